"""The letters of a matter on the screen: filled in the store's thread, set in another, shown for printing and for keeping as PDF or Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.forms import printing
from app.forms.overlay import Laid, laid
from app.forms.paper import Form
from app.office import Office
from ui.dialogs.printing_preview import PrintingPreview
from ui.ops import Ops

Letters = Sequence[tuple[str, Form]]
"""Forms, each with its name for a file."""


class Papers(QObject):
    """Shows papers over ``page``."""

    def __init__(self, ops: Ops[Office], page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._page = ops, page

    def show(self, fill: Callable[[Office], Letters]) -> None:
        """Show what ``fill`` makes of the office, all letters in one preview."""

        def filled(office: Office) -> list[tuple[str, Laid]]:
            return [(name, laid(office, form)) for name, form in fill(office)]

        self._ops.query(filled, self._set, owner=self, title="填写函件")

    def _set(self, letters: list[tuple[str, Laid]]) -> None:
        if letters:
            self._ops.run(
                lambda: printing.joined([form.pdf() for _, form in letters]),
                lambda pdf: self._open(pdf, letters),
                owner=self,
                title="排版",
            )

    def _open(self, pdf: bytes, letters: list[tuple[str, Laid]]) -> None:
        title = letters[0][0] if len(letters) == 1 else f"{letters[0][0]}等 {len(letters)} 份"
        PrintingPreview(pdf, title, self._page, letters).open()
