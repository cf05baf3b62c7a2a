"""工作台: what is due, in the order it is due, with the reason beside it; what lapses soon; the year so far.

Everything is counted in the store and only what the page shows is read, so that the desk of 20,000 documents is as quick as that of twenty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.filing import catalogue
from app.filing.catalogue import Yearly
from app.lifecycle.deadlines import light, reason, recalled, standstills, workdays_left
from app.lifecycle.gaps import gaps
from app.lifecycle.register import Due
from app.lifecycle.stages import Stage
from app.office import Office
from app.people.handling import Handling, handled, mine
from app.people.role import Role
from db.records import Deadline, Document, Lapse, Person, Running, Whose

SHOWN = 30
"""How many items of a group are read; the register shows the rest."""

_SOON, _FORTNIGHT, _HORIZON = 3, 10, 60
"""Working days: the bounds of the groups, and how far ahead the desk looks at all (a document's end may be years away)."""

LACKING, AWAITED = "缺项待补", "等起草单位答复"
"""The headings of what rests without a day it is due on."""

_ENDED = (Stage.ARCHIVED, Stage.REJECTED, Stage.CONCLUDED)

_FILING_VERBS = {
    "supplement": "去补报", "explain": "去说明", "reply": "去回复", "dispose": "去处置", "dispose_max": "去处置", "report": "去报告",
}  # fmt: skip
"""What a period that a recipient's letter started asks for, by the end of its key."""

_LAPSING = timedelta(days=183)
_LEAST_PERIODS = ("consult.",)
"""Periods that bind nobody any more once they have run out: a consultation's least length."""


class Group(StrEnum):
    """The four groups of the desk; the value is the heading."""

    OVERDUE = "已逾期"
    SOON = "3个工作日内"
    FORTNIGHT = "两周内"
    LATER = "以后"


class Scope(StrEnum):
    """Whose matters the desk shows; the value is the word of the segment."""

    MINE = "我的"
    ALL = "全部"


class Place(StrEnum):
    """Where the work of a due item is done."""

    REVIEW = "review"
    FILING = "filing"
    DOCUMENT = "document"
    INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One due item: what to do (line 1), why and until when (line 2), where, and whose it is (``is_mine`` for the operator himself).

    ``is_snoozed`` while it is put off.
    """

    due: Due
    document: Document
    group: Group
    action: str
    reason: str
    unit: str
    button: str
    place: Place
    handling: Handling
    is_mine: bool
    is_snoozed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One group: how many items it has, and the first :data:`SHOWN` of them."""

    group: Group
    count: int
    items: tuple[DeskItem, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """A matter without a day it is due on that still wants something: what, in words, under the heading ``group``."""

    document: Document
    group: str
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the year so far; :func:`counted` finds the ``count`` documents behind it by its ``code``."""

    code: str
    value: str
    unit: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the start page shows. ``is_shared`` when more than one person works here, so that 我的 and 全部 differ."""

    today: date
    scope: Scope
    is_shared: bool
    sections: tuple[Section, ...]
    snoozed: tuple[DeskItem, ...]
    expiring: tuple[Lapse, ...]
    figures: tuple[Figure, ...]
    recent: tuple[Document, ...]
    resting: tuple[Resting, ...] = ()
    yearly: tuple[Yearly, ...] = ()
    """Last year's catalogues of filings that were not sent yet."""

    @property
    def items(self) -> tuple[DeskItem, ...]:
        """The items read, first due first."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def count(self) -> int:
        """How many items there are altogether."""
        return sum(section.count for section in self.sections)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(section.count for section in self.sections if section.group is Group.OVERDUE)


def desk(office: Office, scope: Scope | None = None) -> Desk:
    """The desk of today: of one's own matters or everybody's, or of those usual for the operator's role."""
    today = office.today()
    chosen = scope or usual_scope(office)
    asked = running(office, chosen)
    bounds = _bounds(office)
    store = office.store.desk
    counts = store.counts(asked, list(bounds.values()))
    starts = [None, *bounds.values()]
    found = {
        group: store.deadlines(asked, start, end, SHOWN) if count else ()
        for (group, end), start, count in zip(bounds.items(), starts, counts, strict=False)
    }
    snoozed = store.snoozed(asked)[:SHOWN]
    read = _Reading(office, [deadline for deadlines in (*found.values(), snoozed) for deadline in deadlines])
    sections = [
        Section(group, count, tuple(read.item(deadline, group) for deadline in found[group]))
        for group, count in zip(bounds, counts, strict=True)
        if count
    ]
    return Desk(
        today, chosen, _is_shared(office.store.people.people()), tuple(sections),
        tuple(read.item(deadline, _group(bounds, deadline.due_on)) for deadline in snoozed),
        store.lapsing(today, today + _LAPSING), figures(office), store.recent(3), _resting(office, asked.whose),
        catalogue.waiting(office),
    )  # fmt: skip


def _resting(office: Office, whose: Whose | None) -> tuple[Resting, ...]:
    """What was gone on without and still lacks, and what waits for the drafting unit after the opinion."""
    store = office.store.desk
    lacking, revising = store.passed_over(whose, _ENDED)[:SHOWN], store.reviewed_at(whose, Stage.REVISING)[:SHOWN]
    documents = store.named([*dict.fromkeys((*lacking, *revising))])
    found = ((documents[one], gaps(office, documents[one], office.store.documents.events(one))) for one in lacking)
    return (
        *(Resting(document, LACKING, "；".join(guard.sentence for guard in missing)) for document, missing in found if missing),
        *(Resting(documents[one], AWAITED, "审核意见已出具，等起草单位答复、改好后送复核或者提请审议") for one in revising),
    )


def usual_scope(office: Office) -> Scope:
    """What the desk shows at first: everybody's matters to the 负责人 and where one works alone, else one's own."""
    people = office.store.people.people()
    me = next((person for person in people if person.name == office.operator), None)
    return Scope.ALL if not _is_shared(people) or (me is not None and me.role == Role.HEAD) else Scope.MINE


def running(office: Office, scope: Scope) -> Running:
    """The running deadlines that stand on the desk: overdue, or due within the days the desk looks ahead."""
    whose = mine(office) if scope is Scope.MINE else None
    return Running(office.today(), _bounds(office)[Group.LATER], whose, _LEAST_PERIODS)


def waiting(office: Office, scope: Scope, group: Group) -> tuple[str, ...]:
    """The ids of every document of a group, also of those the desk does not show."""
    bounds = _bounds(office)
    starts: dict[Group, date | None] = dict(zip(bounds, [None, *bounds.values()], strict=False))
    return office.store.desk.documents(running(office, scope), starts[group], bounds[group])


def figures(office: Office) -> tuple[Figure, ...]:
    """What this year has come to so far."""
    store, today = office.store.desk, office.today()
    spent = [(office.calendar.workdays_between(begun, done), count) for begun, done, count in store.reviewed(today)]
    reviews = sum(count for _, count in spent)
    due, timely = (store.count(figure, today, distinct=False) for figure in ("to_file", "filed_in_time"))
    count = {figure: store.count(figure, today) for figure in ("accepted", "concluded", "published", "to_file", "in_force", "repealed")}
    return (
        Figure("accepted", str(count["accepted"]), "件", "受理合法性审核", count["accepted"]),
        Figure("concluded", f"{sum(days * n for days, n in spent) / reviews:.1f}" if reviews else "—", "工作日", "平均审核用时",
               count["concluded"]),
        Figure("published", str(count["published"]), "件", "制定公布", count["published"]),
        Figure("to_file", f"{100 * timely / due:.1f}%" if due else "—", "", "按时备案率", count["to_file"]),
        Figure("in_force", str(count["in_force"]), "件", "现行有效", count["in_force"]),
        Figure("repealed", str(count["repealed"]), "件", "今年废止", count["repealed"]),
    )  # fmt: skip


def counted(office: Office, code: str) -> tuple[str, ...]:
    """The ids of the documents behind a figure. Raises KeyError for a figure that is none."""
    return office.store.desk.counted(code, office.today())


class _Reading:
    """What the items of some deadlines need beside them, read at once."""

    def __init__(self, office: Office, deadlines: Sequence[Deadline]) -> None:
        self._today, self._jurisdiction, self._calendar = office.today(), office.jurisdiction, office.calendar
        self._documents = office.store.desk.named(list({deadline.document_id for deadline in deadlines}))
        self._people: Mapping[str, Person] = {person.id: person for person in office.store.people.people()}
        self._units = {unit.id: unit.short_name or unit.name for unit in office.store.people.units()}
        self._operator = office.operator
        self._suspensions = office.store.procedures.suspensions_of([deadline.id for deadline in deadlines])

    def item(self, deadline: Deadline, group: Group) -> DeskItem:
        """The item of ``deadline``."""
        document = self._documents[deadline.document_id]
        left = workdays_left(deadline.due_on, self._today, self._calendar)
        due = Due(deadline, left, light(deadline.due_on, self._today, self._calendar), deadline.due_on == self._today)
        still = standstills([one for one in self._suspensions if one.deadline_id == deadline.id], self._today)
        why = reason(recalled(deadline, self._jurisdiction, self._calendar, still), self._today)
        whose = handled(document, self._people, self._today)
        place, button = _place(deadline.key)
        unit = self._units.get(document.drafting_unit_id or "", "")
        is_off = deadline.snoozed_until is not None and deadline.snoozed_until > self._today
        return DeskItem(
            due, document, group, deadline.name, why, unit, button, place, whose, whose.handler == self._operator,
            is_off,
        )  # fmt: skip


def _bounds(office: Office) -> dict[Group, date]:
    """The first day behind each group: a day off belongs to the group of the working day before it."""
    today, calendar = office.today(), office.calendar
    behind = {Group.SOON: _SOON, Group.FORTNIGHT: _FORTNIGHT, Group.LATER: _HORIZON}
    return {Group.OVERDUE: today, **{group: calendar.add_workdays(today, days + 1) for group, days in behind.items()}}


def _group(bounds: Mapping[Group, date], due_on: date) -> Group:
    return next((group for group, end in bounds.items() if due_on < end), Group.LATER)


def _is_shared(people: Sequence[Person]) -> bool:
    return sum(person.active for person in people) > 1


def _place(key: str) -> tuple[Place, str]:
    if key.startswith(("review.", "counsel.", "filingreview.substantive")):
        return Place.REVIEW, "继续审核"
    if key.startswith("filingreview."):
        return Place.INCOMING, "去办理"
    if key.startswith(("objection.", "reconsideration.", "judicial_advice.", "procuratorial_advice.")):
        return Place.INCOMING, "去答复"
    if key.startswith("filing.reissue."):
        return Place.FILING, "去补发"
    if key.startswith("filing."):
        return Place.FILING, _FILING_VERBS.get(key.rpartition(".")[2], "去报送")
    return Place.DOCUMENT, "查看"
