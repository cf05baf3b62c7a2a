"""The head of the workbench: way back, title, what it is, the clock, materials; and the banner beneath when something must be known."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.review.counsel import tally
from app.review.workbench import Workbench
from ui import icons
from ui.icons import Icon
from ui.pages.remaining import remaining
from ui.pages.review.presenter import beside, day, title_of
from ui.theme import theme
from ui.widgets.button import Button, IconButton, Kind
from ui.widgets.deadline import Remainder
from ui.widgets.header import PageHeader
from ui.widgets.layout import Pane, column, row
from ui.widgets.text import IconLabel, Label


class DeadlineChip(QWidget):
    """剩 1 工作日，11月24日到期 on a soft ground of 28 px; how the day was computed is the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remainder, self._text = Remainder(0), ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    def set(self, remainder: Remainder, until: str, why: str) -> None:
        """Show what is left until ``until`` (11月24日)."""
        self._remainder = remainder
        self._text = f"{remainder.line}，{until}到期"
        self.setToolTip(why)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(14) + 26 + QFontMetrics(theme().font("small")).horizontalAdvance(self._text), theme().px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._remainder.tone.soft)
        painter.drawRoundedRect(self.rect(), 6, 6)
        side = theme().px(14)
        strong = self._remainder.tone.strong
        icons.paint(painter, Icon.WAITING, QRect(10, (self.height() - side) // 2, side, side), strong)
        painter.setFont(theme().font("small"))
        painter.setPen(strong)
        painter.drawText(self.rect().adjusted(side + 16, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)


class BenchHeader(PageHeader):
    """The head. ``asked(what)``: ``document``, ``word``, ``folds``, ``review.text_only`` or ``shortcuts``."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.deadline = DeadlineChip()
        self.materials = Button("材料", icon=Icon.MATERIAL, kind=Kind.GHOST)
        self.counsel = Button("顾问和签批", icon=Icon.PEOPLE, kind=Kind.GHOST)
        self.more = IconButton(Icon.MORE, "更多", height=32)
        self.has_folds = False
        super().__init__("", "", self.deadline, self.counsel, self.materials, self.more, has_back=True, two_lines=True, parent=parent)
        self.materials.clicked.connect(lambda: self.asked.emit("document"))
        self.counsel.clicked.connect(lambda: self.asked.emit("review.counsel"))
        self.more.clicked.connect(self._open_menu)

    def show_bench(self, bench: Workbench) -> None:
        """Show a round."""
        self.set_title(title_of(bench), beside(bench))
        self.deadline.setVisible(bench.due is not None)
        if bench.due is not None:
            remainder = remaining(bench.due)
            self.deadline.set(remainder, day(bench.due.deadline.due_on), bench.due_sentence)
        names = "、".join(material.name for material in bench.materials)
        self.materials.setText(f"材料 {len(bench.materials)}")
        self.materials.set_tip(names or "没有登记材料，在文件详情里补登")
        self.materials.updateGeometry()
        self._show_counsel(bench)

    def _show_counsel(self, bench: Workbench) -> None:
        """How many of those asked have answered; nothing while nobody was asked and nobody must approve."""
        asked, came = len(bench.counsel), sum(one.row.received_on is not None for one in bench.counsel)
        waits = [one.word for one in bench.approvals if one.required or one.last is not None]
        self.counsel.setVisible(bool(asked or waits))
        self.counsel.setText(f"顾问 {came}/{asked}" if asked else "签批")
        told = tally(one.row for one in bench.counsel).told
        self.counsel.set_tip("；".join(part for part in (told, *waits) if part) + "（G）")
        self.counsel.updateGeometry()

    def menu(self) -> QMenu:
        """What else can be done here."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            ("打开文件详情", "document"),
            ("和上一稿比对", "compare"),
            ("上位法对照\tL", "review.like"),
            ("审核要点\t5", "review.checklist"),
            ("法律顾问意见和内部签批\tG", "review.counsel"),
            ("导出审核意见书 Word", "word"),
            ("打印审核呈批单", "record"),
            ("复制列入的意见（纯文本）\tCtrl Shift C", "review.copy"),
            ("只看正文\tF", "review.text_only"),
            ("全部快捷键\tF1", "shortcuts"),
        )
        for text, what in entries:
            menu.addAction(text, lambda wanted=what: self.asked.emit(wanted))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 2)))


class Banner(Pane):
    """One sentence that must be known, with what can be done about it at the right. ``asked(what)`` of the button."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", "bottom", parent)
        self._icon = IconLabel(Icon.HINT, "accent")
        self._words = Label("", "small", "text2", wrap=True)
        self._words.setMinimumWidth(0)
        self._buttons = row(gap=8)
        line = row(self._icon, self._words, self._buttons, gap=8, margins=(16, 6, 16, 6))
        line.setStretch(1, 1)
        self.setLayout(column(line))
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown; empty when there is none."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, buttons: tuple[tuple[str, str, bool], ...], icon: str, tone: str) -> None:
        """Show ``words`` with ``(verb, what, is it the first)`` buttons; nothing when there are no words."""
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for verb, what, is_first in buttons:
            button = Button(verb, kind=Kind.PRIMARY if is_first else Kind.PLAIN, height=28)
            button.setObjectName(what)
            button.clicked.connect(lambda _checked=False, wanted=what: self.asked.emit(wanted))
            self._buttons.addWidget(button)
        self._words.setText(words)
        self._icon.set_icon(icon, tone)
        self.setVisible(bool(words))
