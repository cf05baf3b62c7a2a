"""辖区与参数: which place's rules of time and number hold, and the table in which each figure is checked off and changed (参数核对表)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.exchange.table_out import write_table
from app.lifecycle import figures
from app.lifecycle.figures import Confidence, Figure
from app.office import Office
from app.people.permissions import why_not
from app.settings import OfficeSettings
from ui.dialogs.form import Form, FormDialog, Values
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.naming import spoken_day
from ui.pages.settings.parameter_forms import amount_of, change_form, check_form, day_of, is_checked
from ui.pages.settings.tables import ask_for_table
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.segments import Segments
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_COLUMNS = (
    Column("group", "类别", 150),
    Column("name", "参数", 260),
    Column("value", "数值", 110),
    Column("basis", "依据"),
    Column("state", "核对", 104),
    Column("checked", "核对人和日期", 150),
)
_HEADINGS = ("类别", "参数", "数值", "依据", "核对", "核对人", "核对日期", "起用日", "理由", "出厂值")
_TONES = {Confidence.CHECKED: Tone.GREEN, Confidence.SHIPPED: Tone.GREEN, Confidence.OPEN: Tone.AMBER}


@dataclass(frozen=True, slots=True)
class CheckTable:
    """The table as it stands, who looks at it, and why the operator may not change it ("" when allowed)."""

    figures: tuple[Figure, ...]
    operator: str
    today: date
    why_not: str


def table_of(office: Office) -> CheckTable:
    """What the pane shows."""
    return CheckTable(figures.figures(office), office.operator, office.today(), why_not(office, "parameter") or "")


class ParametersPane(QWidget):
    """The jurisdiction and its figures. ``jurisdiction_chosen(key)``; ``undoable(text)`` after each act, ``told(text)`` after an export.

    Enter or a double click changes the current figure; the buttons at the foot check it off and take that back.
    """

    jurisdiction_chosen = Signal(str)
    undoable = Signal(str)
    told = Signal(str)

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._found: CheckTable | None = None
        self._keys: list[str] = []
        self.choice = Choice()
        self.choice.setAccessibleName("辖区")
        self.choice.activated.connect(lambda index: self.jurisdiction_chosen.emit(self._keys[index]))
        self.filter = Segments(["全部", "待核对"])
        self.export = Button("导出表格", icon=Icon.EXCEL, height=28)
        self.model: RecordsModel[Figure] = RecordsModel(_COLUMNS, figure_cell, lambda figure: figure.key, parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("参数核对表")
        self.about = Label("", "small", "text2", wrap=True)
        self.check = Button("核对", icon=Icon.CHECK, height=28, kind="primary")
        self.uncheck = Button("取消核对", height=28)
        self.change = Button("修改", icon=Icon.EDIT, height=28)
        self.withdraw = Button("撤回改动", height=28)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = Pane("surface", "bottom")
        head.setLayout(
            row(Label("辖区", "small", "text2"), self.choice, 16, self.filter, STRETCH, self.export, gap=10, margins=(24, 10, 24, 10))
        )
        body = row(self.table, margins=(12, 0, 12, 0))
        foot = Pane("window", "top")
        line = row(self.about, self.withdraw, self.uncheck, self.change, self.check, gap=8, margins=(24, 10, 24, 10))
        line.setStretchFactor(self.about, 1)
        foot.setLayout(line)
        whole = column(head, body, foot)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.filter.chosen.connect(lambda _: self._fill())
        self.table.current_changed.connect(lambda _: self._show_current())
        self.table.opened.connect(lambda _: self._ask_change())
        self.check.clicked.connect(self._ask_check)
        self.change.clicked.connect(self._ask_change)
        self.uncheck.clicked.connect(self._uncheck)
        self.withdraw.clicked.connect(self._withdraw)
        self.export.clicked.connect(lambda: ask_for_table(self, "参数核对表", self.write))

    def show_settings(self, settings: OfficeSettings) -> None:
        """Show the jurisdictions there are and which one is chosen; the table is read anew."""
        self._keys = [key for key, _ in settings.jurisdictions]
        self.choice.clear()
        self.choice.addItems([name for _, name in settings.jurisdictions])
        self.choice.setCurrentIndex(self._keys.index(settings.jurisdiction))
        self.choice.updateGeometry()
        self._ops.query(table_of, self._show, owner=self, title="参数核对表")

    def _show(self, found: CheckTable) -> None:
        self._found = found
        waiting = sum(one.confidence is Confidence.OPEN for one in found.figures)
        self.filter.set_labels([f"全部 {len(found.figures)}", f"待核对 {waiting}"])
        self._fill()

    def _fill(self) -> None:
        if self._found is None:
            return
        current, place = self._current(), self.table.currentIndex().row()
        only_open = self.filter.current == 1
        shown = [one for one in self._found.figures if not only_open or one.confidence is Confidence.OPEN]
        self.model.set_rows(shown)
        kept = self.model.row_of(current.key) if current else -1
        self.table.select_row(kept if kept >= 0 else min(max(place, 0), len(shown) - 1))
        self._show_current()

    def _current(self) -> Figure | None:
        current = self.table.current
        return current if isinstance(current, Figure) else None

    def _show_current(self) -> None:
        figure, found = self._current(), self._found
        why = found.why_not if found else ""
        none = "" if figure else "先选一项参数"
        self.about.setText(about(figure, found.today) if figure and found else "参数都已核对。" if found else "")
        for button in (self.check, self.change):
            button.allow(why or none)
        self.uncheck.setVisible(bool(figure and figure.checked_on))
        self.uncheck.allow(why)
        self.withdraw.setVisible(bool(figure and (figure.later or figure.since)))
        self.withdraw.allow(why)

    # --- acts

    def _ask_check(self) -> None:
        figure, found = self._current(), self._found
        if figure is None or found is None:
            return

        def save(office: Office, values: Values) -> object:
            return figures.check(
                office, figure.key, basis=str(values["basis"]), by=str(values["by"]), on=day_of(values, "on")
            )  # fmt: skip

        self._ask(check_form(figure, found.operator, found.today), save, f"已核对{figure.name}：{figure.value}。")

    def _ask_change(self) -> None:
        figure, found = self._current(), self._found
        if figure is None or found is None:
            return
        if found.why_not:
            self._ops.refused.emit(found.why_not)
            return

        def save(office: Office, values: Values) -> object:
            return figures.change(
                office, figure.key, amount=amount_of(values), unit=str(values.get("unit") or figure.unit), basis=str(values["basis"]),
                reason=str(values["reason"]), since=day_of(values, "since"), checked=is_checked(values),
            )  # fmt: skip

        self._ask(change_form(figure, found.today), save, f"已改{figure.name}。")

    def _uncheck(self) -> None:
        figure = self._current()
        if figure is not None:
            self._act(lambda office: figures.uncheck(office, figure.key), f"已取消核对{figure.name}。")

    def _withdraw(self) -> None:
        figure = self._current()
        since = figure.later[-1].since if figure and figure.later else figure.since if figure else None
        if figure is not None and since is not None:
            self._act(lambda office: figures.withdraw(office, figure.key, since), f"已撤回{figure.name}从 {since} 起的改动。")

    def _act(self, work: Callable[[Office], object], said: str) -> None:
        self._ops.act(work, lambda made: self.undoable.emit(said + moved_words(made)), owner=self, title="参数")

    def _ask(self, form: Form, work: Callable[[Office, Values], object], said: str) -> None:
        if self._found is None:
            return
        dialog = FormDialog(form, self._found.today, self)

        def submit(values: Values) -> None:
            def done(made: object) -> None:
                if shiboken6.isValid(dialog):
                    dialog.accept()
                self.undoable.emit(said + moved_words(made))

            self._ops.act(lambda office: work(office, values), done, owner=self, title=form.title, on_refused=dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the rows shown to ``path`` (.xlsx or .csv)."""
        rows = [exported(self.model.record(place)) for place in range(self.model.rowCount())]
        self._ops.run(
            lambda: write_table(path, _HEADINGS, rows, title="参数核对表"),
            lambda _: self.told.emit(f"已导出 {len(rows)} 项到“{path.name}”"),
            owner=self,
            title="导出",
        )


