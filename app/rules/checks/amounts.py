"""One rule given with two figures: the same sentence with 5000元 in one article and 8000元 in another (ST-24)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.checks.document import Document
from app.rules.checks.skeleton import Clause
from app.rules.checks.spot import Spot, at
from app.text.numerals import to_int

_AMOUNT = re.compile(
    r"([0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千两]+)(万元|元|％|%|个百分点|分(?![之类别级钟])|平方米|倍|个工作日|日(?!常)|个月)"
)
_SENTENCE = re.compile(r"(?:^|(?<=[。；\n]))[^。；：\n]{9,60}")
_HAN = re.compile("[一-龥]")
_VARIES = re.compile(r"罚款|扣|加[0-9一二三四五六七八九十]|\d[年月]|的$|第")
_LEAST = 8


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with its only figure: where it stands, and the figure with its unit."""

    clause: Clause
    start: int
    end: int
    quote: str
    figure: tuple[str, str]


def two_amounts(document: Document) -> Iterator[Spot]:
    """A whole sentence that stands in two articles with nothing changed but its figure."""
    for body in document.bodies:
        seen: dict[str, _Said] = {}
        for clause in body.clauses:
            if clause.article is None or clause.node.kind not in ("article", "paragraph"):
                continue
            for key, said in _sentences(clause):
                before = seen.setdefault(key, said)
                if before.figure != said.figure and before.clause.article is not clause.article:
                    words = f"{before.clause.path}写的是“{before.quote}”，这里写的是“{said.quote}”"
                    yield at(clause.path, clause.text, (said.start, said.end), words)


def _sentences(clause: Clause) -> Iterator[tuple[str, _Said]]:
    for found in _SENTENCE.finditer(clause.text):
        amounts = list(_AMOUNT.finditer(clause.text, found.start(), found.end()))
        if len(amounts) != 1 or _VARIES.search(found.group()):
            continue
        amount = amounts[0]
        # within so many days: what periods.py compares by deed and event
        if clause.text.startswith("内", amount.end()):
            continue
        key = clause.text[found.start() : amount.start()].strip() + "#" + clause.text[amount.end() : found.end()].strip()
        if len(_HAN.findall(key)) >= _LEAST:
            yield key, _Said(clause, amount.start(), amount.end(), amount.group(), (_plain(amount[1]), amount[2]))


def _plain(number: str) -> str:
    try:
        return number if number[0].isdigit() else str(to_int(number))
    except ValueError:
        return number
