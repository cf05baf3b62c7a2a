"""What the tests let a process of its own do to a store: ``python -m tests.db.child VERB FOLDER``."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from db.acts import Stamp
from db.errors import Locked, NoRoom, StoreError
from db.files import FileStore
from db.onlooker import Onlooker
from db.restoring import restore
from db.store import Store
from tests.db.sample import AT, CLERK, document, fingerprint, later, with_text


def say(*words: object) -> None:
    print(*words, flush=True)


def opening(folder: Path) -> None:
    """Open the store and say how that went."""
    try:
        with Store(folder, AT):
            say("opened")
    except StoreError as error:
        say(type(error).__name__, error)


def holding(folder: Path) -> None:
    """Hold the store until the input ends."""
    with Store(folder, AT):
        say("held")
        sys.stdin.read()


def committing(folder: Path) -> None:
    """Act without end; say ``+ id`` for a document made, ``- id`` for one undone, each after its commit."""
    chance = random.Random()
    made: list[str] = []
    with Store(folder, AT) as store:
        say("open")
        for n in itertools.count(next((entry.seq for entry in store.log.newest_first()), 0)):
            stamp = Stamp("张三", later(n))
            if made and chance.random() < 0.2:
                store.undo(stamp)
                say("-", made.pop())
            elif made and chance.random() < 0.05:
                say("b", store.backup(later(n)).name)
            else:
                with store.act("import", f"导入{n}", stamp) as act:
                    stored = with_text(store, act, f"办法{chance.random()}", "由公安机关处以罚款。" * chance.randint(1, 200))
                made.append(stored.id)
                say("+", stored.id)


def filling(folder: Path) -> None:
    """Act until there is no room for a larger file, see that the refused act left nothing, then act again with room."""
    with Store(folder, AT) as store:
        for n in itertools.count():
            before = fingerprint(store)
            limit(2_000_000)
            try:
                with store.act("import", f"导入{n}", CLERK) as act:
                    document(act, "办法" * 5000)
            except NoRoom:
                break
            finally:
                limit(None)
        say("untouched" if fingerprint(store) == before else "changed", n)
        with store.act("import", "又有地方了", CLERK) as act:
            document(act)
        say("works", len(store.documents.all()))


def keeping(folder: Path) -> None:
    """Keep a file for which there is no room."""
    files = FileStore(folder)
    limit(10_000)
    try:
        files.put(b"x" * 50_000)
    except NoRoom:
        say("refused", sorted(p.name for p in folder.rglob("*") if p.is_file()))
    say(files.put(b"small"))


def backing(folder: Path) -> None:
    """Close a store whose backup has no room."""
    store = Store(folder, AT)
    store.backup(AT)
    with store.act("import", "导入", CLERK) as act:
        document(act, "办法" * 5000)
    limit(20_000)
    try:
        store.close(later(1))
    except NoRoom:
        say("said", [p.name for p in store.backups.folder.iterdir() if p.name != "files"])
    limit(None)
    with Store(folder, AT) as again:
        say("kept", len(again.documents.all()))


def looking_as_nobody(folder: Path) -> None:
    """As a user who may only read: try to open, then look on; say how many documents there are and who holds them."""
    from sqlite_utils import Database

    # what is loaded late may lie where that user may not read
    Database(memory=True).close()
    os.setuid(65534)
    try:
        Store(folder, AT)
    except Locked as held:
        looking = Onlooker(folder, held.holder)
        say(len(looking.documents.all()), held.holder)


def restoring(folder: Path) -> None:
    """Restore the oldest backup; asked by the input for a number, die without warning before the file system's change of that number."""
    deadly = int(sys.stdin.readline())
    count = itertools.count()

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event in CHANGES and str(folder) in str(args[0]) and next(count) == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    backup = min((folder / "backups").glob("2*"))
    sys.addaudithook(watch)
    restore(backup, folder, later(60))
    say("restored", next(count))


CHANGES = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile", "sqlite3.connect"})
"""What the interpreter tells of before it is done, when a file or folder is touched."""


def limit(size: int | None) -> None:
    """No file of this process grows beyond ``size`` bytes: what a full disk is, for one process."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if size is None else size, most))


VERBS: dict[str, Callable[[Path], None]] = {
    verb.__name__: verb for verb in (opening, holding, committing, filling, keeping, backing, looking_as_nobody, restoring)
}

if __name__ == "__main__":
    VERBS[sys.argv[1]](Path(sys.argv[2]))
