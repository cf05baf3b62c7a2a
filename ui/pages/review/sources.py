"""依据原文: the words that a finding rests on or a citation names, read from the law library off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.law.card import Wording, wording
from app.office import Office
from db.records import Citation, Finding
from ui.dialogs.basis import Basis, BasisDialog
from ui.dialogs.frame import Dialog
from ui.ops import Ops

Open = Callable[[Dialog, Callable[[], None]], None]
"""How the workbench shows a dialog: the dialog, and what is done when it was accepted."""


class Sources(QObject):
    """``law_asked(title, article)`` when a law is to be opened in the library."""

    law_asked = Signal(str, str)

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host

    def of_finding(self, open_: Open, finding: Finding) -> None:
        """Show what a finding rests on, by ``open_`` once the words were looked up."""
        self._show(open_, finding.title or finding.rule, finding.basis)

    def of_citation(self, open_: Open, citation: Citation) -> None:
        """Show the law that a clause cites; one that names none has nothing to show."""
        named = citation.law.strip("《》")
        bases: tuple[Basis, ...] = ((named, citation.article or None, None),) if named else ()
        self._show(open_, f"{citation.path}的援引", bases)

    def _show(self, open_: Open, title: str, bases: tuple[Basis, ...]) -> None:
        def look(found: tuple[Wording, ...]) -> None:
            # 依法 and the like lean on a law without naming one
            named = tuple(basis for basis, said in zip(bases, found, strict=True) if said.law is not None or basis[2] is not None)
            dialog = BasisDialog(title, named, found if named else (), self._host)
            dialog.law_asked.connect(self.law_asked)
            open_(dialog, lambda: None)

        self._ops.query(
            lambda office: tuple(wording(office, law, article) for law, article, _ in bases), look, owner=self, title="依据原文"
        )
