"""Backups are checked before older ones go; a restore swaps only what has been checked."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from db import health
from db.backup import verify
from db.errors import Damaged, Locked, NewerStore
from db.restoring import restore
from db.rotation import DAYS, OF_THE_DAY
from db.store import NAME, Store
from tests.db.conftest import Children
from tests.db.older import an_older_store
from tests.db.sample import AT, CLERK, fingerprint, later, one_of_every_kind, rows, with_text


def work(store: Store, title: str) -> None:
    with store.act("import", title, CLERK) as act:
        with_text(store, act, title, f"{title}的内容")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "store.lock"}


def pool(store: Store) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in (store.backups.folder / "files").rglob("*") if p.is_file()}


def test_a_backup_holds_what_the_store_holds(store: Store) -> None:
    with store.act("import", "全部", CLERK) as act:
        one_of_every_kind(store, act)
    made = store.backup(AT)
    found = verify(made)
    assert (found.documents, found.acts) == (2, 2)
    copy = sqlite3.connect(made / NAME)
    assert "\n".join(copy.iterdump()) == "\n".join(store.db.conn.iterdump())
    copy.close()
    assert set(pool(store)) == set(store.files.all())
    assert [p.name for p in made.iterdir()] == [NAME]


def test_a_backup_adds_only_new_files(store: Store) -> None:
    work(store, "甲")
    store.backup(AT)
    first = pool(store)
    work(store, "乙")
    store.backup(later(60))
    assert first.items() <= pool(store).items()
    assert len(pool(store)) == 2


def test_a_damaged_length_in_the_pool_is_made_good(store: Store) -> None:
    work(store, "甲")
    store.backup(AT)
    (kept,) = (store.backups.folder / "files").rglob("??/*")
    kept.write_bytes(b"cut")
    store.backup(later(60))
    assert kept.read_bytes() == store.files.get(kept.name)


def test_the_last_several_of_a_day_stay(store: Store) -> None:
    made = [store.backup(later(n)) for n in range(OF_THE_DAY + 5)]
    assert store.backups.all() == made[5:]
    assert store.backups.newest() == made[-1]
    assert not any(p.exists() for p in made[:5])


def test_backups_of_one_second_do_not_meet(store: Store) -> None:
    made = [store.backup(AT) for _ in range(3)]
    assert store.backups.all() == made


def test_a_backup_made_after_the_clock_was_set_back_is_not_rotated_out_at_once(store: Store) -> None:
    for n in range(DAYS):
        store.backup(later(n * 86400))
    early = store.backup(later(-400 * 86400))
    assert early in store.backups.all()
    assert not store.wants_backup()


def test_a_backup_that_fails_its_check_removes_nothing(store: Store) -> None:
    kept = [store.backup(later(n)) for n in range(3)]
    store.db.execute("PRAGMA foreign_keys = OFF")
    store.db.execute(
        "INSERT INTO events (id, row_version, document_id, act, stage, on_date, at, operator, note, missing)"
        " VALUES ('x', 1, 'nobody', '', '', '', '', '', '', '')"
    )
    with pytest.raises(Damaged, match="不存在的 documents"):
        store.backup(later(99))
    assert store.backups.all() == kept
    assert sorted(p.name for p in store.backups.folder.iterdir() if p.name != "files") == [p.name for p in kept]


def test_what_a_killed_backup_left_is_cleared_by_the_next(store: Store) -> None:
    left = store.backups.folder / "20260630-090000.part"
    left.mkdir(parents=True)
    (left / NAME).write_bytes(b"half")
    assert store.backups.all() == []
    store.backup(AT)
    assert not left.exists()


@pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(b"x" * 9000), lambda p: p.write_bytes(p.read_bytes()[:5000]), Path.unlink])
def test_a_spoilt_backup_is_not_restored_and_nothing_moves(folder: Path, spoil) -> None:
    with Store(folder, AT) as store:
        work(store, "甲")
        made = store.backup(AT)
        work(store, "乙")
    spoil(made / NAME)
    before = everything(folder)
    with pytest.raises(Damaged):
        restore(made, folder, later(60))
    assert everything(folder) == before


def test_a_backup_whose_file_is_gone_everywhere_is_not_restored(folder: Path) -> None:
    with Store(folder, AT) as store:
        work(store, "甲")
        made = store.backup(AT)
    for kept in [*(folder / "files").rglob("??/*"), *(folder / "backups" / "files").rglob("??/*")]:
        kept.unlink()
    before = everything(folder)
    with pytest.raises(Damaged, match="文件不在了"):
        restore(made, folder, later(60))
    assert everything(folder) == before


def test_a_backup_of_a_later_release_is_not_restored(folder: Path) -> None:
    with Store(folder, AT) as store:
        made = store.backup(AT)
    outside = sqlite3.connect(made / NAME)
    outside.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('guiheng', 'm9999_later', '')")
    outside.commit()
    outside.close()
    before = everything(folder)
    with pytest.raises(NewerStore):
        restore(made, folder, later(60))
    assert everything(folder) == before


def test_a_restored_store_equals_the_one_backed_up(folder: Path) -> None:
    with Store(folder, AT) as store:
        with store.act("import", "全部", CLERK) as act:
            one_of_every_kind(store, act)
        made = store.backup(AT)
        then, store_id = fingerprint(store), store.id
        work(store, "后来的")
        changed, *_ = store.files.all()
        store.files.place(changed).write_bytes(b"damaged since")
    found = restore(made, folder, later(60))
    assert (found.documents, found.acts) == (2, 2)
    with Store(folder, later(61)) as store:
        assert fingerprint(store) == then
        assert store.id == store_id
        assert health.problems(store) == ()
        work(store, "新的")
        assert store.undo(CLERK).title == "新的"


def test_the_old_store_is_set_aside_with_its_log_and_still_opens(folder: Path, tmp_path: Path, children: Children) -> None:
    with Store(folder, AT) as store:
        made = store.backup(AT)
        before = rows(store)
    child = children.start("committing", folder)
    assert child.stdout is not None
    acknowledged = [line for line in (child.stdout.readline() for _ in range(6)) if line[0] in "+-"]
    child.kill()
    child.wait()
    assert (folder / f"{NAME}-wal").stat().st_size > 0
    restore(made, folder, later(60))
    with Store(folder, AT) as store:
        assert rows(store) == before
    aside = folder / f"{NAME}.20260701-090100.before"
    assert Path(f"{aside}-wal").exists()
    old = tmp_path / "old"
    old.mkdir()
    (folder / "files").rename(old / "files")
    for side in ("", "-wal", "-shm"):
        Path(f"{aside}{side}").replace(old / (NAME + side))
    with Store(old, AT) as store:
        assert len(list(store.log.oldest_first())) >= len(acknowledged) > 0
        assert health.problems(store) == ()


def test_two_restores_of_one_second_keep_both_old_stores(folder: Path) -> None:
    with Store(folder, AT) as store:
        made = store.backup(AT)
    restore(made, folder, AT)
    restore(made, folder, AT)
    assert len(list(folder.glob("*.before"))) == 2


def test_an_open_store_is_not_restored_over(store: Store, children: Children) -> None:
    work(store, "甲")
    made = store.backup(AT)
    work(store, "乙")
    with pytest.raises(Locked):
        restore(made, store.folder, AT)
    assert len(store.documents.all()) == 2
    assert not list(store.folder.glob("*.before"))
    assert not list(store.folder.glob("*.restoring"))


def test_a_store_can_be_restored_where_none_is_left(folder: Path, tmp_path: Path) -> None:
    with Store(folder, AT) as store:
        work(store, "甲")
        made = store.backup(AT)
    restore(made, tmp_path / "new", AT)
    with Store(tmp_path / "new", AT) as store:
        assert [document.title for document in store.documents.all()] == ["甲"]
        assert health.problems(store) == ()


def test_a_folder_without_a_database_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="没有数据库文件"):
        verify(tmp_path)


def test_another_program_s_database_is_no_backup(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("CREATE TABLE songs (name TEXT)")
    other.commit()
    other.close()
    with pytest.raises(Damaged):
        verify(tmp_path)


def test_before_a_migration_the_store_is_backed_up(folder: Path) -> None:
    an_older_store(folder)
    with Store(folder, later(1)) as store:
        (made,) = store.backups.all()
        assert verify(made).documents == len(store.documents.all()) == 1
        assert store.documents.all()[0].handler_id is None
    with Store(folder, later(2)) as store:
        assert store.backups.all() == [made]


def test_the_files_of_a_backup_can_be_carried_away_with_it(folder: Path, tmp_path: Path) -> None:
    with Store(folder, AT) as store:
        work(store, "甲")
        made = store.backup(AT)
    carried = tmp_path / "U盘"
    shutil.copytree(folder / "backups", carried)
    shutil.rmtree(folder)
    restore(carried / made.name, folder, AT)
    with Store(folder, AT) as store:
        assert health.problems(store) == ()
