"""依据: the laws and articles a finding rests on or a text cites, with the words of the article where the law's text was imported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.law.card import Wording
from app.law.law import IN_FORCE, UNCHECKED
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.rich import DocumentLabel
from ui.widgets.text import Label, Link
from ui.widgets.tone import Tone

Basis = tuple[str, "str | None", "bool | None"]
"""Law, article, and whether a person compared it with the text in force; None where that is not asked."""

_WAITING = "标“待核对”的，引用前对照原文，核对后关闭这里按 V。"


class BasisDialog(Dialog):
    """One card per ``(law, article or None, verified)`` with its :class:`Wording`; ``law_asked(title, article)`` opens the law in the library."""

    law_asked = Signal(str, str)

    def __init__(self, title: str, bases: Sequence[Basis], wordings: Sequence[Wording] = (), parent: QWidget | None = None) -> None:
        waiting = any(verified is False for _, _, verified in bases)
        line = "没有写明是哪一部法。" if not bases else _WAITING if waiting else ""
        super().__init__(f"依据：{title}", line, width=560, cancel="关闭", parent=parent)
        for place, basis in enumerate(bases):
            self.body.addWidget(self._card(basis, wordings[place] if place < len(wordings) else None))
        if bases:
            copy = Button("复制名称和条号", icon=Icon.COPY)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(cited(bases)))
            self.foot.addWidget(copy)
        self.cancel.setFocus()

    def _card(self, basis: Basis, wording: Wording | None) -> Framed:
        law, article, verified = basis
        box = Framed("light")
        name = Label(f"《{law}》", "body", strong=True, wrap=True)
        head = row(name, *_chips(wording, verified=verified), gap=8)
        head.setStretch(0, 1)
        second = row(Label(article or "未写条号", "small", "text2"), STRETCH, gap=8)
        if wording is not None and wording.law is not None:
            link = Link("法规库")
            link.setAccessibleName(f"在法规库里打开《{wording.law.short_title}》{article or ''}")
            link.clicked.connect(partial(self._ask, wording.law.title, article or ""))
            second.addWidget(link)
        body = column(head, second, gap=2, margins=(14, 10, 14, 10))
        for words in _told(wording):
            body.addWidget(Label(words, "small", "text3", wrap=True))
        if wording is not None and wording.words:
            body.addSpacing(4)
            words = DocumentLabel(wording.words, "heading2", 15, 24)
            # else its least height is that of a column of two characters
            words.setMinimumHeight(1)
            body.addWidget(words)
        box.setLayout(body)
        return box

    def _ask(self, title: str, article: str) -> None:
        self.reject()
        self.law_asked.emit(title, article)


def cited(bases: Sequence[Basis]) -> str:
    """《法名》第几条, joined by 、."""
    return "、".join(f"《{law}》{article or ''}" for law, article, _ in bases)


def _chips(wording: Wording | None, *, verified: bool | None) -> list[Chip]:
    chips = [] if verified is None else [Chip("已核对", Tone.GREEN, Icon.CHECK) if verified else Chip("待核对", Tone.AMBER)]
    if wording is not None and wording.state not in ("", IN_FORCE, UNCHECKED, "已修改"):
        chips.insert(0, Chip(wording.state, Tone.RED))
    return chips


def _told(wording: Wording | None) -> list[str]:
    """What must be known beside the words: that the law has gone, or why its words are not here."""
    if wording is None:
        return []
    told = []
    if wording.law is None:
        return ["法规库里没有这个名称，只列名称和条号。"]
    if wording.successor is not None:
        since = f"自 {wording.repealed_on} 起" if wording.repealed_on else ""
        told.append(f"{since}由《{wording.successor.short_title}》替代。")
    if not wording.has_text:
        told.append("法规库里没有这部法的全文，只列名称和条号。导入全文后，这里显示条文。")
    elif wording.article and not wording.words:
        told.append(f"导入的文本里没有{wording.article}，核对条号和文本的版本。")
    return told
