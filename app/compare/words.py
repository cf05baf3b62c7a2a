"""Words and numbers that a change never cuts in two, each as one character while a text is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from app.compare.wordlist import wordlist

_CODES = ((0xAC00, 0xD7A4), (0x20000, 0x2A6E0), (0x30000, 0x31350))
"""Letters that Chinese papers do not use: syllables of Hangul, then rare characters."""
_HAN = "〇零一二三四五六七八九十百千万亿两"
_ARABIC = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"


@cache
def number_pattern() -> str:
    """A number with its unit, without groups: 5000元, 1,200.50万元, 三十日, 十五个工作日, 百分之三十, 30%; two figures or more also without a unit."""
    units = any_of(wordlist().number_units)
    return (
        rf"[{_HAN}]+分之[{_HAN}0-9０-９]+|{_ARABIC}[%％‰]"
        rf"|{_ARABIC}[十百千万亿]*(?:余|多)?(?:{units})?|[{_HAN}]+(?:余|多)?(?:{units})|[{_HAN}]{{2,}}"
    )


@cache
def _pattern() -> re.Pattern[str]:
    """What stands together: 第八条, （三）, numbers with their units, listed words, Latin words."""
    return re.compile(
        rf"(?=[{_HAN}0-9０-９A-Za-zＡ-Ｚａ-ｚ第（({''.join(sorted({word[0] for word in wordlist().whole}))}])"
        rf"(?:第[{_HAN}0-9０-９]+(?:条之[{_HAN}]+|[条款项目章节编])|第?[（(][{_HAN}0-9０-９]+[）)]项?"
        rf"|{any_of(wordlist().whole)}|{number_pattern()}|[A-Za-zＡ-Ｚａ-ｚ]+)"
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of ``words``, its branches told apart by their first character, so that it is found quickly."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rest.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(tails)})" for first, tails in rest.items())


class Coding:
    """Two texts with every word and number as one character of its own, and the way back."""

    def __init__(self, old: str, new: str) -> None:
        self._free = _unused(set(old) | set(new))
        self._codes: dict[str, str] = {}
        self._words: dict[int, str] = {}
        self.old = _pattern().sub(self._code, old)
        self.new = _pattern().sub(self._code, new)

    def words(self, code: str) -> str:
        """The characters that ``code`` stands for."""
        return code.translate(self._words)

    def _code(self, found: re.Match[str]) -> str:
        word = found[0]
        if len(word) == 1:
            return word
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = next(self._free)
            self._words[ord(code)] = word
        return code


def _unused(used: set[str]) -> Iterator[str]:
    letters = map(chr, chain.from_iterable(range(*span) for span in _CODES))
    return (letter for letter in letters if letter not in used)
