"""What is on its way to the check page: files being read, and what the office knows of them already."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.intake.known import Echo
from app.office import Office
from ui.ops import Job, Ops
from ui.pages.intake.brought import Brought, Purpose
from ui.pages.intake.check import Known
from ui.pages.intake.pasting import Pasting
from ui.pages.intake.queue import Item
from ui.pages.intake.reading import look_up, read_all, what_is_known
from ui.widgets.progress import BusySign


class Coming(QObject):
    """Reads what is brought or pasted and shows the busy sign meanwhile.

    Signals: ``came(Arrived, Purpose)`` when it was read; ``given_up()`` when a reading ended by 取消; ``learned()`` when :attr:`known` is
    there; ``echoed(item)`` when the office has something of an item already.
    """

    came = Signal(object, object)
    given_up = Signal()
    learned = Signal()
    echoed = Signal(object)

    def __init__(self, ops: Ops[Office], busy: BusySign, parent: QObject) -> None:
        super().__init__(parent)
        self._ops, self._busy = ops, busy
        self._jobs: set[Job] = set()
        self.known: Known | None = None
        self.pasting = Pasting(ops, self)
        self.pasting.begun.connect(self._begin)
        self.pasting.came.connect(lambda came: self.came.emit(came, Purpose.STORE))
        ops.finished.connect(self._on_finished)

    @property
    def jobs(self) -> frozenset[Job]:
        """The readings under way."""
        return frozenset(self._jobs)

    def read(self, brought: Brought) -> None:
        """Read files, and what lies in folders and archives."""
        self._begin(
            self._ops.run(lambda: read_all(brought.paths), lambda came: self.came.emit(came, brought.purpose), owner=self, title="读取文件")
        )

    def look_up(self, item: Item) -> None:
        """Ask what the office has of ``item`` already."""
        submission = item.submission

        def keep(echoes: tuple[Echo, ...]) -> None:
            item.echoes = echoes
            if item.submission is submission and echoes:
                self.echoed.emit(item)

        self._ops.query(lambda office: look_up(office, submission), keep, owner=self)

    def show_busy(self) -> None:
        """Let the sign say whether something is being read."""
        if self._jobs:
            self._busy.begin()
        else:
            self._busy.end()

    def _begin(self, job: Job) -> None:
        self._jobs.add(job)
        self.show_busy()
        self._ops.query(what_is_known, self._learn, owner=self)

    def _learn(self, known: Known) -> None:
        self.known = known
        self.learned.emit()

    def _on_finished(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            self.show_busy()
            if job.is_cancelled:
                self.given_up.emit()
