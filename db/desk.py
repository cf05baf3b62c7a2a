"""What the start page reads: running deadlines counted and a few at a time, what lapses, and the figures of a year. Everything is counted in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlite_utils import Database

from db import rows
from db.records import Deadline, Document, Lapse, Running, Whose
from db.records.row import Cell

_LIVE = "documents.deleted_at IS NULL"
_OWN = f"{_LIVE} AND documents.origin = 'own'"
"""The documents whose life is this office's work; those that departments filed are not counted as made or reviewed here."""
_RUNS = "deadlines.id NOT IN (SELECT deadline_id FROM suspensions WHERE until_on IS NULL)"
"""A period that stands still asks nothing of anybody."""
_FROM = "FROM deadlines JOIN documents ON documents.id = deadlines.document_id"
_IN_YEAR = "BETWEEN :first AND :last"
_FILED = f"""SELECT filings.document_id FROM filings JOIN deadlines ON deadlines.id = filings.deadline_id
    JOIN documents ON documents.id = filings.document_id WHERE {_OWN} AND"""
_LATE = f"filings.state = 'due' AND deadlines.due_on {_IN_YEAR} AND deadlines.due_on < :today"
_STILL = (
    " AND ".join(
        f"({column} IS NULL OR {column} > :today)" for column in ("annulled_on", "repealed_on", "superseded_on", "declared_invalid_on")
    )
    + " AND (suspended_on IS NULL OR resumed_on <= :today OR (suspended_on > :today AND NOT coalesce(("
    "SELECT act = 'suspend' FROM events WHERE events.document_id = documents.id AND act IN ('suspend', 'resume') AND on_date <= :today"
    " ORDER BY on_date DESC, at DESC, rowid DESC LIMIT 1), 0)))"
)
_UNENDED = "coalesce(annulled_on, repealed_on, superseded_on, declared_invalid_on) IS NULL"
_FIGURES = {
    "accepted": f"SELECT document_id FROM reviews JOIN documents ON documents.id = document_id WHERE {_OWN} AND accepted_on {_IN_YEAR}",
    "concluded": f"""SELECT document_id FROM reviews JOIN documents ON documents.id = document_id
        WHERE {_OWN} AND accepted_on {_IN_YEAR} AND concluded_on IS NOT NULL""",
    "published": f"SELECT id FROM documents WHERE {_OWN} AND published_on {_IN_YEAR}",
    "to_file": f"{_FILED} filings.filed_on {_IN_YEAR} UNION ALL {_FILED} {_LATE}",
    "filed_in_time": f"{_FILED} filings.filed_on {_IN_YEAR} AND filings.filed_on <= deadlines.due_on",
    "in_force": f"""SELECT id FROM documents WHERE {_OWN} AND published_on <= :today AND effective_on <= :today
        AND (valid_until IS NULL OR valid_until >= :today) AND {_STILL}""",
    "repealed": f"SELECT id FROM documents WHERE {_OWN} AND repealed_on {_IN_YEAR}",
}
"""What each figure counts: ids of documents, one for every review or filing where those are counted."""


