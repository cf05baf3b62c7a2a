"""复函 that a paper is no normative document, and the receipt for a submission: numbered, once each."""

from __future__ import annotations

from datetime import date, datetime

from app.correspondence.entry import log
from app.errors import Refused
from app.lifecycle.instants import of_day
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.step import record
from app.lifecycle.units import name_of
from app.office import Office

REPLY, RECEIPT = "reply_letter", "receipt"


def reply_letter(office: Office, document_id: str, *, on: date | None = None) -> Made:
    """Answer the drafting unit that its paper is no normative document. Raises Refused before that was determined."""
    document = office.document(document_id)
    if document.normative is not False:
        raise Refused("还没有认定为非规范性文件，不用复函。先做认定。")
    day = on or office.today()
    when = of_day(day, office.now())
    unit = name_of(office, document) or "送审单位"
    with office.act("reply_letter", f"复函：{document.called}") as act:
        number = issue(office, act, REPLY, document_id, day.year)
        words = "不属于行政规范性文件，退回按公文处理"
        made = log(office, act, document, kind="letter", outgoing=True, when=when, counterpart=unit, words=words, number=number)
        record(act, office, document, "reply_letter", day, f"{number}　{unit}")
    return {"document": document_id, "contact": made.id, "number": number}


def receipt(office: Office, document_id: str, *, at: datetime | None = None) -> Made:
    """Number a receipt for what came in at ``at`` (kept as 收件时间; without it the time kept already, else now). Raises Refused for a time to come."""
    document = office.document(document_id)
    when = (at or document.received_at or office.now()).replace(second=0, microsecond=0)
    if office.is_to_come(when):
        raise Refused(f"{when:%m-%d %H:%M} 还没有到。核对收件时间后再办。")
    with office.act("receipt", f"收文回执：{document.called}") as act:
        number = issue(office, act, RECEIPT, document_id, when.year)
        changed = act.update(document, received_at=when)
        record(act, office, changed, "receipt", when.date(), f"{number}　{when:%m-%d %H:%M} 收件")
    return {"document": document_id, "number": number}
