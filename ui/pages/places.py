"""Places that one page asks another to show."""

from __future__ import annotations

from dataclasses import dataclass

from app.lifecycle.asking import Picked

__all__ = [
    "ARCHIVE",
    "CHECK",
    "COURSE",
    "DOCKET",
    "FILING",
    "LOG",
    "MATERIALS",
    "OVERVIEW",
    "REVIEW",
    "TEXT",
    "THREAD",
    "YEARLY",
    "InGroup",
    "Listed",
    "Picked",
    "Segment",
    "Wanted",
]

OVERVIEW, COURSE, TEXT, REVIEW, MATERIALS, THREAD, FILING, ARCHIVE, LOG = range(9)
"""The tabs of a document's page: with its id they make a place there."""


DOCKET, CHECK, YEARLY = range(3)
"""The views of 报送备案 without a document: what is to be filed, 漏报迟报, the yearly catalogues."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One view of 报送备案, of a year where one is meant."""

    view: int
    year: int = 0


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
