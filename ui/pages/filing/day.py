"""打印当日单据, from anywhere: the list of the day, then all that is ticked in one preview."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.filing.batch import Batch, batch, day_papers
from app.office import Office
from ui.dialogs.day_papers import DayPapersDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.ops import Ops


class DayPapers(QObject):
    """Asks over ``host``; nothing is changed by it."""

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host

    def ask(self) -> None:
        """Open the list at today."""
        self._ops.query(lambda office: office.today(), self._open, owner=self)

    def _open(self, today: date) -> None:
        dialog = DayPapersDialog(today, self._host)
        dialog.day_chosen.connect(lambda day: self._list(dialog, day))
        dialog.wanted.connect(lambda day, keys: self._set(dialog, day, keys))
        dialog.open()
        self._list(dialog, today)

    def _list(self, dialog: DayPapersDialog, day: date) -> None:
        self._ops.query(
            lambda office: day_papers(office, day), lambda papers: dialog.show_papers(day, papers), owner=dialog, on_refused=dialog.refuse
        )

    def _set(self, dialog: DayPapersDialog, day: date, keys: Collection[str]) -> None:
        def draw(found: Batch) -> None:
            self._ops.run(found.pdf, show, owner=dialog, title="排版当日单据", on_refused=dialog.refuse)

        def show(pdf: bytes) -> None:
            if shiboken6.isValid(dialog):
                dialog.refuse("")
                PrintingPreview(pdf, f"当日单据 {day}", dialog).open()

        self._ops.query(lambda office: batch(office, day, keys), draw, owner=dialog, title="填写当日单据", on_refused=dialog.refuse)
