"""A restore that is killed at any of its steps leaves the old store or the new one, and the next opening says which."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from db import health
from db.restoring import Interrupted, restore
from db.store import NAME, Store
from tests.db.conftest import Children
from tests.db.sample import AT, CLERK, later, rows, with_text

Rows = dict[tuple[str, str], dict[str, object]]


@pytest.fixture
def lived(folder: Path, children: Children) -> tuple[Path, Rows, Rows]:
    """A store that was worked in after its backup and killed with its log unmerged; the rows of the backup and those now."""
    with Store(folder, AT) as store:
        with store.act("import", "甲", CLERK) as act:
            with_text(store, act, "甲", "一")
        store.backup(AT)
        then = rows(store)
    child = children.start("committing", folder)
    assert child.stdout is not None
    for _ in range(4):
        child.stdout.readline()
    child.kill()
    child.wait()
    assert (folder / f"{NAME}-wal").stat().st_size > 0
    # looked at in a copy, so that the log beside the database stays unmerged
    copy = folder.with_name("kopie")
    shutil.copytree(folder, copy)
    with Store(copy, AT) as store:
        now = rows(store)
    # one of the files of the backup is gone from beside the store, so that a restore has something to bring
    with Store(copy, AT) as store:
        sha = next(str(cells["file_sha"]) for (table, _), cells in then.items() if table == "versions")
    (folder / "files" / sha[:2] / sha).unlink()
    return folder, then, now


def killed_at(children: Children, folder: Path, step: int) -> str:
    child = children.start("restoring", folder)
    said, _ = child.communicate(f"{step}\n", timeout=60)
    return said.strip()


@pytest.mark.drill
@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX kills without warning")
def test_a_restore_killed_at_any_step_leaves_the_old_store_or_the_new(
    lived: tuple[Path, Rows, Rows], children: Children, tmp_path: Path, drill: bool
) -> None:
    folder, then, now = lived
    assert then != now
    whole = tmp_path / "whole"
    shutil.copytree(folder, whole)
    steps = int(killed_at(children, whole, -1).split()[1])
    assert steps > 20
    outcomes = []
    for step in range(0, steps, 1 if drill else 3):
        case = tmp_path / f"{step}"
        shutil.copytree(folder, case)
        assert killed_at(children, case, step) == ""
        outcomes.append(_opened(case, then, now))
    # once the new one is there, it stays there
    assert outcomes == sorted(outcomes)
    assert {"a old", "b old, cleared", "c new"} == set(outcomes)


def _opened(case: Path, then: Rows, now: Rows) -> str:
    missing = not (case / NAME).exists()
    with Store(case, later(120)) as store:
        found = rows(store)
        assert found in (then, now)
        if found == then:
            assert store.interrupted == Interrupted("20260701-090000", finished=True)
            assert health.problems(store) == ()
            word = "c new"
        else:
            assert not missing
            assert store.interrupted in (None, Interrupted("", finished=False))
            word = "b old, cleared" if store.interrupted else "a old"
        with store.act("import", "之后", CLERK) as act:
            with_text(store, act, "之后", "能办")
    with Store(case, later(180)) as store:
        assert store.interrupted is None
    assert not list(case.glob("*.restoring")) + list(case.glob("restore.json*"))
    return word


def test_a_restore_after_one_that_was_cut_off_is_whole(lived: tuple[Path, Rows, Rows], children: Children) -> None:
    folder, then, _ = lived
    killed_at(children, folder, 12)
    restore(folder / "backups" / "20260701-090000", folder, later(120))
    with Store(folder, later(180)) as store:
        assert (rows(store), store.interrupted) == (then, None)


def test_the_lock_tells_who_did_not_close_in_order(folder: Path, children: Children) -> None:
    with Store(folder, AT) as store:
        assert store.left_by == ""
    child = children.start("holding", folder)
    assert child.stdout is not None
    child.stdout.readline()
    child.kill()
    child.wait()
    with Store(folder, later(1)) as store:
        assert "操作系统用户" in store.left_by
    with Store(folder, later(2)) as store:
        assert store.left_by == ""
