"""The file of the office's signing key, in the folder of the store and in each of its backups; no row and no act ever holds it."""

from __future__ import annotations

import os
from pathlib import Path

from db.faults import said
from db.files import sync

NAME = "packet.key"
FRESH = f"{NAME}.restoring"
"""The key of a backup on its way into the place of the store's."""


def read(folder: Path) -> bytes | None:
    """The bytes of the key kept in ``folder``, None when there is none yet."""
    place = folder / NAME
    return place.read_bytes() if place.exists() else None


def keep(folder: Path, data: bytes, name: str = NAME) -> None:
    """Write a key that only its owner may read (mode 0600), whole or not at all. Raises NoRoom; FileExistsError rather than replace another."""
    place = folder / name
    if place.exists():
        raise FileExistsError(place)
    half = place.with_name(f"{name}.{os.getpid()}.part")
    half.unlink(missing_ok=True)
    with said(folder):
        try:
            handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            half.replace(place)
            sync(folder)
        except OSError:
            half.unlink(missing_ok=True)
            raise


def carry(source: Path, target: Path) -> None:
    """Put the key of ``source``, where there is one, into ``target``, which has none."""
    data = read(source)
    if data is not None:
        keep(target, data)


def bring(backup: Path, store: Path) -> None:
    """Lay the key of a backup ready beside the store's own; nothing where the backup has none or the store has the same."""
    (store / FRESH).unlink(missing_ok=True)
    data = read(backup)
    if data is not None and data != read(store):
        keep(store, data, FRESH)


def exchange(store: Path, aside: str) -> None:
    """Put the key laid ready in the place of the store's own, which is kept under the name ``aside``; may be cut off and called again."""
    fresh, place = store / FRESH, store / NAME
    if fresh.exists():
        if place.exists():
            place.replace(store / aside)
        fresh.replace(place)
        sync(store)