def moved_words(made: object) -> str:
    """How many deadlines an act moved, in words; empty for none."""
    moved = made.get("moved", ()) if isinstance(made, dict) else ()
    return f"{len(moved)} 个期限一起改了日期，记在各件的记录里。" if moved else ""


def figure_cell(figure: Figure, column_id: str) -> Cell:
    """What stands in a cell of the table."""
    match column_id:
        case "group":
            return Cell(figure.group, "text3")
        case "name":
            return Cell(figure.name, tip=figure.key)
        case "value":
            return Cell(figure.value, strong=bool(figure.shipped), tip=f"出厂值 {figure.shipped}" if figure.shipped else "")
        case "basis":
            return Cell(figure.basis, "text2", tip=figure.basis)
        case "state":
            return Cell(figure.confidence.value, chip=_TONES[figure.confidence])
        case _:
            return Cell(f"{figure.checked_by} {figure.checked_on}", "text2", small=True) if figure.checked_on else NOTHING


def about(figure: Figure, today: date) -> str:
    """The history of a figure in one line."""
    told = [f"{figure.name}：{figure.value}。依据：{figure.basis}。"]
    if figure.since:
        told.append(f"{spoken_day(figure.since, today)}起改为{figure.value}，理由：{figure.reason}。")
    if figure.shipped:
        told.append(f"出厂值{figure.shipped}。")
    told += [f"{spoken_day(later.since, today)}起改为{later.value}。" for later in figure.later]
    if figure.confidence is Confidence.OPEN:
        told.append("没有核对以前照这个值计算，期限后面写明“依据待核对”。")
    return "".join(told).replace("。。", "。")


def exported(figure: Figure) -> list[str]:
    """One line of the printed table."""
    days = [day.isoformat() if day else "" for day in (figure.checked_on, figure.since)]
    return [
        figure.group, figure.name, figure.value, figure.basis, figure.confidence.value, figure.checked_by, days[0], days[1], figure.reason,
        figure.shipped,
    ]  # fmt: skip
