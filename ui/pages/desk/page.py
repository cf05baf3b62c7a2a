"""工作台: what is due, grouped by how much is left; what lapses soon; the year so far; what came in last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.lifecycle.desk import Desk, DeskItem, Figure, Group, Place, Scope, counted, desk, waiting
from app.lifecycle.figures import choose
from app.office import Office
from ui import icons
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.desk.due_list import DueList
from ui.pages.desk.due_row import DueRow
from ui.pages.desk.first_run import Beginning, FirstRun, beginning
from ui.pages.desk.side import Side
from ui.pages.incoming.places import DueAt
from ui.pages.places import THREAD, YEARLY, Listed, Picked, Segment
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.header import PageHeader
from ui.widgets.layout import Pane, column, row
from ui.widgets.page import Page
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.dialogs.form import FormDialog
    from ui.pages.desk.reminders import Choice

_WEEKDAYS = "一二三四五六日"
_SCOPES = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Start:
    """What the page asks the office for; ``people`` are those who work here, ``beginning`` what the first run shows (None once there are documents)."""

    desk: Desk
    people: tuple[str, ...]
    beginning: Beginning | None


def start(office: Office, scope: Scope | None) -> Start:
    """The desk of today, and whether this is the first run: nothing was entered yet."""
    people = tuple(person.name for person in office.store.people.people() if person.active)
    found = desk(office, scope)
    return Start(found, people, None if found.recent else beginning(office))


class DeskPage(Page):
    """The start page. ``import_asked()`` and ``new_asked()`` by its buttons, ``ledger_asked()``, ``samples_asked()`` and ``restore_asked()`` on the first run."""

    import_asked = Signal()
    new_asked = Signal()
    ledger_asked = Signal()
    samples_asked = Signal()
    restore_asked = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._is_stale = True
        self._scope: Scope | None = None
        self._start: Start | None = None
        import_button = Button("导入文件", icon=Icon.IMPORT, keys="Ctrl O")
        self.new_button = Button("新建送审件", icon=Icon.ADD, kind="primary", keys="Ctrl N")
        import_button.clicked.connect(self.import_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.scope = Segments([scope.value for scope in _SCOPES])
        self.scope.hide()
        self.header = PageHeader("工作台", "", self.scope, import_button, self.new_button)
        self.due, self.side, self.first = DueList(), Side(), FirstRun()
        side = Pane("surface", "left")
        side.setLayout(column(self.side))
        side.setFixedWidth(356)
        work = QWidget()
        line = row(self.due, side, gap=0)
        line.setStretchFactor(self.due, 1)
        work.setLayout(line)
        normal = QWidget()
        whole = column(self.header, work)
        whole.setStretchFactor(work, 1)
        normal.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(normal)
        self._stack.addWidget(self.first)
        self.setLayout(column(self._stack))
        self._wire()

    def _wire(self) -> None:
        self.scope.chosen.connect(self._choose_scope)
        self.due.opened.connect(self._open_item)
        self.due.menu_asked.connect(lambda item, point: self.make_menu(item).popup(point))
        self.due.group_asked.connect(self._open_group)
        self.due.document_opened.connect(lambda document: self.asked.emit("document", document))
        self.due.import_asked.connect(self.import_asked)
        self.due.yearly_asked.connect(lambda year: self.asked.emit("filing", Listed(YEARLY, year)))
        self.side.opened.connect(lambda document: self.asked.emit("document", document))
        self.side.figure_opened.connect(self._open_figure)
        self.side.expiring_asked.connect(lambda: self.asked.emit("register", Segment(2)))
        self.first.ledger_asked.connect(self.ledger_asked)
        self.first.import_asked.connect(self.import_asked)
        self.first.samples_asked.connect(self.samples_asked)
        self.first.settings_asked.connect(lambda pane: self.asked.emit("settings", pane))
        self.first.restore_asked.connect(self.restore_asked)
        self.first.jurisdiction_chosen.connect(self._choose_jurisdiction)

    @property
    def rows(self) -> list[DueRow]:
        """The rows shown, first due first."""
        return self.due.rows

    @property
    def is_first_run(self) -> bool:
        """Whether the page asks where to begin."""
        return self._stack.currentWidget() is self.first

    def enter(self, place: object = None) -> None:
        if self._is_stale or self._start is None:
            self._load(place if isinstance(place, int) else None)
        elif isinstance(place, int):
            self.due.verticalScrollBar().setValue(place)

    def place(self) -> object:
        return self.due.verticalScrollBar().value()

    def refresh(self, kinds: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load(self.due.verticalScrollBar().value())

    def hints(self) -> list[str]:
        if self.is_first_run:
            return ["还没有文件"]
        year = f" {self._start.desk.today.year} 年" if self._start else ""
        keys = ["右键或者菜单键：延后提醒、标为已办、分给别人"] if self._start and self._start.desk.count else []
        return [f"待办按剩余工作日排序，节假日按国务院办公厅{year}放假安排计算", *keys]

    def _load(self, scroll: int | None = None) -> None:
        self._is_stale = False
        scope = self._scope
        self._ops.query(lambda office: start(office, scope), lambda answer: self._show(answer, scroll), owner=self, title="工作台")

    def _show(self, answer: Start, scroll: int | None) -> None:
        self._start = answer
        self._stack.setCurrentIndex(1 if answer.beginning else 0)
        if answer.beginning:
            self.first.show_beginning(answer.beginning)
        self._show_head(answer.desk)
        self.due.show_desk(answer.desk)
        self.side.show_desk(answer.desk)
        if scroll is not None:
            self.due.verticalScrollBar().setValue(scroll)
        self.hinted.emit(self.hints())

    def _show_head(self, shown: Desk) -> None:
        day, late = shown.today, shown.overdue
        told = (
            f"{shown.count} 件待办" + (f"，其中 {late} 件已逾期" if late else "")
            if shown.count
            else "没有到期的待办"
            if shown.resting
            else "没有待办"
        )
        self.header.set_title(f"{day.month}月{day.day}日　星期{_WEEKDAYS[day.weekday()]}", told)
        self.scope.setVisible(shown.is_shared)
        self.scope.blockSignals(True)
        self.scope.choose(_SCOPES.index(shown.scope))
        self.scope.blockSignals(False)

    def _open_item(self, item: DeskItem) -> None:
        """The exact place of work: an answer that is awaited stands in the thread of its document."""
        if item.place is Place.INCOMING:
            self.asked.emit(item.place.value, DueAt(item.document.id, item.due.deadline.id))
            return
        is_awaited = item.due.deadline.key.startswith("correspondence.")
        self.asked.emit(item.place.value, (item.document.id, THREAD) if is_awaited else item.document.id)

    def _choose_scope(self, index: int) -> None:
        self._scope = _SCOPES[index]
        self._load()

    # --- what an item offers

    def make_menu(self, item: DeskItem) -> QMenu:
        """What may be done with an item besides its work."""
        from ui.pages.desk.reminders import choices

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._start is None:
            return menu
        opening = menu.addAction(item.button)
        opening.triggered.connect(partial(self.due.opened.emit, item))
        menu.setDefaultAction(opening)
        menu.addSeparator()
        for choice in choices(item, self._start.desk.today, self._start.people):
            entry = menu.addAction(icons.icon(choice.icon, theme().color("text2")), choice.label)
            entry.setObjectName(choice.name)
            entry.triggered.connect(lambda _on=False, choice=choice: self._ask(choice))
        return menu

    def _choose_jurisdiction(self, key: str) -> None:
        said = "已选辖区。报送期限、份数和编号按它计算。"
        self._ops.act(lambda office: choose(office, key), lambda _: self.undoable.emit(said), owner=self, title="辖区")

    def _ask(self, choice: Choice) -> None:
        if choice.form is None:
            self._ops.act(
                lambda office: choice.do(office, {}), lambda _: self.undoable.emit(f"{choice.said}。"), owner=self, title=choice.label
            )
        elif self._start is not None:
            from ui.dialogs.form import FormDialog

            dialog = FormDialog(choice.form, self._start.desk.today, self)
            dialog.submitted.connect(partial(self._carry_out, choice, dialog))
            dialog.open()

    def _carry_out(self, choice: Choice, dialog: FormDialog, values: dict[str, object]) -> None:
        def done(_: object) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()
            self.undoable.emit(f"{choice.said}。")

        self._ops.act(lambda office: choice.do(office, values), done, owner=self, title=choice.label, on_refused=dialog.refuse)

    # --- numbers lead to the register

    def _open_group(self, group: Group) -> None:
        scope = self._start.desk.scope if self._start else Scope.ALL
        self._pick(f"待办：{group.value}", lambda office: waiting(office, scope, group))

    def _open_figure(self, figure: Figure) -> None:
        self._pick(figure.name, lambda office: counted(office, figure.code))

    def _pick(self, label: str, find: Callable[[Office], tuple[str, ...]]) -> None:
        self._ops.query(find, lambda found: self.asked.emit("register", Picked(label, found)), owner=self, title=label)
