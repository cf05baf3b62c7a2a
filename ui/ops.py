"""Work off the window's thread: one thread owns the writable store, a small pool does what touches no store.

A job's answer comes back on the window's thread. A clerk's error (UserError) becomes a sentence, anything else a line in the crash log and a general sentence.
"""

from __future__ import annotations

import logging
import time
import weakref
from collections.abc import Callable, Generator
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Generic

from PySide6.QtCore import QObject, Signal

from app.errors import Missing, UserError
from ui.jobs import Answer, Cancelled, Job, Kind, O, Office, Progress, Steps, T, Task, described

__all__ = ["BROKEN", "Job", "Office", "Ops", "Progress", "Steps", "described"]

_log = logging.getLogger(__name__)

BROKEN = "刚才的操作没有完成，程序出了差错。已保存的内容不受影响，可以再试一次；详细情况已记入日志。"
_PROGRESS_EVERY = 0.05


class Ops(QObject, Generic[O]):
    """Runs work for the pages.

    Signals (all on the window's thread): ``opened()`` once the store is open, ``open_failed(str)`` when it cannot be opened; ``refused(str)`` a sentence for the
    clerk; ``broke(str)`` a general sentence for a defect, already logged; ``changed(frozenset)`` after each act with the kinds it touched;
    ``progressed(Progress)``; ``started(Job)`` and ``finished(Job)``; ``busy(bool)``.

    ``open_office`` is called in the store thread before the first job there. ``changes`` tells which kinds the newest act touched.
    """

    opened = Signal()
    open_failed = Signal(str)
    refused = Signal(str)
    broke = Signal(str)
    changed = Signal(object)
    progressed = Signal(object)
    started = Signal(object)
    finished = Signal(object)
    busy = Signal(bool)

    _answered = Signal(object)
    _stepped = Signal(object)

    def __init__(
        self, open_office: Callable[[], O], changes: Callable[[O], frozenset[str]] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_office = open_office
        self._changes = changes or (lambda office: office.last_changes())
        self._office: O | None = None
        self._store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="free")
        self._running: list[Task] = []
        self._is_closed = False
        self._answered.connect(self._deliver)
        self._stepped.connect(self.progressed)

    @property
    def is_idle(self) -> bool:
        """Whether no job is waiting, running or undelivered."""
        return not self._running

    @property
    def is_closed(self) -> bool:
        """Whether the store was closed for good: nothing can be asked any more."""
        return self._is_closed

    def open(self) -> Job:
        """Open the store now instead of with the first job; answers with ``opened`` or ``open_failed``."""
        task = Task(Job("打开数据"), Kind.QUERY, self._open_now, lambda _: self.opened.emit(), None, None, self.open_failed.emit)
        return self._submit(self._store, task)

    def query(
        self,
        work: Callable[[O], T | Steps[T]],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        title: str = "",
        on_refused: Callable[[str], None] | None = None,
    ) -> Job:
        """Read from the store and hand the result to ``then``, unless ``owner`` was destroyed meanwhile.

        After ``close`` nobody waits for an answer any more: what a late timer asks is a job that was cancelled.
        """
        task = Task(Job(title), Kind.QUERY, lambda: work(self._opened_office()), then, _weak(owner), None, on_refused)
        return self._submit(self._store, task)

    def act(
        self,
        work: Callable[[O], T | Steps[T]],
        then: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        title: str = "",
        on_missing: Callable[[Missing], None] | None = None,
        on_refused: Callable[[str], None] | None = None,
    ) -> Job:
        """Change the store; afterwards ``then`` gets the result and ``changed`` tells everybody.

        ``on_missing`` gets a tolerated guard's error (带缺项继续), ``on_refused`` any other sentence; without them both go out by ``refused``.
        """
        task = Task(Job(title), Kind.ACT, lambda: work(self._opened_office()), then, _weak(owner), on_missing, on_refused)
        return self._submit(self._store, task)

    def exchange(
        self, change: Callable[[O], O], then: Callable[[None], None] | None = None, *, owner: QObject | None = None, title: str = ""
    ) -> Job:
        """Go on with the office that ``change`` makes of the one that is open, from the next job on; both share the store."""

        def work() -> None:
            self._office = change(self._opened_office())

        return self._submit(self._store, Task(Job(title), Kind.QUERY, work, then, _weak(owner), None, None))

    def run(
        self,
        work: Callable[[], T | Steps[T]],
        then: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        title: str = "",
        on_refused: Callable[[str], None] | None = None,
    ) -> Job:
        """Work that touches no store: reading files, drawing pages."""
        return self._submit(self._pool, Task(Job(title), Kind.FREE, work, then, _weak(owner), None, on_refused))

    def close(self) -> str:
        """Stop what can be stopped, finish what has begun, close the store in its thread and join every thread. Answers still under way are dropped.

        Returns what the clerk should know of it (the last backup failed); empty when all went well.
        """
        if self._is_closed:
            return ""
        self._is_closed = True
        for task in self._running:
            task.job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        closing = self._store.submit(self._close_office)
        self._store.shutdown(wait=True)
        self._running.clear()
        error = closing.exception()
        if isinstance(error, UserError):
            return error.sentence
        if error is not None:
            _log.error("the store did not close cleanly: %s", described(error))
        return ""

    def _submit(self, where: Executor, task: Task) -> Job:
        if self._is_closed and task.kind is Kind.ACT:
            raise RuntimeError("ops are closed")
        if self._is_closed:
            task.job.cancel()
            return task.job
        self._running.append(task)
        self.started.emit(task.job)
        if len(self._running) == 1:
            self.busy.emit(True)
        where.submit(self._work, task)
        return task.job

    # --- in a worker thread

    def _opened_office(self) -> O:
        if self._office is None:
            self._office = self._open_office()
        return self._office

    def _open_now(self) -> None:
        self._opened_office()

    def _close_office(self) -> None:
        if self._office is not None:
            self._office.close()
            self._office = None

    def _work(self, task: Task) -> None:
        try:
            if task.job.is_cancelled:
                raise Cancelled
            value = task.work()
            if isinstance(value, Generator):
                value = self._step_through(task.job, value)
            kinds = self._changes(self._opened_office()) if task.kind is Kind.ACT else frozenset()
            answer = Answer(task, value=value, kinds=kinds)
        except Exception as error:  # noqa: BLE001 - every outcome must reach the window; defects are logged there
            answer = Answer(task, error=error)
        self._answered.emit(answer)

    def _step_through(self, job: Job, steps: Generator[tuple[int, int, str], None, object]) -> object:
        told = 0.0
        while True:
            try:
                done, total, text = next(steps)
            except StopIteration as end:
                return end.value
            if job.is_cancelled:
                steps.close()
                raise Cancelled
            now = time.monotonic()
            if now - told >= _PROGRESS_EVERY or done == total:
                told = now
                self._stepped.emit(Progress(job, done, total, text))

    # --- on the window's thread

    def _deliver(self, answer: Answer) -> None:
        task = answer.task
        if self._is_closed or task not in self._running:
            return
        self._running.remove(task)
        task.job.is_done = True
        self.finished.emit(task.job)
        if not self._running:
            self.busy.emit(False)
        if answer.error is not None:
            self._tell_error(task, answer.error)
            return
        wanted = task.kind is Kind.ACT or not task.job.is_cancelled
        try:
            if task.then is not None and wanted and task.owner_lives:
                task.then(answer.value)
        finally:
            if task.kind is Kind.ACT:
                self.changed.emit(answer.kinds)

    def _tell_error(self, task: Task, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Missing) and task.on_missing is not None:
            if task.owner_lives:
                task.on_missing(error)
        elif isinstance(error, UserError):
            if task.on_refused is not None and task.owner_lives:
                task.on_refused(str(error))
            else:
                self.refused.emit(str(error))
        else:
            _log.error("a job failed: %s", described(error))
            self.broke.emit(BROKEN)


def _weak(owner: QObject | None) -> weakref.ref[QObject] | None:
    return None if owner is None else weakref.ref(owner)
