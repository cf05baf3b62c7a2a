"""One part of 办理环节 or 归档 on the screen: its head with its verbs, and a line for each thing it holds or lacks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.document.course.parts import Kept, Line, Mark, Part, Verb
from ui.pages.document.materials import FileLink
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.header import SectionHeader
from ui.widgets.layout import Framed, Pane, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label

_WORD, _FILE = 224, 200
_GAP, _INSET = 10, 8


class PartLines(QWidget):
    """A part. ``asked(place, deed)`` by a verb, ``file_asked(kept)`` by the name of a file."""

    asked = Signal(str, object)
    file_asked = Signal(object)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setObjectName(f"part-{part.key}")
        self.setAccessibleName("，".join(filter(None, (part.title, part.told))))
        heads = [self._button(verb, f"{part.key}/head-{place}", is_head=True) for place, verb in enumerate(part.verbs)]
        whole = column(SectionHeader(part.title, part.told, "", *heads), gap=0, margins=(0, 0, 0, 20))
        for line in part.lines:
            whole.addWidget(self._line(line))
        if not part.lines and part.empty:
            whole.addLayout(row(Label(part.empty, "small", "text3", wrap=True), margins=(_INSET, 2, _INSET, 0)))
        self.setLayout(whole)

    def _line(self, line: Line) -> QWidget:
        is_lacking = line.mark is Mark.LACKING
        icon, tone = line.mark.value
        word = ElidedLabel(line.word, "small", strong=is_lacking)
        told = ElidedLabel(line.told, "small", "text2")
        parts: list[object] = [IconLabel(icon, tone), word, *([] if is_lacking and not line.told else [told])]
        grows = told
        if is_lacking and not line.told:
            grows = word
        else:
            word.setFixedWidth(theme().px(_WORD))
        if line.file is not None:
            parts.append(self._file(line.word, line.file))
        parts += [self._button(verb, f"{self._part.key}/{line.id}-{place}", is_head=is_lacking) for place, verb in enumerate(line.verbs)]
        pane = Framed("row-alarm") if is_lacking else Pane("", "bottom")
        first = row(*parts, gap=_GAP, margins=(_INSET, 4, _INSET, 4))
        first.setStretchFactor(grows, 1)
        lines = column(first)
        if line.below:
            lines.addWidget(_below(line.below))
        pane.setLayout(lines)
        pane.setMinimumHeight(theme().px(38))
        pane.setAccessibleName(f"{line.mark.word}：{line.word}，{line.told}{line.below}")
        pane.setObjectName(f"line-{line.id}")
        return pane

    def _file(self, of: str, file: Kept) -> QWidget:
        link = FileLink(file.name)
        link.setMaximumWidth(theme().px(_FILE))
        link.set_tip(f"另存一份：{file.name}")
        link.setAccessibleName(f"另存{of}的文件 {file.name}")
        link.clicked.connect(lambda: self.file_asked.emit(file))
        return link

    def _button(self, verb: Verb, name: str, *, is_head: bool) -> Button:
        button = Button(verb.word, kind="plain" if is_head else "link", height=28)
        button.setObjectName(name)
        button.setAccessibleName(verb.name or verb.word)
        button.allow(verb.why_not)
        button.clicked.connect(lambda _on=False: self.asked.emit(name, verb.deed))
        return button


def _below(words: str) -> QWidget:
    """A second line, beginning where the first one's words do."""
    holder = QWidget()
    left = _INSET + theme().px(16) + _GAP + theme().px(_WORD) + _GAP
    holder.setLayout(column(Label(words, "small", "text2", wrap=True), margins=(left, 0, _INSET, 6)))
    return holder
