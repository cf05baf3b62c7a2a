"""What changed inside a clause: characters kept, put in and taken away, cut where a reader would cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.compare.comparison import Op, Sign
from app.compare.resemblance import common_start
from app.compare.segments import stretches
from app.compare.words import Coding

SECONDS = 1.0
"""How long one pair may look for the shortest difference; after that it takes a coarser one."""
_SIGNS = {-1: Sign.GONE, 0: Sign.KEPT, 1: Sign.ADDED}
_PHRASE = 6
"""So many words or characters in a row that both have are kept, however much changes around them."""
_STOPS = frozenset("。；：\n")

_FRAME_STOPS = "。；：、\n，"
_FRAME_STOP = re.compile("[。；：、\n]|，(?![0-9０-９])")
"""Where a text may be cut before its words are looked for: nothing but a number reaches over a comma."""

_Diffs = list[tuple[int, str]]


def ops(old: str, new: str) -> tuple[Op, ...]:
    """The changes from ``old`` to ``new``: = and - together are the old, = and + the new, to the character.

    Words of the word list and numbers with their units are never cut; a deletion comes before the insertion that replaces it.
    """
    if old == new:
        return (Op(Sign.KEPT, old),) if old else ()
    start, end = _frame(old, new)
    inner = [diff for one, two in stretches(old[start : len(old) - end], new[start : len(new) - end]) for diff in _inside(one, two)]
    whole = _joined([(0, old[:start]), *inner, (0, old[len(old) - end :])])
    return tuple(Op(_SIGNS[sign], text) for sign, text in whole)


def _inside(old: str, new: str) -> _Diffs:
    """The changes of one stretch."""
    if old == new:
        return [(0, old)]
    if not old or not new:
        return [(-1, old), (1, new)]
    coding = Coding(old, new)
    return [(sign, coding.words(code)) for sign, code in _absorbed(_shortest(coding.old, coding.new))]


def _frame(old: str, new: str) -> tuple[int, int]:
    """How many characters both have at the start and at the end up to a stop, which no change reaches over."""
    start = _last_stop(old, common_start(old, new))
    most = min(len(old), len(new)) - start
    end = common_start(old[: -most - 1 : -1], new[: -most - 1 : -1]) if most else 0
    stop = _FRAME_STOP.search(old, len(old) - end)
    return start, len(old) - stop.start() if stop else 0


def _last_stop(text: str, end: int) -> int:
    """Where the last stop before ``end`` ends; 0 without one."""
    for at in sorted({text.rfind(stop, 0, end) for stop in _FRAME_STOPS}, reverse=True):
        if at < 0 or _FRAME_STOP.match(text, at):
            return at + 1
    return 0


def _shortest(old: str, new: str) -> _Diffs:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = SECONDS
    out: _Diffs = []
    stretch: _Diffs = []
    for sign, text in engine.diff_main(old, new, True):
        stretch.append((sign, text))
        if sign == 0 and len(text) >= _PHRASE:
            # what stands between two phrases that both have is cleaned by itself, so that no phrase is struck and written again
            engine.diff_cleanupSemantic(stretch)
            out += stretch[:-1]
            stretch = stretch[-1:]
    engine.diff_cleanupSemantic(stretch)
    return [(sign, text) for sign, text in (*out, *stretch) if text]


def _absorbed(diffs: _Diffs) -> _Diffs:
    """One character kept between two replacements reads worse than one replacement."""
    out: _Diffs = []
    for place, (sign, text) in enumerate(diffs):
        lonely = sign == 0 and len(text) == 1 and text not in _STOPS and 0 < place < len(diffs) - 1
        if lonely and {each for each, _ in (*_run_before(diffs, place), *_run_after(diffs, place))} == {-1, 1}:
            out += [(-1, text), (1, text)]
        else:
            out.append((sign, text))
    return out


def _run_before(diffs: _Diffs, place: int) -> _Diffs:
    start = place
    while start and diffs[start - 1][0] != 0:
        start -= 1
    return diffs[start:place]


def _run_after(diffs: _Diffs, place: int) -> _Diffs:
    end = place + 1
    while end < len(diffs) and diffs[end][0] != 0:
        end += 1
    return diffs[place + 1 : end]


def _joined(diffs: Iterable[tuple[int, str]]) -> _Diffs:
    """Neighbours of one sign as one, deletions before insertions."""
    out: _Diffs = []
    gone = added = ""
    for sign, text in (*diffs, (0, "")):
        if sign < 0:
            gone += text
        elif sign > 0:
            added += text
        else:
            if gone:
                out.append((-1, gone))
            if added:
                out.append((1, added))
            gone = added = ""
            if text and out and out[-1][0] == 0:
                out[-1] = (0, out[-1][1] + text)
            elif text:
                out.append((0, text))
    return out
