"""Stores laid into a folder ready-made: a blank one without its migrations in every test, or one filled once and copied from then on.

What the migrations themselves do is tested in ``tests/db/test_schema.py``, on stores that nobody laid.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from db.store import NAME, Store

T = TypeVar("T")


def laid(folder: Path) -> Path:
    """``folder`` with a blank store in it, unless it holds one; the store gets an identity of its own when it is opened."""
    if not (folder / NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).write_bytes(_blank())
    return folder


def filled(folder: Path, fill: Callable[..., T], *what: Hashable) -> T:
    """Put into ``folder`` what ``fill(folder, *what)`` makes there, which closes what it opens; hand back what it gives."""
    made, given = _filled_once(fill, *what)
    shutil.copytree(made.name, folder)
    return given


@cache
def _filled_once(fill: Callable[..., T], *what: Hashable) -> tuple[TemporaryDirectory[str], T]:
    made = TemporaryDirectory()
    return made, fill(Path(made.name), *what)


@cache
def _blank() -> bytes:
    with TemporaryDirectory() as made:
        folder = Path(made) / "store"
        Store(folder, datetime(2026, 11, 23).astimezone()).close()
        with closing(sqlite3.connect(folder / NAME)) as connection, connection:
            connection.execute("DELETE FROM meta WHERE key = 'store_id'")
        return (folder / NAME).read_bytes()
