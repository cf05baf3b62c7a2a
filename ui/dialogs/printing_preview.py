"""打印预览: a PDF as it will lie on the table, with 打印, 存为 PDF and a word about fonts that are missing.

What is shown is what is printed: the pages of this very PDF. Nothing here reads or changes the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.forms import fonts, printing
from app.forms.fonts import Substitution
from app.forms.overlay import Laid
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.printing_paper import make_printer, paper_words, print_pages
from ui.dialogs.printing_sheets import Sheets, Zoom
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import Item, Pane, Scroll, clear, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import IconLabel, Label

_ZOOMS = (Zoom.WIDTH, Zoom.PAPER)
_SIDE = 264
NO_WORD = "登记表一类的表单没有 Word 模板，可以存为 PDF 或者直接打印。"


class PrintingPreview(QDialog):
    """One PDF. Signals: ``printed(pages)`` and ``saved(path)`` when that is done.

    ``letters`` are the forms that the PDF shows, each with its name; they can then be kept as Word files too.

    The dialog is modal to its parent; show it with ``open()``, it never blocks.
    """

    printed = Signal(int)
    saved = Signal(object)

    def __init__(self, pdf: bytes, title: str, parent: QWidget | None = None, letters: Sequence[tuple[str, Laid]] = ()) -> None:
        super().__init__(parent)
        self._pdf, self._title, self._letters = pdf, title, tuple(letters)
        self.setWindowTitle(f"打印预览 — {title}")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheets = Sheets()
        self._place = Label("", "caption", "text3")
        self._paper = Label(paper_words(()), "body", wrap=True)
        self._said = Label("", "small", "text2", wrap=True)
        self._fonts = QVBoxLayout()
        self.print_button = Button("打印", icon=Icon.PRINT, kind="primary", keys="Ctrl P")
        self.save_button = Button("存为 PDF")
        self.word_button = Button("存为 Word")
        if not all(form.has_word for _, form in self._letters):
            self.word_button.allow(NO_WORD)
        self.close_button = Button("关闭", kind="ghost")
        self._build()
        self._connect()
        self._resize()
        self.sheets.set_pdf(pdf)
        self.sheets.setFocus()
        self.sheets.drawer.ask(fonts.substitutions, self._show_fonts)

    def _build(self) -> None:
        self.zoom = Segments([zoom.value for zoom in _ZOOMS])
        for button in (self.print_button, self.save_button, self.word_button, self.close_button):
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self._fonts.setSpacing(6)
        scroll = Scroll(gap=6, margins=(20, 20, 20, 12))
        for part in (
            Label("打印", "heading"), 10,
            Label("文书", "caption", "text3"), Label(self._title, "body", wrap=True), self._place, 10,
            Label("纸张", "caption", "text3"), self._paper, 10,
            Label("缩放", "caption", "text3"), self.zoom, 10,
            Label("字体检查", "caption", "text3"), self._fonts,
        ):  # fmt: skip
            if isinstance(part, int):
                scroll.column.addSpacing(part)
            elif isinstance(part, QVBoxLayout):
                scroll.column.addLayout(part)
            else:
                scroll.column.addWidget(part)
        scroll.column.addStretch(1)
        self._said.hide()
        last = (row(self.save_button, self.word_button, gap=8), self.close_button) if self._letters else (self._save_or_close(),)
        foot = column(self._said, self.print_button, *last, gap=8, margins=(20, 8, 20, 20))
        side = Pane("surface", "left")
        side.setFixedWidth(theme().px(_SIDE))
        whole = column(scroll, foot)
        whole.setStretchFactor(scroll, 1)
        side.setLayout(whole)
        self._fonts.addWidget(Label("正在检查", "small", "text3"))
        both = row(self.sheets, side, gap=0)
        both.setStretchFactor(self.sheets, 1)
        self.setLayout(both)

    def _save_or_close(self) -> Item:
        # shown without a parent the button would be a window of its own
        self.word_button.hide()
        return row(self.save_button, self.close_button, gap=8)

    def _connect(self) -> None:
        self.sheets.counted.connect(lambda _: self._tell_place())
        self.sheets.counted.connect(lambda _: self._paper.setText(paper_words(self.sheets.sizes)))
        self.sheets.turned.connect(lambda _: self._tell_place())
        self.sheets.drawer.failed.connect(self.tell)
        self.zoom.chosen.connect(lambda index: self.sheets.set_zoom(_ZOOMS[index]))
        self.print_button.clicked.connect(self.ask_printer)
        self.save_button.clicked.connect(self.ask_file)
        self.word_button.clicked.connect(self.ask_word)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+P"), self, self.ask_printer)

    @property
    def place(self) -> str:
        """第 n 页，共 m 页."""
        return self._place.text()

    @property
    def paper(self) -> str:
        """The paper and which way the pages lie on it."""
        return self._paper.text()

    @property
    def said(self) -> str:
        """The last sentence about printing or saving."""
        return self._said.text()

    def tell(self, sentence: str) -> None:
        """Say what came of printing or saving above the buttons."""
        self._said.setText(sentence)
        self._said.show()

    def ask_printer(self) -> None:
        """Let the clerk choose the printer; printing begins when that is accepted."""
        printer = make_printer(self.sheets.sizes)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, max(1, self.sheets.page_count))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        # its own open() wants an old-style receiver; shown window-modal it is the same
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print on ``printer``, off the window's thread."""
        self.print_button.allow("正在打印")
        self.tell("正在送往打印机。")
        pdf = self._pdf
        self.sheets.drawer.ask(lambda: print_pages(pdf, printer), self._was_printed)

    def ask_file(self) -> None:
        """Let the clerk choose where the PDF goes."""
        dialog = QFileDialog(self, "存为 PDF")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF 文件 (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{file_name(self._title)}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, file: Path) -> None:
        """Write the PDF to ``file``, off the window's thread."""
        pdf = self._pdf
        self.sheets.drawer.ask(lambda: printing.save(pdf, file), lambda _: self._was_saved(file))

    def ask_word(self) -> None:
        """Let the clerk choose where the Word file goes; several letters go into a folder."""
        dialog = QFileDialog(self, "存为 Word")
        begin_in_documents(dialog)
        if len(self._letters) == 1:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter("Word 文件 (*.docx)")
            dialog.setDefaultSuffix("docx")
            dialog.selectFile(f"{file_name(self._letters[0][0])}.docx")
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.word_to(Path(name)))
        dialog.open()

    def word_to(self, place: Path) -> None:
        """Write the Word file to ``place``, or each letter into the folder ``place``, off the window's thread."""
        letters = self._letters
        files = [place] if len(letters) == 1 else [place / f"{file_name(name)}.docx" for name, _ in letters]

        def write() -> None:
            for (_, form), file in zip(letters, files, strict=True):
                printing.save(form.word(), file)

        told = f"已存为《{place.name}》。" if len(letters) == 1 else f"{len(letters)} 份函已存到“{place.name}”。"
        self.sheets.drawer.ask(write, lambda _: self._was_worded(told, place))

    def _was_worded(self, told: str, place: Path) -> None:
        self.tell(told)
        self.saved.emit(place)

    def _was_printed(self, pages: object) -> None:
        self.print_button.allow()
        self.tell(f"已送往打印机，{pages} 页。")
        self.printed.emit(pages)

    def _was_saved(self, file: Path) -> None:
        self.tell(f"已存为《{file.name}》。")
        self.saved.emit(file)

    def _tell_place(self) -> None:
        self._place.setText(f"第 {self.sheets.number} 页，共 {self.sheets.page_count} 页")

    def _show_fonts(self, found: object) -> None:
        assert isinstance(found, tuple)
        clear(self._fonts)
        for line in font_lines(found):
            self._fonts.addWidget(line)

    def _resize(self) -> None:
        around = self.parentWidget().window().size() if self.parentWidget() else None
        wide, high = (around.width(), around.height()) if around else (1100, 820)
        self.resize(min(max(980, wide - 120), 1240), max(640, high - 60))


def font_lines(found: Sequence[Substitution]) -> list[QWidget]:
    """The font check as lines: all there, or each licensed font that is missing and what stands in for it."""
    if not found:
        return [_line(Icon.FILED, "green", "公文字体均已安装。")]
    return [_line(Icon.RISK, "amber", f"{each.sentence}。") for each in found]


def file_name(title: str) -> str:
    """``title`` as a file's name: without what Windows refuses in one."""
    return "".join("_" if sign in '\\/:*?"<>|' else sign for sign in title).strip(" .")[:120] or "文书"


def _line(icon: str, tone: str, sentence: str) -> QWidget:
    line = QWidget()
    words = Label(sentence, "small", "text2", wrap=True)
    layout = row(IconLabel(icon, tone), words, gap=8)
    layout.setStretchFactor(words, 1)
    layout.setAlignment(layout.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
    line.setLayout(layout)
    return line


__all__ = ["PrintingPreview", "file_name", "font_lines"]
