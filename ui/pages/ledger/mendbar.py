"""改正 under the list of problems: the right value of one cell is typed, Enter applies it, and the next problem follows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.exchange.fields import field
from app.exchange.problem import Problem
from ui.widgets.button import Button
from ui.widgets.layout import Pane, row
from ui.widgets.text import Label


class MendBar(Pane):
    """``mended(problem, text)`` when a value was typed for the current problem."""

    mended = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "top", parent)
        self._problem: Problem | None = None
        self._which = Label("", "small", "text2")
        self.line = QLineEdit()
        self.apply = Button("改正", height=28)
        line = row(self._which, self.line, self.apply, gap=10, margins=(24, 8, 24, 8))
        line.setStretchFactor(self.line, 1)
        self.setLayout(line)
        self.line.returnPressed.connect(self._mend)
        self.apply.clicked.connect(self._mend)
        self.show_problem(None)

    def show_problem(self, problem: Problem | None) -> None:
        """Ask for the value that mends ``problem``; hidden where nothing typed would."""
        self._problem = problem if problem and problem.field and not problem.kind.is_notice else None
        self.setVisible(self._problem is not None)
        if self._problem is None:
            return
        name = self._problem.column if _is_its_own(self._problem) else field(self._problem.field).name
        self._which.setText(f"第 {self._problem.row} 行“{name}”改成")
        self.line.setAccessibleName(f"第 {self._problem.row} 行“{name}”改成")
        self.line.setText(self._problem.value if _is_its_own(self._problem) else "")
        self.line.setPlaceholderText(f"{self._problem.remedy}，按 Enter 改正")

    def _mend(self) -> None:
        text = self.line.text().strip()
        if self._problem is not None and (text or self._problem.value) and text != self._problem.value:
            self.mended.emit(self._problem, text)


def _is_its_own(problem: Problem) -> bool:
    """Whether the cell that is reported is the one to be mended."""
    return problem.field.startswith("#") or problem.kind.value not in ("状态缺日期", "没有文号和日期", "标题和日期重复", "标题和日期已入库")
