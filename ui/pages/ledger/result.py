"""检查结果: the problems of a ledger by row, or, where there are none, what would be made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.exchange.entry import Entry
from app.exchange.problem import Kind, Problem
from app.exchange.trial import Trial
from ui.icons import Icon
from ui.pages.ledger.looking import TITLE_WANTED, kinds, remarks
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
_ENDS = {
    "repealed_on": "废止", "declared_invalid_on": "宣布失效", "superseded_on": "被替代", "suspended_on": "停止执行", "annulled_on": "被撤销",
}  # fmt: skip


class ResultPane(QWidget):
    """The outcome of a trial."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._kind: Kind | None = None
        self.problems = RecordsModel[Problem](_PROBLEMS, _problem_cell, lambda p: f"{p.row} {p.column} {p.kind}")
        self.entries = RecordsModel[Entry](_ENTRIES, _entry_cell, lambda e: str(e.row))
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
        whole = column(head, row(self.remark, margins=(24, 0, 24, 8)), self._stack)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The problems shown now, in their order."""
        return tuple(self.problems.rows)

    def show_trial(self, tried: Trial | None) -> None:
        """Show the outcome; a filter that no longer finds anything is dropped."""
        self._problems = tried.problems if tried else ()
        if self._kind not in {kind for kind, _ in kinds(self._problems)}:
            self._kind = None
        self.remark.say("".join(remarks(tried)) if tried and not tried.problems else "")
        self.filter.setVisible(bool(self._problems))
        self.entries.set_rows(tried.entries if tried and not tried.problems else ())
        self._nothing.set_sentence("这张表里没有一行文件。换一张工作表，或者改表头所在的行。" if tried else TITLE_WANTED)
        self._show_problems()
        if self._problems:
            self._stack.setCurrentWidget(self.problem_table)
        else:
            self._stack.setCurrentWidget(self.entry_table if tried and tried.entries else self._nothing)
            self._told.setText(f"{len(tried.entries):,} 行都没有问题，导入后就是下面这些文件。" if tried and tried.entries else "")

    def _show_problems(self) -> None:
        shown = [problem for problem in self._problems if self._kind in (None, problem.kind)]
        self.problems.set_rows(shown)
        rows = len({problem.row for problem in shown})
        self._told.setText(f"{len(shown):,} 处问题，在 {rows:,} 行里。在表格里改好以后重新读取。" if shown else "")
        self.filter.set_text(f"{self._kind} {len(shown)}" if self._kind else "全部问题")

    def _fill_menu(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for kind, words in ((None, f"全部问题　{len(self._problems)}"), *((k, f"{k}　{n}") for k, n in kinds(self._problems))):
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


def _problem_cell(problem: Problem, column_id: str) -> Cell:
    match column_id:
        case "row":
            return Cell(str(problem.row), "text2", align="right", small=True)
        case "kind":
            return Cell(problem.kind.value, chip=Tone.RED)
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
        "end": _ENDS.get(entry.ending.column, ""),
    }
    if column_id == "row":
        return Cell(str(entry.row), "text2", align="right", small=True)
    if column_id == "end":
        return Cell(_ENDS[entry.ending.column], chip=Tone.OUTLINE, tip=f"{entry.ending.on} 起") if entry.ending.column else Cell()
    return Cell(str(words[column_id])) if words[column_id] else NOTHING
