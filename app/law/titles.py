"""The same title in its many spellings: one key for all, and which title a misspelt one is near to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.law.law import REPUBLIC

_DROPPED = dict.fromkeys(map(ord, "《》〈〉<>＜＞“”‘’\"'「」『』、,，· 　\t\r\n\u200b\u200c\u200d\ufeff"), None)
_ALIKE = str.maketrans("（）［］【】０１２３４５６７８９－—–", "()[][]0123456789---")
_TABLE = _DROPPED | _ALIKE
_NOTE = re.compile(
    r"\((?:(?:自?\d{4}年?|[一二三四五六七八九〇零]{4}年?)[^()]{0,16}|(?:修正|修订|修改|最新|现行|新)(?:本|版|稿)?|[^()]*(?:\d|\])第?\d*号[^()]*|"
    r"以下[^()]*|下称[^()]*|简称[^()]*)\)$"
)
_NUMBER_BRACKETS = re.compile(r"[〔\[［【（(﹝]\s*(\d{4})\s*[〕\]］】）)﹞]")
_FULL_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def key(title: str) -> str:
    """``title`` as it is compared: no brackets, marks or blanks, no 中华人民共和国, no note on its revision; (试行) and (二) count."""
    plain = title.translate(_TABLE)
    if plain.endswith(")"):
        plain = _NOTE.sub("", plain)
    return plain.replace(REPUBLIC, "") if REPUBLIC in plain and plain != REPUBLIC else plain


def number_key(number: str) -> str:
    """A 文号 as it is compared: 〔2018〕 in one kind of bracket, no 第, no blanks, no padding, no 中华人民共和国."""
    plain = re.sub(r"\s", "", number).translate(_FULL_DIGITS)
    plain = _NUMBER_BRACKETS.sub(r"〔\1〕", re.sub("^国令", "国务院令", plain)).replace("第", "").replace("字〔", "〔")
    return re.sub(r"(?<=\D)0+(?=\d+号$)", "", plain.removeprefix(REPUBLIC))


class Near:
    """Which of some titles a misspelt one is near to: two characters wrong at most, and those in a title long enough."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._keys: dict[str, str] = {key(title): title for title in titles}
        self._holders: dict[str, set[str]] = {}
        for known in self._keys:
            for pair in _pairs(known):
                self._holders.setdefault(pair, set()).add(known)

    def title(self, cited: str, most: int = 2) -> str | None:
        """The one title near to ``cited``, ``most`` characters wrong and in a short one only one; None when none is, or two are equally near."""
        wanted = key(cited)
        allowed = 1 if len(wanted) < 9 else most
        counts: dict[str, int] = {}
        for pair in _pairs(wanted):
            for known in self._holders.get(pair, ()):
                counts[known] = counts.get(known, 0) + 1
        # a character wrong spoils two pairs: fewer shared than this cannot be near
        least = max(2, len(_pairs(wanted)) - 3 * allowed)
        near = [
            (steps, known) for known, count in counts.items() if count >= least and (steps := distance(wanted, known, allowed)) <= allowed
        ]
        near.sort()
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        return self._keys[near[0][1]]


def distance(one: str, other: str, most: int) -> int:
    """How many characters must be put in, taken out or changed to turn ``one`` into ``other`` (two swapped count once); ``most + 1`` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != wanted))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == wanted:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
    return row[-1]


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
