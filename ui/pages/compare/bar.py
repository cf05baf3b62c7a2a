"""The bar over a comparison: how many changes of which kind, what is shown, and the way from change to change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.compare.rows import Kind
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.button import Kind as Look
from ui.widgets.chip import chip_width, paint_chip
from ui.widgets.diff_frame import Mode
from ui.widgets.diff_paint import TONES
from ui.widgets.layout import STRETCH, Divider, Pane, clear, row
from ui.widgets.pressable import Pressable
from ui.widgets.segments import Segments
from ui.widgets.switch import Switch
from ui.widgets.text import ElidedLabel, Label

MODES = (Mode.DOUBLE, Mode.SINGLE)


class _Painted(QWidget):
    """What a chip paints on before its ring."""

    clicked = Signal()

    def __init__(self, words: str, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.kind = words, kind

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.words, TONES[self.kind])


class CountChip(Pressable, _Painted):
    """修改 9: a click goes to the next change of this kind."""

    def __init__(self, kind: Kind, count: int, parent: QWidget | None = None) -> None:
        super().__init__(f"{_WORDS.get(kind, kind.word)} {count}", kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{kind.word} {count} 处，到下一处")
        self.setToolTip(f"{kind.word} {count} 处，点一下到下一处")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.words), theme().px(28))


_WORDS = {Kind.REFERENCES: "仅引用变化"}


class CompareBar(Pane):
    """The bar, 44 px.

    Signals: ``only_changes(bool)``, ``words_only(bool)`` for 忽略标点和空格, ``mode_chosen(Mode)``, ``kind_asked(Kind)`` by a count, ``stepped(by)`` with 1 for the
    next change and -1 for the one before.
    """

    only_changes = Signal(bool)
    words_only = Signal(bool)
    mode_chosen = Signal(object)
    kind_asked = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self._total = Label("", "small", strong=True)
        self._chips = row(gap=6)
        self.only = Switch("只看改动", is_on=True)
        self.words = Switch("忽略标点和空格")
        self.modes = Segments(["双栏", "单栏"])
        self._place = ElidedLabel("", "small", "text3")
        self.up = IconButton(Icon.EARLIER, "上一处改动，F7", kind=Look.PLAIN)
        self.down = IconButton(Icon.LATER, "下一处改动，F8", kind=Look.PLAIN)
        self._keys = Label("F7 / F8", "caption", "text3")
        self.setLayout(
            row(self._total, self._chips, 4, Divider(), 4, self.only, 2, self.words, 6, self.modes, STRETCH, self._place, self.up, self.down,
                self._keys, gap=8, margins=(16, 0, 16, 0))
        )  # fmt: skip
        self.only.toggled.connect(self.only_changes)
        self.words.toggled.connect(self.words_only)
        self.modes.chosen.connect(lambda index: self.mode_chosen.emit(MODES[index]))
        self.up.clicked.connect(lambda: self.stepped.emit(-1))
        self.down.clicked.connect(lambda: self.stepped.emit(1))
        self.restyle()
        theme().changed.connect(self.restyle)

    @property
    def total(self) -> str:
        """What the bar says of the number of changes."""
        return self._total.text()

    @property
    def place(self) -> str:
        """Which change is current, in words."""
        return self._place.text()

    def chips(self) -> list[CountChip]:
        """The counts shown."""
        return self.findChildren(CountChip)

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(44))

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """Show how many changes there are of each kind."""
        total = sum(count for kind, count in counts.items() if not kind.is_quiet)
        self._total.setText(f"{total} 处改动" if total else "没有改动")
        clear(self._chips)
        for kind, count in counts.items():
            chip = CountChip(kind, count)
            chip.clicked.connect(lambda wanted=kind: self.kind_asked.emit(wanted))
            self._chips.addWidget(chip)
        reason = "" if total else "没有改动"
        self.up.allow(reason)
        self.down.allow(reason)

    def show_place(self, number: int, total: int = 0) -> None:
        """Say that the change of this number (from 1) of ``total`` is current; 0 for none."""
        self._place.setText(f"第 {number} 处，共 {total} 处" if number else "")
