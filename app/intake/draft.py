"""A file as it came, read and judged, before anything is stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from app.errors import Unreadable
from app.text.filenames import sayable
from app.text.mending import Edit
from app.text.tree import Reading
from app.text.worker import Worker, read


@dataclass(frozen=True, slots=True)
class Draft:
    """The bytes of a file and what was read from them. ``mended`` are the corrections a person made of the tree, which is the corrected one; None where nobody did."""

    file_name: str
    data: bytes
    reading: Reading
    mended: tuple[Edit, ...] | None = None

    @property
    def sha(self) -> str:
        """The SHA-256 of the bytes, by which a file already kept is recognised."""
        return hashlib.sha256(self.data).hexdigest()


def read_draft(path: Path, worker: Worker | None = None) -> Draft:
    """Read ``path`` in the reading process (``worker`` when several are read in a row). Raises Unreadable or Hostile."""
    reading = read(path) if worker is None else worker.read(path)
    try:
        return Draft(sayable(path.name), path.read_bytes(), reading)
    except OSError as error:
        raise Unreadable(f"《{path.name}》读到一半不见了（{error.strerror}）。核对文件还在不在，再导入一次。") from error
