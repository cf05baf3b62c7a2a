"""The department's own period: within so many days of publication it has to file, and whether it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.lifecycle import deadlines, duties
from app.office import Office
from db.acts import Act
from db.records import Deadline, Document


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a filing came: ``days`` in 日, 0 when in time; None while nobody knows when the document was published."""

    known: bool
    days: int
    due_on: date | None = None

    @property
    def told(self) -> str:
        """In words: 按期报送, 逾期 5 日报送, 没有公布日期，是否按期算不出来."""
        if not self.known:
            return "没有公布日期，是否按期算不出来"
        return f"逾期 {self.days} 日报送" if self.days else "按期报送"


def filed_period(office: Office, act: Act, document: Document, on: date) -> Deadline | None:
    """Record the period in which the department had to file as met on ``on``; None while the day of publication is not known."""
    if document.published_on is None:
        return None
    jurisdiction = office.jurisdiction_on(document.published_on)
    due = deadlines.deadline(document.id, jurisdiction.incoming.deadline, document.published_on, jurisdiction, office.calendar)
    return act.insert(duties.met(act, due, on))


def lateness(period: Deadline | None, on: date) -> Lateness:
    """How late a filing of the day ``on`` is."""
    if period is None:
        return Lateness(False, 0)
    return Lateness(True, max((on - period.due_on).days, 0), period.due_on)


def due_on(office: Office, published_on: date) -> date:
    """The last day for a department to file what it published on that day."""
    jurisdiction = office.jurisdiction_on(published_on)
    return deadlines.deadline("", jurisdiction.incoming.deadline, published_on, jurisdiction, office.calendar).due_on
