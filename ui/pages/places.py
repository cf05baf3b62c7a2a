"""Places that one page asks another to show."""

from __future__ import annotations

from dataclasses import dataclass

from app.lifecycle.asking import Picked

__all__ = [
    "ARCHIVE",
    "COURSE",
    "FILING",
    "LOG",
    "MATERIALS",
    "OVERVIEW",
    "REVIEW",
    "TEXT",
    "THREAD",
    "InGroup",
    "Picked",
    "Segment",
    "Wanted",
]

OVERVIEW, COURSE, TEXT, REVIEW, MATERIALS, THREAD, FILING, ARCHIVE, LOG = range(9)
"""The tabs of a document's page: with its id they make a place there."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The register at one of its segments (0 全部, 1 在办与有效, 2 即将届满, 3 废止失效)."""

    index: int


@dataclass(frozen=True, slots=True)
class InGroup:
    """审核规则 at one of their groups; empty for all of them."""

    code: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which versions of a document to compare; without ``new_id`` its text in hand, without ``old_id`` the version before."""

    document_id: str
    old_id: str = ""
    new_id: str = ""
