"""The data could not be opened: why, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.widgets.button import Button


class UnopenedDialog(Dialog):
    """The one message of a program that has no data to show: ``sentence`` and 退出; ``restore_asked()`` where there is a way back to a backup."""

    restore_asked = Signal()

    def __init__(self, sentence: str, title: str = "数据没有打开", *, restorable: bool = False) -> None:
        super().__init__(title, sentence, verb="退出")
        self.setWindowTitle("规衡")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.line.set_tone("text")
        self.cancel.hide()
        self.restore = Button("从备份恢复", icon=Icon.HISTORY)
        self.restore.clicked.connect(self.restore_asked)
        self.foot.addWidget(self.restore)
        self.restore.setVisible(restorable)
        self.verb.setFocus()

    def tell(self, sentence: str) -> None:
        """Say why the way back was refused."""
        self.line.setText(sentence)
