"""Papers as drafting units send them beside a text: made here in the habits of several offices, each with what it truly is."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from app.text.readers.plain import decode
from tests.app.text.pdf_files import pdf
from tests.app.text.word_files import package, paragraph


@dataclass(frozen=True)
class Sent:
    """One file of a submission: its name, the folder it lies in, its bytes, and what it is."""

    name: str
    code: str
    data: bytes
    folder: str = ""


Rows = tuple[tuple[str, ...], ...]


def word(*lines: str, table: Rows = (), after: tuple[str, ...] = ()) -> bytes:
    """A Word file of these paragraphs, a table between them."""
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(escape(cell))}</w:tc>" for cell in line) + "</w:tr>" for line in table)
    grid = f"<w:tbl>{cells}</w:tbl>" if table else ""
    return package(*(paragraph(escape(line)) for line in lines), grid, *(paragraph(escape(line)) for line in after))


def plain(*lines: str) -> bytes:
    """A text file as Chinese Windows writes it."""
    return "\r\n".join(lines).encode("gb18030")


def scan() -> bytes:
    """A PDF without a text layer, as a scanner makes it."""
    return pdf(b"q 595 0 0 842 0 0 cm /Im Do Q", picture=True)


def photo(seed: int) -> bytes:
    """A picture; no two alike."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes([seed]) * 64


@dataclass(frozen=True)
class Real:
    """A real text: the notice that issues it (empty without one) and the text itself, as lines."""

    notice: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the text is called."""
        return self.body[0].strip("《》")

    def draft(self, mark: str = "（送审稿）") -> bytes:
        """The text alone, as a draft."""
        return word(self.title + mark, *self.body[1:])

    def whole(self) -> bytes:
        """The notice with the text behind it."""
        return word(*self.notice, *self.body)


def real(file: Path, body_title: str = "") -> Real:
    """A text of the corpus cut where the line ``body_title`` stands; without one it is all body."""
    text = decode(file.read_bytes())
    if text.startswith("---"):
        text = text.split("---", 2)[2]
    lines = [line.lstrip("# ").strip() for line in text.splitlines() if line.strip() and not line.startswith(">")]
    at = next((i for i, line in enumerate(lines) if i and line.strip("《》") == body_title), 0)
    return Real(tuple(lines[:at]), tuple(lines[at:]))
