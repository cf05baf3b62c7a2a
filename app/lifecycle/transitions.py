"""The acts that move a stage: one table, binding, held as data, and the sentence that refuses every other move.

Guards (materials, conclusions, replies) are the business of the acts themselves; this table says only what may follow what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused
from app.lifecycle.stages import Conclusion, Ending, Matter, Result, Stage


class Act(StrEnum):
    """The acts that move a stage, by their names on the command line."""

    PROPOSE = "propose"
    IMPORT = "import"
    REOPEN = "reopen"
    CONSULT = "consult"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    CONCLUDE = "conclude"
    RESUBMIT = "resubmit"
    TABLE = "table"
    DELIBERATE = "deliberate"
    SIGN = "sign"
    REGISTER = "register"
    PUBLISH = "publish"
    ARCHIVE = "archive"

    @property
    def label(self) -> str:
        """The verb of the act as a button bears it."""
        return _ACT_LABELS[self]


_ACT_LABELS: dict[Act, str] = {
    Act.PROPOSE: "立项",
    Act.IMPORT: "导入文稿",
    Act.REOPEN: "重新起草",
    Act.CONSULT: "征求意见",
    Act.SUBMIT: "送审",
    Act.RETURN: "退回补正",
    Act.ACCEPT: "受理",
    Act.CONCLUDE: "出具审核结论",
    Act.RESUBMIT: "送复核",
    Act.TABLE: "提请审议",
    Act.DELIBERATE: "登记审议结果",
    Act.SIGN: "签发",
    Act.REGISTER: "登记编号",
    Act.PUBLISH: "公布",
    Act.ARCHIVE: "归档",
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One way out of ``sources`` (None: no matter yet) into ``target``, for one outcome where the act has outcomes."""

    act: Act
    sources: tuple[Stage | None, ...]
    target: Stage
    outcome: str | None = None
    matters: tuple[Matter, ...] = tuple(Matter)


_NORMATIVE = (Matter.NORMATIVE_DOCUMENT,)
_OTHERS = (Matter.MAJOR_DECISION, Matter.CONTRACT, Matter.OTHER)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Act.PROPOSE, (None,), Stage.PROPOSED, matters=_NORMATIVE),
    Transition(Act.IMPORT, (None, Stage.PROPOSED), Stage.DRAFTING),
    Transition(Act.REOPEN, (Stage.REJECTED,), Stage.DRAFTING),
    Transition(Act.CONSULT, (Stage.DRAFTING,), Stage.CONSULTING, matters=_NORMATIVE),
    Transition(Act.SUBMIT, (Stage.DRAFTING, Stage.CONSULTING, Stage.RETURNED), Stage.SUBMITTED),
    Transition(Act.RETURN, (Stage.SUBMITTED,), Stage.RETURNED),
    Transition(Act.RETURN, (Stage.SUBMITTED,), Stage.REJECTED, Ending.TERMINATED),
    Transition(Act.ACCEPT, (Stage.SUBMITTED,), Stage.UNDER_REVIEW),
    Transition(Act.CONCLUDE, (Stage.UNDER_REVIEW,), Stage.UNDER_REVIEW, Conclusion.LAWFUL, _NORMATIVE),
    Transition(Act.CONCLUDE, (Stage.UNDER_REVIEW,), Stage.REVISING, Conclusion.AMEND, _NORMATIVE),
    Transition(Act.CONCLUDE, (Stage.UNDER_REVIEW,), Stage.REJECTED, Conclusion.UNLAWFUL, _NORMATIVE),
    *(Transition(Act.CONCLUDE, (Stage.UNDER_REVIEW,), Stage.CONCLUDED, outcome, _OTHERS) for outcome in Conclusion),
    Transition(Act.RESUBMIT, (Stage.REVISING,), Stage.UNDER_REVIEW, matters=_NORMATIVE),
    Transition(Act.TABLE, (Stage.UNDER_REVIEW, Stage.REVISING), Stage.DELIBERATING, matters=_NORMATIVE),
    Transition(Act.DELIBERATE, (Stage.DELIBERATING,), Stage.DELIBERATING, Result.PASSED, _NORMATIVE),
    Transition(Act.DELIBERATE, (Stage.DELIBERATING,), Stage.REVISING, Result.PASSED_AMENDED, _NORMATIVE),
    Transition(Act.DELIBERATE, (Stage.DELIBERATING,), Stage.REJECTED, Result.FAILED, _NORMATIVE),
    Transition(Act.SIGN, (Stage.DELIBERATING, Stage.REVISING), Stage.SIGNED, matters=_NORMATIVE),
    Transition(Act.REGISTER, (Stage.SIGNED,), Stage.REGISTERED, matters=_NORMATIVE),
    Transition(Act.PUBLISH, (Stage.REGISTERED,), Stage.PUBLISHED, matters=_NORMATIVE),
    Transition(Act.ARCHIVE, (Stage.PUBLISHED,), Stage.ARCHIVED, matters=_NORMATIVE),
)


