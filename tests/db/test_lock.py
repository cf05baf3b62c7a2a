"""One writer at a time, named to whoever comes second."""

from __future__ import annotations

import getpass
from datetime import timedelta
from pathlib import Path

import pytest

from db.errors import Locked
from db.lock import StoreLock
from tests.db.sample import AT


def test_the_holder_is_named(tmp_path: Path) -> None:
    held = StoreLock(tmp_path, AT)
    with pytest.raises(Locked) as refused:
        StoreLock(tmp_path, AT)
    assert refused.value.holder == f"操作系统用户 {getpass.getuser()} 在这台电脑上从 09:00 起"
    assert refused.value.folder == tmp_path
    held.release()


def test_a_holder_since_an_earlier_day_is_named_with_the_day(tmp_path: Path) -> None:
    held = StoreLock(tmp_path, AT)
    with pytest.raises(Locked, match="从 2026-07-01 09:00 起"):
        StoreLock(tmp_path, AT + timedelta(days=1))
    held.release()


def test_a_released_lock_is_free_and_names_nobody(tmp_path: Path) -> None:
    held = StoreLock(tmp_path, AT)
    held.release()
    held.release()
    assert (tmp_path / "store.lock").read_bytes() == b""
    StoreLock(tmp_path, AT).release()


def test_the_words_of_a_dead_holder_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "store.lock").write_text("某人（某机，进程 1，2020-01-01 00:00 起）和更长的话" * 5, "utf-8")
    held = StoreLock(tmp_path, AT)
    with pytest.raises(Locked) as refused:
        StoreLock(tmp_path, AT)
    assert "某人" not in refused.value.holder
    held.release()
