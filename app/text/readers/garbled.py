"""Whether a layer of text can be what the page shows, before it is believed."""

from __future__ import annotations

import re

from app.text import normal

_GARBLED_SHARE = 0.1
_COMMON_SHARE = 0.7
_HAN_SHARE = 0.05
_CID = re.compile(r"\(cid:\d+\)")


def is_garbled(text: str) -> bool:
    """Whether ``text`` (white space removed) is none: (cid:…), private or control characters, hardly a common Han."""
    han = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    if has_no_characters(text):
        return True
    if len(han) < _HAN_SHARE * len(text):
        return sum(c.isalnum() for c in text) < len(text) / 2
    return sum(map(normal.is_common_han, han)) < _COMMON_SHARE * len(han)


def has_no_characters(text: str) -> bool:
    """Whether much of ``text`` are glyphs that the font gives no character for: (cid:…), private or control characters."""
    strange = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" or c < " " or "\x7f" <= c < "\xa0" for c in text)
    strange += sum(len(found) for found in _CID.findall(text))
    return strange > _GARBLED_SHARE * len(text)
