"""人员与单位: who works here in which role, who is on leave and who stands in, and the units by their full and short names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.office import Office
from app.people.handling import handover, open_matters
from app.people.roster import Member, Roster, roster, save_person, save_unit
from db.records import Unit
from ui.dialogs.form import Form, FormDialog, Values
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.naming import spoken_day
from ui.pages.settings.people_forms import details_of, handover_form, person_form, unit_form, until_of
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.header import SectionHeader
from ui.widgets.layout import Pane, column, row
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.tone import Tone

_PEOPLE = (
    Column("name", "姓名", 190),
    Column("role", "角色", 96),
    Column("unit", "单位"),
    Column("phone", "电话", 130),
    Column("matters", "在办", 72),
    Column("leave", "请假到", 110),
    Column("stand_in", "替办人", 110),
    Column("state", "状态", 92),
)
_UNITS = (Column("name", "全称"), Column("short", "简称", 220))


class PeoplePane(QWidget):
    """Two tables; Enter or a double click edits, a right click offers more. ``undoable(text)`` after each act, ``operator_asked(name)`` to sit down as
    somebody else, ``operator_renamed(name)`` when it was the operator's own name that changed, ``matters_asked(label, ids)`` to see somebody's open matters.
    """

    undoable = Signal(str)
    operator_asked = Signal(str)
    operator_renamed = Signal(str)
    matters_asked = Signal(str, tuple)

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._roster: Roster | None = None
        self.people: RecordsModel[Member] = RecordsModel(_PEOPLE, self._person_cell, lambda member: member.person.id, parent=self)
        self.units: RecordsModel[Unit] = RecordsModel(_UNITS, _unit_cell, lambda unit: unit.id, parent=self)
        self.people_table, self.units_table = Table(self.people), Table(self.units)
        self.people_table.setAccessibleName("人员")
        self.units_table.setAccessibleName("单位")
        self.add_person = Button("增加人员", icon=Icon.ADD, height=28)
        self.hand_over = Button("移交与请假", icon=Icon.PEOPLE, height=28)
        self.add_unit = Button("增加单位", icon=Icon.ADD, height=28)
        self._people_head = SectionHeader("人员", "", "", self.hand_over, self.add_person)
        self._units_head = SectionHeader("单位", "", "", self.add_unit)
        upper, lower = _part(self._people_head, self.people_table), _part(self._units_head, self.units_table)
        lower.setProperty("edge", "top")
        whole = column(upper, lower)
        whole.setStretch(0, 3)
        whole.setStretch(1, 2)
        self.setLayout(whole)
        self._wire()

    def _wire(self) -> None:
        self.add_person.clicked.connect(lambda: self.edit_person(None))
        self.add_unit.clicked.connect(lambda: self.edit_unit(None))
        self.hand_over.clicked.connect(self._hand_over_current)
        self.people_table.opened.connect(self.edit_person)
        self.people_table.menu_asked.connect(lambda member, point: self.make_menu(member).popup(point))
        self.people_table.current_changed.connect(lambda _member: self._allow())
        self.units_table.opened.connect(self.edit_unit)

    def load(self) -> None:
        """Read everybody anew."""
        self._ops.query(roster, self._show, owner=self, title="人员与单位")

    def _show(self, found: Roster) -> None:
        current = self.people_table.current
        self._roster = found
        self.people.set_rows(list(found.members))
        self.units.set_rows(list(found.units))
        away = sum(1 for member in found.members if _is_away(member, found))
        told = f"{len(found.active)} 人在岗" + (f"，其中 {away} 人请假" if away else "")
        self._people_head.set("人员", f"{told}。回车编辑，右键有更多。")
        self._units_head.set("单位", f"{len(found.units)} 个。简称列在台账里，全称印在文书上。")
        if isinstance(current, Member):
            self.people_table.select_row(self.people.row_of(current.person.id))
        elif found.members:
            self.people_table.select_row(0)
        self._allow()

    def _allow(self) -> None:
        why = self._roster.why_not if self._roster else ""
        self.add_person.allow(why)
        self.add_unit.allow(why)
        member = self.people_table.current
        has_matters = isinstance(member, Member) and member.matters > 0
        self.hand_over.allow("" if has_matters else "先选一位名下有在办件的人员")

    # --- acts

    def edit_person(self, member: Member | None) -> None:
        """Ask for what is written of somebody, or of somebody new."""
        if self._roster is None:
            return
        if self._roster.why_not:
            self._refuse(self._roster.why_not)
            return
        before = member.details if member else None
        is_operator = member is not None and member.is_operator

        def save(office: Office, values: Values) -> object:
            return save_person(office, details_of(values), before=before.name if before else "")

        def saved(values: Values) -> None:
            name = str(values["name"]).strip()
            self.undoable.emit(f"已保存人员：{name}。")
            if before is not None and is_operator and name != before.name:
                self.operator_renamed.emit(name)

        self._ask(person_form(self._roster, before), save, saved)

    def edit_unit(self, unit: Unit | None) -> None:
        """Ask for the names of a unit, or of a new one."""
        if self._roster is not None and self._roster.why_not:
            self._refuse(self._roster.why_not)
            return

        def save(office: Office, values: Values) -> object:
            return save_unit(office, str(values["name"]), str(values["short"]), before=unit.name if unit else "")

        self._ask(unit_form(unit), save, lambda values: self.undoable.emit(f"已保存单位：{values['name']}。"))

    def ask_handover(self, member: Member) -> None:
        """Ask to whom everything open of somebody goes."""
        if self._roster is None:
            return
        giver, count = member.person.name, member.matters

        def hand(office: Office, values: Values) -> object:
            return handover(office, giver=giver, taker=str(values["taker"]), reason=str(values["reason"]), away_until=until_of(values))

        said = f"已把{giver}的 {count} 件移交给"
        self._ask(handover_form(self._roster, giver, count), hand, lambda values: self.undoable.emit(f"{said}{values['taker']}。"))

    def open_matters(self, member: Member) -> None:
        """Ask for the list of somebody's open matters."""
        label = f"{member.person.name}在办"
        self._ops.query(
            lambda office: open_matters(office, member.person.id),
            lambda found: self.matters_asked.emit(label, found),
            owner=self,
            title=label,
        )

    def make_menu(self, member: Member) -> QMenu:
        """What may be done with somebody."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries: list[tuple[str, Callable[[], object], bool]] = [
            ("编辑", partial(self.edit_person, member), not (self._roster and self._roster.why_not)),
            ("查看在办的件", partial(self.open_matters, member), member.matters > 0),
            ("移交与请假", partial(self.ask_handover, member), member.matters > 0),
            ("换成此人操作", partial(self.operator_asked.emit, member.person.name), member.person.active and not member.is_operator),
        ]
        for words, slot, is_open in entries:
            entry = menu.addAction(words)
            entry.setEnabled(is_open)
            entry.triggered.connect(lambda _on=False, slot=slot: slot())
        return menu

    def _hand_over_current(self) -> None:
        member = self.people_table.current
        if isinstance(member, Member):
            self.ask_handover(member)

    def _ask(self, form: Form, work: Callable[[Office, Values], object], then: Callable[[Values], object]) -> None:
        if self._roster is None:
            return
        dialog = FormDialog(form, self._roster.today, self)

        def submit(values: Values) -> None:
            def done(_: object) -> None:
                if shiboken6.isValid(dialog):
                    dialog.accept()
                then(values)

            self._ops.act(lambda office: work(office, values), done, owner=self, title=form.title, on_refused=dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.open()

    def _refuse(self, sentence: str) -> None:
        self._ops.refused.emit(sentence)

    def _person_cell(self, member: Member, column_id: str) -> Cell:
        person, found = member.person, member.details
        today = self._roster.today if self._roster else None
        muted = "text" if person.active else "text3"
        match column_id:
            case "name":
                return Cell(f"{person.name}（本人）" if member.is_operator else person.name, muted, strong=member.is_operator)
            case "role":
                return Cell(person.role, muted) if person.role else Cell("未填", "text3", tip="没有填角色，什么都可以办")
            case "unit":
                return Cell(found.unit, "text2", tip=found.unit) if found.unit else NOTHING
            case "phone":
                return Cell(person.phone, "text2") if person.phone else NOTHING
            case "matters":
                return Cell(str(member.matters) if member.matters else "—", muted)
            case "leave":
                until = person.away_until
                return Cell(spoken_day(until, today), "amber") if until and today and until >= today else NOTHING
            case "stand_in":
                return Cell(found.stand_in, muted) if found.stand_in else NOTHING
            case _:
                return _state(member, self._roster)


def _state(member: Member, found: Roster | None) -> Cell:
    if not member.person.active:
        return Cell("停用", chip=Tone.OUTLINE)
    return Cell("请假", chip=Tone.AMBER) if found and _is_away(member, found) else Cell("在岗", chip=Tone.GREEN)


def _is_away(member: Member, found: Roster) -> bool:
    return member.person.active and member.person.away_until is not None and member.person.away_until >= found.today


def _unit_cell(unit: Unit, column_id: str) -> Cell:
    return Cell(unit.name) if column_id == "name" else Cell(unit.short_name, "text2")


def _part(head: SectionHeader, table: Table) -> Pane:
    part = Pane("surface")
    head_line = row(head, margins=(24, 8, 24, 4))
    body = row(table, margins=(12, 0, 12, 0))
    whole = column(head_line, body)
    whole.setStretchFactor(body, 1)
    part.setLayout(whole)
    return part
