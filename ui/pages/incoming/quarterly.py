"""季度目录: what was registered in a quarter, looked at, made into the catalogue (F-04) and printed; the ones that were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.filing.incoming import catalogue
from app.filing.incoming.catalogue import KIND, Registered, registered_in
from app.forms.filing_catalogue import quarter_word
from app.forms.overlay import Laid, laid
from app.office import Office
from db.records import Catalogue
from ui.icons import Icon
from ui.pages.incoming.words import short_day
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.records import Column, RecordsModel
from ui.widgets.segments import Segments
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_BACK = 5
_COLUMNS = (
    Column("registration", "登记号", 170),
    Column("unit", "报备机关", 190),
    Column("title", "文件"),
    Column("number", "文号", 170),
    Column("registered", "登记日期", 92),
    Column("outcome", "审查结论", 200),
)
QUARTERS = tuple(quarter_word(number) for number in range(1, 5))


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter: what was registered in it, and the catalogues made of it, the newest last."""

    year: int
    quarter: int
    rows: tuple[Registered, ...]
    made: tuple[Catalogue, ...]
    today: date


def quarter(office: Office, year: int, number: int) -> Quarter:
    """The quarter asked for; 0 for the one before this."""
    today = office.today()
    if not year:
        year, number = (today.year, (today.month - 1) // 3) if today.month > 3 else (today.year - 1, 4)
    made = [one for one in office.store.incomings.catalogues(KIND) if (one.year, one.quarter) == (year, number)]
    return Quarter(year, number, registered_in(office, year, number), tuple(made), today)


def paper(office: Office, catalogue_id: str) -> tuple[str, Laid]:
    """A catalogue that was made, as a form."""
    name, form = catalogue.form(office, catalogue_id)
    return name, laid(office, form)


class QuarterlyView(QWidget):
    """``quarter_asked(year, number)``, ``make_asked(Quarter)``, ``print_asked(catalogue id)``, ``opened(incoming id)``."""

    quarter_asked = Signal(int, int)
    make_asked = Signal(object)
    print_asked = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Quarter | None = None
        self.years = Choice([])
        self.years.setAccessibleName("年度")
        self.quarters = Segments(QUARTERS)
        self.barred = ""
        """Why the operator may make none; empty when he may."""
        self.make_button = Button("编制目录", icon=Icon.ADD, kind="primary")
        self.print_button = Button("打印目录", icon=Icon.PRINT)
        self.made = Choice([])
        self.made.setAccessibleName("已经编制的目录")
        self._told = Label("", "small", "text3")
        self.model: RecordsModel[Registered] = RecordsModel(_COLUMNS, _cell, lambda one: one.incoming.id)
        self.table = Table(self.model)
        self.table.setAccessibleName("这一季度登记备案的文件")
        self.empty = EmptyState(Icon.INCOMING, "这一季度没有登记备案的文件，不用编制目录。", "看上一季度")
        head = Pane("surface", "bottom")
        head.setLayout(
            row(
                self.years, self.quarters, self._told, STRETCH, self.made, self.print_button, self.make_button, gap=10,
                margins=(24, 10, 24, 10),
            )
        )  # fmt: skip
        self._stack = QStackedWidget()
        for part in (self.table, self.empty):
            self._stack.addWidget(part)
        whole = column(head, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.years.activated.connect(lambda _index: self._ask())
        self.quarters.chosen.connect(lambda _index: self._ask())
        self.make_button.clicked.connect(lambda: self.make_asked.emit(self.shown))
        self.print_button.clicked.connect(self._print)
        self.empty.clicked.connect(self._earlier)
        self.table.opened.connect(lambda one: self.opened.emit(one.incoming.id) if isinstance(one, Registered) else None)

    def show_quarter(self, found: Quarter) -> None:
        """Show a quarter."""
        self.shown = found
        self.years.clear()
        years = range(found.today.year, found.today.year - _BACK - 1, -1)
        self.years.addItems([f"{year} 年" for year in years])
        self.years.setCurrentIndex(max(found.today.year - found.year, 0))
        self.quarters.blockSignals(True)
        self.quarters.choose(found.quarter - 1)
        self.quarters.blockSignals(False)
        self.model.set_rows(found.rows)
        self._stack.setCurrentWidget(self.table if found.rows else self.empty)
        self._told.setText(f"登记 {len(found.rows)} 件" if found.rows else "")
        self.made.clear()
        self.made.addItems([f"{short_day(one.on_date, found.today)} 编制，{len(one.documents)} 件" for one in reversed(found.made)])
        self.made.setCurrentIndex(0 if found.made else -1)
        self.made.setVisible(bool(found.made))
        self.made.updateGeometry()
        self.make_button.setText("重新编制" if found.made else "编制目录")
        self.make_button.updateGeometry()
        self.make_button.allow(self.barred if found.rows else "这一季度没有登记备案的文件")
        self.print_button.allow("" if found.made else "编制以后才能打印")

    def _ask(self) -> None:
        if self.shown is not None:
            self.quarter_asked.emit(self.shown.today.year - self.years.currentIndex(), self.quarters.current + 1)

    def _earlier(self) -> None:
        if self.shown is not None:
            year, number = self.shown.year, self.shown.quarter - 1
            self.quarter_asked.emit(year if number else year - 1, number or 4)

    def _print(self) -> None:
        if self.shown is not None and self.shown.made:
            self.print_asked.emit(self.shown.made[len(self.shown.made) - 1 - self.made.currentIndex()].id)


def _cell(one: Registered, column_id: str) -> Cell:
    incoming, document = one.incoming, one.document
    match column_id:
        case "registration":
            return Cell(incoming.registration_number or "", "text2")
        case "unit":
            return Cell(one.unit, "text2")
        case "title":
            return Cell(document.called)
        case "number":
            return Cell(document.document_number or "没有文号", "text2" if document.document_number else "text3")
        case "registered":
            return Cell(incoming.registered_on.isoformat() if incoming.registered_on else "", "text2", small=True)
        case _:
            word = incoming.outcome or "审查中"
            return Cell(
                word, chip=Tone.GREEN if incoming.outcome and word.startswith("准予") else Tone.AMBER if incoming.outcome else Tone.ACCENT
            )
