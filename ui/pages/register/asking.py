"""What is asked of the register now, and what comes back of it: the answer, its count, further rows, and what the menus offer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.lifecycle import answering
from app.lifecycle.answering import Answer, Choice
from app.lifecycle.asking import Facet, Question
from app.lifecycle.register import RegisterRow
from app.lifecycle.views import View, views
from app.office import Office
from ui.ops import Ops


class Asking(QObject):
    """Asks one question at a time; what comes back to an earlier one is dropped.

    Signals: ``answered(Answer)``; ``counted(Answer)`` once its total is known, where that took longer; ``read(number, rows)``, a block of rows;
    ``found(ids)``, documents of a range; ``offered(views, choices)``, what the menus offer.
    """

    answered = Signal(object)
    counted = Signal(object)
    read = Signal(int, object)
    found = Signal(object)
    offered = Signal(object, object)

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self.question = Question()
        self.answer: Answer | None = None
        self._is_stale = True

    @property
    def is_due(self) -> bool:
        """Whether nothing was answered yet, or something has changed since."""
        return self._is_stale or self.answer is None

    def outdate(self) -> None:
        """Something has changed: what was answered may not hold any more."""
        self._is_stale = True

    def ask(self, question: Question, wanted: str = "") -> None:
        """Ask ``question``, with the rows around the document ``wanted``."""
        self.question = question
        self._ops.query(lambda office: answering.answer(office, question, wanted), self._on_answer, owner=self, title="文件台账")
        # what the menus offer is read after the rows, which are looked at first
        if self._is_stale:
            self._ops.query(_offered, lambda found: self.offered.emit(*found), owner=self)
        self._is_stale = False

    def read_block(self, number: int) -> None:
        """Read the rows of a block."""
        question = self.question

        def tell(rows: tuple[RegisterRow, ...]) -> None:
            if question == self.question:
                self.read.emit(number, rows)

        self._ops.query(lambda office: answering.block(office, question, number), tell, owner=self)

    def find(self, first: int, last: int) -> None:
        """Find the documents from row ``first`` up to ``last``."""
        question = self.question

        def tell(ids: tuple[str, ...]) -> None:
            if question == self.question:
                self.found.emit(ids)

        self._ops.query(lambda office: answering.every(office, question)[first : last + 1], tell, owner=self)

    def _on_answer(self, shown: Answer) -> None:
        if shown.question != self.question:
            return
        self.answer = shown
        self.answered.emit(shown)
        if shown.total is None:
            self._ops.query(lambda office: answering.total(office, shown.question), lambda total: self._on_total(shown, total), owner=self)

    def _on_total(self, shown: Answer, total: int) -> None:
        if self.answer is shown:
            self.answer = replace(shown, total=total)
            self.counted.emit(self.answer)


def by_column(question: Question, column_id: str) -> Question:
    """``question`` sorted by a column: upwards first, then downwards, then as it was; an empty column puts it back at once."""
    same = question.sort == column_id
    if not column_id or (same and question.descending):
        return replace(question, sort="", descending=False)
    return replace(question, sort=column_id, descending=same)


def _offered(office: Office) -> tuple[tuple[View, ...], dict[Facet, tuple[Choice, ...]]]:
    """The views kept, and what each filter offers."""
    return views(office), {facet: answering.choices(office, facet) for facet in Facet}
