"""Doing things: an act runs in the store's thread, a toast says what was done and offers 撤销, undo and redo say what they took back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from app.errors import Missing, Refused
from app.office import Office
from ui.ops import Job, Ops
from ui.window import Window

T = TypeVar("T")

_PASSED = "这一步之后又办了别的，不能单独撤销它。用 Ctrl Z 从最近的一步起依次撤销。"


class Deeds(QObject):
    """Runs acts for the pages of one window."""

    def __init__(self, ops: Ops[Office], window: Window) -> None:
        super().__init__(window)
        self._ops, self._window = ops, window

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
                self._window.say(said, (lambda: self._undo_that(entry)) if entry else None)
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
        """Ctrl+Z: take back the newest act and say which."""
        self._ops.act(lambda office: office.undo().title, self._say_undone, owner=self, title="撤销")

    def redo(self) -> None:
        """Ctrl+Y: do again what was taken back last and say what."""
        self._ops.act(lambda office: office.redo().title, self._say_redone, owner=self, title="重做")

    def _undo_that(self, entry_id: str) -> None:
        def work(office: Office) -> str:
            if _newest(office) != entry_id:
                raise Refused(_PASSED)
            return office.undo().title

        self._ops.act(work, self._say_undone, owner=self, title="撤销")

    def _say_undone(self, title: str) -> None:
        self._window.toasts.withdraw_undo()
        self._window.say(f"已撤销“{title}”")

    def _say_redone(self, title: str) -> None:
        self._window.say(f"已重做“{title}”", self.undo)


def _newest(office: Office) -> str:
    """The id of the newest act that can be undone; empty when there is none."""
    entry = office.newest()
    return entry.id if entry else ""
