"""Refusing an expression that may search for minutes: what an office writes itself must not stop the program.

An expression runs away when a repetition stands inside a repetition ((甲+)+, (甲|甲乙)*), or when several open ones follow each other.
The first is seen in the source; the rest is tried on texts that grow until the time is up.
"""

from __future__ import annotations

import math
import re
import time

from app.rules.expression import BadPack, Expression, closed_up
from app.rules.literals import needed

_BOUNDS = re.compile(r"\{(\d*)(,?)(\d*)\}")
_REPEATS = re.compile(r"[*+]|\{\d*,\d*\}|\?(?![:=!<P])|\|")
#: repeated at most so often, a group costs little whatever it holds
_FEW = 9
#: longest processor time a search may take on the longest text tried, which is as long as the longest sentences are
_SECONDS = 0.05
_LENGTHS = (8, 12, 16, 20, 24, 32, 48, 64, 96, 128, 192, 256, 384)


def refuse_runaway(expression: Expression) -> None:
    """Raises BadPack for an expression that is wrong or may run away."""
    if _nested(expression.pattern) or _slow(expression):
        raise BadPack(
            f"{expression.where} 的正则表达式“{expression.pattern}”里重复套着重复，遇到长句会算很久。"
            "去掉里层或者外层的“*”“+”“{}”，例如把“(甲+)+”写成“甲+”。"
        )


def _nested(source: str) -> bool:
    """Whether a group that is repeated without end, or often, has a repetition or a choice inside itself."""
    plain = re.sub(r"\\.|\[\^?\]?[^\]]*\]", "甲", closed_up(source))
    opened: list[int] = []
    index = 0
    while index < len(plain):
        if plain[index] == "(":
            opened.append(index)
        elif plain[index] == ")" and opened:
            start = opened.pop()
            inside = plain[start + 1 : index]
            if re.match(r"\?<?[=!]", inside):
                # what only looks ahead takes nothing, so that it cannot be taken in many ways
                plain = plain[:start] + plain[index + 1 :]
                index = start - 1
            elif _most(plain, index + 1) > _FEW and _REPEATS.search(inside) and not _is_choice_of_words(inside):
                return True
        index += 1
    return False


def _most(plain: str, index: int) -> float:
    """How often at most the quantifier at ``index`` repeats; 1 when there is none."""
    if plain[index + 1 : index + 2] == "+":
        # possessive: what it has taken it never gives back
        return 1
    if plain[index : index + 1] in ("*", "+"):
        return math.inf
    bounds = _BOUNDS.match(plain, index)
    if bounds is None:
        return 1
    least, comma, most = bounds.groups()
    return int(most) if most else math.inf if comma else int(least or 1)


def _is_choice_of_words(inside: str) -> bool:
    """``inside`` chooses between plain words of which none begins another: that cannot run away."""
    words = inside.removeprefix("?:").split("|")
    return all(re.fullmatch(r"[^\[\](){}?*+^$|.\\]+", word) for word in words) and not any(
        one is not other and other.startswith(one) for one in words for other in words
    )


def _slow(expression: Expression) -> bool:
    compiled = expression.compiled
    for seed in _seeds(expression.pattern):
        for length in _LENGTHS:
            text = (seed * length)[:length] + "！"
            # twice, so that one stumble of the machine refuses nothing; what runs away is as slow the second time
            if _search_time(compiled, text) > _SECONDS and _search_time(compiled, text) > _SECONDS:
                return True
    return False


def _search_time(compiled: re.Pattern[str], text: str) -> float:
    """Processor time of one search: a machine busy with other work must not make a harmless expression look slow."""
    start = time.thread_time()
    compiled.search(text)
    return time.thread_time() - start


def _seeds(source: str) -> tuple[str, ...]:
    """Texts that nearly match: one character, the words of the expression, and words with others between them."""
    words = [min(strings, key=len) for alternative in needed(source) for strings in alternative][:4]
    return ("甲", "一", "1", *words, "".join(words) or "甲乙", "的".join(words) or "乙")
