"""批量修改: the dialog that takes a field and its new value, and shows old and new of every document before anything is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.lifecycle.bulk import CHOICES, FIELDS, Change
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.widgets.fields import Choice
from ui.widgets.layout import Scroll, clear, column
from ui.widgets.suggestions import framed
from ui.widgets.text import Label

_SHOWN = 200


class BulkDialog(Dialog):
    """``preview_asked(field, value)`` while something is chosen or written: answer with :meth:`show_changes`. Accepted: :attr:`field` and :attr:`value`."""

    preview_asked = Signal(str, str)

    def __init__(self, count: int, known: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(f"批量修改 {count} 件", "同一个值写进选中的每一件，可以一次撤销。", verb="修改", icon=Icon.EDIT, parent=parent)
        self._keys, self._known = list(FIELDS), known
        self.choice = Choice(list(FIELDS.values()))
        self.choice.setAccessibleName("要修改的项目")
        self.words = QLineEdit()
        self.words.setAccessibleName("新的值")
        self._changes = Scroll(gap=4, margins=(0, 4, 0, 4))
        self._changes.setMinimumHeight(160)
        for name, part in (("修改", self.choice), ("改成", self.words), ("改前和改后", self._changes)):
            self.body.addLayout(column(Label(name, "small", "text2"), part, gap=4))
        self.choice.currentIndexChanged.connect(self._choose)
        self.words.textChanged.connect(self._ask)
        self._choose()

    @property
    def field(self) -> str:
        """The field to be changed."""
        return self._keys[self.choice.currentIndex()]

    @property
    def value(self) -> str:
        """Its new value."""
        return self.words.text().strip()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """What would become of each document."""
        clear(self._changes.column)
        for change in changes[:_SHOWN]:
            self._changes.column.addWidget(_line(change) if self.value else _present(change))
        if len(changes) > _SHOWN:
            self._changes.column.addWidget(Label(f"还有 {len(changes) - _SHOWN} 件", "small", "text3"))
        self._changes.column.addStretch(1)
        barred = sum(bool(change.refused) for change in changes)
        if self.value:
            self.missing(f"{barred} 件不能改，取消选择后再改。" if barred else "")
        else:
            self._wait()

    def _choose(self) -> None:
        offered = [*CHOICES.get(self.field, ()), *self._known.get(self.field, ())]
        self.words.setPlaceholderText("2031-12-31" if self.field == "valid_until" else "、".join(offered[:3]))
        self.words.setCompleter(framed(QCompleter(offered, self.words)) if offered else None)
        self._ask()

    def _ask(self) -> None:
        if self.value:
            self.missing("正在核对")
        else:
            self._wait()
        self.preview_asked.emit(self.field, self.value)

    def _wait(self) -> None:
        """Nothing is wrong before anything was written: the button alone waits, and says for what."""
        self.missing("")
        self.verb.allow("写上新的值。")


def _present(change: Change) -> Label:
    return Label(f"{change.title}：现在是{change.before or '（空）'}", "small", "text3", wrap=True)


def _line(change: Change) -> Label:
    new = change.refused or (f"{change.after or '（空）'}" if change.before != change.after else "不变")
    tone = "red" if change.refused else "text" if change.before != change.after else "text3"
    return Label(f"{change.title}：{change.before or '（空）'} → {new}", "small", tone, wrap=True)
