"""Beside its holder a store can be read, sees what is committed, and refuses every change by name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db import health
from db.errors import Damaged, Locked, NewerStore, OnlyRead
from db.onlooker import Onlooker
from db.store import Store
from tests.db.conftest import Children
from tests.db.older import an_older_store
from tests.db.sample import AT, CLERK, document, rows, with_text

HOLDER = "操作系统用户 wang 从 09:00 起"


def test_what_the_holder_commits_is_seen(store: Store) -> None:
    looking = Onlooker(store.folder, HOLDER)
    assert (looking.documents.all(), looking.has_moved()) == ((), False)
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "由公安机关处以罚款。")
        assert looking.documents.all() == ()
    assert looking.has_moved()
    assert not looking.has_moved()
    assert rows(looking) == rows(store)
    assert looking.search.find("罚款")[0] == 1
    looking.close()


def test_every_change_is_refused_and_names_the_holder(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        document(act)
    looking = Onlooker(store.folder, HOLDER)
    before = rows(store)

    def act() -> None:
        with looking.act("import", "导入", CLERK) as opened:
            document(opened)

    for change in (act, lambda: looking.undo(CLERK), lambda: looking.files.put(b"x"), lambda: looking.backup(AT)):
        with pytest.raises(OnlyRead) as refused:
            change()
        assert refused.value.holder == HOLDER
    looking.typing.keep("a", "b", AT)
    looking.typing.forget("a")
    looking.close(AT)
    assert rows(store) == before
    assert store.typing.all() == ()
    assert store.backups.all() == []
    assert list(store.files.all()) == []


def test_the_self_check_runs_beside_the_holder(folder: Path, children: Children) -> None:
    child = children.start("committing", folder)
    assert child.stdout is not None
    for _ in range(30):
        child.stdout.readline()
    looking = Onlooker(folder, HOLDER)
    for _ in range(5):
        assert health.problems(looking) == ()
    assert not looking.is_free()
    child.kill()
    child.wait()
    assert looking.is_free()
    looking.close()
    with Store(folder, AT) as store:
        assert health.problems(store) == ()


def test_looking_on_loses_nothing_of_what_the_holder_commits(folder: Path, children: Children) -> None:
    child = children.start("committing", folder)
    assert child.stdout is not None
    said = []
    for _ in range(40):
        said.append(child.stdout.readline().split())
        if len(said) > 1:
            looking = Onlooker(folder, HOLDER)
            looking.documents.all()
            looking.close()
    child.kill()
    # communicate() would pass over what readline() has taken in ahead, among it undos that were said
    rest = child.stdout.read()
    said += [line.split() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    made, undone = ({words[1] for words in said if words[0] == sign} for sign in "+-")
    with Store(folder, AT) as store:
        missing = made - undone - {found.id for found in store.documents.all()}
        # at most the undo that was cut off before it could be said
        assert len(missing) <= 1
        assert {entry.kind for entry in list(store.log.newest_first())[: len(missing)]} <= {"undo"}


def test_a_store_of_another_release_is_not_looked_into(folder: Path) -> None:
    with Store(folder, AT) as store:
        store.db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('guiheng', 'm9999_later', '')")
        with pytest.raises(NewerStore):
            Onlooker(folder, HOLDER)


def test_a_store_held_by_an_older_release_stays_locked(folder: Path) -> None:
    an_older_store(folder)
    with pytest.raises(Locked, match="wang"):
        Onlooker(folder, HOLDER)


def test_where_there_is_no_database_nothing_is_made(folder: Path) -> None:
    folder.mkdir()
    with pytest.raises(Locked):
        Onlooker(folder, HOLDER)
    assert list(folder.iterdir()) == []


def test_a_damaged_database_is_said_to_be(folder: Path) -> None:
    folder.mkdir()
    (folder / "guiheng.db").write_bytes(b"no database at all, but long enough" * 200)
    with pytest.raises(Damaged):
        Onlooker(folder, HOLDER)


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root can become another user")
def test_another_user_who_may_only_read_is_told_who_has_it_and_reads(children: Children) -> None:
    # the test's own folder lies below one that no other user may enter
    with TemporaryDirectory() as shared, Store(Path(shared) / "数据", AT) as store:
        with store.act("import", "导入", CLERK) as act:
            document(act)
        for path in [Path(shared), *Path(shared).rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        (said,) = children.run("looking_as_nobody", store.folder)
    assert said.startswith("1 操作系统用户 ")
