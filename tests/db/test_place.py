"""A store lies on a local disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import NetworkShare
from db.place import _plain, refuse_network_share

LOCAL = "/dev/sda1 / ext4 rw 0 0"


def mounts(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "mounts"
    file.write_text("\n".join((LOCAL, *lines, "")), "utf-8")
    return file


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.gvfsd-fuse", "vboxsf"])
def test_a_share_is_refused_and_named(tmp_path: Path, kind: str) -> None:
    with pytest.raises(NetworkShare) as refused:
        refuse_network_share(tmp_path / "share" / "data", mounts(tmp_path, f"//server/share {tmp_path}/share {kind} rw 0 0"))
    assert refused.value.kind == kind


def test_a_share_whose_name_holds_blanks_is_refused(tmp_path: Path) -> None:
    written = str(tmp_path / "我的 共享").replace(" ", "\\040")
    with pytest.raises(NetworkShare):
        refuse_network_share(tmp_path / "我的 共享" / "data", mounts(tmp_path, f"//server/share {written} cifs rw 0 0"))


def test_a_link_to_a_share_is_refused(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    with pytest.raises(NetworkShare):
        refuse_network_share(tmp_path / "link" / "data", mounts(tmp_path, f"//server/share {tmp_path}/share cifs rw 0 0"))


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["//server/share {0}/share cifs rw 0 0"],
        ["//server/share {0} cifs rw 0 0", "/dev/sdb1 {0}/data ext4 rw 0 0"],
        ["//server/share {0}/data cifs rw 0 0", "/dev/sdb1 {0}/data ext4 rw 0 0"],
        ["//server/share {0}/dat cifs rw 0 0"],
        ["half"],
    ],
)
def test_a_local_disk_is_accepted(tmp_path: Path, lines: list[str]) -> None:
    refuse_network_share(tmp_path / "data", mounts(tmp_path, *(line.format(tmp_path) for line in lines)))


def test_where_no_mounts_are_listed_every_folder_is_accepted(tmp_path: Path) -> None:
    refuse_network_share(tmp_path, tmp_path / "nothing")


@pytest.mark.parametrize(
    ("drive", "plain"),
    [
        ("C:", "C:"),
        ("\\\\?\\C:", "C:"),
        ("\\\\server\\share", "\\\\server\\share"),
        ("\\\\?\\UNC\\server\\share", "\\\\?\\UNC\\server\\share"),
    ],
)
def test_a_long_windows_path_is_no_share(drive: str, plain: str) -> None:
    assert _plain(drive) == plain
