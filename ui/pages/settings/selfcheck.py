"""自检: looks the whole store through and lists what is wrong, each line leading to its document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.safekeeping import Problem
from ui.icons import Icon
from ui.pages.settings.section import Section
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Rule, clear, column, row
from ui.widgets.text import IconLabel, Label, Link

_SHOWN = 50


class SelfCheck(Section):
    """``asked()`` by its button; :meth:`show_problems` answers it. ``document_asked(id)`` by a line's 打开."""

    asked = Signal()
    document_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.button = Button("自检", icon=Icon.CHECK)
        self.told = Label("", "small", "text2")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        content = QWidget()
        content.setLayout(column(row(self.button, self.told, STRETCH, gap=12), 8, self._list))
        super().__init__(
            "自检",
            content,
            "核对数据库、操作日志、每份文件，以及日期、编号、审核、备案、期限之间对不对得上。只看不改，可以边查边办。",
            parent,
        )
        self.button.clicked.connect(self.asked)

    def set_busy(self) -> None:
        """While it looks, the button waits."""
        self.button.allow("正在自检")
        self.told.setText("正在自检")
        self.told.set_tone("text2")

    def refuse(self, sentence: str) -> None:
        """It could not look."""
        self.button.allow()
        self.told.setText(sentence)
        self.told.set_tone("red")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List them; none is said too."""
        self.button.allow()
        clear(self._list)
        self.told.setText(f"{len(problems)} 处要核对" if problems else "没有发现问题")
        self.told.set_tone("red" if problems else "green")
        for problem in problems[:_SHOWN]:
            self._list.addWidget(self._line(problem))
            self._list.addWidget(Rule())
        if len(problems) > _SHOWN:
            self._list.addWidget(Label(f"另有 {len(problems) - _SHOWN} 处。先办上面的，办完再自检一次。", "small", "text3"))

    def _line(self, problem: Problem) -> QWidget:
        line = QWidget()
        words = Label(problem.sentence, "small", wrap=True)
        parts = row(IconLabel(Icon.RISK, "amber"), words, gap=10, margins=(0, 6, 0, 6))
        parts.setStretchFactor(words, 1)
        if problem.document_id:
            document_id = problem.document_id
            link = Link("打开")
            link.setAccessibleName(f"打开：{problem.sentence}")
            link.clicked.connect(lambda: self.document_asked.emit(document_id))
            parts.addWidget(link)
        line.setLayout(parts)
        return line
