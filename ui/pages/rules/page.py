"""审核规则: the rules by group with what became of their findings; beside them the rule that is being written, and the dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.office import Office
from app.rules.office.changing import grade, reset, switch
from app.rules.office.detail import Detail, detail
from app.rules.office.draft import RuleDraft, draft_of
from app.rules.office.saving import remove_rule, save_rule
from app.rules.office.shelf import Line, Shelf, shelf
from db.records import OfficeRule, RuleChange, RuleWords
from ui.deeds import Deeds
from ui.dialogs.form import Form, FormDialog, Values
from ui.icons import Icon
from ui.ops import Ops
from ui.pages import places
from ui.pages.ids import DOCUMENT, LAWS
from ui.pages.laws.places import LawAt
from ui.pages.rules.columns import ALL, COLUMNS, NUMBERS, GroupRow, group_cell, group_rows, picked, rule_cell
from ui.pages.rules.detail import DetailPane
from ui.pages.rules.editor import Editor
from ui.pages.rules.forms import grade_form, off_form
from ui.pages.rules.frame import SidePane
from ui.pages.rules.hits import HitsPanel
from ui.pages.rules.packs import Packs
from ui.pages.rules.table import RulesTable
from ui.pages.rules.words import WordsView
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.header import PageHeader
from ui.widgets.layout import column, row
from ui.widgets.page import Page
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table

_KINDS = frozenset({RuleChange.TABLE, OfficeRule.TABLE, RuleWords.TABLE, "findings", "people"})
_GROUPS = (Column("name", "分组"), Column("count", "规则", 44, "right"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the page stands: which rule is current, whether one is being written, and which group is asked for ("": as it was)."""

    rule: str = ""
    writing: bool = False
    group: str = ""