class DeskReads:
    """Reads for the start page; nothing here grows with the number of documents but what the page shows."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def counts(self, running: Running, bounds: Sequence[date]) -> tuple[int, ...]:
        """How many of ``running`` fall before each of ``bounds`` and not before the one in front of it."""
        condition, values = _condition(running)
        sums, days = [], []
        for place, bound in enumerate(bounds):
            sums.append("total(due_on < ?)" if not place else "total(due_on >= ? AND due_on < ?)")
            days += [day.isoformat() for day in (bounds[:1] if not place else (bounds[place - 1], bound))]
        found = self._db.execute(f"SELECT {', '.join(sums)} {_FROM} WHERE {condition}", [*days, *values]).fetchone()
        return tuple(int(number) for number in found)

    def by_key(self, running: Running) -> dict[str, tuple[int, int]]:
        """How many of ``running`` there are by key, and how many of those are overdue."""
        condition, values = _condition(running)
        sql = f"SELECT key, count(*), total(due_on < ?) {_FROM} WHERE {condition} GROUP BY key"
        found = self._db.execute(sql, [running.today.isoformat(), *values]).fetchall()
        return {str(key): (int(count), int(late)) for key, count, late in found}

    def deadlines(self, running: Running, first: date | None, before: date, most: int) -> tuple[Deadline, ...]:
        """The ``most`` first due of ``running`` from ``first`` (None: the beginning) to the day before ``before``."""
        condition, values = _between(running, first, before)
        names = ", ".join(f"deadlines.{name}" for name in Deadline.__dataclass_fields__ if name != "TABLE")
        sql = f"SELECT {names} {_FROM} WHERE {condition} ORDER BY due_on, documents.created_at, deadlines.rowid LIMIT ?"
        cursor = self._db.execute(sql, [*values, most])
        heads = [head[0] for head in cursor.description]
        return tuple(Deadline.of(dict(zip(heads, cells, strict=True))) for cells in cursor.fetchall())

    def documents(self, running: Running, first: date | None, before: date) -> tuple[str, ...]:
        """The ids of the documents those deadlines are of, first due first."""
        condition, values = _between(running, first, before)
        sql = f"SELECT document_id {_FROM} WHERE {condition} GROUP BY document_id ORDER BY min(due_on)"
        return tuple(str(row[0]) for row in self._db.execute(sql, values).fetchall())

    def snoozed(self, running: Running) -> tuple[Deadline, ...]:
        """The deadlines that are put off to a day after ``today``, the first to come back first."""
        whose, values = _whose(running.whose)
        is_theirs = f"EXISTS (SELECT 1 FROM documents WHERE documents.id = document_id AND {_LIVE} AND {whose})"
        # the plus keeps the index of the open ones, which is long, from being read in place of that of the few put off
        condition = f"+state = 'open' AND snoozed_until > ? AND {is_theirs}"
        return rows.where(self._db, Deadline, condition, [running.today.isoformat(), *values], "snoozed_until, rowid")

    def passed_over(self, whose: Whose | None, ended: Sequence[str]) -> tuple[str, ...]:
        """The ids of the documents that went on although something was missing and stand at none of the ``ended`` stages, oldest first."""
        condition, values = _whose(whose)
        marks = ", ".join("?" * len(ended))
        sql = f"""SELECT documents.id FROM events CROSS JOIN documents ON documents.id = events.document_id
            WHERE events.despite IS NOT NULL AND {_LIVE} AND documents.stage NOT IN ({marks}) AND {condition}
            GROUP BY documents.id ORDER BY min(events.rowid)"""
        return tuple(str(row[0]) for row in self._db.execute(sql, [*ended, *values]).fetchall())

    def reviewed_at(self, whose: Whose | None, stage: str) -> tuple[str, ...]:
        """The ids of the reviewed documents that stand at ``stage``, oldest first."""
        condition, values = _whose(whose)
        sql = f"""SELECT documents.id FROM reviews CROSS JOIN documents ON documents.id = reviews.document_id
            WHERE {_LIVE} AND documents.stage = ? AND {condition} GROUP BY documents.id ORDER BY min(reviews.rowid)"""
        return tuple(str(row[0]) for row in self._db.execute(sql, [stage, *values]).fetchall())

    def named(self, document_ids: Sequence[str]) -> dict[str, Document]:
        """The documents of these ids."""
        marks = ", ".join("?" * len(document_ids))
        return {document.id: document for document in rows.where(self._db, Document, f"id IN ({marks})", list(document_ids))}

    def lapsing(self, after: date, until: date) -> tuple[Lapse, ...]:
        """Published documents of ours whose validity ends within the days given and whose force nothing ended before, soonest first."""
        sql = f"""SELECT id, coalesce(body_title, title), valid_until FROM documents WHERE {_OWN} AND published_on IS NOT NULL
            AND {_UNENDED} AND valid_until BETWEEN ? AND ? ORDER BY valid_until, id"""
        found = self._db.execute(sql, [after.isoformat(), until.isoformat()]).fetchall()
        return tuple(Lapse(row_id, called, date.fromisoformat(day)) for row_id, called, day in found)

    def recent(self, most: int) -> tuple[Document, ...]:
        """The documents entered last, newest first."""
        return rows.where(self._db, Document, _LIVE, (), f"rowid DESC LIMIT {int(most)}")

    def count(self, figure: str, today: date, *, distinct: bool = True) -> int:
        """The figure called so for the year of ``today``: documents, or each time one counts. Raises KeyError."""
        counted = f"SELECT DISTINCT * FROM ({_FIGURES[figure]})" if distinct else _FIGURES[figure]
        return int(self._db.execute(f"SELECT count(*) FROM ({counted})", _year(today)).fetchone()[0])

    def counted(self, figure: str, today: date) -> tuple[str, ...]:
        """The ids of the documents the figure counts. Raises KeyError."""
        found = self._db.execute(f"SELECT DISTINCT * FROM ({_FIGURES[figure]})", _year(today)).fetchall()
        return tuple(str(row[0]) for row in found)

    def reviewed(self, today: date) -> tuple[tuple[date, date, int], ...]:
        """When the reviews of the year of ``today`` were accepted and concluded, and how many share both days."""
        sql = f"""SELECT accepted_on, concluded_on, count(*) FROM reviews JOIN documents ON documents.id = document_id
            WHERE {_OWN} AND accepted_on {_IN_YEAR} AND concluded_on IS NOT NULL GROUP BY 1, 2"""
        found = self._db.execute(sql, _year(today)).fetchall()
        return tuple((date.fromisoformat(begun), date.fromisoformat(done), int(count)) for begun, done, count in found)


def _year(today: date) -> dict[str, str]:
    return {"first": f"{today.year}-01-01", "last": f"{today.year}-12-31", "today": today.isoformat()}


def _condition(running: Running) -> tuple[str, list[Cell]]:
    whose, owned = _whose(running.whose)
    parts = [_LIVE, "state = 'open'", _RUNS, "due_on < ?", "(snoozed_until IS NULL OR snoozed_until <= ?)", whose]
    values: list[Cell] = [running.before.isoformat(), running.today.isoformat(), *owned]
    for prefix in running.until_due:
        parts.append("(due_on >= ? OR substr(key, 1, ?) <> ?)")
        values += [running.today.isoformat(), len(prefix), prefix]
    return " AND ".join(parts), values


def _between(running: Running, first: date | None, before: date) -> tuple[str, list[Cell]]:
    condition, values = _condition(running)
    return f"{condition} AND due_on >= ? AND due_on < ?", [*values, first.isoformat() if first else "", before.isoformat()]


def _whose(whose: Whose | None) -> tuple[str, list[Cell]]:
    if whose is None:
        return "1", []
    away, covered = ", ".join("?" * len(whose.away)), ", ".join("?" * len(whose.covered))
    parts = [
        "documents.handler_id = ?",
        f"(documents.handler_id IN ({away}) AND documents.stand_in_id = ?)",
        f"(documents.handler_id IN ({covered}) AND documents.stand_in_id IS NULL)",
    ]
    if whose.unassigned:
        parts.append("documents.handler_id IS NULL")
    return f"({' OR '.join(parts)})", [whose.handler, *whose.away, whose.handler, *whose.covered]
