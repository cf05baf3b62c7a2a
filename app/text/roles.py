"""What single lines of an official paper are, told before the paper is taken apart: signatures, notes, imprint."""

from __future__ import annotations

from collections.abc import Sequence

from app.text import cues, marks

MOST_SIGNERS = 12
LONGEST_IMPRINT_GAP = 4
_HEAD_LINES = 3


def of(texts: Sequence[str]) -> dict[int, str]:
    """The role (a node kind) of each line that can be told by itself; other lines are missing."""
    found: dict[int, str] = {}
    _signatures(texts, found)
    _imprint(texts, found)
    return found


def _signatures(texts: Sequence[str], found: dict[int, str]) -> None:
    """A date by itself with the bodies above it; a body that is the last line."""
    for i, text in enumerate(texts):
        if cues.is_date(text) or cues.signed_date(text):
            found[i] = "signature"
            _signers(texts, i, found)
    for i, text in enumerate(texts):
        closes = i >= _HEAD_LINES and i not in found and texts[i - 1].endswith("。") and cues.is_organ(text)
        if closes and all(cues.is_note(t) or cues.is_imprint(t) for t in texts[i + 1 : i + 4]):
            found[i] = "signature"


def _signers(texts: Sequence[str], date: int, found: dict[int, str]) -> None:
    for i in range(date - 1, max(-1, date - 1 - MOST_SIGNERS), -1):
        if i in found or not cues.signs(texts[i]):
            return
        found[i] = "signature"


def _imprint(texts: Sequence[str], found: dict[int, str]) -> None:
    """抄送, 印发 and what stands between them; 附注; lines of a web page."""
    previous: int | None = None
    for i, text in enumerate(texts):
        if i > _HEAD_LINES and cues.is_imprint(text):
            if previous is not None and i - previous <= LONGEST_IMPRINT_GAP:
                between = range(previous + 1, i)
                if not any(not texts[j] or marks.opens(texts[j]) or cues.ANNEX.fullmatch(texts[j]) for j in between):
                    found.update(dict.fromkeys(between, "imprint"))
            found[i] = "imprint"
            previous = i
        elif cues.is_note(text):
            found[i] = "note"
        elif i > _HEAD_LINES and cues.is_chrome(text):
            found[i] = "other"
