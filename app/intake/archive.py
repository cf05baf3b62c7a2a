"""A zip archive that arrived: its files taken out one by one under names of our own, within the limits of the gate.

Never ``extractall``: a member's path is only read for its name, no file lands anywhere but in the room given. Names without
the UTF-8 flag are UTF-8 (macOS), else GB 18030 (Chinese Windows), whatever the standard says of them.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from app.text import guard

MOST_MEMBERS = 500
"""More papers than any submission has; a larger archive is not one."""
_CHUNK = 1 << 20
_UTF8_FLAG = 0x800
_FORBIDDEN = dict.fromkeys([*range(32), 127, *map(ord, '<>:"|?*\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069')], "_")


@dataclass(frozen=True, slots=True)
class Member:
    """A file taken out: where it lies, its name, and the folder it lay in inside the archive."""

    path: Path
    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What came out of an archive, what was left in it and why; ``refusal`` when it was not opened at all."""

    members: tuple[Member, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    refusal: str = ""


def take_out(path: Path, room: Path) -> TakenOut:
    """Take the files out of the archive at ``path`` into ``room``. Refuses it whole when it inflates abnormally, is locked or damaged."""
    try:
        with zipfile.ZipFile(path) as package:
            listed = [info for info in package.infolist() if not info.is_dir()]
            refusal = _refusal(listed)
            return TakenOut(refusal=refusal) if refusal else _taken(package, listed, room)
    except RuntimeError:
        return TakenOut(refusal="设了密码，里面的文件没有取出。取消密码后再导入一次")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, OSError):
        return TakenOut(refusal="已损坏或者用了不常见的压缩方式，打不开。解压后导入里面的文件夹")


def member_name(info: zipfile.ZipInfo) -> str:
    """The path a member was packed under, as its sender saw it."""
    raw = info.orig_filename
    if info.flag_bits & _UTF8_FLAG:
        return raw
    try:
        data = raw.encode("cp437")
    except UnicodeEncodeError:
        return raw
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
    # the two bytes of many a Han character in GB 18030 are one Latin or Greek letter in UTF-8
    return name if name.isascii() or any(char >= "\u0800" for char in name) else data.decode("gb18030", "replace")


def _refusal(listed: list[zipfile.ZipInfo]) -> str:
    total = sum(info.file_size for info in listed)
    packed = sum(info.compress_size for info in listed)
    steep = total > guard.SMALLEST_SUSPECT and total > guard.STEEPEST_INFLATION * max(1, packed)
    if len(listed) > MOST_MEMBERS or total > guard.LARGEST_INFLATED or steep:
        limit = guard.LARGEST_INFLATED // 1024 // 1024
        return (
            f"里面的文件超过 {MOST_MEMBERS} 份或者解压后超过 {limit} MB，也可能是有意做坏的，没有打开。核实来源后自己解压，再把文件夹导入"
        )
    if any(info.flag_bits & 1 for info in listed):
        return "设了密码，里面的文件没有取出。取消密码后再导入一次"
    return ""


def _taken(package: zipfile.ZipFile, listed: list[zipfile.ZipInfo], room: Path) -> TakenOut:
    members: list[Member] = []
    left: list[tuple[str, str]] = []
    for info in sorted(listed, key=member_name):
        *folders, name = [part for part in member_name(info).replace("\\", "/").split("/") if part not in ("", ".", "..")] or ["没有名字"]
        if stat.S_ISLNK(info.external_attr >> 16):
            left.append((name, "是指向别处的链接，没有收"))
            continue
        place = room / f"{len(list(room.iterdir())):04d}"
        place.mkdir()
        target = place / _safe(name)
        if not _inflated(package, info, target):
            left.append((name, "解压后比登记的大，可能是有意做坏的，没有收"))
            continue
        members.append(Member(target, target.name, "/".join(map(_safe, folders))))
    return TakenOut(tuple(members), tuple(left))


def _inflated(package: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> bool:
    """Write a member, never more than it declared (a lying size is a bomb); whether it kept to that."""
    room = info.file_size
    with package.open(info) as stream, target.open("wb") as out:
        while chunk := stream.read(min(_CHUNK, room + 1)):
            room -= len(chunk)
            if room < 0:
                break
            out.write(chunk)
    if room < 0:
        target.unlink()
    return room >= 0


def _safe(name: str) -> str:
    """``name`` as any file system takes it: no control or bidirectional marks, no device of Windows, at most 120 characters."""
    clean = name.encode("utf-8", "replace").decode("utf-8").translate(_FORBIDDEN).rstrip(". ") or "没有名字"
    stem, dot, suffix = clean.rpartition(".")
    if not stem or len(suffix) > 8:
        stem, dot, suffix = clean, "", ""
    if stem.upper() in {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}:
        stem += "_"
    while len((stem + dot + suffix).encode()) > 240:
        stem = stem[:-1]
    return stem + dot + suffix
