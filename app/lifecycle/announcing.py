"""公开废止决定: a decision to repeal or to declare invalid is disclosed within the period of a document that was made (政府信息公开条例 §26)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.lifecycle import duties, places
from app.lifecycle.attached import attached
from app.lifecycle.dates import in_order
from app.lifecycle.deadlines import begun_by, deadline
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from db.acts import Act
from db.records import Deadline

_USUAL = "disclose.max"
KEY = "disclose.repeal"


def begin(office: Office, act: Act, document_id: str, word: str, on: date) -> None:
    """Start the period in which the decision (``word``: 废止 or 宣布失效) taken on ``on`` is published, within an open act; an older one is void."""
    duties.end(office, act, document_id, KEY, on, duties.VOID)
    usual = deadline(document_id, _USUAL, on, office.jurisdiction_on(on), office.calendar)
    duties.put(act, begun_by(word, replace(usual, key=KEY, name=f"公开{word}决定")))


def waiting(office: Office, document_id: str) -> Deadline | None:
    """The running period of the announcement; None where none runs."""
    rows = office.store.documents.deadlines(document_id)
    return next((row for row in rows if row.key == KEY and row.state == duties.OPEN), None)


def announce(
    office: Office, document_id: str, *, carrier: str, address: str | None = None, on: date | None = None, file: Path | None = None
) -> Made:
    """公布废止公告 on ``carrier`` (several parted by 、): the period ends, and the places are kept. It has left the house.

    Raises Refused where no decision waits for it, without a carrier, for a day before the decision.
    """
    document, running = office.document(document_id), waiting(office, document_id)
    if running is None:
        raise Refused(f"《{document.title}》没有等着公开的废止决定。先登记废止或者宣布失效；公开过的不用再登记。")
    if not carrier.strip():
        raise Refused("没有填公布载体。填写政府网站、公报等载体后再登记。")
    day = on or office.today()
    in_order(day, "公告公布日", running.start_on, f"{running.start_event}决定日")
    kept = attached(office, file)
    with office.act("announce", f"{running.name}：{document.title}") as act:
        act.final_now()
        rows = places.put(office, act, document_id, carrier, address, day, kept)
        duties.end(office, act, document_id, KEY, day)
        record(act, office, document, "announce", day, "；".join(places.told(row) for row in rows))
    return {"document": document_id, "publication": rows[0].id}
