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


@dataclass(frozen=True, slots=True)
class RuleTally:
    """What became of the findings of one rule, of the documents not in the recycle bin.

    ``decided`` are those put on the list or not, ``replied`` those the drafting unit answered; ``adopted`` counts 采纳 and 部分采纳,
    ``false`` what a reviewer set aside as 误报, once for all versions that say it again.
    """

    rule: str
    hits: int
    listed: int
    decided: int
    adopted: int
    replied: int
    false: int


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One finding of a rule with the document it stands in. ``day`` is when the round was accepted (ISO), empty when it was not.

    ``again`` is 1 when it says again what was set aside as 误报 in the version before, else 0.
    """

    document_id: str
    title: str
    day: str
    path: str | None
    quote: str
    decision: str
    reason: str | None
    reply: str | None
    again: int = 0
