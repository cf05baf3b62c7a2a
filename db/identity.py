"""Time-ordered text ids (UUID version 7, RFC 9562), so that stores can be merged."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

_CHANCE = 74
"""How many bits after the milliseconds are free, version and variant apart."""


class Ids:
    """Makes ids that rise in the order asked for within a millisecond, which may hold a whole act (RFC 9562 §6.2, method 2)."""

    def __init__(self) -> None:
        self._milliseconds = -1
        self._chance = 0

    def new(self, at: datetime) -> str:
        """A fresh id whose first 48 bits are the milliseconds of ``at``."""
        milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
        if milliseconds == self._milliseconds:
            self._chance += 1 + secrets.randbits(32)
        else:
            # one bit is left free, so that rising never runs over
            self._milliseconds, self._chance = milliseconds, secrets.randbits(_CHANCE - 1)
        high, low = self._chance >> 62, self._chance & (1 << 62) - 1
        return str(UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def new_id(at: datetime) -> str:
    """A fresh id of its own; several of one instant are in no order among themselves."""
    return Ids().new(at)
