"""One published document: both chains side by side, and at the right the paper that goes with the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.filing.chains import FilingDesk
from ui.pages.filing import words
from ui.pages.filing.chain import ChainPane
from ui.pages.filing.preview import WIDTH, PreviewPane
from ui.pages.naming import named
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import Label

PREVIEW_FROM = 1400
"""Width of the window in px from which the preview may stand beside the columns; below it is a button."""
COLUMN_LEAST = 392
"""Width in px before scaling that each column needs beside the preview."""


class FilingSheet(QWidget):
    """The page of one document.

    ``back()``, ``stepped(±1)`` for 上一件 and 下一件, ``preview_asked()`` for the button of the narrow page, ``round_asked(ordinal)`` by 报备事由, which
    is there from the second round on.
    """

    back = Signal()
    stepped = Signal(int)
    preview_asked = Signal()
    round_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview_button = Button("打印预览", kind="ghost")
        self.previous_button = Button("上一件", kind="ghost")
        self.next_button = Button("下一件", kind="ghost")
        self.joint = Banner()
        self.header = PageHeader("", "", self.preview_button, self.previous_button, self.next_button, has_back=True)
        self.panes = (ChainPane(), ChainPane())
        self.preview = PreviewPane()
        self._grounds = [Pane("surface", "right" if n == 0 else "") for n, _ in enumerate(self.panes)]
        for ground, pane in zip(self._grounds, self.panes, strict=True):
            ground.setLayout(column(pane))
        body = row(*self._grounds, self.preview, gap=0)
        for ground in self._grounds:
            body.setStretchFactor(ground, 1)
        self._note = QWidget()
        self.rounds = Segments([])
        self._ordinals: list[int] = []
        self._since = Label("", "caption", "text3")
        self._choice = QWidget()
        self._choice.setLayout(row(Label("报备事由", "caption", "text2", strong=True), self.rounds, self._since, STRETCH, gap=10))
        self._note.setLayout(column(self.joint, self._choice, gap=8, margins=(24, 8, 24, 8)))
        self._note.hide()
        whole = column(self.header, self._note, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self.header.back.connect(self.back)
        self.rounds.chosen.connect(lambda index: self.round_asked.emit(self._ordinals[index]))
        self.preview_button.clicked.connect(self.preview_asked)
        self.previous_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        self._fit()
        theme().changed.connect(self._fit)

    def show_desk(self, desk: FilingDesk) -> None:
        """Show ``desk``; the paper of the same recipient stays in the preview while the document is the same."""
        name, title = named(desk.document), desk.document.title
        self.header.set_title(name, words.beside(desk.document, desk.today), title if title != name else "")
        self.joint.say(desk.joint)
        self._show_rounds(desk)
        self._note.setVisible(bool(desk.joint) or len(desk.rounds) > 1)
        for number, pane in enumerate(self.panes):
            self._grounds[number].setVisible(number < len(desk.chains))
            if number < len(desk.chains):
                pane.show_chain(desk.chains[number], desk.today)
        codes = [chain.filing.recipient for chain in desk.chains]
        kept = self.preview.recipient if self.preview.recipient in codes else words.first_recipient(desk)
        if desk.chains:
            self.preview.offer(desk.chains, kept)

    def _show_rounds(self, desk: FilingDesk) -> None:
        self._choice.setVisible(len(desk.rounds) > 1)
        self._ordinals = [one.ordinal for one in desk.rounds]
        here = self._ordinals.index(desk.ordinal) if desk.ordinal in self._ordinals else 0
        self.rounds.blockSignals(True)
        # fewer rounds than before must not leave one chosen that is not there
        self.rounds.choose(0)
        self.rounds.set_labels([words.round_word(one, desk.rounds) for one in desk.rounds])
        self.rounds.choose(here)
        self.rounds.blockSignals(False)
        self._since.setText(f"{words.chinese_day(desk.rounds[here].begun_on, desk.today)}起" if desk.rounds else "")

    def allow_steps(self, *, before: bool, after: bool) -> None:
        """Whether there is a document before and after this one."""
        self.previous_button.allow("" if before else "这是第一件")
        self.next_button.allow("" if after else "这是最后一件")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = (self.width() - theme().px(WIDTH)) // 2
        wide = self.window().width() >= PREVIEW_FROM and room >= theme().px(COLUMN_LEAST)
        self.preview.setVisible(wide)
        self.preview_button.setVisible(not wide)