def entered(act: Act, stage: Stage | None, matter: Matter, outcome: str | None = None) -> Stage:
    """The stage that ``act`` enters from ``stage`` (None: nothing imported yet).

    ``outcome`` is the word of a Conclusion (conclude), a Result (deliberate) or an Ending (return).
    Raises Refused with a sentence that names what must come first, or the outcomes to choose from.
    """
    known = [t for t in TRANSITIONS if t.act is act and matter in t.matters]
    if not known:
        raise Refused(f"{matter.label}不办“{act.label}”：这一步只用于行政规范性文件，其他事项审核办结即止。")
    open_here = [t for t in known if stage in t.sources]
    if not open_here:
        raise Refused(_refusal(act, stage, matter, known[0]))
    for transition in open_here:
        if transition.outcome == outcome:
            return transition.target
    choices = "、".join(t.outcome for t in open_here if t.outcome is not None)
    if outcome is None:
        raise Refused(f"没有写明“{act.label}”的结果。可以是：{choices}。")
    raise Refused(f"“{act.label}”没有“{outcome}”这个结果。" + (f"可以是：{choices}。" if choices else "这一步不写结果。"))


def next_acts(stage: Stage | None, matter: Matter, outcome: str | None = None) -> tuple[Act, ...]:
    """The acts open at ``stage``, the usual next one first, for the next-step card.

    ``outcome`` is the newest recorded conclusion or deliberation result, where there is one: with 合法 the usual step is
    提请审议, with 通过 or 修改后通过 it is 签发; without one those steps are not offered (the guards would refuse them).
    """
    acts = tuple(dict.fromkeys(t.act for t in TRANSITIONS if stage in t.sources and matter in t.matters))
    usual = _USUAL.get((stage, outcome))
    if usual is not None:
        return tuple(act for act in usual if act in acts)
    return tuple(act for act in acts if (stage, act) not in _AWAITS_OUTCOME)


def ahead(act: Act, stage: Stage, matter: Matter) -> str:
    """Why ``act``, which a matter at ``stage`` comes to later, is not open yet; empty where it is open, lies behind, or is no act of this ``matter``."""
    ways = [t for t in TRANSITIONS if t.act is act and matter in t.matters]
    over = stage in (Stage.ARCHIVED, Stage.CONCLUDED, Stage.REJECTED)
    if over or not ways or any(stage in t.sources for t in ways) or act is Act.REOPEN or _is_behind(act, stage, ways[0].target):
        return ""
    return f"先办{_PREREQUISITE[act]}，再{act.label}。"


_AWAITS_OUTCOME = {
    (Stage.UNDER_REVIEW, Act.TABLE),
    (Stage.DELIBERATING, Act.SIGN),
    (Stage.REVISING, Act.SIGN),
}

_USUAL: dict[tuple[Stage | None, str | None], tuple[Act, ...]] = {
    (None, None): (Act.IMPORT, Act.PROPOSE),
    (Stage.SUBMITTED, None): (Act.ACCEPT, Act.RETURN),
    (Stage.UNDER_REVIEW, Conclusion.LAWFUL): (Act.TABLE, Act.CONCLUDE),
    (Stage.DELIBERATING, Result.PASSED): (Act.SIGN, Act.DELIBERATE),
    (Stage.REVISING, Result.PASSED_AMENDED): (Act.SIGN, Act.RESUBMIT),
}

_MAIN_ROAD = (
    Stage.PROPOSED,
    Stage.DRAFTING,
    Stage.CONSULTING,
    Stage.SUBMITTED,
    Stage.UNDER_REVIEW,
    Stage.DELIBERATING,
    Stage.SIGNED,
    Stage.REGISTERED,
    Stage.PUBLISHED,
    Stage.ARCHIVED,
)
_STANDS_BESIDE = {Stage.RETURNED: Stage.SUBMITTED, Stage.REVISING: Stage.UNDER_REVIEW, Stage.CONCLUDED: Stage.UNDER_REVIEW}
_PREREQUISITE = {
    Act.CONSULT: "起草",
    Act.SUBMIT: "起草",
    Act.RETURN: "送审",
    Act.ACCEPT: "送审",
    Act.CONCLUDE: "受理",
    Act.RESUBMIT: "出具“应当予以修改”的审核结论",
    Act.TABLE: "合法性审核",
    Act.DELIBERATE: "提请审议",
    Act.SIGN: "集体审议",
    Act.REGISTER: "签发",
    Act.PUBLISH: "登记编号",
    Act.ARCHIVE: "公布",
}


def _refusal(act: Act, stage: Stage | None, matter: Matter, usual: Transition) -> str:
    """What happened, why, what to do: 不能…，先办…，现在可以办…."""
    if stage is None:
        return f"还没有文稿，不能“{act.label}”。先导入文稿。"
    told = f"“{stage.label}”阶段不能“{act.label}”"
    if stage in (Stage.ARCHIVED, Stage.CONCLUDED):
        return f"{told}，这一件已经{stage.label}。需要改动时，另行导入新的文稿。"
    if stage is Stage.REJECTED:
        return f"{told}，这一件已经终止。要继续办理，先重新起草。"
    open_acts = "、".join(a.label for a in next_acts(stage, matter))
    return f"{told}，{_why(act, stage, usual)}。" + (f"现在可以办：{open_acts}。" if open_acts else "")


def _why(act: Act, stage: Stage, usual: Transition) -> str:
    if act is Act.REOPEN:
        return "这一件没有终止，不必重新起草"
    if _is_behind(act, stage, usual.target):
        return "这一步已经过了"
    return f"先办{_PREREQUISITE[act]}"


def _is_behind(act: Act, stage: Stage, target: Stage) -> bool:
    """Whether what ``act`` leads to lies behind a matter at ``stage``; a step aside (退回, 送复核) only when its place is left."""
    if act in (Act.RETURN, Act.RESUBMIT):
        return _place(stage) > _place(target)
    return act is Act.IMPORT or _place(stage) >= _place(target)


def _place(stage: Stage) -> int:
    return _MAIN_ROAD.index(_STANDS_BESIDE.get(stage, stage))
