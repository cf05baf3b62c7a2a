"""What 报送备案 shows without a document: those to file and filed, 漏报迟报 of a year, and the yearly catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from app.exchange.table_out import write_table
from app.filing import catalogue
from app.filing.catalogue import Yearly
from app.filing.checking import HEADINGS, Check, cells, check
from app.filing.docket import Docketed, docket
from app.forms.overlay import laid
from app.office import Office
from ui.actions import action
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.filing import words
from ui.pages.filing.acts import FilingActs
from ui.pages.filing.checks import CheckView
from ui.pages.filing.day import DayPapers
from ui.pages.filing.docket import DocketList
from ui.pages.filing.yearly import YearlyView, YearOf
from ui.pages.places import CHECK, DOCKET, YEARLY
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layout import column
from ui.widgets.segments import Segments

VIEWS = ("报送", "漏报迟报", "年度目录")
_BACK = 5
"""How many years back the choice of years goes."""


class FilingLists(QWidget):
    """``opened(document id, ordinal or None)`` by a row, ``register_asked()``, ``printed(pdf, title)`` with a catalogue to be seen."""

    opened = Signal(str, object)
    register_asked = Signal()
    printed = Signal(bytes, str)
    listed = Signal()

    def __init__(self, ops: Ops[Office], acts: FilingActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops, self._acts = ops, acts
        self._year = 0
        self.views = Segments(VIEWS)
        self.day_button = Button("打印当日单据", icon=Icon.PRINT, keys=action("day_papers").hint)
        self.head = PageHeader("报送备案", "", self.day_button, self.views)
        self._day = DayPapers(ops, self)
        self.list, self.check, self.yearly = DocketList(), CheckView(), YearlyView()
        self.empty = EmptyState(Icon.FILING, words.EMPTY, "打开文件台账")
        self.waiting = EmptyState(Icon.WORKING, words.READING)
        self._documents: tuple[Docketed, ...] = ()
        self._stack = QStackedWidget()
        for part in (self.waiting, self.list, self.empty, self.check, self.yearly):
            self._stack.addWidget(part)
        whole = column(self.head, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.day_button.clicked.connect(self._day.ask)
        self.views.chosen.connect(lambda _: self.load())
        self.empty.clicked.connect(self.register_asked)
        self.list.opened.connect(lambda document: self.opened.emit(document, None))
        self.check.opened.connect(self.opened)
        for view in (self.check, self.yearly):
            view.year_asked.connect(self._choose_year)
        self.check.export_asked.connect(self._ask_export)
        self.yearly.make_asked.connect(self._make)
        self.yearly.print_asked.connect(self._print)
        self.yearly.send_asked.connect(self._send)
        for failed in (ops.refused, ops.broke):
            failed.connect(self._tell_unread)

    def show_view(self, view: int, year: int = 0) -> None:
        """Show one of the views, of a year when one is given."""
        self._year = year or self._year
        self.views.blockSignals(True)
        self.views.choose(view)
        self.views.blockSignals(False)
        self.load()

    def load(self) -> None:
        """Read what is shown; the docket always, for it holds the steps of the sheet. Until the answer is there the page says that it is reading."""
        own = {DOCKET: (self.list, self.empty), CHECK: (self.check,), YEARLY: (self.yearly,)}[self.views.current]
        if self._stack.currentWidget() not in own:
            self.waiting.set_sentence(words.READING)
            self._stack.setCurrentWidget(self.waiting)
        self._ops.query(docket, self._take_docket, owner=self, title="报送备案")
        wanted = self._year
        if self.views.current == CHECK:
            self._ops.query(lambda office: (check(office, wanted or office.today().year), _years(office, 0)), self._take_check, owner=self)
        elif self.views.current == YEARLY:
            self._ops.query(lambda office: _yearly(office, wanted), self._take_yearly, owner=self)

    def _choose_year(self, year: int) -> None:
        self._year = year
        self.load()

    # --- what was read

    def _tell_unread(self, sentence: str) -> None:
        """What was asked for could not be read: the page says so in its place."""
        if self._stack.currentWidget() is self.waiting:
            self.waiting.set_sentence(f"没有读到报送情况。{sentence}")

    def _take_docket(self, documents: tuple[Docketed, ...]) -> None:
        self._documents = documents
        self.list.show_documents(documents)
        if self.views.current == DOCKET:
            self._stack.setCurrentWidget(self.list if documents else self.empty)
            waiting = sum(document.is_open for document in documents)
            due = sum(brief.state == "due" for document in documents for brief in document.filings)
            self.head.set_title("报送备案", f"{waiting} 件待报送，共 {due} 份" if waiting else "")
        self.listed.emit()

    def _take_check(self, read: tuple[Check, list[int]]) -> None:
        if self.views.current != CHECK:
            return
        found, years = read
        self.check.show_check(found, years)
        self._stack.setCurrentWidget(self.check)
        self.head.set_title("报送备案", f"{found.year} 年应报 {len(found.owed)} 份，有问题的 {len(found.faulty)} 份")

    def _take_yearly(self, read: YearOf) -> None:
        if self.views.current != YEARLY:
            return
        self.yearly.show_year(read)
        self._stack.setCurrentWidget(self.yearly)
        waiting = sum(not one.is_sent for one in read.duties)
        self.head.set_title("报送备案", f"{read.year} 年度目录，{waiting} 份没有报送" if waiting else "")

    # --- the exported list, the catalogue

    def _ask_export(self) -> None:
        rows, year = [cells(one) for one in self.check.shown], self.check.year
        dialog = QFileDialog(self, "导出表格", "", "表格 (*.xlsx *.csv)")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{year}年漏报迟报.xlsx")
        dialog.fileSelected.connect(lambda name: self.write(Path(name), rows))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path, rows: Sequence[Sequence[str]]) -> None:
        """Write the list to ``path``."""
        self._ops.run(
            lambda: write_table(path, HEADINGS, rows, title="漏报迟报"),
            lambda _: self._acts.told.emit(f"已导出 {len(rows)} 份到“{path.name}”。"),
            owner=self,
            title="导出",
        )

    def _make(self, one: Yearly) -> None:
        self._ops.act(
            lambda office: catalogue.make(office, one.year, one.recipient),
            lambda made: self._acts.undoable.emit(f"已生成 {one.year} 年度目录（{one.short}），编号 {made['number']}。"),
            owner=self,
            title="生成目录",
        )

    def _print(self, one: Yearly) -> None:
        title = f"{one.year}年度备案目录（{one.short}）"
        self._ops.query(
            lambda office: laid(office, catalogue.filing_catalogue(office, one.year, one.recipient)),
            lambda form: self._ops.run(form.pdf, lambda pdf: self.printed.emit(pdf, title), owner=self, title="排版"),
            owner=self,
        )

    def _send(self, one: Yearly) -> None:
        if one.catalogue is not None:
            self._acts.ask_send(one, one.catalogue)


def _years(office: Office, back: int) -> list[int]:
    """The years to choose from, the newest first."""
    return list(range(office.today().year - back, office.today().year - back - _BACK - 1, -1))


def _yearly(office: Office, year: int) -> YearOf:
    years = _years(office, 0)
    wanted = year or catalogue.newest(office, years)
    return YearOf(wanted, years, catalogue.yearly(office, wanted), catalogue.due_on(office, wanted))
