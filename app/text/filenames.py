"""File names as they can be shown and stored: a name whose bytes are no UTF-8 is one from a Chinese archive (GB 18030)."""

from __future__ import annotations

import os
from pathlib import Path


def sayable(name: str) -> str:
    """``name`` without half surrogate pairs, by which Python keeps the bytes of a file name that is not UTF-8.

    Such names come out of zip archives packed on Chinese Windows; read as GB 18030 they are the ones their senders gave.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace") if _from_bytes(name) else name.encode("utf-8", "replace").decode("utf-8")
    return name


def sayable_path(path: Path) -> str:
    """The path as given, each of its names sayable."""
    return str(Path(*map(sayable, path.parts)))


def _from_bytes(name: str) -> bool:
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True
