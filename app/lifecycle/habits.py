"""What the office usually writes, for the fields of a form; and the numbers beside the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.lifecycle.desk import Scope, running, usual_scope
from app.office import Office

OF_A_REVIEW = ("review.", "filingreview.substantive")
"""How the keys of the periods begin that run while a text is reviewed: one of ours, or one that a department filed."""
_COME_IN = ("filingreview.", "objection.", "reconsideration.", "judicial_advice.", "procuratorial_advice.")
"""How the keys of the periods begin that run for what came in: departments' filings, and objections."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Defaults for a form: today, who is at the desk, the words last used, the units known by full name, the people who work here."""

    today: date
    operator: str
    carrier: str
    consulted_on: str
    meeting: str
    signatory: str
    units: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much waits: due items, documents, reviews in hand, filings open, departments' filings and objections, and how many are overdue."""

    due: int
    overdue: int
    documents: int
    reviews: int
    reviews_overdue: int
    filings: int
    filings_overdue: int
    incomings: int
    incomings_overdue: int


def habits(office: Office) -> Habits:
    """The office's habits today."""
    last = office.store.documents.last_used()
    units = tuple(unit.name for unit in office.store.people.units())
    return Habits(
        office.today(), office.operator, last.get("carrier", ""), last.get("consulted_on", ""), last.get("meeting", ""),
        last.get("signatory", ""), units, tuple(person.name for person in office.store.people.people() if person.active),
    )  # fmt: skip


def tally(office: Office) -> Tally:
    """The numbers of today; what is due as the operator's desk counts it at first."""
    by_key = office.store.desk.by_key(running(office, Scope.ALL))
    own = by_key if usual_scope(office) is Scope.ALL else office.store.desk.by_key(running(office, Scope.MINE))
    counts = office.store.documents.counts()
    return Tally(
        due=sum(count for count, _ in own.values()), overdue=sum(late for _, late in own.values()), documents=sum(counts.values()),
        reviews=office.store.reviews.count_in_hand(),
        reviews_overdue=sum(late for key, (_, late) in by_key.items() if key.startswith(OF_A_REVIEW)),
        filings=office.store.filings.count("due"),
        filings_overdue=sum(late for key, (_, late) in by_key.items() if key.startswith("filing.")),
        incomings=office.store.incomings.open_ones() + office.store.incomings.open_objections(),
        incomings_overdue=sum(late for key, (_, late) in by_key.items() if key.startswith(_COME_IN)),
    )  # fmt: skip
