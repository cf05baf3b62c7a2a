"""Names inside a packet: plain Chinese, safe on every file system, none twice in one folder."""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath

from app.text.filenames import sayable

_REPLACED = {ord(sign): wide for sign, wide in zip('<>:"/\\|?*', "〈〉：＂／＼｜？＊", strict=True)}
_DROPPED = dict.fromkeys([*range(32), 127, *map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")], "")
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{device}{n}" for device in ("COM", "LPT") for n in range(1, 10))})
_LONGEST_STEM, _LONGEST_SUFFIX = 60, 8
_LONGEST_READ = 80
"""A mark or number may have been added to a stem of 60."""


def plain(name: str, otherwise: str = "没有名字", longest: int = _LONGEST_STEM) -> str:
    """``name`` as every file system takes it, its ending kept, at most ``longest`` characters before that."""
    path = PurePosixPath(sayable(name).replace("/", "／"))
    suffix = path.suffix if 1 < len(path.suffix) <= _LONGEST_SUFFIX and path.suffix[1:].isascii() and path.suffix[1:].isalnum() else ""
    stem = (path.name.removesuffix(suffix)).translate(_DROPPED).translate(_REPLACED).strip(". ")[:longest].strip(". ")
    if not stem or stem.upper() in _DEVICES:
        stem = f"{otherwise}{stem and '_'}{stem}"
    return stem + suffix


def is_plain(path: str) -> bool:
    """Whether ``path`` is a file of a packet, or one in one of its folders, under names that :func:`plain` may have made."""
    names = path.split("/")
    return len(names) <= 2 and all(plain(name, longest=_LONGEST_READ) == name for name in names)


def unused(name: str, taken: Container[str]) -> str:
    """``name``, or with （2）, （3） … before its ending where a folder holds it already; names that differ in case alone are one."""
    path = PurePosixPath(name)
    tries = (name if n == 1 else f"{path.stem}（{n}）{path.suffix}" for n in range(1, 10_000))
    return next(one for one in tries if one.casefold() not in taken)
