"""The index over whole texts: which versions hold some words, answered without looking at a clause.

Han and Latin runs alike are indexed by pairs of characters, so that every run of a query is found exactly wherever it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

# without U+4DC0-4DFF, hexagrams: the tokenizer takes them for punctuation, and a phrase of nothing finds nothing
HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
_RUN = re.compile(HAN + "|[0-9A-Za-z]+")


def index_text(db: Database, version_id: str, clauses: Sequence[str]) -> None:
    """Index the clauses of a version as one text, inside the transaction that is open; a version indexed already stays as it is."""
    cursor = db.execute("INSERT OR IGNORE INTO texts (version_id) VALUES (?)", [version_id])
    if cursor.rowcount:
        db.execute("INSERT INTO text_index (rowid, words) VALUES (?, ?)", [cursor.lastrowid, pairs(clauses)])


def forget_text(db: Database, version_id: str, clauses: Sequence[str]) -> None:
    """Take a version, whose ``clauses`` were these, out of the index."""
    found = db.execute("SELECT seq FROM texts WHERE version_id = ?", [version_id]).fetchone()
    if found is not None:
        # an index that keeps no words of its own must be told which ones go
        db.execute("INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', ?, ?)", [found[0], pairs(clauses)])
        db.execute("DELETE FROM texts WHERE seq = ?", [found[0]])


def expression(query: str) -> str | None:
    """The full-text expression of every run of ``query``; None when it has none, and no text can be asked for it."""
    parts = [
        f'"{run}"*' if len(run) == 1 else '"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"' for run in _RUN.findall(query)
    ]
    return " AND ".join(parts) or None


def is_exact(query: str) -> bool:
    """Whether the index alone decides: ``query`` is one run."""
    return _RUN.fullmatch(query) is not None


def pairs(clauses: Iterable[str]) -> str:
    """What of ``clauses`` goes into an index: the pairs of every run, and its last character alone."""
    return " ".join(run[i : i + 2] for clause in clauses for run in _RUN.findall(clause) for i in range(len(run)))
