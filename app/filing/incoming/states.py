"""The states of a filing that came in and the acts open in each: one table, held as data (domain.md §3.6)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.errors import Refused
from app.filing.incoming.outcomes import ADOPTED, ASK_REPLY, Outcome
from db.records import Incoming


class State(StrEnum):
    """Where a filing that came in stands; ``label`` is its word in lists."""

    RECEIVED = "received"
    FORM_CHECK = "form_check"
    WAIT_SUPPLEMENT = "wait_supplement"
    SUBSTANTIVE = "substantive"
    CONCLUDED = "concluded"
    WAIT_RESPONSE = "wait_response"
    ESCALATED = "escalated"
    LISTED = "listed"

    @property
    def label(self) -> str:
        """The word of the state."""
        return _STATES[self]


_STATES: Mapping[State, str] = {
    State.RECEIVED: "已收文", State.FORM_CHECK: "形式审查", State.WAIT_SUPPLEMENT: "等部门补正", State.SUBSTANTIVE: "实质审查",
    State.CONCLUDED: "已有结论", State.WAIT_RESPONSE: "等部门反馈", State.ESCALATED: "提请撤销", State.LISTED: "已列入目录",
}  # fmt: skip


class Deed(StrEnum):
    """What can be done with a filing that came in; ``label`` is the verb on a button."""

    CHECK = "check"
    REGISTER = "register"
    SUPPLEMENT = "supplement"
    RESUPPLY = "resupply"
    REFUSE = "refuse"
    EXTEND = "extend"
    EXPLAIN = "explain"
    EXPLAINED = "explained"
    CONCLUDE = "conclude"
    REPLY = "reply"
    ESCALATE = "escalate"
    PROPOSE = "propose"
    CLOSE = "close"
    AMEND = "amend"
    ADD_TEXT = "add_text"

    @property
    def label(self) -> str:
        """The verb."""
        return _DEEDS[self]


_DEEDS: Mapping[Deed, str] = {
    Deed.CHECK: "开始形式审查", Deed.REGISTER: "登记备案", Deed.SUPPLEMENT: "通知补正", Deed.RESUPPLY: "收到补正材料", Deed.REFUSE: "不予登记",
    Deed.EXTEND: "延长审查期限", Deed.EXPLAIN: "发请予说明函", Deed.EXPLAINED: "登记部门说明", Deed.CONCLUDE: "登记审查结论",
    Deed.REPLY: "登记部门反馈", Deed.ESCALATE: "转提请撤销", Deed.PROPOSE: "登记提请", Deed.CLOSE: "办结", Deed.AMEND: "改登记事项",
    Deed.ADD_TEXT: "放入文本",
}  # fmt: skip

_BEFORE_OUTCOME = frozenset({State.RECEIVED, State.FORM_CHECK, State.WAIT_SUPPLEMENT, State.SUBSTANTIVE})

OPEN: Mapping[Deed, frozenset[State]] = {
    Deed.CHECK: frozenset({State.RECEIVED}),
    Deed.REGISTER: frozenset({State.RECEIVED, State.FORM_CHECK}),
    Deed.SUPPLEMENT: frozenset({State.RECEIVED, State.FORM_CHECK}),
    Deed.RESUPPLY: frozenset({State.WAIT_SUPPLEMENT}),
    Deed.REFUSE: frozenset({State.RECEIVED, State.FORM_CHECK, State.WAIT_SUPPLEMENT}),
    Deed.EXTEND: frozenset({State.SUBSTANTIVE}),
    Deed.EXPLAIN: frozenset({State.SUBSTANTIVE}),
    Deed.EXPLAINED: frozenset({State.SUBSTANTIVE}),
    Deed.CONCLUDE: frozenset({State.SUBSTANTIVE}),
    Deed.REPLY: frozenset({State.WAIT_RESPONSE}),
    Deed.ESCALATE: frozenset({State.WAIT_RESPONSE, State.CONCLUDED}),
    Deed.PROPOSE: frozenset({State.ESCALATED}),
    Deed.CLOSE: frozenset({State.CONCLUDED, State.ESCALATED}),
    Deed.AMEND: _BEFORE_OUTCOME,
    Deed.ADD_TEXT: _BEFORE_OUTCOME,
}
"""The states in which each deed is open. A filing is listed (已列入目录) by the quarterly catalogue alone."""


def open_deeds(incoming: Incoming) -> tuple[Deed, ...]:
    """What can be done with ``incoming`` as it stands, in the order of use."""
    return tuple(deed for deed in Deed if _barred(incoming, deed) is None)


def refuse_unless_open(incoming: Incoming, deed: Deed) -> None:
    """Raise Refused with the way on when ``deed`` is not open for ``incoming``."""
    why = _barred(incoming, deed)
    if why is not None:
        raise Refused(why)


def _barred(incoming: Incoming, deed: Deed) -> str | None:
    state = State(incoming.state)
    if state not in OPEN[deed]:
        others = "、".join(one.label for one in Deed if state in OPEN[one] and not _done_with(incoming, one))
        now = f"现在可以：{others}。" if others else "这一件已经办完，部门再报送的另行收文。"
        return f"这一件现在是“{state_word(incoming)}”，不能{deed.label}。{now}"
    return _done_with(incoming, deed)


def _done_with(incoming: Incoming, deed: Deed) -> str | None:
    """Why a deed that the state allows is nevertheless not open; None when it is."""
    if deed is Deed.CLOSE and incoming.closed_on is not None:
        return f"这一件已于 {incoming.closed_on} 办结。要改的，撤销上一步。"
    if deed is Deed.PROPOSE and incoming.outcome == Outcome.PROPOSED:
        return "审查结论就是提请区政府改变或者撤销，不用再登记提请。有决定的，办结。"
    answered = incoming.closed_on is not None or incoming.outcome not in ASK_REPLY or incoming.reply == ADOPTED
    if deed is Deed.ESCALATE and incoming.state == State.CONCLUDED and answered:
        return "部门没有不采纳的意见，不用提请撤销。办完了的，办结。"
    return None


def state_word(incoming: Incoming) -> str:
    """What the state of ``incoming`` is called in a list: 不予登记 and 办结 are told apart from 已有结论."""
    if incoming.state == State.CONCLUDED and incoming.registration_number is None:
        return "不予登记"
    if incoming.state == State.CONCLUDED and incoming.closed_on is not None:
        return "办结"
    return State(incoming.state).label
