"""The signing key lies in the folder of the store, goes into backups and comes back with them."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from db import keyfile
from db.backup import Backups
from db.files import FileStore
from db.restoring import finish, restore
from db.store import Store
from tests.db.sample import AT, later

OURS, THEIRS = b"ours", b"theirs"


def kept(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in folder.glob("packet.key*")}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_its_owner_may_read_it_also_in_a_backup(folder: Path) -> None:
    with Store(folder, AT) as store:
        keyfile.keep(folder, OURS)
        made = store.backup(AT)
    for place in (folder, made):
        assert stat.S_IMODE((place / keyfile.NAME).stat().st_mode) == 0o600


def test_a_key_is_never_written_over(folder: Path) -> None:
    folder.mkdir()
    keyfile.keep(folder, OURS)
    with pytest.raises(FileExistsError):
        keyfile.keep(folder, THEIRS)
    assert kept(folder) == {keyfile.NAME: OURS}


def test_a_second_place_takes_over_the_key_with_the_backup(folder: Path, tmp_path: Path) -> None:
    with Store(folder, AT) as store:
        keyfile.keep(folder, OURS)
        made = store.backup(AT)
        second = Backups(tmp_path / "second", FileStore(folder / "files")).take_over(made)
    assert kept(second.folder) == {keyfile.NAME: OURS}


def test_a_restore_brings_the_key_to_a_new_machine(folder: Path, tmp_path: Path) -> None:
    with Store(folder, AT) as store:
        keyfile.keep(folder, OURS)
        made = store.backup(AT)
    restore(made, tmp_path / "new", AT)
    assert kept(tmp_path / "new") == {keyfile.NAME: OURS}


def test_a_restore_sets_another_key_aside_and_keeps_the_one_there_where_the_backup_has_none(folder: Path) -> None:
    with Store(folder, AT) as store:
        bare = store.backup(AT)
        keyfile.keep(folder, THEIRS)
        full = store.backup(later(60))
    restore(bare, folder, AT)
    assert kept(folder) == {keyfile.NAME: THEIRS}
    (folder / keyfile.NAME).unlink()
    keyfile.keep(folder, OURS)
    restore(full, folder, AT)
    aside = {name: data for name, data in kept(folder).items() if name != keyfile.NAME}
    assert kept(folder)[keyfile.NAME] == THEIRS
    assert list(aside.values()) == [OURS]
    assert all(name.endswith(".before") for name in aside)


def test_a_restore_that_had_not_promised_yet_leaves_the_key_alone(folder: Path) -> None:
    with Store(folder, AT):
        keyfile.keep(folder, OURS)
        keyfile.keep(folder, THEIRS, keyfile.FRESH)
    assert finish(folder) is None
    assert kept(folder) == {keyfile.NAME: OURS}


def test_an_exchange_cut_off_in_the_middle_is_finished(folder: Path) -> None:
    folder.mkdir()
    keyfile.keep(folder, OURS, "packet.key.1.before")
    keyfile.keep(folder, THEIRS, keyfile.FRESH)
    keyfile.exchange(folder, "packet.key.1.before")
    assert kept(folder) == {keyfile.NAME: THEIRS, "packet.key.1.before": OURS}
