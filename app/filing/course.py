"""How far a filing is and how it got there: what was sent, what came back, and whether it was in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.filing.rounds import DUE
from app.filing.states import KINDS, STATES
from app.lifecycle import duties
from app.lifecycle.deadlines import opening
from app.office import Office
from db.records import Deadline, Document, Filing, FilingStep

_ACTS = {"file": "报送", "receive": "收到回执"}
_KEPT = (*_ACTS, "outcome", "reissue")


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened in a filing: the day, the word (报送, 收到回执, 审查无问题), a number where it bears one, what it says.

    ``file_sha`` and ``file_name`` are those of its paper, where one is kept.
    """

    on: date
    what: str
    note: str = ""
    words: str = ""
    file_sha: str = ""
    file_name: str = ""


def course(office: Office, document: Document, filing: Filing, name: str) -> tuple[Happened, ...]:
    """What happened in ``filing``, in the order recorded. ``name`` is the recipient's, under which an older history keeps it."""
    if filing.state == DUE:
        return ()
    steps = office.store.filings.steps(filing.id)
    told = tuple(_of_step(step) for step in steps)
    if steps and steps[0].kind == "file":
        return told
    # filed before steps were kept, or entered with a ledger: the history or the row tells what came before
    return (*_before(office, document, filing, name, steps), *told)


def _of_step(step: FilingStep) -> Happened:
    return Happened(step.on_date, KINDS[step.kind], step.number or "", step.words, step.file_sha or "", step.file_name or "")


def _before(office: Office, document: Document, filing: Filing, name: str, steps: tuple[FilingStep, ...]) -> tuple[Happened, ...]:
    prefix = f"{name}，"
    kept = [
        e
        for e in office.store.documents.events(document.id)
        if e.act in _KEPT and e.note.startswith(prefix) and not (steps and e.at >= steps[0].at)
    ]
    if kept:
        told = [(e, e.note.removeprefix(prefix)) for e in kept]
        return tuple(Happened(e.on_date, _ACTS.get(e.act, rest), rest if e.act in _ACTS else "") for e, rest in told)
    return _from_row(filing, has_steps=bool(steps))


def is_late(filing: Filing, deadline: Deadline) -> bool:
    """Whether the filing went out after its last day."""
    return filing.filed_on is not None and filing.filed_on > deadline.due_on


def reason(office: Office, filing: Filing, deadline: Deadline) -> str:
    """Why and by when, in one line; once filed, also on which day and how many working days early or late."""
    if filing.filed_on is None:
        return duties.sentence(office, deadline)
    unverified = "" if deadline.verified else "（依据待核对）"
    today = office.today()
    why = opening(duties.recalled(office, deadline))
    return f"{why}，{_day(deadline.due_on, today)}到期{unverified}。{_day(filing.filed_on, today)}已报送，{_timing(office, filing.filed_on, deadline)}。"


def _timing(office: Office, filed_on: date, deadline: Deadline) -> str:
    if filed_on == deadline.due_on:
        return "到期当天，按期"
    if filed_on < deadline.due_on:
        early = office.calendar.workdays_between(filed_on, deadline.due_on)
        return f"提前 {early} 工作日" if early else "按期"
    late = office.calendar.workdays_between(deadline.due_on, filed_on)
    return f"逾期 {late} 工作日" if late else "逾期，不足 1 工作日"


def _from_row(filing: Filing, *, has_steps: bool) -> tuple[Happened, ...]:
    """The course as far as the filing's own row tells it, for a history kept under another name of the recipient."""
    made = []
    if filing.filed_on:
        made.append(Happened(filing.filed_on, "报送", filing.report_number or ""))
    if has_steps:
        return tuple(made)
    if filing.received_on:
        made.append(Happened(filing.received_on, "收到回执", filing.receipt_number or ""))
    if filing.result_on:
        made.append(Happened(filing.result_on, filing.result or STATES[filing.state]))
    if filing.reissued_on:
        made.append(Happened(filing.reissued_on, "更正件已补发"))
    return tuple(made)


def _day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
