"""Units and people."""

from __future__ import annotations

from sqlite_utils import Database

from db import rows
from db.records import Person, Unit


class People:
    """Reads units and people. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def unit(self, unit_id: str) -> Unit:
        """The unit. Raises Gone."""
        return rows.get(self._db, Unit, unit_id)

    def unit_named(self, name: str) -> Unit | None:
        """The unit of this full or short name, or None."""
        return next(iter(rows.where(self._db, Unit, "name = ? OR short_name = ?", [name, name])), None)

    def units(self) -> tuple[Unit, ...]:
        """Every unit by name."""
        return rows.where(self._db, Unit, order="name")

    def person(self, person_id: str) -> Person:
        """The person. Raises Gone."""
        return rows.get(self._db, Person, person_id)

    def named(self, name: str) -> Person | None:
        """The person of this name, or None."""
        return next(iter(rows.where(self._db, Person, "name = ?", [name])), None)

    def people(self) -> tuple[Person, ...]:
        """Every person by name."""
        return rows.where(self._db, Person, order="name")
