"""Word packages: the XML is walked by ourselves, because no library gives automatic numbers, insertions and text boxes together.

Read in order: body with tables, text boxes and content controls, then footnotes and endnotes. Tracked changes are read as
accepted or rejected; they and the comments are counted and listed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard
from app.text.line import Lines
from app.text.markup import Settled
from app.text.readers.numbering import Numbering, Styles
from app.text.readers.paragraph import View, W, pieces
from app.text.readers.story import Story

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_MATH = b"http://purl.oclc.org/ooxml/officeDocument/math"
_TRANSITIONAL_MATH = b"http://schemas.openxmlformats.org/officeDocument/2006/math"
_OFFICE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def read(data: bytes, name: str, settled: Settled = Settled.ACCEPTED) -> Lines:
    """The lines of a .docx, tracked changes taken as ``settled``; Unreadable when it is damaged or holds nothing but pictures.

    Its parts passed the gate before. ``pending_revisions`` counts what touches the text; changes of looks alone are listed with
    the others and not counted.
    """
    from lxml import etree

    try:
        return _Package(data, settled).read(name)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError) as broken:
        raise guard.damaged(name) from broken


class _Package:
    def __init__(self, data: bytes, settled: Settled) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._zip.namelist())
        self._main = self._main_part()
        self._folder = self._main.rpartition("/")[0]
        self._settled = settled

    def read(self, name: str) -> Lines:
        body = self._xml(self._main)
        if body is None:
            raise KeyError(self._main)
        styles = Styles(self._part("styles.xml"))
        view = View(styles.hidden, self._settled)
        numbering = self._part("numbering.xml")
        story = Story(body, self._main, Numbering(numbering, styles, view), view)
        lines = list(story.lines())
        stories = [story]
        for part in ("footnotes.xml", "endnotes.xml"):
            root = self._part(part)
            if root is not None:
                own = Story(root, f"{self._folder}/{part}", Numbering(numbering, styles, view), view)
                lines.extend(own.notes(_references(body, part, view)))
                stories.append(own)
        revisions = sum(each.trail.count for each in stories)
        if not any(line.text.strip() or line.rows for line in lines):
            self._explain_empty(name, revisions)
        comments = self._part("comments.xml")
        return Lines(
            tuple(lines),
            pending_revisions=revisions,
            comments=0 if comments is None else len(comments.findall(W + "comment")),
            warnings=self._warnings(body, revisions),
            margins=self._margins(view),
            revisions=tuple(change for each in stories for change in each.trail.revisions()),
            notes=tuple(story.trail.comments(comments, self._part("commentsExtended.xml"))),
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
        data = self._zip.read(part)
        if b"purl.oclc.org" in data:
            data = data.replace(_STRICT, _TRANSITIONAL).replace(_STRICT_MATH, _TRANSITIONAL_MATH)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    def _margins(self, view: View) -> tuple[str, ...]:
        found = []
        for part in sorted(self._names):
            if part.startswith((f"{self._folder}/header", f"{self._folder}/footer")) and part.endswith(".xml"):
                root = self._xml(part)
                if root is not None:
                    found += ["".join(p.text for p in pieces(paragraph, view)) for paragraph in root.iter(W + "p")]
        return tuple(text for text in found if text.strip())

    def _warnings(self, body: Element, revisions: int) -> tuple[str, ...]:
        warnings = []
        if revisions:
            warnings.append(f"含 {revisions} 处未接受的修订，已{self._settled.label}后的文字读取。与起草单位确认后再审。")
        drawn = sum(part.startswith((f"{self._folder}/diagrams/data", f"{self._folder}/charts/chart")) for part in self._names)
        if drawn:
            warnings.append(f"文中有 {drawn} 处示意图（SmartArt）或图表，里面的文字没有读取。对照原件核对。")
        if next(body.iter(W + "altChunk"), None) is not None:
            warnings.append("文中嵌有另一份文件，嵌入部分没有读取。用 Word 或 WPS 打开后另存为 .docx 再导入。")
        return tuple(warnings)

    def _explain_empty(self, name: str, revisions: int) -> None:
        if revisions:
            other = next(each for each in Settled if each is not self._settled)
            said = f"{self._settled.label}之后没有文字了，全文都是未接受的修订。改选“{other.label}”，或者退回起草单位核实。"
            raise Unreadable(guard.refusal(name, said))
        if any(part.startswith(f"{self._folder}/media/") for part in self._names):
            raise Unreadable(guard.refusal(name, "里面只有图片，未识别到文字，可能是扫描件。向来文单位要可编辑的 .docx 稿。"))
        raise Unreadable(guard.refusal(name, "里面没有文字。确认选对了文件再导入。"))


def _references(body: Element, part: str, view: View) -> list[str]:
    """Ids of the notes in the order in which the text refers to them, references that are gone in this view aside."""
    tag = W + ("footnoteReference" if part.startswith("foot") else "endnoteReference")
    found = [e.get(W + "id", "") for e in body.iter(tag) if not any(above.tag in view.gone for above in e.iterancestors())]
    return list(dict.fromkeys(found))
