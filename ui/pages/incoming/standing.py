"""部门发文核对: a department's list of what it issued is held against what it filed, kept, urged; every number opens its rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.filing.incoming.declaring import STATE_WORDS
from app.filing.incoming.matching import EXCUSED, FILED, LATE, MISSING
from app.filing.incoming.views import Standing
from db.records import DeclaredDocument
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Framed, Pane, clear, column, row
from ui.widgets.pressable import Pressable
from ui.widgets.records import Column, RecordsModel
from ui.widgets.segments import Segments
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

EMPTY = "还没有登记过部门的发文清单。让部门报一份 Excel 清单，拖到这里，和报送的核对。"
_COLUMNS = (
    Column("title", "文件"),
    Column("number", "文号", 176),
    Column("published", "公布日期", 92),
    Column("state", "情况", 104),
    Column("urged", "催报", 184),
    Column("note", "说明", 176),
    Column("source", "清单", 140),
)
_PARTS = ((None, "应报"), (FILED, "按期"), (LATE, "迟报"), (MISSING, "漏报"), (EXCUSED, "不用报送"))
_TONES = {FILED: Tone.GREEN, LATE: Tone.AMBER, MISSING: Tone.RED, EXCUSED: Tone.OUTLINE}


class Figure(Pressable, Framed):
    """One number of a department, which shows its rows. ``clicked()``."""

    clicked = Signal()

    def __init__(self, word: str, count: int, tone: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        number = Label(str(count), "figure", tone, strong=True)
        self.setLayout(column(Label(word, "small", "text2"), number, gap=2, margins=(16, 8, 16, 10)))
        self.setMinimumWidth(theme().px(112))
        self.setAccessibleName(f"{word} {count} 件")
        self.setToolTip(f"看{word}的 {count} 件")


class StandingView(QWidget):
    """``list_asked()``, ``urge_asked(Standing)``, ``letter_asked(unit id, number)``, ``excuse_asked(DeclaredDocument)``, ``opened(incoming id)``."""

    list_asked = Signal()
    urge_asked = Signal(object)
    letter_asked = Signal(str, str)
    excuse_asked = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Standing, ...] = ()
        self._wanted = ""
        self.figures: dict[str | None, Figure] = {}
        self.units = Choice([])
        self.units.setAccessibleName("部门")
        self.barred = ""
        """Why the operator may do nothing here; empty when he may."""
        self.import_button = Button("核对发文清单", icon=Icon.EXCEL)
        self.urge_button = Button("出催报函", icon=Icon.BELL)
        self.letter_button = Button("打印催报函", icon=Icon.PRINT, kind="ghost")
        self.excuse_button = Button("不用报送", kind="ghost")
        self.parts = Segments([word for _, word in _PARTS])
        self.model: RecordsModel[DeclaredDocument] = RecordsModel(_COLUMNS, _cell, lambda one: one.id)
        self.table = Table(self.model)
        self.table.setAccessibleName("部门清单里的文件")
        self.empty = EmptyState(Icon.UNIT, EMPTY, "核对发文清单")
        self._figures = row(gap=12)
        head = Pane("surface", "bottom")
        head.setLayout(
            column(
                row(
                    Label("部门", "small", "text2"), self.units, STRETCH, self.excuse_button, self.letter_button, self.urge_button,
                    self.import_button, gap=10,
                ),
                row(self._figures, STRETCH),
                row(self.parts, STRETCH),
                gap=12, margins=(24, 12, 24, 10),
            )
        )  # fmt: skip
        whole = column(head, self.table)
        whole.setStretchFactor(self.table, 1)
        self._full = QWidget()
        self._full.setLayout(whole)
        self._stack = QStackedWidget()
        for part in (self._full, self.empty):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self._wire()

    def _wire(self) -> None:
        self.units.activated.connect(lambda _index: self.choose_unit(self.units.currentText()))
        self.parts.chosen.connect(self._choose)
        self.import_button.clicked.connect(self.list_asked)
        self.empty.clicked.connect(self.list_asked)
        self.urge_button.clicked.connect(lambda: self.urge_asked.emit(self.standing))
        self.letter_button.clicked.connect(self._ask_letter)
        self.excuse_button.clicked.connect(self._ask_excuse)
        self.table.opened.connect(self._open)
        self.table.menu_asked.connect(self._menu)
        self.table.current_changed.connect(lambda _row: self._allow())

    @property
    def standing(self) -> Standing | None:
        """The department shown."""
        index = self.units.currentIndex()
        return self._found[index] if 0 <= index < len(self._found) else None

    def show_standing(self, found: Sequence[Standing]) -> None:
        """Show these departments; the one that was shown stays so."""
        kept = self._wanted or self.units.currentText()
        self._found = tuple(found)
        self.units.clear()
        self.units.addItems([one.unit.name for one in found])
        self.choose_unit(kept)
        self._stack.setCurrentWidget(self._full if found else self.empty)
        self._allow()

    def choose_unit(self, name: str) -> None:
        """Show this department, as soon as it is known."""
        self._wanted = name
        place = next((place for place, one in enumerate(self._found) if one.unit.name == name), 0)
        self.units.setCurrentIndex(place if self._found else -1)
        self.units.updateGeometry()
        self._show()

    def _show(self) -> None:
        standing = self.standing
        clear(self._figures)
        self.figures = {}
        if standing is None:
            return
        for place, (state, word) in enumerate(_PARTS):
            count = standing.count(state) if state else len(standing.declared) - standing.count(EXCUSED)
            tone = {MISSING: "red", LATE: "amber"}.get(state or "", "text") if count else "text3"
            figure = Figure(word, count, tone)
            figure.clicked.connect(partial(self.parts.choose, place))
            self.figures[state] = figure
            self._figures.addWidget(figure)
        self._choose(self.parts.current)

    def _choose(self, index: int) -> None:
        standing = self.standing
        if standing is not None:
            state = _PARTS[index][0]
            some = [one for one in standing.declared if (one.state == state if state else one.state != EXCUSED)]
            self.model.set_rows(some)
            self.table.select_row(0)
        self._allow()

    def _allow(self) -> None:
        standing, current = self.standing, self.table.current
        missing = standing.count(MISSING) if standing else 0
        for button in (self.import_button, self.empty.button):
            if button is not None:
                button.allow(self.barred)
        self.urge_button.allow(self.barred if missing else "这个部门没有漏报的文件，不用催报")
        urged = isinstance(current, DeclaredDocument) and current.urge_number
        self.letter_button.allow("" if urged else "选一件催报过的，打印它的催报函")
        filed = not isinstance(current, DeclaredDocument) or current.incoming_id is not None
        self.excuse_button.allow("选一件没有报送的" if filed else self.barred)

    def _ask_letter(self) -> None:
        current = self.table.current
        if isinstance(current, DeclaredDocument) and current.urge_number:
            self.letter_asked.emit(current.unit_id, current.urge_number)

    def _ask_excuse(self) -> None:
        if isinstance(self.table.current, DeclaredDocument):
            self.excuse_asked.emit(self.table.current)

    def _open(self, one: object) -> None:
        if isinstance(one, DeclaredDocument) and one.incoming_id is not None:
            self.opened.emit(one.incoming_id)

    def _menu(self, one: object, point: QPoint) -> None:
        if not isinstance(one, DeclaredDocument):
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for word, slot, can in (
            ("打开这件报送", partial(self._open, one), one.incoming_id is not None),
            ("不用报送", self._ask_excuse, self.excuse_button.isEnabled()),
            ("打印催报函", self._ask_letter, self.letter_button.isEnabled()),
        ):
            entry = menu.addAction(word)
            entry.setEnabled(can)
            entry.triggered.connect(lambda _on=False, slot=slot: slot())
        menu.popup(point)


def _cell(one: DeclaredDocument, column_id: str) -> Cell:
    match column_id:
        case "title":
            return Cell(one.title, strong=one.state == MISSING)
        case "number":
            return Cell(one.document_number, "text2") if one.document_number else NOTHING
        case "published":
            return Cell(one.published_on.isoformat(), "text2", small=True) if one.published_on else NOTHING
        case "state":
            return Cell(STATE_WORDS[one.state], chip=_TONES[one.state])
        case "urged":
            return Cell(f"{one.urge_number}", "text2", tip=f"{one.urged_on} 催报") if one.urge_number else NOTHING
        case "note":
            return Cell(one.note, "text2") if one.note else NOTHING
        case _:
            return Cell(one.source, "text3")
