"""The filters of the packs: a restated prohibition, a subject inside the administration, a lead-in that silences its items."""

from __future__ import annotations

import re

from app.rules.rule import Shared

_CLAUSE_END = re.compile(r"[，,。；;]")
_PROHIBITION = 2


def is_restated(text: str, start: int, end: int, shared: Shared) -> bool:
    """Whether the hit ``text[start:end]`` stands inside a restated prohibition (NEG).

    A prohibition reaches to the end of its comma clause and over clauses joined by 或者, 以及 …: 不得占道经营，违者由执法队扣押物品
    prohibits the first and sets the second. 未经登记不得提供服务 is no restatement: there the hit ends with the prohibiting word.
    """
    for match in shared.restated.finditer(text):
        reach = _reach(text, match.end(), shared)
        begins_before = match.start() <= start or match.start() + _PROHIBITION < end
        if begins_before and match.start() < end and end - 1 < reach:
            return True
    return False


def is_released(text: str, start: int, end: int, unless: re.Pattern[str], shared: Shared) -> bool:
    """Whether ``unless`` releases the hit ``text[start:end]``: anywhere in the sentence, a prohibition only where it reaches.

    不得收取费用 releases what it prohibits, not the next comma clause: 不得收取费用，每户缴纳清运费50元.
    """
    for match in unless.finditer(text):
        prohibits = shared.prohibits.match(match.group()) is not None
        if not prohibits or (match.start() < end and start < _reach(text, match.end(), shared)):
            return True
    return False


def _reach(text: str, position: int, shared: Shared) -> int:
    while True:
        mark = _CLAUSE_END.search(text, position)
        if mark is None:
            return len(text)
        if not shared.carried_on.match(text[mark.start() :]):
            return mark.start()
        position = mark.end()


def is_internal(text: str, shared: Shared) -> bool:
    """Whether the sentence speaks to the administration itself (INT)."""
    return shared.internal.match(text) is not None


def silences(lead: str, shared: Shared) -> bool:
    """Whether the items under ``lead`` are prohibitions or grounds of liability, which set nothing."""
    return bool(lead) and shared.silent_lead.search(lead) is not None
