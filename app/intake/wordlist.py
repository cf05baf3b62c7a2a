"""The words by which papers are sorted, as the program ships them (``resources/intake/sorting.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache

import resources

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class MaterialWords:
    """The words of one material; what each list is matched against stands in the file."""

    code: str
    name: str
    titles: Patterns = ()
    likely: Patterns = ()
    names: Patterns = ()
    openings: Patterns = ()
    words: Patterns = ()
    cells: Patterns = ()


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of a main text: the kinds it may be, the marks of a draft, file names, what is law, what is a form hung on a text."""

    strong: Patterns
    genres: Patterns
    drafts: Patterns
    names: Patterns
    laws: Patterns
    annexes: Patterns


@dataclass(frozen=True, slots=True)
class Wordlist:
    """All of them."""

    materials: tuple[MaterialWords, ...]
    text: TextWords

    def words_of(self, code: str) -> MaterialWords:
        """The words of one material. Raises KeyError."""
        return {material.code: material for material in self.materials}[code]

    def name_of(self, code: str) -> str:
        """What the material ``code`` is called; the code itself for one without words."""
        return next((material.name for material in self.materials if material.code == code), _NAMES.get(code, code))


TEXT, ISSUE, ANNEX, OTHER = "TEXT", "ISSUE", "ANNEX", "OTHER"
_NAMES = {TEXT: "正文（送审稿）", ANNEX: "正文的附件"}


@lru_cache(maxsize=1)
def shipped() -> Wordlist:
    """The list that ships."""
    content = tomllib.loads(resources.path("intake/sorting.toml").read_text("utf-8"))
    lists = [field.name for field in fields(MaterialWords) if field.name not in ("code", "name")]
    materials = tuple(
        MaterialWords(table["code"], table["name"], **{name: _compiled(table.get(name, ())) for name in lists})
        for table in content["material"]
    )
    text = TextWords(**{field.name: _compiled(content["text"][field.name]) for field in fields(TextWords)})
    return Wordlist(materials, text)


def _compiled(patterns: list[str] | tuple[str, ...]) -> Patterns:
    return tuple(re.compile(pattern) for pattern in patterns)
