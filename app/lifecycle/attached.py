"""A file that lies beside a row of the procedure: a picture of the page, minutes, a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from app.correspondence.entry import keep
from app.errors import Unreadable
from app.office import Office
from app.text.filenames import sayable
from db.acts import Act


class Named(TypedDict, total=False):
    """The two columns of a row that name its file; empty where none came, so that what is there stays."""

    file_sha: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Attached:
    """The bytes of a file that was kept before the act: its name, SHA-256 and size."""

    name: str
    sha: str
    size: int

    def named(self, office: Office, act: Act) -> Named:
        """The columns of the row, once the store knows the file."""
        return {"file_sha": keep(office, act, (self.name, self.sha, self.size)), "file_name": sayable(self.name)}


def attached(office: Office, path: Path | None) -> Attached | None:
    """Keep the file at ``path`` beside the store; None without one. Raises Unreadable."""
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"《{path.name}》读不出来（{error.strerror}）。核对文件还在不在，再试一次。") from error
    return Attached(path.name, office.keep(data), len(data))


def columns(office: Office, act: Act, file: Attached | None) -> Named:
    """The columns that name ``file`` in its row; none without a file."""
    return file.named(office, act) if file else {}
