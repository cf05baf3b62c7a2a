"""Web pages (.html, .mht, and what Word saves as such): blocks become lines, tables rows, numbered lists their printed numbers.

A line break parts lines, except in a heading. Insertions and deletions (ins, del) are tracked changes. Pages of frames and
pages that a script fills hold no text and are refused as empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard, numerals
from app.text.line import Line, Lines
from app.text.markup import Settled
from app.text.readers import html_page
from app.text.readers.changes import Changes, Mark, dttm, is_gone, warning
from app.text.readers.flow import Flow
from app.text.readers.grid import cell_of
from app.text.readers.numbering import write

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PART = "html"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section", "article", "main", "address", "figure", "figcaption", "table",
    "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "form", "fieldset", "legend", "hr", "center", "details", "summary", "body", "html",
    "header", "footer", "nav", "aside", "dir", "menu",
}  # fmt: skip
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHINESE = ("cjk-ideographic", "simp-chinese", "trad-chinese", "cjk-decimal")
_COLUMN = 1000
"""The width that a column counts as, so that rows with cells over several columns can be laid on each other."""
_MOST_COLUMNS = 100
_FRAMED = "网页上的导航、页脚等没有读取，对照原网页核对正文。"


def read(data: bytes, name: str, settled: Settled = Settled.ACCEPTED) -> Lines:
    """The lines of a page, insertions and deletions taken as ``settled``; Unreadable when its encoding cannot be told or no page is in it."""
    try:
        text = html_page.characters(html_page.unpacked(data))
        body = html_page.parsed(text)
    except (ValueError, LookupError) as unknown:
        raise Unreadable(guard.refusal(name, "里面没有认得出的网页文字，没有读取。用浏览器打开，把正文复制到 .docx 再导入。")) from unknown
    root, heading, frame = html_page.paper(body)
    reader = _Reader(settled, frame)
    if heading is not None:
        reader.walk(heading)
    reader.walk(root)
    lines = reader.done()
    found = tuple(reader.changes.found)
    left_out = root is not body or bool(frame)
    return Lines(
        lines,
        pending_revisions=len(found),
        warnings=(*warning(len(found), settled), *((_FRAMED,) if left_out else ()), *_lost(text)),
        revisions=found,
    )


def _lost(text: str) -> tuple[str, ...]:
    count = text.count(html_page.LOST)
    return (f"网页中有 {count} 个字符认不出来，读出的文字里用“{html_page.LOST}”标着，对照原网页补正。",) if count else ()


@dataclass(slots=True)
class _List:
    """A numbered list: the number its next item has, and how it is printed."""

    next: int
    step: int
    form: str


@dataclass(slots=True)
class _Table:
    """A table that is being read: how many rows down each column is taken, and the edges of the row so far."""

    taken: dict[int, int] = field(default_factory=dict)
    edges: list[int] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    column: int = 0


class _Reader:
    def __init__(self, settled: Settled, frame: frozenset[Element]) -> None:
        self._settled, self._frame = settled, frame
        self._layouts: set[Element] = set()
        self._flow = Flow(PART)
        self._text: list[str] = []
        self._label = ""
        self._place = 0
        self._lists: list[_List | None] = []
        self._tables: list[_Table] = []
        self._headings = self._preserved = 0
        self._marks: list[tuple[Mark | None, Mark | None]] = [(None, None)]
        self._authors: list[str] = []
        self._note: tuple[Element, Flow] | None = None
        self._notes: list[Line] = []
        self.changes = Changes(PART, lambda index: self._authors[index])

    def walk(self, root: Element) -> None:
        """Read all of ``root``, without recursion: pages may be nested deeply."""
        self._layouts |= _layouts(root)
        skipped: Element | None = None
        for event, element in _events(root):
            if skipped is None and event == "start":
                if html_page.is_silent(element) or element in self._frame or _is_reference(element):
                    skipped = element
                else:
                    self._start(element)
                    self._say(element.text)
            elif event == "end":
                if skipped is None:
                    self._end(element)
                elif skipped is element:
                    skipped = None
                if skipped is None and element is not root:
                    self._say(element.tail)
        self._break()

    def done(self) -> tuple[Line, ...]:
        """All lines, footnotes last."""
        self._break()
        return (*self._flow.done(), *self._notes)

    # elements ---------------------------------------------------------------------------------------------------------

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._break()
        if tag == "br":
            self._br(element)
        elif tag in _HEADINGS:
            self._headings += 1
        elif tag == "pre":
            self._preserved += 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_list(element) if tag == "ol" else None)
        elif tag == "li":
            self._label = self._numbered(element)
        elif tag in ("ins", "del"):
            self._marks.append(self._marked(element))
        elif tag == "table" and element not in self._layouts:
            self._tables.append(_Table())
            self._flow.stand(len(self._tables))
        elif tag in ("td", "th") and self._in_table(element):
            self._cell(element)
        elif tag == "tr" and self._in_table(element):
            table = self._tables[-1]
            table.edges, table.spans, table.column = [0], [], 0
        elif _is_note(element) and self._note is None:
            self._note, self._flow = (element, self._flow), Flow(PART)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._break()
        if tag in _HEADINGS:
            self._headings -= 1
        elif tag == "pre":
            self._preserved -= 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag in ("ins", "del"):
            self._marks.pop()
        elif tag == "table" and element not in self._layouts:
            self._tables.pop()
            self._flow.stand(len(self._tables))
        elif tag in ("td", "th") and self._in_table(element):
            self._flow.end_cell()
        elif tag == "tr" and self._in_table(element):
            self._row()
        elif self._note is not None and self._note[0] is element:
            lines = self._flow.done()
            self._notes.append(replace(cell_of(lines).stripped(), footnote=True))
            self._flow, self._note = self._note[1], None

    def _in_table(self, element: Element) -> bool:
        """Whether a row or cell belongs to a table that is read as one."""
        table = next(element.iterancestors("table"), None)
        return bool(self._tables) and table is not None and table not in self._layouts

    def _cell(self, element: Element) -> None:
        table = self._tables[-1]
        self._pass_taken(table)
        columns = _span(element, "colspan")
        table.spans.append((table.column, columns, _span(element, "rowspan")))
        table.column += columns
        table.edges.append(table.column * _COLUMN)

    def _pass_taken(self, table: _Table) -> None:
        """Empty cells where a cell from above reaches down."""
        while table.taken.get(table.column, 0) > 0:
            self._flow.end_cell()
            table.column += 1
            table.edges.append(table.column * _COLUMN)

    def _row(self) -> None:
        table = self._tables[-1]
        self._pass_taken(table)
        if len(table.edges) > 1:
            self._flow.end_row(tuple(table.edges))
        table.taken = {column: rows - 1 for column, rows in table.taken.items() if rows > 1}
        for column, columns, rows in table.spans:
            table.taken |= dict.fromkeys(range(column, column + columns), rows - 1)

    def _br(self, element: Element) -> None:
        if self._headings or _is_centred(element):
            if self._text:
                self._text.append("\n")
        else:
            self._break()

    # text -------------------------------------------------------------------------------------------------------------

    def _say(self, raw: str | None) -> None:
        if not raw:
            return
        if self._preserved:
            first, *more = raw.replace("\r\n", "\n").split("\n")
            self._print(first)
            for line in more:
                self._break()
                self._print(line)
        else:
            self._print(html_page.squeezed("".join(self._text[-2:]), raw))

    def _print(self, text: str) -> None:
        inserted, deleted = self._marks[-1]
        self.changes.stretch(inserted, deleted, text, sum(map(len, self._text)))
        if text and not is_gone(self._settled, inserted, deleted):
            self._text.append(text)

    def _break(self) -> None:
        """A line ends here."""
        text = "".join(self._text).rstrip(" ")
        self._text = []
        if not text.strip():
            return
        self.changes.paragraph(None, None, self._place, len(text))
        self._flow.paragraph(text, self._place, self._label)
        self._flow.flush()
        self._label = ""
        self._place += 1

    def _numbered(self, element: Element) -> str:
        own = self._lists[-1] if self._lists else None
        if own is None:
            return ""
        value = element.get("value") or ""
        number = int(value) if value.isdecimal() and len(value) < 7 else own.next
        own.next = number + own.step
        if not own.form or "list-style-type:none" in (element.get("style") or "").replace(" ", ""):
            return ""
        return f"{numerals.to_chinese(number)}、" if own.form == "chinese" and number > 0 else f"{write(number, own.form)}. "

    def _marked(self, element: Element) -> tuple[Mark | None, Mark | None]:
        """The marks inside an ``ins`` or ``del``, added to those around it; Word names the author in ``cite``."""
        author = (element.get("cite") or "").removeprefix("mailto:")
        try:
            at = dttm(datetime.fromisoformat(element.get("datetime") or ""))
        except ValueError:
            at = 0
        if author not in self._authors:
            self._authors.append(author)
        mark = Mark(self._authors.index(author), at)
        inserted, deleted = self._marks[-1]
        return (mark, deleted) if element.tag == "ins" else (inserted, mark)


def _events(root: Element) -> Iterator[tuple[str, Element]]:
    from lxml import etree

    yield from etree.iterwalk(root, events=("start", "end"))


def _layouts(root: Element) -> set[Element]:
    """The tables that only lay out a page: they hold tables themselves, or say so."""
    tables = list(root.iter("table"))
    return {outer for table in tables for outer in table.iterancestors("table")} | {t for t in tables if t.get("role") == "presentation"}


def _is_centred(element: Element) -> bool:
    block = next(element.iterancestors(*_BLOCKS), None)
    if block is None:
        return False
    return block.get("align") == "center" or "text-align:center" in (block.get("style") or "").replace(" ", "")


def _is_note(element: Element) -> bool:
    """The text of a footnote, as Word and LibreOffice write it."""
    style = (element.get("style") or "").replace(" ", "")
    return element.tag == "div" and (
        "mso-element:footnote" in style.split(";") or (element.get("id") or "").startswith(("sdfootnote", "sdendnote"))
    )


def _is_reference(element: Element) -> bool:
    """The mark of a footnote in the text and before the note."""
    style, named = element.get("style") or "", element.get("class") or ""
    return element.tag == "a" and ("mso-footnote-id" in style or "mso-endnote-id" in style or named.startswith(("sdfootnote", "sdendnote")))


def _list(element: Element) -> _List:
    start = element.get("start") or "1"
    style = (element.get("style") or "").replace(" ", "").lower()
    form = _FORMS.get(element.get("type") or "", "decimal")
    if any(f"list-style-type:{name}" in style or f"list-style:{name}" in style for name in _CHINESE):
        form = "chinese"
    elif "list-style-type:none" in style or "list-style:none" in style:
        form = ""
    number = int(start) if start.lstrip("-").isdecimal() and len(start) < 7 else 1
    return _List(number, -1 if element.get("reversed") is not None else 1, form)


def _span(element: Element, name: str) -> int:
    value = element.get(name) or "1"
    return max(1, min(int(value), _MOST_COLUMNS)) if value.isdecimal() and len(value) < 5 else 1
