"""What the clerk typed about each matter: kept for when it is shown again, and against a crash until it is stored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.office import Office
from ui.ops import Ops
from ui.pages.intake.check import CheckSheet
from ui.pages.intake.queue import Item, State
from ui.pages.intake.registration import Typed
from ui.typing import Drafts


class Words(QObject):
    """Holds the words by the file that a matter is known by; ``restored()`` once a crash had left some and they stand again."""

    restored = Signal()

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._typed: dict[Path, Typed] = {}
        self._drafts: Drafts | None = None

    def remember(self, item: Item | None, sheet: CheckSheet | None) -> None:
        """Keep what stands in ``sheet``, unless ``item`` is stored and its words have become part of it."""
        if sheet is not None and item is not None and item.state is not State.STORED:
            self._typed[item.path] = sheet.typed()

    def put_back(self, item: Item, sheet: CheckSheet) -> None:
        """Write into ``sheet`` what was typed about ``item``, and keep from now on what is typed there."""
        if item.path in self._typed:
            sheet.retype(self._typed[item.path])
        self._drafts = Drafts(self._ops, sheet, f"intake/{item.path}")
        self._drafts.restored.connect(self.restored)

    def give_up(self) -> None:
        """Keep nothing against a crash of what stands in the sheet shown."""
        if self._drafts is not None:
            self._drafts.forget()

    def forget(self, item: Item) -> None:
        """The words about ``item`` have become part of an act."""
        self._typed.pop(item.path, None)
