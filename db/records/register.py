"""The list of documents as the store keeps it to be asked quickly: one small derived row per document, and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass

from db.records.row import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one document is sorted, filtered and found by, on every day from ``valid_from`` until the one before ``valid_before``.

    Days are ISO dates, or None; ``valid_from`` is empty and ``valid_before`` 9999 where no day changes it. ``head`` is what its title, the title of its body
    and its numbers say, in small letters. ``muni`` and ``npc`` put the two filings in order, ``muni_state`` and ``npc_state`` say where they stand.
    """

    document_id: str
    title: str
    number: str | None
    genre: str | None
    unit: str | None
    handler: str | None
    year: int
    stage_word: str
    stage_rank: int
    force: str | None
    living: bool
    ended: bool
    published_on: str | None
    effective_on: str | None
    valid_until: str | None
    lapses_on: str | None
    """``valid_until`` while it has not ended."""
    muni: str | None
    npc: str | None
    muni_state: str | None
    npc_state: str | None
    unfiled_due_on: str | None
    """When the first filing not made is due."""
    due_on: str | None
    """The next day that counts: of a task, else the end of its validity."""
    task_due_on: str | None
    head: str
    valid_from: str
    valid_before: str


@dataclass(frozen=True, slots=True)
class Span:
    """A condition on one column: between ``low`` and ``high`` (both included, None: open), or one of ``among``."""

    column: str
    low: Cell = None
    high: Cell = None
    among: tuple[Cell, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the list: every group of ``spans`` holds where one of its spans does, and all of them must.

    ``words`` are searched in titles, numbers and texts, and among the first letters of titles. ``sort`` is a column of the list, empty for the
    newest first (with ``words``: titles before texts). ``picked`` narrows to these documents.
    """

    spans: tuple[tuple[Span, ...], ...] = ()
    words: str = ""
    picked: tuple[str, ...] | None = None
    sort: str = ""
    descending: bool = False
