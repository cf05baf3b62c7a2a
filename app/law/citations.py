"""Citations in a sentence: the titles in 《》 with the articles named after them, as written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.law.references import ARTICLE, read_articles

#: what may stand between a title and its articles: a note on its revision, its number, its 简称
_NOTE = re.compile(r"[ 　]*(?:[（(][^（）()]{0,40}[）)])?[ 　]*(?:的|中的?|里的?)?")


@dataclass(frozen=True, slots=True)
class Citation:
    """One title and one article of it: ``sentence[start:end]`` runs from 《 to the last article's end.

    ``law`` is the title as written, without 《》; ``article`` is 第×条 (with 之× where printed) or None.
    """

    start: int
    end: int
    law: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》: ``text[start:end]`` includes the outermost brackets, ``name`` does not."""

    start: int
    end: int
    name: str


def titles(text: str) -> tuple[Title, ...]:
    """Every title in 《》 of ``text``; of nested ones the outermost. An unclosed 《 opens nothing."""
    found: list[Title] = []
    opened: list[int] = []
    for index, char in enumerate(text):
        if char == "《":
            opened.append(index)
        elif char == "》" and opened:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Title(start, index + 1, text[start + 1 : index]))
    return tuple(found)


def masked(text: str) -> str:
    """``text`` with what stands inside 《》 replaced by ※, of equal length, so that a law's name never counts as words."""
    if "《" not in text:
        return text
    chars = list(text)
    for title in titles(text):
        chars[title.start + 1 : title.end - 1] = "※" * (title.end - title.start - 2)
    return "".join(chars)


def citations(sentence: str) -> tuple[Citation, ...]:
    """Every citation of ``sentence`` in its order: one per article, or one without article per bare title."""
    found: list[Citation] = []
    for title in titles(sentence):
        articles, end = _articles(sentence, title.end)
        found.extend(Citation(title.start, end, title.name, article) for article in articles or (None,))
    return tuple(found)


def _articles(sentence: str, position: int) -> tuple[tuple[str, ...], int]:
    """The articles named right after ``position``, and where the last of them ends."""
    note = _NOTE.match(sentence, position)
    found, end = read_articles(sentence, note.end() if note else position)
    printed = (ARTICLE.match(sentence, one.start) for one in found)
    return tuple(match.group() for match in printed if match), end if found else position
