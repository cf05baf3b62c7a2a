"""延期: before its validity ends a document is published anew with the validity counted anew, and filed again (domain: 届满前评估、延期)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.filing import rounds
from app.lifecycle import places, proceedings
from app.lifecycle.consequences import move_warning
from app.lifecycle.dates import in_order
from app.lifecycle.guard import Guard
from app.lifecycle.made import Made
from app.lifecycle.periods import valid_until
from app.lifecycle.register import ENDED, force_on
from app.lifecycle.step import passed_over, record
from app.office import Office
from db.records import Document, Extension

EXTENDED = "延期"


@dataclass(frozen=True, slots=True)
class Trial:
    """What an extension published on a day would come to: the last day in force until now, the new one, and on what it rests."""

    before: date | None
    until: date
    because: str


def trial(office: Office, document: Document, published_on: date) -> Trial:
    """The new last day: the jurisdiction's validity for this title, counted from the new publication, its first day."""
    usual = office.jurisdiction_on(published_on).validity(document.called)
    to_check = "" if usual.verified else "（依据待核对）"
    return Trial(document.valid_until, valid_until(published_on, usual.period), f"自重新公布之日起{usual.period}{to_check}")


def guards(office: Office, document: Document) -> tuple[Guard, ...]:
    """Before 延期: an evaluation that does not speak against it."""
    held = [row for row in proceedings.of(office, document.id) if row.kind == proceedings.EVALUATION]
    last = held[-1] if held else None
    told = f"实施后评估结论为{last.conclusion}" if last and last.conclusion else "没有实施后评估的记录"
    good = last is not None and last.conclusion in (None, "保留", EXTENDED)
    evidence = proceedings.told(last) if last else ""
    return (Guard("已作实施后评估", good, evidence, told, mend=f"proceeding:{proceedings.EVALUATION}"),)


def extend(
    office: Office,
    document_id: str,
    *,
    reason: str,
    published_on: date | None = None,
    until: date | None = None,
    carrier: str = "",
    number: str | None = None,
    despite: str | None = None,
) -> Made:
    """Extend a document in force: published anew on ``published_on``, valid until ``until`` (default: counted anew). It has left the house.

    The warning of the end moves, and a round of filing begins with every recipient. Raises Refused for a document that is not in force,
    has no end, or would not end later; Missing without an evaluation and without ``despite``.
    """
    document = office.document(document_id)
    day = published_on or office.today()
    _refuse_unfit(office, document, reason, day)
    last = until or trial(office, document, day).until
    if document.valid_until is not None and last <= document.valid_until:
        raise Refused(f"延期后的有效期至 {last}，没有晚于现在的 {document.valid_until}。核对后再办。")
    missing = passed_over(guards(office, document), despite)
    with office.act("extend", f"延期：{document.title}") as act:
        act.final_now()
        row = act.insert(
            Extension(
                id=act.new_id(), document_id=document_id, on_date=day, published_on=day, before=document.valid_until, until=last,
                reason=reason.strip(), number=(number or "").strip() or None, operator=office.operator,
            )
        )  # fmt: skip
        after = act.update(document, valid_until=last, category=EXTENDED)
        move_warning(office, act, document, after)
        if carrier.strip():
            places.put(office, act, document_id, carrier, None, day, None)
        filings = rounds.begin(office, act, after, occasion=rounds.EXTENDED, on=day) if after.origin == "own" else {}
        note = f"有效期由 {document.valid_until} 延至 {last}；理由：{reason.strip()}"
        record(act, office, after, "extend", day, note, despite if missing else None, missing)
    made = {"document": document_id, "extension": row.id}
    return {**made, "filings": filings} if filings else made


def _refuse_unfit(office: Office, document: Document, reason: str, day: date) -> None:
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，不用延期。")
    if document.valid_until is None:
        raise Refused(f"《{document.title}》没有登记有效期，不用延期。先在基本信息里填写有效期。")
    if not reason.strip():
        raise Refused("延期要写明理由。填写继续有效的必要后再办。")
    in_order(day, "重新公布日", document.published_on, "公布日")
    now = force_on(office, document, day)
    if now.force in ENDED:
        raise Refused(f"《{document.title}》在 {day} 已经{now.force.label}，不能延期。需要继续实施的，按程序重新制定。")
