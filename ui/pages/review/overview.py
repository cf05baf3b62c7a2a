"""The page while no review is open: how many are in hand, the list, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.review.workbench import Round
from ui.icons import Icon
from ui.pages.review.rounds import RoundsList
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layout import column


class Overview(QWidget):
    """The reviews in hand. ``opened(document_id)``; ``new_asked()`` by the button of the empty state."""

    opened = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds = RoundsList()
        self.nothing = EmptyState(Icon.REVIEW, "没有在审的文件。受理后的送审件会自动出现在这里。", "新建送审件")
        self._header = PageHeader("合法性审核")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rounds)
        self._stack.addWidget(self.nothing)
        whole = column(self._header, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.rounds.opened.connect(self.opened)
        self.nothing.clicked.connect(self.new_asked)

    def show_rounds(self, found: Sequence[Round]) -> None:
        """Show these; the line that was current stays so."""
        self.rounds.set_rounds(found, self.rounds.current)
        self._stack.setCurrentWidget(self.rounds if found else self.nothing)
        waiting = sum(one.review.concluded_on is None for one in found)
        counts = ((waiting, "在审 {} 件"), (len(found) - waiting, "已出具意见、等下一步 {} 件"))
        self._header.set_title("合法性审核", "，".join(words.format(count) for count, words in counts if count))
