"""The pages nobody has asked for yet, made ready while nothing else is to do, so that the first turning to one is as quick as every other."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from app.office import Office
from ui.first_sight import AFTER_PAINTING
from ui.ops import Ops
from ui.pages.ids import BIN, COMPARE, DOCUMENT, FILING, INCOMING, INTAKE, LAWS, LEDGER, REGISTER, REVIEW, RULES, SETTINGS, TEXTS
from ui.window import Window

MODULES = {
    REGISTER: "ui.pages.register.page",
    DOCUMENT: "ui.pages.document.page",
    REVIEW: "ui.pages.review.page",
    COMPARE: "ui.pages.compare.page",
    FILING: "ui.pages.filing.page",
    INCOMING: "ui.pages.incoming.page",
    LAWS: "ui.pages.laws.page",
    INTAKE: "ui.pages.intake.page",
    SETTINGS: "ui.pages.settings.page",
    LEDGER: "ui.pages.ledger.page",
    TEXTS: "ui.pages.ledger.texts",
    BIN: "ui.pages.bin.page",
    RULES: "ui.pages.rules.page",
}
"""Where each page lies, those in front that are turned to most."""


class Readying(QObject):
    """From :meth:`begin` on loads what each unbuilt page of ``window`` needs off the window's thread, and builds one page a turn on it, with a pause after each."""

    def __init__(self, window: Window, ops: Ops[Office]) -> None:
        super().__init__(window)
        self._window, self._ops = window, ops
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_PAINTING)
        self._timer.timeout.connect(self._load_next)

    def begin(self) -> None:
        """Begin with the first page, in a moment."""
        self._timer.start()

    def _load_next(self) -> None:
        page_id = next((page_id for page_id in MODULES if page_id in self._window.stack.unbuilt), "")
        if page_id and not self._ops.is_closed:
            self._ops.run(lambda: import_module(MODULES[page_id]), lambda _: self._build(page_id), owner=self)

    def _build(self, page_id: str) -> None:
        self._window.page(page_id)
        self._timer.start()
