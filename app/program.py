"""This very program, to be started once more as a child: the same line frozen or not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def command(*words: str) -> list[str]:
    """The line that starts this program with ``words``: ``python -m app …``, or the frozen program."""
    return [sys.executable, *words] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app", *words]


def home() -> Path | None:
    """The folder that holds ``app``, where such a line must be started; a frozen program needs none."""
    return None if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[1]


def start(store: Path, picture: Path, program: Sequence[str] = ()) -> float:
    """Start the window on ``store`` without a display, have its first page painted into ``picture``, and close it; the seconds until it was painted.

    ``program`` is the line of another program than this one (a built bundle). Raises OSError when it ends without having painted.
    """
    line = [*(program or command()), "--picture", str(picture.resolve()), "--store", str(store.resolve())]
    began = time.perf_counter()
    child = subprocess.Popen(line, stdout=subprocess.PIPE, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, cwd=home())
    with child:
        said = child.stdout.readline() if child.stdout else b""
        seconds = time.perf_counter() - began
    if child.returncode or said.strip() != b"painted":
        raise OSError(f"the window did not start: exit code {child.returncode}")
    return seconds
