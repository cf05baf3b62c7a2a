"""A node while the tree is being built: like a node, but still growing and without its path."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.text.line import Line, Row, join
from app.text.tree import Anchor


@dataclass(slots=True)
class Draft:
    """``role`` tells apart what has one kind but several names (题注, 附注, 附件说明); ``sub`` is the 之一 of an article."""

    kind: str
    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    label: str | None = None
    number: int | None = None
    heading: str | None = None
    children: list[Draft] = field(default_factory=list)
    rows: tuple[Row, ...] | None = None
    cells: tuple[tuple[tuple[Anchor, ...], ...], ...] = ()
    sub: int = 0
    role: str = ""

    def take(self, line: Line) -> Draft:
        """Set the text to that of ``line``."""
        self.text, self.anchors = line.text, line.anchors
        return self


def of(kind: str, lines: list[Line], role: str = "") -> Draft:
    """A node of one or more whole lines, joined by line breaks."""
    return Draft(kind, role=role).take(join(lines))


def table(line: Line) -> Draft:
    """The table that ``line`` is."""
    return Draft("table", rows=line.rows, cells=line.cells)
