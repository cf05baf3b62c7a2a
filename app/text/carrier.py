"""A 通知 (公告, 令) that issues something: which names it gives, and where the text so named begins in the same paper."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.text import cues, marks, normal

_CARRIES = re.compile(r"印发|发布|转发|批转|公布|颁布|下发|颁发|延长|公告|[令》]|公报")
_AMENDS = re.compile(r"关于(?:修改|修订|修正|废止).*的决定$")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_ISSUED = re.compile(r"(?:印发|发布|转发|批转|公布|颁布|下发|颁发)(?:修订后的|新修订的)?(.+?)的(?:通知|公告|决定|函|令)")
_PASSED = re.compile(r"已[经于由]?|现[将予]|印发|公布|发布|转发|修订|通过")
_BRACKETS = re.compile(r"[《》〈〉“”\"'（）()\s]")
_ADDITION = re.compile(r"[（(][^（）()]{1,20}[）)]\s*$")
_LEADERS = re.compile(r"[.．·…\s]{2,}[-—–\d\s]*$|[\d\s]+$")
MOST_TITLE_LINES = 5
ALIKE = 0.82


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the carried text begins: ``body_at`` is the first of ``title_lines`` lines of its title, None when nothing is carried.

    ``labelled``: the line before is 附件. ``others`` maps the first line of each further named text to its count of title lines.
    """

    body_at: int | None = None
    title_lines: int = 0
    labelled: bool = False
    others: dict[int, int] = field(default_factory=dict)

    def another_at(self, at: int) -> int:
        """Number of title lines of a further named text that begins at ``at``, 0 when none does."""
        return self.others.get(at, 0)


def entry(text: str) -> str:
    """An entry of a table of contents without its dots, page number and white space."""
    return normal.compact(_LEADERS.sub("", text))


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same words, brackets, quotation marks and an addition in brackets aside."""
    a, b = _bare(one), _bare(other)
    return bool(a) and a == b


def _bare(title: str) -> str:
    return _BRACKETS.sub("", _ADDITION.sub("", title.strip()))


def names(titles: Sequence[str], opening: Sequence[str]) -> list[str]:
    """Titles of what a paper with these titles and first paragraphs carries, best first; empty when it carries nothing."""
    found: list[str] = []
    title = " ".join(titles)
    if not titles or any(_AMENDS.search(t) for t in titles) or not _CARRIES.search(title):
        return []
    found += [q.strip() for q in _QUOTED.findall(title)]
    if not found:
        found += [i.strip() for i in _ISSUED.findall(title)]
    for text in opening:
        found += [q.strip() for q in _QUOTED.findall(text) if _PASSED.search(text)]
    return list(dict.fromkeys(n for n in found if len(_bare(n)) >= 3))


def find(texts: Sequence[str], start: int, named: Sequence[str]) -> Plan:
    """Where, after line ``start``, the texts so ``named`` begin; without names, a title right after the first signature."""
    places: dict[int, int] = {}
    for name in named:
        at = next(((i, n) for i in range(start + 1, len(texts)) if i not in places and (n := _prints(texts, i, name))), None)
        if at:
            places[at[0]] = at[1]
    if not places:
        guess = _after_signature(texts, start, bool(named))
        places = {guess[0]: guess[1]} if guess else {}
    if not places:
        return Plan()
    first = min(places)
    labelled = first > start and bool(cues.ANNEX.fullmatch(texts[first - 1]))
    return Plan(first, places.pop(first), labelled, places)


def _prints(texts: Sequence[str], at: int, name: str) -> int:
    """How many lines from ``at`` print ``name`` as a title (a body's name may stand before it); 0 when they do not."""
    joined, bare = "", _bare(name)
    for count, text in enumerate(texts[at : at + MOST_TITLE_LINES], 1):
        if not cues.is_titular(text) or cues.is_list_of_annexes(text):
            return 0
        joined += text
        own = _bare(joined)
        if own == bare or (own.endswith(bare) and cues.is_organ(own[: -len(bare)])):
            return count + _addition(texts, at + count)
        if _alike(own, bare):
            return count + _addition(texts, at + count)
        if len(own) > len(bare) + 30:
            return 0
    return 0


def _addition(texts: Sequence[str], at: int) -> int:
    """1 when the line at ``at`` is an addition in brackets such as （试行）."""
    return int(at < len(texts) and len(texts[at]) <= 12 and bool(re.fullmatch(r"[（(][^（）()\d]{1,8}[）)]", texts[at])))


def _alike(own: str, bare: str) -> bool:
    if len(bare) < 8 or abs(len(own) - len(bare)) > 4 or own[-2:] != bare[-2:]:
        return False
    return difflib.SequenceMatcher(None, own, bare, autojunk=False).ratio() >= ALIKE


def _after_signature(texts: Sequence[str], start: int, in_annex: bool) -> tuple[int, int] | None:
    """A title that stands right after a date line, before any article: (first line, count of lines).

    With ``in_annex`` 附件 may stand between: what a 通知 issues may be printed as its annex.
    """
    for i in range(start, len(texts) - 2):
        if marks.article(texts[i], 0):
            return None
        if cues.is_date(texts[i]) or cues.signed_date(texts[i]):
            return _title_at(texts, i + 1, in_annex)
    return None


def _title_at(texts: Sequence[str], at: int, in_annex: bool) -> tuple[int, int] | None:
    while at < len(texts) and (cues.is_note(texts[at]) or (in_annex and cues.ANNEX.fullmatch(texts[at]))):
        at += 1
    joined = ""
    for count, text in enumerate(texts[at : at + MOST_TITLE_LINES], 1):
        if not cues.is_titular(text) or cues.is_organ(text):
            return None
        joined += text
        if cues.ends_as_title(joined) and at + count < len(texts):
            return at, count + _addition(texts, at + count)
    return None
