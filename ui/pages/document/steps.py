"""The next-step card's content: from the dossier's guards to conditions with the verb that mends each. No Qt widgets here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.lifecycle import archiving
from app.lifecycle.dossier import Dossier
from app.lifecycle.dossier import NextStep as Step
from app.lifecycle.guard import Guard
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.transitions import Act
from ui.icons import Icon
from ui.pages.document.course.mends import OWN
from ui.pages.document.deeds import DEEDS
from ui.pages.remaining import remaining
from ui.widgets.nextstep import Condition, NextStep, Way

_MENDS = {
    "consult": "公开征求意见", "material": "添加文件", "fair_competition": "登记审查结论", "deliberate": "登记审议结果", "effective_on": "填入施行日期",
    "register": "登记编号", "unit": "填写单位", "reply": "登记答复", "resubmit": "送复核", "conclude": "去出具意见", "reopen": "重新起草",
    "review": "去审核", "confirm": "去核对改动", "revisions": "定取舍", "countersign": "登记会签", "disclosure": "写明理由", "version": "放入正文",
    "comments": "处理意见", "feedback": "登记反馈", "proceeding": "登记", "place": "补网址和截图", "minutes": "补会议纪要", "archive": "去补",
    "interpretation": "登记解读", "replace_text": "换入定稿", "urgent": "写明理由", "filing": "去报送",
}  # fmt: skip

_LACKING = {
    "consult": "征求意见没有做足", "fair_competition": "公平竞争审查没有办", "deliberate": "没有审议通过", "effective_on": "没有施行日期",
    "register": "没有统一编号", "unit": "没有起草单位", "reply": "审核意见没有答复", "resubmit": "文本改动没有复核", "confirm": "文本改动没有核对", "conclude": "没有审核结论",
    "reopen": "审核结论为不合法", "version": "没有文本", "review": "没有审核意见", "disclosure": "公开属性没有理由",
    "revisions": "修订没有定取舍", "comments": "意见没有逐条处理", "feedback": "采纳情况没有反馈", "place": "公布的网址、截图没有补", "minutes": "会议纪要没有补",
    "interpretation": "没有政策解读", "replace_text": "文本还写着草稿字样", "urgent": "应急没有理由",
}  # fmt: skip
"""The gap in a few words; the guard's own sentence stands beside it."""

_AT_STAGE = {
    "consult": Act.CONSULT,
    "deliberate": Act.DELIBERATE,
    "register": Act.REGISTER,
    "resubmit": Act.RESUBMIT,
    "reopen": Act.REOPEN,
    "revisions": Act.ACCEPT,
}
"""What mends by an act that must be open at this stage."""

_FILING_MENDS = {"not_due": "去报送", "due": "去报送", "submitted": "登记回执"}
"""What a filing that is not concluded needs next, by its state; after the receipt it is the result."""

PUT_IN, NOT_RECORDED = "put-in", "not-recorded"
UNSAID = "补录，没有登记"
"""What is said of a step that a document entered afterwards went through before anything was registered here."""

GAP = "gap:"
DETERMINE, REPLY = "determine", "reply"
"""The conditions that no guard asks for here, and the deeds that answer them."""
_SEND_BACK = Way(str(Act.RETURN), DEEDS[Act.RETURN].label)
"""退回补正: first where materials are lacking, beside 受理 where nothing is."""
_BEFORE_REVIEW = (Stage.PROPOSED, Stage.DRAFTING, Stage.CONSULTING, Stage.SUBMITTED, Stage.RETURNED)

IN_COURSE = "看办理环节"
"""The verb where the act that would mend it is closed by now: the stages tell what was done instead."""

ELSEWHERE = {"conclude": "review", "review": "review", "filing": "filing", "confirm": "compare"}
"""What is mended on another page."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Where a condition's verb leads: another ``page``, a deed of this page for ``code``, a ``key`` that 办理环节 mends, or that tab itself."""

    page: str = ""
    deed: str = ""
    code: str = ""
    key: str = ""
    in_course: bool = False


def card(dossier: Dossier, step: Step, line: str, why: str, replies: tuple[int, int] = (0, 0)) -> NextStep:
    """The card for ``step``; ``replies`` are the points of the opinion and how many of them were answered."""
    deed = DEEDS.get(step.act)
    filings = iter(dossier.rounds)
    verbs = [_FILING_MENDS.get(next(filings).state, "登记备案结果") if guard.mend == "filing" else "" for guard in step.guards]
    conditions = tuple(_condition(index, guard, step, verbs[index]) for index, guard in enumerate(step.guards))
    is_old = dossier.document.historical and step.act is Act.ARCHIVE
    if is_old:
        conditions = (*map(_quiet, conditions, step.guards), *_entered_afterwards(dossier))
    conditions += _gaps(dossier, step) + _determination(dossier) + _replies(dossier, replies)
    due = step.due
    return NextStep(
        title="补录的文件，可以归档" if is_old else "报送备案，办结后归档" if _must_file(dossier, step) else step.title,
        verb="去审核" if step.act is Act.CONCLUDE else deed.label if deed else step.act.label,
        icon=Icon.REVIEW if step.act is Act.CONCLUDE else deed.icon if deed else Icon.FORWARD,
        conditions=conditions,
        remainder=remaining(due) if due else None,
        line=line,
        why=why,
        may_go_on=step.may_go_on and not is_old,
        blocked="" if step.act is Act.CONCLUDE else dossier.forbidden.get(str(step.act), ""),
        instead=_SEND_BACK if _is_incomplete(dossier, step) else None,
        beside=_SEND_BACK if step.act is Act.ACCEPT else None,
    )


