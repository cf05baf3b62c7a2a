"""Articles as they are cited: 第一百二十条之一, 第×条第×款第（×）项第×目, 第三条至第五条, 第三、五条, with figures or blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.text.numerals import LONGEST, to_chinese, to_int

_N = "[一二三四五六七八九十百千零〇两0-9０-９]"
_B = "[ 　\t]*"
#: the lines of a page may break inside a number and beside it
_W = "[ 　\t]*\n?[ 　\t]*"
_NUM = rf"{_N}(?:{_W}{_N})*"
_MOST = 99_999
_OPEN, _CLOSE = "[（(〔]", "[）)〕]"
_TO = "至到—－\\-~～–"
ARTICLE = re.compile(rf"第{_W}({_NUM}){_W}条(?:{_B}之{_B}({_NUM}))?")
#: 六十五条 in 第六十四条、六十五条
_NEXT = re.compile(rf"({_NUM}){_B}条(?:{_B}之{_B}({_NUM}))?")
#: 第三、五条 and 第三至五条: numbers that share one 条
_SHARED = re.compile(rf"第{_B}({_NUM}(?:{_B}(?:[、，,和及或{_TO}]|以及|或者){_B}{_NUM})+){_B}条")
_IN_SHARED = re.compile(rf"([{_TO}]?){_B}({_NUM})")
_BETWEEN = re.compile(rf"{_B}(?:的?规定)?{_B}([{_TO}]|[、，,；;和及与或]|以及|或者|直至)?{_B}(?=第{_B}{_NUM}|{_NUM}{_B}条)")
_PARAGRAPH = re.compile(rf"{_B}第{_B}({_NUM})(?:{_B}[、，和及至或]{_B}{_NUM})*{_B}款")
_ITEM = re.compile(
    rf"{_B}(?:第{_B}{_OPEN}?{_B}({_NUM}){_B}{_CLOSE}?(?:{_B}[、，和及至或]{_B}{_OPEN}?{_NUM}{_CLOSE}?)*{_B}项|{_OPEN}{_B}({_NUM}){_B}{_CLOSE}{_B}项)"
)
_SUBITEM = re.compile(rf"{_B}第{_B}({_NUM})(?:{_B}[、，和及至或]{_B}{_NUM})*{_B}目")
_MORE_BELOW = re.compile(rf"{_B}(?:[、，,和及与或{_TO}]|以及|或者){_B}(?=(?:第{_B}|{_OPEN}){_OPEN}?{_B}{_NUM}{_B}{_CLOSE}?{_B}[款项目])")


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """One 条, or the 条 from ``number`` to ``upto``: ``text[start:end]`` with all that is named below it.

    ``inserted`` is the × of 第…条之×; ``paragraph``, ``item`` and ``subitem`` are the first 款, 项 and 目 named, None where none is.
    """

    number: int
    start: int
    end: int
    inserted: int | None = None
    upto: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None

    @property
    def last(self) -> int:
        """The highest 条 it names."""
        return max(self.number, self.upto or 0)

    @property
    def label(self) -> str:
        """第×条, with 之× where it has one, as laws print it."""
        return f"第{to_chinese(self.number)}条" + (f"之{to_chinese(self.inserted)}" if self.inserted else "")

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of every 条 it names; of a range each one, up to a hundred."""
        upto = min(self.upto or 0, self.number + 100)
        return (self.label, *(f"第{to_chinese(number)}条" for number in range(self.number + 1, upto + 1)))

    @property
    def path(self) -> str:
        """Where it stands in the tree of the law, as the contract writes paths."""
        below = f"第{to_chinese(self.paragraph)}款" if self.paragraph else ""
        below += f"第（{to_chinese(self.item)}）项" if self.item else ""
        return self.label + below + (f"第{self.subitem}目" if self.subitem else "")


def first_article(text: str) -> int | None:
    """The number of the first 第×条 in ``text``; None when there is none."""
    found = ARTICLE.search(text)
    return _value(found[1]) if found else None


def read_articles(text: str, position: int) -> tuple[tuple[ArticleRef, ...], int]:
    """The articles named from ``position`` on, one after the other, and where the last of them ends; ``position`` itself when none is."""
    found: list[ArticleRef] = []
    end = position
    while True:
        between = _BETWEEN.match(text, end)
        if between is None or (found and not (between[1] or between[0].strip(" 　\t").endswith("规定"))):
            return tuple(found), end
        here = _article(text, between.end(), ARTICLE) or _shared(text, between.end())
        here = here or (_article(text, between.end(), _NEXT) if found else ())
        if not here:
            return tuple(found), end
        if found and between[1] and (between[1] in _TO or between[1] == "直至"):
            joined = _reaching(found[-1], here[0])
            found[-1:] = [joined]
            here = here[1:]
        found.extend(here)
        end = found[-1].end


def _reaching(first: ArticleRef, last: ArticleRef) -> ArticleRef:
    return ArticleRef(first.number, first.start, last.end, first.inserted, last.number, first.paragraph, first.item, first.subitem)


def _article(text: str, position: int, pattern: re.Pattern[str]) -> tuple[ArticleRef, ...]:
    match = pattern.match(text, position)
    number = _value(match[1]) if match else None
    if match is None or number is None:
        return ()
    end, below = _below(text, match.end())
    return (ArticleRef(number, match.start(), end, _value(match[2]) if match[2] else None, None, *below),)


def _shared(text: str, position: int) -> tuple[ArticleRef, ...]:
    match = _SHARED.match(text, position)
    if match is None:
        return ()
    found: list[ArticleRef] = []
    for part in _IN_SHARED.finditer(match[1]):
        number = _value(part[2])
        if number is None:
            return ()
        if part[1] and found:
            found[-1] = _reaching(found[-1], ArticleRef(number, match.start(), match.end()))
        else:
            found.append(ArticleRef(number, match.start(), match.end()))
    return tuple(found)


def _below(text: str, position: int) -> tuple[int, tuple[int | None, int | None, int | None]]:
    """Where what is named below an article ends, and the first 款, 项 and 目 of it."""
    first: list[int | None] = [None, None, None]
    end = position
    while True:
        begun = end
        for level, pattern in enumerate((_PARAGRAPH, _ITEM, _SUBITEM)):
            match = pattern.match(text, end)
            if match is not None:
                end = match.end()
                if first[level] is None:
                    first[level] = _value(next(group for group in match.groups() if group))
        more = _MORE_BELOW.match(text, end) if end > begun else None
        if more is None:
            return end, (first[0], first[1], first[2])
        end = more.end()


def _value(numeral: str) -> int | None:
    plain = re.sub(r"\s", "", numeral)
    if len(plain) > LONGEST:
        return None
    try:
        number = to_int(plain)
    except ValueError:
        return None
    return number if 0 < number <= _MOST else None
