"""The kinds of objection with their clocks, the states of one, why one is not taken up, and what may come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused


class Kind(StrEnum):
    """Who writes, and so within which period there must be an answer."""

    CITIZEN = "citizen"
    NPC_SUGGESTION = "npc_suggestion"
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    JUDICIAL_ADVICE = "judicial_advice"
    PROCURATORIAL_ADVICE = "procuratorial_advice"

    @property
    def label(self) -> str:
        """What it is called."""
        return _KINDS[self].label

    @property
    def clock(self) -> str:
        """The parameter of the period in which to answer."""
        return _KINDS[self].clock

    @property
    def duty(self) -> str:
        """What there is to do, for the name of the deadline."""
        return _KINDS[self].duty

    @property
    def may_decline(self) -> bool:
        """Whether it may be left without a review (五种情形); a court, a procuratorate and a reconsideration body are always answered."""
        return self in (Kind.CITIZEN, Kind.NPC_SUGGESTION)


@dataclass(frozen=True, slots=True)
class _Words:
    label: str
    clock: str
    duty: str


_KINDS: Mapping[Kind, _Words] = {
    Kind.CITIZEN: _Words("公民、组织审查建议", "objection.citizen", "反馈审查建议"),
    Kind.NPC_SUGGESTION: _Words("人大转来的审查建议", "objection.npc_suggestion", "答复人大转来的审查建议"),
    Kind.RECONSIDERATION: _Words("行政复议附带审查", "reconsideration.reply", "答复行政复议附带审查"),
    Kind.LITIGATION: _Words("行政诉讼附带审查", "objection.litigation", "向法院提交意见"),
    Kind.JUDICIAL_ADVICE: _Words("司法建议", "judicial_advice.reply", "答复司法建议"),
    Kind.PROCURATORIAL_ADVICE: _Words("检察建议", "procuratorial_advice.reply", "答复检察建议"),
}
FORWARDED = "reconsideration.forwarded"
"""The period of a request that another body passed on (转送)."""
TRANSFER = "reconsideration.transfer"
"""The period in which one who has no power passes a reconsideration's request on."""
SUPPLEMENT = "objection.supplement"


class State(StrEnum):
    """Where an objection stands."""

    RECEIVED = "received"
    LACKING = "lacking"
    HANDLING = "handling"
    DECLINED = "declined"
    TRANSFERRED = "transferred"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """Its word."""
        return _STATES[self]


_STATES: Mapping[State, str] = {
    State.RECEIVED: "已收到", State.LACKING: "等补充内容", State.HANDLING: "审查中", State.DECLINED: "不启动，待告知",
    State.TRANSFERRED: "已转送", State.ANSWERED: "已答复",
}  # fmt: skip


class Deed(StrEnum):
    """What can be done with an objection."""

    ASK = "ask"
    SUPPLY = "supply"
    TAKE_UP = "take_up"
    DECLINE = "decline"
    TRANSFER = "transfer"
    ANSWER = "answer"

    @property
    def label(self) -> str:
        """The verb on a button."""
        return _DEEDS[self]


_DEEDS: Mapping[Deed, str] = {
    Deed.ASK: "告知补充", Deed.SUPPLY: "登记补充内容", Deed.TAKE_UP: "启动审查", Deed.DECLINE: "不启动审查", Deed.TRANSFER: "转送",
    Deed.ANSWER: "答复",
}  # fmt: skip

OPEN: Mapping[Deed, frozenset[State]] = {
    Deed.ASK: frozenset({State.RECEIVED}),
    Deed.SUPPLY: frozenset({State.LACKING}),
    Deed.TAKE_UP: frozenset({State.RECEIVED, State.LACKING}),
    Deed.DECLINE: frozenset({State.RECEIVED, State.LACKING, State.HANDLING}),
    Deed.TRANSFER: frozenset({State.RECEIVED, State.LACKING}),
    Deed.ANSWER: frozenset({State.HANDLING, State.DECLINED}),
}
"""The states in which each deed is open."""

ASKERS = frozenset({Kind.CITIZEN})
"""The kinds of which content is asked for (文件名称、事项、理由、联系方式)."""
PASSED_ON = frozenset({Kind.CITIZEN, Kind.NPC_SUGGESTION, Kind.RECONSIDERATION})
"""The kinds that one without power passes on."""

CHANGED, PROMISED, SETTLED, UNFOUNDED, OTHER = "已修改或者废止", "已承诺修改或者废止", "已有审查结论", "理由不成立", "其他"
GROUNDS = (CHANGED, PROMISED, SETTLED, UNFOUNDED, OTHER)
"""The five cases in which a suggestion need not be taken up."""
SAID = frozenset({UNFOUNDED, OTHER})
"""The grounds that say nothing without a reason."""

UPHELD, SUSPEND, AMEND, REPEAL = "维持", "停止执行", "修改", "废止"
OUTCOMES = (UPHELD, SUSPEND, AMEND, REPEAL)
"""What may come of it; the document itself is stopped, amended or repealed by its own act."""


def kind_of(words: str) -> Kind:
    """The kind of this name or label. Raises Refused with all of them."""
    given = words.strip()
    for kind in Kind:
        if given in (kind.value, kind.label):
            return kind
    raise Refused(f"没有“{words}”这类来件，可以是：{'、'.join(f'{kind}（{kind.label}）' for kind in Kind)}。")
