"""The store's self-check: is the file sound, the log unbroken, every row what the log says, every file there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from db.acts import Cells, changes_of
from db.errors import Damaged
from db.records import BUSINESS
from db.records.row import completed
from db.soundness import broken_chain, damage
from db.store import Store


def problems(store: Store) -> tuple[str, ...]:
    """What is wrong with the store, one Chinese sentence each; empty when nothing is."""
    try:
        with _moment(store):
            return tuple(_all(store))
    except sqlite3.DatabaseError as error:
        return (f"数据库文件有损坏：{error}",)


@contextmanager
def _moment(store: Store) -> Iterator[None]:
    """One moment of the store, whatever its holder commits meanwhile."""
    store.db.conn.execute("BEGIN")
    try:
        yield
    finally:
        store.db.conn.rollback()


def _all(store: Store) -> Iterator[str]:
    yield from damage(store.db)
    # what a broken log tells of the rows is worth nothing
    yield from broken_chain(store.log) or _replay(store)
    yield from _files(store)
    yield from _invariants(store)


def replay(store: Store) -> dict[tuple[str, str], Cells]:
    """The rows that the log, replayed from empty, says are there."""
    rows: dict[tuple[str, str], Cells] = {}
    for entry in store.log.oldest_first():
        for table, row_id, _, after in changes_of(entry):
            if after is None:
                rows.pop((table, row_id), None)
            else:
                rows[table, row_id] = after
    return rows


def _replay(store: Store) -> list[str]:
    told = replay(store)
    found: list[str] = []
    for kind in BUSINESS:
        cursor = store.db.execute(f"SELECT * FROM {kind.TABLE}")
        names = [c[0] for c in cursor.description]
        for values in cursor.fetchall():
            cells = dict(zip(names, values, strict=True))
            logged = told.pop((kind.TABLE, str(cells["id"])), None)
            if logged is None or completed(kind, logged) != cells:
                found.append(f"{kind.TABLE} 的一行（{cells['id']}）与操作日志不符，可能在程序之外被改动")
    found += [f"{table} 少了一行（{row_id}），操作日志里有它" for table, row_id in told]
    return found


def _files(store: Store) -> list[str]:
    found: list[str] = []
    for sha, name in store.db.execute("SELECT id, name FROM files").fetchall():
        try:
            store.files.get(sha)
        except Damaged as error:
            found.append(f"文件《{name}》{error.problems[0]}")
    return found


_CHECKS: tuple[tuple[str, str], ...] = (
    ("SELECT text FROM numbers WHERE state = 'issued' GROUP BY series, text HAVING count(*) > 1", "编号 {} 发出了两次"),
    ("SELECT title FROM documents WHERE current_version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.id ="
     " current_version_id AND v.document_id = documents.id)", "《{}》的现行文本不是它自己的版本"),
    ("SELECT title FROM documents d WHERE published_on IS NOT NULL AND stage = 'published' AND historical = 0 AND"
     " (SELECT count(*) FROM filings f WHERE f.document_id = d.id) <> 2", "《{}》已公布，但备案记录不是两条"),
    ("SELECT title FROM documents WHERE effective_on > valid_until", "《{}》的有效期止于施行之前"),
    ("SELECT d.title FROM documents d JOIN filings f ON f.document_id = d.id WHERE f.filed_on < d.published_on", "《{}》的报送日早于公布日"),
    ("SELECT d.title FROM documents d WHERE d.stage NOT IN ('proposed', 'drafting') AND NOT EXISTS"
     " (SELECT 1 FROM events e WHERE e.document_id = d.id)", "《{}》没有任何办理记录"),
)  # fmt: skip


def _invariants(store: Store) -> list[str]:
    return [sentence.format(row[0]) for sql, sentence in _CHECKS for row in store.db.execute(sql).fetchall()]
