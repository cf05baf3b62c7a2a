"""文件台账: every document in one table, found by title, number, initials or text, with a preview beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.lifecycle import answering
from app.lifecycle.answering import Answer, Choice
from app.lifecycle.asking import Facet, Part, Picked, Question
from app.lifecycle.register import RegisterRow
from app.lifecycle.views import View, views
from app.office import Office
from ui import actions
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.places import Segment
from ui.pages.register.beside import Beside
from ui.pages.register.columns import COLUMNS, LEGEND, Cells
from ui.pages.register.keeping import Keeping
from ui.pages.register.preview import Preview
from ui.pages.register.rows import LedgerRows
from ui.pages.register.selection import Selection
from ui.pages.register.tools import Tools
from ui.pages.register.widths import fit_columns, hidden_columns, section, show_columns, shown_columns
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.empty import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.header import PageHeader
from ui.widgets.layout import column, row
from ui.widgets.page import Page
from ui.widgets.statusbar import Hint
from ui.widgets.table import Table

_TYPING_WAIT_MS = 0
"""The answer comes faster than the next key, so that nothing is gained by waiting."""


class RegisterPage(Page):
    """The register. ``import_asked()`` by its button; a row opens by Enter, double click or the preview's button."""

    import_asked = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._question = Question()
        self._answer: Answer | None = None
        self._is_stale = True
        self._turn = 0
        self._wanted = ""
        self._cells: Cells | None = None
        self.search = SearchField("标题、文号、正文，或拼音首字母如 gzzf", actions.action("find").hint, width=360, wait_ms=_TYPING_WAIT_MS)
        import_button = Button("导入", icon=Icon.IMPORT)
        import_button.clicked.connect(self.import_asked)
        self.export_button = Button("导出", icon=Icon.EXCEL)
        self.export_button.clicked.connect(lambda: self._export(None))
        self.bin_button = Button("回收站", icon=Icon.DELETE, kind="ghost")
        self.bin_button.clicked.connect(lambda: self.asked.emit("bin", None))
        self.header = PageHeader("文件台账", "", self.search, self.bin_button, import_button, self.export_button)
        self.tools = Tools()
        self.segments, self.order = self.tools.segments, self.tools.order
        self.model = LedgerRows(COLUMNS, self._cell, lambda line: self._cells.sentence(line) if self._cells else "")
        self.table = Table(self.model)
        self.table.setAccessibleName("文件台账")
        self.preview = Preview()
        self.empty = EmptyState(Icon.REGISTER, "台账里还没有文件。导入以后会列在这里。", "导入文件")
        self._beside = Beside(self, ops, self.table, self.preview)
        self._lay_out()
        self._wire()
        show_columns(self.table)

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self.empty)
        self.selection = Selection(self, self._ops, self._left)
        self.keeping = Keeping(self, self._ops, self.tools, lambda: self._question)
        body = row(self._left, self.preview, gap=0)
        body.setStretchFactor(self._left, 1)
        whole = column(self.header, self.tools, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.search.searched.connect(lambda text: self._ask(replace(self._question, text=text.strip())))
        self.search.left_downwards.connect(self.table.setFocus)
        self.tools.asked.connect(self._reset)
        self.tools.sort_asked.connect(self._sort)
        self.tools.text_dropped.connect(self.search.clear)
        self.model.block_wanted.connect(self._read_block)
        self.model.range_wanted.connect(self._check_range)
        self.model.every_wanted.connect(lambda: self._check_range(0, self.model.total - 1))
        self.model.checked_changed.connect(self._on_checked)
        self.selection.bar.cleared.connect(lambda: self.model.check_all(on=False))
        self.selection.export.clicked.connect(lambda: self._export(self.selection.checked))
        actions.offer(self, "register.open", lambda: self._go("document"))
        actions.offer(self, "register.preview", self._beside.toggle)
        self.table.opened.connect(lambda line: self.asked.emit("document", line.document.id))
        self.table.horizontalHeader().columns_changed.connect(self._on_columns)
        self.table.sort_asked.connect(self._sort)
        self.preview.opened.connect(lambda: self._go("document"))
        self.preview.review_opened.connect(lambda: self._go("review"))
        self.preview.filing_opened.connect(lambda: self._go("filing"))
        self.preview.compare_opened.connect(lambda: self._go("compare"))
        self.empty.clicked.connect(self._on_empty)
        self._beside.turned.connect(lambda: self.hinted.emit(self.hints()))

    # --- page

    def enter(self, place: object = None) -> None:
        if isinstance(place, Picked):
            self._reset(Question(picked=place))
        elif isinstance(place, Segment):
            self._reset(Question(part=Part(place.index)))
        elif isinstance(place, Question):
            self._reset(place)
        elif isinstance(place, tuple):
            question, self._wanted, self._turn = place
            self._reset(question)
        elif self._is_stale or self._answer is None:
            self._ask(self._question)
        self.table.setFocus()

    def place(self) -> object:
        return (self._question, self.current_id, self.table.verticalScrollBar().value())

    def step_back(self) -> bool:
        if self.model.checked:
            self.model.check_all(on=False)
            return True
        if self._question.text or self._question.picked:
            self._reset(replace(self._question, text="", picked=None))
            return True
        return False

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self, kinds: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self._ask(self._question)

    def hints(self) -> list[Hint]:  # type: ignore[override]
        return [*LEGEND, *(["空格显示预览"] if self.preview.isHidden() else [])]

    def _on_columns(self) -> None:
        theme().hide_columns(hidden_columns(self.table))
        self._beside.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._beside.rest()
        super().hideEvent(event)

    # --- asking

    @property
    def question(self) -> Question:
        """What is asked of the register now."""
        return self._question

    def _reset(self, question: Question) -> None:
        self.search.blockSignals(True)
        self.search.setText(question.text)
        self.search.blockSignals(False)
        self._ask(question)

    def _ask(self, question: Question) -> None:
        if replace(question, sort="", descending=False) != replace(self._question, sort="", descending=False) and self.model.checked:
            self.model.check_all(on=False)
        is_same, self._question = question == self._question, question
        wanted = self._wanted or (self.current_id if is_same else "")
        self._wanted = ""
        self._ops.query(
            lambda office: answering.answer(office, question, wanted), lambda found: self._show(found, wanted), owner=self, title="文件台账"
        )
        # what the menus offer is read after the rows, which are looked at first
        if self._is_stale:
            self._ops.query(_offered, self._show_offered, owner=self)
        self._is_stale = False

    def _sort(self, column_id: str) -> None:
        same = self._question.sort == column_id
        if not column_id or (same and self._question.descending):
            self._ask(replace(self._question, sort="", descending=False))
        else:
            self._ask(replace(self._question, sort=column_id, descending=same))

    def _read_block(self, number: int) -> None:
        question = self._question

        def show(rows: tuple[RegisterRow, ...]) -> None:
            if question == self._question:
                self.model.fill(number, rows)

        self._ops.query(lambda office: answering.block(office, question, number), show, owner=self)

    def _check_range(self, first: int, last: int) -> None:
        question = self._question
        self._ops.query(
            lambda office: answering.every(office, question)[first : last + 1],
            lambda found: self.model.check(found) if question == self._question else None,
            owner=self,
        )

    def _export(self, documents: tuple[str, ...] | None) -> None:
        under = self.export_button if documents is None else self.selection.export
        menu = self.selection.make_menu(self._question, shown_columns(self.table), documents)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    # --- showing

    def _show_offered(self, found: tuple[tuple[View, ...], dict[Facet, tuple[Choice, ...]]]) -> None:
        self.tools.choices = found[1]
        self.tools.set_views(found[0])

    def _show(self, shown: Answer, wanted: str) -> None:
        if shown.question != self._question:
            return
        before, self._answer = self._answer, shown
        self._cells = Cells(shown.today, shown.district)
        if before is None or (before.numbers, before.units) != (shown.numbers, shown.units):
            fit_columns(self.table, shown.numbers, shown.units)
            self._beside.fit()
        there = sum(len(block) for block in shown.blocks.values())
        self.model.show(shown.blocks, there if shown.total is None else shown.total)
        self._show_head(shown)
        if shown.total is None:
            self._ops.query(
                lambda office: answering.total(office, shown.question), lambda total: self._show_total(shown, total), owner=self
            )
        if self._turn:
            self.table.verticalScrollBar().setValue(self._turn)
            self._turn = 0
        if there:
            self.table.select_row(max(shown.at, 0))
            self._beside.look(shown.question.text, shown.today)
        else:
            self.preview.set_nothing()

    def _show_total(self, shown: Answer, total: int) -> None:
        if self._answer is shown:
            self._answer = replace(shown, total=total)
            self.model.set_total(total)
            self._show_count(self._answer)

    def _show_count(self, shown: Answer) -> None:
        every = f"{shown.every} 件"
        some = "" if not shown.question.narrows else "，正在筛选" if shown.total is None else f"，筛选后 {shown.total} 件"
        self.header.set_title("文件台账", every + some)

    def _show_head(self, shown: Answer) -> None:
        self._show_count(shown)
        self.tools.show_question(shown.question)
        head, sort = self.table.horizontalHeader(), shown.question.sort
        head.setSortIndicatorShown(bool(sort))
        if sort:
            order = Qt.SortOrder.DescendingOrder if shown.question.descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(section(self.table, sort), order)
        self._left.setCurrentIndex(0 if self.model.total else 1)
        self.empty.set_sentence(_empty_sentence(shown))
        if self.empty.button is not None:
            self.empty.button.setText("看全部文件" if shown.every else "导入文件")
            self.empty.button.updateGeometry()

    def _on_checked(self) -> None:
        self.selection.set_checked(self.model.checked)
        self.table.leave_foot(self.selection.bar.room)
        self.turned.emit()

    # --- rows

    def _cell(self, line: RegisterRow, column_id: str) -> Cell:
        return self._cells.cell(line, column_id) if self._cells else Cell()

    @property
    def document_id(self) -> str:
        """The current document."""
        return self.current_id

    @property
    def current_id(self) -> str:
        """The id of the current document; empty when there is none."""
        line = self.table.current
        return line.document.id if isinstance(line, RegisterRow) else ""

    def _go(self, page_id: str) -> None:
        if self.current_id:
            self.asked.emit(page_id, self.current_id)

    def _on_empty(self) -> None:
        if self._answer is not None and self._answer.every:
            self._reset(Question())
        else:
            self.import_asked.emit()


def _offered(office: Office) -> tuple[tuple[View, ...], dict[Facet, tuple[Choice, ...]]]:
    """The views kept, and what each filter offers."""
    return views(office), {facet: answering.choices(office, facet) for facet in Facet}


def _empty_sentence(shown: Answer) -> str:
    if not shown.every:
        return "台账里还没有文件。导入以后会列在这里。"
    if shown.question.text:
        return f"标题、文号和正文里都没有“{shown.question.text}”。换个词，或者去掉别的筛选条件。"
    return {
        Part.EXPIRING: "没有六个月内届满的文件。",
        Part.ENDED: "没有废止或者失效的文件。",
        Part.LIVING: "没有在办或者有效的文件。",
    }.get(shown.question.part, "没有符合筛选条件的文件。")
