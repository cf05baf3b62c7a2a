"""Carrying out the acts by which a checked file comes in, and looking beforehand at what they will lack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.lifecycle.guards import Planned, to_submit_text
from app.office import Office
from ui.deeds import Deeds
from ui.ops import Ops
from ui.pages.intake.queue import Item
from ui.pages.intake.steps import SAID, Order, steps, work


class Storing(QObject):
    """``done(item)`` after the last act; ``lacking(item, sentences)`` or ``refused(item, sentence)`` when one stopped on the way."""

    done = Signal(object)
    lacking = Signal(object, object)
    refused = Signal(object, str)

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._ops, self._deeds = ops, deeds

    def weigh(self, planned: Planned, then: Callable[[tuple[str, ...]], None]) -> None:
        """Hand what the submission would lack to ``then``, one sentence each; nothing is stored."""

        def lacks(office: Office) -> tuple[str, ...]:
            return tuple(guard.sentence for guard in to_submit_text(office, planned) if not guard.held)

        self._ops.query(lacks, then, owner=self)

    def carry_out(self, item: Item, order: Order) -> None:
        """Carry out, one after the other, the acts of ``order`` that were not yet carried out for ``item``."""
        left = [step for step in steps(order) if step not in item.steps_done]
        if not left:
            self.done.emit(item)
            return
        step = left[0]

        def then(document: str) -> None:
            item.document = document
            item.steps_done.append(step)
            self.carry_out(item, order)

        titles = order.submission.titles
        self._deeds.do(
            work(step, order, item.document),
            f"{SAID[step]}：《{titles.body_title or titles.title}》" if len(left) == 1 else "",
            then=then,
            title=SAID[step],
            on_missing=lambda missing: self.lacking.emit(item, missing.items),
            on_refused=lambda sentence: self.refused.emit(item, sentence),
        )
