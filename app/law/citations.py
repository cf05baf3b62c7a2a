"""Citations in a sentence: the titles in 《》 with the articles named after them, as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.law.catalogue import shipped
from app.law.lexicon import lexicon
from app.law.references import ARTICLE, read_articles

#: nothing else can hold a law cited bare: a cheap look before the names are tried
_NAMED = re.compile(
    r"[法典例则定][ 　]*第|(?:依照|按照|根据|依据|参照|违反|适用)(?!《|本|有关|国家|法|前)|[依按](?![照据《法规时期月年本])"
)
_BRACKETS = re.compile("[《》]")
_INTRODUCES = re.compile(r"(?:依照|按照|根据|依据|参照|违反|适用|依|按)(?:我国)?$")
#: what may stand between a title and its articles: a note on its revision, its number, its 简称
_NOTE = re.compile(r"[ 　]*(?:[（(][^（）()]{0,40}[）)])?[ 　]*(?:的|中的?|里的?)?")


@dataclass(frozen=True, slots=True)
class Citation:
    """One title and one article of it: ``sentence[start:end]`` runs from 《 to the last article's end.

    ``law`` is the title as written, without 《》; ``article`` is 第×条 (with 之× where printed) or None. ``bare``: it stands without 《》.
    """

    start: int
    end: int
    law: str
    article: str | None
    bare: bool = False


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
    for bracket in _BRACKETS.finditer(text):
        index = bracket.start()
        if text[index] == "《":
            opened.append(index)
        elif opened:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Title(start, index + 1, text[start + 1 : index]))
    return tuple(found)


def masked(text: str) -> str:
    """``text`` with what stands inside 《》 replaced by ※, of equal length, so that a law's name never counts as words.

    A law named without 《》 (依照行政处罚法第九条) reads as if it had them: its first and last character become the brackets.
    """
    text = bracketed(text)
    if "《" not in text:
        return text
    chars = list(text)
    for title in titles(text):
        chars[title.start + 1 : title.end - 1] = "※" * (title.end - title.start - 2)
    return "".join(chars)


def bracketed(text: str) -> str:
    """``text``, of equal length, with the first and last character of every law named without 《》 turned into those."""
    names = _bare(text)
    if not names:
        return text
    chars = list(text)
    for start, end in names:
        chars[start], chars[end - 1] = "《", "》"
    return "".join(chars)


def citations(sentence: str) -> tuple[Citation, ...]:
    """Every citation of ``sentence`` in its order: one per article, or one without article per title that names none."""
    found: list[Citation] = []
    for title in titles(sentence):
        articles, end = _articles(sentence, title.end)
        found.extend(Citation(title.start, end, title.name, article) for article in articles or (None,))
    for start, stop in _bare(sentence):
        articles, end = _articles(sentence, stop)
        found.extend(Citation(start, end, sentence[start:stop], article, bare=True) for article in articles or (None,))
    return tuple(sorted(found, key=lambda cited: cited.start))


@lru_cache(maxsize=1024)
def _bare(text: str) -> tuple[tuple[int, int], ...]:
    """Where laws are cited by name without brackets: after 依照, 违反 …, or with an article after them."""
    if not _NAMED.search(text):
        return ()
    hidden = list(text)
    for title in titles(text):
        hidden[title.start : title.end] = "※" * (title.end - title.start)
    return tuple(span for span in lexicon(shipped()).bare_names("".join(hidden)) if _cited_so(text, *span))


def _cited_so(text: str, start: int, end: int) -> bool:
    return _INTRODUCES.search(text[max(0, start - 4) : start]) is not None or ARTICLE.match(text, end) is not None


def _articles(sentence: str, position: int) -> tuple[tuple[str, ...], int]:
    """The articles named right after ``position``, and where the last of them ends."""
    note = _NOTE.match(sentence, position)
    found, end = read_articles(sentence, note.end() if note else position)
    printed = (ARTICLE.match(sentence, one.start) for one in found)
    return tuple(match.group() for match in printed if match), end if found else position
