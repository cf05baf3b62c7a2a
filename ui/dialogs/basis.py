"""依据: the laws and articles a finding rests on, as far as this machine knows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.text import Label
from ui.widgets.tone import Tone

Basis = tuple[str, "str | None", bool]


class BasisDialog(Dialog):
    """One card per ``(law, article or None, verified)``; the texts of laws are imported by the office and may be missing."""

    def __init__(self, title: str, bases: Sequence[Basis], parent: QWidget | None = None) -> None:
        line = (
            "法规库里没有这些法律的原文，只列名称和条号。标“待核对”的，引用前对照原文，核对后关闭这里按 V。"
            if bases
            else "这一条没有写明依据。"
        )
        super().__init__(f"依据：{title}", line, width=520, cancel="关闭", parent=parent)
        for law, article, verified in bases:
            self.body.addWidget(_card(law, article, verified))
        if bases:
            copy = Button("复制名称和条号", icon=Icon.COPY)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(cited(bases)))
            self.foot.addWidget(copy)
        self.cancel.setFocus()


def cited(bases: Sequence[Basis]) -> str:
    """《法名》第几条, joined by 、."""
    return "、".join(f"《{law}》{article or ''}" for law, article, _ in bases)


def _card(law: str, article: str | None, verified: bool) -> Framed:
    box = Framed("light")
    name = Label(f"《{law}》", "body", strong=True, wrap=True)
    state = Chip("已核对", Tone.GREEN, Icon.CHECK) if verified else Chip("待核对", Tone.AMBER)
    head = row(name, state, gap=8)
    head.setStretch(0, 1)
    box.setLayout(column(head, row(Label(article or "未写条号", "small", "text2"), STRETCH), gap=2, margins=(14, 10, 14, 10)))
    return box
