"""Who may do what (权限): data of ``resources/permissions.toml``, asked in one place for every act.

Roles are a division of labour and no lock: there are no passwords, and whoever has no role may do everything.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import resources
from app.errors import Refused
from app.people.role import Role
from db.people import People
from db.records import Person

if TYPE_CHECKING:
    from app.office import Office

_NAMED = 3
"""How many of those who may are named in a refusal."""


@dataclass(frozen=True, slots=True)
class Permission:
    """An act in words (出具审核意见) and the roles that may do it."""

    what: str
    roles: tuple[Role, ...]


def why_not(office: Office, act: str) -> str | None:
    """Why the operator may not do ``act`` (a name of the change log), with who may and what to do; None when he may.

    Nobody may do anything in a store that is only looked at.
    """
    if office.held_by:
        return f"{office.held_by}正在使用这份数据，这里只能查看。等对方关闭后再办。"
    return reason(office.store.people, office.operator, act)


def reason(people: People, operator: str, act: str) -> str | None:
    """Why ``operator`` may not do ``act``; None when he may. An operator not known yet has no role and may do everything."""
    person = people.named(operator)
    if person is None:
        return None
    if not person.active:
        return f"{person.name}已停用，不能办理。在设置里换操作人，或者由负责人重新启用。"
    permission = permissions().get(act)
    if permission is None or not person.role or person.role in permission.roles:
        return None
    who = "或者".join(permission.roles)
    able = [other.name for other in people.people() if other.active and other.role in permission.roles]
    asked = f"请{'、'.join(able[:_NAMED])}来办" if able else f"还没有人是{who}，先在设置里给人填上这个角色"
    return f"{permission.what}要由{who}办理。{asked}，或者在设置里改角色。" if able else f"{permission.what}要由{who}办理。{asked}。"


def forbidden(office: Office) -> Mapping[str, str]:
    """Every act the operator may not do, with the reason."""
    why = {act: why_not(office, act) for act in permissions()}
    return {act: sentence for act, sentence in why.items() if sentence}


def refuse(people: People, operator: str, act: str) -> None:
    """Raise Refused when ``operator`` may not do ``act``; every act passes here, and a restore, which is none."""
    why = reason(people, operator, act)
    if why is not None:
        raise Refused(why)


def leads(person: Person | None) -> bool:
    """Whether somebody looks after everybody's matters: a 负责人, or one whose role was not said."""
    return person is None or person.role in ("", Role.HEAD)


@lru_cache
def permissions() -> Mapping[str, Permission]:
    """The permissions by name of the act; an act that is not there may be done by everybody."""
    table = tomllib.loads(resources.path("permissions.toml").read_text("utf-8"))
    return {act: Permission(rule["what"], tuple(Role(role) for role in rule["roles"])) for rule in table["rule"] for act in rule["acts"]}
