"""One condition of an act: what was found, and what is missing and mends it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of an act. ``name`` reads as held (已登记编号); ``sentence`` says what is missing; ``mend`` names what mends it."""

    name: str
    held: bool
    evidence: str
    sentence: str
    blocking: bool = False
    mend: str = ""
