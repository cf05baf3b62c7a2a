"""What the office has set, its overlay over the shipped data, and which files rows name."""

from __future__ import annotations

from collections.abc import Collection

from sqlite_utils import Database

from db import rows
from db.records import (
    CalendarDay,
    CalendarNotice,
    DatedParameter,
    FormTemplate,
    OfficeRule,
    Parameter,
    RuleChange,
    RuleWords,
    Setting,
    StoredFile,
)


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

    def office_rules(self) -> tuple[OfficeRule, ...]:
        """The rules of the office's own and of the packs it took in."""
        return rows.where(self._db, OfficeRule)

    def rule_words(self) -> tuple[RuleWords, ...]:
        """The words the office has put into the groups of the packs."""
        return rows.where(self._db, RuleWords)

    def has_file(self, sha: str) -> bool:
        """Whether a row names the file of this hash."""
        return rows.find(self._db, StoredFile, sha) is not None

    def files(self) -> tuple[StoredFile, ...]:
        """Every file that is kept."""
        return rows.where(self._db, StoredFile)

    def unnamed(self, hashes: Collection[str]) -> tuple[StoredFile, ...]:
        """The files among ``hashes`` that no row of any table refers to any more."""
        names = [str(name) for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        refer = [
            (name, str(row[3]))
            for name in names
            for row in self._db.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            if row[2] == "files"
        ]
        nowhere = " AND ".join(f'NOT EXISTS (SELECT 1 FROM "{table}" WHERE "{column}" = files.id)' for table, column in refer)
        return tuple(f for sha in sorted(hashes) for f in rows.where(self._db, StoredFile, f"id = ? AND {nowhere}", [sha]))

    def calendar_days(self) -> tuple[CalendarDay, ...]:
        """The days set over the seed calendar."""
        return rows.where(self._db, CalendarDay)

    def calendar_notices(self) -> tuple[CalendarNotice, ...]:
        """The yearly notices that were pasted, by year."""
        return rows.where(self._db, CalendarNotice, "1", (), "id")

    def dated_parameters(self) -> tuple[DatedParameter, ...]:
        """The figures that hold from a day on, by key and day."""
        return rows.where(self._db, DatedParameter, "1", (), "key, since")

    def form_templates(self) -> tuple[FormTemplate, ...]:
        """The office's own form templates, by name."""
        return rows.where(self._db, FormTemplate, "1", (), "id")
