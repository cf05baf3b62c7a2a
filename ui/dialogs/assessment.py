"""审核情况: the reviewer's four statements as fields, filled with suggestions that the reviewer edits."""

from __future__ import annotations

from dataclasses import fields, replace
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.review.assessment import Assessment
from ui.theme import theme
from ui.widgets.layout import column
from ui.widgets.text import Label

_WORDS = {"body": "制定主体", "powers": "制定权限", "content": "文件内容", "procedure": "制定程序"}
_EMPTY = "空着的，意见书上印“（待填写）”"


class Statement(QPlainTextEdit):
    """One paragraph that grows with its words and takes no line break; Tab and Enter go on to the next field."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(word)
        self.setPlaceholderText(_EMPTY)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """What stands there, without blanks at both ends."""
        return self.toPlainText().strip()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText("".join(line.strip() for line in source.text().splitlines()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # lines are taller than the font says where another font lends its figures
        words = self.blockBoundingRect(self.document().firstBlock()).height()
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        high = ceil(max(words, self.fontMetrics().lineSpacing()) + around)
        if high != self.height():
            self.setFixedHeight(high)


class AssessmentForm(QWidget):
    """The four statements; ``changed`` after each change of words."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statements = {key: Statement(word) for key, word in _WORDS.items()}
        self._suggested = Assessment()
        layout = column(gap=0)
        for key, statement in self.statements.items():
            layout.addWidget(Label(_WORDS[key], "small", "text2"))
            layout.addWidget(statement)
            layout.addSpacing(theme().px(8))
            statement.textChanged.connect(self.changed)
        self.setLayout(layout)

    @property
    def assessment(self) -> Assessment:
        """The statements as they stand; None where there are no words."""
        return Assessment(**{key: statement.words or None for key, statement in self.statements.items()})

    @property
    def written(self) -> dict[str, str]:
        """The statements that are no longer the suggested ones, emptied ones among them."""
        return {key: now.words for key, now in self.statements.items() if now.words != (getattr(self._suggested, key) or "")}

    def suggest(self, suggested: Assessment, written: dict[str, str]) -> None:
        """Fill with what is ``suggested``, except where the reviewer has ``written`` otherwise, before or in the meantime."""
        kept = {**written, **self.written}
        self._suggested = suggested
        for key, words in _by_key(replace(suggested, **kept)).items():
            statement = self.statements[key]
            if statement.words != words:
                statement.setPlainText(words)


def _by_key(assessment: Assessment) -> dict[str, str]:
    return {field.name: getattr(assessment, field.name) or "" for field in fields(assessment)}
