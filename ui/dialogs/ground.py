"""A law and an article of it, completed from the titles of the law library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.widgets.form import EditRow
from ui.widgets.layout import row
from ui.widgets.suggestions import framed

_WAIT_MS = 200


class GroundFields(QWidget):
    """Two fields side by side; ``changed()`` a moment after the last key."""

    changed = Signal()

    def __init__(self, law: str, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.law, self.article = QLineEdit(), QLineEdit()
        self.law.setPlaceholderText("例如：行政处罚法")
        self.article.setPlaceholderText("例如：第十六条")
        line = row(EditRow(law, self.law), EditRow(article, self.article), gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._later = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._later.timeout.connect(self.changed)
        for field in (self.law, self.article):
            field.textChanged.connect(lambda _text: self._later.start())

    @property
    def words(self) -> tuple[str, str]:
        """Law and article as written, without 《》."""
        return self.law.text().strip().strip("《》"), self.article.text().strip()

    def set_laws(self, titles: Sequence[str]) -> None:
        """Complete the law from these titles."""
        completer = framed(QCompleter(list(titles), self.law))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.law.setCompleter(completer)
