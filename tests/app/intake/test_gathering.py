"""Files, folders and archives give single files under the names their senders gave; nothing lands outside the room, nothing is lost silently."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.intake.gathering import Gathered, gather, left_out
from tests.app.intake.zips import pack


@pytest.fixture
def room(tmp_path: Path) -> Path:
    place = tmp_path / "room"
    place.mkdir()
    return place


def names(gathered: Gathered) -> list[tuple[str, str]]:
    return [(one.folder, one.name) for one in gathered.found]


def test_a_folder_gives_its_files_without_lock_files_and_says_so(tmp_path: Path, room: Path) -> None:
    inner = tmp_path / "送审" / "一"
    inner.mkdir(parents=True)
    (tmp_path / "送审" / ".svn").mkdir()
    (tmp_path / "送审" / ".svn" / "entries").write_bytes(b"1")
    for name in ("甲.docx", "~$甲.docx", ".~乙.docx", ".乙.txt", "图.png", "Thumbs.db"):
        (inner / name).write_bytes(b"1")
    (tmp_path / "送审" / "丙.pdf").write_bytes(b"1")
    gathered = gather([tmp_path / "送审"], room)
    assert sorted(names(gathered)) == [("", "丙.pdf"), ("一", "图.png"), ("一", "甲.docx")]
    assert sorted(one.name for one in gathered.passed) == sorted(["~$甲.docx", ".~乙.docx", ".乙.txt", "Thumbs.db"])
    assert all(one.why.endswith("没有收") for one in gathered.passed)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files there")
def test_a_pipe_is_not_waited_for_and_a_linked_folder_is_not_left_out_silently(tmp_path: Path, room: Path) -> None:
    (tmp_path / "送审").mkdir()
    (tmp_path / "别处").mkdir()
    os.mkfifo(tmp_path / "送审" / "甲.docx")
    (tmp_path / "送审" / "旧件").symlink_to(tmp_path / "别处")
    gathered = gather([tmp_path / "送审"], room)
    assert gathered.found == ()
    assert {one.name for one in gathered.passed} == {"甲.docx", "旧件"}
    assert [one.name for one in gather([tmp_path / "送审" / "甲.docx"], room).passed] == ["甲.docx"]


def test_a_file_named_itself_is_tried_whatever_its_name(tmp_path: Path, room: Path) -> None:
    assert names(gather([tmp_path / "文稿.bak", tmp_path / ".隐藏.docx"], room)) == [("", "文稿.bak"), ("", ".隐藏.docx")]


def test_the_same_path_twice_is_one_file(tmp_path: Path, room: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "办法.txt").write_bytes(b"1")
    assert len(gather([tmp_path / "甲", tmp_path / "甲" / "办法.txt"], room).found) == 1


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_in_an_archive_are_read_as_they_were_given(tmp_path: Path, room: Path, encoding: str) -> None:
    packed = pack(tmp_path / "送审.zip", {"送审材料/办法（送审稿）.docx": b"1", "送审材料\\碶說明.docx": b"2"}, encoding)
    gathered = gather([packed], room)
    assert names(gathered) == [("送审材料", "办法（送审稿）.docx"), ("送审材料", "碶說明.docx")]
    assert [one.place for one in gathered.found] == [packed / "送审材料" / "办法（送审稿）.docx", packed / "送审材料" / "碶說明.docx"]


def test_an_archive_writes_nowhere_but_into_the_room(tmp_path: Path, room: Path) -> None:
    evil = {
        "../../跑出去.txt": b"1",
        "/绝对/路径.txt": b"2",
        "C:\\盘\\符.txt": b"3",
        "CON.txt": b"4",
        "a\u202etxt.exe": b"5",
        "..": b"6",
    }
    packed = pack(tmp_path / "坏.zip", evil)
    before = {path for path in tmp_path.rglob("*") if room not in path.parents}
    gathered = gather([packed], room)
    assert {path for path in tmp_path.rglob("*") if room not in path.parents} == before
    assert len(gathered.found) == len(evil)
    assert all(room in one.path.parents and one.path.read_bytes() for one in gathered.found)
    assert [one.name for one in gathered.found if one.name.startswith("CON.")] == []


def test_a_link_in_an_archive_is_left_out(tmp_path: Path, room: Path) -> None:
    gathered = gather([pack(tmp_path / "链.zip", {"办法.txt": b"1", "链接": b"/etc/passwd"}, link="链接")], room)
    assert names(gathered) == [("", "办法.txt")]
    assert [(one.name, one.why) for one in gathered.passed] == [("链接", "是指向别处的链接，没有收")]


def test_a_bomb_is_not_opened_and_the_archive_itself_is_kept(tmp_path: Path, room: Path) -> None:
    packed = pack(tmp_path / "炸弹.zip", {"大.txt": b"0" * (30 << 20)})
    gathered = gather([packed], room)
    assert names(gathered) == [("", "炸弹.zip")]
    assert "没有打开" in gathered.passed[0].why
    assert list(room.iterdir()) == []


def test_an_archive_with_too_many_files_is_kept_closed(tmp_path: Path, room: Path) -> None:
    gathered = gather([pack(tmp_path / "多.zip", {f"{n}.txt": b"1" for n in range(501)})], room)
    assert names(gathered) == [("", "多.zip")]


def test_a_broken_archive_is_kept_as_it_came(tmp_path: Path, room: Path) -> None:
    packed = pack(tmp_path / "半.zip", {"办法.txt": b"1" * 5000})
    packed.write_bytes(packed.read_bytes().replace(b"PK\x01\x02", b"PK\x01\x09"))
    assert names(gather([packed], room)) == [("", "半.zip")]


def test_an_archive_inside_an_archive_stays_closed_and_is_kept(tmp_path: Path, room: Path) -> None:
    deep = pack(tmp_path / "二.zip", {"中.txt": b"1"}).read_bytes()
    gathered = gather([pack(tmp_path / "一.zip", {"浅.txt": b"1", "二.zip": deep})], room)
    assert sorted(names(gathered)) == [("", "二.zip"), ("", "浅.txt")]
    assert "压缩包里的压缩包" in gathered.passed[0].why


def test_system_files_in_an_archive_are_left_out(tmp_path: Path, room: Path) -> None:
    gathered = gather([pack(tmp_path / "苹果.zip", {"办法.docx": b"1", "__MACOSX/._办法.docx": b"2", ".DS_Store": b"3"}, "utf-8")], room)
    assert names(gathered) == [("", "办法.docx")]
    assert len(gathered.passed) == 2


def test_a_paper_is_never_left_out_by_its_name() -> None:
    assert [name for name in ("办法.docx", "附件1", "$预算.docx", "~办法.docx", "截图.PNG") if left_out(name)] == []
