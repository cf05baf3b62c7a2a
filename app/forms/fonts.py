"""Which fonts paper is set in: the licensed ones where the system has them, else free ones, and what was substituted.

GB/T 9704—2012 wants 小标宋 for titles, 仿宋 for text, 黑体 and 楷体 for headings. No free 小标宋 exists; a bold 宋体 stands in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError

if TYPE_CHECKING:
    import typst

_FANDOL = "fonts/opentype/public/fandol"


@dataclass(frozen=True, slots=True)
class Role:
    """A place on paper: the font the standard names, the families that are that font, and stand-ins, best first.

    Families are the names fonts bear in their English name tables, as typst and Qt list them.
    """

    wanted: str
    genuine: tuple[str, ...]
    substitutes: tuple[str, ...]


ROLES = {
    "title": Role(
        "方正小标宋简体",
        ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK", "小标宋体"),
        ("STZhongsong", "华文中宋", "FandolSong", "Source Han Serif SC", "Noto Serif CJK SC", "SimSun", "NSimSun"),
    ),
    "body": Role(
        "仿宋_GB2312",
        ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "FZFangSong-Z02S", "方正仿宋简体", "FZFangSong-Z02", "方正仿宋_GBK"),
        ("STFangsong", "华文仿宋", "FandolFang R", "FandolFang", "Noto Serif CJK SC", "SimSun"),
    ),
    "kai": Role(
        "楷体_GB2312",
        ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "FZKai-Z03S", "方正楷体简体"),
        ("STKaiti", "华文楷体", "FandolKai", "LXGW WenKai", "AR PL KaitiM GB", "Noto Serif CJK SC"),
    ),
    "hei": Role(
        "黑体",
        ("SimHei", "黑体", "FZHei-B01S", "方正黑体简体"),
        ("STHeiti", "FandolHei", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "WenQuanYi Zen Hei"),
    ),
    "song": Role(
        "宋体",
        ("SimSun", "宋体", "NSimSun", "FZShuSong-Z01S", "方正书宋简体"),
        ("FandolSong", "Source Han Serif SC", "Noto Serif CJK SC"),
    ),
}
# rare characters of names (囍 镕 堃) lie outside GB 2312, so every role ends in fonts that have them
_RARE = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "SimSun-ExtB", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "Microsoft YaHei")
# ships inside typst; the only family with both boxes at one size
_SYMBOLS = "DejaVu Sans Mono"
# digits and Latin letters; the last one ships inside typst
_LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "Libertinus Serif")
_SAID = {"FandolFang R": "FandolFang"}


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font the standard names and this machine lacks, and what is used instead."""

    wanted: str
    used: str

    @property
    def sentence(self) -> str:
        """The notice before printing."""
        return f"{self.wanted} 未安装，以 {self.used} 代替"


def font_folders() -> tuple[Path, ...]:
    """Existing folders that hold fonts: the system's, the user's, and those only this program knows."""
    home = Path.home()
    system = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    if "WINDIR" in os.environ:
        system.append(Path(os.environ["WINDIR"]) / "Fonts")
    if "LOCALAPPDATA" in os.environ:
        system.append(Path(os.environ["LOCALAPPDATA"]) / "Microsoft/Windows/Fonts")
    return (*private_folders(), *_existing(system))


def private_folders() -> tuple[Path, ...]:
    """Existing font folders that the system's own font list does not know and that Qt must be told of."""
    texmf = [Path(root) / _FANDOL for root in ("/usr/share/texlive/texmf-dist", "/usr/share/texmf-dist", "/usr/share/texmf")]
    return _existing([Path(sys.prefix) / "share/fonts", *texmf])


def _existing(folders: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))


@lru_cache(maxsize=4)
def catalogue(folders: tuple[Path, ...]) -> typst.Fonts:
    """The fonts found in ``folders``, read once; what typst ships is among them."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder) for folder in folders])


def families(installed: Sequence[str]) -> dict[str, list[str]]:
    """For each role the families to set it in, best first, all of them ``installed``; also ``latin`` for digits and ``symbols`` for boxes.

    Raises UserError when no Chinese font is installed: the page would be boxes.
    """
    chosen = {role: _present((*fonts.genuine, *fonts.substitutes, *_RARE), installed) for role, fonts in ROLES.items()}
    if not all(chosen.values()):
        raise UserError("这台电脑没有能用的中文字体，打印出来会是方框。安装 fonts-noto-cjk 或仿宋、黑体等字体后再打印。")
    return {**chosen, "latin": _present(_LATIN, installed) or [_LATIN[-1]], "symbols": [_SYMBOLS]}


def substitutions(installed: Sequence[str] | None = None) -> tuple[Substitution, ...]:
    """What the standard names and is not there; by default for the fonts of this machine."""
    names = catalogue(font_folders()).families() if installed is None else installed
    chosen = families(names)
    used = {role: chosen[role][0] for role in ROLES}
    return tuple(
        Substitution(fonts.wanted, _SAID.get(used[role], used[role]))
        for role, fonts in ROLES.items()
        if not _present(fonts.genuine, [used[role]])
    )


def _present(wanted: Iterable[str], installed: Sequence[str]) -> list[str]:
    known = {name.casefold(): name for name in installed}
    return list(dict.fromkeys(known[name.casefold()] for name in wanted if name.casefold() in known))
