"""What a reader yields: lines of visible text in reading order, each knowing where it stood in the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.text import anchors
from app.text.markup import Comment, Revision
from app.text.tree import Anchor

Row = tuple[str, ...]
Told: TypeAlias = Callable[[int, int], None]
"""Called with how many pages were recognised and how many there are to be, before the first and after each."""


def quietly(done: int, total: int) -> None:
    """Tell nobody how far a reading is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, one table (``rows`` set, ``text`` empty) or one footnote (``footnote`` set), stripped at both ends.

    ``anchors`` are offsets in ``text``; ``cells`` holds the same for each cell of a table. ``marked`` says that the file
    itself calls the line a title (Markdown's #).
    """

    text: str
    anchors: tuple[Anchor, ...] = ()
    rows: tuple[Row, ...] | None = None
    cells: tuple[tuple[tuple[Anchor, ...], ...], ...] = ()
    footnote: bool = False
    marked: bool = False

    def cut(self, start: int, end: int | None = None) -> Line:
        """The characters ``start:end`` as a line of their own, stripped."""
        raw = self.text[start:end]
        inner = raw.strip()
        if len(inner) == len(self.text):
            return self
        low = start + len(raw) - len(raw.lstrip())
        high = low + len(inner)
        return Line(inner, anchors.cut(self.anchors, low, high), self.rows, self.cells, self.footnote, self.marked)

    def stripped(self) -> Line:
        """This line without white space at its ends."""
        return self.cut(0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A tracked change or comment, with where it begins in the source; its node is known once the lines are a tree.

    ``offset`` counts characters of the paragraph's own visible text, as anchors do; ``part`` None where no paragraph holds it.
    """

    what: Revision | Comment
    part: str | None
    place: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """All that a reader found in one file; ``metadata`` are lines of a front matter or quotation, which are no text."""

    lines: tuple[Line, ...]
    pending_revisions: int = 0
    comments: int = 0
    warnings: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
    revisions: tuple[Placed, ...] = ()
    """Each pending tracked change, in the order of the text."""
    notes: tuple[Placed, ...] = ()
    """Each comment, in the order of the text."""
    recognised: tuple[int, ...] = ()
    """Pages (from 1) whose text was recognised from a picture."""
    margins: tuple[str, ...] = ()
    """Text of page headers and footers: looked at for a secrecy mark, otherwise not read."""


def join(parts: list[Line], glue: str = "\n") -> Line:
    """Several lines as one text with ``glue`` between them."""
    text = ""
    spans: list[Anchor] = []
    for i, part in enumerate(parts):
        text += glue if i else ""
        spans.extend(anchors.shift(part.anchors, len(text)))
        text += part.text
    return Line(text, tuple(spans))
