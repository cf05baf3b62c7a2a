"""工作台: what is due, in the order it is due, with the reason beside it; what lapses soon; the year so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.lifecycle.deadlines import reason, recalled
from app.lifecycle.force import Force
from app.lifecycle.register import Due, expiring, force_on, is_duty, running
from app.office import Office
from db.records import Document, Filing

_SOON, _FORTNIGHT, _HORIZON = 3, 10, 60
"""Working days: the bounds of the groups, and how far ahead the desk looks at all (a document's end may be years away)."""


class Group(StrEnum):
    """The four groups of the desk; the value is the heading."""

    OVERDUE = "已逾期"
    SOON = "3个工作日内"
    FORTNIGHT = "两周内"
    LATER = "以后"


class Place(StrEnum):
    """Where the work of a due item is done."""

    REVIEW = "review"
    FILING = "filing"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One due item: what to do (line 1), why and until when (line 2), and where."""

    due: Due
    document: Document
    group: Group
    action: str
    reason: str
    unit: str
    button: str
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the year so far, with the documents it counts."""

    value: str
    unit: str
    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the start page shows."""

    today: date
    items: tuple[DeskItem, ...]
    expiring: tuple[Document, ...]
    figures: tuple[Figure, ...]
    recent: tuple[Document, ...]


def desk(office: Office) -> Desk:
    """The desk of today."""
    documents = {document.id: document for document in office.store.documents.all()}
    items = _items(office, near(office), documents)
    ordered = sorted(items, key=lambda item: (item.due.deadline.due_on, item.document.created_at))
    recent = list(reversed(documents.values()))[:3]
    return Desk(office.today(), tuple(ordered), expiring(office), figures(office), tuple(recent))


def near(office: Office) -> tuple[Due, ...]:
    """The running deadlines that stand on the desk: overdue, or due within the days the desk looks ahead."""
    return tuple(due for due in running(office) if due.workdays_left <= _HORIZON and is_duty(due))


def figures(office: Office) -> tuple[Figure, ...]:
    """What this year has come to so far."""
    year = office.today().year
    documents = office.store.documents.all()
    accepted = [r for r in office.store.reviews.all() if r.accepted_on and r.accepted_on.year == year]
    done = [r for r in accepted if r.concluded_on and r.accepted_on]
    calendar = office.calendar
    spent = [calendar.workdays_between(r.accepted_on, r.concluded_on) for r in done if r.accepted_on and r.concluded_on]
    published = [d.id for d in documents if d.published_on and d.published_on.year == year]
    due, timely = _filings(office, year)
    force = {d.id: force_on(office, d, office.today()).force for d in documents if d.published_on}
    repealed = [d.id for d in documents if d.repealed_on and d.repealed_on.year == year]
    return (
        Figure(str(len({r.document_id for r in accepted})), "件", "受理合法性审核", tuple({r.document_id for r in accepted})),
        Figure(f"{sum(spent) / len(spent):.1f}" if spent else "—", "工作日", "平均审核用时", tuple({r.document_id for r in done})),
        Figure(str(len(published)), "件", "制定公布", tuple(published)),
        Figure(f"{100 * len(timely) / len(due):.1f}%" if due else "—", "", "按时备案率", tuple({f.document_id for f in due})),
        Figure(str(sum(f is Force.IN_FORCE for f in force.values())), "件", "现行有效",
               tuple(key for key, f in force.items() if f is Force.IN_FORCE)),
        Figure(str(len(repealed)), "件", "今年废止", tuple(repealed)),
    )  # fmt: skip


def _filings(office: Office, year: int) -> tuple[list[Filing], list[Filing]]:
    """The filings that were to be made by today (应报备: made this year, or fallen due this year and not made), and those made in time."""
    due_on = {deadline.id: deadline.due_on for deadline in office.store.documents.deadlines_of_filings()}
    every = office.store.filings.all()
    filed = [f for f in every if f.filed_on and f.filed_on.year == year]
    late = [f for f in every if f.state == "due" and due_on[f.deadline_id].year == year and due_on[f.deadline_id] < office.today()]
    return [*filed, *late], [f for f in filed if f.filed_on and f.filed_on <= due_on[f.deadline_id]]


def _items(office: Office, dues: Sequence[Due], documents: Mapping[str, Document]) -> list[DeskItem]:
    today, jurisdiction, calendar = office.today(), office.jurisdiction, office.calendar
    units = {unit.id: unit.short_name or unit.name for unit in office.store.people.units()}
    made: list[DeskItem] = []
    for due in dues:
        document = documents[due.deadline.document_id]
        why = reason(recalled(due.deadline, jurisdiction, calendar), today)
        place, button = _place(due.deadline.key)
        unit = units.get(document.drafting_unit_id or "", "")
        made.append(DeskItem(due, document, _group(due), due.deadline.name, why, unit, button, place))
    return made


def _group(due: Due) -> Group:
    if due.workdays_left < 0:
        return Group.OVERDUE
    if due.workdays_left <= _SOON:
        return Group.SOON
    return Group.FORTNIGHT if due.workdays_left <= _FORTNIGHT else Group.LATER


def _place(key: str) -> tuple[Place, str]:
    if key.startswith("review."):
        return Place.REVIEW, "继续审核"
    if key.startswith("filing."):
        return Place.FILING, "去报送"
    return Place.DOCUMENT, "查看"
