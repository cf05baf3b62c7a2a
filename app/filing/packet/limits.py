"""How large a packet may be: what is built must pass the gate by which it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import UserError
from app.filing.packet.manifest import Part
from app.text.guard import LARGEST_INFLATED, LARGEST_PART

MOST_PARTS = 500
LARGEST_PACKET = LARGEST_INFLATED
"""Bytes of the largest packet built or opened."""

_MB = 1024 * 1024
_ROOM = 2 * _MB
"""What manifest and directory of the zip may take of it."""


def refuse_too_large(parts: Sequence[Part]) -> None:
    """Raise UserError where no recipient could open the packet."""
    large = next((part for part in parts if part.size > LARGEST_PART), None)
    if large is not None:
        raise UserError(
            f"“{large.path}”有 {large.size // _MB} MB，超过 {LARGEST_PART // _MB} MB，报送包没有生成。换成压缩过的扫描件再生成。"
        )
    total = sum(part.size for part in parts)
    if len(parts) > MOST_PARTS or total > LARGEST_PACKET - _ROOM:
        raise UserError(
            f"报送包有 {len(parts)} 份文件、{total // _MB} MB，超过 {MOST_PARTS} 份或者 {LARGEST_PACKET // _MB} MB，没有生成。减少材料里的文件后再生成。"
        )
