"""The bar at the foot of the check page: leave it out, only store it, or register and accept it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.pages.intake.brought import Purpose
from ui.widgets.button import Button, Kind
from ui.widgets.layout import STRETCH, Pane, row
from ui.widgets.progress import BusySign

ACCEPT, DESPITE = "登记送审并受理", "带缺项继续"


class Foot(Pane):
    """The buttons and the busy sign; who made it connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", "top", parent)
        self.busy = BusySign("正在读取，文件大的要几秒钟")
        self.store = Button("入库", icon=Icon.ARCHIVE)
        self.accept = Button(ACCEPT, icon=Icon.REVIEW, kind="primary")
        self.skip = Button("不导入这一份")
        self.paste = Button("粘贴文字", icon=Icon.PASTE, kind="ghost")
        self.paste.set_tip("把复制好的文字作为一份文稿读进来（光标不在输入框里时按 Ctrl V）")
        self.setLayout(row(self.skip, self.paste, STRETCH, self.busy, self.store, self.accept, gap=10, margins=(12, 10, 24, 10)))

    def allow(self, reason: str = "") -> None:
        """Allow both ways of storing, or say why not."""
        for button in (self.store, self.accept):
            button.allow(reason)

    def offer(self, purpose: Purpose) -> None:
        """Make the way the files were brought for the plain one."""
        self.store.set_kind(Kind.PRIMARY if purpose is Purpose.STORE else Kind.PLAIN)
        self.accept.set_kind(Kind.PRIMARY if purpose is Purpose.SUBMIT else Kind.PLAIN)

    def say_accept(self, words: str) -> None:
        """Other words for registering and accepting."""
        self.accept.setText(words)
        self.accept.updateGeometry()

    def say_skip(self, words: str) -> None:
        """Other words for leaving it out."""
        self.skip.setText(words)
        self.skip.updateGeometry()
