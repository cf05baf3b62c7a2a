"""File bytes are kept by their hash: once, whole, and checked when read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from db.errors import Damaged
from db.files import FileStore
from db.store import Store
from tests.db.sample import AT, CLERK, with_text


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


@pytest.mark.parametrize("data", [b"", b"x", os.urandom(100_000)])
def test_what_is_put_is_got(files: FileStore, data: bytes) -> None:
    sha = files.put(data)
    assert sha == hashlib.sha256(data).hexdigest()
    assert files.get(sha) == data


def test_putting_twice_keeps_one_file_untouched(files: FileStore) -> None:
    sha = files.put(b"text")
    first = files.place(sha).stat()
    assert files.put(b"text") == sha
    assert files.place(sha).stat().st_mtime_ns == first.st_mtime_ns
    assert [p.name for p in files.folder.rglob("*") if p.is_file()] == [sha]
    assert list(files.all()) == [sha]


@pytest.mark.parametrize("spoil", [lambda data: data[:-1] + b"?", lambda data: data[:-1], lambda data: b""])
def test_a_changed_byte_is_noticed_and_made_good_by_the_same_file(files: FileStore, spoil) -> None:
    sha = files.put(b"some text")
    files.place(sha).write_bytes(spoil(b"some text"))
    with pytest.raises(Damaged, match="摘要不符"):
        files.get(sha)
    assert files.put(b"some text") == sha
    assert files.get(sha) == b"some text"


def test_a_file_gone_is_noticed(files: FileStore) -> None:
    with pytest.raises(Damaged, match="文件不在了"):
        files.get("0" * 64)


def test_what_a_killed_program_left_is_not_a_file(files: FileStore) -> None:
    sha = files.put(b"text")
    files.place(sha).with_suffix(".1.part").write_bytes(b"te")
    assert list(files.all()) == [sha]


def test_a_file_without_a_row_does_no_harm(store: Store) -> None:
    from db import health

    store.files.put("先落盘的文件".encode())
    assert health.problems(store) == ()
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "内容")
    store.undo(CLERK)
    assert len(list(store.files.all())) == 2
    assert health.problems(store) == ()
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "内容")
    assert health.problems(store) == ()
    assert store.backup(AT).exists()