def _is_incomplete(dossier: Dossier, step: Step) -> bool:
    """Whether what was submitted lacks a material: it goes back before it is accepted (形式审查)."""
    return step.act is Act.ACCEPT and any(guard.mend.startswith("material:") for guard in dossier.gaps)


def _gaps(dossier: Dossier, step: Step) -> tuple[Condition, ...]:
    return tuple(
        Condition(f"{GAP}{guard.mend}", guard.sentence, False, "带缺项继续时缺的，还没有补", verb_of(guard, step), is_optional=True)
        for guard in still_open(dossier, step)
    )


def still_open(dossier: Dossier, step: Step | None) -> tuple[Guard, ...]:
    """What was gone on without and still lacks, but for what ``step`` asks for itself: it holds nothing up any more, and stays until it is mended.

    An item of the archive list stands for the material that it lies there as.
    """
    missing = step.missing if step else ()
    asked = {guard.sentence for guard in (step.guards if step else ())}
    listed = {archiving.listed()[guard.mend.partition(":")[2]].mend for guard in missing if guard.mend.startswith("archive:")}
    return tuple(guard for guard in dossier.gaps if guard.sentence not in asked and guard.mend not in listed)


def verb_of(guard: Guard, step: Step | None) -> str:
    """The words on the button that mends ``guard`` while ``step`` comes next."""
    way, kind = lead(guard.mend, step), guard.mend.partition(":")[0]
    if way is None:
        return ""
    return IN_COURSE if way.in_course else _MENDS.get(kind, "去补")


def _quiet(condition: Condition, guard: Guard) -> Condition:
    """What a document entered afterwards (补录) lacks is offered, not called for."""
    if condition.is_met:
        return condition
    if guard.mend == "version":
        return Condition(PUT_IN, "没有正文", False, UNSAID, "放入正文", is_optional=True)
    return replace(condition, is_optional=True)


def _entered_afterwards(dossier: Dossier) -> tuple[Condition, ...]:
    if dossier.document.outcome is not None:
        return ()
    return (Condition(NOT_RECORDED, "合法性审核", False, UNSAID, is_optional=True),)


def _determination(dossier: Dossier) -> tuple[Condition, ...]:
    """认定 while it can still change the way of the paper: offered, never in the way."""
    document = dossier.document
    if document.matter != Matter.NORMATIVE_DOCUMENT or dossier.stage not in _BEFORE_REVIEW:
        return ()
    if document.normative:
        return (Condition(DETERMINE, "已认定为规范性文件", True),)
    return (Condition(DETERMINE, "认定是否规范性文件", False, "还没有认定，不影响这一步", "认定", is_optional=True),)


def _replies(dossier: Dossier, replies: tuple[int, int]) -> tuple[Condition, ...]:
    """The drafting unit's replies while the text is being revised: offered here, asked for when it is tabled."""
    points, answered = replies
    if dossier.stage is not Stage.REVISING or not points:
        return ()
    done = answered == points
    told = f"{points} 条意见，已答复 {answered} 条"
    return (
        Condition(REPLY, "起草单位已答复" if done else "登记起草单位答复", done, told, "查看" if done else "登记答复", is_optional=True),
    )


def is_open(step: Step) -> bool:
    """Whether the step's own dialog can be opened: nothing blocks, and it can fill in itself whatever is missing."""
    deed = DEEDS.get(step.act)
    supplied = deed.supplies if deed else ()
    return all(not guard.blocking and guard.mend.partition(":")[0] in supplied for guard in step.missing)


def mend(step: Step, condition_id: str) -> Mend | None:
    """What the verb of a condition does."""
    if condition_id in (DETERMINE, REPLY, _SEND_BACK.id):
        return Mend(deed=condition_id)
    if condition_id == PUT_IN:
        return Mend(page="texts")
    return lead(condition_id.removeprefix(GAP) if condition_id.startswith(GAP) else step.guards[int(condition_id)].mend, step)


def lead(key: str, step: Step | None) -> Mend | None:
    """Where what a guard says mends it (``key``) leads while ``step`` comes next; None for what nothing mends."""
    kind, _, code = key.partition(":")
    if kind in ELSEWHERE:
        return Mend(page=ELSEWHERE[kind])
    if kind in OWN:
        return Mend(key=key)
    needed = _AT_STAGE.get(kind)
    if needed is not None and (step is None or needed not in (step.act, *step.others)):
        return Mend(in_course=True)
    return Mend(deed=kind if kind in DEEDS else str(needed), code=code) if kind in DEEDS or needed is not None else None


def _must_file(dossier: Dossier, step: Step) -> bool:
    return step.act is Act.ARCHIVE and any(filing.state == "due" for filing in dossier.rounds)


def _condition(index: int, guard: Guard, step: Step, filing_verb: str) -> Condition:
    kind = guard.mend.partition(":")[0]
    verb = "" if guard.held else filing_verb or verb_of(guard, step)
    if guard.held:
        return Condition(str(index), guard.name, True, _evidence(guard))
    if kind == "material":
        return Condition(str(index), guard.sentence, False, "", verb)
    return Condition(str(index), _LACKING.get(kind, guard.sentence), False, guard.sentence if kind in _LACKING else "", verb)


def _evidence(guard: Guard) -> str:
    return "" if guard.mend.startswith("material:") else guard.evidence
