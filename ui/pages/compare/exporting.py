"""修改对照表 and 花脸稿 as Word files, put where the clerk says."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.compare.sides import Side
from app.forms import printing
from app.forms.overlay import own_templates
from app.forms.templates import Own
from app.office import Office
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.printing_preview import file_name
from ui.ops import Ops
from ui.pages.compare.texts import NEW, OLD, Compared, Texts


class Paper(Enum):
    """What goes out, by its name."""

    TABLE = "修改对照表"
    REDLINE = "花脸稿"


class Exporting(QObject):
    """Asks over ``page`` and writes. ``saved(file)`` when it is there."""

    saved = Signal(object)

    def __init__(self, ops: Ops[Office], texts: Texts, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._texts, self._page = ops, texts, page

    def ask(self, paper: Paper) -> None:
        """Ask where ``paper`` is to go."""
        dialog = QFileDialog(self._page, f"导出{paper.value}", "", "Word 文件 (*.docx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("docx")
        begin_in_documents(dialog)
        dialog.selectFile(f"{file_name(self._texts.called)}{paper.value}.docx")
        dialog.fileSelected.connect(lambda name: self.save(paper, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, paper: Paper, file: Path) -> None:
        """Write ``paper`` of the texts compared now to ``file``, in the name of the operator."""
        old, new, found = self._texts.sides[OLD], self._texts.sides[NEW], self._texts.found
        if old is None or new is None or found is None:
            return

        def write(by: tuple[str, datetime, Own]) -> None:
            self._ops.run(
                lambda: printing.save(_made(paper, old, new, found, *by), file),
                lambda _: self.saved.emit(file),
                owner=self,
                title=f"导出{paper.value}",
            )

        self._ops.query(
            lambda office: (office.operator, office.now(), own_templates(office)), write, owner=self, title=f"导出{paper.value}"
        )


def _made(paper: Paper, old: Side, new: Side, found: Compared, operator: str, at: datetime, own: Own) -> bytes:
    # reading templates and writing Word is loaded with the first export
    from app.compare.redline import Versions, redline
    from app.compare.table import table
    from app.word.runs import Signed

    make = redline if paper is Paper.REDLINE else table
    return make(old.tree, new.tree, found.comparison, Signed(operator, at), Versions(old.name, new.name), own=own)
