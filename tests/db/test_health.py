"""The self-check finds what was changed from outside, and never breaks off itself."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from db import health
from db.records import BUSINESS, Setting
from db.store import Store
from tests.db.older import TITLE, an_older_store
from tests.db.sample import AT, CLERK, document, later, one_of_every_kind, with_text


@pytest.fixture
def used(folder: Path) -> Path:
    """A store that has been worked in, closed."""
    with Store(folder, AT) as store:
        with store.act("import", "导入", CLERK) as act:
            made = with_text(store, act, "办法", "由公安机关处以罚款。")
        with store.act("set", "改标题", CLERK) as act:
            act.update(made, title="新办法")
        store.undo(CLERK)
        assert health.problems(store) == ()
    return folder


def problems_after(folder: Path, *statements: str) -> str:
    outside = sqlite3.connect(folder / "guiheng.db")
    for statement in statements:
        outside.execute(statement)
    outside.commit()
    outside.close()
    with Store(folder, AT) as store:
        return "\n".join(health.problems(store))


def test_a_sound_store_has_no_problems(store: Store) -> None:
    with store.act("import", "全部", CLERK) as act:
        one_of_every_kind(store, act)
    store.undo(CLERK)
    assert health.problems(store) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE acts SET operator = '别人' WHERE seq = 2",
        "UPDATE acts SET at = '2020-01-01T00:00:00' WHERE seq = 2",
        "UPDATE acts SET final = 1 WHERE seq = 3",
        "UPDATE acts SET changes = replace(changes, '办法', '方法') WHERE seq = 2",
        "UPDATE acts SET changes = 'x' WHERE seq = 2",
        "UPDATE acts SET at = '昨天' WHERE seq = 2",
        "UPDATE acts SET previous = hash WHERE seq = 1",
        "DELETE FROM acts WHERE seq = 1",
        "UPDATE acts SET seq = 9 WHERE seq = 3",
        "UPDATE acts SET store_id = 'other' WHERE seq = 1",
    ],
)
def test_an_entry_of_the_log_changed_from_outside_is_found(used: Path, statement: str) -> None:
    assert "操作日志第" in problems_after(used, statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE documents SET title = '外改'", "（documents "),
        ("UPDATE documents SET row_version = 9", "（documents "),
        (
            "INSERT INTO units (id, row_version, name, short_name) VALUES ('x', 1, '外加', '')",
            "数据库里的单位与操作日志不符，可能在程序之外被改动（units x）",
        ),
        ("DELETE FROM people", "数据库里的人员少了，操作日志里有它（people "),
        ("DELETE FROM acts WHERE seq = 4", "（documents "),
    ],
)
def test_a_row_changed_from_outside_is_found(used: Path, statement: str, said: str) -> None:
    assert said in problems_after(used, statement)


def test_a_reference_to_nothing_is_found(used: Path) -> None:
    assert "引用了不存在的 files" in problems_after(used, "PRAGMA foreign_keys = OFF", "DELETE FROM files")


def test_a_file_changed_or_gone_is_found(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "甲办法", "一")
        with_text(store, act, "乙办法", "二")
    changed, gone = (store.files.place(sha) for sha in store.files.all())
    changed.write_bytes(b"x" + changed.read_bytes()[1:])
    gone.unlink()
    assert sorted(sentence.split("》")[1].split("。")[0] for sentence in health.problems(store)) == [
        "文件不在了",
        "文件内容与登记的摘要不符",
    ]
    assert {problem.document_id for problem in health.found(store)} == {document.id for document in store.documents.all()}


def test_damaged_pages_are_said_and_not_raised(folder: Path) -> None:
    with Store(folder, AT) as store, store.act("import", "导入", CLERK) as act:
        for n in range(200):
            document(act, f"办法{n}" * 20)
    file = folder / "guiheng.db"
    data = bytearray(file.read_bytes())
    page = 4096
    # in the later pages: the first ones hold what is read when the store is opened
    middle = len(data) // page * 3 // 4 * page
    for start in range(middle, middle + 8 * page, page):
        data[start : start + page] = b"\xff" * page
    file.write_bytes(data)
    with Store(folder, AT) as store:
        assert any("有损坏" in sentence for sentence in health.problems(store))


def test_the_log_replayed_from_empty_gives_the_tables(store: Store) -> None:
    with store.act("import", "全部", CLERK) as act:
        one_of_every_kind(store, act)
    for n in range(5):
        with store.act("set", "设置", CLERK) as act:
            act.insert(Setting(id=f"key{n}", value=str(n)))
    store.undo(CLERK)
    store.undo(CLERK)
    store.redo(CLERK)
    told = health.replay(store)
    for kind in BUSINESS:
        cursor = store.db.execute(f"SELECT * FROM {kind.TABLE}")
        names = [c[0] for c in cursor.description]
        found = {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
        assert found == {row_id: cells for (table, row_id), cells in told.items() if table == kind.TABLE}


def test_each_entry_carries_the_hash_of_the_one_before(store: Store) -> None:
    for n in range(3):
        with store.act("import", "导入", CLERK) as act:
            document(act, str(n))
    entries = list(store.log.oldest_first())
    assert [entry.previous for entry in entries] == ["", *(entry.hash for entry in entries[:-1])]
    assert [entry.seq for entry in entries] == [1, 2, 3, 4]
    assert entries[::-1] == list(store.log.newest_first())


def test_a_log_of_many_pages_is_read_whole(store: Store) -> None:
    store.db.execute("PRAGMA synchronous = OFF")
    for n in range(250):
        with store.act("set", str(n), CLERK) as act:
            act.insert(Setting(id=str(n), value=json.dumps(later(n).isoformat())))
    assert [entry.title for entry in store.log.oldest_first() if entry.kind == "do"] == [str(n) for n in range(250)]
    for n in reversed(range(250)):
        assert store.undo(CLERK).title == str(n)
    assert store.settings.all() == {}
    assert health.problems(store) == ()


def test_a_store_of_an_earlier_release_is_sound_and_its_acts_can_be_undone(folder: Path) -> None:
    an_older_store(folder)
    with Store(folder, later(1)) as store:
        assert health.problems(store) == ()
        with store.act("set", "改标题", CLERK) as act:
            act.update(store.documents.all()[0], title="新标题")
        store.undo(CLERK)
        assert health.problems(store) == ()
        assert store.documents.all()[0].title == TITLE
        store.undo(CLERK)
        assert store.documents.all() == ()
