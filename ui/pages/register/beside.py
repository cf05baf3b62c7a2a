"""The preview beside the register's table (预览): whether there is room for it, and the document it shows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.lifecycle.dossier import Dossier, dossier
from app.lifecycle.register import RegisterRow
from app.office import Office
from db.records import Hit
from ui.ops import Ops
from ui.pages.register.preview import Preview
from ui.pages.register.widths import needed_width
from ui.widgets.page import Page
from ui.widgets.table import Table

_WAIT_MS = 70
"""How long the clerk must stand on a row until its document is read; walking through the rows reads none."""


class Beside(QObject):
    """Follows the current row of ``table``. ``turned()`` when the preview came or went."""

    turned = Signal()

    def __init__(self, page: Page, ops: Ops[Office], table: Table, preview: Preview) -> None:
        super().__init__(page)
        self._page, self._ops, self._table, self._preview = page, ops, table, preview
        self._wanted: bool | None = None
        self._words = ""
        self._today: date | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._load)
        table.current_changed.connect(self._on_current)
        table.space_pressed.connect(self.toggle)

    def toggle(self) -> None:
        """Show or hide the preview (Space); hidden, its room goes to the titles."""
        self._wanted = self._preview.isHidden()
        self.fit()
        self._load()

    def fit(self) -> None:
        """Unless the clerk has chosen, the preview stands beside the table where no column has to be scrolled to."""
        needed = needed_width(self._table) + self._preview.width()
        was_hidden = self._preview.isHidden()
        self._preview.setVisible(self._page.width() >= needed if self._wanted is None else self._wanted)
        if self._preview.isHidden() is not was_hidden:
            self.turned.emit()

    def look(self, words: str, today: date) -> None:
        """Show the current document at once, as it is ``today`` and with its place where ``words`` stand."""
        self._words, self._today = words, today
        self._timer.stop()
        self._load()

    def rest(self) -> None:
        """Read nothing more until the clerk stands on another row."""
        self._timer.stop()

    def _on_current(self, line: RegisterRow | None) -> None:
        if line is None:
            self._preview.set_nothing()
        elif not self._preview.isHidden():
            self._timer.start()

    def _load(self) -> None:
        line, words = self._table.current, self._words
        if not isinstance(line, RegisterRow) or self._preview.isHidden():
            return
        self._ops.query(
            lambda office: (dossier(office, line.document.id), office.store.search.place(line.document.id, words)),
            lambda found: self._show(line, words, *found),
            owner=self,
            on_refused=lambda _sentence: self._preview.set_nothing(),
        )

    def _show(self, line: RegisterRow, words: str, found: Dossier, hit: Hit | None) -> None:
        now = self._table.current
        if self._today is not None and isinstance(now, RegisterRow) and now.document.id == line.document.id:
            self._preview.show_document(line, found, hit, words, self._today)
