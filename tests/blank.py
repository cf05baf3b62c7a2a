"""A blank store of today's schema, laid into a folder: what opening an empty folder makes, without its migrations in every test.

What the migrations themselves do is tested in ``tests/db/test_schema.py``, on stores that nobody laid.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.store import NAME, Store


def laid(folder: Path) -> Path:
    """``folder`` with a blank store in it, unless it holds one; the store gets an identity of its own when it is opened."""
    if not (folder / NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).write_bytes(_blank())
    return folder


@cache
def _blank() -> bytes:
    with TemporaryDirectory() as made:
        folder = Path(made) / "store"
        Store(folder, datetime(2026, 11, 23).astimezone()).close()
        with closing(sqlite3.connect(folder / NAME)) as connection, connection:
            connection.execute("DELETE FROM meta WHERE key = 'store_id'")
        return (folder / NAME).read_bytes()
