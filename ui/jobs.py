"""Jobs: work asked for by a page, how far it is, and how it ended."""

from __future__ import annotations

import threading
import traceback
import weakref
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from app.errors import Missing


class Office(Protocol):
    """What Ops asks of the thing it opens in the store thread."""

    def last_changes(self) -> frozenset[str]:
        """Kinds (table names) that the newest act touched."""

    def close(self) -> None:
        """Close the store; called in the thread that opened it."""


O = TypeVar("O", bound=Office)  # noqa: E741
T = TypeVar("T")

Steps = Generator[tuple[int, int, str], None, T]
"""Long work: yields (done, total, text) and returns its result."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; ``total`` 0 means unknown."""

    job: Job
    done: int
    total: int
    text: str


class Job:
    """A piece of work that was asked for. Made by :class:`Ops` only."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._cancel = threading.Event()
        self.is_done = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step; work without steps that has begun runs to its end and its answer is dropped."""
        self._cancel.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancel.is_set()


class Kind(Enum):
    """Where a job runs and whether it changes anything."""

    QUERY = "query"
    ACT = "act"
    FREE = "free"


@dataclass(slots=True, eq=False)
class Task:
    """A job with what to do and whom to tell."""

    job: Job
    kind: Kind
    work: Callable[[], object]
    then: Callable[..., None] | None
    owner: weakref.ref[QObject] | None
    on_missing: Callable[[Missing], None] | None
    on_refused: Callable[[str], None] | None

    @property
    def owner_lives(self) -> bool:
        """Whether the page that asked is still there (a job without owner always is)."""
        if self.owner is None:
            return True
        owner = self.owner()
        return owner is not None and shiboken6.isValid(owner)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a job ended, on its way to the window's thread."""

    task: Task
    value: object = None
    error: BaseException | None = None
    kinds: frozenset[str] = frozenset()


class Cancelled(Exception):
    """The job was asked to stop."""


def described(error: BaseException) -> str:
    """An error for the crash log: its kind and where it arose, without its message, which may hold words of a document."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join([type(error).__name__, *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)])
