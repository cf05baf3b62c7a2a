"""Whether a layer of text can be what the page shows, before it is believed."""

from __future__ import annotations

import re

from app.text import normal

_GARBLED_SHARE = 0.1
_COMMON_SHARE = 0.7
_HAN_SHARE = 0.05
_STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_CID = re.compile(r"\(cid:\d+\)")


def is_garbled(text: str) -> bool:
    """Whether ``text`` (white space removed) is none: (cid:…), private or control characters, hardly a common Han."""
    if has_no_characters(text):
        return True
    han = sum(map(len, normal.IDEOGRAPHS.findall(text)))
    if han < _HAN_SHARE * len(text):
        return sum(c.isalnum() for c in text) < len(text) / 2
    return normal.count_common_han(text) < _COMMON_SHARE * han


def has_no_characters(text: str) -> bool:
    """Whether much of ``text`` are glyphs that the font gives no character for: (cid:…), private or control characters."""
    strange = len(_STRANGE.findall(text))
    strange += sum(map(len, _CID.findall(text))) if "(cid:" in text else 0
    return strange > _GARBLED_SHARE * len(text)
