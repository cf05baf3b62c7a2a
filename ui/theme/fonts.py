"""Font families: which of the wanted ones this machine has, for the window and for documents on paper.

Document fonts follow GB/T 9704-2012 (小标宋 for titles, 仿宋 for text, 黑体 and 楷体 for headings); free substitutes stand at the end of each list.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from ui.theme.tokens import Tokens

_SUFFIXES = {".otf", ".ttf", ".ttc"}
_WANTED_FILES = ("Fandol", "FZ", "simfang", "simkai", "SIMFANG", "SIMKAI")


def load_fonts(folders: Iterable[Path]) -> tuple[str, ...]:
    """Register the document fonts lying in ``folders`` (not recursively) and return the families gained. Unreadable files are passed over."""
    gained: list[str] = []
    for folder in folders:
        if not folder.is_dir():
            continue
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in _SUFFIXES and file.name.startswith(_WANTED_FILES) and "Braille" not in file.name:
                number = QFontDatabase.addApplicationFont(str(file))
                if number >= 0:
                    gained.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(gained))


class Families:
    """The families in use, chosen once from what QFontDatabase has."""

    def __init__(self, tokens: Tokens) -> None:
        here = set(QFontDatabase.families())
        system = "windows" if sys.platform == "win32" else "linux"
        self.ui = _present(tokens.ui_families[system] + tokens.ui_families["latinFallback"], here)
        self.document: dict[str, tuple[str, ...]] = {}
        for role, wanted in tokens.document_families.items():
            self.document[role] = self._document(role, wanted, here)
        self.missing = {
            role: wanted[0]
            for role, wanted in tokens.document_families.items()
            if role != "digits" and wanted[0] not in here and self._first(role) not in wanted[: _LICENSED[role]]
        }

    def _document(self, role: str, wanted: tuple[str, ...], here: set[str]) -> tuple[str, ...]:
        # Fandol names its families without the style word that the token carries ("FandolFang R")
        names = tuple(dict.fromkeys(name for family in wanted for name in (family, family.removesuffix(" R"))))
        found = _present(names, here)
        if role == "digits":
            return found or _present(_COMPLETE["body"], here) or self.ui
        # rare characters of names (镕 堃) fall back to a complete font of the same kind
        return tuple(dict.fromkeys(found + _present(_COMPLETE[role], here) + self.ui))

    def _first(self, role: str) -> str:
        return self.document[role][0] if self.document[role] else ""


_LICENSED = {"title": 3, "body": 5, "heading1": 3, "heading2": 4}
_COMPLETE = {
    "title": ("Noto Serif CJK SC", "SimSun"),
    "body": ("Noto Serif CJK SC", "SimSun"),
    "heading1": ("Noto Sans CJK SC", "Microsoft YaHei"),
    "heading2": ("Noto Serif CJK SC", "SimSun"),
}


def _present(wanted: tuple[str, ...], here: set[str]) -> tuple[str, ...]:
    return tuple(family for family in wanted if family in here)


def make_font(families: Iterable[str], pixels: int, weight: int = 400) -> QFont:
    """A font of the first family that has each character, ``pixels`` high."""
    font = QFont()
    names = list(families)
    if names:
        font.setFamilies(names)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


def with_even_digits(font: QFont) -> QFont:
    """A copy of ``font`` whose digits are all equally wide (OpenType ``tnum``), for number columns."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


def real_family(font: QFont) -> str:
    """The family that Qt really draws with, for the list of substitutes."""
    return QFontInfo(font).family()
