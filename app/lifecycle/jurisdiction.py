"""A jurisdiction (辖区): every period, count, recipient, material and number format that differs from place to place, as data.

Seed: ``resources/jurisdictions/<name>.toml``. Overlay: what the office changed, laid over the seed key by key, so that an
update of the program never overwrites it. A parameter is ``verified`` only when its words were seen in the source named by
its basis, or when the office says so; everything else is shown as 依据待核对.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.lifecycle.numbers import Series, fill
from app.lifecycle.periods import Period, Unit
from app.lifecycle.stages import Matter

COPIES = "份"
SWITCH = "开关"
MONTH_DAY = "月日"
"""A day of every year as month × 100 + day: 131 is 1月31日."""
UNITS = (*(unit.value for unit in Unit), COPIES, SWITCH)
"""The units a parameter may have; a switch is 1 (on) or 0 (off)."""

LONGEST = 3650
"""The largest amount accepted, against slips of the finger."""

ROLLING = "days.roll"
"""The parameter that says whether deadlines in 日 and 月 roll over days off."""


class Condition(StrEnum):
    """Facts of a document that make a conditional material due."""

    CONCERNS_OPERATORS = "concerns_operators"
    HELD_HEARING = "held_hearing"
    CONCERNS_MARKET = "concerns_market"
    NEEDS_INTERPRETATION = "needs_interpretation"
    NEEDS_ASSESSMENT = "needs_assessment"
    REPLACES_DOCUMENTS = "replaces_documents"
    AMENDS_OR_REPEALS = "amends_or_repeals"
    HAS_ANNOUNCEMENT = "has_announcement"
    MAJOR_DECISION = "major_decision"
    TRIAL = "trial"

    @property
    def label(self) -> str:
        """The question's words in Chinese."""
        return _CONDITION_LABELS[self]


