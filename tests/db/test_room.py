"""A full disk: the act is refused, nothing is half-written, and with room again the work goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from db import health
from db.errors import Damaged, Locked, NoRoom
from db.faults import said
from db.files import FileStore
from db.store import Store
from tests.db.conftest import Children
from tests.db.sample import AT, CLERK, document, fingerprint, later, with_text

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX limits the size of a process's files")


def act_of_many(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        for n in range(500):
            with_text(store, act, f"办法{n}" * 30, "由公安机关处以罚款。" * 30)


def test_a_database_that_may_not_grow_refuses_the_act_and_keeps_the_rest(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        document(act)
    before = fingerprint(store)
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(NoRoom):
        act_of_many(store)
    assert fingerprint(store) == before
    store.db.execute(f"PRAGMA max_page_count = {1 << 30}")
    act_of_many(store)
    assert len(store.documents.all()) == 501
    assert health.problems(store) == ()


def test_an_undo_without_room_changes_nothing(store: Store) -> None:
    act_of_many(store)
    before = fingerprint(store)
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NoRoom):
        store.undo(CLERK)
    assert fingerprint(store) == before
    store.db.execute(f"PRAGMA max_page_count = {1 << 30}")
    store.undo(CLERK)
    assert store.documents.all() == ()


@needs_limits
def test_a_write_ahead_log_that_cannot_grow_refuses_the_act(folder: Path, children: Children) -> None:
    untouched, works = children.run("filling", folder)
    assert untouched.startswith("untouched")
    assert int(untouched.split()[1]) > 0
    assert works.startswith("works")
    with Store(folder, AT) as store:
        assert health.problems(store) == ()


@needs_limits
def test_a_file_without_room_leaves_nothing_half_written(folder: Path, children: Children) -> None:
    refused, sha = children.run("keeping", folder)
    assert refused == "refused []"
    assert FileStore(folder).get(sha) == b"small"


@needs_limits
def test_a_last_backup_without_room_is_said_and_the_store_closed_with_its_rows(folder: Path, children: Children) -> None:
    assert children.run("backing", folder) == ["said ['20260701-090000']", "kept 1"]


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (sqlite3.SQLITE_FULL, NoRoom),
        (sqlite3.SQLITE_IOERR_WRITE, NoRoom),
        (sqlite3.SQLITE_IOERR_SHMSIZE, NoRoom),
        (sqlite3.SQLITE_CORRUPT, Damaged),
        (sqlite3.SQLITE_CORRUPT_INDEX, Damaged),
        (sqlite3.SQLITE_NOTADB, Damaged),
        (sqlite3.SQLITE_BUSY, Locked),
        (sqlite3.SQLITE_READONLY, sqlite3.OperationalError),
    ],
)
def test_each_code_of_sqlite_is_said_for_what_it_is(tmp_path: Path, code: int, meant: type[Exception]) -> None:
    error = sqlite3.OperationalError("reported")
    error.sqlite_errorcode = code
    with pytest.raises(meant), said(tmp_path):
        raise error


def test_a_refusal_of_the_wrapper_itself_goes_through(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="reported"), said(tmp_path):
        raise sqlite3.OperationalError("reported")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a disk of two megabytes")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False, capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this root may not mount a disk of two megabytes")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_store_on_a_full_disk_refuses_keeps_and_goes_on(tiny: Path) -> None:
    store = Store(tiny / "store", AT)
    with store.act("import", "导入", CLERK) as act:
        document(act)
    before = fingerprint(store)
    with pytest.raises(NoRoom):
        act_of_many(store)
    with pytest.raises(NoRoom):
        store.files.put(os.urandom(3 << 20))
    assert fingerprint(store) == before
    assert health.problems(store) == ()
    fill(tiny)
    with pytest.raises(NoRoom):
        store.close(later(1))
    with pytest.raises(NoRoom):
        Store(tiny / "another", AT)
    (tiny / "filler").unlink()
    with Store(tiny / "store", AT) as again:
        assert len(again.documents.all()) == 1


def fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as out, suppress(OSError):
        while out.write(b"x" * 512):
            pass
