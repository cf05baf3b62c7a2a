"""What the store's own ways are measured against: the same question put the plain way. Used by the benchmark alone."""

from __future__ import annotations

from sqlite_utils import Database

from db.records import Hit

_FROM = "FROM clauses c JOIN documents d ON d.current_version_id = c.version_id WHERE d.deleted_at IS NULL AND c.text LIKE :q"


def scan(db: Database, word: str, limit: int = 200) -> tuple[int, tuple[Hit, ...]]:
    """How many clauses hold ``word`` and the first ``limit`` of them, by reading every clause (LIKE)."""
    like = {"q": f"%{word}%"}
    count = db.execute(f"SELECT count(*) {_FROM}", like).fetchone()[0]
    rows = db.execute(f"SELECT d.id, d.title, c.path, c.text {_FROM} ORDER BY c.version_id DESC, c.rowid LIMIT {limit}", like)
    return int(count), tuple(Hit(*row) for row in rows)
