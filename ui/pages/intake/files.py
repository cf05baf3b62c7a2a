"""The files of a submission in one look: name, what each is (to be corrected by a list), why, size or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.intake.submission import Part, Submission
from app.intake.wordlist import ANNEX, ISSUE, OTHER, TEXT
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.fields import Choice
from ui.widgets.layout import Pane, clear, row
from ui.widgets.text import ElidedLabel, IconLabel, Label

APART = "apart"
"""The choice that takes a file out as a matter of its own."""
_WORDS = {TEXT: "正文", ISSUE: "印发通知", ANNEX: "正文的附件", OTHER: "其他材料"}
_HEADS = ("文件", "是什么", "依据", "大小")
_MEGABYTE = 1024 * 1024


class MaterialChoice(Choice):
    """The list of materials beside a file. Keys open it, and only what is picked in it counts: nothing is changed on the way there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            event.text().isprintable() and event.text()
        ):
            self.showPopup()
            if event.text().strip():
                self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)


class FileTable(QWidget):
    """``sorted_to(arrival, code)`` when a file is given another material, ``taken_apart(arrival)`` when it shall be a matter of its own."""

    sorted_to = Signal(object, str)
    taken_apart = Signal(object)

    def __init__(
        self, submission: Submission, materials: Sequence[tuple[str, str]], *, locked: bool = False, parent: QWidget | None = None
    ) -> None:
        """``materials`` are the jurisdiction's codes with their names; ``locked`` once the submission was stored."""
        super().__init__(parent)
        self._materials = materials
        self._locked = locked
        self.choices: list[Choice | Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(2, 4)
        self.show_files(submission)

    def show_files(self, submission: Submission) -> None:
        """Show these files, the main text first."""
        clear(self._grid)
        self.choices = []
        for at, word in enumerate(_HEADS):
            self._put(0, at, Label(word, "caption", "text3"), right=at == len(_HEADS) - 1)
        several = sum(part.arrival.reading is not None for part in submission.parts) > 1
        for line, part in enumerate(submission.parts, 1):
            self._add(line, part, several=several)

    def _add(self, line: int, part: Part, *, several: bool) -> None:
        arrival = part.arrival
        shown = f"{arrival.folder}/{arrival.name}" if arrival.folder else arrival.name
        name = ElidedLabel(arrival.name, "small", "text", strong=part.code == TEXT)
        name.set_tip(shown)
        icon = IconLabel(
            Icon.TEXT if arrival.reading else Icon.RISK, "accent" if part.code == TEXT else "text3" if arrival.reading else "amber"
        )
        holder = QWidget()
        cells = row(icon, name, gap=8)
        cells.setStretchFactor(name, 1)
        holder.setLayout(cells)
        self._put(line, 0, holder)
        choice = Label("不收", "small", "red") if arrival.barred else self._choice(part, several=several)
        self.choices.append(choice)
        self._put(line, 1, choice)
        doubtful = not part.sorting.is_sure and not arrival.barred
        told = arrival.refusal if arrival.barred else f"核对：{part.sorting.reason}" if doubtful else part.sorting.reason
        why = ElidedLabel(told, "caption", "amber" if doubtful or arrival.barred else "text3")
        if arrival.refusal and not arrival.barred:
            why.set_tip(f"{told}。{arrival.refusal}")
        self._put(line, 2, why)
        self._put(line, 3, Label(_size(part), "caption", "text3"), right=True)

    def _choice(self, part: Part, *, several: bool) -> Choice:
        arrival = part.arrival
        codes = [code for code, _ in self._materials]
        listed = [(code, f"{code} {name}") for code, name in self._materials]
        special = [(code, _WORDS[code]) for code in (ISSUE, ANNEX, OTHER)]
        text = [(TEXT, _WORDS[TEXT])] if arrival.reading else []
        apart = [(APART, "另作一件")] if arrival.reading and several else []
        extra = [] if part.code in (*codes, *_WORDS) else [(part.code, part.code)]
        options = [*text, *listed, *special, *extra, *apart]
        choice = MaterialChoice()
        for code, words in options:
            choice.addItem(words, code)
        choice.setCurrentIndex([code for code, _ in options].index(part.code) if part.code in [code for code, _ in options] else 0)
        choice.setAccessibleName(f"“{arrival.name}”是什么")
        choice.setToolTip(choice.currentText())
        choice.setFixedWidth(theme().px(232))
        choice.setEnabled(not self._locked)
        choice.activated.connect(partial(self._chosen, part, choice))
        return choice

    def _chosen(self, part: Part, choice: Choice, _at: int) -> None:
        code = str(choice.currentData())
        # once the list has closed: what follows takes this table away
        if code == APART:
            QTimer.singleShot(0, self, lambda: self.taken_apart.emit(part.arrival))
        elif code != part.code:
            QTimer.singleShot(0, self, lambda: self.sorted_to.emit(part.arrival, code))

    def _put(self, line: int, at: int, widget: QWidget, *, right: bool = False) -> None:
        pane = Pane("", "bottom")
        layout = row(widget, margins=(0 if at == 0 else 12, 3, 0, 3))
        if right:
            layout.setAlignment(widget, Qt.AlignmentFlag.AlignRight)
        pane.setLayout(layout)
        pane.setMinimumHeight(theme().px(40 if line else 28))
        self._grid.addWidget(pane, line, at)


def _size(part: Part) -> str:
    """The size, and that a file was not read."""
    size = len(part.arrival.data)
    words = f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{max(1, round(size / 1024))} KB"
    return "" if part.arrival.barred else words if part.arrival.reading else f"{words}，没有读"
