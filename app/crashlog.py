"""The crash log: where defects go, with kind and place, and never a word of a document."""

from __future__ import annotations

import faulthandler
import json
import logging
import re
import traceback
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

_BYTES = 1_000_000
_KEPT = 3
_DEFECT = re.compile(r"^\d{4}-\d\d-\d\d \S+ (?:ERROR|CRITICAL) ", re.MULTILINE)

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _PlacesOnly(logging.Formatter):
    """Names the kind of an exception and the places it passed; its message may quote a document and is left out."""

    def format(self, record: logging.LogRecord) -> str:
        # another handler may have formatted the record already and left the whole words in it
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: ExceptionInfo) -> str:
        kind, _, trace = ei
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "", *places])


@dataclass(frozen=True, slots=True)
class Troubles:
    """What was written since the last start: how many defects and how many hard crashes; ``words`` are those entries, newest last."""

    defects: int
    crashes: int
    words: str


def since_last_start(file: Path) -> Troubles | None:
    """What the crash log has got since this was asked last; None when nothing. To be asked before ``begin``.

    Reads sizes and the new end alone; what was there before the first question counts as seen.
    """
    seen = file.with_suffix(".seen.json")
    known = _read_seen(seen)
    sizes = {path.name: path.stat().st_size if path.exists() else 0 for path in (file, _fatal(file))}
    if known != sizes:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            seen.write_text(json.dumps(sizes), "utf-8")
        except OSError:
            return None
    if known is None:
        return None
    ordinary, fatal = (_new_end(path, known.get(path.name, 0)) for path in (file, _fatal(file)))
    defects, crashes = len(_DEFECT.findall(ordinary)), fatal.count("Fatal Python error") + fatal.count("Windows fatal exception")
    return Troubles(defects, crashes, ordinary + fatal) if defects or crashes else None


def _new_end(file: Path, before: int) -> str:
    if not file.exists():
        return ""
    with file.open("rb") as log:
        # a log that was begun anew is new from its start
        log.seek(before if before <= file.stat().st_size else 0)
        return log.read(_BYTES).decode("utf-8", "replace")


def _read_seen(seen: Path) -> dict[str, int] | None:
    try:
        found = json.loads(seen.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return {str(name): int(size) for name, size in found.items()} if isinstance(found, dict) else None


def _fatal(file: Path) -> Path:
    return file.with_suffix(".fatal.log")


def begin(file: Path) -> TextIO:
    """Send every warning and defect to ``file`` (1 MB, three older ones kept), hard crashes to one beside it.

    Returns the open file of the hard crashes, which must stay open as long as the program runs.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    fatal = _fatal(file).open("a", encoding="utf-8")
    faulthandler.enable(fatal)
    return fatal
