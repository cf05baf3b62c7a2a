"""What the window asks of a page; pages under ui/pages inherit it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import theme


class Page(QFrame):
    """One page of the stack.

    ``rail_below`` is the window width (px) under which the navigation becomes the rail; ``merges_status_bar`` hides the status bar on small windows, because
    the page has a bar of its own at its foot.

    Signals: ``asked(page_id, place)`` to go to another page (the window keeps the way back), ``hinted(hints)`` with a list of sentences for the status bar,
    ``told(text)`` for a toast, ``undoable(text)`` for a toast with 撤销 about the act just done, ``turned()`` when another part of the page is shown that
    wants the navigation or the status bar otherwise.
    """

    @property
    def rail_below(self) -> int:
        """1400 px, more in larger type."""
        return theme().px(1400)

    merges_status_bar = False
    home = ""
    """The page of the navigation that one standing outside it belongs to; empty for the one it was opened from."""

    asked = Signal(str, object)
    hinted = Signal(list)
    told = Signal(str)
    undoable = Signal(str)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")

    def enter(self, place: object = None) -> None:
        """The page is shown. ``place`` is what a former :meth:`place` gave, or what the asking page handed over, or None."""

    def leave(self) -> None:
        """Another page is shown now."""

    @property
    def unfinished(self) -> str:
        """What waits on the page to be decided, for the way back to it; empty when nothing does."""
        return ""

    @property
    def document_id(self) -> str:
        """The document that the page shows or that is current on it; empty when there is none."""
        return ""

    def place(self) -> object:
        """Where the page stands (which document, which scroll position), for the way back."""
        return None

    def step_back(self) -> bool:
        """Esc: close the topmost thing of the page itself. True when there was one; the window goes back otherwise."""
        return False

    def focus_search(self) -> None:
        """Ctrl+F and Ctrl+K: put the cursor into the page's search field, when it has one."""

    def refresh(self, kinds: frozenset[str]) -> None:
        """An act touched ``kinds`` (table names)."""

    def hints(self) -> list[str]:
        """Sentences for the left of the status bar while the page is shown."""
        return []
