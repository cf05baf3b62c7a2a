"""Looking after the store: self-check, backup, restore. What takes long needs no opened office and may run in a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock
from app.errors import UserError
from app.lifecycle.listing import disagreements
from app.office import Office, open_office
from app.refusals import said
from db import backup, health, restoring, shelf
from db.backup import NAME, Backup, Backups
from db.errors import OnlyRead
from db.files import FileStore
from db.health import Problem
from db.onlooker import Onlooker
from db.restoring import Interrupted
from db.shelf import Kept, made_at

__all__ = ["Backup", "Kept", "Problem", "made_at"]


def problems(office: Office) -> tuple[str, ...]:
    """What is wrong with the store, one sentence each; a list out of step with it is made anew at the next opening."""
    found = health.problems(office.store)
    wrong = () if office.held_by or found else disagreements(office)
    if wrong:
        office.store.relist_at_next_opening()
        return (f"台账里有 {len(wrong)} 件的排列和筛选与文件不符，文件本身没有问题。关闭程序再打开，台账会重新整理。",)
    return found


def check(store: Path) -> tuple[Problem, ...]:
    """What is wrong with the store in this folder, which may be open elsewhere in this program. Raises UserError."""
    with said():
        looking = Onlooker(store, "另一个窗口")
        try:
            return health.found(looking)
        finally:
            looking.close()


def back_up(office: Office) -> Backup:
    """A verified backup made now. Raises UserError when it does not pass its checks."""
    with said():
        return backup.verify(office.store.backup(office.now()))


def take(store: Path, clock: Clock, second: Path | None = None) -> Backup:
    """A verified backup of the store in this folder made now, beside whoever works in it; a copy of it in ``second`` too. Raises UserError."""
    with said():
        made = backup.take(store, clock.now())
    if second is not None:
        carry(made, store, second)
    return made


def carry(made: Backup, store: Path, second: Path) -> Backup:
    """A copy of a backup in a second place (a stick, another disk), in a folder of its own. Raises UserError when the place is not there."""
    if not second.is_dir():
        raise UserError(f"备份已经做好，第二份没有做成：“{second}”不在。接上后再备份一次，或者在设置里换一个地方。")
    with said():
        return Backups(second / "规衡备份", FileStore(store / "files")).take_over(made.folder)


def backups(office: Office) -> tuple[Path, ...]:
    """The folders of the backups of this store there are, newest first."""
    return tuple(reversed(office.store.backups.of(office.store.id)))


def kept(store: Path, folder: Path | None = None) -> tuple[Kept, ...]:
    """The backups to choose from, newest first: those of the store, or those in ``folder`` (with the pool 规衡备份 inside it, or the one it is)."""
    live = store / NAME
    if folder is None:
        return shelf.shelf(store / "backups", live)
    inside = folder / "规衡备份"
    return shelf.shelf(inside if inside.is_dir() else folder, live)


def restore(folder: Path, store: Path, clock: Clock) -> Backup:
    """Put the backup in ``folder`` in the place of the store, which is set aside. Raises UserError and changes nothing on any doubt."""
    with said():
        return restoring.restore(folder, store, clock.now())


def reopened_after(office: Office, folder: Path) -> tuple[Office, Backup | UserError]:
    """Close the store, restore ``folder`` in its place and open it again: the office to go on with, and what was restored or why nothing was."""
    refuse_while_held(office)
    store = office.store.folder
    office.store.close()
    try:
        done: Backup | UserError = restore(folder, store, office.clock)
    except UserError as refused:
        done = refused
    return open_office(store, office.clock, office.operator), done


@dataclass(frozen=True, slots=True)
class Glance:
    """What a window that only looks on finds: whether its holder has changed something since, and whether the store is free now."""

    moved: bool
    free: bool


def glance(office: Office) -> Glance:
    """Look whether the holder has gone on; for a store that is our own nothing ever moves."""
    store = office.store
    return Glance(store.has_moved(), store.is_free()) if isinstance(store, Onlooker) else Glance(moved=False, free=False)


def worked_in(office: Office) -> Office:
    """The office on the same store, opened to be worked in now that its holder has let go. Raises UserError, and the one who looked looks on."""
    opened = open_office(office.store.folder, office.clock, office.operator)
    office.store.close()
    return opened


def carry_newest(store: Path, second: Path) -> None:
    """See that the newest backup of the store lies in the second place too, where that is there. Raises UserError."""
    made = next((one.holds for one in kept(store) if one.holds is not None), None)
    if made is not None and second.is_dir():
        carry(made, store, second)


def refuse_while_held(office: Office) -> None:
    """Raise Refused, naming the holder, when the store is only looked at."""
    if office.held_by:
        with said():
            raise OnlyRead(office.store.folder, office.held_by)


def interrupted_words(found: Interrupted | None) -> str:
    """What became of a restore that had been cut off; empty when there was none."""
    if found is None:
        return ""
    if not found.finished:
        return "上次恢复备份没有做完，数据还是恢复之前的，没有变。需要的话再恢复一次。"
    made = made_at(Path(found.backup))
    when = f"{made:%Y-%m-%d %H:%M} 的" if made else ""
    return f"上次恢复备份中途停下，这次打开时已接着做完，现在是{when}那一份。恢复之前的数据还在数据文件夹里，名字以 .before 结尾。"
