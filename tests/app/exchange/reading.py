"""Reading a ledger from a file to its trial and into the store, as the window and the command line do it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.exchange.headings import Table
from app.exchange.ledger import import_ledger
from app.exchange.mapping import Column, proposed
from app.exchange.opening import open_ledger
from app.exchange.trial import Trial, trial
from app.office import Office

T = TypeVar("T")


def finished(steps: Generator[object, None, T]) -> T:
    """What long work comes to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@dataclass(frozen=True)
class Tried:
    """A ledger, read and tried."""

    table: Table
    columns: Sequence[Column]
    trial: Trial


def tried(office: Office, path: Path) -> Tried:
    """The ledger in ``path`` with its columns as proposed, tried."""
    table = open_ledger(path).table
    columns = proposed(office, table)
    return Tried(table, columns, finished(trial(office, table, columns)))


def taken_in(office: Office, path: Path) -> tuple[str, ...]:
    """Import the ledger in ``path``; the ids of its documents."""
    read = tried(office, path)
    return finished(import_ledger(office, path.name, read.table, read.columns))["documents"]
