"""Units by name: the one of a document, and a new one with the short name that is usual for it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

import resources
from app.office import Office
from db.acts import Act
from db.records import Document, Unit


def name_of(office: Office, document: Document) -> str:
    """The full name of the drafting unit (起草单位) of ``document``; "" when none is filled in."""
    return office.store.people.unit(document.drafting_unit_id).name if document.drafting_unit_id else ""


def known_or_new(office: Office, act: Act, name: str) -> str:
    """The id of the unit of this full or short name, made in ``act`` when there is none yet."""
    known = office.store.people.unit_named(name)
    return known.id if known else act.insert(Unit(id=act.new_id(), name=name, short_name=short_name(_within(office, name)))).id


def _within(office: Office, name: str) -> str:
    """The name as it is said within the district: 云州区城市管理局 → 区城市管理局."""
    district = office.names.get("district", "")
    return f"区{name.removeprefix(district)}" if district and name != district and name.startswith(district) else name


def short_name(name: str) -> str:
    """What tables call a unit: without 区, 县 or 市 before it, and shortened as is usual (区住房城乡建设局 → 住建局)."""
    bare = name[1:] if len(name) > 2 and name[0] in "区县市" else name
    return _usual().get(bare, bare)


@lru_cache
def _usual() -> Mapping[str, str]:
    usual: dict[str, str] = tomllib.loads(resources.path("units.toml").read_text("utf-8"))["short"]
    return usual
