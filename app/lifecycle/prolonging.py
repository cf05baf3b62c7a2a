"""延长期限: a running deadline is extended once, by a person, with a reason; it stays inside the house."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle import duties
from app.lifecycle.jurisdiction import LONGEST
from app.lifecycle.made import Made
from app.lifecycle.periods import Period, Unit
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said


def prolong(office: Office, deadline_id: str, *, amount: int, unit: str, reason: str, on: date | None = None) -> Made:
    """Extend a running deadline by ``amount`` of ``unit`` from its end before rolling.

    Raises Refused a second time, out of time, without a reason, and for a length that cannot be.
    """
    if unit not in {one.value for one in Unit} or not 1 <= amount <= LONGEST:
        raise Refused(f"“{amount}{unit}”不是期限。单位写日、工作日或者月，数值写 1 到 {LONGEST} 之间的整数。")
    with said():
        deadline = office.store.documents.deadline(deadline_id)
    document = office.document(deadline.document_id)
    day = on or office.today()
    with office.act("extend_deadline", f"延长“{deadline.name}”：{document.title}") as act:
        moved = duties.extend(office, act, deadline, Period(amount, Unit(unit)), day, reason)
        words = f"{deadline.name}延长{Period(amount, Unit(unit))}，截止日由 {deadline.due_on} 改为 {moved.due_on}；理由：{reason.strip()}"
        record(act, office, document, "extend_deadline", day, words)
    return {"document": document.id, "due_on": moved.due_on.isoformat()}
