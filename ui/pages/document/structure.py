"""校正结构 on the document page: the lines of the text in hand, each correction one act with the undo of the program."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.intake.mending import said_of
from app.intake.structure import mend, refusal
from app.office import Office
from app.text.mending import Edit
from app.text.tree import Tree
from ui.deeds import Deeds
from ui.ops import Ops
from ui.pages.document.beside import source_of
from ui.widgets.mend_view import MendView
from ui.widgets.page_picture import PagePicture, Source


@dataclass(frozen=True, slots=True)
class Lines:
    """The text in hand of a document, why it may not be corrected (empty where it may), and the file its pages are seen in."""

    tree: Tree
    reason: str
    source: Source | None


def lines_of(office: Office, document_id: str) -> Lines:
    """What the lines show."""
    version = office.store.documents.version(office.document(document_id).current_version_id or "")
    return Lines(office.tree(version), refusal(office, document_id), source_of(office, version))


class Structure(QObject):
    """Works one :class:`MendView`: ``opened()`` when it is to be shown, ``closed()`` when the clerk has done with it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._ops, self._deeds = ops, deeds
        self.picture = PagePicture(lambda work, then: ops.run(work, then, owner=self.picture))
        self.view = MendView(self.picture)
        self._document = ""
        self.view.edit_asked.connect(self._make)
        self.view.undo_asked.connect(deeds.undo)
        self.view.redo_asked.connect(deeds.redo)
        self.view.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the lines are shown."""
        return bool(self._document)

    def open(self, document_id: str) -> None:
        """Show the lines of the text in hand."""
        self._document = document_id
        self.refresh()

    def refresh(self) -> None:
        """Show what an act or its undo made of them."""
        wanted = self._document
        if wanted:
            self._ops.query(lambda office: lines_of(office, wanted), lambda lines: self._show(wanted, lines), owner=self, title="读取结构")

    def close(self) -> None:
        """Leave the lines."""
        self._document = ""
        self.picture.show_file(None)
        self.closed.emit()

    def _show(self, wanted: str, lines: Lines) -> None:
        if wanted != self._document:
            return
        first = not self.view.isVisible()
        self.picture.show_file(lines.source)
        self.view.show_tree(lines.tree)
        self.view.forbid(lines.reason)
        if first:
            self.opened.emit()
            self.view.lines.setFocus()

    def _make(self, edit: Edit) -> None:
        document = self._document
        self._deeds.do(lambda office: mend(office, document, edit), "", title=f"校正结构：{said_of(edit)}", on_refused=self.view.say)
