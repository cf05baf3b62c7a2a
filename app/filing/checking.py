"""漏报迟报: what had to be filed in a year, by the register, against what was filed; and the three rates that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.exchange.fields import words
from app.filing import rounds
from app.filing.rounds import AGAIN, DUE, EXTENDED, PUBLISHED, REPEALED
from app.filing.states import STATES
from app.lifecycle import joint
from app.lifecycle.deadlines import deadline
from app.office import Office
from db.records import Deadline, Document, Filing, FilingStep

_LONGEST = timedelta(days=92)
"""No period of filing is longer: how far before a year a publication may lie whose filing is due in it."""
_REGISTERED = frozenset(
    {"registered", "under_review", "no_problem", "inquiry", "rectify_opinion", "plan_submitted", "rectified", "annulled", "closed"}
)
_AGAIN = frozenset({"supplement", "turn_back"})


class Fault(StrEnum):
    """What is wrong with a filing; the value is its heading."""

    NO_RECORD = "没有报备记录"
    MISSING = "到期未报"
    LATE = "迟报"
    NO_RECEIPT = "没有回执"
    NO_OUTCOME = "有回执没有结果"


@dataclass(frozen=True, slots=True)
class Owed:
    """One filing that a year asks for: of which document, with whom, why, by when; the filing itself where one is recorded.

    ``late`` counts the days after the last day, to the filing or to today.
    """

    document: Document
    recipient: str
    short: str
    occasion: str
    due_on: date
    filing: Filing | None
    faults: tuple[Fault, ...]
    late: int
    registered_at_once: bool

    @property
    def filed_on(self) -> date | None:
        """When it went out."""
        return self.filing.filed_on if self.filing else None

    @property
    def is_filed(self) -> bool:
        """Whether it went out at all."""
        return self.filed_on is not None

    @property
    def is_timely(self) -> bool:
        """Whether it went out by its last day."""
        return self.filed_on is not None and self.filed_on <= self.due_on

    @property
    def state_word(self) -> str:
        """How far it is."""
        return STATES[self.filing.state] if self.filing else Fault.NO_RECORD.value


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate: its name, how it is counted, the part and the whole."""

    name: str
    formula: str
    part: tuple[Owed, ...]
    whole: tuple[Owed, ...]

    @property
    def value(self) -> str:
        """In percent with one decimal, — where there is nothing to count."""
        return f"{100 * len(self.part) / len(self.whole):.1f}%" if self.whole else "—"

    @property
    def short_of(self) -> tuple[Owed, ...]:
        """What keeps it from being 100%."""
        return tuple(one for one in self.whole if one not in self.part)


@dataclass(frozen=True, slots=True)
class Check:
    """Everything that had to be filed in ``year`` as seen on ``today``, first due first."""

    year: int
    today: date
    owed: tuple[Owed, ...]

    def having(self, fault: Fault) -> tuple[Owed, ...]:
        """Those with this fault."""
        return tuple(one for one in self.owed if fault in one.faults)

    @property
    def faulty(self) -> tuple[Owed, ...]:
        """Those with any."""
        return tuple(one for one in self.owed if one.faults)

    @property
    def rates(self) -> tuple[Rate, Rate, Rate]:
        """报备率, 及时率 and 规范率 (domain: 计算字段)."""
        filed = self._where(lambda one: one.is_filed)
        timely, proper = self._where(lambda one: one.is_timely), self._where(lambda one: one.is_filed and one.registered_at_once)
        return (
            Rate("报备率", "已报备 / 应报备", filed, self.owed),
            Rate("及时率", "按期报备 / 应报备", timely, self.owed),
            Rate("规范率", "一次登记成功 / 已报备", proper, filed),
        )

    def _where(self, holds: Callable[[Owed], bool]) -> tuple[Owed, ...]:
        return tuple(one for one in self.owed if holds(one))


HEADINGS = ("问题", "标题", "文号", "受理机关", "报备事由", "公布日期", "应报日期", "报送日期", "逾期天数", "报告文号", "回执编号", "状态")


