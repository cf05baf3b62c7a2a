"""Fields that print by their instruction alone: Word keeps 拼音指南 and 带圈字符 as equations (EQ) without a result, and old numbers as AUTONUM."""

from __future__ import annotations

import re

_OVERSTRIKE = re.compile(r"\\o\s*(?:\\a[a-z])*\s*\((.*)\)\s*$", re.DOTALL | re.IGNORECASE)
_RAISED = re.compile(r"\\s\s*\\(?:up|do)\s*\d*\s*\([^()]*\)", re.IGNORECASE)
_RING = "○〇◯"
_LAST_RINGED = 20


def printed(instruction: str) -> str:
    """What an EQ field prints as running text: of ruby the words beneath, of a ringed number that sign; '' for other fields."""
    if not instruction.lstrip().upper().startswith("EQ"):
        return ""
    found = _OVERSTRIKE.search(instruction)
    if found is None:
        return ""
    parts = [part.strip() for part in re.split("[,，;]", _RAISED.sub("", found[1]))]
    words = "".join(part for part in parts if part and part not in _RING)
    ringed = any(part and part in _RING for part in parts) and words.isascii() and words.isdecimal() and 0 < int(words) <= _LAST_RINGED
    return chr(0x2460 + int(words) - 1) if ringed else words


def numbers(instruction: str) -> bool:
    """Whether a field prints a number that nobody but Word counts (AUTONUM, LISTNUM)."""
    return instruction.lstrip().upper().startswith(("AUTONUM", "LISTNUM"))
