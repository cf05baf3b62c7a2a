"""Answering the points of the checklist: one key, one act; then the next point without an answer is current."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.office import Office
from app.review import checklist
from app.review.checklist import Question
from ui.dialogs.words import WordsDialog, explaining
from ui.ops import Ops
from ui.pages.review import presenter
from ui.pages.review.docket import Docket, Segment
from ui.typing import keep_dialog


class Answering(QObject):
    """The verbs of the checklist. Signals: ``moved()`` when another point is current; ``done(text)`` with 撤销, ``told(text)`` without."""

    moved = Signal()
    done = Signal(str)
    told = Signal(str)

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host
        self._answered = ""
        self._fresh = ""
        """The point that was answered last and not looked at since."""
        self.dialog: WordsDialog | None = None
        """The dialog that is open; None when there is none."""

    def answer(self, docket: Docket, given: str) -> None:
        """Y, X, B: answer the current point; the answer it has already is taken back."""
        question = self._question(docket)
        if question is None:
            return
        document, key = docket.bench.document.id, question.id
        if question.answer == given and key == self._fresh:
            # a key pressed once too often at the end must not take the answer back unseen
            self._fresh = ""
            self.told.emit(f"“{question.title}”已经答了{given}，再按一次收回。")
            return
        answer = None if question.answer == given else given
        said = f"“{question.title}”{given}。" if answer else f"“{question.title}”不再有回答。"
        self._answered = self._fresh = key if answer else ""
        self._ops.act(
            lambda office: checklist.answer(office, document, point=key, answer=answer),
            lambda _made: self.done.emit(said),
            owner=self,
            on_refused=self.told.emit,
        )

    def go_on(self, docket: Docket) -> None:
        """After the answer was read back: the next point without one is current."""
        if self._answered and docket.current == self._answered:
            docket.go_on()
        self._answered = ""

    def note(self, docket: Docket) -> None:
        """C: words beside the answer, printed with the statement."""
        question = self._question(docket)
        if question is None:
            return
        if not question.answer:
            self.told.emit("先答这一点（Y 符合，X 不符合，B 不涉及），再写说明。")
            return
        dialog = self.dialog = explaining(question.title, question.note, self._host)

        def keep() -> None:
            words = dialog.words
            self._ops.act(
                lambda o: checklist.answer(o, docket.bench.document.id, point=question.id, answer=question.answer, note=words),
                lambda _made: self.done.emit(f"已记下“{question.title}”的说明。"),
                owner=self,
                on_refused=self.told.emit,
            )

        dialog.accepted.connect(keep)
        keep_dialog(self._ops, dialog, f"checklist/{docket.bench.review.id}/{question.id}", dialog.note)
        dialog.open()

    def _question(self, docket: Docket) -> Question | None:
        """The point to act on; says why there is none."""
        locked = presenter.locked(docket.bench)
        if locked:
            self.told.emit(locked)
            return None
        if docket.segment is not Segment.CHECKLIST:
            docket.show(Segment.CHECKLIST)
            self.moved.emit()
            self.told.emit("这几个键答审核要点。已经转到要点，按 J、K 选一点再答。")
            return None
        return docket.question
