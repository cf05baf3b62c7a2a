"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One place found: a clause of the current version, or the title or number of a document (path 标题 or 文号)."""

    document_id: str
    title: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a document in the register is known by: its numbers, its titles and its days (ISO, as stored)."""

    document_id: str
    title: str
    body_title: str | None
    document_number: str | None
    unified_number: str | None
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class LawArticle:
    """One article of an imported law text, as the index holds it."""

    text_id: str
    path: str
    text: str
