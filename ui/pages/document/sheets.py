"""表单: every paper of a document in one menu, each shown for printing and kept as PDF or Word, and why one cannot be made yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.correspondence import letters
from app.filing.papers import filing_report, filing_slip
from app.filing.statement import explanatory_statement
from app.forms.paper import Form
from app.lifecycle.papers.comment_table import comment_table
from app.lifecycle.papers.registration_application import registration_application
from app.lifecycle.papers.repeal_announcement import repeal_announcement
from app.lifecycle.papers.submission_letter import submission_letter
from app.lifecycle.papers.submission_slip import submission_slip
from app.office import Office
from app.review.opinion import opinion
from app.review.record import record
from ui.pages.document.forms import View
from ui.pages.naming import named


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: how it is called, what fills it from the store, and why it cannot be made yet."""

    key: str
    name: str
    fill: Callable[[Office, str], Form]
    why_not: Callable[[View], str]


def _submitted(view: View) -> str:
    return "" if view.dossier.document.submitted_on else "还没有送审。送审以后可以打印。"


def _accepted(view: View) -> str:
    return "" if view.dossier.reviews else "还没有受理。受理以后可以打印。"


def _drafted(view: View) -> str:
    return "" if view.dossier.document.current_version_id else "还没有文稿。放入文稿以后可以打印。"


def _signed(view: View) -> str:
    return "" if view.dossier.document.signed_on else "还没有签发。签发以后可以打印。"


def _ended(view: View) -> str:
    document = view.dossier.document
    return "" if document.repealed_on or document.declared_invalid_on else "没有废止，也没有宣布失效。"


def _consulted(view: View) -> str:
    course = view.course
    has_any = course is not None and (course.comments or course.tally.none_received)
    return "" if has_any else "还没有登记收到的意见。"


def _filed(recipient: str) -> Callable[[View], str]:
    def why_not(view: View) -> str:
        has_chain = any(filing.recipient == recipient for filing in view.dossier.filings)
        return "" if has_chain else "还没有公布。公布以后可以打印。"

    return why_not


def _of(recipient: str, fill: Callable[[Office, str, str], Form]) -> Callable[[Office, str], Form]:
    return lambda office, document: fill(office, document, recipient)


SHEETS: tuple[Sheet, ...] = (
    Sheet("comment_table", "意见采纳情况表", comment_table, _consulted),
    Sheet("submission_letter", "送审函", submission_letter, _drafted),
    Sheet("submission_slip", "送审登记表", submission_slip, _submitted),
    Sheet("receipt", "收文回执", lambda o, d: letters.receipt(o, d)[1], _submitted),
    Sheet("review_opinion", "合法性审核意见书", opinion, _accepted),
    Sheet("review_record", "合法性审核记录", record, _accepted),
    Sheet("registration_application", "登记编号申请表", registration_application, _signed),
    Sheet("filing_report_muni", "备案报告（市政府）", _of("muni", filing_report), _filed("muni")),
    Sheet("filing_report_npc", "备案报告（区人大常委会）", _of("npc", filing_report), _filed("npc")),
    Sheet("filing_slip_muni", "备案登记表（市政府）", _of("muni", filing_slip), _filed("muni")),
    Sheet("filing_slip_npc", "备案登记表（区人大常委会）", _of("npc", filing_slip), _filed("npc")),
    Sheet("statement_muni", "备案说明（市政府）", _of("muni", explanatory_statement), _filed("muni")),
    Sheet("statement_npc", "备案说明（区人大常委会）", _of("npc", explanatory_statement), _filed("npc")),
    Sheet("repeal_announcement", "废止公告", lambda o, d: repeal_announcement(o, [d]), _ended),
)
"""In the order of the work."""

PAPER = "paper:"
"""Begins the name by which a verb asks for a paper: paper:comment_table."""


def sheet(key: str) -> Sheet:
    """The paper called ``key``. Raises KeyError."""
    return {one.key: one for one in SHEETS}[key]


def titled(view: View, one: Sheet) -> str:
    """The paper's name for a file."""
    return f"{named(view.dossier.document)}{one.name}"
