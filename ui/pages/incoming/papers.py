"""The letters of 备案审查 in their preview: filled in the store's thread, set in another, then shown to be printed or kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.forms.filing_review_opinion import FilingReviewOpinion
from app.forms.overlay import Laid
from app.office import Office
from ui.dialogs.printing_preview import PrintingPreview
from ui.ops import Ops

UNVERIFIED = "有问题引用的法规还没有核对，印出来的依据一栏空着。到法规库核对后再出具，或者手写补上。"

Gather = Callable[[Office], tuple[str, Laid]]


class Papers(QObject):
    """Shows one paper at a time over ``host``. ``told(sentence)`` when one cannot be made."""

    told = Signal(str)

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host

    def show(self, gather: Gather) -> None:
        """Gather a form with its name and show it."""
        self._ops.query(gather, lambda made: self._set(*made), owner=self, title="文书", on_refused=self.told.emit)

    def _set(self, name: str, form: Laid) -> None:
        self._ops.run(form.pdf, lambda pdf: self._open(pdf, name, form), owner=self, title="排版")

    def _open(self, pdf: bytes, name: str, form: Laid) -> None:
        if self._host.findChild(PrintingPreview) is not None:
            return
        preview = PrintingPreview(pdf, name, self._host, [(name, form)])
        if isinstance(form.form, FilingReviewOpinion) and form.form.has_unverified_basis:
            preview.tell(UNVERIFIED)
        preview.open()
