"""办理环节 on the screen: the parts one under the other, the opinions received as a table among them, and a place for the focus after each act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.document.course.lines import PartLines
from ui.pages.document.course.parts import Part
from ui.pages.document.course.table import CommentTable
from ui.pages.document.tabs import Lines
from ui.widgets.layout import clear, column


class CourseTab(Lines):
    """``asked(place, deed)`` by a verb: a deed, or what a guard says mends it; ``file_asked(kept)`` for a copy of a file; ``seen()`` when it
    comes into sight; the table's signals are its own.
    """

    asked = Signal(str, object)
    file_asked = Signal(object)
    seen = Signal()
    widest = 1320

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comments = CommentTable()
        self._above, self._below = column(), column()
        self.column.addLayout(self._above)
        self.column.addWidget(self.comments)
        self.column.addLayout(self._below)
        self.column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def show_parts(self, above: Sequence[Part], below: Sequence[Part]) -> None:
        """Show the parts before the table and those after it; the focus stays at what it was at, or near it."""
        held = self.window().focusWidget()
        where = held.objectName() if held is not None and self.isAncestorOf(held) and held is not self.comments.table else ""
        for layout, parts in ((self._above, above), (self._below, below)):
            clear(layout)
            self._add(layout, parts, at_once=bool(where))
        if where:
            self._focus(where)

    def _add(self, layout: QVBoxLayout, parts: Sequence[Part], *, at_once: bool) -> None:
        """Put the parts in; those that are to take the focus are shown ``at_once``."""
        for part in parts:
            shown = PartLines(part)
            shown.asked.connect(self.asked)
            shown.file_asked.connect(self.file_asked)
            layout.addWidget(shown)
            if at_once:
                shown.show()

    def _focus(self, where: str) -> None:
        """The keyboard goes on where it was: the button itself, or the first one of its part."""
        near = self._found(where) or self._found(f"{where.partition('/')[0]}/head-0")
        target = near if near is not None and near.isEnabled() else self
        target.setFocus(Qt.FocusReason.TabFocusReason if target is not self else Qt.FocusReason.OtherFocusReason)

    def reveal(self, key: str) -> None:
        """Scroll to the part called ``key``."""
        part = self._found(f"part-{key}")
        if part is not None:
            # made a moment ago, the parts have no places yet
            self.column.activate()
            self.verticalScrollBar().setValue(part.mapTo(self.widget(), part.rect().topLeft()).y() - 16)

    def _found(self, name: str) -> QWidget | None:
        """The widget of this name that is shown; those it replaces are not yet deleted."""
        return next((one for one in self.findChildren(QWidget, name) if one.isVisibleTo(self)), None)
