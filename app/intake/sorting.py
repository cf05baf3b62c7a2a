"""What one file is, told by itself alone: every material weighed by the words that speak for it, each weight with its reason.

What only its neighbours can tell (which of two texts is the one submitted, what the letter lists) is in ``app.intake.company``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from app.intake.look import Look
from app.intake.wordlist import ANNEX, ISSUE, OTHER, TEXT, MaterialWords, Patterns, TextWords, Wordlist, shipped
from app.lifecycle.genre import without_draft_mark

SURE = 0.6
"""From this confidence on a sorting needs no second look."""
ARTICLES = 3
_TITLE, _LIKELY, _NAME, _FOLDER, _OPENING = 0.95, 0.7, 0.6, 0.5, 0.5
_WORDS = {0: 0.0, 1: 0.15, 2: 0.4, 3: 0.6}
_MOST_WORDS = 0.75
_CELLS = {0: 0.0, 1: 0.3}
_MOST_CELLS = 0.75
_SECOND = 0.5
"""How much a further reason counts beside the strongest: they mostly say the same."""
_UNKNOWN = 0.1
_CLAUSES, _TEXT_MOST, _PLAIN, _LAW = 0.8, 0.94, 0.98, 0.96
_TAIL = re.compile(r"(?:[（(][^（）()]*[）)])+$")


@dataclass(frozen=True, slots=True)
class Sorting:
    """A material by its code (M01–M13, ISSUE, ANNEX, OTHER, TEXT for the main text), how sure (0–1), and why, in words for the clerk."""

    code: str
    confidence: float
    reason: str

    @property
    def is_sure(self) -> bool:
        """Whether it needs no second look."""
        return self.confidence >= SURE


def sort_one(look: Look, words: Wordlist | None = None) -> tuple[Sorting, ...]:
    """Every material that something speaks for, likeliest first; at least one."""
    known = words or shipped()
    found = [sorting for material in known.materials if (sorting := _weighed(look, material)) is not None]
    found += filter(None, (_as_text(look, known), _as_law(look, known.text), _as_annex(look, known.text)))
    best: dict[str, Sorting] = {}
    for sorting in found:
        if sorting.code not in best or sorting.confidence > best[sorting.code].confidence:
            best[sorting.code] = sorting
    best.setdefault(OTHER, Sorting(OTHER, _UNKNOWN, "文件名和内容都看不出是什么"))
    return tuple(sorted(best.values(), key=lambda s: s.confidence, reverse=True))


def _weighed(look: Look, material: MaterialWords) -> Sorting | None:
    """The weights of all that speaks for ``material``, joined as chances that do not know of each other; the strongest is the reason."""
    if material.code == ISSUE and (look.body_title or look.articles >= ARTICLES):
        return None
    said = [
        *_first(material.titles, (look.title,), _TITLE, "标题写着“{}”"),
        *_first(material.likely, (look.title,), _LIKELY, "标题写着“{}”"),
        *_first(material.names, (look.name,), _NAME, "文件名里有“{}”"),
        *_first(material.names, look.folder.split("/"), _FOLDER, "文件夹名里有“{}”"),
        *_first(material.openings, (look.opening,), _OPENING, "开头写着“{}”"),
        *_several(material.words, (look.words,), _WORDS, _MOST_WORDS, "正文里有{}"),
        *_several(material.cells, look.cells, _CELLS, _MOST_CELLS, "表格里有{}"),
    ]
    if not said:
        return None
    weight, reason = max(said)
    said.remove((weight, reason))
    return Sorting(material.code, _joined([weight, *(other * _SECOND for other, _ in said)]), reason)


def _joined(weights: Iterable[float]) -> float:
    """The chance that one of several holds which do not know of each other."""
    return round(1 - prod(1 - weight for weight in weights), 3)


def _first(patterns: Patterns, texts: Iterable[str], weight: float, words: str) -> list[tuple[float, str]]:
    """The first of ``patterns`` found; in a title the one that ends it says most, so the last match counts."""
    for pattern in patterns:
        for text in texts:
            found = pattern.search(text) if text else None
            if found and found[0]:
                return [(weight, words.format(_shortened(found[0])))]
    return []


def _several(patterns: Patterns, texts: Iterable[str], scale: dict[int, float], most: float, words: str) -> list[tuple[float, str]]:
    held = list(texts)
    hits = [found[0] for pattern in patterns if (found := next(filter(None, map(pattern.search, held)), None)) and found[0]]
    weight = scale.get(len(hits), most)
    return [(weight, words.format("、".join(f"“{_shortened(hit)}”" for hit in hits[:3])))] if hits else []


def _shortened(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:12]}…{words[-10:]}"


def _as_text(look: Look, known: Wordlist) -> Sorting | None:
    """The main text: clauses, the name of a kind of document, the mark of a draft at the end of its title."""
    words, title = known.text, look.body_title or look.title
    kind_at = _TAIL.sub("", without_draft_mark(title))
    said: list[tuple[float, str]] = []
    if look.articles >= ARTICLES:
        said.append((_CLAUSES, f"分 {look.articles} 条"))
    if look.body_title:
        said.append((_CLAUSES, "通知后面带着正文"))
    if kind := _match(words.genres, kind_at):
        said.append((0.6, f"标题是一件“{kind}”"))
        if look.headings >= ARTICLES:
            said.append((0.5, f"分 {look.headings} 个部分"))
    if title and (mark := _match(words.drafts, title[-12:])):
        said.append((0.5, f"标题标着“{mark}”"))
    if not look.title and (mark := _match(words.drafts, look.name) or _match(words.names, look.name)):
        said.append((0.45, f"文件名里有“{mark}”"))
    if not said:
        return None
    issues = not look.body_title or _match(known.words_of(ISSUE).titles, look.title)
    plain = issues and look.articles >= ARTICLES and _match(words.strong, kind_at)
    # below what a material's own title says: 关于《…办法》的合法性审核意见 is no 意见
    confidence = _PLAIN if plain else min(_joined(weight for weight, _ in said), _TEXT_MOST)
    return Sorting(TEXT, confidence, "，".join(reason for _, reason in said[:2]))


def _as_law(look: Look, words: TextWords) -> Sorting | None:
    """Law that the text rests on; a district makes none."""
    title = look.title or look.name
    said = _match(words.laws, title) or _match(words.laws, look.body_title)
    return Sorting("M04", _LAW if look.title else 0.7, f"标题“{_shortened(title)}”是上位法或者上级文件") if said else None


def _as_annex(look: Look, words: TextWords) -> Sorting | None:
    """A form or list that hangs on the text."""
    form = _match(words.annexes, look.title or look.name)
    if look.is_annex:
        return Sorting(ANNEX, 0.75 if form else 0.65, "第一行标着“附件”")
    if form:
        return Sorting(ANNEX, 0.5 if look.title else 0.45, f"{'标题' if look.title else '文件名'}是“{form}”")
    return Sorting(ANNEX, 0.3, "文件名以“附件”开头") if look.name.startswith("附") else None


def _match(patterns: Patterns, text: str) -> str:
    return next((found[0] for pattern in patterns if (found := pattern.search(text)) and found[0]), "")
