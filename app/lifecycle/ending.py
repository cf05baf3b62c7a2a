"""废止, 宣布失效, 归档, and taking a terminated matter up again (重新起草)."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.filing import rounds
from app.lifecycle import announcing, competition, duties, guards
from app.lifecycle.dates import in_order
from app.lifecycle.made import Made
from app.lifecycle.publication import WARNING
from app.lifecycle.step import allowed, record
from app.lifecycle.transitions import Act
from app.office import Office
from db.records import Document

REPEALED, INVALID = "废止", "宣布失效"


def repeal(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """废止 a published document from ``on``: force follows at once, the procedure stays where it is. It has left the house.

    The decision is filed as the document was (重庆市备案审查条例 §38): a round begins with every recipient on the day it is taken, also where it
    takes effect later; and it is disclosed (``announcing``).
    """
    document = office.document(document_id)
    _refuse_unfit(document, reason, REPEALED)
    if document.repealed_on is not None:
        raise Refused(f"《{document.title}》已于 {document.repealed_on} 废止。")
    return _end(office, document, "repeal", REPEALED, reason.strip(), on or office.today())


def declare_invalid(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """宣布失效 of a published document whose object is gone or whose time is over; filed and final as :func:`repeal`."""
    document = office.document(document_id)
    _refuse_unfit(document, reason, INVALID)
    ended = document.declared_invalid_on or document.repealed_on
    if ended is not None:
        raise Refused(f"《{document.title}》已于 {ended} {INVALID if document.declared_invalid_on else REPEALED}。")
    return _end(office, document, "declare_invalid", INVALID, reason.strip(), on or office.today())


def _refuse_unfit(document: Document, reason: str, word: str) -> None:
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，不用{word}。不再办理的，退回终止。")
    if not reason.strip():
        raise Refused(f"{word}要写明理由。填写理由后再办。")


def _end(office: Office, document: Document, name: str, word: str, reason: str, day: date) -> Made:
    in_order(day, f"{word}日", document.published_on, "公布日")
    with office.act(name, f"{word}：{document.title}") as act:
        act.final_now()
        duties.end(office, act, document.id, WARNING, day, duties.VOID)
        competition.forget(office, act, document.id)
        # decided no later than it is entered, whatever day it takes effect
        decided = min(day, office.today())
        if document.origin == "own":
            announcing.begin(office, act, document.id, word, decided)
        if word == REPEALED:
            document = act.update(document, repealed_on=day, repeal_reason=reason, category=REPEALED)
        else:
            document = act.update(document, declared_invalid_on=day, category=REPEALED)
        filings = rounds.begin(office, act, document, occasion=rounds.REPEALED, on=decided) if document.origin == "own" else {}
        record(act, office, document, name, day, reason)
    return {"document": document.id, "filings": filings} if filings else {"document": document.id}


def archive(office: Office, document_id: str, *, number: str | None = None, on: date | None = None, despite: str | None = None) -> Made:
    """归档 under ``number`` (档案号): both filings concluded, the archive list complete."""
    document = office.document(document_id)
    step = allowed(office, document, Act.ARCHIVE, on, guards=guards.to_archive(office, document), despite=despite)
    called = (number or "").strip() or None
    with office.act("archive", f"归档：{document.title}") as act:
        note = "卷内材料齐全" if not step.missing else "带缺项归档"
        step.enter(act, note + (f"，档案号 {called}" if called else ""), archived_on=step.on, archive_number=called)
    return {"document": document_id}


def reopen(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """重新起草 a terminated matter: it goes back to drafting, its history stays."""
    document = office.document(document_id)
    if not reason.strip():
        raise Refused("重新起草要写明缘由。填写后再办。")
    step = allowed(office, document, Act.REOPEN, on)
    with office.act("reopen", f"重新起草：{document.title}") as act:
        step.enter(act, reason.strip(), outcome=None)
    return {"document": document_id}
