"""条件和应急 on the document page: the questions that make materials due, in one dialog, and why the matter goes the short way. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle import answers, urgency
from app.lifecycle.stages import Stage
from app.office import Office
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.openness import is_over
from ui.pages.document.course.parts import Line, Mark, Part, Verb
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, on_day
from ui.pages.document.values import day_of, text_of

_OPEN, _YES, _NO = "未答", "是", "否"
_SAID = {None: _OPEN, True: _YES, False: _NO}
_MEANT = {word: said for said, word in _SAID.items()}


def asking(view: View) -> Form:
    """The questions, each 未答, 是 or 否."""
    questions = view.course.questions if view.course else ()
    fields = tuple(
        Field(q.condition.value, q.words, Kind.CHOICE, _SAID[q.answer], options=words((_OPEN, _YES, _NO)), help=_found(q), half=True)
        for q in questions
    )
    return Form("回答条件", "保存回答", fields, "答“是”的，送审和报送时要附相应的材料。没有回答的，按已经登记的情况判断。")


def _found(question: answers.Question) -> str:
    return "" if question.found is None else f"{question.because}，为“{_SAID[question.found]}”"


def _answer(office: Office, document: str, values: Values) -> object:
    given = {condition.value: _MEANT[text_of(values, condition.value)] for condition in answers.ASKED if condition.value in values}
    return answers.answer(office, document, given)


def _mark(view: View) -> Form:
    reason = Field(
        "reason", "理由", Kind.LONG, view.dossier.document.urgent_reason or "", required=True, help="突发事件、上级紧急命令等，写明是哪一件"
    )
    return Form(
        "按应急程序办理", "标为应急", (reason, on_day(view)),
        "应急制定的，征求意见可以缩短或者不做，合法性审核不受最短时间限制；理由记入卷内。",
    )  # fmt: skip


def _may_be_urgent(view: View) -> bool:
    return not is_over(view) and view.dossier.stage is not Stage.PUBLISHED and view.dossier.document.urgent_reason is None


def part(view: View, lacking: tuple[Line, ...]) -> Part:
    """What holds of the matter: the questions answered 是, and whether it is urgent."""
    questions = view.course.questions if view.course else ()
    reason = view.dossier.document.urgent_reason
    lines: tuple[Line, ...] = ()
    if reason:
        lines += (Line("urgent", "应急", reason, verbs=(Verb("改按一般程序", "not_urgent"),)),)
    holding = [q for q in questions if q.holds]
    if holding:
        words = "；".join(q.words if q.answer else f"{q.words}（{q.because}）" for q in holding)
        lines += (Line("facts", "答“是”的", f"{len(holding)} 项，送审和报送时附相应的材料", below=words),)
    unsaid = sum(q.answer is None and q.found is None for q in questions)
    if unsaid:
        lines += (Line("unanswered", "没有回答的", f"{unsaid} 项，按“否”办理", Mark.OPEN),)
    verbs = (
        Verb("回答条件", "answers"),
        *((Verb("应急", "urgent", "按应急程序办理"),) if _may_be_urgent(view) else ()),
    )
    return Part("circumstances", "条件", "", (*lacking, *lines), verbs)


DEEDS: Mapping[str, Deed] = {
    "answers": Deed("回答条件", Icon.RULES, asking, _answer, "已保存回答", offered=lambda view: view.course is not None and not is_over(view)),
    "urgent": Deed(
        "按应急程序办理", Icon.OVERDUE, _mark, lambda o, d, v: urgency.mark(o, d, reason=text_of(v, "reason"), on=day_of(v)), "已标为应急",
        offered=_may_be_urgent,
    ),
    "not_urgent": Deed("改按一般程序", Icon.UNDO, None, lambda o, d, _v: urgency.unmark(o, d), "已改按一般程序办理"),
}  # fmt: skip
"""By name; merged into the page's."""
