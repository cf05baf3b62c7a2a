"""备案登记表 (F-03): the slip that goes with a filing. Its face is filled by the filing body, its back by the body that receives it.

No form is prescribed for the whole country; the rows are the union of those in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Material, Values, day, numeral, tick, vouched

CATEGORIES = ("新制定", "修改", "延期", "废止", "解释")
DECISIONS = ("登记", "补正", "不予登记")
_BY_HAND = "　　"
_COUNTED = {"日": "日", "工作日": "个工作日", "月": "个月"}
_PLAIN_RESULT = "通过"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body that may receive the filing, and whether this slip goes to it."""

    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Period:
    """The statutory time for filing, counted from ``event``: the publication, or in a later round the decision of the day ``start_on``.

    ``amount`` in ``unit`` (日 / 工作日 / 月). ``due_on`` is the last day as counted by the calendar, which rolls over days off. ``taken`` in the same
    unit, needed where the unit is not 日: plain days are counted here.
    """

    amount: int
    unit: str = "日"
    due_on: date | None = None
    taken: int | None = None
    basis: tuple[Cited, ...] = ()
    event: str = "公布"
    start_on: date | None = None

    def used(self, published_on: date | None, filed_on: date | None) -> int | None:
        """Units between the event (not counted) and filing; None while it cannot be said. Without ``start_on`` it is the publication."""
        begun = self.start_on or published_on
        if self.taken is not None or begun is None or filed_on is None:
            return self.taken
        return (filed_on - begun).days if self.unit == "日" else None

    def kept(self, published_on: date | None, filed_on: date | None) -> bool | None:
        """Whether it was filed in time; None while it cannot be said."""
        if filed_on is not None and self.due_on is not None:
            return filed_on <= self.due_on
        used = self.used(published_on, filed_on)
        return None if used is None else used <= self.amount


@dataclass(frozen=True, slots=True)
class FilingSlip:
    """One filing of one document with one recipient.

    ``number`` is the filing's own number on the sender's side; ``registration_number``, ``received_on``, ``received_by``, ``decision`` ("" or one of
    `DECISIONS`) and what follows are the receiving body's and usually left to the hand. ``result`` is that of the ``meeting`` (通过, 修改后通过). ``category`` is "" or one of `CATEGORIES`. Else ValueError.
    ``code`` is the slip's code as typed, ``code_svg`` its picture and ``fingerprint`` the short one of the key that signs the packet; "" prints nothing.
    """

    template: ClassVar[str] = "filing_slip"

    number: str
    filing_body: str
    title: str
    genre: str
    document_number: str
    issuing_authority: str
    published_on: date | None
    effective_on: date | None
    recipients: tuple[Recipient, ...]
    materials: tuple[Material, ...]
    bases: tuple[Cited, ...] = ()
    unified_number: str = ""
    joint_authorities: tuple[str, ...] = ()
    drafting_unit: str = ""
    field: str = ""
    category: str = ""
    adopted_on: date | None = None
    meeting: str = ""
    result: str = ""
    signer: str = ""
    valid_until: date | None = None
    carrier: str = ""
    url: str = ""
    review_body: str = ""
    opinion_number: str = ""
    filed_on: date | None = None
    period: Period | None = None
    handler: str = ""
    phone: str = ""
    copies: int = 3
    registration_number: str = ""
    received_on: date | None = None
    received_by: str = ""
    decision: str = ""
    decision_reason: str = ""
    review_conclusion: str = ""
    outcome: str = ""
    outcome_on: date | None = None
    code: str = ""
    code_svg: str = ""
    fingerprint: str = ""

    def __post_init__(self) -> None:
        if self.category not in ("", *CATEGORIES):
            raise ValueError(f"not a category: {self.category!r}")
        if self.decision not in ("", *DECISIONS):
            raise ValueError(f"not a decision: {self.decision!r}")

    @property
    def timeliness(self) -> str:
        """公布后第8日报送，期限15日 (废止后第8日报送) with the boxes 按期 and 逾期; blanks where a day is not known yet."""
        if self.period is None:
            return ""
        used = self.period.used(self.published_on, self.filed_on)
        kept = self.period.kept(self.published_on, self.filed_on)
        unit = _COUNTED.get(self.period.unit, self.period.unit)
        event = self.period.event
        sent = f"{event}当日报送" if used == 0 else f"{event}后第{_BY_HAND if used is None else used}{unit}报送"
        return f"{sent}，期限{self.period.amount}{unit}　{tick(kept is True)}按期　{tick(kept is False)}逾期"

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "number": self.number,
            "filing_body": self.filing_body,
            "title": self.title,
            "genre": self.genre,
            "document_number": self.document_number,
            "unified_number": self.unified_number,
            "authorities": "、".join((self.issuing_authority, *self.joint_authorities)),
            "drafting_unit": self.drafting_unit,
            "field": self.field,
            "categories": [{"name": name, "tick": tick(name == self.category)} for name in CATEGORIES],
            "adopted_on": day(self.adopted_on),
            "meeting": self.meeting + (f"（{self.result}）" if self.result not in ("", _PLAIN_RESULT) else ""),
            "signer": self.signer,
            "published_on": day(self.published_on),
            "effective_on": day(self.effective_on),
            "valid_until": day(self.valid_until),
            "carrier": self.carrier,
            "url": self.url,
            "review_body": self.review_body,
            "opinion_number": self.opinion_number,
            "recipients": [{"name": each.name, "tick": tick(each.chosen)} for each in self.recipients],
            "timeliness": self.timeliness,
            "period_bases": vouched(self.period.basis) if self.period else [],
            "bases": [basis.name for basis in self.bases],
            "materials": [material.values() for material in self.materials],
            "filed_on": day(self.filed_on),
            "handler": self.handler,
            "phone": self.phone,
            "copies": numeral(self.copies),
            "registration_number": self.registration_number,
            "received_on": day(self.received_on),
            "received_by": self.received_by,
            "decisions": [{"name": name, "tick": tick(name == self.decision)} for name in DECISIONS],
            "decision": self.decision,
            "decision_reason": self.decision_reason,
            "review_conclusion": self.review_conclusion,
            "outcome": self.outcome,
            "outcome_on": day(self.outcome_on),
            "code": self.code,
            "code_svg": self.code_svg,
            "fingerprint": self.fingerprint,
        }
