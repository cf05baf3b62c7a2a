"""设置: its panes. Leaving a field saves it as one act; the operator's name holds at once and is kept for the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import places
from app.exchange.table_out import write_table
from app.lifecycle.editing import save_settings
from app.lifecycle.number_register import HEADINGS, lines
from app.office import Office
from app.settings import OfficeSettings, office_settings, rules_in_force
from db.records import Setting
from ui.keeping import Keeper
from ui.operator import switch
from ui.ops import Ops
from ui.pages.ids import RULES, SETTINGS_PANES
from ui.pages.places import InGroup, Picked
from ui.pages.settings.calendar import CalendarPane
from ui.pages.settings.data import DataPane
from ui.pages.settings.looks import LooksPane
from ui.pages.settings.names import NamesPane
from ui.pages.settings.parameters import ParametersPane
from ui.pages.settings.people import PeoplePane
from ui.pages.settings.rules import RulesPane
from ui.pages.settings.safekeeping import Safekeeping
from ui.pages.settings.tables import ask_for_table
from ui.pages.settings.templates import TemplatesPane
from ui.widgets.header import PageHeader, Tabs
from ui.widgets.layout import column, row
from ui.widgets.page import Page

_KINDS = frozenset(
    {
        Setting.TABLE,
        "parameters",
        "dated_parameters",
        "calendar_days",
        "calendar_notices",
        "deadlines",
        "rule_changes",
        "form_templates",
        "people",
        "units",
    }
)


class SettingsPage(Page):
    """``on_operator`` keeps the operator's name for the next start; ``open_folder`` shows a folder in the system's file manager; ``log`` is the crash log.

    ``keeper`` makes the backups; ``own`` is the file of what belongs to this user on this machine. ``document_asked(id)`` from the self-check.
    """

    document_asked = Signal(str)

    def __init__(
        self,
        ops: Ops[Office],
        *,
        on_operator: Callable[[str], None] = places.keep_operator,
        open_folder: Callable[[Path], object] | None = None,
        log: Path | None = None,
        keeper: Keeper | None = None,
        own: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ops = ops
        self._on_operator = on_operator
        self._open_folder = open_folder or _show_folder
        self._settings: OfficeSettings | None = None
        self.tabs = Tabs(SETTINGS_PANES)
        self.names, self.data, self.parameters = NamesPane(), DataPane(log or places.crash_log()), ParametersPane(ops)
        self.calendar = CalendarPane(ops)
        self.people, self.rules, self.looks = PeoplePane(ops), RulesPane(), LooksPane()
        self.templates = TemplatesPane(ops)
        self._stack = QStackedWidget()
        for pane in (self.names, self.people, self.data, self.parameters, self.calendar, self.rules, self.templates, self.looks):
            self._stack.addWidget(pane)
        tabs = QWidget()
        tabs.setLayout(row(self.tabs))
        whole = column(PageHeader("设置"), tabs, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.safekeeping = Safekeeping(
            ops, self, self.data, keeper or Keeper(ops, lambda: places.second_backup(own), self), self._load, own
        )
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._stack.setCurrentIndex)
        self.names.renamed.connect(self._rename)
        self.names.operator_changed.connect(self._keep_operator)
        self.names.numbers.clicked.connect(lambda: ask_for_table(self, "编号登记簿", self.write_numbers))
        self.people.operator_asked.connect(self._keep_operator)
        self.people.operator_renamed.connect(self._keep_operator)
        self.people.undoable.connect(self.undoable)
        self.people.matters_asked.connect(lambda label, found: self.asked.emit("register", Picked(label, found)))
        self.data.bin_asked.connect(lambda: self.asked.emit("bin", None))
        self.data.folder_asked.connect(self._show_data)
        self.data.log_asked.connect(lambda: self._open_folder(self.data.log.parent))
        self.data.check.document_asked.connect(self.document_asked)
        self.rules.page_asked.connect(lambda group: self.asked.emit(RULES, InGroup(group)))
        for pane in (self.parameters, self.calendar):
            pane.undoable.connect(self.undoable)
        self.parameters.told.connect(self.told)
        self.templates.undoable.connect(self.undoable)
        self.templates.told.connect(self.told)
        self.parameters.jurisdiction_chosen.connect(self._choose_jurisdiction)

    def enter(self, place: object = None) -> None:
        if isinstance(place, str) and place in SETTINGS_PANES:
            self.tabs.choose(SETTINGS_PANES.index(place))
        elif isinstance(place, int):
            self.tabs.choose(place)
        self._load()

    def place(self) -> object:
        return self.tabs.current

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS and self.isVisible():
            self._load()

    def hints(self) -> list[str]:
        return ["离开输入框即保存"]

    def write_numbers(self, path: Path) -> None:
        """Write the register of numbers to ``path`` (.xlsx or .csv)."""

        def write(lines: list[list[str]]) -> None:
            self._ops.run(
                lambda: write_table(path, HEADINGS, lines, title="编号登记簿"),
                lambda _: self.told.emit(f"已导出编号登记簿到“{path.name}”"),
                owner=self,
                title="导出",
            )

        self._ops.query(lines, write, owner=self, title="导出")

    def _load(self) -> None:
        self._ops.query(office_settings, self._take, owner=self)
        self.people.load()
        self.templates.load()
        self.calendar.load()
        self._ops.query(rules_in_force, self.rules.show_rules, owner=self)

    def _take(self, settings: OfficeSettings) -> None:
        self._settings = settings
        for pane in (self.names, self.data, self.parameters):
            pane.show_settings(settings)
        self.safekeeping.show_second()

    def _rename(self, key: str, label: str, text: str) -> None:
        said = f"已改{label}：{text}。" if text else f"已清空{label}，改用出厂的名称。"
        self._save({f"names.{key}": text}, said)

    def _choose_jurisdiction(self, key: str) -> None:
        if self._settings is not None and key != self._settings.jurisdiction:
            self._save({"jurisdiction": key}, "已改辖区。以后起算的期限按新辖区计算，已经算出的不变；参数要重新核对。")

    def _save(self, values: dict[str, str], said: str) -> None:
        self._ops.act(lambda office: save_settings(office, values), lambda _: self.undoable.emit(said), owner=self, title="修改设置")

    def _keep_operator(self, name: str) -> None:
        def done() -> None:
            self.told.emit(f"操作人改为{name}，以后的每一步都记在这个名字下。")
            self._load()

        switch(self._ops, name, done, keep=self._on_operator, owner=self)

    def _show_data(self) -> None:
        if self._settings is not None:
            self._open_folder(self._settings.folder)


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
