"""What is still missing before an act, and the reason for going on without it (带缺项继续)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.widgets.form import EditRow
from ui.widgets.layout import Framed, clear, column, row
from ui.widgets.text import IconLabel, Label


class MissingPanel(Framed):
    """One line per thing that is missing, and a field for the reason, which the log keeps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("alarm", parent)
        self.items: tuple[str, ...] = ()
        self._head = Label("", "body", "text", strong=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("如：急件，材料后补，已经分管领导同意")
        self._row = EditRow("带缺项继续的理由", self.reason, "理由和缺项记入日志，并保留在待办。")
        self.reason.textEdited.connect(lambda _text: self._row.set_problem(""))
        self.setLayout(column(self._head, 6, self._list, 10, self._row, margins=(14, 12, 14, 12)))

    def show_items(self, items: Sequence[str]) -> None:
        """List these."""
        self.items = tuple(items)
        self._head.setText(f"还缺 {len(self.items)} 项")
        clear(self._list)
        for item in self.items:
            words = Label(item, "small", "text", wrap=True)
            line = row(IconLabel(Icon.CLOSE, "red", 14), words, gap=8)
            line.setStretchFactor(words, 1)
            self._list.addLayout(line)
        self.show()

    def complain(self) -> None:
        """The reason was left out."""
        self._row.set_problem("没有写理由。写明为什么带缺项继续。")
        self.reason.setFocus()
