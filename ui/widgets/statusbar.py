"""The status bar, 28 px: hints at the left, running work in the middle; who is at work, backup time and rule pack at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import Icon
from ui.ops import Job, Ops, Progress
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Divider, Pane, clear, row
from ui.widgets.progress import BusySign, ProgressBar
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

Hint = str | tuple[str, str, str]
"""A sentence, or (icon name, token colour, words) for a legend."""


class StatusBar(Pane):
    """What is going on. Watches an :class:`ui.ops.Ops` after :meth:`watch`. ``operator_asked(global point)`` by the operator's name."""

    operator_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", "top", parent)
        self._left = QHBoxLayout()
        self._left.setSpacing(10)
        self._right = QHBoxLayout()
        self._right.setSpacing(10)
        self._job: Job | None = None
        self.busy = BusySign()
        self.progress = _Running()
        self.progress.hide()
        self.setLayout(row(self._left, STRETCH, self.busy, self.progress, self._right, gap=16, margins=(14, 0, 14, 0)))
        self._operator, self._backup, self._packs = "", "", ""
        self._backup_tone = "text3"
        self.restyle()
        theme().changed.connect(self.restyle)

    def set_hints(self, hints: list[Hint]) -> None:
        """What stands at the left, divided by short lines."""
        clear(self._left)
        for number, hint in enumerate(hints):
            if number:
                self._left.addWidget(Divider(12))
            if isinstance(hint, tuple):
                self._left.addLayout(row(IconLabel(hint[0], hint[1], 14), ElidedLabel(hint[2], "caption", "text3"), gap=5))
            else:
                self._left.addWidget(ElidedLabel(hint, "caption", "text3"))

    def set_operator(self, name: str) -> None:
        """In whose name each step is recorded."""
        self._operator = name
        self._fill_right()

    def set_backup(self, text: str, *, urgent: bool = False) -> None:
        """When and where the last backup was made; ``urgent`` in red when somebody should look after it."""
        self._backup, self._backup_tone = text, "red" if urgent else "text3"
        self._fill_right()

    def set_packs(self, text: str) -> None:
        """Which rules are in force."""
        self._packs = text
        self._fill_right()

    def watch(self, ops: Ops) -> None:
        """Show what ``ops`` does."""
        ops.busy.connect(self._set_busy)
        ops.progressed.connect(self._show_progress)
        ops.finished.connect(self._forget)
        self.progress.cancel.clicked.connect(self._cancel)

    def restyle(self) -> None:
        self.setFixedHeight(theme().size("statusBar"))

    def _fill_right(self) -> None:
        clear(self._right)
        parts = (
            (Icon.OPERATOR, self._operator, "text3"), (Icon.BACKUP, self._backup, self._backup_tone), ("", self._packs, "text3"),
        )  # fmt: skip
        for icon, words, tone in parts:
            if not words:
                continue
            if self._right.count():
                self._right.addWidget(Divider(12))
            label = self._operator_link() if icon is Icon.OPERATOR else ElidedLabel(words, "caption", tone)
            label.setMaximumWidth(theme().px(360))
            self._right.addLayout(row(IconLabel(icon, tone, 14), label, gap=5) if icon else row(label))

    def _operator_link(self) -> Link:
        link = Link(self._operator, "caption", "text3")
        link.setAccessibleName(f"操作人{self._operator}，换操作人")
        link.setToolTip("每一步都记在这个名字下。点一下换操作人")
        link.clicked.connect(lambda: self.operator_asked.emit(link.mapToGlobal(link.rect().topLeft())))
        return link

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self.busy.begin()
        else:
            self.busy.end()
            self.progress.hide()

    def _show_progress(self, progress: Progress) -> None:
        self._job = progress.job
        self.busy.end()
        self.progress.set(progress)
        self.progress.show()

    def _forget(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.progress.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.progress.say("正在停下")


class _Running(QWidget):
    """Words, bar, numbers and 取消 of the job under way."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "caption", "text2")
        self._numbers = Label("", "caption", "text3")
        self._bar = ProgressBar()
        self._bar.setFixedWidth(120)
        self.cancel = Button("取消", kind="link", height=28)
        self.setLayout(row(self._words, self._bar, self._numbers, self.cancel, gap=8))

    def say(self, words: str) -> None:
        self._words.setText(words)

    def set(self, progress: Progress) -> None:
        self._words.setText(progress.text or progress.job.title)
        self._bar.set_share(progress.done, progress.total)
        self._numbers.setText(f"{progress.done} / {progress.total}" if progress.total else "")
