"""Rich Text Format (.rtf), as Word, WPS and LibreOffice write it (specification 1.9.1).

Measured before it was written: striprtf 0.0.29 reads the words, but drops notes and text boxes, keeps deleted and hidden text,
and says neither where a word stood nor what a table is.

Automatic numbers are read as the file itself prints them (\\listtext, \\pntext). Page headers and footers are margins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.text import guard
from app.text.line import Line, Lines, Placed
from app.text.markup import Comment, Settled
from app.text.readers import equations
from app.text.readers.changes import UNSURE_NUMBERS, is_gone, moment, warning
from app.text.readers.grid import cell_of
from app.text.readers.paragraph import symbol
from app.text.readers.rtf_story import PART, STATE_WORDS, Remark, State, Story
from app.text.readers.rtf_tokens import Kind, Token, tokens

_DEEPEST = 1000
"""Groups within groups; a file made by a word processor has a few dozen."""
_MOST_COLUMNS = 200
_CUT = "文件末尾不完整，后面可能缺了内容，对照原件。"
_SYMBOLS = "symbol"
_CHARSETS = {2: _SYMBOLS, 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs"}
_PAGES = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5hkscs", 1252: "cp1252", 10008: "gb18030", 54936: "gb18030", 65001: "utf-8"}
_MARGINS = frozenset(f"{kind}{side}" for kind in ("header", "footer") for side in ("", "l", "r", "f"))
_STORIES = _MARGINS | {"footnote", "annotation", "shptxt", "dptxbxtext"}
_TARGETS = {
    **dict.fromkeys(("shp", "shpinst", "do", "object", "upr"), "around"),
    **dict.fromkeys(("fldrslt", "result", "ud", "shppict"), "text"),
    **dict.fromkeys(("listtext", "pntext"), "label"),
    **dict.fromkeys(("fonttbl", "revtbl", "atnauthor", "atndate", "atnref", "atrfstart", "atrfend", "nesttableprops", "fldinst"), ""),
    **dict.fromkeys(
        (
            "colortbl", "stylesheet", "info", "pict", "objdata", "nonshppict", "xe", "tc", "txe", "rxe", "filetbl", "sp", "shprslt",
            "nonesttables", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "atnid", "listtable",
            "listoverridetable", "background",
        ),
        "skip",
    ),
}  # fmt: skip
"""What becomes of the text of a group by its first word: read, dropped with all inside (skip), dropped but for groups that are
read again (around); the empty ones are read as what their word says."""


def read(data: bytes, name: str, settled: Settled = Settled.ACCEPTED) -> Lines:
    """The lines of a .rtf, tracked changes taken as ``settled``; Unreadable when its groups are nested beyond measure."""
    return _Reader(name, settled).read(data)


class _Reader:
    def __init__(self, name: str, settled: Settled) -> None:
        self._name, self._settled = name, settled
        self._body = Story("body", self._author)
        self._state = State(self._body)
        self._around: list[State] = []
        self._bytes = bytearray()
        self._page = "gb18030"
        self._default_font = -1
        self._fonts: dict[int, list[str]] = {}
        self._charsets: dict[int, str] = {}
        self._authors: list[str] = [""]
        self._next_place = 1
        self._to_skip = 0
        self._notes: list[Line] = []
        self._margins: list[Line] = []
        self._note_changes: list[Placed] = []
        self._remarks: list[Placed] = []
        self._remark = Remark()
        self._quoted: dict[str, list[str]] = {}
        self._begun: dict[str, tuple[int, int]] = {}
        self._quoting: list[str] = []
        self._instruction = ""
        self._numbered_by_field = False

    def read(self, data: bytes) -> Lines:
        ended = False
        for token in tokens(data):
            if token.kind is not Kind.BYTES:
                self._decode()
            self._take(token)
            if token.kind is Kind.CLOSE and not self._around:
                ended = True
                break
        self._decode()
        while self._around:
            self._close()
        self._paragraph(self._state.table_depth)
        found = (*self._body.changes.found, *self._note_changes)
        return Lines(
            (*self._body.flow.done(), *self._notes),
            pending_revisions=len(found),
            comments=len(self._remarks),
            warnings=(
                *warning(len(found), self._settled),
                *((UNSURE_NUMBERS,) if self._numbered_by_field else ()),
                *(() if ended else (_CUT,)),
            ),
            revisions=found,
            notes=tuple(self._remarks),
            margins=tuple(t for line in self._margins for t in (line.text, *(c for row in line.rows or () for c in row)) if t),
        )

    def _take(self, token: Token) -> None:
        match token.kind:
            case Kind.OPEN:
                self._to_skip = 0
                if len(self._around) >= _DEEPEST:
                    raise guard.damaged(self._name)
                self._around.append(self._state)
                self._state = replace(self._state, starred=False)
            case Kind.CLOSE:
                self._to_skip = 0
                if self._around:
                    self._close()
            case Kind.STAR:
                self._state.starred = True
            case Kind.BYTES:
                self._bytes += token.data[self._to_skip :]
                self._to_skip = max(0, self._to_skip - len(token.data))
            case _ if self._to_skip:
                self._to_skip -= 1
            case Kind.TEXT:
                self._show(token.word)
            case Kind.WORD:
                self._word(token.word, token.number)

    # groups -----------------------------------------------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        starred, state.starred = state.starred, False
        if state.target == "skip":
            return
        if word in _STORIES:
            self._open(word)
        elif word in _TARGETS:
            state.target = _TARGETS[word] or word
            if word == "atrfstart":
                self._quoting.append("")
        elif change := STATE_WORDS.get(word):
            change(state, 1 if number is None else number)
        elif action := _ACTIONS.get(word):
            action(self, 1 if number is None else number)
        elif starred:
            state.target = "skip"

    def _open(self, word: str) -> None:
        """A text of its own begins with this group."""
        if not self._around:
            return
        around = self._state.story
        if word == "annotation":
            self._remark.place, self._remark.offset = around.place, len(around.text)
        self._state = State(Story(word, self._author, place=self._new_place()), font=self._state.font, skip=self._state.skip)

    def _new_place(self) -> int:
        place, self._next_place = self._next_place, self._next_place + 1
        return place

    def _author(self, index: int) -> str:
        return self._authors[index].strip() if index < len(self._authors) else ""

    def _close(self) -> None:
        ended, self._state = self._state, self._around.pop()
        story = ended.story
        if ended.target == "atrfstart" and self._state.target != "atrfstart":
            self._begun[self._quoting[-1]] = story.place, len(story.text)
            self._quoted[self._quoting[-1]] = []
        if ended.target == "fldinst" and self._state.target != "fldinst":
            self._field()
        if story is self._state.story:
            return
        inside, self._state = self._state, ended
        self._paragraph(ended.table_depth)
        self._state = inside
        lines = story.flow.done()
        self._note_changes += story.changes.found
        if story.kind == "footnote":
            self._notes.append(replace(cell_of(lines).stripped(), footnote=True))
        elif story.kind == "annotation":
            self._comment(cell_of(lines).stripped().text)
        elif story.kind in _MARGINS:
            self._margins += lines
        else:
            inside.story.boxes += lines

    def _field(self) -> None:
        """The instruction of a field is complete; some print by it alone."""
        instruction, self._instruction = self._instruction, ""
        self._numbered_by_field = self._numbered_by_field or equations.numbers(instruction)
        self._show(equations.printed(instruction))

    def _comment(self, text: str) -> None:
        remark, self._remark = self._remark, Remark()
        place, offset = self._begun.get(remark.name, (remark.place, remark.offset))
        quote = "".join(self._quoted.get(remark.name, ()))
        self._remarks.append(Placed(Comment(text, remark.author.strip(), moment(remark.at), quote), PART, place, offset))

    # text -------------------------------------------------------------------------------------------------------------

    def _decode(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        codec = self._charsets.get(self._state.font, self._page)
        if codec == _SYMBOLS and self._state.target != "fonttbl":
            self._show("".join(symbol(0xF000 + byte, self._font()) if byte >= 0x80 else chr(byte) for byte in data))
        else:
            self._show(data.decode(self._page if codec == _SYMBOLS else codec, "replace"))

    def _font(self) -> str:
        return "".join(self._fonts.get(self._state.font, ())).strip()

    def _show(self, text: str) -> None:
        state = self._state
        match state.target:
            case "text":
                self._print(text)
            case "label":
                state.story.label.append(text)
            case "fonttbl":
                self._fonts.setdefault(state.font, []).append(text.split(";")[0])
            case "revtbl":
                first, *more = text.split(";")
                self._authors[-1] += first
                self._authors += more
            case "fldinst":
                self._instruction += text
            case "atnauthor":
                self._remark.author += text
            case "atndate":
                self._remark.at = int(text) & 0xFFFFFFFF if text.strip().lstrip("-").isdecimal() else 0
            case "atnref":
                self._remark.name += text.strip()
            case "atrfstart":
                self._quoting[-1] += text.strip()
            case "atrfend":
                self._quoting = [name for name in self._quoting if name != text.strip()]

    def _print(self, text: str) -> None:
        state, story = self._state, self._state.story
        if state.hidden:
            story.has_gone = True
            return
        story.changes.stretch(state.inserted, state.deleted, text, len(story.text))
        if is_gone(self._settled, state.inserted, state.deleted):
            story.has_gone = True
        else:
            story.put(text)
            if story.kind == "body":
                for name in self._quoting:
                    self._quoted.setdefault(name, []).append(text)

    def _character(self, number: int) -> None:
        """\\uN: one character of UTF-16, and so many bytes after it that say the same to older readers."""
        code = number + 0x10000 if number < 0 else number
        if self._state.target in ("text", "label") and 0xF000 <= code <= 0xF0FF:
            self._show(symbol(code, self._font()))
        elif 0x80 <= code <= 0xFF:
            self._show(symbol(code, self._font()) or chr(code))
        elif 0x20 <= code <= 0xFFFF:
            self._show(chr(code))
        self._to_skip = self._state.skip

    def _paragraph(self, depth: int) -> None:
        state, story = self._state, self._state.story
        story.changes.paragraph(state.inserted, state.deleted, story.place, len(story.text))
        story.flow.stand(depth)
        story.flow.add(story.boxes)
        story.boxes = []
        number, text = story.number(), story.taken()
        waits = story.flow.waits_for_number
        story.flow.paragraph(text, story.place, number if waits and (text or not story.has_gone) else "")
        story.has_gone = False
        story.place = self._new_place()
        if not is_gone(self._settled, state.inserted, state.deleted):
            story.flow.flush()

    # control words ----------------------------------------------------------------------------------------------------

    def _par(self, _: int) -> None:
        if self._state.target in ("text", "around"):
            self._paragraph(self._state.table_depth)

    def _cell(self, depth: int) -> None:
        self._paragraph(depth)
        self._state.story.flow.end_cell()

    def _row(self, depth: int, edges: list[int]) -> None:
        flow = self._state.story.flow
        flow.stand(depth)
        flow.end_row(tuple(edges))

    def _edges(self) -> list[int]:
        story = self._state.story
        return story.inner if self._state.target == "nesttableprops" else story.edges

    def _edge(self, number: int) -> None:
        if len(self._edges()) < _MOST_COLUMNS:
            self._edges().append(number)

    def _begin_row(self, _: int) -> None:
        self._edges()[:] = [0]

    def _left(self, number: int) -> None:
        self._edges()[0] = number

    def _plain(self, _: int) -> None:
        state = self._state
        state.font, state.hidden, state.inserted, state.deleted = self._default_font, False, None, None

    def _charset(self, number: int) -> None:
        if self._state.target == "fonttbl" and number in _CHARSETS:
            self._charsets[self._state.font] = _CHARSETS[number]

    def _code_page(self, number: int) -> None:
        self._page = _PAGES.get(number, "cp1252" if 1250 <= number <= 1258 else "gb18030")

    def _default(self, number: int) -> None:
        self._default_font = self._state.font = number


_ACTIONS: dict[str, Callable[[_Reader, int], None]] = {
    "ansicpg": _Reader._code_page,
    "deff": _Reader._default,
    "fcharset": _Reader._charset,
    "u": _Reader._character,
    "par": _Reader._par,
    "sect": _Reader._par,
    "plain": _Reader._plain,
    "trowd": _Reader._begin_row,
    "trleft": _Reader._left,
    "cellx": _Reader._edge,
    "cell": lambda reader, _: reader._cell(1),
    "nestcell": lambda reader, _: reader._cell(max(2, reader._state.depth)),
    "row": lambda reader, _: reader._row(1, reader._state.story.edges),
    "nestrow": lambda reader, _: reader._row(max(2, reader._state.depth), reader._state.story.inner),
}
