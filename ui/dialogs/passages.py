"""Where a sealed copy differs from the approved text: clause by clause, struck what only the approved text says, underlined what only the copy does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.compare.passages import Passage
from app.lifecycle.sealing import SealedCopy
from ui.dialogs.frame import Dialog
from ui.theme import theme
from ui.widgets.layout import Pane, Scroll, column
from ui.widgets.rich import DocumentLabel
from ui.widgets.text import Label

_WIDTH, _HIGHEST = 680, 460
_LONGEST = 120
"""Characters of one side that are shown; a whole clause left out is told by its beginning."""


class PassagesDialog(Dialog):
    """The differences of ``copy``, to be read."""

    def __init__(self, copy: SealedCopy, parent: QWidget | None = None) -> None:
        super().__init__("盖章件比对", _line(copy), width=_WIDTH, cancel="关闭", parent=parent)
        against = copy.against.name if copy.against else "审定文本"
        lines = Scroll(margins=(0, 0, 0, 0))
        lines.setAccessibleName("不同之处")
        for warning in copy.warnings:
            lines.column.addWidget(Label(warning, "small", "amber", wrap=True))
        for passage in copy.passages:
            lines.column.addWidget(_shown(passage, against))
        lines.column.addStretch(1)
        room = lines.column.totalHeightForWidth(theme().px(_WIDTH - 60))
        lines.setFixedHeight(min(theme().px(_HIGHEST), room + theme().px(12)))
        self.body.addWidget(lines)
        self.body.addWidget(
            Label(f"划线的只在{against}里，下划线的只在盖章件里。印章、页码、文件头、落款和版记不比对。", "caption", "text3", wrap=True)
        )
        self.cancel.setFocus()


def _line(copy: SealedCopy) -> str:
    name = f"《{copy.version.file_name}》"
    tail = "以盖章件为准的，办理更正；盖章件印错的，按规定重新用印。" if copy.passages else ""
    return f"{name}{copy.verdict.removeprefix(name)}{tail}"


def _shown(passage: Passage, against: str) -> QWidget:
    pane = Pane("", "bottom")
    words = [("=", passage.before), ("-", _cut(passage.approved)), ("+", _cut(passage.other)), ("=", passage.after)]
    text = DocumentLabel([part for part in words if part[1]])
    pane.setLayout(column(Label(passage.path or "全文", "small", "text2", strong=True), text, gap=2, margins=(0, 8, 8, 8)))
    pane.setAccessibleName(f"{passage.path}，{against}：{passage.approved or '没有'}，盖章件：{passage.other or '没有'}")
    return pane


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……（共 {len(words)} 字）"
