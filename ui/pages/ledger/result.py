"""检查结果: the problems of a ledger by row and what was settled without the clerk, or, where nothing is to be mended, what would be made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.exchange.entry import Entry
from app.exchange.foreseen import foreseen
from app.exchange.problem import Kind, Problem
from app.exchange.trial import Trial
from ui.icons import Icon
from ui.pages.ledger.looking import TITLE_WANTED, kinds, remarks
from ui.pages.ledger.mendbar import MendBar
from ui.pages.naming import force_tone, force_word
from ui.widgets.banner import Banner, Level
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.chip import MenuChip
from ui.widgets.empty import EmptyState
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_PROBLEMS = (
    Column("row", "行号", 64, "right"), Column("kind", "问题", 150), Column("column", "列", 130), Column("value", "写的是", 220),
    Column("why", "原因", 250), Column("remedy", "怎么办"),
)  # fmt: skip
_ENTRIES = (
    Column("row", "行号", 64, "right"), Column("number", "文号", 170), Column("title", "标题"), Column("authority", "制定机关", 170),
    Column("unit", "起草单位", 150), Column("published", "公布", 92), Column("effective", "施行", 92), Column("until", "有效期至", 92),
    Column("end", "效力", 96),
)  # fmt: skip


class ResultPane(QWidget):
    """The outcome of a trial."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._notices: tuple[Problem, ...] = ()
        self._kind: Kind | None = None
        self._tried: Trial | None = None
        self.problems = RecordsModel[Problem](_PROBLEMS, _problem_cell, lambda p: f"{p.row} {p.column} {p.kind}")
        self.entries = RecordsModel[Entry](_ENTRIES, self._entry_cell, lambda e: str(e.row))
        self.problem_table, self.entry_table = Table(self.problems), Table(self.entries)
        self.problem_table.setAccessibleName("问题清单")
        self.entry_table.setAccessibleName("将要导入的文件")
        self.filter = MenuChip("全部问题", self._fill_menu, Icon.FILTER)
        self._told = Label("", "small", "text2")
        self.remark = Banner(level=Level.INFO)
        self._nothing = EmptyState(Icon.EXCEL, TITLE_WANTED)
        self._stack = QStackedWidget()
        for page in (self._nothing, self.problem_table, self.entry_table):
            self._stack.addWidget(page)
        head = row(self.filter, self._told, STRETCH, gap=12, margins=(24, 8, 24, 8))
        self.mending = MendBar()
        self.problem_table.current_changed.connect(self.mending.show_problem)
        whole = column(head, row(self.remark, margins=(24, 0, 24, 8)), self._stack, self.mending)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The problems and notices shown now, in their order."""
        return tuple(self.problems.rows)

    def show_trial(self, tried: Trial | None) -> None:
        """Show the outcome; a filter that no longer finds anything is dropped. The place in the list stays, so that the next problem follows."""
        self._tried = tried
        self._problems, self._notices = (tried.problems, tried.notices) if tried else ((), ())
        if self._kind not in {kind for kind, _ in kinds(self._reported)}:
            self._kind = None
        self.remark.say("".join(remarks(tried)) if tried and not tried.problems else "")
        self.filter.setVisible(bool(self._reported))
        self.entries.set_rows(tried.entries if tried and not tried.problems else ())
        self._nothing.set_sentence("这张表里没有一行文件。换一张工作表，或者改表头所在的行。" if tried else TITLE_WANTED)
        self._show_problems()

    @property
    def _reported(self) -> tuple[Problem, ...]:
        return (*self._problems, *self._notices)

    def _show_problems(self) -> None:
        shown = [problem for problem in self._reported if self._kind in (None, problem.kind)]
        at = max(self.problem_table.currentIndex().row(), 0)
        self.problems.set_rows(shown)
        self.filter.set_text(f"{self._kind} {len(shown)}" if self._kind else f"全部 {len(shown)}")
        if self._problems or self._kind:
            self._stack.setCurrentWidget(self.problem_table)
            self.problem_table.select_row(min(at, len(shown) - 1))
        else:
            self._stack.setCurrentWidget(self.entry_table if self._tried and self._tried.entries else self._nothing)
        current = self.problem_table.current if self._stack.currentWidget() is self.problem_table else None
        self.mending.show_problem(current if isinstance(current, Problem) else None)
        self._told.setText(self._summary())

    def _summary(self) -> str:
        """How much is to be mended, how much is only told."""
        notices = f"{len(self._notices):,} 处提醒，不用改。" if self._notices else ""
        if self._problems:
            rows = len({problem.row for problem in self._problems})
            return f"{len(self._problems):,} 处要改，在 {rows:,} 行里：选中一行，在下面填，或者在表格里改好后重新读取。{notices}"
        count = len(self._tried.entries) if self._tried else 0
        return f"{count:,} 行都可以导入，导入后就是下面这些文件。{notices}" if count else ""

    def _fill_menu(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for kind, words in ((None, f"全部　{len(self._reported)}"), *((k, f"{k}　{n}") for k, n in kinds(self._reported))):
            entry = QAction(words, menu)
            entry.setCheckable(True)
            entry.setChecked(kind == self._kind)
            entry.triggered.connect(lambda _on=False, chosen=kind: self.choose_kind(chosen))
            group.addAction(entry)
            menu.addAction(entry)

    def choose_kind(self, kind: Kind | None) -> None:
        """Show the problems of one kind, or all."""
        self._kind = kind
        self._show_problems()

    def _entry_cell(self, entry: Entry, column_id: str) -> Cell:
        if column_id == "end":
            if self._tried is None or entry.published_on is None:
                return NOTHING
            found = foreseen(entry, self._tried.today)
            return Cell(force_word(found.force), chip=force_tone(found.force), tip=found.because)
        return _entry_cell(entry, column_id)


def _problem_cell(problem: Problem, column_id: str) -> Cell:
    match column_id:
        case "row":
            return Cell(str(problem.row), "text2", align="right", small=True)
        case "kind":
            return Cell(problem.kind.value, chip=Tone.AMBER if problem.kind.is_notice else Tone.RED)
        case "column":
            return Cell(problem.column)
        case "value":
            return Cell(" ".join(problem.value.split())) if problem.value else Cell("（空）", "text3")
        case "why":
            return Cell(problem.why, tip=problem.sentence)
        case _:
            return Cell(problem.remedy, "text2", tip=problem.sentence)


def _entry_cell(entry: Entry, column_id: str) -> Cell:
    days = {"published": entry.published_on, "effective": entry.effective_on, "until": entry.valid_until}
    if column_id in days:
        return Cell(str(days[column_id]), small=True) if days[column_id] else NOTHING
    words: dict[str, str | Sequence[str]] = {
        "number": entry.number.text if entry.number else entry.unified_number or "",
        "title": entry.title,
        "authority": "、".join(entry.authorities),
        "unit": "、".join(entry.units),
    }
    if column_id == "row":
        return Cell(str(entry.row), "text2", align="right", small=True)
    return Cell(str(words[column_id])) if words[column_id] else NOTHING
