"""停止执行 of a published document, and 恢复执行: a stop is in force until something lifts it, and nothing that merely goes by does."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle.dates import in_order
from app.lifecycle.guard import Guard
from app.lifecycle.made import Made
from app.lifecycle.step import passed_over, record
from app.lifecycle.stops import RESUME, STOP
from app.office import Office
from db import acts
from db.records import Document

_UNDISPOSED = frozenset({"rectify_opinion", "plan_submitted"})
"""States of a filing whose opinion (纠错意见) still waits for what becomes of the document."""


def is_stopped(document: Document) -> bool:
    """Whether a stop was recorded and not lifted; its first day may be still to come."""
    return document.suspended_on is not None and document.resumed_on is None


def stop(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """停止执行 from ``on``, as an objection or a court makes the office do it. Raises Refused before publication, after the end, where it is stopped already, without a reason."""
    document = office.document(document_id)
    _refuse_unfit(document, reason, "停止执行")
    if is_stopped(document):
        raise Refused(f"《{document.title}》{document.suspended_on} 起已经停止执行。要再执行的，登记恢复执行。")
    day = on or office.today()
    in_order(day, "停止执行日", document.published_on, "公布日")
    with office.act("suspend", f"停止执行：{document.title}") as act:
        begin(office, act, document, day, reason.strip())
    return {"document": document_id}


def begin(office: Office, act: acts.Act, document: Document, on: date, why: str) -> Document:
    """Stop the document within an open act, whatever brings it; one that stands stopped by that day stays so. An earlier spell stays in the history.

    Raises Refused for a day on which an earlier stop was not lifted yet.
    """
    if is_stopped(document) and document.suspended_on is not None and document.suspended_on <= on:
        return document
    if not is_stopped(document):
        in_order(on, "停止执行日", document.resumed_on, "上一次恢复执行日")
        _remember(office, act, document)
    document = act.update(document, suspended_on=on, resumed_on=None)
    record(act, office, document, STOP, on, why)
    return document


def lift(
    office: Office, act: acts.Act, document: Document, on: date, why: str, despite: str | None = None, missing: tuple[str, ...] = ()
) -> Document:
    """恢复执行 of a stopped document within an open act, whatever brings it. Raises Refused for a day before the stop."""
    in_order(on, "恢复执行日", document.suspended_on, "停止执行日")
    document = act.update(document, resumed_on=on)
    record(act, office, document, RESUME, on, why, despite, missing)
    return document


def _remember(office: Office, act: acts.Act, document: Document) -> None:
    """Put the spell that the document alone tells among the steps, before a new stop takes its place."""
    if document.suspended_on is None or document.resumed_on is None or document.resumed_on <= document.suspended_on:
        return
    told = {(event.act, event.on_date) for event in office.store.documents.events(document.id)}
    for name, day in ((STOP, document.suspended_on), (RESUME, document.resumed_on)):
        if (name, day) not in told:
            record(act, office, document, name, day, "此前已经登记")


def resume(office: Office, document_id: str, *, reason: str, on: date | None = None, despite: str | None = None) -> Made:
    """恢复执行 from ``on``: the document is executed again, and the days between stay days on which it was stopped.

    Raises Refused where it is not stopped or has ended, Missing where an opinion on it was not disposed of, unless ``despite`` says why.
    """
    document = office.document(document_id)
    _refuse_unfit(document, reason, "恢复执行")
    if not is_stopped(document):
        raise Refused(f"《{document.title}》没有停止执行，不用恢复。")
    day = on or office.today()
    in_order(day, "恢复执行日", document.suspended_on, "停止执行日")
    missing = passed_over(_undisposed(office, document), despite)
    with office.act("resume", f"恢复执行：{document.title}") as act:
        lift(office, act, document, day, reason.strip(), despite if missing else None, missing)
    return {"document": document_id}


def _undisposed(office: Office, document: Document) -> tuple[Guard, ...]:
    """One guard for each filing: an opinion on the document is disposed of (处置完毕) or its filing closed."""
    return tuple(
        Guard("审查意见已处置", filing.state not in _UNDISPOSED, "", f"{short}的审查意见还没有处置完毕", mend="filing")
        for filing in office.store.filings.of_document(document.id)
        for short in (office.jurisdiction.recipient(filing.recipient).short,)
    )


def _refuse_unfit(document: Document, reason: str, word: str) -> None:
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，不用{word}。")
    for ended, how in ((document.annulled_on, "被撤销"), (document.repealed_on, "废止"), (document.declared_invalid_on, "宣布失效")):
        if ended is not None:
            raise Refused(f"《{document.title}》已于 {ended} {how}，不能再{word}。")
    if not reason.strip():
        raise Refused(f"{word}要写明理由。填写理由后再办。")
