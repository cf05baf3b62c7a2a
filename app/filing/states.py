"""The states of a filing that went out (备案子状态机), and every step that leads from one to another: who takes it, what it starts and what it ends.

Each recipient has a chain of its own; nothing here looks at the other one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

STATES: dict[str, str] = {
    "not_due": "未到报送时间", "due": "待报送", "submitted": "已报送", "received": "已收文", "registered": "已备案登记",
    "supplement_required": "要求补正", "not_accepted": "不属范围退回", "under_review": "审查中", "no_problem": "审查无问题",
    "inquiry": "要求说明", "rectify_opinion": "收到纠错意见", "plan_submitted": "已报处理计划", "rectified": "已纠正",
    "annulled": "被撤销", "closed": "办结",
}  # fmt: skip
"""The states of a filing (contract) and their words."""

OPEN = frozenset({"supplement_required", "inquiry", "rectify_opinion", "plan_submitted"})
"""The states in which the recipient waits for something from here."""


class Ends(StrEnum):
    """What a step makes of the periods that earlier steps of the same filing started and that still run."""

    MET = "met"
    VOID = "void"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a filing. ``target`` is the state after it, "" where the state stays.

    ``word`` says what happened (要求补正), ``verb`` what the clerk does (登记补正要求). ``is_ours`` when the office sends it, so that it
    leaves the house. ``starts`` is the end of the key of the period that begins, ``number`` and ``words`` what those two fields mean;
    ``words`` must be filled in where ``needs_words``.
    """

    act: str
    word: str
    verb: str
    sources: tuple[str, ...]
    target: str
    number: str = "文号"
    words: str = "说明"
    needs_words: bool = False
    is_ours: bool = False
    starts: str = ""
    ends: Ends = Ends.MET


_IN_REVIEW = ("registered", "under_review")
_TOLD = ("rectify_opinion", "plan_submitted")

_MOVES = (
    Move("receive", "收到回执", "登记回执", ("submitted", "supplement_required"), "received", "回执编号", "备注"),
    Move("admit", "准予备案登记", "登记备案登记号", ("submitted", "received", "supplement_required"), "registered", "备案登记号", "备注"),
    Move("supplement", "要求补正", "登记补正要求", ("submitted", "received"), "supplement_required", "补正通知文号", "要补什么",
         needs_words=True, starts="supplement", ends=Ends.VOID),
    Move("resupply", "补报材料", "登记补报", ("supplement_required",), "submitted", "补报文号", "补了什么", needs_words=True, is_ours=True),
    Move("turn_back", "不属范围退回", "登记退回", ("submitted", "received", "supplement_required"), "not_accepted", "退回文号", "退回理由",
         needs_words=True, ends=Ends.VOID),
    Move("examine", "进入审查", "登记进入审查", ("received", "registered", "inquiry"), "under_review", words="备注"),
    Move("clear", "审查无问题", "登记审查无问题", ("received", *_IN_REVIEW, "inquiry"), "no_problem", words="备注"),
    Move("inquiry", "要求说明", "登记要求说明", _IN_REVIEW, "inquiry", "来函文号", "要说明什么", needs_words=True, starts="explain"),
    Move("explain", "书面说明", "登记书面说明", ("inquiry",), "under_review", "复函文号", "说明要点", needs_words=True, is_ours=True),
    Move("rectify", "收到纠错意见", "登记纠错意见", (*_IN_REVIEW, "inquiry", "no_problem"), "rectify_opinion", "审查意见文号", "意见要点",
         needs_words=True, starts="reply", ends=Ends.VOID),
    Move("answer_opinion", "书面回复", "登记书面回复", ("rectify_opinion",), "", "复函文号", "回复要点", needs_words=True, is_ours=True),
    Move("plan", "报送处理计划", "登记处理计划", ("rectify_opinion",), "plan_submitted", "复函文号", "计划要点", needs_words=True,
         is_ours=True, starts="dispose"),
    Move("prolong", "延长处置", "延长处置", ("plan_submitted",), "", words="延长理由", needs_words=True, starts="dispose_max", ends=Ends.VOID),
    Move("dispose", "处置完毕", "登记处置完毕", _TOLD, "rectified", "决定文号", "处置情况", starts="report"),
    Move("report_disposal", "报告处置结果", "登记处置报告", ("rectified",), "", "报告文号", "报告要点", is_ours=True),
    Move("annul", "被撤销", "登记被撤销", _TOLD, "annulled", "撤销决定文号", "撤销理由", needs_words=True, ends=Ends.VOID),
    Move("close", "办结", "办结", (*_IN_REVIEW, "no_problem", "rectify_opinion", "rectified", "annulled", "not_accepted"), "closed",
         words="备注", ends=Ends.VOID),
)  # fmt: skip

MOVES: Mapping[str, Move] = {move.act: move for move in _MOVES}
"""Every step after 报送 by the name of its act, in the order in which a filing may meet them."""

KINDS: dict[str, str] = {"file": "报送", "reissue": "更正件已补发", **{move.act: move.word for move in _MOVES}}
"""The kinds of steps and what each says happened."""


def leading_to(state: str, source: str) -> Move | None:
    """The step by which a recipient's answer ``state`` is recorded from ``source``; None where it cannot follow.

    Where two lead there, the first of the table is the recipient's own.
    """
    return next((move for move in _MOVES if move.target == state and source in move.sources), None)


def open_moves(state: str) -> tuple[Move, ...]:
    """The steps that may be taken in ``state``, in the order of the table."""
    return tuple(move for move in _MOVES if state in move.sources)


def why_not(move: Move, state: str) -> str:
    """Why ``move`` cannot be taken in ``state``, with what can be; "" when it can."""
    if state in move.sources:
        return ""
    if state in ("not_due", "due"):
        return f"这一件{STATES[state]}，不能{move.verb}。先登记报送。"
    able = "、".join(other.verb for other in open_moves(state))
    return f"这一件现在{STATES[state]}，不能{move.verb}。" + (f"现在可以：{able}。" if able else "这一轮已经办结。")
