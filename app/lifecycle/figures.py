"""参数核对表: every figure of the jurisdiction with its basis and how far it can be trusted; checked off by name, changed from a day on.

A change keeps the figure that held before: what happened before that day is judged by it. What runs already and began on or after
the day is counted anew in the same act, and each change told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.lifecycle.jurisdiction import COPIES, MONTH_DAY, ROLLING, SWITCH, Jurisdiction, ParameterChange, overlaid
from app.lifecycle.made import Made
from app.lifecycle.periods import Period, Unit
from app.lifecycle.recounting import by_figure
from app.lifecycle.seed import available, load
from app.office import Office
from db.acts import Act
from db.records import DatedParameter, Parameter, Setting


class Confidence(StrEnum):
    """How far a figure can be trusted; the value is the word of the table."""

    CHECKED = "已核对"
    SHIPPED = "出厂已核实"
    OPEN = "待核对"


_GROUPS: dict[str, str] = {
    "days.": "计日", "filing.joint_lead": "报送备案", "consult.": "征求意见", "hearing.": "征求意见", "review.": "合法性审核",
    "counsel.": "往来、补正", "correspondence.": "往来、补正", "return.": "往来、补正", "disclose.": "公布、施行、有效期",
    "effective.": "公布、施行、有效期", "validity.": "公布、施行、有效期", "filing.npc.": "报区人大常委会备案", "filing.muni.": "报市政府备案",
    "filing.reissue": "报送备案", "filing.dept.": "部门备案审查", "filingreview.": "部门备案审查", "cleanup.": "清理",
    "catalog.": "每年固定的日子", "annual_report.": "每年固定的日子",
}  # fmt: skip
_OTHERS = "异议、附带审查、司法建议"


@dataclass(frozen=True, slots=True)
class Later:
    """What a figure becomes on a day to come."""

    since: date
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table, as it holds today. ``value`` is in words (30日, 2份, 开, 每年1月31日).

    ``since`` and ``reason`` are those of the office's last change that holds; ``shipped`` is the value that ships where it differs.
    """

    key: str
    group: str
    name: str
    amount: int
    unit: str
    value: str
    basis: str
    confidence: Confidence
    checked_by: str
    checked_on: date | None
    since: date | None
    reason: str
    shipped: str
    later: tuple[Later, ...]


def worded(amount: int, unit: str) -> str:
    """A value in words: 30日, 15个工作日, 2份, 开, 每年1月31日."""
    if unit == SWITCH:
        return "是" if amount else "否"
    if unit == MONTH_DAY:
        return f"每年{amount // 100}月{amount % 100}日"
    return f"{amount}{unit}" if unit == COPIES else str(Period(amount, Unit(unit)))


def figures(office: Office) -> tuple[Figure, ...]:
    """Every figure and yearly date of the jurisdiction chosen, in the order of the pack."""
    return tuple(_figure(office, key) for key in _values(office.jurisdiction))


def figure(office: Office, key: str) -> Figure:
    """One figure. Raises Refused for a key that the jurisdiction lacks."""
    _known(office, key)
    return _figure(office, key)


def check(office: Office, key: str, *, basis: str | None = None, by: str | None = None, on: date | None = None) -> Made:
    """Check a figure off (核对): somebody compared it as it holds today with the source, by name and day; ``basis`` says it better.

    Where the basis says of itself that it is 未核对, it says from now on who checked it and when.

    Raises Refused for an unknown key or a day to come.
    """
    known, day, name = _known(office, key), on or office.today(), (by or office.operator).strip()
    if day > office.today():
        raise Refused(f"核对日期 {day} 还没有到。填今天或者以前的日期。")
    if basis is not None and not basis.strip():
        raise Refused(f"“{known.name}”要写明依据。填写法规名称和条号后再核对。")
    held = _held(office, key)
    with office.act("parameter", f"核对参数“{known.name}”：{known.value}") as act:
        dated, words = _dated(office, key), _checked_words((basis or known.basis).strip(), name, day)
        row = next((one for one in office.store.settings.parameters() if one.id == key), None)
        if dated is not None:
            act.update(dated, basis=words, checked_by=name, checked_on=day)
        elif row is not None:
            act.update(row, basis=words, checked_by=name, checked_on=day)
        else:
            act.insert(Parameter(id=key, amount=known.amount, unit=known.unit, basis=words, checked_by=name, checked_on=day))
        moved = by_figure(office, act, key, held, f"{known.name}已核对")
    return {"key": key, "moved": moved}


