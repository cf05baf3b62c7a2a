"""Typed refusals of the store. The sentence for the clerk is made in app; each carries the facts that sentence needs."""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """Anything the store refuses; nothing was written."""


class Stale(StoreError):
    """The row was changed since it was read: a save on top of it would lose that change."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id}")
        self.table = table
        self.row_id = row_id


class Gone(StoreError):
    """No row of that kind has this id."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id}")
        self.table = table
        self.row_id = row_id


class Locked(StoreError):
    """Another program holds the store; ``holder`` says who and since when."""

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(f"{folder}: {holder}")
        self.folder = folder
        self.holder = holder


class OnlyRead(StoreError):
    """The store was opened to be read, because another program holds it; ``holder`` says who and since when."""

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(f"{folder}: {holder}")
        self.folder = folder
        self.holder = holder


class NewerStore(StoreError):
    """The store was written by a later release; ``unknown`` names the migrations this release does not know."""

    def __init__(self, folder: Path, unknown: tuple[str, ...]) -> None:
        super().__init__(f"{folder}: {', '.join(unknown)}")
        self.folder = folder
        self.unknown = unknown


class NetworkShare(StoreError):
    """The folder lies on a network share, where SQLite's locks do not hold and commits are lost."""

    def __init__(self, folder: Path, kind: str) -> None:
        super().__init__(f"{folder}: {kind}")
        self.folder = folder
        self.kind = kind


class Damaged(StoreError):
    """The store or a backup does not pass its checks; ``problems`` says which."""

    def __init__(self, where: Path, problems: tuple[str, ...]) -> None:
        super().__init__(f"{where}: {'; '.join(problems)}")
        self.where = where
        self.problems = problems


class NoRoom(StoreError):
    """The disk is full; the transaction was rolled back and nothing was half-written."""


class LeftTheHouse(StoreError):
    """The newest act cannot be undone: what it recorded has left the house."""

    def __init__(self, act: str) -> None:
        super().__init__(act)
        self.act = act


class NothingToUndo(StoreError):
    """There is no act left to undo (or to redo)."""
