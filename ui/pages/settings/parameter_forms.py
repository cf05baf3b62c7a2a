"""What the dialogs about a figure ask: checked off with basis, name and day; changed with reason and the day from which it holds. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.lifecycle.figures import Confidence, Figure
from app.lifecycle.jurisdiction import MONTH_DAY, SWITCH
from app.lifecycle.periods import Unit
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values

_ON, _OFF = "是", "否"
_YES, _NO = "已对照原文核对", "以后再核对"


def check_form(figure: Figure, operator: str, today: date) -> Form:
    """核对: whether it says what the source says, by whom and when."""
    return Form(
        "核对参数",
        "已核对",
        (
            Field("basis", "依据", Kind.LONG, figure.basis, required=True, help="写明法规名称和条号，印在期限的说明里"),
            Field("by", "核对人", value=figure.checked_by or operator, required=True, half=True),
            Field("on", "核对日期", Kind.DAY, figure.checked_on or today, required=True, half=True, happened=True),
        ),
        f"{figure.name}：{figure.value}。对照依据的原文，数值和单位都一致的，点“已核对”。不一致的，用“修改”。",
    )


def change_form(figure: Figure, today: date) -> Form:
    """修改: the new value, its basis, why, and from which day."""
    value: tuple[Field, ...]
    if figure.unit == SWITCH:
        value = (Field("amount", "数值", Kind.CHOICE, _ON if figure.amount else _OFF, options=words([_ON, _OFF])),)
    elif figure.unit == MONTH_DAY:
        value = (
            Field("month", "月", value=str(figure.amount // 100), required=True, half=True),
            Field("amount", "日", value=str(figure.amount % 100), required=True, half=True),
        )
    elif figure.unit in {unit.value for unit in Unit}:
        value = (
            Field("amount", "数值", value=str(figure.amount), required=True, half=True),
            Field("unit", "单位", Kind.CHOICE, figure.unit, options=words([unit.value for unit in Unit]), half=True),
        )
    else:
        value = (Field("amount", f"数值（{figure.unit}）", value=str(figure.amount), required=True),)
    kept = figure.basis if figure.confidence is not Confidence.OPEN else ""
    return Form(
        "修改参数",
        "修改",
        (
            *value,
            Field("basis", "依据", Kind.LONG, kept, required=True, help="写明法规名称和条号"),
            Field("since", "从哪一天起", Kind.DAY, today, required=True, half=True, help="这一天以前发生的事仍按原来的值"),
            Field("checked", "核对", Kind.CHOICE, _NO, options=words([_YES, _NO])),
            Field("reason", "理由", required=True, help="例如：对照原文更正；新规定施行"),
        ),
        f"{figure.name}，现在是{figure.value}。从这一天起算、还没有办结的期限会一起重算。",
        check=_problems,
    )


def _problems(values: Values) -> Mapping[str, str]:
    typed = [key for key in ("month", "amount") if key in values and values[key] not in (_ON, _OFF)]
    return {key: "要填整数。" for key in typed if not str(values[key]).isdecimal()}


def amount_of(values: Values) -> int:
    """The value that the dialog answers, as the table keeps it."""
    if values["amount"] in (_ON, _OFF):
        return int(values["amount"] == _ON)
    day = int(str(values["amount"]))
    return int(str(values["month"])) * 100 + day if "month" in values else day


def day_of(values: Values, key: str) -> date | None:
    """A day that the dialog answers."""
    day = values.get(key)
    return day if isinstance(day, date) else None


def is_checked(values: Values) -> bool:
    """Whether the change was compared with the source."""
    return values.get("checked") == _YES
