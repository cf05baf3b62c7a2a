"""What who sits here may not do: one place in the window knows it, and every control of an act asks there and says why it is closed.

A store that somebody else holds, or an operator who was stopped, bars every act; a role bars those that are others'.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

ANY = "any"
"""The act of a control that begins one thing or another: closed only when nothing at all may be done."""


class Bars(QObject):
    """The bars of ``window``. ``moved()`` when they became others, ``refused(why)`` when something barred was asked for by a key or a drop."""

    moved = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._whole = ""
        self._acts: Mapping[str, str] = MappingProxyType({})

    def set(self, whole: str, acts: Mapping[str, str] = MappingProxyType({})) -> None:
        """``whole`` says why nothing may be done, empty when something may; ``acts`` why one act may not, by its name in the change log."""
        if (whole, acts) != (self._whole, self._acts):
            self._whole, self._acts = whole, acts
            self.moved.emit()

    def why_not(self, act: str = ANY) -> str:
        """Why ``act`` may not be done; empty when it may."""
        return self._whole or self._acts.get(act, "")

    def refuses(self, act: str = ANY) -> bool:
        """Whether ``act`` is barred; the reason is then said."""
        why = self.why_not(act)
        if why:
            self.refused.emit(why)
        return bool(why)

    def grey(self, menu: QMenu, *open_: str) -> None:
        """Close the entries of ``menu`` when nothing may be done, but those named ``open_`` (by object name), which change nothing."""
        if self._whole:
            for entry in menu.actions():
                if entry.objectName() not in open_ and not entry.isSeparator():
                    entry.setEnabled(False)
                    entry.setToolTip(self._whole)
            menu.setToolTipsVisible(True)


def bars_over(widget: QWidget) -> Bars:
    """The bars of the window that ``widget`` stands in, or that its dialog belongs to; a widget by itself is barred by nothing."""
    top: QWidget | None = widget.window()
    while top is not None:
        found: Bars | None = top.findChild(Bars, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None:
            return found
        owner = top.parentWidget()
        top = owner.window() if owner is not None else None
    return Bars(widget.window())


class Barred(QObject):
    """Keeps ``field``, whose change is an ``act``, closed with the reason for as long as that is barred."""

    def __init__(self, field: QWidget, act: str = ANY) -> None:
        super().__init__(field)
        self._field, self._act = field, act
        self._bars: Bars | None = None
        self._tip: str | None = None
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._bars is None:
            self._bars = bars_over(self._field)
            self._bars.moved.connect(self._settle)
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        why = self._bars.why_not(self._act) if self._bars is not None else ""
        if why and self._tip is None:
            self._tip = self._field.toolTip()
        if self._tip is not None:
            self._field.setEnabled(not why)
            self._field.setToolTip(why or self._tip)
        if not why:
            self._tip = None
