"""Own words about a finding: 改写建议 (printed in place of the suggestion) and 批注 (a note to oneself)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, TextArea
from ui.icons import Icon
from ui.widgets.layout import Framed, column
from ui.widgets.text import ElidedLabel, Label, Link

_PAUSE_MS = 150


class WordsDialog(Dialog):
    """A field of several lines under what it is about: ``quote`` from the draft, ``given`` the program's own suggestion, which a link takes back.

    ``paused(words)`` a moment after the last key; :meth:`say` answers under the field.
    """

    paused = Signal(str)

    def __init__(
        self,
        title: str,
        line: str,
        text: str,
        *,
        verb: str,
        icon: str,
        quote: str = "",
        given: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, line, verb=verb, icon=icon, width=560, parent=parent)
        if quote:
            self.body.addWidget(quoted("送审稿", quote))
        self.field = TextArea(text, placeholder=placeholder, lines=6)
        self.field.setAccessibleName(title)
        self.body.addWidget(self.field)
        self._said = Label("", "small", "text2", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(lambda: self.paused.emit(self.words))
        self.field.textChanged.connect(self._later.start)
        if given and text != given:
            back = Link("恢复为审核规则的建议")
            back.clicked.connect(lambda: self.field.setPlainText(given))
            self.body.addWidget(back)
        self.field.select_all_at_end()
        self.field.setFocus()

    @property
    def words(self) -> str:
        """What was written."""
        return self.field.words()

    @property
    def said(self) -> str:
        """What is said under the field; empty when nothing is."""
        return self._said.text() if not self._said.isHidden() else ""

    def say(self, sentence: str, tone: str = "text2") -> None:
        """Say something of what was written so far."""
        self._said.setText(sentence)
        self._said.set_tone(tone)
        self._said.setVisible(bool(sentence))
        wanted = self.layout().totalHeightForWidth(self.width())
        if wanted > self.height():
            self.resize(self.width(), wanted)


def rewriting(title: str, quote: str, text: str, given: str, parent: QWidget | None = None) -> WordsDialog:
    """The dialog of 改写建议."""
    line = "写好的话印在意见书的“修改建议”栏，代替审核规则的建议。清空即恢复原来的建议。"
    return WordsDialog(
        f"改写建议：{title}", line, text, verb="改写", icon=Icon.REWRITE, quote=quote, given=given, placeholder="建议改为……", parent=parent
    )


def remarking(title: str, quote: str, text: str, parent: QWidget | None = None) -> WordsDialog:
    """The dialog of 批注."""
    line = "批注只留在本机，不印在意见书上。"
    return WordsDialog(
        f"批注：{title}", line, text, verb="记下", icon=Icon.COMMENT, quote=quote, placeholder="想到的问题、要问的人", parent=parent
    )


def explaining(title: str, text: str, parent: QWidget | None = None) -> WordsDialog:
    """The dialog of the words beside an answer to a point of the checklist."""
    line = "说明记入审核档案；答“不符合”的，说明会写进意见书的审核情况。"
    return WordsDialog(
        f"要点说明：{title}", line, text, verb="记下", icon=Icon.COMMENT, placeholder="看了哪些材料，问题在哪一条", parent=parent
    )


def quoted(word: str, quote: str) -> Framed:
    """Words of the draft in a quiet box under a small head."""
    box = Framed("why")
    text = Label(quote, "body", wrap=True)
    box.setLayout(column(ElidedLabel(word, "caption", "text3", strong=True), text, gap=2, margins=(12, 8, 12, 10)))
    return box
