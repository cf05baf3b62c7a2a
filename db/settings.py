"""What the office has set, its overlay over the shipped data, and which files rows name."""

from __future__ import annotations

from sqlite_utils import Database

from db import rows
from db.records import CalendarDay, Parameter, RuleChange, Setting, StoredFile


class Settings:
    """Reads settings and overlays. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, key: str) -> Setting | None:
        """The setting of this key, or None."""
        return rows.find(self._db, Setting, key)

    def all(self) -> dict[str, str]:
        """Every setting by key."""
        return {setting.id: setting.value for setting in rows.where(self._db, Setting)}

    def parameters(self) -> tuple[Parameter, ...]:
        """The figures the office has checked or changed."""
        return rows.where(self._db, Parameter)

    def rule_changes(self) -> tuple[RuleChange, ...]:
        """The rules the office has switched off or graded anew."""
        return rows.where(self._db, RuleChange)

    def has_file(self, sha: str) -> bool:
        """Whether a row names the file of this hash."""
        return rows.find(self._db, StoredFile, sha) is not None

    def calendar_days(self) -> tuple[CalendarDay, ...]:
        """The days set over the seed calendar."""
        return rows.where(self._db, CalendarDay)
