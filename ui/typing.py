"""What is being typed is kept a second after the last key, so that a crash does not take it; the place it was typed in offers it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from app.office import Office
from ui.ops import Ops

RESTORED = "上次没有保存的内容已恢复。"

WAIT = 1000
"""Milliseconds after the last key before what stands there is kept."""

_Field = QLineEdit | QPlainTextEdit


class Drafts(QObject):
    """Keeps what is typed into the fields of ``host`` under ``key`` and puts back what a crash left there.

    ``restored()`` once something was put back. Call :meth:`forget` when the words have become part of an act, or were given up.
    """

    restored = Signal()

    def __init__(self, ops: Ops[Office], host: QWidget, key: str) -> None:
        super().__init__(host)
        self._ops, self._key = ops, key
        self._fields = {_name(field, index): field for index, field in enumerate(_fields_of(host))}
        self._begun = {name: text_of(field) for name, field in self._fields.items()}
        self._changed: set[str] = set()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WAIT)
        self.timer.timeout.connect(self.keep)
        self._links = [field.textChanged.connect(lambda *_, n=name: self._typed(n)) for name, field in self._fields.items()]
        names = tuple(self._fields)
        ops.query(lambda office: {name: office.typed(f"{key}/{name}") for name in names}, self._put_back, owner=self)

    def keep(self) -> None:
        """Keep what was typed since this was done last, off the window's thread."""
        self.timer.stop()
        words = {f"{self._key}/{name}": text_of(self._fields[name]) for name in self._changed}
        self._changed.clear()
        if words:
            self._ops.query(lambda office: [office.keep_typing(key, text) for key, text in words.items()], lambda _: None, owner=self)

    def end(self) -> None:
        """Keep what is left to keep, and look at the fields no longer: they go on to other words."""
        self.keep()
        for link in self._links:
            QObject.disconnect(link)
        self._links.clear()
        self.deleteLater()

    def forget(self) -> None:
        """Nothing is kept of it any more."""
        self.timer.stop()
        self._changed.clear()
        key = self._key
        self._ops.query(lambda office: office.forget_typing(key), lambda _: None)

    def _typed(self, name: str) -> None:
        # what the program itself puts into a field is nobody's typing
        if self._fields[name].hasFocus():
            self._changed.add(name)
            self.timer.start()

    def _put_back(self, kept: dict[str, str]) -> None:
        told = False
        for name, words in kept.items():
            field = self._fields[name]
            if words and words != text_of(field) and text_of(field) == self._begun[name]:
                field.setPlainText(words) if isinstance(field, QPlainTextEdit) else field.setText(words)
                told = True
        if told:
            self.restored.emit()


def keep_dialog(ops: Ops[Office], dialog: QDialog, key: str, say: Callable[[str], object]) -> Drafts:
    """Keep what is typed into ``dialog`` until it is closed; ``say`` tells that something was put back."""
    drafts = Drafts(ops, dialog, key)
    drafts.restored.connect(lambda: say(RESTORED))
    dialog.finished.connect(lambda _: drafts.forget())
    return drafts


def text_of(field: _Field) -> str:
    """What stands in a field."""
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _fields_of(host: QWidget) -> list[_Field]:
    found = [child for child in host.findChildren(QWidget) if isinstance(child, QLineEdit | QPlainTextEdit)]
    return [field for field in found if not field.isReadOnly()]


def _name(field: _Field, index: int) -> str:
    return f"{index} {field.accessibleName()}".strip()
