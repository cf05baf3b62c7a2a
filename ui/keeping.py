"""Backups while the window is open: every half hour in which something was done, off the window's thread, never two at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app import places, safekeeping
from app.clock import Clock
from app.office import Office
from app.safekeeping import Backup
from ui.ops import Ops

EVERY = 30 * 60 * 1000
"""Milliseconds between two looks at whether a backup is wanted."""

SOON = 60 * 1000
"""Milliseconds after the opening at which the first look is taken."""

OLD = 7
"""Days after which the age of the newest backup is said in red."""


@dataclass(frozen=True, slots=True)
class State:
    """What the status bar says of the backups; ``urgent`` when somebody should look after them."""

    words: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    folder: Path
    clock: Clock
    today: date
    newest: datetime | None
    wanted: bool
    held: bool


class Keeper(QObject):
    """``told(State)`` whenever there is something to say of the backups; ``made(Backup)`` after each. Works for the store of ``ops`` from its opening."""

    told = Signal(object)
    made = Signal(object)

    def __init__(self, ops: Ops[Office], second: Callable[[], Path | None] = places.second_backup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._second = second
        self._busy = False
        self._failed = ""
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        # what a crash or a failed closing left without a backup does not wait for half an hour
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(SOON)
        self.soon.timeout.connect(self.look)
        ops.opened.connect(self.timer.start)
        ops.opened.connect(self.soon.start)
        ops.opened.connect(self.tell)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made now."""
        return self._busy

    def tell(self) -> None:
        """Say anew how old the newest backup is."""
        self._ops.query(_seen, lambda seen: self.told.emit(self._state(seen)), owner=self)

    def look(self) -> None:
        """Make a backup when something was done that none holds yet; a timer that outlives the store finds nothing to do."""
        if not self._busy and not self._ops.is_closed:
            self._begin(lambda _: None, lambda _: None, always=False)

    def make(self, then: Callable[[Backup], None], refused: Callable[[str], None]) -> None:
        """Make one now, wanted or not; while one is being made this is refused."""
        if self._busy:
            refused("正在备份，做完这一份再说。")
        else:
            self._begin(then, refused, always=True)

    def _begin(self, then: Callable[[Backup], None], refused: Callable[[str], None], *, always: bool) -> None:
        self._busy = True

        def seen(found: _Seen) -> None:
            if found.held or not (found.wanted or always):
                self._end("")
            else:
                self._take(found, then, refused)

        def failed(sentence: str) -> None:
            self._end(sentence)
            refused(sentence)

        self._ops.query(_seen, seen, owner=self, on_refused=failed)

    def _take(self, seen: _Seen, then: Callable[[Backup], None], refused: Callable[[str], None]) -> None:
        def done(made: Backup) -> None:
            self._end("")
            then(made)
            self.made.emit(made)

        def failed(sentence: str) -> None:
            self._end(sentence)
            refused(sentence)

        second = self._second()
        self._ops.run(lambda: safekeeping.take(seen.folder, seen.clock, second), done, owner=self, title="备份", on_refused=failed)

    def _end(self, failure: str) -> None:
        self._busy, self._failed = False, failure
        self.tell()

    def _state(self, seen: _Seen) -> State:
        if seen.held:
            return State("")
        if self._failed:
            return State(self._failed if self._failed.startswith("备份") else f"备份没有做成：{self._failed}", urgent=True)
        if seen.newest is None:
            return State("还没有备份，关闭时自动备份")
        age = (seen.today - seen.newest.date()).days
        day = "今天" if age == 0 else f"{seen.newest.month}月{seen.newest.day}日"
        return State(f"{day} {seen.newest:%H:%M} 已备份", urgent=seen.wanted and age > OLD)


def _seen(office: Office) -> _Seen:
    newest = next(iter(safekeeping.backups(office)), None)
    return _Seen(
        office.store.folder,
        office.clock,
        office.today(),
        safekeeping.made_at(newest) if newest else None,
        office.store.wants_backup(),
        bool(office.held_by),
    )