def uncheck(office: Office, key: str) -> Made:
    """Take a check off again (取消核对). Raises Refused where nobody checked it."""
    known = _known(office, key)
    held, dated = _held(office, key), _dated(office, key)
    row = next((one for one in office.store.settings.parameters() if one.id == key), None)
    if (dated.checked_on if dated else row.checked_on if row else None) is None:
        raise Refused(f"“{known.name}”没有核对过，不用取消。")
    with office.act("parameter", f"取消核对“{known.name}”") as act:
        if dated is not None:
            act.update(dated, basis=_unchecked_words(dated.basis), checked_by=None, checked_on=None)
        elif row is not None:
            act.remove(row)
        moved = by_figure(office, act, key, held, f"{known.name}取消核对")
    return {"key": key, "moved": moved}


_UNCHECKED = "未核对"
_CHECKED = re.compile(r"已核对（[^（）]* \d{4}-\d{2}-\d{2}）")


def _checked_words(basis: str, by: str, on: date) -> str:
    """The basis with the words that it is not checked, or was by somebody before, turned into who checked it and when."""
    return _unchecked_words(basis).replace(_UNCHECKED, f"已核对（{by} {on}）")


def _unchecked_words(basis: str) -> str:
    return _CHECKED.sub(_UNCHECKED, basis)


def change(
    office: Office,
    key: str,
    *,
    amount: int,
    unit: str | None = None,
    basis: str,
    reason: str,
    since: date | None = None,
    checked: bool = False,
) -> Made:
    """Change a figure from ``since`` on (None: today); ``checked``: the operator compared it with the source.

    Raises Refused for a value that cannot be, without basis and reason, and where nothing changes. ``moved`` tells each deadline that moved.
    """
    known, day = _known(office, key), since or office.today()
    if not basis.strip() or not reason.strip():
        raise Refused(f"改“{known.name}”要写明依据和理由。填写后再存。")
    unit = unit or known.unit
    _refuse_unit(known, unit)
    overlaid(load(_chosen(office)), {key: ParameterChange(amount, unit, basis.strip(), verified=checked)})
    then = _values(office.jurisdiction_on(day))[key]
    if (amount, unit) == (then[1], then[2]):
        raise Refused(f"“{known.name}”从 {day} 起本来就是{worded(amount, unit)}，没有改。只确认依据的，用“核对”。")
    held = _held(office, key)
    with office.act("parameter", f"改参数“{known.name}”：{day} 起 {worded(amount, unit)}") as act:
        _put(office, act, key, day, amount, unit, basis.strip(), reason.strip(), checked)
        moved = by_figure(office, act, key, held, f"{known.name}自 {day} 起改为{worded(amount, unit)}")
    return {"key": key, "moved": moved}


def withdraw(office: Office, key: str, since: date) -> Made:
    """Take back the change of a figure that holds from ``since``. Raises Refused where there is none."""
    known = _known(office, key)
    row = next((one for one in office.store.settings.dated_parameters() if (one.key, one.since) == (key, since)), None)
    if row is None:
        raise Refused(f"“{known.name}”没有从 {since} 起的改动。核对日期后再办。")
    held = _held(office, key)
    with office.act("parameter", f"撤回“{known.name}”{since} 起的改动") as act:
        act.remove(row)
        moved = by_figure(office, act, key, held, f"{known.name}{since} 起的改动撤回")
    return {"key": key, "moved": moved}


def choose(office: Office, jurisdiction: str) -> Made:
    """Choose another jurisdiction (辖区). What was checked and changed belongs to the one before and goes with it; deadlines that run stay.

    Raises Refused for one that does not ship.
    """
    if jurisdiction not in available():
        raise Refused(f"没有“{jurisdiction}”这个辖区，设置没有改。可以选：{'、'.join(available())}。")
    name = load(jurisdiction).name
    with office.act("jurisdiction", f"修改辖区：{name}") as act:
        put_jurisdiction(office, act, jurisdiction)
    return {"jurisdiction": jurisdiction}


