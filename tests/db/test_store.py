"""Opening, holding and closing a store."""

from __future__ import annotations

import getpass
import sqlite3
import threading
from pathlib import Path

import pytest

from db.errors import Damaged, Locked, NewerStore
from db.store import NAME, Store, connect
from tests.db.conftest import Children
from tests.db.sample import AT, CLERK, document, later, with_text


def test_a_store_keeps_its_id_and_its_rows(folder: Path) -> None:
    with Store(folder, AT) as store:
        first = store.id
        with store.act("import", "导入", CLERK) as act:
            made = document(act)
    with Store(folder, later(5)) as store:
        assert store.id == first
        assert store.documents.get(made.id) == made


def test_two_stores_have_two_ids(tmp_path: Path) -> None:
    with Store(tmp_path / "a", AT) as a, Store(tmp_path / "b", AT) as b:
        assert a.id != b.id


def test_a_second_program_is_refused_and_told_who_holds_the_store(store: Store, children: Children) -> None:
    (said,) = children.run("opening", store.folder)
    assert said.startswith("Locked")
    assert f"操作系统用户 {getpass.getuser()} 在这台电脑上从 09:00 起" in said


def test_a_second_opening_in_the_same_program_is_refused_and_disturbs_nothing(store: Store) -> None:
    with pytest.raises(Locked):
        Store(store.folder, AT)
    with store.act("import", "导入", CLERK) as act:
        document(act)
    assert len(store.documents.all()) == 1


def test_a_closed_store_can_be_opened_elsewhere(store: Store, children: Children) -> None:
    store.close()
    assert children.run("opening", store.folder) == ["opened"]


def test_the_lock_of_a_killed_program_is_free(folder: Path, children: Children) -> None:
    child = children.start("holding", folder)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    with pytest.raises(Locked, match="操作系统用户"):
        Store(folder, AT)
    child.kill()
    child.wait()
    with Store(folder, AT) as store:
        assert store.documents.all() == ()


def test_a_store_of_a_later_release_is_refused_and_left_alone(folder: Path) -> None:
    Store(folder, AT).close()
    outside = sqlite3.connect(folder / NAME)
    outside.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('guiheng', 'm9999_later', '')")
    outside.commit()
    outside.close()
    before = (folder / NAME).read_bytes()
    for _ in range(2):
        with pytest.raises(NewerStore) as refused:
            Store(folder, AT)
        assert refused.value.unknown == ("m9999_later",)
    assert (folder / NAME).read_bytes() == before


@pytest.mark.parametrize("spoil", [lambda data: b"no database at all, but long enough" * 200, lambda data: data[: len(data) // 3 + 100]])
def test_a_file_that_is_no_database_is_refused_and_left_alone(folder: Path, spoil) -> None:
    Store(folder, AT).close()
    file = folder / NAME
    file.write_bytes(spoil(file.read_bytes()))
    before = file.read_bytes()
    for _ in range(2):
        with pytest.raises(Damaged):
            Store(folder, AT)
    assert file.read_bytes() == before


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_database_gone_from_beside_its_backups_is_not_replaced_by_an_empty_one(folder: Path, lose) -> None:
    with Store(folder, AT) as store:
        store.backup(AT)
    lose(folder / NAME)
    with pytest.raises(Damaged, match="备份还在"):
        Store(folder, AT)


def test_an_unfinished_first_opening_is_finished_by_the_next(folder: Path) -> None:
    folder.mkdir()
    connect(folder / NAME).close()
    with Store(folder, AT) as store, store.act("import", "导入", CLERK) as act:
        document(act)


def test_every_connection_holds_references_and_syncs_each_commit(store: Store) -> None:
    store_settings = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}
    again = connect(store.folder / NAME)
    for db in (store.db, again):
        assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in store_settings} == store_settings
    again.close()


def test_the_store_is_used_from_the_thread_that_opened_it(store: Store) -> None:
    caught: list[type[Exception]] = []

    def read() -> None:
        try:
            store.documents.all()
        except sqlite3.ProgrammingError as error:
            caught.append(type(error))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert caught == [sqlite3.ProgrammingError]


def test_closing_backs_up_what_was_changed_and_only_then(folder: Path) -> None:
    store = Store(folder, AT)
    store.close(AT)
    assert store.backups.all() == []
    store = Store(folder, AT)
    with store.act("import", "导入", CLERK) as act:
        document(act)
    store.close(AT)
    assert len(store.backups.all()) == 1
    store.close(AT)
    assert len(store.backups.all()) == 1


def test_a_store_whose_last_backup_fails_is_closed_all_the_same_and_says_so(folder: Path, children: Children) -> None:
    store = Store(folder, AT)
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "内容")
    store.files.place(next(store.files.all())).unlink()
    with pytest.raises(Damaged, match="文件不在了"):
        store.close(AT)
    assert children.run("opening", folder) == ["opened"]
    assert store.backups.all() == []


def test_a_database_damaged_under_an_act_is_said_to_be(folder: Path) -> None:
    with Store(folder, AT) as store, store.act("import", "导入", CLERK) as act:
        for n in range(300):
            document(act, f"办法{n}" * 30)
    file = folder / NAME
    data = bytearray(file.read_bytes())
    for start in range(len(data) // 4096 * 3 // 4 * 4096, len(data), 4096):
        data[start : start + 4096] = b"\xff" * 4096
    file.write_bytes(data)

    def work(store: Store) -> None:
        with store.act("import", "导入", CLERK) as act:
            for _ in range(300):
                document(act, "办法" * 30)

    with Store(folder, AT) as store, pytest.raises(Damaged):
        work(store)
