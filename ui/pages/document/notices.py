"""What holds of a document until something is done about it: papers that went out with an error, a sealed copy that differs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.filing.reissuing import OUTDATED
from app.lifecycle.dossier import Dossier
from app.lifecycle.sealing import SealedCopy
from ui.dialogs.passages import PassagesDialog
from ui.widgets.banner import Banner, Level
from ui.widgets.layout import column


class Notices(QWidget):
    """One banner for each; empty it takes no room. ``filing_asked()`` by 去补发; 看不同 opens the comparison over the page."""

    filing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sealed: SealedCopy | None = None
        self.outdated, self.sealed = Banner(), Banner()
        self.setLayout(column(self.outdated, self.sealed, gap=8, margins=(24, 10, 24, 10)))
        self.outdated.clicked.connect(self.filing_asked)
        self.sealed.clicked.connect(self.open_comparison)
        self.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what holds of a document."""
        self._sealed = dossier.sealed
        self.outdated.say(outdated(dossier), "去补发", Level.WARN)
        differs = dossier.sealed is not None and bool(dossier.sealed.passages)
        self.sealed.say(f"盖章件{dossier.sealed.verdict}" if dossier.sealed and differs else "", "看不同", Level.WARN)
        self.setVisible(bool(dossier.outdated) or differs)

    def open_comparison(self) -> None:
        """Show where the newest sealed copy differs."""
        if self._sealed is not None:
            PassagesDialog(self._sealed, self.window()).open()


def outdated(dossier: Dossier) -> str:
    """The sentence about the recipients whose papers are out of date; empty when there is none."""
    return f"{OUTDATED}：{'、'.join(dossier.outdated)}。更正件发出后登记补发。" if dossier.outdated else ""
