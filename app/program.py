"""This very program, to be started once more as a child: the same line frozen or not."""

from __future__ import annotations

import sys
from pathlib import Path


def command(*words: str) -> list[str]:
    """The line that starts this program with ``words``: ``python -m app …``, or the frozen program."""
    return [sys.executable, *words] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app", *words]


def home() -> Path | None:
    """The folder that holds ``app``, where such a line must be started; a frozen program needs none."""
    return None if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[1]
