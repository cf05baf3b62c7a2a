"""The card of a law at the right of the library: title and state, and three parts: what is known, its articles, who cites it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.law.card import LawCard
from app.law.law import UNCHECKED
from ui.icons import Icon
from ui.pages.laws.articles import Articles
from ui.pages.laws.citing import Citing
from ui.pages.laws.columns import state_tone
from ui.pages.laws.facts import Facts
from ui.pages.laws.places import ARTICLES, CITING, FACTS
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import Label
from ui.widgets.tone import Tone

PARTS = ("基本情况", "条文", "被引用")
WIDE = 396
_LONG_TITLE = 90
"""A title of more characters ends in an ellipsis: the longest has three hundred."""


class CardPane(Pane):
    """Signals: ``correct_asked()``, ``restore_asked()``, ``alone_asked()``; those of its parts are theirs."""

    correct_asked = Signal()
    restore_asked = Signal()
    alone_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "left", parent)
        self.card: LawCard | None = None
        self.title = Label("", "heading", wrap=True)
        self.state, self.doubt, self.own = Chip(""), Chip("待核实", Tone.AMBER), Chip("本单位增改", Tone.ACCENT)
        self.correct = Button("更正", icon=Icon.EDIT, height=28)
        self.restore = Button("恢复出厂", kind="ghost", height=28)
        self.alone = Button("展开", icon=Icon.MAXIMIZE, kind="ghost", height=28, keys="Enter")
        self.parts = Segments(PARTS)
        self.facts, self.articles, self.citing = Facts(), Articles(), Citing()
        self._empty = Label("选中一部法，这里显示它的基本情况、条文和引用它的文件。", "small", "text3", wrap=True)
        self._stack = QStackedWidget()
        for part in (self.facts, self.articles, self.citing):
            self._stack.addWidget(part)
        self._head = Pane("sunken", "bottom")
        chips = row(self.state, self.doubt, self.own, STRETCH, gap=6)
        buttons = row(self.correct, self.restore, STRETCH, self.alone, gap=6)
        self._head.setLayout(column(chips, 8, self.title, 10, buttons, 10, self.parts, margins=(18, 14, 18, 12)))
        shown, nothing = QWidget(), QWidget()
        whole = column(self._head, self._stack)
        whole.setStretch(1, 1)
        shown.setLayout(whole)
        nothing.setLayout(column(self._empty, STRETCH, margins=(18, 16, 18, 16)))
        self._either = QStackedWidget()
        self._either.addWidget(nothing)
        self._either.addWidget(shown)
        self.setLayout(column(self._either))
        self.parts.chosen.connect(self._stack.setCurrentIndex)
        self.correct.clicked.connect(self.correct_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.alone.clicked.connect(self.alone_asked)
        self.restyle()
        theme().changed.connect(self.restyle)
        self.show_none()

    def restyle(self) -> None:
        self._fit(alone=False)

    def _fit(self, *, alone: bool) -> None:
        self.setMinimumWidth(theme().px(WIDE))
        self.setMaximumWidth(16_777_215 if alone else theme().px(WIDE))

    def stand(self, *, alone: bool) -> None:
        """With the whole page for itself, or beside the list."""
        self._fit(alone=alone)
        self.alone.setText("收起" if alone else "展开")
        self.alone.setAccessibleName(self.alone.text())
        self.alone.updateGeometry()
        self.articles.paper.set_compact(not alone)

    @property
    def part(self) -> int:
        """Which part is shown."""
        return self.parts.current

    def choose(self, part: int) -> None:
        """Show a part."""
        self.parts.choose(part)

    def show_none(self) -> None:
        """No law is chosen."""
        self.card = None
        self._either.setCurrentIndex(0)

    def show_card(self, card: LawCard) -> None:
        """Show a law; its articles and who cites it come after."""
        is_other = self.card is None or self.card.law.title != card.law.title
        self.card = card
        law = card.law
        self._either.setCurrentIndex(1)
        short = law.title if len(law.title) <= _LONG_TITLE else f"{law.title[:_LONG_TITLE]}…"
        self.title.setText(short)
        self.title.setToolTip(law.title if short != law.title else "")
        self.state.set(card.state, state_tone(card.state), Icon.REPEALED if state_tone(card.state) is Tone.OUTLINE else "")
        self.doubt.setVisible(not law.verified and card.state != UNCHECKED)
        self.doubt.setToolTip("这一行没有人对照原文核实过，引用前核对")
        self.own.setVisible(law.own)
        self.restore.setVisible(law.own)
        self.restore.setText("恢复出厂" if card.is_shipped else "删除这部法")
        self.restore.setAccessibleName(self.restore.text())
        self.restore.updateGeometry()
        self.facts.show_card(card)
        self.parts.set_labels(
            (PARTS[FACTS], f"{PARTS[ARTICLES]} {card.current.articles}" if card.current else PARTS[ARTICLES], PARTS[CITING])
        )
        if is_other:
            self.citing.wait()
        if not card.texts:
            self.articles.show_none()

    def show_citing(self, count: int) -> None:
        """How many clauses cite it."""
        self.parts.set_labels((*self.parts.labels[:CITING], f"{PARTS[CITING]} {count}" if count else PARTS[CITING]))
