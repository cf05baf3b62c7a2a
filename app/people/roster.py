"""The people and units of the office (人员与单位): everybody by name, and the acts that change who they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.errors import Refused
from app.lifecycle.made import Made
from app.lifecycle.stages import Stage
from app.lifecycle.units import known_or_new as unit_of
from app.lifecycle.units import short_name
from app.office import Office
from app.people.permissions import leads, why_not
from app.people.role import Role
from db.acts import Act
from db.records import Person, Unit

ENDED = (Stage.ARCHIVED.value, Stage.REJECTED.value, Stage.CONCLUDED.value)
"""The stages at which a matter is nobody's work any more."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is written of somebody; ``unit`` and ``stand_in`` by name. Names that are not known yet become units and people."""

    name: str
    role: str = ""
    unit: str = ""
    phone: str = ""
    active: bool = True
    stand_in: str = ""
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the office with the words beside the row, and how many open matters are theirs. ``is_operator``: who sits here now."""

    person: Person
    details: Details
    matters: int
    is_operator: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody, those who work here first, and every unit. ``why_not``: why the operator may not change them ("" when he may)."""

    today: date
    members: tuple[Member, ...]
    units: tuple[Unit, ...]
    why_not: str

    @property
    def active(self) -> tuple[str, ...]:
        """The names of those who work here."""
        return tuple(member.person.name for member in self.members if member.person.active)


def roster(office: Office) -> Roster:
    """The people and units as they stand today."""
    people, units = office.store.people.people(), office.store.people.units()
    names, bodies = {person.id: person.name for person in people}, {unit.id: unit.name for unit in units}
    matters = office.store.documents.handled(ENDED)
    members = [
        Member(person, _details(person, names, bodies), matters.get(person.id, 0), person.name == office.operator)
        for person in sorted(people, key=lambda person: (not person.active, person.name))
    ]
    return Roster(office.today(), tuple(members), units, why_not(office, "person") or "")


def details_of(office: Office, name: str) -> Details:
    """What is written of the person of this name; of somebody unknown the name alone."""
    person = office.store.people.named(name)
    if person is None:
        return Details(name)
    names = {other.id: other.name for other in office.store.people.people()}
    bodies = {unit.id: unit.name for unit in office.store.people.units()}
    return _details(person, names, bodies)


def is_away(person: Person, today: date) -> bool:
    """Whether somebody is on leave today; the last day of absence is one of it."""
    return person.away_until is not None and person.away_until >= today


def known_or_new(office: Office, act: Act, name: str) -> str:
    """The id of the person of this name, made in ``act`` when there is none yet. Raises Refused for somebody who left."""
    if name == office.operator:
        return act.operator_id()
    known = office.store.people.named(name)
    if known is not None and not known.active:
        raise Refused(f"{name}已停用，不能再分给他。另选一位，或者在设置里重新启用。")
    return known.id if known else act.insert(Person(id=act.new_id(), name=name)).id


def save_person(office: Office, details: Details, *, before: str = "") -> Made:
    """Store what is written of somebody: a new person, the one of the same name, or the one called ``before`` until now.

    Raises Refused for a name that is taken, an unknown role, a stand-in who is the same person, a leave that is over, somebody
    who still has open matters or sits here now and would be inactive, and a change after which nobody could change people any more.
    """
    details = replace(details, name=details.name.strip(), stand_in=details.stand_in.strip(), unit=details.unit.strip())
    person = office.store.people.named(before or details.name)
    _refuse_strange(office, details, person)
    with office.act("person", f"{'改人员' if person else '增加人员'}：{details.name}") as act:
        changes = {
            "name": details.name,
            "role": details.role,
            "phone": details.phone.strip(),
            "active": details.active,
            "away_until": details.away_until,
            "unit_id": unit_of(office, act, details.unit) if details.unit else None,
            "stand_in_id": known_or_new(office, act, details.stand_in) if details.stand_in else None,
        }
        known = person or office.store.people.person(known_or_new(office, act, details.name))
        act.update(known, **changes)
        _refuse_lock_out(office, person)
    return {"person": known.id}


def save_unit(office: Office, name: str, short: str = "", *, before: str = "") -> Made:
    """Store a unit's full and short name (the usual short one when none is given): a new unit, or the one called ``before`` until now."""
    name, short = name.strip(), short.strip()
    if not name:
        raise Refused("单位全称不能空着。填写后再保存。")
    unit = office.store.people.unit_named(before or name)
    taken = office.store.people.unit_named(name)
    if taken is not None and (unit is None or taken.id != unit.id):
        raise Refused(f"已有“{taken.name}”。名称不能重复，换一个再保存。")
    with office.act("unit", f"{'改单位' if unit else '增加单位'}：{name}") as act:
        known = unit or act.insert(Unit(id=act.new_id(), name=name))
        act.update(known, name=name, short_name=short or short_name(name))
    return {"unit": known.id}


def _details(person: Person, names: dict[str, str], bodies: dict[str, str]) -> Details:
    unit, stand_in = bodies.get(person.unit_id or "", ""), names.get(person.stand_in_id or "", "")
    return Details(person.name, person.role, unit, person.phone, person.active, stand_in, person.away_until)


def _refuse_strange(office: Office, details: Details, person: Person | None) -> None:
    if not details.name:
        raise Refused("姓名不能空着。填写后再保存。")
    taken = office.store.people.named(details.name)
    if taken is not None and (person is None or taken.id != person.id):
        raise Refused(f"已有一位{details.name}。同名的，在姓名后面加部门区别。")
    if details.role not in ("", *Role):
        raise Refused(f"没有“{details.role}”这个角色，可以是：{'、'.join(Role)}，也可以空着。")
    if details.stand_in == details.name:
        raise Refused("不能由本人替办。另选一位。")
    if details.away_until is not None and details.away_until < office.today():
        raise Refused(f"请假到 {details.away_until} 已经过了。核对日期，回来了的清空这一项。")
    if person is None or details.active or not person.active:
        return
    if person.name == office.operator:
        raise Refused("不能停用正在办理的本人。先换操作人，再停用。")
    matters = office.store.documents.handled(ENDED).get(person.id, 0)
    if matters:
        raise Refused(f"{person.name}名下还有 {matters} 件在办。先全部移交，再停用。")
    away = [other.name for other in office.store.people.people() if other.stand_in_id == person.id and is_away(other, office.today())]
    if away:
        raise Refused(f"{person.name}正在替{'、'.join(away)}办。先换替办人，再停用。")


def _refuse_lock_out(office: Office, before: Person | None) -> None:
    """Somebody must be left who may change people; the last 负责人 goes only when no roles are left at all."""
    active = [person for person in office.store.people.people() if person.active]
    heads = any(person.role == Role.HEAD for person in active)
    was_head = before is not None and before.active and before.role == Role.HEAD
    if not any(leads(person) for person in active) or (was_head and not heads and any(person.role for person in active)):
        raise Refused("至少要有一位负责人，否则谁都不能再改角色。先把另一位设为负责人，再改这一位。")
