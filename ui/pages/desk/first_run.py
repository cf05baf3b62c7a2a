"""从哪里开始: what the desk shows while nothing was entered yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.empty import IconTile
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.text import IconLabel, Label


class FirstRun(QWidget):
    """Two ways to begin; ``settings_asked()`` and ``import_asked()``."""

    settings_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = Button("填写单位名称", kind="primary")
        self.open_file = Button("选择文件", keys="Ctrl O")
        self.settings.clicked.connect(self.settings_asked)
        self.open_file.clicked.connect(self.import_asked)
        unit = _card(
            Icon.UNIT,
            "先填写单位名称",
            "文号、审核意见书和备案报告都用这里的名称。填写制定机关、司法行政部门和备案机关，再填您的姓名：每一步都记在操作人名下，没有填的用电脑的登录名。",
            self.settings,
            "大约两分钟",
        )
        draft = _card(
            Icon.REVIEW,
            "拖入一份文件开始审核",
            "手头有送审稿的，直接拖进来。自动拆分条款，对照审核规则列出疑点，核对后再入库。",
            self.open_file,
            "支持 Word（.docx）、PDF（文字版）、.txt 和 .md",
        )
        drop = Framed("dashed")
        hint = row(
            STRETCH, IconLabel(Icon.UPLOAD, "text3", 20), Label("也可以把文件或文件夹拖到窗口任意位置", "body", "text3"), STRETCH, gap=10
        )
        drop.setLayout(hint)
        drop.setFixedHeight(theme().px(64))
        head = column(Label("从哪里开始", "display"), 4, Label("数据只存在这台电脑上，不联网也能用。", "body", "text2"))
        center = QWidget()
        center.setMaximumWidth(theme().px(820))
        cards = row(unit, draft, gap=20)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        center.setLayout(column(head, 24, cards, 20, drop))
        line = row(STRETCH, center, STRETCH, margins=(24, 0, 24, 0))
        line.setStretchFactor(center, 20)
        self.setLayout(column(STRETCH, line, STRETCH, 40))


def _card(icon: str, title: str, words: str, button: Button, note: str) -> QWidget:
    card = Framed("card")
    told = Label(words, "body", "text2", wrap=True)
    told.setAlignment(Qt.AlignmentFlag.AlignTop)
    inner = column(IconTile(icon), 16, Label(title, "heading"), 6, told, STRETCH, 16, button, 8, Label(note, "caption", "text3"))
    inner.setContentsMargins(24, 24, 24, 24)
    card.setLayout(inner)
    card.setMinimumHeight(theme().px(268))
    card.setMinimumWidth(theme().px(360))
    return card
