"""Where a store may lie: on a local disk. On a network share SQLite's locks do not hold and commits are lost."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from db.errors import NetworkShare

_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smbfs", "smb3", "ncpfs", "afs", "9p", "ceph", "lustre", "davfs", "vboxsf", "vmhgfs", "prl_fs",
     "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.vmhgfs-fuse"}
)  # fmt: skip


_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How /proc/mounts writes blanks and backslashes (proc(5), fstab(5))."""

_LOCAL_PREFIX = "\\\\?\\"
"""What Windows puts before long local paths; before UNC\\ it stays a share."""


def refuse_network_share(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise NetworkShare when ``folder`` lies on a share: a UNC path or remote drive on Windows, a remote mount elsewhere."""
    kind = _windows_kind(folder) if sys.platform == "win32" else _mounted_as(folder, mounts)
    if kind is not None:
        raise NetworkShare(folder, kind)


def _mounted_as(folder: Path, mounts: Path) -> str | None:
    if not mounts.exists():
        return None
    best, found = -1, ""
    target = folder.absolute().resolve()
    for line in mounts.read_text("utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        if target.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), fields[2]
    return found if found in _REMOTE else None


def _plain(drive: str) -> str:
    return drive.removeprefix(_LOCAL_PREFIX) if not drive.upper().startswith(f"{_LOCAL_PREFIX}UNC") else drive


def _windows_kind(folder: Path) -> str | None:
    import ctypes

    drive = _plain(folder.absolute().drive)
    if drive.startswith("\\\\"):
        return "UNC"
    remote = 4
    windll = getattr(ctypes, "windll")  # noqa: B009  # only Windows has it, and mypy runs elsewhere
    return "remote drive" if windll.kernel32.GetDriveTypeW(drive + "\\") == remote else None
