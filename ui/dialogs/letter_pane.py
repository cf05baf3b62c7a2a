"""A letter as it will be printed, with 打印, 存为 Word and 存为 PDF above it. What is shown is what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.printing_paper import make_printer, print_pages
from ui.dialogs.printing_preview import file_name
from ui.dialogs.printing_sheets import Sheets
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.progress import BusySign
from ui.widgets.text import Label

_TITLE = 300
"""Pixels, before scaling, for the name of the pane, the state of the letter and the sign that it is being set."""


class LetterPane(QWidget):
    """The pane. ``word_asked(Path)`` wants the Word file written there, ``mail_asked(Path)`` a mail draft with the letter; ``annotate_asked(Path)`` the
    unit's own file with the findings as comments; ``copy_asked()`` the findings as plain text; ``told(text)`` what came of printing or saving; ``failed(text)`` what did not."""

    word_asked = Signal(object)
    mail_asked = Signal(object)
    annotate_asked = Signal(object)
    copy_asked = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_title = name
        """What files are named after."""
        self._pdf = b""
        self.sheets = Sheets(margin=20)
        self.busy = BusySign("正在生成预览")
        self.print_button = Button("打印", icon=Icon.PRINT, keys="Ctrl P", height=28)
        self._word, self._save = Button("存为 Word", height=28), Button("存为 PDF", height=28)
        self.copy_button = Button("复制意见", icon=Icon.COPY, height=28)
        self.copy_button.set_tip("按编号的纯文字，粘贴到办公系统的意见框（Ctrl Shift C）")
        self.mail_button = Button("存为邮件", icon=Icon.MAIL, height=28)
        self.mail_button.set_tip("邮件草稿（.eml），附意见书 PDF、Word 和意见文字")
        self.annotate_button = Button("批注稿", icon=Icon.COMMENT, height=28)
        self.annotate_button.set_tip("起草单位的 Word 原稿，列入的意见作为批注加在原文字句上")
        self._state = Label("", "small", "text3")
        head = Pane("window", "bottom")
        self._others = (self.copy_button, self.annotate_button, self.mail_button)
        self._first = row(
            Label("意见书预览", "small", strong=True), self._state, self.busy, STRETCH,
            *self._others, self.print_button, self._word, self._save, gap=8,
        )  # fmt: skip
        self._second = row(STRETCH, gap=8)
        head.setLayout(column(self._first, self._second, gap=0, margins=(20, 7, 16, 7)))
        whole = column(head, self.sheets)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.print_button.clicked.connect(self.ask_printer)
        self._word.clicked.connect(lambda: self._ask_file("Word 文件 (*.docx)", "docx", self.word_asked.emit))
        self._save.clicked.connect(lambda: self._ask_file("PDF 文件 (*.pdf)", "pdf", self.save_pdf))
        self.copy_button.clicked.connect(self.copy_asked)
        self.mail_button.clicked.connect(lambda: self._ask_file("邮件草稿 (*.eml)", "eml", self.mail_asked.emit))
        self.annotate_button.clicked.connect(lambda: self._ask_file("Word 文件 (*.docx)", "docx", self.annotate_asked.emit, "批注稿"))
        self.sheets.drawer.failed.connect(self.failed)
        self.allow()

    def set_state(self, words: str) -> None:
        """Draft or issued, beside the head's title."""
        self._state.setText(words)

    def fit(self, width: int) -> None:
        """Be drawn within ``width`` pixels: what keeps the letter goes into a second line where one has no room for all."""
        last = (self.print_button, self._word, self._save)
        wanted = sum(button.sizeHint().width() + 8 for button in (*self._others, *last)) + theme().px(_TITLE)
        where = self._first if wanted <= width else self._second
        for button in last:
            where.addWidget(button)
        self._second.parentWidget().layout().setSpacing(0 if where is self._first else 6)

    def show_pdf(self, data: bytes) -> None:
        """Show this letter."""
        self.busy.end()
        self._pdf = data
        self.sheets.set_pdf(data)
        self.allow()

    def allow(self) -> None:
        """Let the letter be printed and kept once there is one."""
        reason = "" if self._pdf else "预览还没有生成"
        for button in (self.mail_button, self.print_button, self._word, self._save):
            button.allow(reason)

    def save_pdf(self, file: Path) -> None:
        """Write the PDF shown to ``file``, off the window's thread."""
        data = self._pdf
        self.sheets.drawer.ask(lambda: printing.save(data, file), lambda _: self.told.emit(f"已存为《{file.name}》。"))

    def ask_printer(self) -> None:
        """Let the clerk choose the printer; printing begins when that is accepted."""
        if not self._pdf:
            return
        printer = make_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_on(self, printer: QPrinter) -> None:
        """Print on ``printer``, off the window's thread."""
        self.print_button.allow("正在打印")
        self.told.emit("正在送往打印机。")
        data = self._pdf
        self.sheets.drawer.ask(lambda: print_pages(data, printer), self._was_printed)

    def _was_printed(self, pages: object) -> None:
        self.print_button.allow()
        self.told.emit(f"已送往打印机，{pages} 页。")

    def _ask_file(self, kind: str, suffix: str, then: Callable[[Path], object], other: str = "") -> None:
        """``other`` is what it is called when it is not the letter."""
        dialog = QFileDialog(self, f"存{other}" if other else {"pdf": "存为 PDF", "docx": "存为 Word", "eml": "存为邮件草稿"}[suffix])
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{file_name(self.file_title)}{f'（{other}）' if other else ''}.{suffix}")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
