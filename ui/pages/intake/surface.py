"""What the check page shows beside its list: that nothing waits, that something is read, why a file was refused, or the sheet of a matter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.icons import Icon
from ui.pages.intake.check import CheckSheet
from ui.pages.intake.queue import Item
from ui.pages.intake.told import Alarm
from ui.theme import theme
from ui.widgets.empty import EmptyState
from ui.widgets.layout import Scroll, clear
from ui.widgets.text import Label

_WIDEST, _UNBOUND = 1000, 16_777_215


class Surface(Scroll):
    """Scrolls; a sheet is at most 1000 px wide. ``paste_asked()`` by the button where nothing waits."""

    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 20, 24, 20), parent=parent)
        self.clear()

    def clear(self) -> None:
        """Show nothing for the moment."""
        clear(self.column)
        self.widget().setMaximumWidth(theme().px(_WIDEST))

    def show_nothing(self) -> None:
        """No file waits; how one comes here."""
        self.clear()
        self.widget().setMaximumWidth(_UNBOUND)
        words = "没有要核对的文件。把文件、文件夹或者压缩包拖到窗口里，或者按 Ctrl O 选择；复制好的文字按 Ctrl V 粘贴。"
        empty = EmptyState(Icon.IMPORT, words, "粘贴文字")
        empty.clicked.connect(self.paste_asked)
        self.column.addWidget(empty, 1)

    def show_reading(self) -> None:
        """The first files are being read."""
        self.clear()
        self.column.addWidget(Label("正在读取。", "small", "text3"))
        self.column.addStretch(1)

    def show_refused(self, item: Item) -> None:
        """Why this file could not be read."""
        self.clear()
        self.column.addWidget(Label(item.path.name, "heading", wrap=True))
        self.column.addSpacing(10)
        self.column.addWidget(Alarm(item.refusal))
        self.column.addSpacing(8)
        self.column.addWidget(Label("这一份没有入库，原文件没有改动。处理好以后重新拖进来。", "small", "text3", wrap=True))
        self.column.addStretch(1)

    def show_sheet(self, sheet: CheckSheet) -> None:
        """The sheet of a matter that is to be checked."""
        self.clear()
        self.column.addWidget(sheet)
        self.column.addStretch(1)

    def alarm(self, sentence: str) -> None:
        """Say above all else why an act was refused."""
        self.column.insertWidget(0, Alarm(sentence))
        self.to_top()

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.verticalScrollBar().setValue(0)

    def bring_up(self, widget: QWidget) -> None:
        """Bring the top of ``widget`` to the top as far as that goes."""
        # it has its place and the page its height only after the layout was made anew
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.verticalScrollBar().setValue(widget.mapTo(self.widget(), QPoint()).y())
