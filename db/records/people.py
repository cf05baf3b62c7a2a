"""Units of the district and the people who work on documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Row):
    """A body that drafts, reviews, issues or receives documents. ``short_name`` is what tables show."""

    TABLE: ClassVar[str] = "units"

    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """Somebody who answers with a name for what was done."""

    TABLE: ClassVar[str] = "people"

    name: str
    unit_id: str | None = None
    role: str = ""
    phone: str = ""
