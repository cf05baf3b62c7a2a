"""导入台账: a file, its sheet and headings, its columns, what is wrong with its rows; and when nothing is, the act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from app.exchange.ledger import import_ledger
from app.exchange.mapping import Column, remember
from app.exchange.mending import Corrections, kept, mended
from app.exchange.opening import Opened, open_ledger
from app.exchange.problem import Problem
from app.exchange.problem_list import export_problems
from app.lifecycle.made import Made
from app.office import Office
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.ops import Job, Ops
from ui.pages.ids import REGISTER
from ui.pages.ledger.columns import ColumnsPane
from ui.pages.ledger.frame import body, foot
from ui.pages.ledger.looking import Looked, look, skipped_line, table_line
from ui.pages.ledger.result import ResultPane
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.page import Page
from ui.widgets.progress import BusySign
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, Label

SPREADSHEETS = "台账 (*.xlsx *.xls *.et *.csv);;全部文件 (*)"
_TITLE, _EMPTY = "导入台账", "已有登记簿的，选择 Excel 文件。先检查，全部没有问题才导入；导入后可以整批撤销。"
_HEAD_ROWS = 15
COLUMNS, RESULT = 0, 1


class LedgerPage(Page):
    """``finished()`` when a ledger was taken in; ``texts_asked()`` to offer the matching of its papers."""

    home = REGISTER

    finished = Signal()
    texts_asked = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._looked: Looked | None = None
        self._corrected = False
        self._typed: Corrections = {}
        self._job: Job | None = None
        self.header = PageHeader(_TITLE, "", has_back=True)
        self.another = Button("换一个文件", icon=Icon.EXCEL)
        self.header.layout().addWidget(self.another)
        self.empty = EmptyState(Icon.EXCEL, _EMPTY, "选择 Excel 文件")
        self.alarm = Banner(level=Level.ALARM)
        self.sheets, self.head_row = Choice(), Choice()
        self.sheets.setAccessibleName("工作表")
        self.head_row.setAccessibleName("表头所在的行")
        self._which_sheet, self._count = QWidget(), ElidedLabel("", "small", "text2")
        self.parts = Segments(["列的对应", "检查结果"])
        self.columns, self.result = ColumnsPane(), ResultPane()
        self.again = Button("重新读取", icon=Icon.REDO)
        self.export = Button("导出问题清单", icon=Icon.EXCEL)
        self.take = Button("导入", icon=Icon.IMPORT, kind="primary")
        self.busy = BusySign("正在检查，行数多的要几秒钟")
        self._told = ElidedLabel("", "small", "text2")
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        self._which_sheet.setLayout(row(Label("工作表", "small", "text3"), self.sheets, gap=8))
        head = row(Label("表头在", "small", "text3"), self.head_row, gap=8)
        line = row(self._which_sheet, head, self._count, STRETCH, self.parts, gap=20, margins=(24, 8, 24, 8))
        line.setStretchFactor(self._count, 1)
        bar = Pane("surface", "bottom")
        bar.setLayout(line)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.columns)
        self._panes.addWidget(self.result)
        below = foot(self._told, self.busy, self.again, self.export, self.take)
        self._body = body(self.empty, bar, self._panes, below)
        whole = column(self.header, row(self.alarm, margins=(24, 0, 24, 0)), self._body)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.empty.clicked.connect(self.ask_file)
        self.another.clicked.connect(self.ask_file)
        self.parts.chosen.connect(self._panes.setCurrentIndex)
        self.sheets.activated.connect(self._choose_sheet)
        self.head_row.activated.connect(lambda index: self._choose_head(index + 1))
        self.columns.corrected.connect(self._correct)
        self.result.mending.mended.connect(self._mend)
        self.again.clicked.connect(self._read_again)
        self.export.clicked.connect(self._ask_export)
        self.take.clicked.connect(self._import)
        self._ops.finished.connect(self._on_finished)

    def _on_finished(self, job: Job) -> None:
        # a job that was stopped has no answer
        if job is self._job and job.is_cancelled:
            self.busy.end()
            if self._looked is not None:
                self._show(self._looked)

    # --- page

    def enter(self, place: object = None) -> None:
        if isinstance(place, Path):
            self.open_file(place)

    def place(self) -> object:
        return None

    def hints(self) -> list[str]:
        return ["原文件不会改动；有一行有问题，就一行也不导入"]

    def refresh(self, kinds: frozenset[str]) -> None:
        if "documents" in kinds and self._looked is not None and self.isVisible():
            self._look(self._looked.opened, self._looked.columns)

    # --- reading

    def ask_file(self) -> None:
        """Ask for a ledger."""
        dialog = QFileDialog(self, "选择台账", "", SPREADSHEETS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Read a ledger and try it."""
        self.alarm.say("")
        self._corrected = False
        self._typed = {}
        self.busy.begin()
        self._ops.run(
            lambda: open_ledger(path), lambda opened: self._look(opened, None), owner=self, title="读取台账", on_refused=self._refuse
        )

    def _read_again(self) -> None:
        if self._looked is not None:
            before = self._looked
            self.busy.begin()
            self._ops.run(
                lambda: open_ledger(before.opened.path),
                lambda opened: self._look_again(_as_before(opened, before.opened), before),
                owner=self,
                title="读取台账",
                on_refused=self._refuse,
            )

    def _look_again(self, opened: Opened, before: Looked) -> None:
        self._typed = kept(before.opened.table, opened.table, self._typed)
        self._look(opened, _if_same(opened, before))

    def _mend(self, problem: Problem, text: str) -> None:
        if self._looked is not None:
            self._typed = {**self._typed, (problem.row, problem.field): text}
            self._look(self._looked.opened, self._looked.columns)

    def _look(self, opened: Opened, columns: tuple[Column, ...] | None) -> None:
        if self._job is not None and not self._job.is_done:
            self._job.cancel()
        self.busy.begin()
        self.take.allow("正在检查")
        typed = self._typed
        self._job = self._ops.query(
            lambda office: look(office, opened, columns, typed), self._show, owner=self, title="检查台账", on_refused=self._refuse
        )

    def _refuse(self, sentence: str) -> None:
        self.busy.end()
        self.alarm.say(sentence, level=Level.ALARM)

    def _choose_sheet(self, index: int) -> None:
        if self._looked is not None:
            self._corrected = False
            self._look(self._looked.opened.choose(index), None)

    def _choose_head(self, heading_row: int) -> None:
        if self._looked is not None:
            self._corrected = False
            self._look(self._looked.opened.with_headings_at(heading_row), None)

    def _correct(self, columns: tuple[Column, ...]) -> None:
        if self._looked is not None:
            self._corrected = True
            self.columns.show_columns(columns)
            self._look(self._looked.opened, columns)

    # --- showing

    def _show_nothing(self) -> None:
        self._looked = None
        self.alarm.say("")
        self.header.set_title(_TITLE)
        self.another.hide()
        self._body.setCurrentIndex(0)

    def _show(self, looked: Looked) -> None:
        first = self._looked is None or self._looked.opened.path != looked.opened.path
        self._looked = looked
        self.busy.end()
        self._body.setCurrentIndex(1)
        self.another.show()
        opened, tried = looked.opened, looked.tried
        self.header.set_title(_TITLE, opened.file_name)
        self._show_table(opened)
        self.columns.show_columns(looked.columns)
        self.result.show_trial(tried)
        bad = len(tried.problems) if tried else 0
        noticed = len(tried.notices) if tried else 0
        self.parts.set_labels(
            [f"列的对应 {looked.doubtful} 待确认" if looked.doubtful else "列的对应", f"检查结果 {bad}" if bad else "检查结果"]
        )
        if first or tried is None:
            self.parts.choose(COLUMNS if tried is None or looked.doubtful else RESULT)
            self._panes.setCurrentIndex(self.parts.current)
        self.export.setVisible(bool(bad or noticed))
        count = len(tried.entries) if tried else 0
        self.take.setText(f"导入 {count:,} 件" if not looked.refusal else "导入")
        self.take.updateGeometry()
        self.take.allow(looked.refusal)
        self._told.setText(looked.refusal or "导入后可以整批撤销。")

    def _show_table(self, opened: Opened) -> None:
        for field, words, current in (
            (self.sheets, [sheet.name for sheet in opened.sheets], opened.chosen),
            (self.head_row, _head_rows(opened), (opened.table.heading_rows or (1,))[0] - 1),
        ):
            if [field.itemText(n) for n in range(field.count())] != words:
                field.clear()
                field.addItems(words)
                field.updateGeometry()
            field.setCurrentIndex(current)
        self._which_sheet.setVisible(len(opened.sheets) > 1)
        self._count.setText(table_line(opened.table))
        self._count.set_tip(skipped_line(opened.table))

    # --- acts

    def _ask_export(self) -> None:
        if self._looked is None:
            return
        name = f"{self._looked.opened.path.stem}-问题清单.xlsx"
        dialog = QFileDialog(self, "导出问题清单", "", "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setDirectory(str(self._looked.opened.path.parent))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the problems shown to ``path``; the columns as corrected are remembered, because the clerk comes back with them."""
        shown = self.result.shown
        self._remember()
        self._ops.run(
            lambda: export_problems(path, shown),
            lambda _none: self.told.emit(f"已导出 {len(shown)} 处到“{path.name}”"),
            owner=self,
            title="导出问题清单",
        )

    def _remember(self) -> None:
        if self._corrected and self._looked is not None:
            table, columns = self._looked.opened.table, self._looked.columns
            self._corrected = False
            self._ops.act(lambda office: remember(office, table, columns), owner=self)

    def _import(self) -> None:
        if self._looked is None or self._looked.refusal:
            return
        opened = self._looked.opened
        table, columns = mended(opened.table, self._looked.columns, self._looked.corrections)
        self._remember()
        self.take.allow("正在导入")
        self.busy.begin()
        self._job = self._ops.act(
            lambda office: import_ledger(office, opened.file_name, table, columns), self._taken, owner=self, title="导入台账",
            on_refused=self._refuse,
        )  # fmt: skip

    def _taken(self, made: Made) -> None:
        self.busy.end()
        count = len(made["documents"])
        self._show_nothing()
        self.texts_asked.emit()
        self.undoable.emit(f"已导入 {count:,} 件")
        self.finished.emit()


def _head_rows(opened: Opened) -> list[str]:
    most = min(len(opened.sheets[opened.chosen].rows), max(_HEAD_ROWS, (opened.table.heading_rows or (1,))[0]))
    return [f"第 {n} 行" for n in range(1, most + 1)]


def _as_before(opened: Opened, before: Opened) -> Opened:
    """The file read anew with the sheet and headings that were chosen, as far as they are still there."""
    names = [sheet.name for sheet in opened.sheets]
    name = before.sheets[before.chosen].name
    chosen = opened.choose(names.index(name)) if name in names else opened
    head = before.table.heading_rows
    return chosen.with_headings_at(head[0]) if head and chosen.table.heading_rows != head else chosen


def _if_same(opened: Opened, kept: Looked) -> tuple[Column, ...] | None:
    """The columns as they were as long as the headings are the same."""
    return kept.columns if _as_before(opened, kept.opened).table.headings == kept.opened.table.headings else None
