"""File bytes by SHA-256 in a folder beside the store, written and synced before the row that names them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from db.errors import Damaged
from db.faults import said


class FileStore:
    """A folder of immutable files: ``ab/abcdef…``, two letters of the hash, then the hash.

    A file that no row names (the program died between the two) does no harm.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256 in hex; a damaged file of that hash is made good.

        Raises NoRoom when the disk is full; nothing half-written stays.
        """
        sha = hashlib.sha256(data).hexdigest()
        target = self.place(sha)
        if target.exists() and target.read_bytes() == data:
            return sha
        half = target.with_suffix(f".{os.getpid()}.part")
        with said(self.folder):
            try:
                self._make_room(target.parent)
                with half.open("wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())
                half.replace(target)
                sync(target.parent)
            except OSError:
                half.unlink(missing_ok=True)
                raise
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes of ``sha``. Raises Damaged when they are gone or no longer hash to it."""
        target = self.place(sha)
        if not target.exists():
            raise Damaged(target, ("文件不在了",))
        data = target.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha:
            raise Damaged(target, ("文件内容与登记的摘要不符",))
        return data

    def drop(self, sha: str) -> None:
        """Take the bytes of ``sha`` away, once no row names them and no act can bring such a row back; already gone is as good."""
        with said(self.folder):
            self.place(sha).unlink(missing_ok=True)

    def place(self, sha: str) -> Path:
        """Where the bytes of ``sha`` lie, whether or not they are there."""
        return self.folder / sha[:2] / sha

    def all(self) -> Iterator[str]:
        """The hashes of every file kept."""
        for path in sorted(self.folder.glob("??/*")):
            if path.suffix != ".part":
                yield path.name

    def _make_room(self, folder: Path) -> None:
        if not folder.exists():
            folder.mkdir(parents=True)
            sync(self.folder)
            sync(self.folder.parent)


def sync(folder: Path) -> None:
    """See that the names in ``folder`` are on the disk (Windows does so by itself)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
