"""What may be done with an item of the desk besides its work: put off, marked as done, given to somebody. Dialogs and their answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.lifecycle import reminding
from app.lifecycle.desk import DeskItem
from app.lifecycle.periods import Unit
from app.lifecycle.prolonging import prolong
from app.office import Office
from app.people.handling import assign
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.naming import quoted

SNOOZE, WAKE, DONE, ASSIGN, EXTEND = "snooze", "wake", "done", "assign", "extend_deadline"

_LATER = ("等起草单位补充材料", "等会议安排", "等上级答复", "正在办理，过几天再看")
_LONGER = ("事项复杂", "需要补充调查", "对方来函同意延长")
_FIXED = ("filing.npc.days", "filing.muni.days", "disclose.", "validity.", "filingreview.")
"""What the law fixes for this office, or what has an act of its own for it: nobody extends it from the desk."""
_DONE = ("已在系统外办结", "已经废止或者替代，不用再办", "不属于本机关办理", "重复的期限")


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of an item's menu: the act, its words and icon, what its dialog asks (None: nothing), what it does and what is said then."""

    name: str
    label: str
    icon: str
    form: Form | None
    do: Callable[[Office, Values], object]
    said: str


def choices(item: DeskItem, today: date, people: Sequence[str]) -> tuple[Choice, ...]:
    """The entries for ``item``."""
    deadline, name = item.due.deadline, f"{item.action}{quoted(item.document)}"
    made = [
        Choice(
            SNOOZE,
            "延后提醒",
            Icon.BELL,
            snooze_form(item, today),
            lambda office, v: _snooze(office, deadline.id, v),
            f"已延后提醒：{name}",
        ),
        Choice(DONE, "标为已办", Icon.CHECK, done_form(item), lambda office, v: _done(office, deadline.id, v), f"已标为已办：{name}"),
        Choice(
            ASSIGN,
            "分给别人",
            Icon.PEOPLE,
            assign_form(item, people),
            lambda office, v: _assign(office, item, v),
            f"已分办：{quoted(item.document)}",
        ),
    ]
    if may_extend(item):
        longer = f"已延长期限：{name}"
        made.append(Choice(EXTEND, "延长期限", Icon.EXPIRY, extend_form(item), lambda office, v: _extend(office, deadline.id, v), longer))
    if item.is_snoozed:
        made[0] = Choice(WAKE, "恢复提醒", Icon.BELL, None, lambda office, _v: reminding.wake(office, deadline.id), f"已恢复提醒：{name}")
    return tuple(made)


def snooze_form(item: DeskItem, today: date) -> Form:
    """延后提醒: until when and why."""
    days = 7 if item.due.workdays_left > 5 else 1
    return Form(
        "延后提醒",
        "延后提醒",
        (
            Field("until", "到哪一天再提醒", Kind.DAY, today + timedelta(days=days), required=True, half=True),
            Field("reason", "理由", options=words(_LATER), required=True),
        ),
        f"{item.action}{quoted(item.document)}。期限照常计算，只是到这一天再列到工作台上。",
    )


def may_extend(item: DeskItem) -> bool:
    """Whether the desk offers 延长期限: once, before the last day has passed, and not where the law fixes the day."""
    deadline = item.due.deadline
    return deadline.extended_on is None and item.due.workdays_left >= 0 and not deadline.key.startswith(_FIXED)


def extend_form(item: DeskItem) -> Form:
    """延长期限: by how much and why."""
    units = [unit.value for unit in Unit]
    return Form(
        "延长期限",
        "延长",
        (
            Field("amount", "延长", required=True, half=True),
            Field("unit", "单位", Kind.CHOICE, item.due.deadline.unit, options=words(units), half=True),
            Field("reason", "理由", options=words(_LONGER), required=True),
        ),
        f"{item.action}{quoted(item.document)}。从原来的末日接着算，只能延长一次，理由记入这一件的记录。",
        check=lambda values: {} if str(values["amount"]).isdecimal() else {"amount": "要填整数。"},
    )


def done_form(item: DeskItem) -> Form:
    """标为已办: why it needs no more."""
    return Form(
        "标为已办",
        "标为已办",
        (Field("reason", "理由", options=words(_DONE), required=True),),
        f"{item.action}{quoted(item.document)}。标为已办后不再提醒，理由记入这一件的日志。",
    )


def assign_form(item: DeskItem, people: Sequence[str]) -> Form:
    """分办: who handles it and who stands in."""
    found = item.handling
    return Form(
        "分办",
        "分办",
        (
            Field("handler", "经办人", value=found.handler, options=words(people), required=True, half=True),
            Field("stand_in", "替办人", value=found.stand_in, options=words(people), half=True, help="经办人请假时由谁办，可以不填"),
        ),
        f"{quoted(item.document)}的全部待办归经办人。没有登记过的姓名，会加到人员里。",
    )


def _snooze(office: Office, deadline: str, values: Values) -> object:
    until = values["until"]
    if not isinstance(until, date):
        raise TypeError("the form asks for a day")
    return reminding.snooze(office, deadline, until=until, reason=str(values["reason"]))


def _done(office: Office, deadline: str, values: Values) -> object:
    return reminding.done(office, deadline, reason=str(values["reason"]))


def _extend(office: Office, deadline: str, values: Values) -> object:
    return prolong(office, deadline, amount=int(str(values["amount"])), unit=str(values["unit"]), reason=str(values["reason"]))


def _assign(office: Office, item: DeskItem, values: Values) -> object:
    return assign(office, item.document.id, handler=str(values["handler"]), stand_in=str(values["stand_in"]))
