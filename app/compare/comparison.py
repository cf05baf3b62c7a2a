"""What a comparison of two texts says, clause by clause (contract: compare).

A unit is an article, or a heading with its own line and its direct paragraphs (not its sub-headings), or any other leaf.
Every unit of both texts stands in exactly one pair; pairs come in the order of the new text, deletions after the unit that
went before them in the old one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from app.text.tree import Node


class Change(StrEnum):
    """What became of a pair; split before merged before edited where several would do."""

    SAME = "same"
    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    SPLIT = "split"
    MERGED = "merged"


class Sign(StrEnum):
    """Whether characters are kept, put in or taken away."""

    KEPT = "="
    ADDED = "+"
    GONE = "-"


@dataclass(frozen=True, slots=True)
class Op:
    """A run of characters. Applying the ops of a pair to the old text gives the new one: = and - together are the old, = and + the new."""

    sign: Sign
    text: str


class Weight(StrEnum):
    """Why a change of few characters weighs much."""

    MODAL = "modal"
    """应当 → 可以, 不得 → 应当 …"""
    AMOUNT = "amount"
    PERIOD = "period"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Stress:
    """An edit a reviewer must not miss: ``op`` is the index of the first op it lies in, ``words`` say it: 应当→可以."""

    op: int
    weight: Weight
    words: str


class Field(StrEnum):
    """Which words of a node a part holds."""

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a unit's text: the node whose words it is (in a table: cell ``row``, ``column`` from 0), and where it begins in the unit's text."""

    node: Node
    start: int
    row: int | None = None
    column: int | None = None
    field: Field = Field.TEXT

    @property
    def text(self) -> str:
        """The words as the node has them."""
        if self.field is Field.HEADING:
            return self.node.heading or ""
        if self.field is Field.CELL and self.node.rows is not None and self.row is not None and self.column is not None:
            return self.node.rows[self.row][self.column]
        return self.node.text


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared as one.

    ``text`` is its own headings and texts in order joined by line breaks, labels and what is empty left out; ``parts`` say whose they are.
    """

    path: str
    kind: str
    label: str | None
    heading: str | None
    text: str
    parts: tuple[Part, ...]
    ordinal: int
    """Its place among the units of its text, from 0."""
    number: int | None = None
    """The number in its label; None without a label."""
    sub: int = 0
    """The 之一 of an article."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Units of the old text and what stands in their place in the new one; the flags are independent of the change and of each other."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    change: Change
    moved: bool = False
    renumbered: bool = False
    references_only: bool = False
    """Edited, and the only edits are cross references that follow the renumbering of other clauses."""
    ops: tuple[Op, ...] = ()
    """Over the texts of ``old`` joined by line breaks, and those of ``new``; one KEPT op or none for the same text."""
    stresses: tuple[Stress, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether a reader who wants to see only changes sees this pair."""
        return self.change is not Change.SAME or self.moved or self.renumbered


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairs of two texts."""

    pairs: tuple[Pair, ...]

    def counts(self) -> dict[str, int]:
        """How many pairs of each change there are (every change named), and how many were moved and renumbered."""
        found = Counter(pair.change for pair in self.pairs)
        return {
            **{change.value: found[change] for change in Change},
            "moved": sum(pair.moved for pair in self.pairs),
            "renumbered": sum(pair.renumbered for pair in self.pairs),
        }
