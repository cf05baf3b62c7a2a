"""The law library as a list: every law with its state today, sought by title, name, 文号 or initials, and narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.law.catalogue import Catalogue, shipped
from app.law.law import IN_FORCE, LEVELS, REPEALED, Law, Standing
from app.law.library import catalogue_of
from app.law.titles import key, number_key
from app.lifecycle.initials import may_be_initials
from app.office import Office

NOT_YET = "尚未生效"
STATES = (IN_FORCE, "已修改", REPEALED, NOT_YET, "待核")
"""The words for the state of a law, in the order in which they are offered."""
_LAST = date.max


@dataclass(frozen=True, slots=True)
class Entry:
    """A law in the list: ``state`` is one of STATES as of today, ``texts`` how many wordings of it were imported."""

    law: Law
    state: str
    texts: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of the list; empty fields narrow nothing. ``descending`` turns the order of ``sort`` (a field of Law, or ""), not of the ranks."""

    text: str = ""
    state: str = ""
    levels: tuple[str, ...] = ()
    own: bool = False
    with_text: bool = False
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer: the entries in order, how many laws there are of each state and level with what else is asked, and of what day it all is."""

    entries: tuple[Entry, ...]
    states: dict[str, int]
    levels: dict[str, int]
    total: int
    as_of: date
    texts: int
    """How many texts of laws were imported altogether."""


def state_of(catalogue: Catalogue, law: Law, today: date) -> str:
    """The state of ``law`` on ``today``: a day that has come since the facts were looked up is taken into account."""
    standing = catalogue.standing(law, today)
    if standing is Standing.NOT_YET:
        return NOT_YET
    if standing is Standing.REPEALED:
        return REPEALED
    return IN_FORCE if law.status == NOT_YET else law.status


def listing(office: Office, sought: Sought) -> Listing:
    """The laws that ``sought`` asks for: the nearest title first, else by rank and the order of the catalogue."""
    catalogue, today = catalogue_of(office), office.today()
    texts = Counter(text.law for text in office.store.laws.texts())
    entries = [Entry(law, state_of(catalogue, law, today), texts[law.title]) for law in catalogue.laws]
    if sought.own:
        entries = [entry for entry in entries if entry.law.own]
    if sought.with_text:
        entries = [entry for entry in entries if entry.texts]
    if sought.text.strip():
        entries = _found(entries, sought.text.strip())
    else:
        ranks = {level: place for place, level in enumerate(LEVELS)}
        entries.sort(key=lambda entry: ranks.get(entry.law.level, len(ranks)))
    states = Counter(entry.state for entry in entries if not sought.levels or entry.law.level in sought.levels)
    levels = Counter(entry.law.level for entry in entries if sought.state in ("", entry.state))
    shown = [entry for entry in entries if sought.state in ("", entry.state) and (not sought.levels or entry.law.level in sought.levels)]
    return Listing(_sorted(shown, sought), dict(states), dict(levels), len(catalogue), catalogue.as_of, sum(texts.values()))


def _sorted(entries: list[Entry], sought: Sought) -> tuple[Entry, ...]:
    if not sought.sort:
        return tuple(entries)
    known = [entry for entry in entries if _value(entry, sought.sort) is not None]
    unknown = [entry for entry in entries if _value(entry, sought.sort) is None]
    # what is not known stands last whichever way the column is turned
    return (*sorted(known, key=lambda entry: _value(entry, sought.sort) or "", reverse=sought.descending), *unknown)


def _value(entry: Entry, field: str) -> str | None:
    if field == "articles":
        return f"{entry.law.last_article:06d}" if entry.law.last_article is not None else None
    if field == "title":
        return entry.law.short_title
    day = {"promulgated": entry.law.first_promulgated, "revised": entry.law.latest_revision, "effective": entry.law.effective_on}.get(field)
    return day.isoformat() if day is not None else None


def _found(entries: list[Entry], words: str) -> list[Entry]:
    """Those whose title, name, number or initials hold ``words``, the nearest first."""
    wanted, number = key(words.strip("《》")) or words, number_key(words)
    letters = words.lower() if may_be_initials(words) else ""
    ranked = ((_rank(entry.law, wanted, number, letters), entry) for entry in entries)
    found = [(rank, place, entry) for place, (rank, entry) in enumerate(ranked) if rank is not None]
    return [entry for _, _, entry in sorted(found, key=lambda row: (row[0], len(row[2].law.title), row[1]))]


def _rank(law: Law, wanted: str, number: str, letters: str) -> int | None:
    titled = _key(law.title)
    names = [_key(alias) for alias in law.aliases]
    if wanted == titled or wanted in names:
        return 0
    if titled.startswith(wanted):
        return 1
    if wanted in titled or any(wanted in name for name in names):
        return 2
    if law.doc_no and number in number_key(law.doc_no):
        return 3
    if letters:
        return min((4 + place for name in (law.short_title, *law.aliases) if (place := _sounding(name, letters)) is not None), default=None)
    return None


def _sounding(name: str, letters: str) -> int | None:
    """0 when the characters of ``name`` begin with ``letters``, 1 when they hold them, None otherwise."""
    sounds = _sounds_of(name)
    for start in range(len(sounds) - len(letters) + 1):
        if letters[0] in sounds[start] and all(letter in sound for letter, sound in zip(letters, sounds[start:], strict=False)):
            return 0 if start == 0 else 1
    return None


@lru_cache(maxsize=16_384)
def _key(name: str) -> str:
    return key(name)


@lru_cache(maxsize=16_384)
def _sounds_of(name: str) -> tuple[str, ...]:
    return tuple(_sounds(char) for char in name if char.isalnum())


@lru_cache(maxsize=16_384)
def _sounds(char: str) -> str:
    """Every letter with which ``char`` is pronounced: taking them all costs nothing, finding the right one takes seconds for thousands of titles."""
    if char.isascii():
        return char.lower()
    from pypinyin import Style, pinyin

    return "".join({sound[:1] for sound in pinyin(char, style=Style.FIRST_LETTER, heteronym=True)[0]}).lower()


def titles_like(office: Office, words: str, limit: int = 8) -> tuple[str, ...]:
    """The titles that ``words`` may mean, the nearest first: offered where a text names a law that the library does not know."""
    catalogue = catalogue_of(office)
    near = catalogue.near(words)
    listed = (entry.law.title for entry in listing(office, Sought(words)).entries)
    return tuple(dict.fromkeys((*((near.title,) if near else ()), *listed)))[:limit]


def is_shipped(title: str) -> bool:
    """Whether the catalogue that ships has a law of this title: taking the office's row away leaves it."""
    return shipped().by_title(title) is not None


def in_order(levels: Iterable[str]) -> tuple[str, ...]:
    """``levels`` with the highest first."""
    return tuple(sorted(levels, key=lambda level: LEVELS.index(level) if level in LEVELS else len(LEVELS)))
