"""The smallest pieces of Word's XML: runs of text, and comments with their author (ISO/IEC 29500-1, 17.3 and 17.13.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT, DELETED = "w:t", "w:delText"
_PIECES = re.compile(r"([\t\n])")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Signed:
    """Who makes the changes or comments, and when (local time, as Word writes it)."""

    author: str
    at: datetime

    @property
    def attributes(self) -> str:
        """``w:author`` and ``w:date``."""
        return f'w:author={quoteattr(printable(self.author))} w:date="{self.at:%Y-%m-%dT%H:%M:%SZ}"'


def printable(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def run(text: str, properties: str = "", name: str = TEXT) -> str:
    """A ``w:r`` with ``text`` in elements of this ``name``, tabs and line breaks as their own; empty for no text."""
    inner = "".join(
        "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n" else f'<{name} xml:space="preserve">{escape(piece)}</{name}>'
        for piece in _PIECES.split(printable(text))
        if piece
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>" if inner else ""


_SMALL = '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
_CLOSE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/>'


def comment(name: int, by: Signed, paragraphs: Sequence[str]) -> str:
    """A ``w:comment`` with its own small type, whatever the body of the paper is set in."""
    body = "".join(
        f"<w:p><w:pPr>{_CLOSE}</w:pPr>{f'<w:r><w:rPr>{_SMALL}</w:rPr><w:annotationRef/></w:r>' if i == 0 else ''}{run(text, _SMALL)}</w:p>"
        for i, text in enumerate(paragraphs)
    )
    return f'<w:comment w:id="{name}" {by.attributes} w:initials={quoteattr(printable(by.author)[:1])}>{body}</w:comment>'