_CONDITION_LABELS: dict[Condition, str] = {
    Condition.CONCERNS_OPERATORS: "涉及经营者经济活动",
    Condition.HELD_HEARING: "开展过听证、专家论证或者风险评估",
    Condition.CONCERNS_MARKET: "与市场主体生产经营活动密切相关",
    Condition.NEEDS_INTERPRETATION: "需要政策解读",
    Condition.NEEDS_ASSESSMENT: "本地要求作专项评估",
    Condition.REPLACES_DOCUMENTS: "废止或者修改旧文件",
    Condition.AMENDS_OR_REPEALS: "属于修改或者废止决定",
    Condition.HAS_ANNOUNCEMENT: "以公告公布",
    Condition.MAJOR_DECISION: "同时是重大行政决策",
    Condition.TRIAL: "标题写明暂行或者试行",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of law: ``amount`` of ``unit`` (one of UNITS), why, and whether a person has compared it with the source.

    ``event`` is the start event (公布), ``phrase`` the words of the sentence with ``{period}`` (公布之日起{period}内报送);
    both are empty for what is not a deadline. ``basis`` is a sentence: 《法名》第十四条, or where the figure comes from.
    """

    key: str
    name: str
    amount: int
    unit: str
    basis: str
    verified: bool
    law: str | None = None
    article: str | None = None
    event: str = ""
    phrase: str = ""

    @property
    def period(self) -> Period:
        """The value as a period. Raises Refused for a count or a switch."""
        if self.unit not in {unit.value for unit in Unit}:
            raise Refused(f"参数“{self.name}”的单位是“{self.unit}”，不是期限。在设置的参数核对表里改成日、工作日或者月。")
        return Period(self.amount, Unit(self.unit))

    def said(self, period: Period) -> str:
        """The words of a deadline of this kind: 公布之日起30日内报送."""
        return self.phrase.replace("{period}", str(period))


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """What the office changed in one parameter; None leaves the seed's value standing."""

    amount: int | None = None
    unit: str | None = None
    basis: str | None = None
    verified: bool | None = None
    checked_by: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A paper asked for: always, or when ``condition`` holds. ``code`` is M01–M13 at submission, the jurisdiction's own at filing."""

    code: str
    name: str
    condition: Condition | None = None
    matters: tuple[Matter, ...] = (Matter.NORMATIVE_DOCUMENT,)
    electronic: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a published document is filed with (受理方).

    ``name`` and ``via`` (the office that takes it in, or "") are templates over the office's names; ``deadline`` and
    ``copies`` are the keys of their parameters.
    """

    code: str
    short: str
    name: str
    via: str
    deadline: str
    copies: str
    materials: tuple[Material, ...]

    def named(self, names: Mapping[str, str]) -> str:
        """The full name: 云州区人大常委会. Raises Refused for a name not filled in."""
        return fill(self.name, names)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers of one kind are written; ``recipient`` where each recipient has its own, ``body`` names who issues them."""

    kind: str
    name: str
    template: str
    body: str
    recipient: str = ""

    def series(self, year: int) -> Series:
        """The running count that a number of ``year`` belongs to."""
        return Series(self.kind, self.body, self.recipient, year)


@dataclass(frozen=True, slots=True)
class AnnualDate:
    """A duty due on the same day of every year."""

    key: str
    name: str
    month: int
    day: int
    basis: str
    verified: bool

    def in_year(self, year: int) -> date:
        """The day in ``year``."""
        return date(year, self.month, self.day)

    def changed(self, change: ParameterChange) -> AnnualDate:
        """The date with the office's change, its amount being :data:`MONTH_DAY`. Raises Refused for a day not in every year."""
        month, day = divmod(self.month * 100 + self.day if change.amount is None else change.amount, 100)
        try:
            date(2001, month, day)
        except ValueError:
            raise Refused(f"“{self.name}”的 {month} 月 {day} 日不是每年都有的日期。原来的值没有变，在参数核对表里改好后再存。") from None
        return replace(
            self,
            month=month,
            day=day,
            basis=self.basis if change.basis is None else change.basis,
            verified=self.verified if change.verified is None else change.verified,
        )


@dataclass(frozen=True, slots=True)
class LaterFigure:
    """A parameter as the pack itself has it from ``since`` on."""

    since: date
    parameter: Parameter


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Everything of one place. ``recipients`` are in the order their filings are shown."""

    key: str
    name: str
    parameters: Mapping[str, Parameter]
    recipients: tuple[Recipient, ...]
    incoming: Recipient
    submission: tuple[Material, ...]
    numbers: tuple[NumberFormat, ...]
    annual: tuple[AnnualDate, ...] = field(default=())
    later: tuple[LaterFigure, ...] = field(default=())
    """What the pack changes from a day on, earliest first; ``parameters`` holds what went before."""

    def has(self, key: str) -> bool:
        """Whether ``key`` is a figure or a yearly date of this place."""
        return key in self.parameters or any(one.key == key for one in self.annual)

    def on(self, day: date) -> Jurisdiction:
        """The pack as it holds on ``day``."""
        begun = {one.parameter.key: one.parameter for one in self.later if one.since <= day}
        return replace(self, parameters={**self.parameters, **begun}) if begun else self

    @property
    def rolls_over(self) -> bool:
        """Whether a deadline in 日 or 月 that ends on a day off moves to the next working day."""
        return self.parameter(ROLLING).amount == 1

    def parameter(self, key: str) -> Parameter:
        """The parameter ``key``. Raises Refused when the jurisdiction lacks it."""
        found = self.parameters.get(key)
        if found is None:
            raise Refused(f"辖区“{self.name}”没有参数“{key}”，这一步的期限算不出来。在设置的参数核对表里补上。")
        return found

    def recipient(self, code: str) -> Recipient:
        """The recipient ``code`` (muni, npc). Raises Refused for another."""
        for recipient in self.recipients:
            if recipient.code == code:
                return recipient
        raise Refused(f"没有“{code}”这个受理方，可以是：{'、'.join(f'{r.code}（{r.short}）' for r in self.recipients)}。")

    def number_format(self, kind: str, recipient: str = "") -> NumberFormat:
        """The format of numbers of ``kind`` (to ``recipient`` where each has its own). Raises Refused when there is none."""
        for wanted in (recipient, ""):
            for known in self.numbers:
                if known.kind == kind and known.recipient == wanted:
                    return known
        raise Refused(f"辖区“{self.name}”没有规定“{kind}”的编号格式。在设置的编号格式里补上。")

    def validity(self, title: str) -> Parameter:
        """The validity period for a document of this title: the short one for 暂行 and 试行."""
        trial = "暂行" in title or "试行" in title
        return self.parameter("validity.trial" if trial else "validity.normal")

    def to_submit(self, matter: Matter, conditions: Collection[Condition]) -> tuple[Material, ...]:
        """The materials a submission of ``matter`` must bring, given the facts that hold."""
        return tuple(m for m in self.submission if matter in m.matters and (m.condition is None or m.condition in conditions))

    def to_file(self, recipient: str, conditions: Collection[Condition]) -> tuple[Material, ...]:
        """The materials that ``recipient`` asks for, given the facts that hold."""
        return tuple(m for m in self.recipient(recipient).materials if m.condition is None or m.condition in conditions)


def overlaid(seed: Jurisdiction, overlay: Mapping[str, ParameterChange]) -> Jurisdiction:
    """``seed`` with the office's changes. Raises Refused for an unknown key or a value that cannot be."""
    parameters = dict(seed.parameters)
    annual = tuple(one.changed(overlay[one.key]) if one.key in overlay else one for one in seed.annual)
    dates = {one.key for one in annual}
    for key, change in overlay.items():
        if key in dates:
            continue
        before = seed.parameter(key)
        after = replace(
            before,
            amount=before.amount if change.amount is None else change.amount,
            unit=before.unit if change.unit is None else change.unit,
            basis=before.basis if change.basis is None else change.basis,
            verified=before.verified if change.verified is None else change.verified,
        )
        wrong = complaint(after)
        if wrong is not None:
            raise Refused(f"{wrong}。原来的值没有变，在参数核对表里改好后再存。")
        parameters[key] = after
    return replace(seed, parameters=parameters, annual=annual)


def complaint(parameter: Parameter) -> str | None:
    """What is wrong with the unit or amount of ``parameter``, without a full stop; None when it can be counted with."""
    if parameter.unit not in UNITS:
        return f"参数“{parameter.name}”的单位“{parameter.unit}”不认识，只能是{'、'.join(UNITS)}"
    if parameter.unit == SWITCH and parameter.amount not in (0, 1):
        return f"参数“{parameter.name}”是开关，只能是 1（开）或者 0（关）"
    if parameter.unit != SWITCH and not 1 <= parameter.amount <= LONGEST:
        return f"参数“{parameter.name}”的数值 {parameter.amount} 不对，应为 1 到 {LONGEST} 之间的整数"
    return None
