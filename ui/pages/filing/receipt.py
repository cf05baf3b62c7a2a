"""The receipt of a filing: its number and day, its picture, and the place where a scan is dropped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.filing.chains import Chain
from app.filing.outgoing import may_receive
from app.filing.rounds import DUE
from ui.icons import Icon
from ui.pages.filing import words
from ui.pages.filing.course import PaperLink
from ui.theme import theme
from ui.widgets.drop import dropped_paths
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

PICTURES = (".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""What a receipt may be dropped as."""


def dropped_picture(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one picture or scan that is dragged here; None for anything else."""
    paths = dropped_paths(event.mimeData())
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in PICTURES else None


class ReceiptBox(Framed):
    """``asked()`` by its link, ``copy_asked(sha, name)`` by the picture's name. :attr:`link` is None where no receipt can be recorded."""

    asked = Signal()
    copy_asked = Signal(str, str)

    def __init__(self, chain: Chain, today: date, parent: QWidget | None = None) -> None:
        came = bool(chain.filing.receipt_number)
        super().__init__("light" if came else "dashed", parent)
        self.link: Link | None = None
        self.picture: PaperLink | None = None
        line = self._came(chain, today) if came else self._waiting(chain)
        if may_receive(chain.filing.state):
            self.link = Link("登记新回执" if came else "手工登记")
            self.link.clicked.connect(self.asked)
            self.link.setEnabled(not chain.why_not)
            self.link.setToolTip(chain.why_not)
            line.addWidget(self.link)
        self.setLayout(line)
        self.setMinimumHeight(theme().px(48))

    def _came(self, chain: Chain, today: date) -> QHBoxLayout:
        filing = chain.filing
        day = f"{words.chinese_day(filing.received_on, today)}收到" if filing.received_on else ""
        number = ElidedLabel(filing.receipt_number or "", "small", strong=True)
        below = row(Label(day, "caption", "text3"), gap=6)
        kept = next((one for one in reversed(chain.course) if one.note == filing.receipt_number and one.file_name), None)
        if kept is not None:
            self.picture = PaperLink(kept.file_name)
            self.picture.clicked.connect(lambda: self.copy_asked.emit(kept.file_sha, kept.file_name))
            below.addWidget(self.picture, 1)
        else:
            below.addWidget(ElidedLabel("可以把扫描件拖到这里", "caption", "text3"), 1)
        said = column(number, below, gap=1)
        line = row(IconLabel(Icon.RECEIPT, "green", 18), said, gap=12, margins=(14, 8, 12, 8))
        line.setStretch(1, 1)
        return line

    def _waiting(self, chain: Chain) -> QHBoxLayout:
        can = may_receive(chain.filing.state)
        sentence = "把回执的图片或者 PDF 拖到这里" if can else "报送后在这里登记回执" if chain.filing.state == DUE else "没有登记回执"
        return row(IconLabel(Icon.INBOX, "text3", 18), Label(sentence, "small", "text2"), STRETCH, gap=12, margins=(14, 4, 12, 4))
