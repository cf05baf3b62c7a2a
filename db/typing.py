"""What is being typed and belongs to no act yet: kept at once, so that a crash loses at most the last second of it.

No log, no row version, no undo: it is nobody's business but the writer's.
"""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database


class Typing:
    """The words kept, by the place they are typed in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, key: str, words: str, at: datetime) -> None:
        """Keep what stands at ``key`` now; empty words are forgotten."""
        with self._db.atomic():
            if words.strip():
                sql = "INSERT INTO typing (key, words, at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET words = excluded.words, at = excluded.at"
                self._db.execute(sql, [key, words, at.isoformat()])
            else:
                self._db.execute("DELETE FROM typing WHERE key = ?", [key])

    def find(self, key: str) -> str:
        """The words kept at ``key``; empty when there are none."""
        found = self._db.execute("SELECT words FROM typing WHERE key = ?", [key]).fetchone()
        return str(found[0]) if found else ""

    def forget(self, prefix: str) -> None:
        """Forget what was kept at ``prefix`` and at every key below it (``prefix/…``): it has become part of an act, or was given up."""
        with self._db.atomic():
            below = f"{prefix}/"
            self._db.execute("DELETE FROM typing WHERE key = ? OR substr(key, 1, ?) = ?", [prefix, len(below), below])

    def all(self) -> tuple[tuple[str, str, datetime], ...]:
        """Every key with its words and their instant, newest first."""
        found = self._db.execute("SELECT key, words, at FROM typing ORDER BY at DESC, key").fetchall()
        return tuple((str(key), str(words), datetime.fromisoformat(at)) for key, words, at in found)
