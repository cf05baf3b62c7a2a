"""Plain text and Markdown: the encoding is found from the bytes, metadata and marks of Markdown are set aside."""

from __future__ import annotations

import itertools
import re

from app.errors import Unreadable
from app.text import normal
from app.text.line import Line, Lines
from app.text.tree import Anchor

_HASHES = re.compile(r"\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BREAK = re.compile("\r\n|[\r\x0b\x0c]")
"""What ends a line besides the line feed: a break within a paragraph and the end of a page among them."""
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
"""Characters that nobody sees and that no Word file can hold."""
_UTF16 = ("utf-16-le", "utf-16-be")
_UTF32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def decode(data: bytes) -> str:
    """The text of ``data``: UTF-8, UTF-16, UTF-32 with its mark or GB 18030, found from the bytes; ValueError when it is none of them."""
    if data.startswith(_UTF32_MARKS):
        return data.decode("utf-32")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return text
    candidates = [*_UTF16, "gb18030"] if _looks_utf16(data) else ["gb18030"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_plausible(text):
            return text
    raise ValueError("no known encoding")


def _looks_utf16(data: bytes) -> bool:
    head = data[:4096]
    return len(data) % 2 == 0 and 0 < head.count(0) < len(head)


def is_plausible(text: str) -> bool:
    """Whether ``text`` reads as one: no control characters, few private ones, its Han mostly everyday ones."""
    seen = [c for c in text[:20000] if not c.isspace()]
    if not seen or any(c < " " or "\x7f" <= c < "\xa0" for c in seen):
        return False
    han = [c for c in seen if "\u4e00" <= c <= "\u9fff"]
    strange = sum("\ue000" <= c <= "\uf8ff" or c > "\uffff" for c in seen)
    return strange * 20 <= len(seen) and (not han or normal.count_common_han("".join(han)) * 10 >= len(han) * 6)


def read(data: bytes, name: str) -> Lines:
    """The lines of a .txt or .md file; Unreadable when the encoding cannot be told."""
    try:
        text = decode(data)
    except ValueError as unknown:
        raise Unreadable(f"“{name}”的文字编码认不出来，没有读取。用记事本打开后另存为 UTF-8 编码再导入。") from unknown
    raw = _UNSEEN.sub("", _BREAK.sub("\n", text)).split("\n")
    first, metadata = _front_matter(raw)
    lines: list[Line] = []
    number = first
    while number < len(raw):
        line = raw[number]
        if line.lstrip().startswith(">"):
            metadata.append(line.strip())
        elif _is_table(raw, number):
            table, number = _table(raw, number)
            lines.append(table)
            continue
        elif line.strip():
            lines.append(_line(line, number))
        number += 1
    return Lines(tuple(lines), metadata=tuple(metadata))


def _front_matter(raw: list[str]) -> tuple[int, list[str]]:
    first = next((i for i, line in enumerate(raw) if line.strip()), 0)
    if first < len(raw) and raw[first].strip() == "---":
        for i in range(first + 1, len(raw)):
            if raw[i].strip() in ("---", "..."):
                return i + 1, [line.strip() for line in raw[first + 1 : i]]
    return 0, []


def _line(raw: str, number: int) -> Line:
    """One line without the marks of Markdown; what is dropped leaves gaps between the anchors."""
    marks = _HASHES.match(raw)
    pieces: list[tuple[int, int]] = []
    at = marks.end() if marks else 0
    for strong in _EMPHASIS.finditer(raw, at):
        pieces += [(at, strong.start()), strong.span(1)]
        at = strong.end()
    pieces.append((at, len(raw)))
    text, spans = "", []
    for start, end in pieces:
        if start < end:
            spans.append(Anchor(len(text), len(text) + end - start, "", number, start))
            text += raw[start:end]
    return Line(normal.plain(text), tuple(spans), marked=marks is not None).stripped()


def _is_table(raw: list[str], number: int) -> bool:
    """A Markdown table: rows between bars, the second one a rule."""
    return raw[number].strip().startswith("|") and number + 1 < len(raw) and bool(_TABLE_RULE.match(raw[number + 1]))


def _table(raw: list[str], number: int) -> tuple[Line, int]:
    rows, cells = [], []
    while number < len(raw) and raw[number].strip().startswith("|"):
        if not _TABLE_RULE.match(raw[number]):
            row = _cells(raw[number])
            if not any(a < b for a, b in row):
                number += 1
                continue
            rows.append(tuple(normal.plain(raw[number][a:b]) for a, b in row))
            cells.append(tuple((Anchor(0, b - a, "", number, a),) if b > a else () for a, b in row))
        number += 1
    return Line("", rows=tuple(rows), cells=tuple(cells)), number


def _cells(raw: str) -> list[tuple[int, int]]:
    """Start and end of each cell between the bars, stripped."""
    bars = [i for i, c in enumerate(raw) if c == "|"]
    edges = bars if raw.rstrip().endswith("|") else [*bars, len(raw)]
    spans = []
    for left, right in itertools.pairwise(edges):
        inner = raw[left + 1 : right]
        start = left + 1 + len(inner) - len(inner.lstrip())
        spans.append((start, start + len(inner.strip())))
    return spans
