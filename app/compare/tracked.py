"""The XML of tracked changes: runs put in and taken away, whole paragraphs and rows, and notes on them (ISO/IEC 29500-1, 17.13.5).

Whole paragraphs are tracked by their text and their mark, never by a mark alone: every word processor takes those back one by
one. A moved clause is taken away here and put in there with a note on both, because not every one keeps the halves of a
``w:moveFrom`` together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from app.compare.comparison import Op, Sign
from app.word.runs import DELETED, TEXT, Signed, comment, run

_TAGS = {Sign.ADDED: "ins", Sign.GONE: "del"}
_APART = timedelta(minutes=2)
"""How much earlier changes inside a paragraph are dated than those of whole ones: LibreOffice takes neighbours of one author
within a minute for one change, and with the paragraph after it would take away the end of the one before."""


@dataclass(slots=True)
class Tracker:
    """Writes tracked changes, numbering them, and collects the comments that belong to them."""

    by: Signed
    comments: list[str] = field(default_factory=list)
    _last: int = 0

    def change(self, sign: Sign, inner: str) -> str:
        """``inner`` put in or taken away with the whole paragraph or row; as it is when kept."""
        return self._tracked(sign, inner, self.by)

    def inside(self, sign: Sign, inner: str) -> str:
        """``inner`` put in or taken away inside a paragraph that is kept."""
        return self._tracked(sign, inner, self._earlier())

    def _earlier(self) -> Signed:
        return Signed(self.by.author, self.by.at - _APART)

    def _tracked(self, sign: Sign, inner: str, by: Signed) -> str:
        if sign is Sign.KEPT or not inner:
            return inner
        return f"<w:{_TAGS[sign]} {self._attributes(by)}>{inner}</w:{_TAGS[sign]}>"

    def mark(self, sign: Sign) -> str:
        """What ``w:rPr`` of a paragraph mark or ``w:trPr`` of a row bears."""
        return "" if sign is Sign.KEPT else f"<w:{_TAGS[sign]} {self._attributes(self.by)}/>"

    def paragraph(self, sign: Sign, properties: str, ops: Sequence[Op], note: str = "", before: str = "", inside: str = "") -> str:
        """A ``w:p`` of these ops; ``before`` are runs that stand before them as they are, ``inside`` such at their `inner_place`."""
        mark = self.mark(sign)
        by = self._earlier() if sign is Sign.KEPT else self.by
        at = inner_place(ops) if inside else None
        inner = before
        for place, op in enumerate(ops):
            name = DELETED if op.sign is Sign.GONE else TEXT
            if place == at:
                inner += run(op.text[:-1]) + inside + run(op.text[-1:])
            else:
                inner += self._tracked(op.sign, run(op.text, name=name), by)
        if note:
            inner = self._noted(sign, inner, note)
        return f"<w:p><w:pPr>{properties}{f'<w:rPr>{mark}</w:rPr>' if mark else ''}</w:pPr>{inner}</w:p>"

    def _noted(self, sign: Sign, inner: str, note: str) -> str:
        name = len(self.comments)
        self.comments.append(comment(name, self.by, [note]))
        reference = self.change(sign, f'<w:r><w:commentReference w:id="{name}"/></w:r>')
        return f'<w:commentRangeStart w:id="{name}"/>{inner}<w:commentRangeEnd w:id="{name}"/>{reference}'

    def _attributes(self, by: Signed) -> str:
        self._last += 1
        return f'w:id="{self._last}" {by.attributes}'


def inner_place(ops: Sequence[Op]) -> int | None:
    """Which of ``ops`` keeps characters between which a tracked reference can stand: the last that keeps two or more, before its last one.

    At the end of a paragraph such a reference touches the tracked paragraph after it, and LibreOffice then takes both back with the
    paragraph mark between them.
    """
    return next((place for place in range(len(ops) - 1, -1, -1) if ops[place].sign is Sign.KEPT and len(ops[place].text) > 1), None)
