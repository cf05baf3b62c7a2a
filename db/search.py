"""The bigram index: exact substring search in Chinese text, also for words of two characters.

SQLite's trigram tokenizer silently finds nothing for shorter words, so the index holds character bigrams. Every Han
run ``ABCD`` is indexed as ``AB BC CD D``; a query of two characters or more is a phrase, one character a prefix; every
hit is checked again against the text, so that Latin (a-z as A-Z), digits and punctuation in a query count too. The index
is derived: it is never in the log and can be rebuilt from the trees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlite_utils import Database

from db.records import Hit
from db.records.row import Cell
from db.wholetexts import HAN, forget_text, index_text

_HAN = re.compile(HAN)
_RUN = re.compile(HAN + "|[0-9A-Za-z]+")


def words(text: str) -> str:
    """The tokens of ``text``, separated by spaces."""
    out: list[str] = []
    for run in _RUN.findall(text):
        if _HAN.match(run):
            out.extend(run[i : i + 2] for i in range(len(run)))
        else:
            out.append(run.lower())
    return " ".join(out)


def phrase(query: str) -> str | None:
    """The full-text expression of the Han runs of ``query``; None when it has none and the text itself must be searched."""
    parts: list[str] = []
    for run in _HAN.findall(query):
        if len(run) == 1:
            parts.append(f'"{run}"*')
        else:
            parts.append('"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"')
    return " AND ".join(parts) or None


class ClauseIndex:
    """The clauses of every text version and the index over them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, version_id: str, clauses: Iterable[tuple[str, str]]) -> None:
        """Index the (path, text) pairs of a version, inside the transaction that is open."""
        pairs = list(clauses)
        index_text(self._db, version_id, [text for _, text in pairs])
        for path, text in pairs:
            row = self._db.execute("INSERT INTO clauses (version_id, path, text) VALUES (?, ?, ?)", [version_id, path, text])
            self._db.execute("INSERT INTO clause_index (rowid, words) VALUES (?, ?)", [row.lastrowid, words(text)])

    def forget(self, version_id: str) -> None:
        """Take the clauses of a version out of the index, inside the transaction that is open."""
        found = self._db.execute("SELECT rowid, text FROM clauses WHERE version_id = ? ORDER BY rowid", [version_id]).fetchall()
        forget_text(self._db, version_id, [str(text) for _, text in found])
        for rowid, text in found:
            # an index that keeps no words of its own must be told which ones go
            self._db.execute("INSERT INTO clause_index (clause_index, rowid, words) VALUES ('delete', ?, ?)", [rowid, words(text)])
        self._db.execute("DELETE FROM clauses WHERE version_id = ?", [version_id])

    def find(self, query: str, limit: int = 200) -> tuple[int, tuple[Hit, ...]]:
        """How many places hold ``query`` exactly, and the first ``limit`` of them: titles and numbers, then clauses."""
        needle = query.strip()
        if not needle:
            return 0, ()
        heads = [Hit(*row) for row in self._db.execute(_HEADS, {"q": needle})]
        among, values = _among(needle)
        count = self._db.execute(f"SELECT count(*) FROM {among}", values).fetchone()[0]
        wanted = {**values, "n": max(0, limit - len(heads))}
        rows = self._db.execute(f"SELECT d.id, d.title, c.path, c.text FROM {among} ORDER BY c.version_id DESC, c.rowid LIMIT :n", wanted)
        return len(heads) + int(count), tuple([*heads, *(Hit(*row) for row in rows)][:limit])

    def place(self, document_id: str, query: str) -> Hit | None:
        """Where a document holds ``query`` exactly: its first clause that does, or its title or number where none does; None when nothing holds it."""
        needle = query.strip()
        if not needle:
            return None
        sql = f"""SELECT d.id, d.title, c.path, c.text FROM clauses c {_CURRENT} WHERE d.id = :d AND instr(lower(c.text), lower(:q)) > 0
            ORDER BY c.rowid LIMIT 1"""
        found = self._db.execute(sql, {"d": document_id, "q": needle}).fetchone()
        if found is None:
            found = self._db.execute(f"SELECT * FROM ({_HEADS}) WHERE id = :d LIMIT 1", {"d": document_id, "q": needle}).fetchone()
        return Hit(*found) if found else None


_HEADS = """
SELECT id, title, '标题', title FROM documents WHERE deleted_at IS NULL AND instr(lower(title), lower(:q)) > 0
UNION ALL SELECT id, title, '正文标题', body_title FROM documents WHERE deleted_at IS NULL AND instr(lower(body_title), lower(:q)) > 0
  AND body_title <> title
UNION ALL SELECT id, title, '文号', document_number FROM documents WHERE deleted_at IS NULL AND instr(lower(document_number), lower(:q)) > 0
"""
_CURRENT = "JOIN documents d ON d.current_version_id = c.version_id AND d.deleted_at IS NULL"


def _among(needle: str) -> tuple[str, dict[str, Cell]]:
    """The tables and the condition that pick the clauses of current versions that hold ``needle``, and their values.

    A single run of Han of two characters or more is exact by the index alone; everything else is checked against the text.
    """
    match = phrase(needle)
    recheck = "instr(lower(c.text), lower(:q)) > 0"
    if match is None:
        return f"clauses c {_CURRENT} WHERE {recheck}", {"q": needle}
    source = f"clause_index i JOIN clauses c ON c.rowid = i.rowid {_CURRENT} WHERE clause_index MATCH :m"
    if _HAN.fullmatch(needle):
        return source, {"m": match}
    return f"{source} AND {recheck}", {"m": match, "q": needle}
