"""A dialog that takes one line: the name of a view, the reason of a move."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import Dialog


class LineDialog(Dialog):
    """Accepted with :attr:`words`; the verb waits until there are some."""

    def __init__(
        self, title: str, line: str, *, verb: str, name: str, words: str = "", most: int = 200, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, line, verb=verb, width=440, parent=parent)
        self._name = name
        self.field = QLineEdit(words)
        self.field.setAccessibleName(name)
        self.field.setMaxLength(most)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.verb.click)
        self.body.addWidget(self.field)
        self.field.selectAll()
        self.field.setFocus()
        self._look()

    @property
    def words(self) -> str:
        """What was written."""
        return self.field.text().strip()

    def _look(self) -> None:
        self.missing("" if self.words else f"写上{self._name}。")
