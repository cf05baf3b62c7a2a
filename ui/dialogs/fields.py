"""What a form asks for, and the widgets that take it: words, days, one of a few, yes, a list to tick, a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCompleter, QFileDialog, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.date_field import DateField
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.fields import CheckBox, Choice
from ui.widgets.layout import STRETCH, row
from ui.widgets.segments import Segments
from ui.widgets.suggestions import framed
from ui.widgets.text import ElidedLabel

Value = str | bool | date | Path | None | tuple[str, ...]
"""What a field gives: words, yes or no, a day, a file, the keys ticked."""


class Kind(Enum):
    """What a field takes."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    CHOICE = "choice"
    PICK = "pick"
    """One of many, by a list."""
    TICKS = "ticks"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or tick. ``locked`` ones are ticked and stay so."""

    key: str
    label: str
    ticked: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. ``options`` are the choices, the things to tick, or the words to complete from."""

    key: str
    word: str
    kind: Kind = Kind.TEXT
    value: Value = ""
    options: tuple[Option, ...] = ()
    help: str = ""
    required: bool = False
    half: bool = False
    """Two halves in a row share one line."""
    happened: bool = False
    """A day on which something was done: one later than today is pointed out."""
    unanswered: bool = False
    """Of a CHOICE: nothing is chosen beforehand where the value is none of the options."""
    when: tuple[str, ...] = ()
    """The key of a PICK field before it, and the choices with which this one is asked; always when empty."""


def words(options: Sequence[str]) -> tuple[Option, ...]:
    """Options whose key is their label."""
    return tuple(Option(word, word) for word in options)


class Ticks(QWidget):
    """A list to tick, in two columns."""

    def __init__(self, options: Sequence[Option], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        self.boxes: dict[str, CheckBox] = {}
        high = -(-len(options) // columns)
        for index, option in enumerate(options):
            box = CheckBox(option.label)
            box.setChecked(option.ticked or option.locked)
            box.setEnabled(not option.locked)
            self.boxes[option.key] = box
            grid.addWidget(box, index % high, index // high, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(columns, 1)

    def ticked(self) -> tuple[str, ...]:
        """The keys that are on and were not locked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked() and box.isEnabled())


class FileField(QWidget):
    """One file: its name and a button that asks for it."""

    chosen = Signal()

    def __init__(self, filters: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._filters = filters
        self._name = ElidedLabel("没有选文件", "small", "text3")
        self.button = Button("选择文件", icon=Icon.FOLDER)
        self.button.clicked.connect(self._ask)
        line = row(self.button, self._name, gap=10)
        line.setStretchFactor(self._name, 1)
        self.setLayout(line)

    def set_path(self, path: Path) -> None:
        """Take this file."""
        self.path = path
        self._name.setText(path.name)
        self._name.set_tone("text")
        self.chosen.emit()

    def _ask(self) -> None:
        dialog = QFileDialog(self, "选择文件", "", self._filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.set_path(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def make(field: Field, today: date) -> QWidget:
    """The widget that takes ``field``."""
    match field.kind:
        case Kind.DAY:
            return DateField(today, field.value if isinstance(field.value, date) else None)
        case Kind.LONG:
            long = QPlainTextEdit(str(field.value or ""))
            long.setFixedHeight(theme().px(76))
            long.setTabChangesFocus(True)
            return long
        case Kind.CHOICE:
            keys = [option.key for option in field.options]
            first = -1 if field.unanswered else 0
            segments = Segments([option.label for option in field.options], keys.index(str(field.value)) if field.value in keys else first)
            holder = QWidget()
            holder.setLayout(row(segments, STRETCH))
            holder.setProperty("segments", segments)
            return holder
        case Kind.PICK:
            keys = [option.key for option in field.options]
            choice = Choice([option.label for option in field.options])
            choice.setCurrentIndex(keys.index(str(field.value)) if field.value in keys else 0)
            return choice
        case Kind.TICKS:
            return Ticks(field.options)
        case Kind.FILE:
            return FileField(str(field.value or ""))
        case _:
            line = QLineEdit(str(field.value or ""))
            line.setCursorPosition(0)
            if field.options:
                completer = framed(QCompleter([option.label for option in field.options], line))
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                line.setCompleter(completer)
            return line


def value_of(field: Field, widget: QWidget) -> Value:
    """What ``widget`` holds for ``field``. Raises Refused for a day that is none."""
    if isinstance(widget, DateField):
        return widget.day()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText().strip()
    if isinstance(widget, QLineEdit):
        return widget.text().strip()
    if isinstance(widget, Ticks):
        return widget.ticked()
    if isinstance(widget, FileField):
        return widget.path
    if isinstance(widget, Choice):
        return field.options[widget.currentIndex()].key
    segments = widget.property("segments")
    return field.options[segments.current].key if isinstance(segments, Segments) and segments.current >= 0 else None


def changes_of(widget: QWidget) -> tuple[SignalInstance, ...]:
    """What tells that the answer in ``widget`` may be another one."""
    segments = widget.property("segments")
    if isinstance(segments, Segments):
        return (segments.chosen,)
    if isinstance(widget, Ticks):
        return tuple(box.toggled for box in widget.boxes.values())
    if isinstance(widget, FileField):
        return (widget.chosen,)
    if isinstance(widget, Choice):
        return (widget.currentIndexChanged,)
    return (widget.textChanged,) if isinstance(widget, QLineEdit | QPlainTextEdit) else ()
