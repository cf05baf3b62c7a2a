"""What SQLite and the system report, as the store's typed refusals."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import Damaged, Locked, NoRoom

_NO_ROOM = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
"""A full disk, a quota or a file size limit: what SQLite says depends on the call that met it (pages, log, shared index)."""

_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def said(where: Path) -> Iterator[None]:
    """Raise NoRoom, Locked or Damaged for what went wrong with the file or folder ``where``; anything else goes through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # an error that SQLite itself did not report has no code
        code: int = getattr(error, "sqlite_errorcode", 0)
        if code in _NO_ROOM:
            raise NoRoom(str(where)) from error
        if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Damaged(where, (str(error),)) from error
        if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Locked(where, "另一个程序") from error
        raise
    except OSError as error:
        if error.errno in _FULL_DISK:
            raise NoRoom(str(where)) from error
        raise
