"""What the office usually writes, for the fields of a form; and the numbers beside the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.lifecycle.desk import near
from app.lifecycle.stages import Stage
from app.office import Office


@dataclass(frozen=True, slots=True)
class Habits:
    """Defaults for a form: today, who is at the desk, the words last used, the units known by full name."""

    today: date
    operator: str
    carrier: str
    consulted_on: str
    meeting: str
    signatory: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much waits: due items, documents, reviews in hand, filings open, and how many of each are overdue."""

    due: int
    overdue: int
    documents: int
    reviews: int
    reviews_overdue: int
    filings: int
    filings_overdue: int


def habits(office: Office) -> Habits:
    """The office's habits today."""
    last = office.store.documents.last_used()
    units = tuple(unit.name for unit in office.store.people.units())
    return Habits(
        office.today(), office.operator, last.get("carrier", ""), last.get("consulted_on", ""), last.get("meeting", ""),
        last.get("signatory", ""), units,
    )  # fmt: skip


def tally(office: Office) -> Tally:
    """The numbers of today."""
    running = near(office)
    counts = office.store.documents.counts()
    late = [due.deadline.key for due in running if due.workdays_left < 0]
    filings = office.store.filings.counts().get("due", 0)
    return Tally(
        due=len(running), overdue=len(late), documents=sum(counts.values()),
        reviews=counts.get(Stage.UNDER_REVIEW, 0) + counts.get(Stage.REVISING, 0),
        reviews_overdue=sum(key.startswith("review.") for key in late), filings=filings,
        filings_overdue=sum(key.startswith("filing.") for key in late),
    )  # fmt: skip
