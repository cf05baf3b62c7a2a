"""合法性审核意见书: the conclusion at the left, at the right the letter as it will be printed; a draft until it is issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QSizePolicy, QStackedWidget, QWidget

from app.forms import printing
from app.rules.finding import Severity
from ui.dialogs.conclusion import ConclusionForm, Standing
from ui.dialogs.printing_paper import make_printer, print_pages
from ui.dialogs.printing_preview import file_name
from ui.dialogs.printing_sheets import Sheets
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.finding import SeverityMark
from ui.widgets.layout import STRETCH, Framed, Pane, Scroll, column, row
from ui.widgets.progress import BusySign
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

_SIDE = 372
_WAIT_MS = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding that is still open, as the dialog lists it."""

    finding_id: str
    number: int
    severity: Severity
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class Issued:
    """An opinion that was issued: its number, outcome and day, and what comes next in a sentence."""

    number: str
    outcome: str
    on: date | None
    next_step: str


class _Jump(Link):
    """A link that is cut where room is short."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "small", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setToolTip(text)
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class OpinionDialog(QDialog):
    """The opinion of one round. Nothing is saved here: who opened it answers the signals.

    ``preview_asked(Choice or None)`` wants the PDF by :meth:`show_pdf` (None: as it was issued); ``conclude_asked(Choice)`` wants :meth:`show_issued` or
    :meth:`refuse`; ``word_asked(Path)`` wants :meth:`tell`; ``finding_asked(id)`` goes back to an open finding; ``document_asked()`` to the document.
    """

    preview_asked = Signal(object)
    conclude_asked = Signal(object)
    word_asked = Signal(object)
    finding_asked = Signal(str)
    document_asked = Signal()

    def __init__(
        self,
        title: str,
        standing: Standing,
        waiting: Sequence[Waiting],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._pdf = title, b""
        self.waiting = tuple(waiting)
        """The open findings listed."""
        self.setWindowTitle("合法性审核意见书")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = ConclusionForm(standing, today)
        self.sheets = Sheets(margin=20)
        self.busy = BusySign("正在生成预览")
        self.issue = Button("出具审核意见", icon=Icon.OPINION, kind=Kind.PRIMARY)
        self.print_button = Button("打印", icon=Icon.PRINT, keys="Ctrl P", height=28)
        self.word_button = Button("存为 Word", height=28)
        self.pdf_button = Button("存为 PDF", height=28)
        self.close_button = Button("先不出具")
        self._state = Label("草稿，还没有出具", "small", "text3")
        self._said = Label("", "small", "text2", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._concluding(standing, waiting))
        self._build()
        self._connect()
        self._resize()
        self.form.take_focus()

    # --- what is shown

    @property
    def said(self) -> str:
        """The last sentence at the foot; empty when there is none."""
        return self._said.text()

    @property
    def is_issued(self) -> bool:
        """Whether the opinion shown was issued."""
        return self._pages.count() > 1

    def begin(self) -> None:
        """Ask for the draft as the form stands."""
        self._ask_preview()

    def show_pdf(self, data: bytes) -> None:
        """The letter as it will be printed."""
        self.busy.end()
        self._pdf = data
        self.sheets.set_pdf(data)
        self._allow_output()

    def show_issued(self, issued: Issued) -> None:
        """The opinion was issued: what stands in it, and what comes next."""
        self._pages.addWidget(self._done(issued))
        self._pages.setCurrentIndex(1)
        self._state.setText(f"{issued.number} • 已出具" if issued.number else "已出具")
        self.issue.hide()
        self.close_button.setText("关闭")
        self.close_button.updateGeometry()
        self.tell("")
        self.preview_asked.emit(None)
        self.print_button.setFocus()

    def tell(self, sentence: str, tone: str = "text2") -> None:
        """Say what came of something above the buttons."""
        self._said.setText(sentence)
        self._said.set_tone(tone)
        self._said.setVisible(bool(sentence))

    def refuse(self, sentence: str) -> None:
        """It could not be done: say why; it can be tried again."""
        self.busy.end()
        self.tell(sentence, "red")
        self.issue.allow(self.form.problem)
        self._allow_output()

    # --- building

    def _concluding(self, standing: Standing, waiting: Sequence[Waiting]) -> QWidget:
        scroll = Scroll(gap=0, margins=(20, 20, 20, 12))
        scroll.column.addWidget(Label("合法性审核意见书", "heading"))
        scroll.column.addWidget(ElidedLabel(self._title, "small", "text2"))
        counted = f"列入 {standing.listed} 条" + (f"，其中疑似违法 {standing.violations} 条" if standing.violations else "")
        scroll.column.addWidget(Label(counted if standing.listed else "没有列入意见", "small", "text2"))
        scroll.column.addSpacing(12)
        if waiting:
            scroll.column.addWidget(self._open_ones(waiting))
            scroll.column.addSpacing(14)
        scroll.column.addWidget(Label("审核结论", "body", strong=True))
        scroll.column.addSpacing(2)
        scroll.column.addWidget(self.form)
        scroll.column.addStretch(1)
        return scroll

    def _open_ones(self, waiting: Sequence[Waiting]) -> QWidget:
        box = Framed("why")
        head = row(IconLabel(Icon.RISK, "amber"), Label(f"还有 {len(waiting)} 条待处理", "small", "amber", strong=True), STRETCH, gap=6)
        lines = column(gap=0)
        for one in waiting:
            link = _Jump(one.title)
            link.setAccessibleName(f"{one.severity.label}，{one.title}，{one.clause}")
            link.clicked.connect(lambda wanted=one.finding_id: self._go_to(wanted))
            line = row(SeverityMark(one.severity), link, Label(f"{one.number} · {one.clause or '全文'}", "caption", "text3"), gap=6)
            line.setStretch(1, 1)
            lines.addLayout(line)
        inner: QWidget | None = None
        if len(waiting) > 4:
            inner = Scroll(margins=(0, 0, 8, 0))
            inner.column.addLayout(lines)
            inner.column.addStretch(1)
            inner.setFixedHeight(theme().px(126))
        words = Label("不处理也可以出具，意见书会写明还有几处没有处理。", "caption", "text3", wrap=True)
        box.setLayout(column(head, words, 4, inner if inner is not None else lines, margins=(12, 10, 6, 10)))
        return box

    def _done(self, issued: Issued) -> QWidget:
        done = QWidget()
        day = f"{issued.on.year}年{issued.on.month}月{issued.on.day}日" if issued.on else ""
        head = row(IconLabel(Icon.FILED, "green", 18), Label("审核意见已出具", "heading"), STRETCH)
        link = Link("打开文件详情")
        link.clicked.connect(self._go_to_document)
        facts = column(
            Label(self._title, "body", wrap=True), 12,
            Label("文号", "caption", "text3"), Label(issued.number or "未编号", "body"), 8,
            Label("结论", "caption", "text3"), Label(issued.outcome, "body", strong=True), 8,
            Label("出具日期", "caption", "text3"), Label(day, "body"), 16,
            Label("下一步", "caption", "text3"), Label(issued.next_step, "body", wrap=True), row(link, STRETCH),
        )  # fmt: skip
        done.setLayout(column(head, 12, facts, STRETCH, margins=(20, 20, 20, 12)))
        return done

    def _build(self) -> None:
        self._said.hide()
        side = Pane("surface", "right")
        side.setFixedWidth(theme().px(_SIDE))
        foot = Pane("surface", "top")
        foot.setLayout(column(self._said, row(STRETCH, self.close_button, self.issue, gap=8), gap=8, margins=(20, 10, 20, 12)))
        whole = column(self._pages, foot)
        whole.setStretch(0, 1)
        side.setLayout(whole)
        head = Pane("window", "bottom")
        head.setLayout(
            row(Label("意见书预览", "small", strong=True), self._state, self.busy, STRETCH, self.print_button, self.word_button, self.pdf_button,
                gap=8, margins=(20, 7, 16, 7))
        )  # fmt: skip
        right = column(head, self.sheets)
        right.setStretch(1, 1)
        both = row(side, gap=0)
        both.addLayout(right, 1)
        self.setLayout(both)

    def _connect(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self._ask_preview)
        self.form.changed.connect(self._form_changed)
        self.issue.clicked.connect(self._conclude)
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self.ask_printer)
        self.word_button.clicked.connect(lambda: self._ask_file("Word 文件 (*.docx)", "docx", self.word_asked.emit))
        self.pdf_button.clicked.connect(lambda: self._ask_file("PDF 文件 (*.pdf)", "pdf", self.save_pdf))
        self.sheets.drawer.failed.connect(self.refuse)
        for keys, slot in (("Ctrl+P", self.ask_printer), ("Ctrl+Return", self.issue.click)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self._allow_output()

    def _resize(self) -> None:
        around = self.parentWidget().window().size() if self.parentWidget() else None
        wide, high = (around.width(), around.height()) if around else (1280, 820)
        self.resize(min(wide - 80, 1280), max(620, high - 56))

    # --- doing

    def _form_changed(self) -> None:
        self.issue.allow(self.form.problem)
        self._later.start()

    def _ask_preview(self) -> None:
        if not self.is_issued:
            self.busy.begin()
            self.preview_asked.emit(self.form.choice)

    def _conclude(self) -> None:
        if self.is_issued or not self.issue.isEnabled():
            return
        self.issue.allow("正在出具")
        self.tell("")
        self.conclude_asked.emit(self.form.choice)

    def _go_to(self, finding_id: str) -> None:
        self.finding_asked.emit(finding_id)
        self.reject()

    def _go_to_document(self) -> None:
        self.document_asked.emit()
        self.reject()

    def _allow_output(self) -> None:
        reason = "" if self._pdf else "预览还没有生成"
        for button in (self.print_button, self.word_button, self.pdf_button):
            button.allow(reason)

    def _ask_file(self, kind: str, suffix: str, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self, f"存为 {suffix.upper() if suffix == 'pdf' else 'Word'}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix)
        draft = "" if self.is_issued else "（草稿）"
        dialog.selectFile(f"{file_name(f'{self._title}合法性审核意见书{draft}')}.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def save_pdf(self, file: Path) -> None:
        """Write the PDF shown to ``file``, off the window's thread."""
        data = self._pdf
        self.sheets.drawer.ask(lambda: printing.save(data, file), lambda _: self.tell(f"已存为《{file.name}》。"))

    def ask_printer(self) -> None:
        """Let the clerk choose the printer; printing begins when that is accepted."""
        if not self._pdf:
            return
        printer = make_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.open()

    def print_on(self, printer: QPrinter) -> None:
        """Print on ``printer``, off the window's thread."""
        self.print_button.allow("正在打印")
        self.tell("正在送往打印机。")
        data = self._pdf
        self.sheets.drawer.ask(lambda: print_pages(data, printer), self._was_printed)

    def _was_printed(self, pages: object) -> None:
        self.print_button.allow()
        self.tell(f"已送往打印机，{pages} 页。")
