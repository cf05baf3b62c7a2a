"""The papers of a filing as PDF: filled in the store's thread, set in another, kept while the form says the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.filing.papers import correction_notice, filing_report, filing_slip
from app.filing.statement import explanatory_statement
from app.forms.overlay import Laid, laid
from app.forms.paper import Form
from app.office import Office
from ui.ops import Ops
from ui.pages.filing.chain import NOTICE, REPORT, SLIP, STATEMENT

_FORMS: dict[str, Callable[[Office, str, str, str], Form]] = {
    SLIP: filing_slip, REPORT: filing_report, STATEMENT: explanatory_statement, NOTICE: correction_notice,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper: of which document, for which recipient, SLIP, REPORT, STATEMENT or NOTICE, of which filing (the current one when empty)."""

    document: str
    recipient: str
    kind: str
    filing: str = ""


class Papers(QObject):
    """Makes papers of one document at a time."""

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._kept: dict[Paper, tuple[Laid, bytes]] = {}

    def make(self, paper: Paper, then: Callable[[bytes], object]) -> None:
        """Hand the PDF of ``paper`` over, as the store has it now."""
        if not paper.document or not paper.recipient:
            return
        fill = _FORMS[paper.kind]
        self._ops.query(
            lambda office: laid(office, fill(office, paper.document, paper.recipient, paper.filing)),
            lambda made: self._set(paper, made, then),
            owner=self,
        )

    def _set(self, paper: Paper, laid_form: Laid, then: Callable[[bytes], object]) -> None:
        known = self._kept.get(paper)
        if known is not None and known[0] == laid_form:
            then(known[1])
            return

        def keep(pdf: bytes) -> None:
            self._kept = {one: made for one, made in self._kept.items() if one.document == paper.document}
            self._kept[paper] = (laid_form, pdf)
            then(pdf)

        self._ops.run(laid_form.pdf, keep, owner=self, title="排版")
