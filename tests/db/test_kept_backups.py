"""Over a long life with good and bad days, every backup that is kept brings back what the store held when it was made."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from db import health
from db.acts import Stamp
from db.backup import Backups, take, verify
from db.errors import Damaged
from db.files import FileStore
from db.restoring import restore
from db.store import NAME, Store
from tests.db.sample import AT, CLERK, document, fingerprint, later, with_text


@pytest.mark.drill
def test_every_kept_backup_of_a_long_life_restores(folder: Path, tmp_path: Path, drill: bool) -> None:
    held: dict[str, str] = {}
    with Store(folder, AT) as store:
        for day in range(420 if drill else 100):
            # an office does not work every day, and some days it works much
            for n in range((0, 1, 1, 2)[day % 4] if drill else (0, 0, 1, 1, 2)[day % 5]):
                now = AT + timedelta(days=day * (1 if drill else 5), minutes=30 * n)
                with store.act("import", f"第{day}天", Stamp("张三", now)) as act:
                    with_text(store, act, f"办法{day}之{n}", f"第{day}天的内容。")
                if day % 7 == 3:
                    store.undo(Stamp("张三", now))
                held[store.backup(now).name] = repr(fingerprint(store))
        kept = store.backups.of(store.id)
        assert len(kept) > 30
        assert len({p.name[:6] for p in kept}) == 12
    for backup in kept:
        elsewhere = tmp_path / backup.name
        restore(backup, elsewhere, later(60))
        with Store(elsewhere, later(120)) as store:
            assert repr(fingerprint(store)) == held[backup.name]
            assert health.problems(store) == ()
        shutil.rmtree(elsewhere)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE acts SET title = '改过' WHERE seq = 2",
        "DELETE FROM acts WHERE seq = 2",
        "INSERT INTO events (id, row_version, document_id, act, stage, on_date, at, operator, note, missing)"
        " VALUES ('x', 1, 'nobody', '', '', '', '', '', '', '')",
    ],
)
def test_a_store_spoilt_from_outside_is_not_backed_up_and_the_good_ones_stay(folder: Path, spoil: str) -> None:
    with Store(folder, AT) as store:
        for n in range(3):
            with store.act("import", "导入", CLERK) as act:
                document(act, str(n))
        good = store.backup(AT)
    outside = sqlite3.connect(folder / NAME)
    outside.execute(spoil)
    outside.commit()
    outside.close()
    with pytest.raises(Damaged):
        take(folder, later(60))
    store = Store(folder, later(60))
    with store.act("import", "导入", CLERK) as act:
        document(act, "后来")
    with pytest.raises(Damaged):
        store.close(later(61))
    assert store.backups.all() == [good]
    verify(good)


def test_pages_spoilt_from_outside_are_not_backed_up(folder: Path) -> None:
    with Store(folder, AT) as store:
        with store.act("import", "导入", CLERK) as act:
            for n in range(300):
                document(act, f"办法{n}" * 30)
        good = store.backup(AT)
    file = folder / NAME
    data = bytearray(file.read_bytes())
    middle = len(data) // 4096 * 3 // 4 * 4096
    data[middle : middle + 8 * 4096] = b"\xff" * (8 * 4096)
    file.write_bytes(data)
    with pytest.raises(Damaged):
        take(folder, later(60))
    assert Backups(folder / "backups", FileStore(folder / "files")).all() == [good]


def test_an_idle_store_wants_no_backup_also_after_it_was_killed(folder: Path) -> None:
    with Store(folder, AT) as store:
        assert not store.wants_backup()
        with store.act("import", "导入", CLERK) as act:
            document(act)
        assert store.wants_backup()
    with Store(folder, AT) as store:
        assert store.wants_backup()
        store.backup(AT)
        assert not store.wants_backup()
        store.undo(CLERK)
        assert store.wants_backup()
        take(folder, later(1))
        assert not store.wants_backup()


def test_backups_of_another_store_are_neither_counted_nor_rotated_out(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "other", AT) as other:
        with other.act("import", "导入", CLERK) as act:
            with_text(other, act, "别处", "别处的内容")
        theirs = other.backup(later(-86400))
    shared = tmp_path / "U盘"
    with Store(folder, AT) as store:
        there = Backups(shared, store.files)
        taken = Backups(shared, other.files).take_over(theirs)
        for n in range(60):
            with store.act("import", "导入", CLERK) as act:
                document(act)
            there.take_over(store.backup(later(n * 86400 // 2)))
        assert there.of(other.id) == [taken.folder]
        assert len(there.of(store.id)) == 31
        assert {p.name for p in there.of(store.id)} == {p.name for p in store.backups.of(store.id)}
    restore(taken.folder, tmp_path / "back", AT)
    with Store(tmp_path / "back", AT) as back:
        assert [found.title for found in back.documents.all()] == ["别处"]
        assert health.problems(back) == ()


def test_a_backup_taken_beside_a_writer_is_whole(store: Store) -> None:
    for n in range(5):
        with store.act("import", "导入", CLERK) as act:
            with_text(store, act, f"办法{n}", "内容")
            if n == 3:
                made = take(store.folder, later(n))
    assert (made.documents, verify(made.folder).acts) == (3, 4)
