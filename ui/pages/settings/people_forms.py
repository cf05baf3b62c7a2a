"""What the dialogs about people and units ask, and what they answer. No Qt here."""

from __future__ import annotations

from datetime import date

from app.people.role import Role
from app.people.roster import Details, Roster
from db.records import Unit
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, Values

_ROLES = (Option("", "未填"), *words([role.value for role in Role]))
_WORKS, _LEFT = "在岗", "停用"
_REASONS = ("休假", "出差", "病假", "借调", "调离")


def person_form(roster: Roster, details: Details | None) -> Form:
    """Somebody new (None), or what is written of somebody."""
    found = details or Details("")
    return Form(
        "编辑人员" if details else "增加人员",
        "保存" if details else "增加",
        (
            Field("name", "姓名", value=found.name, required=True, half=True),
            Field("phone", "电话", value=found.phone, half=True),
            Field(
                "role",
                "角色",
                Kind.CHOICE,
                found.role,
                options=_ROLES,
                help="审核或者负责人出具意见，负责人改人员和参数；未填的什么都可以办",
            ),
            Field("unit", "单位", value=found.unit, options=words([unit.name for unit in roster.units])),
            Field("away_until", "请假到", Kind.DAY, found.away_until, half=True, help="请假的最后一天，空着是在岗"),
            Field("stand_in", "替办人", value=found.stand_in, options=_others(roster, found.name), half=True, help="请假时他的待办由谁看"),
            Field("active", "状态", Kind.CHOICE, _WORKS if found.active else _LEFT, options=words([_WORKS, _LEFT])),
        ),
    )


def details_of(values: Values) -> Details:
    """What the dialog of a person answers."""
    return Details(
        name=str(values["name"]),
        role=str(values["role"] or ""),
        unit=str(values["unit"]),
        phone=str(values["phone"]),
        active=values["active"] != _LEFT,
        stand_in=str(values["stand_in"]),
        away_until=until_of(values),
    )


def until_of(values: Values) -> date | None:
    """The last day of a leave in the answers of a dialog; None when there is none."""
    until = values.get("away_until")
    return until if isinstance(until, date) else None


def handover_form(roster: Roster, giver: str, matters: int) -> Form:
    """移交: to whom, why, and until when away, if so."""
    return Form(
        "移交与请假",
        "全部移交",
        (
            Field("taker", "移交给", options=_others(roster, giver), required=True, half=True),
            Field("away_until", "请假到", Kind.DAY, None, half=True, help="不请假的空着；填了，接手人同时替办"),
            Field("reason", "理由", options=words(_REASONS), required=True),
        ),
        f"{giver}名下在办的 {matters} 件全部交给接手人，一次撤销可以全部交回。",
    )


def unit_form(unit: Unit | None) -> Form:
    """A new unit (None), or the names of one."""
    return Form(
        "编辑单位" if unit else "增加单位",
        "保存" if unit else "增加",
        (
            Field("name", "全称", value=unit.name if unit else "", required=True, help="印在文书上"),
            Field("short", "简称", value=unit.short_name if unit else "", help="列在台账里；空着用通行的简称"),
        ),
    )


def _others(roster: Roster, name: str) -> tuple[Option, ...]:
    return words([other for other in roster.active if other != name])
