"""Units of the district and the people who work on documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
    """经办, 审核 or 负责人; empty where the office has not said: whoever has no role may do everything."""
    phone: str = ""
    active: bool = True
    stand_in_id: str | None = None
    """Who stands in while this person is away."""
    away_until: date | None = None