class RulesPage(Page):
    """The page. ``place`` is a rule's id, a group (:class:`ui.pages.places.InGroup`), a :class:`Spot`, or None."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops, self._deeds = ops, deeds
        self.shelf: Shelf | None = None
        self._wanted = self._wanted_group = ""
        self.search = SearchField("搜编号、名称", width=208)
        self.dictionaries = Button("词典", icon=Icon.LAWS)
        self.take_in, self.give_out = Button("导入规则包", icon=Icon.IMPORT), Button("导出规则包", icon=Icon.PACKET)
        self.new = Button("新建规则", icon=Icon.ADD, kind="primary")
        self.head = PageHeader("审核规则", "", self.search, self.dictionaries, self.take_in, self.give_out, self.new)
        self.groups: RecordsModel[GroupRow] = RecordsModel(_GROUPS, group_cell, lambda line: line.key, parent=self)
        self.rules: RecordsModel[Line] = RecordsModel(COLUMNS, rule_cell, lambda line: line.id, parent=self)
        self.group_table, self.table = Table(self.groups), RulesTable(self.rules)
        self.group_table.setAccessibleName("规则分组")
        self.table.setAccessibleName("审核规则")
        self._nothing = EmptyState(Icon.SEARCH, "没有这样的规则。换个词，或者看全部规则。", "看全部规则")
        self.detail = DetailPane()
        self.editor, self.words = Editor(ops), WordsView(ops, deeds)
        self.packs = Packs(ops, deeds, self)
        self._lay_out()
        self.hits = HitsPanel(self)
        self._connect()

    def _lay_out(self) -> None:
        left = SidePane("surface", "right", 214)
        left.setLayout(row(self.group_table))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        body = row(left, self._middle, self.detail, gap=0)
        body.setStretchFactor(self._middle, 1)
        whole = column(self.head, body)
        whole.setStretchFactor(body, 1)
        shelf_view = QWidget()
        shelf_view.setLayout(whole)
        self._stack = QStackedWidget()
        for part in (shelf_view, self.editor, self.words):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))

    def _connect(self) -> None:
        self.search.searched.connect(lambda _words: self._fill())
        self.search.left_downwards.connect(self.table.setFocus)
        self.group_table.current_changed.connect(lambda _group: self._fill())
        self.table.current_changed.connect(self._on_rule)
        self.table.opened.connect(lambda _line: self._show_hits("hits"))
        self.table.clicked.connect(self._on_cell)
        self._nothing.clicked.connect(self._show_all)
        self.new.clicked.connect(lambda: self.write(""))
        self.dictionaries.clicked.connect(self._open_words)
        self.take_in.clicked.connect(self.packs.ask_in)
        self.give_out.clicked.connect(self.packs.ask_out)
        self.detail.switch_asked.connect(self._switch)
        self.detail.grade_asked.connect(self._grade)
        self.detail.reset_asked.connect(self._reset)
        self.detail.edit_asked.connect(lambda: self.write(self.current.id if self.current else ""))
        self.detail.remove_asked.connect(self._remove)
        self.detail.number_asked.connect(self._show_hits)
        self.detail.law_asked.connect(lambda title, article: self.asked.emit(LAWS, LawAt(title, article)))
        self.hits.document_asked.connect(lambda found: self.asked.emit(DOCUMENT, (found, places.REVIEW)))
        self.editor.document_asked.connect(lambda found: self.asked.emit(DOCUMENT, (found, places.TEXT)))
        self.editor.left.connect(self._leave_side)
        self.editor.submitted.connect(self._save)
        self.words.left.connect(self._leave_side)
        self._stack.currentChanged.connect(lambda _index: self.hinted.emit(self.hints()))

    # --- the page in the window

    @property
    def rail_below(self) -> int:
        """1500 px, so that the table keeps its columns beside the groups and the rule."""
        return theme().px(1500)

    def enter(self, place: object = None) -> None:
        spot = place if isinstance(place, Spot) else Spot(place if isinstance(place, str) else "")
        if isinstance(place, places.InGroup):
            spot = Spot(group=place.code)
        self._wanted = spot.rule or ("" if spot.group else self.current.id if self.current else "")
        self._wanted_group = spot.group
        if spot.writing and self.editor.is_begun:
            self._stack.setCurrentWidget(self.editor)
        elif spot.rule or self._stack.currentWidget() is not self.editor:
            self._stack.setCurrentIndex(0)
        self._load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> object:
        return Spot(self.current.id if self.current else "", self._stack.currentWidget() is self.editor)

    def leave(self) -> None:
        self.editor.stop_trial()

    def step_back(self) -> bool:
        if self._stack.currentIndex():
            self._leave_side()
            return True
        return False

    @property
    def unfinished(self) -> str:
        """A rule that was begun and not saved."""
        return "有一条规则写了一半" if self.editor.has_unsaved else ""

    def focus_search(self) -> None:
        self._stack.setCurrentIndex(0)
        self.search.setFocus()

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS and self.isVisible():
            self._load()
            if self._stack.currentWidget() is self.words:
                self.words.load()

    def hints(self) -> list[str]:
        return ["Enter 看命中的地方"] if self._stack.currentIndex() == 0 else ["Esc 回到规则表，写的内容留着"]

    # --- showing

    @property
    def current(self) -> Line | None:
        """The rule that is current."""
        line = self.table.current
        return line if isinstance(line, Line) else None

    @property
    def _group(self) -> str:
        group = self.group_table.current
        return group.key if isinstance(group, GroupRow) else ALL

    def _load(self) -> None:
        self._ops.query(shelf, self._show, owner=self, title="审核规则")

    def _show(self, found: Shelf) -> None:
        kept, self.shelf = self._wanted_group or self._group, found
        self._wanted = self._wanted or ("" if self._wanted_group else self.current.id if self.current else "")
        self._wanted_group = ""
        off, own = sum(not line.active for line in found.lines), sum(line.own for line in found.lines)
        told = [f"{len(found.lines) - off} 条在用", f"{off} 条停用" if off else "", f"本单位的 {own} 条" if own else ""]
        self.head.set_title("审核规则", "，".join(filter(None, told)))
        for button in (self.new, self.take_in):
            button.allow(found.why_not)
        self.words.set_why_not(found.why_not)
        if self._wanted and found.line(self._wanted) is not None and not any(x.id == self._wanted for x in picked(found, kept, "")):
            kept = ALL
        self.groups.set_rows(group_rows(found))
        self.group_table.select_row(max(0, self.groups.row_of(kept)))
        self._fill()

    def _fill(self) -> None:
        """Show the rules of the group that hold the words searched for."""
        if self.shelf is None:
            return
        wanted = self._wanted or (self.current.id if self.current else "")
        lines = picked(self.shelf, self._group, self.search.text())
        self.rules.set_rows(lines)
        self._middle.setCurrentWidget(self.table if lines else self._nothing)
        self._wanted = ""
        if lines:
            self.table.select_row(max(0, self.rules.row_of(wanted)))
        else:
            self._on_rule(None)

    def _show_all(self) -> None:
        self.search.clear()
        self.group_table.select_row(0)
        self._fill()

    def _on_rule(self, line: object) -> None:
        if not isinstance(line, Line):
            self.detail.show_nothing()
            return
        self._ops.query(lambda office: detail(office, line.id), self._show_detail, owner=self, on_refused=lambda _said: None)

    def _show_detail(self, found: Detail) -> None:
        if self.current is not None and self.current.id == found.line.id:
            self.detail.show_rule(found, self.shelf.why_not if self.shelf else "")

    def _on_cell(self, index: QModelIndex) -> None:
        number, line = COLUMNS[index.column()].id, self.rules.record(index.row())
        if number in NUMBERS and line is not None and rule_cell(line, number).tone == "accent":
            self._show_hits(number)

    def _show_hits(self, number: str) -> None:
        line = self.current
        if line is not None and line.tally.hits:
            self._ops.query(
                lambda office: detail(office, line.id), lambda found: self.hits.show_findings(found, number), owner=self, title="命中的地方"
            )

    def _open_words(self) -> None:
        self.words.load()
        self._stack.setCurrentWidget(self.words)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_side(self) -> None:
        self._stack.setCurrentIndex(0)
        self._load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts

    def write(self, rule_id: str) -> None:
        """Open the form of a new rule, or of one of the office's own."""

        def begin(draft: RuleDraft | None) -> None:
            if self.shelf is not None:
                self.editor.begin(draft or RuleDraft(group=self._group if self._group in self.shelf.groups else "AUTH"), self.shelf.groups)
                self._stack.setCurrentWidget(self.editor)

        self._ops.query(lambda office: draft_of(office, rule_id) if rule_id else None, begin, owner=self, title="规则")

    def _save(self, draft: RuleDraft) -> None:
        def saved(made: object) -> None:
            self.editor.finish()
            self._wanted = str(made["rule"]) if isinstance(made, dict) else ""
            self._stack.setCurrentIndex(0)
            self._load()

        said = f"已保存规则“{draft.name.strip()}”，以后的审核会用它"
        self._deeds.do(lambda office: save_rule(office, draft), said, then=saved, title="保存规则", on_refused=self.editor.refuse)

    def _switch(self) -> None:
        line = self.current
        if line is None:
            return
        if not line.active:
            self._deeds.do(lambda office: switch(office, line.id, active=True), f"已启用 {line.id}", title="启用规则")
            return

        def off(office: Office, values: Values) -> object:
            return switch(office, line.id, active=False, reason=str(values["reason"]))

        self._ask(off_form(line), off, f"已停用 {line.id}，以后的审核不再报它")

    def _grade(self) -> None:
        line = self.current
        if line is not None:
            rule_id = line.id

            def to(office: Office, values: Values) -> object:
                return grade(office, rule_id, str(values["severity"]), str(values["reason"]))

            self._ask(grade_form(line), to, f"已改 {rule_id} 的程度")

    def _reset(self) -> None:
        line = self.current
        if line is not None:
            self._deeds.do(lambda office: reset(office, line.id), f"{line.id} 已恢复出厂", title="恢复出厂")

    def _remove(self) -> None:
        line = self.current
        if line is not None:
            self._deeds.do(lambda office: remove_rule(office, line.id), f"已删除规则“{line.name}”", title="删除规则")

    def _ask(self, form: Form, work: Callable[[Office, Values], object], said: str) -> None:
        self._ops.query(lambda office: office.today(), partial(self._open_form, form, work, said), owner=self)

    def _open_form(self, form: Form, work: Callable[[Office, Values], object], said: str, today: object) -> None:
        from datetime import date

        dialog = FormDialog(form, today if isinstance(today, date) else date.min, self)

        def done(_made: object) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()

        dialog.submitted.connect(
            lambda values: self._deeds.do(lambda office: work(office, values), said, then=done, title=form.title, on_refused=dialog.refuse)
        )
        dialog.open()