def put_jurisdiction(office: Office, act: Act, jurisdiction: str) -> None:
    """Choose ``jurisdiction`` within an open act; nothing goes where it is the one chosen already."""
    settings = office.store.settings
    known = settings.find("jurisdiction")
    if _chosen(office) != jurisdiction:
        for row in (*settings.parameters(), *settings.dated_parameters()):
            act.remove(row)
    if known is not None:
        act.update(known, value=jurisdiction)
    else:
        act.insert(Setting(id="jurisdiction", value=jurisdiction))


def _put(office: Office, act: Act, key: str, day: date, amount: int, unit: str, basis: str, reason: str, checked: bool) -> None:
    basis = _checked_words(basis, office.operator, office.today()) if checked else basis
    fresh = DatedParameter(
        id=act.new_id(), key=key, since=day, amount=amount, unit=unit, basis=basis, reason=reason, operator=office.operator,
        checked_by=office.operator if checked else None, checked_on=office.today() if checked else None,
    )  # fmt: skip
    same = next((one for one in office.store.settings.dated_parameters() if (one.key, one.since) == (key, day)), None)
    if same is None:
        act.insert(fresh)
    else:
        act.update(replace(fresh, id=same.id, row_version=same.row_version))


def _refuse_unit(known: Figure, unit: str) -> None:
    periods = {one.value for one in Unit}
    if unit != known.unit and not {unit, known.unit} <= periods:
        raise Refused(f"“{known.name}”的单位是{known.unit}，不能改成{unit}。核对后再改。")


def _known(office: Office, key: str) -> Figure:
    if not office.jurisdiction.has(key):
        raise Refused(f"没有参数“{key}”。在设置的参数核对表里查到参数名后再办。")
    return _figure(office, key)


def _chosen(office: Office) -> str:
    return office.jurisdiction.key


def _dated(office: Office, key: str) -> DatedParameter | None:
    """The office's change of ``key`` that holds today."""
    held = [one for one in office.store.settings.dated_parameters() if one.key == key and one.since <= office.today()]
    return held[-1] if held else None


def _held(office: Office, key: str) -> Mapping[date, Jurisdiction]:
    """The figures as they hold now on each day on which a running deadline of ``key`` began."""
    rows = office.store.documents.every_open_deadline()
    return {row.start_on: office.jurisdiction_on(row.start_on) for row in rows if key in (row.key, ROLLING)}


def _values(jurisdiction: Jurisdiction) -> dict[str, tuple[str, int, str, str, bool]]:
    """Name, amount, unit, basis and whether verified, by key."""
    figures = {p.key: (p.name, p.amount, p.unit, p.basis, p.verified) for p in jurisdiction.parameters.values()}
    dates = {a.key: (a.name, a.month * 100 + a.day, MONTH_DAY, a.basis, a.verified) for a in jurisdiction.annual}
    return {**figures, **dates}


def _figure(office: Office, key: str) -> Figure:
    settings, today = office.store.settings, office.today()
    name, amount, unit, basis, verified = _values(office.jurisdiction)[key]
    ships = _values(load(_chosen(office), day=today))[key]
    dated = _dated(office, key)
    row = next((one for one in settings.parameters() if one.id == key), None)
    by, on = (dated.checked_by, dated.checked_on) if dated else (row.checked_by, row.checked_on) if row else (None, None)
    later = [one for one in settings.dated_parameters() if one.key == key and one.since > today]
    return Figure(
        key=key,
        group=next((word for prefix, word in _GROUPS.items() if key.startswith(prefix)), _OTHERS),
        name=name,
        amount=amount,
        unit=unit,
        value=worded(amount, unit),
        basis=basis,
        confidence=Confidence.CHECKED if on else Confidence.SHIPPED if verified else Confidence.OPEN,
        checked_by=by or "",
        checked_on=on,
        since=dated.since if dated else None,
        reason=dated.reason if dated else "",
        shipped=worded(ships[1], ships[2]) if ships[1:3] != (amount, unit) else "",
        later=tuple(Later(one.since, worded(one.amount, one.unit)) for one in later),
    )