def check(office: Office, year: int) -> Check:
    """What the register asks for in ``year``: every filing that went out then or should have, and every one nobody recorded.

    A filing whose time still runs is not counted yet.
    """
    today = office.today()
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [*_recorded(office, first, last, today), *_unrecorded(office, first, last, today)]
    return Check(year, today, tuple(sorted(found, key=lambda one: (one.due_on, one.document.id, one.recipient))))


def cells(one: Owed) -> tuple[str, ...]:
    """One line of the exported list, under :data:`HEADINGS`."""
    filing, document = one.filing, one.document
    return (
        "、".join(one.faults), document.title, document.document_number or "", one.short, one.occasion, _iso(document.published_on),
        _iso(one.due_on), _iso(one.filed_on), str(one.late) if one.late else "", (filing and filing.report_number) or "",
        (filing and filing.receipt_number) or "", one.state_word,
    )  # fmt: skip


def _recorded(office: Office, first: date, last: date, today: date) -> Iterator[Owed]:
    filings = office.store.filings.falling_due(first, last)
    deadlines = office.store.filings.deadlines(filings)
    documents = {one.id: one for one in office.store.documents.these(list({f.document_id for f in filings}))}
    steps: dict[str, list[FilingStep]] = {}
    for step in office.store.filings.steps_of([f.id for f in filings]):
        steps.setdefault(step.filing_id, []).append(step)
    for filing in filings:
        due = deadlines[filing.deadline_id]
        if filing.filed_on is None and due.due_on >= today:
            continue
        yield _owed(office, documents[filing.document_id], filing, due, steps.get(filing.id, []), today)


def _owed(office: Office, document: Document, filing: Filing, due: Deadline, steps: list[FilingStep], today: date) -> Owed:
    late = max(((filing.filed_on or today) - due.due_on).days, 0)
    clean = filing.state in _REGISTERED and not any(step.kind in _AGAIN for step in steps)
    faults: list[Fault] = []
    if filing.state == DUE:
        faults.append(Fault.MISSING)
    elif late:
        faults.append(Fault.LATE)
    if filing.state == "submitted" and not filing.receipt_number and _waited(office, filing.recipient, filing.filed_on, today):
        faults.append(Fault.NO_RECEIPT)
    if filing.state == "received" and _waited(office, filing.recipient, filing.received_on, today):
        faults.append(Fault.NO_OUTCOME)
    short = office.jurisdiction.recipient(filing.recipient).short
    return Owed(document, filing.recipient, short, filing.occasion, due.due_on, filing, tuple(faults), late, clean)


def _unrecorded(office: Office, first: date, last: date, today: date) -> Iterator[Owed]:
    """What happened without a filing since the present period holds: a publication, an extension, an end, an amendment after an opinion.

    An amendment of our own has a text of its own, which is published and filed like any other."""
    for recipient in office.jurisdiction.recipients:
        since = words().filing_since.get(recipient.code, date.min)
        never = office.store.filings.never_begun(recipient.code, first - _LONGEST, last)
        ended = office.store.filings.ended_without(recipient.code, first - _LONGEST, last)
        begun = [(one, PUBLISHED, one.published_on) for one in never]
        begun += [(one, REPEALED, one.repealed_on or one.declared_invalid_on) for one in ended]
        begun += [(one, EXTENDED, on) for one, on in office.store.filings.extended_without(recipient.code, first - _LONGEST, last)]
        begun += [(one, AGAIN, on) for one, on in office.store.filings.disposed_without(recipient.code, first - _LONGEST, last)]
        for document, occasion, on in begun:
            if on is None or on < since or not joint.duty(office, document).is_ours:
                continue
            due_on = rounds.due(office, document, recipient.code, occasion, on).due_on
            if first <= due_on <= last and due_on < today:
                late = (today - due_on).days
                yield Owed(document, recipient.code, recipient.short, occasion, due_on, None, (Fault.NO_RECORD,), late, False)


def _waited(office: Office, recipient: str, since: date | None, today: date) -> bool:
    """Whether the recipient's own time for the first examination (形式审查) has passed since that day; at once where none is known."""
    key = f"filing.{recipient}.formcheck"
    if since is None or key not in office.jurisdiction.parameters:
        return True
    return today > deadline("", key, since, office.jurisdiction_on(since), office.calendar).due_on


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
