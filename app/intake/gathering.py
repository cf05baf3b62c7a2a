"""From what was brought (files, folders, zip archives, each within the other) to single files; what is no paper is left out with a word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.intake import archive
from app.text.filenames import sayable
from app.text.formats import is_plain_zip

DEEPEST_ARCHIVE = 1
"""How many zip archives may lie within each other; one deeper is kept closed, as it came."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file. ``path`` is where its bytes lie now, ``name`` what its sender called it, ``folder`` where it lay inside what was brought (names joined by /)."""

    path: Path
    name: str
    folder: str
    place: Path
    """Where it came from, by which it is known again: its path, or a path into the archive it lay in."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that was left out, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files in the order of their names, and what was left out."""

    found: tuple[Found, ...]
    passed: tuple[Passed, ...]


def gather(paths: Iterable[Path], room: Path) -> Gathered:
    """The files at and below ``paths``; archives are taken out into ``room``, which the caller removes.

    A path that is not there is found all the same: reading it says so. Nothing is read but the directories of archives.
    """
    found: list[Found] = []
    passed: list[Passed] = []
    for path in dict.fromkeys(paths):
        for one in _below(path):
            found_here, passed_here = _opened(one, room, 0) if isinstance(one, Found) else ((), (one,))
            found += found_here
            passed += passed_here
    return Gathered(tuple({f.path: f for f in found}.values()), tuple(passed))


def left_out(name: str) -> str:
    """Why a file of this name is no paper that somebody sent; empty when it may be one."""
    low = name.lower()
    if name.startswith(("~$", ".~")):
        return "是 Word、WPS 打开文件时的临时文件，没有收"
    if low in ("thumbs.db", "desktop.ini", "__macosx") or name.startswith("."):
        return "是系统文件或者隐藏文件，没有收"
    if low.endswith((".tmp", ".lnk", ".url")):
        return "是临时文件或者快捷方式，没有收"
    return ""


def _below(path: Path) -> Iterator[Found | Passed]:
    if not path.is_dir():
        if why := _no_file(path):
            yield Passed(sayable(path.name), why)
            return
        yield Found(path, sayable(path.name), "", path)
        return
    if not os.access(path, os.R_OK | os.X_OK):
        yield Passed(sayable(path.name), "是文件夹，没有打开它的权限，里面的文件没有收")
        return
    linked: list[Path] = []
    inside = sorted(Path(at, name) for at, folders, names in os.walk(path) if _enter(Path(at), folders, linked) for name in names)
    yield from (Passed(sayable(folder.name), "是指向别处的文件夹，没有进去收") for folder in linked)
    for file in inside:
        why = left_out(file.name) or _no_file(file)
        within = "/".join(sayable(part) for part in file.parent.relative_to(path).parts)
        yield Passed(sayable(file.name), why) if why else Found(file, sayable(file.name), within, file)


def _enter(at: Path, folders: list[str], linked: list[Path]) -> bool:
    """Keep ``os.walk`` out of hidden folders, in place as it asks for; those it does not follow go to ``linked``."""
    folders[:] = sorted(name for name in folders if not left_out(name))
    linked += [at / name for name in folders if (at / name).is_symlink()]
    return True


def _no_file(path: Path) -> str:
    """Why nothing can be read at ``path`` at all: a pipe or a device would be waited for without end; empty otherwise, also where nothing is."""
    return "不是文件（管道或者设备），没有收" if path.exists() and not path.is_file() else ""


def _opened(one: Found, room: Path, depth: int) -> tuple[tuple[Found, ...], tuple[Passed, ...]]:
    """The files in ``one`` when it is an archive that may be opened, else itself."""
    if not is_plain_zip(one.path):
        return (one,), ()
    if depth >= DEEPEST_ARCHIVE:
        return (one,), (Passed(one.name, "是压缩包里的压缩包，没有打开，原样作为材料收下"),)
    taken = archive.take_out(one.path, room)
    if taken.refusal:
        return (one,), (Passed(one.name, taken.refusal),)
    found: list[Found] = []
    passed = [Passed(name, why) for name, why in taken.left]
    for member in taken.members:
        why = next(filter(None, map(left_out, (*member.folder.split("/"), member.name))), "")
        if why:
            passed.append(Passed(member.name, why))
            continue
        inner = Found(
            member.path, member.name, "/".join(filter(None, (one.folder, member.folder))), one.place / member.folder / member.name
        )
        found_here, passed_here = _opened(inner, room, depth + 1)
        found += found_here
        passed += passed_here
    return tuple(found), tuple(passed)
