"""The crash log: where defects go, with kind and place, and never a word of a document."""

from __future__ import annotations

import faulthandler
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

_BYTES = 1_000_000
_KEPT = 3

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


def begin(file: Path) -> TextIO:
    """Send every warning and defect to ``file`` (1 MB, three older ones kept), hard crashes to one beside it.

    Returns the open file of the hard crashes, which must stay open as long as the program runs.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    fatal = file.with_suffix(".fatal.log").open("a", encoding="utf-8")
    faulthandler.enable(fatal)
    return fatal
