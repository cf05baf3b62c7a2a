"""Word packages: the XML is walked by ourselves, because no library gives automatic numbers, insertions and text boxes together.

Read in order: body with tables, text boxes and content controls, then footnotes and endnotes. Tracked changes are read as
accepted and counted, comments are counted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard, marks, normal
from app.text.line import Line, Lines
from app.text.markup import Settled
from app.text.readers.grid import cell_of, cells_of, columns, is_frame, rows_of
from app.text.readers.numbering import Numbering, Styles
from app.text.readers.paragraph import Fields, Piece, W, boxes, chosen, is_on, pieces
from app.text.tree import Anchor

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_MATH = b"http://purl.oclc.org/ooxml/officeDocument/math"
_TRANSITIONAL_MATH = b"http://schemas.openxmlformats.org/officeDocument/2006/math"
_OFFICE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REVISIONS = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
_MARK_PARENTS = {W + "rPr", W + "trPr", W + "tcPr", W + "numPr"}


def read(data: bytes, name: str, settled: Settled = Settled.ACCEPTED) -> Lines:
    """The lines of a .docx, tracked changes taken as ``settled``; Unreadable when it is damaged or holds nothing but pictures. Its parts passed the gate before."""
    from lxml import etree

    try:
        return _Package(data).read(name)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError) as broken:
        raise guard.damaged(name) from broken


class _Package:
    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._zip.namelist())
        self._main = self._main_part()
        self._folder = self._main.rpartition("/")[0]

    def read(self, name: str) -> Lines:
        body = self._xml(self._main)
        if body is None:
            raise KeyError(self._main)
        styles = Styles(self._part("styles.xml"))
        numbering = self._part("numbering.xml")
        story = _Story(body, self._main, Numbering(numbering, styles), styles.hidden)
        lines = list(story.lines())
        revisions = _revisions(body)
        for part in ("footnotes.xml", "endnotes.xml"):
            root = self._part(part)
            if root is not None:
                own = _Story(root, f"{self._folder}/{part}", Numbering(numbering, styles), styles.hidden)
                lines.extend(own.notes(_references(body, part)))
                revisions += _revisions(root)
        if not any(line.text.strip() or line.rows for line in lines):
            self._explain_empty(name)
        comments = self._part("comments.xml")
        return Lines(
            tuple(lines),
            pending_revisions=revisions,
            comments=0 if comments is None else len(comments.findall(W + "comment")),
            warnings=self._warnings(body, revisions),
            margins=self._margins(styles.hidden),
        )

    def _main_part(self) -> str:
        if "word/document.xml" in self._names:
            return "word/document.xml"
        root = self._xml("_rels/.rels")
        for relation in () if root is None else root.iter(_OFFICE):
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        raise KeyError("no main part")

    def _part(self, part: str) -> Element | None:
        return self._xml(f"{self._folder}/{part}")

    def _xml(self, part: str) -> Element | None:
        from lxml import etree

        if part not in self._names:
            return None
        data = self._zip.read(part).replace(_STRICT, _TRANSITIONAL).replace(_STRICT_MATH, _TRANSITIONAL_MATH)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    def _margins(self, hidden: frozenset[str]) -> tuple[str, ...]:
        found = []
        for part in sorted(self._names):
            if part.startswith((f"{self._folder}/header", f"{self._folder}/footer")) and part.endswith(".xml"):
                root = self._xml(part)
                if root is not None:
                    found += ["".join(p.text for p in pieces(paragraph, hidden)) for paragraph in root.iter(W + "p")]
        return tuple(text for text in found if text.strip())

    def _warnings(self, body: Element, revisions: int) -> tuple[str, ...]:
        warnings = []
        if revisions:
            warnings.append(f"含 {revisions} 处未接受的修订，已按全部接受后的文字读取。请与起草单位确认后再审。")
        if next(body.iter(W + "altChunk"), None) is not None:
            warnings.append("文中嵌有另一份文件，嵌入部分没有读取。请用 Word 或 WPS 打开后另存为 .docx 再导入。")
        return tuple(warnings)

    def _explain_empty(self, name: str) -> None:
        if any(part.startswith(f"{self._folder}/media/") for part in self._names):
            raise Unreadable(guard.refusal(name, "里面只有图片，未识别到文字，可能是扫描件。请向来文单位要可编辑的 .docx 稿。"))
        raise Unreadable(guard.refusal(name, "里面没有文字。请确认选对了文件再导入。"))


def _references(body: Element, part: str) -> list[str]:
    """Ids of the notes in the order in which the text refers to them, deleted references aside."""
    tag = W + ("footnoteReference" if part.startswith("foot") else "endnoteReference")
    gone = {W + "del", W + "moveFrom"}
    found = [e.get(W + "id", "") for e in body.iter(tag) if not any(above.tag in gone for above in e.iterancestors())]
    return list(dict.fromkeys(found))


def _revisions(root: Element) -> int:
    """Tracked insertions, deletions and moves not yet accepted; a paragraph mark counts when its paragraph holds no other."""
    found = 0
    for element in root.iter(*_REVISIONS):
        parent = element.getparent()
        if parent is None or parent.tag not in _MARK_PARENTS or parent.tag == W + "trPr":
            found += 1
        elif parent.tag == W + "rPr":
            paragraph = next(parent.iterancestors(W + "p"), None)
            alone = paragraph is not None and not any(e.getparent().tag not in _MARK_PARENTS for e in paragraph.iter(*_REVISIONS))
            found += alone
    return found


@dataclass(slots=True)
class _Pending:
    """A paragraph whose mark is deleted: what follows belongs to it."""

    text: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    label: str = ""


class _Story:
    """One part with text (body, footnotes); paragraphs are numbered in document order over all ``w:p`` of the part."""

    def __init__(self, root: Element, part: str, numbering: Numbering, hidden: frozenset[str]) -> None:
        self._root, self._part = root, part
        self._numbering, self._hidden = numbering, hidden
        self._places = {paragraph: index for index, paragraph in enumerate(root.iter(W + "p"))}
        self._fields = Fields()
        self._pending = _Pending()

    def lines(self) -> Iterator[Line]:
        body = self._root.find(W + "body")
        yield from self._whole(self._root if body is None else body)

    def notes(self, order: list[str]) -> Iterator[Line]:
        """Footnotes in the order of their references; separators are none."""
        notes = {note.get(W + "id", ""): note for note in self._root if note.get(W + "type", "normal") == "normal"}
        for name in order:
            if name in notes:
                lines = [line for line in self._whole(notes[name]) if line.text.strip() or line.rows]
                yield _note(lines)

    def _whole(self, element: Element) -> Iterator[Line]:
        """All of a body, cell, text box or note: a paragraph whose mark is deleted joins nothing outside it."""
        around, self._pending = self._pending, _Pending()
        yield from self._block(element)
        yield from self._flushed()
        self._pending = around

    def _flushed(self) -> Iterator[Line]:
        """What waits for the next paragraph, where none follows."""
        pending, self._pending = self._pending, _Pending()
        label = pending.label
        if marks.opens(label) and not marks.opens(label + pending.text):
            label += " "  # a number that Word prints is never a mention, whatever word follows: 第三条 规定期限内…
        anchors = tuple(Anchor(a.start + len(label), a.end + len(label), a.part, a.place, a.offset) for a in pending.anchors)
        line = Line(label + pending.text, anchors)
        if line.text.strip():
            yield line.stripped()

    def _block(self, element: Element) -> Iterator[Line]:
        """Paragraphs and tables in ``element``; wrappers such as content controls and insertions are entered."""
        for child in chosen(element):
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._flushed()
                yield from self._table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
                yield from self._block(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        for box in boxes(paragraph):
            yield from self._whole(box)
        found = pieces(paragraph, self._hidden, self._fields)
        properties = paragraph.find(W + "pPr")
        if not found and properties is not None and is_on(properties.find(W + "rPr"), "vanish"):
            return
        pending = self._pending
        joined = properties is not None and any(properties.find(f"{W}rPr/{W}{gone}") is not None for gone in ("del", "moveFrom"))
        if not (joined and not found):
            pending.label = pending.label or ("" if pending.text else self._numbering.label(properties))
        self._append(pending, found, self._places[paragraph])
        if not joined:
            yield from self._flushed()

    def _append(self, pending: _Pending, found: list[Piece], place: int) -> None:
        text = normal.plain("".join(piece.text for piece in found))
        if text:
            start = len(pending.text)
            pending.anchors.append(Anchor(start, start + len(text), self._part, place))
            pending.text += text

    def _table(self, table: Element) -> Iterator[Line]:
        grid = [row for row in (self._row(each) for each in rows_of(table)) if row]
        if is_frame(grid):
            for row in grid:
                yield from row[0]
            return
        width = max(len(row) for row in grid)
        rows, cells = [], []
        for row in grid:
            joined = [cell_of(cell) for cell in row] + [Line("")] * (width - len(row))
            rows.append(tuple(cell.text for cell in joined))
            cells.append(tuple(cell.anchors for cell in joined))
        if any(text for cells_ in rows for text in cells_):
            yield Line("", rows=tuple(rows), cells=tuple(cells))

    def _row(self, row: Element) -> list[list[Line]]:
        """The lines of each cell; a cell over several columns is followed by empty ones, one that continues upwards is empty."""
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            return []
        before = None if properties is None else properties.find(W + "gridBefore")
        found: list[list[Line]] = [[]] * columns(before, 0)
        for cell in cells_of(row):
            own = cell.find(W + "tcPr")
            span = None if own is None else own.find(W + "gridSpan")
            merged = None if own is None else own.find(W + "vMerge")
            deleted = own is not None and own.find(W + "cellDel") is not None
            lines = [line for line in self._whole(cell) if line.text or line.rows]
            continued = merged is not None and merged.get(W + "val", "continue") == "continue" and not lines
            found.append([] if continued or deleted else lines)
            found.extend([] for _ in range(columns(span, 1) - 1))
        return found


def _note(lines: list[Line]) -> Line:
    return replace(cell_of(lines).stripped(), footnote=True)
