"""What stands in the navigation: the brand, the search entry, and one item per page with its count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.ring import Ringed

FOOT = 99
"""The group that stands at the foot of the navigation (设置)."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the navigation; pages of the same ``group`` (1, 2, 3 … or :data:`FOOT`) stand together."""

    id: str
    label: str
    icon: str
    group: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """How many wait on a page; ``urgent`` when something there is overdue."""

    number: int
    urgent: bool = False


class _Flat(Ringed, QAbstractButton):
    """A button without a style: subclasses paint. Shows the focus ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def ground(self, painter: QPainter, fill: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self.has_ring:
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class NavItem(_Flat):
    """One page in the navigation."""

    def __init__(self, entry: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._count: Count | None = None
        self._rail = False
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setText(entry.label)
        self._describe()

    def set_count(self, count: Count | None) -> None:
        """How many wait there; None shows no number."""
        self._count = count
        self._describe()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Icon alone, or icon with words."""
        self._rail = rail
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(36 if self._rail else theme().px(188), theme().size("navItem"))

    def nextCheckState(self) -> None:
        """The window checks the item once the page is shown."""

    def _describe(self) -> None:
        spoken = self.entry.label
        if self._count is not None:
            spoken += f"，{self._count.number} 件" + ("，有逾期" if self._count.urgent else "")
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self._rail else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().color
        fill = color("selected") if self.isChecked() else color("hover") if self.underMouse() else color("window")
        self.ground(painter, fill)
        words = color("accentText" if self.isChecked() else "text2")
        side = theme().size("iconNav")
        top = (self.height() - side) // 2
        left = (self.width() - side) // 2 if self._rail else 10
        icons.paint(painter, self.entry.icon, QRect(left, top, side, side), words)
        if self._rail:
            self._paint_dot(painter)
            return
        painter.setPen(words)
        painter.setFont(theme().font("body", weight=600 if self.isChecked() else 400))
        start = left + side + 10
        painter.drawText(QRect(start, 0, self.width() - start - 44, self.height()), Qt.AlignmentFlag.AlignVCenter, self.entry.label)
        if self._count is not None and self._count.number:
            urgent = self._count.urgent
            painter.setPen(color("red") if urgent else words if self.isChecked() else color("text3"))
            painter.setFont(theme().number_font("caption", weight=600 if urgent or self.isChecked() else 400))
            place = self.rect().adjusted(0, 0, -10, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._count.number))

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count is not None and self._count.urgent:
            painter.setPen(QPen(theme().color("window"), 1))
            painter.setBrush(theme().color("redFill"))
            side = theme().size("iconNav")
            painter.drawEllipse(QRectF((self.width() + side) / 2 - 3, (self.height() - side) / 2 - 2, 7, 7))


class Brand(_Flat):
    """The mark, 规衡 and the unit's name; a click (or Alt) opens the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = ""
        self._rail = False
        self.setAccessibleName("菜单")
        self.setToolTip("菜单（Alt）")

    def set_unit(self, unit: str) -> None:
        """The unit's name under 规衡."""
        self._unit = unit
        self.setAccessibleName(f"规衡，{unit}，菜单")
        self.update()

    def set_rail(self, rail: bool) -> None:
        """The mark alone, or with words."""
        self._rail = rail
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(36 if self._rail else theme().px(188), theme().px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().color
        self.ground(painter, color("hover") if self.underMouse() else color("window"))
        side = theme().px(26)
        left = (self.width() - side) // 2 if self._rail else 8
        icons.paint_mark(painter, QRectF(left, (self.height() - side) / 2, side, side), color("accentFill"), color("onAccent"))
        if self._rail:
            return
        start = left + side + 10
        font = theme().sized_font(15, 600)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 1)
        painter.setFont(font)
        painter.setPen(color("text"))
        half = self.height() // 2
        painter.drawText(QRect(start, 1, self.width(), half if self._unit else self.height()), Qt.AlignmentFlag.AlignVCenter, "规衡")
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        room = self.width() - start - 4
        shown = painter.fontMetrics().elidedText(self._unit, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(start, half + 1, room + 4, half - 2), Qt.AlignmentFlag.AlignVCenter, shown)


class SearchEntry(_Flat):
    """Looks like a search field and opens the search (Ctrl+K)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = False
        self.setText("搜索或执行命令")
        self.setAccessibleName("搜索或执行命令，Ctrl K")

    def set_rail(self, rail: bool) -> None:
        """Hidden in the rail: the keys still work."""
        self._rail = rail
        self.setVisible(not rail)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(188), theme().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        has_ring = self.has_ring
        painter.setPen(QPen(color("focus" if has_ring else "borderStrong"), 2 if has_ring else 1))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = theme().px(15)
        icons.paint(painter, Icon.SEARCH, QRect(9, (self.height() - side) // 2, side, side), color("text3"))
        painter.setPen(color("text3"))
        painter.setFont(theme().font("small"))
        painter.drawText(self.rect().adjusted(side + 17, 0, -52, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme().font("caption"))
        painter.drawText(self.rect().adjusted(0, 0, -9, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl K")
