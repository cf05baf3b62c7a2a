"""The heads of the two columns: which text stands there, and the menu that puts another one in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from app.compare.sides import Side
from db.records import TextVersion
from ui import icons
from ui.icons import Icon
from ui.pages.naming import spoken_day
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.diff_frame import Frame, Mode
from ui.widgets.diff_frame import Side as Column
from ui.widgets.layout import Pane
from ui.widgets.pressable import Pressable


@dataclass(frozen=True, slots=True)
class Told:
    """What a head says: the name in bold, and a grey line."""

    name: str
    grey: str = ""

    @staticmethod
    def of(side: Side | None, empty: str, today: date) -> Told:
        """The words of a side, or of the choice that is still to be made."""
        if side is None:
            return Told(empty)
        day = spoken_day(side.on, today) if side.on else ""
        return Told(side.name, "　".join(part for part in (day, side.told) if part))


class _Painted(QWidget):
    """What a head paints on before its ring."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = Told("")

    def _words(self) -> tuple[str, str]:
        """Name and grey line as they find room."""
        room = self.width() - 2 * theme().px(15) - 18
        bold, plain = QFontMetrics(theme().font("small", weight=600)), QFontMetrics(theme().font("small"))
        name = bold.elidedText(self.told.name, Qt.TextElideMode.ElideMiddle, room)
        rest = room - bold.horizontalAdvance(name) - 8
        grey = plain.elidedText(self.told.grey, Qt.TextElideMode.ElideRight, rest) if rest > 40 else ""
        return name, grey

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color, side, left = theme().color, theme().px(15), 2
        if self.underMouse():
            painter.fillRect(self.rect(), color("hover"))
        icons.paint(painter, Icon.TEXT, QRect(left, 0, side, self.height()), color("text3"))
        left += side + 6
        for words, weight, role, gap in zip(self._words(), (600, 400), ("text", "text3"), (8, 6), strict=True):
            painter.setFont(theme().font("small", weight=weight))
            painter.setPen(color(role))
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRect(left, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += wide + gap if words else 0
        icons.paint(painter, Icon.EXPAND, QRect(left, 0, side, self.height()), color("text3"))


class SideHead(Pressable, _Painted):
    """The head of one column; a press opens the menu that ``fill`` fills."""

    def __init__(self, which: str, fill: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which, self._fill = which, fill
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open_menu)

    def say(self, told: Told) -> None:
        """Show another text's name."""
        self.told = told
        self.setAccessibleName("，".join(part for part in (f"{self._which}：{told.name}", told.grey, "换一稿") if part))
        self.update()

    def make_menu(self) -> QMenu:
        """The menu as it would open now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        return menu

    def open_menu(self) -> None:
        """Open the menu under the head."""
        self.make_menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            is_cut = self._words() != (self.told.name, self.told.grey)
            QToolTip.showText(event.globalPos(), f"{self.told.name}　{self.told.grey}" if is_cut else "", self)
            return True
        return super().event(event)


class Heads(Pane):
    """Both heads, 40 px, each over its column. ``picked(which, what, value)``: 0 old or 1 new; ``version`` with its id, ``document``, ``file`` or ``paste``;
    ``exchanged()`` when old and new are to change places."""

    picked = Signal(int, str, str)
    exchanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "bottom", parent)
        self._versions: list[tuple[TextVersion, ...]] = [(), ()]
        self._current = ["", ""]
        self._today = date.min
        self._room = 0
        self.old = SideHead("原文", lambda menu: self._fill(menu, 0), self)
        self.new = SideHead("新文", lambda menu: self._fill(menu, 1), self)
        self.exchange = IconButton(Icon.EXCHANGE, "左右对调", parent=self)
        self.exchange.clicked.connect(self.exchanged)
        self.show_sides(None, None, ((), ()), self._today)
        self.restyle()
        theme().changed.connect(self.restyle)

    def show_sides(self, old: Side | None, new: Side | None, versions: Sequence[Sequence[TextVersion]], today: date) -> None:
        """Show which texts are compared; ``versions`` are those offered for each."""
        self._today = today
        self._versions = [tuple(one) for one in versions]
        self._current = [side.version_id if side is not None else "" for side in (old, new)]
        self.old.say(Told.of(old, "选择原文", today))
        self.new.say(Told.of(new, "选择新文", today))

    def set_room(self, width: int) -> None:
        """The columns stand on a view of this width."""
        if width != self._room:
            self._room = width
            self._place()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(40))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(400, theme().px(40))

    def _place(self) -> None:
        frame = Frame.of(self._room or self.width(), Mode.DOUBLE)
        high = self.height() - 1
        self.old.setGeometry(frame.left(Column.OLD) - 2, 0, frame.column, high)
        self.exchange.setFixedSize(self.exchange.sizeHint())
        self.exchange.move(frame.tag_left + (frame.tag_width - self.exchange.width()) // 2, (high - self.exchange.height()) // 2)
        self.new.setGeometry(frame.left(Column.NEW) - 2, 0, frame.column, high)

    def _fill(self, menu: QMenu, which: int) -> None:
        for version in reversed(self._versions[which]):
            words = f"{version.name} v{version.ordinal}　{spoken_day(version.read_at.date(), self._today)}　{version.file_name}"
            entry = menu.addAction(words, lambda one=version.id: self.picked.emit(which, "version", one))
            entry.setCheckable(True)
            entry.setChecked(version.id == self._current[which])
        if self._versions[which]:
            menu.addSeparator()
        for words, what, icon in (
            ("另一件文件…", "document", Icon.REGISTER), ("电脑里的文件…", "file", Icon.FOLDER), ("剪贴板里的文字", "paste", Icon.PASTE),
        ):  # fmt: skip
            menu.addAction(icons.icon(icon, theme().color("text2")), words, lambda one=what: self.picked.emit(which, one, ""))
