"""花脸稿: one .docx in which the new text stands over the old one as tracked changes, made from a comparison and the two trees.

All changes accepted, it reads as the new text; all rejected, as the old one (kind, label, heading, text and rows of every node). Labels are text
here, so that a renumbered 第六条 is a change like any other. Looks come from the template ``redline`` by the names of its styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.compare.comparison import Comparison, Op, Sign
from app.compare.tracked import Tracker, inner_place
from app.compare.weaving import Woven, WovenRow, woven
from app.forms import printing
from app.forms.redline import RedlinePaper
from app.forms.templates import SHIPPED, Own
from app.text.tree import Tree
from app.word.package import Package
from app.word.runs import NAMESPACE, Signed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = f"{{{NAMESPACE}}}"
_BODY = "正文"
_STYLES = {
    "title": "标题", "body_title": "标题", "annex_title": "标题", "number": "文号", "addressee": "主送", "part": "章节", "chapter": "章节",
    "section": "章节", "heading1": "一级标题", "heading2": "二级标题", "annex": "附件", "signature": "落款", "imprint": "版记", "toc": "目录",
    "table": "表格", "footnote": "脚注", "other": "其他",
}  # fmt: skip
_OF_TITLE = "题注"
_WIDTH = 8844
"""Between the margins of GB/T 9704—2012: 156 mm, in twentieths of a point."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_EMPTY = "<w:p/>"
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class Versions:
    """What the two wordings are called on paper: 征求意见稿, 送审稿."""

    old: str
    new: str


def redline(old: Tree, new: Tree, found: Comparison, by: Signed, versions: Versions, own: Own = SHIPPED) -> bytes:
    """The paper with every change from ``old`` to ``new`` tracked as made ``by``; ``own`` are the office's own templates.

    Raises UserError for a template of theirs that cannot be used.
    """
    title = (new.body_title or new.title or old.title).replace("\n", "")
    package = Package(printing.word(RedlinePaper(title, versions.old, versions.new, by.at.date()), own))
    body = _Body(Tracker(by), _style_ids(package))
    body.write(woven(old, new, found))
    main = package.main
    root = package.xml(main)
    _fill(root, body.parts)
    package.put(main, root)
    if body.notes:
        package.relate(main, "footnotes", _part("footnotes", _SEPARATORS + "".join(body.notes)))
    if body.tracker.comments:
        package.relate(main, "comments", _part("comments", "".join(body.tracker.comments)))
    return package.packed()


def _style_ids(package: Package) -> dict[str, str]:
    """The styles of the template by name."""
    part = package.related(package.main, "styles")
    styles = () if part is None else package.xml(part).iter(_W + "style")
    named = ((style.find(_W + "name"), style.get(_W + "styleId", "")) for style in styles)
    return {name.get(_W + "val", ""): each for name, each in named if name is not None}


def _fill(root: Element, parts: Sequence[str]) -> None:
    """Put ``parts`` in place of the body's content, its section (page, margins, header) kept."""
    body = root.find(_W + "body")
    assert body is not None
    for child in list(body):
        if child.tag != _W + "sectPr":
            body.remove(child)
    for place, element in enumerate(_part("body", "".join(parts))):
        body.insert(place, element)


def _part(name: str, inner: str) -> Element:
    from lxml import etree

    return etree.fromstring(f'<w:{name} xmlns:w="{NAMESPACE}">{inner}</w:{name}>'.encode(), etree.XMLParser(huge_tree=True))


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class _Body:
    """The paragraphs and tables of the paper; its footnotes."""

    def __init__(self, tracker: Tracker, styles: Mapping[str, str]) -> None:
        self.tracker, self._styles = tracker, styles
        self.parts: list[str] = []
        self.notes: list[str] = []

    def write(self, lines: Sequence[Woven]) -> None:
        """All of ``lines``; references of footnotes stand in the last line that both texts have, for a tree does not say where they stood."""
        references = "".join(self._note(line) for line in lines if line.kind == "footnote")
        lines = [line for line in lines if line.kind != "footnote"]
        host = next((i for i in range(len(lines) - 1, -1, -1) if _can_host(lines[i])), None)
        for i, line in enumerate(lines):
            if line.rows is None:
                style = self._style(_OF_TITLE if line.kind == "note" and i < _HEAD else _STYLES.get(line.kind, _BODY))
                inside = references if i == host else ""
                self.parts.append(self.tracker.paragraph(line.sign, style, line.ops, line.note, inside=inside))
            else:
                # two tables that touch are one to Word
                self.parts += [_EMPTY] if i and lines[i - 1].rows is not None else []
                self.parts.append(self._table(line.sign, line.rows))
        if references and host is None:
            self.parts.append(f"<w:p>{references}</w:p>")
        if lines and (lines[-1].rows is not None or lines[-1].sign is not Sign.KEPT):
            # the last mark of a body cannot be taken away, so it is not one of a tracked paragraph
            self.parts.append(_EMPTY)

    def _style(self, name: str) -> str:
        found = self._styles.get(name)
        return f'<w:pStyle w:val="{found}"/>' if found else ""

    def _note(self, line: Woven) -> str:
        """Writes a footnote and gives its reference."""
        name = len(self.notes) + 1
        number = f"<w:r>{_SUPERSCRIPT}<w:footnoteRef/></w:r>"
        inner = self.tracker.paragraph(Sign.KEPT, self._style(_STYLES["footnote"]), line.ops, before=self.tracker.change(line.sign, number))
        self.notes.append(f'<w:footnote w:id="{name}">{inner}</w:footnote>')
        return self.tracker.inside(line.sign, f'<w:r>{_SUPERSCRIPT}<w:footnoteReference w:id="{name}"/></w:r>')

    def _table(self, sign: Sign, rows: Sequence[WovenRow]) -> str:
        columns = max(len(row.cells) for row in rows)
        width = _WIDTH // columns
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        looks = (
            f'<w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        )
        return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(self._rows(rows, width))}</w:tbl>"

    def _rows(self, rows: Sequence[WovenRow], width: int) -> Iterator[str]:
        for row in rows:
            mark = self.tracker.mark(row.sign)
            cells = "".join(self._cell(row.sign, ops, width) for ops in row.cells)
            yield f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{cells}</w:tr>"

    def _cell(self, sign: Sign, ops: Sequence[Op], width: int) -> str:
        inner = self.tracker.paragraph(sign, self._style(_STYLES["table"]), ops)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'


def _can_host(line: Woven) -> bool:
    """Whether references can stand inside words that both texts have."""
    return line.rows is None and line.sign is Sign.KEPT and inner_place(line.ops) is not None


_HEAD = 8
"""A note among the first lines is the one under the title (题注), any other stands under the text."""
