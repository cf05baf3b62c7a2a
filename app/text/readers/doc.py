"""Word 97–2003 files (.doc, and .wps of WPS, which is laid out alike), after Microsoft's open specification [MS-DOC].

Read in order: body with tables and text boxes, then footnotes and endnotes; page headers and footers are margins. Tracked
changes are taken as settled and listed, comments are listed; automatic numbers are counted from the file's own lists.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from dataclasses import replace

from app.errors import Unreadable
from app.text import guard
from app.text.line import Lines, Placed
from app.text.markup import Comment, Settled
from app.text.readers.changes import UNSURE_NUMBERS, moment, warning
from app.text.readers.doc_bytes import Locked, TooOld, WordFile
from app.text.readers.doc_lists import Lists
from app.text.readers.doc_looks import StyleSheet
from app.text.readers.doc_story import PART, Reader
from app.text.readers.grid import cell_of

_BROKEN = (struct.error, OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError)
"""What a spoilt file makes of its parsing, in olefile as well as here."""


def read(data: bytes, name: str, settled: Settled = Settled.ACCEPTED) -> Lines:
    """The lines of a .doc or .wps, tracked changes taken as ``settled``; Unreadable when it is damaged, locked or older than Word 97."""
    try:
        return _read(WordFile(data), settled)
    except TooOld as old:
        raise Unreadable(guard.refusal(name, "是 Word 95 或更早的旧格式，没有读取。用 Word 或 WPS 打开，另存为 .docx 再导入。")) from old
    except Locked as locked:
        raise Unreadable(guard.refusal(name, "设了打开密码，没有读取。在 Word 或 WPS 里取消密码，另存后再导入。")) from locked
    except _BROKEN as broken:
        raise guard.damaged(name) from broken


def _read(file: WordFile, settled: Settled) -> Lines:
    lists = Lists(file.table(73), file.behind(73), file.table(74))
    reader = Reader(file, StyleSheet(file.table(1)), lists, settled, _strings(file.table(51)), _fonts(file.table(15)))
    stories = file.stories
    lines = reader.lines(stories.body, list(_boxes(file)))
    for references, texts, story in ((2, 3, stories.footnotes), (46, 47, stories.endnotes)):
        for at, note in _notes(file.table(references), file.table(texts), story):
            lists.restarted()
            if not reader.is_gone(at):
                lines.append(replace(cell_of(reader.lines(note)).stripped(), footnote=True))
    notes = tuple(_comments(file, reader))
    revisions = tuple(reader.changes.found)
    margins = reader.lines(stories.headers) + reader.lines(stories.header_boxes)
    warnings = (*warning(len(revisions), settled), *((UNSURE_NUMBERS,) if lists.unsure or reader.numbered_by_field else ()))
    return Lines(
        tuple(lines),
        pending_revisions=len(revisions),
        comments=len(notes),
        warnings=warnings,
        revisions=revisions,
        notes=notes,
        margins=tuple(text for line in margins for text in (line.text, *(cell for row in line.rows or () for cell in row)) if text),
    )


def _positions(table: bytes, size: int) -> tuple[list[int], bytes]:
    """The character positions of a PLC whose entries have ``size`` bytes, and those entries."""
    count = max(0, (len(table) - 4) // (4 + size))
    return list(struct.unpack_from(f"<{count + 1}I", table)) if count else [], table[4 * (count + 1) :]


def _notes(references: bytes, texts: bytes, story: range) -> Iterator[tuple[int, range]]:
    """Each note: the character it hangs on, and where its text stands."""
    places, _ = _positions(references, 2)
    edges = [min(story.start + edge, story.stop) for edge in _edges(texts)]
    for at, low, high in zip(places[:-1], edges, edges[1:], strict=False):
        yield at, range(low, high)


def _edges(table: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(table) // 4}I", table)


def _boxes(file: WordFile) -> Iterator[tuple[int, range]]:
    """Each text box of the body: the character its shape hangs on, and where its text stands."""
    places, shapes = _positions(file.table(40), 26)
    anchored = {struct.unpack_from("<I", shapes, 26 * i)[0]: at for i, at in enumerate(places[:-1])}
    edges, entries = _positions(file.table(56), 22)
    story = file.stories.boxes
    for i, (low, high) in enumerate(itertools.pairwise(edges)):
        (shape,) = struct.unpack_from("<I", entries, 22 * i + 14)
        text = range(min(story.start + low, story.stop), min(story.start + high, story.stop))
        if text:
            yield anchored.get(shape, file.stories.body.stop), text


def _comments(file: WordFile, reader: Reader) -> Iterator[Placed]:
    places, entries = _positions(file.table(4), 30)
    names = _names(file.table(36))
    extra = file.table(112)
    marked = _marked(file)
    size = len(extra) // max(1, len(places) - 1)
    edges = [min(file.stories.comments.start + edge, file.stories.comments.stop) for edge in _edges(file.table(5))]
    texts = [range(a, b) for a, b in itertools.pairwise(edges)]
    for i, (at, text) in enumerate(zip(places[:-1], texts, strict=False)):
        _, author, _, _, tag = struct.unpack_from("<20sHHHi", entries, 30 * i)
        said = cell_of(reader.lines(text)).stripped().text
        when = moment(struct.unpack_from("<I", extra, size * i)[0]) if size >= 18 else None
        low, high = marked.get(tag, (at, at))
        quote = "".join(c for c in file.text[low:high] if c >= " ")
        place, offset = reader.offset(min(low, at))
        yield Placed(Comment(said, names[author] if author < len(names) else "", when, quote), PART, place, offset)


def _marked(file: WordFile) -> dict[int, tuple[int, int]]:
    """The stretch of text that each comment is about, by its tag (PlcfAtnBkf, PlcfAtnBkl, SttbfAtnBkmk)."""
    tags = file.table(37)
    starts, entries = _positions(file.table(42), 4)
    ends = list(_edges(file.table(43)))
    found: dict[int, tuple[int, int]] = {}
    for i, low in enumerate(starts[:-1]):
        if 6 + 12 * i + 8 > len(tags):
            break
        (tag,) = struct.unpack_from("<i", tags, 6 + 12 * i + 4)
        (index,) = struct.unpack_from("<H", entries, 4 * i)
        if index < len(ends):
            found[tag] = low, ends[index]
    return found


def _strings(table: bytes) -> tuple[str, ...]:
    """The strings of an extended STTB (authors of tracked changes)."""
    if len(table) < 6 or table[:2] != b"\xff\xff":
        return ()
    count, extra = struct.unpack_from("<HH", table, 2)
    found, at = [], 6
    for _ in range(count):
        if at + 2 > len(table):
            break
        (length,) = struct.unpack_from("<H", table, at)
        found.append(table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length + extra
    return tuple(found)


def _names(table: bytes) -> tuple[str, ...]:
    """The names of a group of strings without a head (authors of comments)."""
    found, at = [], 0
    while at + 2 <= len(table):
        (length,) = struct.unpack_from("<H", table, at)
        found.append(table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length
    return tuple(found)


def _fonts(table: bytes) -> tuple[str, ...]:
    """The names of the fonts (SttbfFfn), as far as they can be read."""
    if len(table) < 4:
        return ()
    (count,) = struct.unpack_from("<H", table)
    found, at = [], 4
    for _ in range(count):
        if at >= len(table):
            break
        length = table[at]
        found.append(table[at + 40 : at + 1 + length].decode("utf-16-le", "replace").split("\0")[0])
        at += 1 + length
    return tuple(found)
