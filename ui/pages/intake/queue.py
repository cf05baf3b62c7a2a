"""The files that wait to be checked, and how far each is. No Qt widgets here."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from app.intake.draft import Draft

SUFFIXES = frozenset({".docx", ".doc", ".wps", ".pdf", ".ofd", ".txt", ".md"})
"""What is taken out of a folder; a file that was named itself is tried whatever its name."""


class Purpose(Enum):
    """What files were brought for, which makes one way of taking them in the plain one."""

    STORE = "store"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True)
class Brought:
    """Files and folders that came in, and what for."""

    paths: tuple[Path, ...]
    purpose: Purpose = Purpose.STORE


class State(Enum):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    REFUSED = "refused"
    STORED = "stored"
    SKIPPED = "skipped"


@dataclass(slots=True)
class Item:
    """One file. ``draft`` once it was read, ``refusal`` when it could not be, ``document`` once it was stored."""

    path: Path
    purpose: Purpose = Purpose.STORE
    state: State = State.WAITING
    draft: Draft | None = None
    refusal: str = ""
    document: str = ""
    steps_done: list[str] = field(default_factory=list)
    """The acts already carried out for it: import, consult, submit, accept."""

    def bring_again(self, purpose: Purpose) -> None:
        """The same file was brought once more: one that was refused may have been mended and is read again."""
        self.purpose = purpose
        if self.state is State.REFUSED:
            self.state, self.refusal = State.WAITING, ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to decide about it."""
        return self.state in (State.STORED, State.SKIPPED)


def found(paths: Iterable[Path]) -> list[Path]:
    """The files among ``paths`` and, sorted by name, those in folders among them that may be drafts; hidden and lock files are left out."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (Path(folder) / name for folder, _, names in os.walk(path) for name in names)
            files.extend(sorted(p for p in inside if p.suffix.lower() in SUFFIXES and not p.name.startswith((".", "~$"))))
        else:
            files.append(path)
    return list(dict.fromkeys(files))
