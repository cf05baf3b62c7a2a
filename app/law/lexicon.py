"""Names of laws as they stand bare in a sentence: the longest known name that ends at a place where a name can end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.law.catalogue import Catalogue

_ENDS = re.compile(r"法典|法|条例|办法|规定|细则|规则|通则|准则")
#: shortest names that count bare: 刑法 and 宪法 only before an article, see :func:`bare_names`
_LEAST = {"法": 3, "典": 3, "例": 4, "则": 8, "定": 8}
_LEAST_OTHER = 8
_LEAST_ALONE = 5
_PLACES = "省市区县州旗盟"
_LONGEST = 45
_NUM = "[一二三四五六七八九十百千零〇两0-9０-９]"
_AFTER = re.compile(
    rf"[ 　]*(?:第[ 　]*{_NUM}|(?:的|之)?(?:有关|相关)?规定|所|等|以及|处理|处罚|办理|执行|给予|追究|予以|进行|承担|另有|设定|应当|可以|不得|已经|实施后|施行|[、和及与或，,。；;）)”\"’》〉>的中（(]|$)"
)
_BEFORE_ARTICLE = re.compile(rf"[ 　]*[》〉>”\"’]?(?:（[^（）]{{0,30}}）)?[ 　]*第[ 　]*{_NUM}+[ 　]*条")
#: a name begins here: at a mark, or after a word that can stand before one
_BEGINS = re.compile(
    r"(?:^|[^一-龥]|依照|按照|根据|依据|参照|遵照|违反|违背|符合|适用|履行|执行|遵守|贯彻|落实|实施|触犯|我国|规定|通过|包括|属于|以及|[和与及或按据依由对以在为是了将])$"
)


class Lexicon:
    """The names by which the laws of a catalogue are known in running text."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names = {
            name
            for law in catalogue.laws
            for name in (law.title, law.short_title, *law.aliases)
            if _ENDS.search(name[-2:]) and len(name) <= _LONGEST
        }
        self._tails = {name[-3:] for name in self._names} | {name for name in self._names if len(name) < 3}
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def bare_names(self, text: str) -> Iterator[tuple[int, int]]:
        """Where known names stand in ``text``, which has everything masked that must not be read; the longest at every place."""
        taken = 0
        for end in _ENDS.finditer(text):
            stop = end.end()
            if stop <= taken or (text[stop - 3 : stop] not in self._tails and text[stop - 2 : stop] not in self._tails):
                continue
            if text[stop : stop + 1] == "典" or not _AFTER.match(text, stop):
                continue
            start = self._longest(text, stop, taken)
            if start is not None:
                taken = stop
                yield start, stop

    def _longest(self, text: str, stop: int, floor: int) -> int | None:
        for length in self._lengths:
            start = stop - length
            if start < floor or text[start:stop] not in self._names:
                continue
            if _BEGINS.search(text[max(0, start - 3) : start]) is None and not self._stands_alone(text, start, stop):
                return None
            least = _LEAST.get(text[stop - 1], _LEAST_OTHER) if text[stop - 2 : stop] != "办法" else _LEAST_OTHER
            return start if length >= least or _BEFORE_ARTICLE.match(text, stop) else None
        return None

    @staticmethod
    def _stands_alone(text: str, start: int, stop: int) -> bool:
        """Whether a law with its article after it can be told whatever word is before: 有行政处罚法第三十二条情形的. Of places there are rules too."""
        law = text[stop - 1 : stop] in "法典" and stop - start >= _LEAST_ALONE
        return law and text[start - 1 : start] not in _PLACES and _BEFORE_ARTICLE.match(text, stop) is not None


@lru_cache(maxsize=2)
def lexicon(catalogue: Catalogue) -> Lexicon:
    """The names of ``catalogue``, gathered once."""
    return Lexicon(catalogue)
