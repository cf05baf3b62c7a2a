"""文件台账: every document in one table, found by title, number or text, with a preview beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QWidget

from app.lifecycle.dossier import Dossier, dossier
from app.lifecycle.register import RegisterRow
from app.office import Office
from ui import actions
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.places import Picked, Segment
from ui.pages.register.columns import COLUMNS, LEGEND, Cells
from ui.pages.register.ledger import Answer, Part, Question, answer
from ui.pages.register.order import OrderButton
from ui.pages.register.preview import Preview
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.chip import FilterChip
from ui.widgets.empty import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Divider, Pane, clear, column, row
from ui.widgets.page import Page
from ui.widgets.segments import Segments
from ui.widgets.statusbar import Hint
from ui.widgets.table import RecordsModel, Table

SEGMENTS = ("全部", "在办与有效", "即将届满", "废止失效")
_PREVIEW_WAIT_MS = 70
_TITLE_LEAST = 160
_BESIDE, _UNIT_MOST = 12, 96
"""Room in px on both sides of a cell's words together, and before scaling the widest that the column of units becomes."""


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
        self._preview_wanted: bool | None = None
        self._cells: Cells | None = None
        self.search = SearchField("标题、文号或者正文里的字", actions.action("find").hint)
        self.search.setFixedWidth(theme().px(360))
        import_button = Button("导入", icon=Icon.IMPORT)
        import_button.clicked.connect(self.import_asked)
        self.header = PageHeader("文件台账", "", self.search, import_button)
        self.segments = Segments(SEGMENTS)
        self._chips = QHBoxLayout()
        self._divider = Divider()
        self.order = OrderButton()
        self.model: RecordsModel[RegisterRow] = RecordsModel(COLUMNS, self._cell, lambda row: row.document.id)
        self.table = Table(self.model)
        self.table.setAccessibleName("文件台账")
        self.preview = Preview()
        self._empty = EmptyState(Icon.REGISTER, "台账里还没有文件。导入以后会列在这里。", "导入文件")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_WAIT_MS)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        tools = Pane("surface", "bottom")
        tools.setLayout(row(self.segments, self._divider, self._chips, STRETCH, self.order, gap=8, margins=(16, 0, 16, 0)))
        tools.setFixedHeight(theme().size("toolbar"))
        self._chips.setSpacing(8)
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self._empty)
        body = row(self._left, self.preview, gap=0)
        body.setStretchFactor(self._left, 1)
        whole = column(self.header, tools, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.search.searched.connect(lambda text: self._ask(replace(self._question, text=text.strip())))
        self.search.left_downwards.connect(self._into_table)
        self.order.chosen.connect(self._sort)
        self.segments.chosen.connect(lambda index: self._ask(replace(self._question, part=Part(index))))
        self.table.opened.connect(lambda line: self.asked.emit("document", line.document.id))
        self.table.current_changed.connect(self._on_current)
        self.table.space_pressed.connect(self.toggle_preview)
        self.table.sort_asked.connect(self._sort)
        self.preview.opened.connect(lambda: self._go("document"))
        self.preview.review_opened.connect(lambda: self._go("review"))
        self.preview.filing_opened.connect(lambda: self._go("filing"))
        self._empty.clicked.connect(self._on_empty)
        self._timer.timeout.connect(self._load_preview)

    # --- page

    def enter(self, place: object = None) -> None:
        if isinstance(place, Picked):
            self._reset(Question(picked=place))
        elif isinstance(place, Segment):
            self._reset(Question(part=Part(place.index)))
        elif isinstance(place, tuple):
            question, self._wanted, self._turn = place
            self._reset(question)
        elif self._is_stale or self._answer is None:
            self._ask(self._question)
        self.table.setFocus()

    def place(self) -> object:
        return (self._question, self._current_id(), self.table.verticalScrollBar().value())

    def step_back(self) -> bool:
        if self._question.text or self._question.picked:
            self.search.clear()
            self._ask(replace(self._question, text="", picked=None))
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
        return list(LEGEND)

    def toggle_preview(self) -> None:
        """Show or hide the preview (Space); hidden, its room goes to the titles."""
        self._preview_wanted = self.preview.isHidden()
        self._fit_preview()
        self._load_preview()

    def _fit_preview(self) -> None:
        """Unless the clerk has chosen, the preview stands beside the table where no column has to be scrolled to."""
        needed = sum(theme().px(entry.width or _TITLE_LEAST) for entry in COLUMNS) + self.preview.width()
        self.preview.setVisible(self.width() >= needed if self._preview_wanted is None else self._preview_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    # --- asking

    def _reset(self, question: Question) -> None:
        self.search.blockSignals(True)
        self.search.setText(question.text)
        self.search.blockSignals(False)
        self._ask(question)

    def _ask(self, question: Question) -> None:
        self._question = question
        if self.segments.current != int(question.part):
            self.segments.blockSignals(True)
            self.segments.choose(int(question.part))
            self.segments.blockSignals(False)
        known = self._answer.all_rows if self._answer is not None and not self._is_stale else None
        self._is_stale = False
        self._ops.query(lambda office: answer(office, question, known), self._show, owner=self, title="文件台账")

    def _sort(self, column_id: str) -> None:
        same = self._question.sort == column_id
        if not column_id or (same and self._question.descending):
            self._ask(replace(self._question, sort="", descending=False))
        else:
            self._ask(replace(self._question, sort=column_id, descending=same))

    def _show(self, shown: Answer) -> None:
        if shown.question != self._question:
            return
        wanted = self._wanted or self._current_id()
        self._wanted = ""
        self._answer = shown
        self._cells = Cells(shown.today, shown.district)
        self._fit_columns(shown)
        self.model.set_rows(shown.rows)
        self._show_head(shown)
        found = max(self.model.row_of(wanted), 0) if shown.rows else -1
        if self._turn:
            self.table.verticalScrollBar().setValue(self._turn)
            self._turn = 0
        if found >= 0:
            self.table.select_row(found)
            self._timer.stop()
            self._load_preview()
        else:
            self.preview.set_nothing()

    def _show_head(self, shown: Answer) -> None:
        every, some = len(shown.all_rows), len(shown.rows)
        told = f"{every} 件" if every == some else f"{every} 件，筛选后 {some} 件"
        self.header.set_title("文件台账", told)
        clear(self._chips)
        if shown.question.picked is not None:
            chip = FilterChip(shown.question.picked.label)
            chip.removed.connect(lambda: self._ask(replace(self._question, picked=None)))
            self._chips.addWidget(chip)
        if shown.question.text:
            chip = FilterChip(f"含“{shown.question.text}”")
            chip.removed.connect(self.search.clear)
            self._chips.addWidget(chip)
        self._divider.setVisible(bool(self._chips.count()))
        sort = shown.question.sort
        self.order.show_order(sort, descending=shown.question.descending)
        self._show_sign(sort, shown.question.descending)
        self._left.setCurrentIndex(0 if shown.rows else 1)
        self._empty.set_sentence(_empty_sentence(shown))
        if self._empty.button is not None:
            self._empty.button.setText("看全部文件" if every else "导入文件")
            self._empty.button.updateGeometry()

    def _show_sign(self, sort: str, descending: bool) -> None:
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(bool(sort))
        if sort:
            head.setSortIndicator(_section(sort), Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def _fit_columns(self, shown: Answer) -> None:
        # a number that is cut is another number, so its column is as wide as the longest one; what units do not need the titles get
        metrics = QFontMetrics(theme().number_font("small"))
        head = self.table.horizontalHeader()
        texts = {
            "number": {row.document.document_number or "" for row in shown.rows},
            "unit": {row.drafting_unit_short or "" for row in shown.rows},
        }
        for column_id, least in (("number", 96), ("unit", 62)):
            longest = sorted(texts[column_id], key=len)[-20:]
            wide = max((metrics.horizontalAdvance(text) for text in longest), default=0) + _BESIDE
            most = wide if column_id == "number" else min(wide, theme().px(_UNIT_MOST))
            head.resizeSection(_section(column_id), max(most, theme().px(least)))
        # the head spreads the room left over only when the mode is set anew
        QTimer.singleShot(0, head, lambda: head.setSectionResizeMode(_section("title"), QHeaderView.ResizeMode.Stretch))

    # --- rows and preview

    def _cell(self, line: RegisterRow, column_id: str) -> Cell:
        return self._cells.cell(line, column_id) if self._cells else Cell()

    def _current_id(self) -> str:
        line = self.table.current
        return line.document.id if isinstance(line, RegisterRow) else ""

    def _on_current(self, line: RegisterRow | None) -> None:
        if line is None:
            self.preview.set_nothing()
        elif not self.preview.isHidden():
            self._timer.start()

    def _load_preview(self) -> None:
        line = self.table.current
        if not isinstance(line, RegisterRow) or self.preview.isHidden():
            return
        self._ops.query(
            lambda office: dossier(office, line.document.id),
            lambda found: self._show_preview(line, found),
            owner=self,
            on_refused=lambda _sentence: self.preview.set_nothing(),
        )

    def _show_preview(self, line: RegisterRow, found: Dossier) -> None:
        if self._answer is None or self._current_id() != line.document.id:
            return
        hit = self._answer.hits.get(line.document.id)
        self.preview.show_document(line, found, hit, self._answer.question.text, self._answer.today)

    def _go(self, page_id: str) -> None:
        if self._current_id():
            self.asked.emit(page_id, self._current_id())

    def _into_table(self) -> None:
        self.table.setFocus()

    def _on_empty(self) -> None:
        if self._answer is not None and self._answer.all_rows:
            self._reset(Question())
        else:
            self.import_asked.emit()


def _empty_sentence(shown: Answer) -> str:
    if not shown.all_rows:
        return "台账里还没有文件。导入以后会列在这里。"
    if shown.question.text:
        return f"标题、文号和正文里都没有“{shown.question.text}”。换个词，或者去掉别的筛选条件。"
    return {
        Part.EXPIRING: "没有六个月内届满的文件。",
        Part.ENDED: "没有废止或者失效的文件。",
        Part.LIVING: "没有在办或者有效的文件。",
    }.get(shown.question.part, "没有符合筛选条件的文件。")


def _section(column_id: str) -> int:
    return next(index for index, entry in enumerate(COLUMNS) if entry.id == column_id)
