"""What every verb needs: how the store is opened, where output goes, which exit code says what."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app import places
from app.clock import Clock
from app.office import Office, open_office, open_or_look

DONE, FOUND, FAILED, USAGE = 0, 1, 2, 64
"""Done; ``check`` found a violation; an input could not be read or an act was refused; wrong usage or a verb not built."""


class Album(StrEnum):
    """Which pictures of the window are taken: each page twice, or at every size, colour and size of type; at 150 % and over an empty store as parts of that."""

    BRIEF = "brief"
    WHOLE = "whole"
    MAGNIFIED = "magnified"
    EMPTY = "empty"


TakePictures = Callable[[Path, Path, date, Album], tuple[Path, ...]]
"""Takes pictures of every page of the window over a store into a folder, on a day; returns the files made."""


@dataclass(frozen=True, slots=True)
class Console:
    """The global options and the way to say things. With ``json`` nothing but JSON goes to standard output."""

    store: Path | None
    today: date | None
    by: str | None
    json: bool
    pictures: TakePictures | None = None

    @property
    def clock(self) -> Clock:
        """The clock of this run."""
        return Clock(self.today)

    @property
    def folder(self) -> Path:
        """The store's folder: the one named, else the user's own."""
        return self.store or places.default_store()

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The opened office, closed (and backed up when changed) at the end."""
        office = open_office(self.folder, self.clock, self.by or places.operator())
        try:
            yield office
        finally:
            office.close()

    @contextmanager
    def reading(self) -> Iterator[Office]:
        """The office for a verb that only reads: beside an open window it is opened to be read."""
        office = open_or_look(self.folder, self.clock, self.by or places.operator())
        try:
            yield office
        finally:
            office.close()

    @contextmanager
    def office_if_named(self) -> Iterator[Office | None]:
        """The office when ``--store`` names one, else None: some verbs use an overlay only then."""
        if self.store is None:
            yield None
            return
        with self.reading() as office:
            yield office

    def put(self, record: Mapping[str, object], words: str) -> None:
        """One line: the record as JSON, or its words."""
        line = json.dumps(record, ensure_ascii=False) if self.json else words
        sys.stdout.write(_sayable(line) + "\n")
        sys.stdout.flush()

    def refuse(self, sentence: str, **where: object) -> None:
        """Say that an input failed: ``{…where, "error"}`` in JSON, else the sentence on standard error."""
        if self.json:
            self.put({**where, "error": sentence}, "")
        else:
            sys.stderr.write(_sayable(sentence) + "\n")


def _sayable(line: str) -> str:
    """``line`` as UTF-8 can hold it: half a surrogate pair, which a file name or a list of acts may bring, becomes a mark."""
    return line.encode("utf-8", "replace").decode("utf-8")


def files_below(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in order of name; hidden files and lock files of Word are passed over.

    A folder that may not be opened is given back itself, so that reading it says so.
    """
    for path in paths:
        if path.is_dir() and os.access(path, os.R_OK | os.X_OK):
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
        else:
            yield path
