"""The data could not be opened: why, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.dialogs.frame import Dialog


class UnopenedDialog(Dialog):
    """The one message of a program that has no data to show: ``sentence`` and 退出."""

    def __init__(self, sentence: str) -> None:
        super().__init__("数据没有打开", sentence, verb="退出")
        self.setWindowTitle("规衡")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.line.set_tone("text")
        self.cancel.hide()
        self.verb.setFocus()
