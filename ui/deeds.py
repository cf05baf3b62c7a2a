"""Doing things: an act runs in the store's thread, a toast says what was done and offers 撤销."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from app.errors import Missing
from app.office import Office
from ui.ops import Job, Ops
from ui.taking_back import TakingBack
from ui.window import Window

T = TypeVar("T")


class Deeds(QObject):
    """Runs acts for the pages of one window."""

    def __init__(self, ops: Ops[Office], window: Window) -> None:
        super().__init__(window)
        self._ops, self._window = ops, window
        self._back = TakingBack(ops, window)

    def do(
        self,
        work: Callable[[Office], T],
        said: str,
        *,
        then: Callable[[T], None] | None = None,
        final: bool = False,
        title: str = "",
        on_missing: Callable[[Missing], None] | None = None,
        on_refused: Callable[[str], None] | None = None,
    ) -> Job:
        """Run the act ``work`` and say ``said`` when it is done, with 撤销 unless it is ``final``; ``then`` gets what it returned.

        An empty ``said`` says nothing: a step of a chain whose end speaks for all.
        """

        def done(answer: tuple[T, str]) -> None:
            value, entry = answer
            if final:
                self._window.toasts.withdraw_undo()
            if said:
                self._window.say(said, (lambda: self._back.undo_that(entry)) if entry else None)
            if then is not None:
                then(value)

        return self._ops.act(
            lambda office: (work(office), "" if final else _newest(office)),
            done,
            owner=self,
            title=title,
            on_missing=on_missing,
            on_refused=on_refused,
        )

    def say(self, sentence: str) -> None:
        """Say what came of something that changed nothing in the store."""
        self._window.say(sentence)

    def offer(self, sentence: str, verb: str, do: Callable[[], object]) -> None:
        """Say what changed nothing in the store, with a ``verb`` that does something about it."""
        self._window.say(sentence, do, verb)

    def go_back(self) -> None:
        """Esc: one level back."""
        self._window.back()

    def undo(self) -> None:
        """Ctrl+Z: take back the newest act."""
        self._back.undo()

    def redo(self) -> None:
        """Ctrl+Y: do again what was taken back last."""
        self._back.redo()


def _newest(office: Office) -> str:
    """The id of the newest act that can be undone; empty when there is none."""
    entry = office.newest()
    return entry.id if entry else ""
