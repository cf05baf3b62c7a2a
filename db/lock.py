"""One writer at a time: a lock file beside the store that names its holder.

The lock itself is the operating system's (released when the process dies, however it dies); the words in the file are
only for the person who finds the store in use.
"""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.errors import Locked

_NAME = "store.lock"

_FAR = 1 << 20
"""Windows locks bytes, not files: a byte far beyond the words leaves the words readable."""


class StoreLock:
    """Held from construction until ``release``. Raises Locked, naming the holder, when somebody else has it.

    ``at`` is the instant written as the beginning; the one who is refused is told the hour alone when it was on the day of its own ``at``.
    """

    def __init__(self, folder: Path, at: datetime) -> None:
        path = folder / _NAME
        try:
            self._file = path.open("a+b", buffering=0)
        except PermissionError:
            # the folder of another user, who lets us look
            raise Locked(folder, _words(path, at, "另一个操作系统用户")) from None
        try:
            _lock(self._file.fileno())
        except OSError:
            self._file.close()
            raise Locked(folder, _words(path, at, "另一个窗口")) from None
        self._file.seek(0)
        self.left_by = self._file.read().decode("utf-8", errors="replace").strip()
        """Who held the lock last and did not let go in order (a crash, a power cut); empty when all was in order."""
        # a store on a network share is refused, so that whoever finds the lock sits at the same computer
        holder = f"操作系统用户 {_user()} 在这台电脑上从 {at:%Y-%m-%d %H:%M} 起"
        # on a full disk the lock holds without its words, so that what is there can still be read
        with suppress(OSError):
            self._file.truncate(0)
            self._file.write(holder.encode())

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if not self._file.closed:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()


def is_free(folder: Path) -> bool:
    """Whether nobody holds the store now. Says nothing of the next moment."""
    try:
        with (folder / _NAME).open("r+b", buffering=0) as file:
            _lock(file.fileno())
    except OSError:
        return False
    return True


def _words(path: Path, at: datetime, unknown: str) -> str:
    try:
        holder = path.read_bytes().decode("utf-8", errors="replace").strip()
    except OSError:
        holder = ""
    return holder.replace(f"{at:%Y-%m-%d} ", "") or unknown


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未知用户"


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
