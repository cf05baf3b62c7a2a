"""Time-ordered text ids (UUID version 7, RFC 9562), so that stores can be merged."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID


def new_id(at: datetime) -> str:
    """A fresh id whose first 48 bits are the milliseconds of ``at``; ids of one instant are told apart by chance."""
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))
