"""One file as it arrived: its bytes, and what could be read of it; a file that cannot be read is kept by its name."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Hostile, Unreadable
from app.intake.draft import Draft
from app.intake.gathering import Found
from app.text import guard, secrecy
from app.text.mending import Edit
from app.text.tree import Reading
from app.text.worker import Worker


@dataclass(frozen=True, slots=True)
class Arrival:
    """The bytes of a file with its ``name``, the ``folder`` it lay in and the ``path`` it came from. ``reading`` is None when it could not be read: ``refusal`` says why.

    A ``barred`` one was refused by the gate (a secrecy mark, macros, a bomb): its bytes are not kept, here or in the store.
    """

    name: str
    folder: str
    path: Path
    data: bytes
    reading: Reading | None = None
    refusal: str = ""
    barred: bool = False
    mended: tuple[Edit, ...] | None = None
    """The corrections a person made of the tree read, which ``reading`` has already; None where nobody did."""

    @property
    def sha(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def draft(self) -> Draft | None:
        """The file as a draft that can be made a text version; None when it was not read."""
        return Draft(self.name, self.data, self.reading, self.mended) if self.reading else None


def read_each(found: Sequence[Found], worker: Worker) -> Generator[tuple[int, int, str], None, tuple[Arrival, ...]]:
    """Read every file in the reading process, yielding (done, total, name) before each; returns the arrivals."""
    arrivals: list[Arrival] = []
    for place, one in enumerate(found):
        yield place, len(found), f"读取《{one.name}》"
        arrivals.append(read_one(one, worker))
    return tuple(arrivals)


def read_one(one: Found, worker: Worker) -> Arrival:
    """The file ``one`` as it arrived. Never raises for what the file is or lacks: the arrival says it."""
    if secrecy.names_mark(one.name) or secrecy.names_mark(one.folder):
        return Arrival(one.name, one.folder, one.place, b"", refusal=secrecy.refusal(one.name), barred=True)
    try:
        size = one.path.stat().st_size
        if guard.LARGEST_FILE < size <= guard.LARGEST_INFLATED:
            limit = guard.LARGEST_FILE // 1024 // 1024
            return Arrival(
                one.name, one.folder, one.place, one.path.read_bytes(), refusal=f"“{one.name}”超过 {limit} MB，没有读取，按文件名收下。"
            )
        reading = worker.read(one.path)
        return Arrival(one.name, one.folder, one.place, one.path.read_bytes(), reading)
    except Hostile as refused:
        return Arrival(one.name, one.folder, one.place, b"", refusal=refused.sentence, barred=True)
    except Unreadable as refused:
        return _unread(one, refused.sentence)
    except OSError:
        return Arrival(one.name, one.folder, one.place, b"", refusal=_gone(one), barred=True)


def _unread(one: Found, sentence: str) -> Arrival:
    try:
        return Arrival(one.name, one.folder, one.place, one.path.read_bytes(), refusal=sentence)
    except OSError:
        return Arrival(one.name, one.folder, one.place, b"", refusal=sentence, barred=True)


def _gone(one: Found) -> str:
    return f"“{one.name}”读到一半不见了，或者没有权限。核对文件还在不在，再导入一次。"
