"""The stories of a Word 97–2003 file as lines: paragraphs with their automatic numbers, tables within tables, tracked changes settled.

A paragraph's place is its number in the whole file, counted over all stories; offsets count its visible characters, as in .docx.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from app.text.line import Line
from app.text.markup import Settled
from app.text.readers import equations
from app.text.readers.changes import Changes, is_gone
from app.text.readers.doc_bytes import WordFile
from app.text.readers.doc_lists import Lists
from app.text.readers.doc_looks import Look, Shape, StyleSheet
from app.text.readers.flow import Flow
from app.text.readers.paragraph import Fields, symbol

PART = "WordDocument"
_ENDS = "\r\x07\x0c"
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_FIXED = {"\t": "\t", "\x0b": "\n", "\x1e": "-"}

Authors = tuple[str, ...]
Box = tuple[int, range]


@dataclass(slots=True)
class _Paragraph:
    """One paragraph as it is printed: visible text, whether its mark is gone or hidden, and where each visible character stood."""

    text: str
    joined: bool
    hidden: bool
    positions: list[int]


class Reader:
    """Reads the stories of one file; ``changes`` and ``numbered_by_field`` are what it met on the way."""

    def __init__(self, file: WordFile, styles: StyleSheet, lists: Lists, settled: Settled, authors: Authors, fonts: Authors) -> None:
        self._file, self._styles, self._lists = file, styles, lists
        self._settled, self._authors, self._fonts = settled, authors, fonts
        self._ends = [i for i, c in enumerate(file.text) if c in _ENDS]
        self._fields = Fields()
        self._instruction = ""
        self.changes = Changes(PART, self._author)
        self.numbered_by_field = False

    def lines(self, story: range, boxes: list[Box] | None = None) -> list[Line]:
        """The lines of ``story``; ``boxes`` are text boxes (character they hang on, their range of characters), read before their paragraph."""
        around, self._fields = self._fields, Fields()
        waiting = sorted(boxes or [], key=lambda box: box[0], reverse=True)
        flow = Flow(PART)
        for start, end in self._paragraphs(story):
            self._paragraph(start, end, flow, waiting)
        flow.stand(0)
        while waiting:
            flow.add(self.lines(waiting.pop()[1]))
        self._fields = around
        return flow.done()

    def _paragraphs(self, story: range) -> Iterator[tuple[int, int]]:
        """Start of each paragraph and the position of its mark; a story without a last mark ends all the same."""
        start = story.start
        for at in self._ends[bisect_left(self._ends, story.start) : bisect_left(self._ends, story.stop)]:
            yield start, at
            start = at + 1
        if start < story.stop:
            yield start, story.stop

    def _paragraph(self, start: int, end: int, flow: Flow, waiting: list[Box]) -> None:
        shape = self._shape(end)
        flow.stand(shape.depth)
        while waiting and waiting[-1][0] <= end:
            flow.add(self.lines(waiting.pop()[1]))
        if shape.ends_row and shape.depth:
            flow.end_row(shape.edges, kept=not self._gone(self._look(end, shape.style)))
            return
        read = self._read(start, end, shape.style)
        flow.paragraph(read.text, bisect_left(self._ends, end), self._label(read, shape, flow))
        if shape.depth and (self._mark(end) == "\x07" if shape.depth == 1 else shape.ends_inner_cell):
            flow.end_cell()
        elif not read.joined:
            flow.flush()

    def _mark(self, end: int) -> str:
        return self._file.text[end] if end < len(self._file.text) else "\r"

    def _shape(self, end: int) -> Shape:
        return Shape() if end >= len(self._file.text) else self._styles.shape(*self._file.paragraph_properties(end))

    def _label(self, read: _Paragraph, shape: Shape, flow: Flow) -> str:
        if not read.text and (read.hidden or read.joined):
            return ""
        return self._lists.label(shape) if flow.waits_for_number else ""

    # characters -------------------------------------------------------------------------------------------------------

    def _look(self, at: int, style: int) -> Look:
        if at >= len(self._file.text):
            return Look()
        return next((self._styles.look(style, changes) for _, _, changes in self._file.character_runs(at, at + 1)), Look())

    def _gone(self, look: Look) -> bool:
        """Whether characters of this look are no part of the settled text."""
        return is_gone(self._settled, look.inserted, look.deleted)

    def is_gone(self, at: int) -> bool:
        """Whether the character at ``at`` is no part of the settled text."""
        return self._gone(self._look(at, self._shape(self._end_of(at)).style))

    def _end_of(self, at: int) -> int:
        index = bisect_left(self._ends, at)
        return self._ends[index] if index < len(self._ends) else len(self._file.text)

    def _read(self, start: int, end: int, style: int) -> _Paragraph:
        kept: list[str] = []
        positions: list[int] = []
        for low, high, sprms in self._file.character_runs(start, min(end, len(self._file.text))):
            look = self._styles.look(style, sprms)
            shown, seen = self._visible(low, high, look)
            self.changes.stretch(look.inserted, look.deleted, shown, len(kept))
            if not self._gone(look):
                kept += shown
                positions += seen
        mark = self._look(end, style)
        self.changes.paragraph(mark.inserted, mark.deleted, bisect_left(self._ends, end), len(kept))
        return _Paragraph("".join(kept), self._gone(mark) and self._mark(end) == "\r", mark.hidden, positions)

    def _visible(self, start: int, end: int, look: Look) -> tuple[str, list[int]]:
        """The characters of a stretch that a reader sees, and where each stood."""
        shown: list[str] = []
        seen: list[int] = []
        for at in range(start, end):
            char = self._file.text[at]
            if "\ud800" <= char <= "\udfff":
                char = _paired(self._file.text[at : at + 2])
            if char in _FIELD:
                text = self._field(char)
            elif not self._fields.visible:
                self._instruction += char
                continue
            else:
                text = self._character(char, look)
            if look.hidden or not self._fields.visible:
                continue
            shown.append(text)
            seen += [at] * len(text)
        return "".join(shown), seen

    def _field(self, char: str) -> str:
        """A field begins, shows its result or ends; what it prints by its instruction alone."""
        instruction, self._instruction = self._instruction, ""
        self._fields.turn(_FIELD[char])
        self.numbered_by_field = self.numbered_by_field or equations.numbers(instruction)
        return equations.printed(instruction) if char != "\x13" else ""

    def _character(self, char: str, look: Look) -> str:
        if look.code is not None and char == "(":
            return symbol(look.code, self._font(look))
        if "\uf000" <= char <= "\uf0ff":
            return symbol(ord(char), self._font(look))
        if look.font is not None and "\x80" <= char <= "\xff":
            return symbol(ord(char), self._font(look)) or char
        return _FIXED.get(char, "" if char < " " else char)

    def _font(self, look: Look) -> str:
        return self._fonts[look.font] if look.font is not None and look.font < len(self._fonts) else ""

    def _author(self, index: int) -> str:
        """The name of an author of tracked changes; '' when the file does not say."""
        return self._authors[index] if index < len(self._authors) else ""

    def offset(self, at: int) -> tuple[int, int]:
        """The paragraph that character ``at`` stands in, and how many visible characters of it come before."""
        place = bisect_left(self._ends, at)
        start = self._ends[place - 1] + 1 if place else 0
        end = self._ends[place] if place < len(self._ends) else len(self._file.text)
        around, changes = self._fields, self.changes
        self._fields, self.changes = Fields(), Changes(PART, self._author)
        read = self._read(start, end, self._shape(end).style)
        self._fields, self.changes = around, changes
        return place, bisect_left(read.positions, at)


def _paired(pair: str) -> str:
    """The one character that two halves of a surrogate pair are; nothing for a second half, a mark for a half alone."""
    if pair[0] >= "\udc00":
        return ""
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")[:1]
