"""A legal basis on the card of a finding, and the badge by which a person says that it was checked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import theme
from ui.widgets.chip import Chip
from ui.widgets.layout import column, row
from ui.widgets.pressable import Pressable
from ui.widgets.rich import DocumentLabel
from ui.widgets.text import Label, Link
from ui.widgets.tone import Tone


@dataclass(frozen=True, slots=True)
class BasisCard:
    """A legal basis on the card: short title, article, its words when the law was imported (else empty), whether a person verified it."""

    law: str
    article: str = ""
    words: str = ""
    verified: bool = True
    has_source: bool = False


class CheckChip(Pressable, Chip):
    """待核对 as a button: a click, Enter or Space says that a person has compared the basis with the text in force (``clicked``)."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("待核对", Tone.AMBER, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("这条依据还没有人核对过原文。核对后点一下，或者按 V，意见书上不再标注")
        self.setAccessibleName("依据待核对，点一下记为已核对")


class BasisBlock(QFrame):
    """A legal basis: 2-px rule at the left, law and article, its words in 楷体; 待核对 when no person has verified it.

    ``source_asked`` opens the law; ``check_asked`` when 待核对 was clicked.
    """

    source_asked = Signal()
    check_asked = Signal()

    def __init__(self, basis: BasisCard, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = Label("　".join(part for part in (basis.law, basis.article) if part), "small", strong=True, wrap=True)
        name.setMinimumWidth(40)
        head = row(name, gap=8)
        head.setStretchFactor(name, 1)
        if not basis.verified:
            chip = CheckChip()
            chip.clicked.connect(self.check_asked)
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        if basis.has_source:
            link = Link("原文", "caption")
            link.setMinimumHeight(theme().px(20))
            link.clicked.connect(self.source_asked)
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        inner = column(head, margins=(12, 0, 0, 0))
        if basis.words:
            inner.addWidget(DocumentLabel(basis.words, "heading2", 14 if compact else 15, 21 if compact else 23, "text2"))
        self.setLayout(inner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 2, self.height(), theme().color("borderStrong"))
