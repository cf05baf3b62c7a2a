"""References that point at the wrong clause: what is said to breach 第十二条 is dealt with in 第十三条 (ST-16)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.rules.checks.document import Document
from app.rules.checks.references import own_articles
from app.rules.checks.skeleton import Body, Clause, Key
from app.rules.checks.spot import Spot, at
from app.text.numerals import to_chinese
from app.text.tree import Node

_CONDUCT = re.compile(r"[^，。；：]{0,10}?(?:的)?规定，?(?P<conduct>[^。；：]{6,60}?)的(?:，|；|。|$)")
_BREACH = re.compile(r"(?:违反|不符合|未按照?|未依照?|不按照?)$")
_STOP = re.compile(r"[^一-龥]|有下列|行为之一|情形之一|违反|规定|本[办法条例细则]")
_FAR_BELOW = 0.3
_FITS = 0.4
_LEAST = 8


def wrong_target(document: Document) -> Iterator[Spot]:
    """违反本办法第×条规定，……的 where 第×条 has none of those words and another article nearly all of them."""
    for body in document.bodies:
        words = _Words(body)
        for clause in body.clauses:
            if "规定" in clause.text and "第" in clause.text and clause.article is not None:
                yield from _spots(body, clause, words)


def _spots(body: Body, clause: Clause, words: _Words) -> Iterator[Spot]:
    for start, end, keys in own_articles(body, clause.text):
        if not _BREACH.search(clause.text, max(0, start - 4), start):
            continue
        found = _CONDUCT.match(clause.text, end)
        conduct = _pairs(found["conduct"]) if found else frozenset()
        if len(conduct) < _LEAST or any(key not in body.articles for key in keys):
            continue
        better = _better(conduct, keys, clause, words)
        if better is not None:
            said = f"第{to_chinese(keys[0][0])}条没有这一内容，与之相应的可能是第{to_chinese(better[0])}条"
            yield at(clause.path, clause.text, (start, end), said)


def _better(conduct: frozenset[str], keys: tuple[Key, ...], clause: Clause, words: _Words) -> Key | None:
    """The article that the conduct is about, where those named are plainly not."""
    named = max(len(conduct & words.of(key)) for key in keys) / len(conduct)
    if named > _FAR_BELOW:
        return None
    others = ((len(conduct & words.of(key)) / len(conduct), key) for key in words.keys if key not in keys and not _holds(clause, key))
    score, key = max(others, default=(0.0, (0, 0)))
    return key if score >= _FITS else None


class _Words:
    """The pairs of characters of each article of a body, made when first asked for: most references point where they should."""

    def __init__(self, body: Body) -> None:
        self._articles = body.articles
        self._pairs: dict[Key, frozenset[str]] = {}

    @property
    def keys(self) -> Iterable[Key]:
        """The articles in the order of the text."""
        return self._articles.keys()

    def of(self, key: Key) -> frozenset[str]:
        """Those of one article; none of one on liability, which repeats the words of the duty and is never what was breached."""
        if key not in self._pairs:
            text = _whole(self._articles[key])
            self._pairs[key] = _pairs(text) if "违反本" not in text else frozenset()
        return self._pairs[key]


def _holds(clause: Clause, key: Key) -> bool:
    return clause.article is not None and clause.article.number == key[0]


def _pairs(text: str) -> frozenset[str]:
    plain = _STOP.sub("", text)
    return frozenset(plain[n : n + 2] for n in range(len(plain) - 1))


def _whole(article: Node) -> str:
    return "".join(node.text for node in article.walk())
