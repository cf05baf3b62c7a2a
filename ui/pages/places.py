"""Places that one page asks another to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picked:
    """The register, narrowed to the documents that a number counts; ``label`` stands on the chip."""

    label: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """The register at one of its segments (0 全部, 1 在办与有效, 2 即将届满, 3 废止失效)."""

    index: int
