"""修改对照表: 现行 / 修改后 / 说明, a row a clause, the words that changed marked on both sides.

No form is prescribed; three columns are what councils and standing committees are used to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.forms.paper import Value, Values, day, inner


class Mark(StrEnum):
    """How some words are set: as they are, struck out, underlined, or as the number of a clause."""

    PLAIN = "plain"
    GONE = "gone"
    ADDED = "added"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a line and their mark."""

    text: str
    mark: Mark = Mark.PLAIN


CellLines = tuple[tuple[Words, ...], ...]
"""The paragraphs of one cell."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One clause in both wordings, and what is to be said of it, a line each."""

    old: CellLines
    new: CellLines
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The table of the wordings called ``old`` and ``new``. ``summary`` is how many clauses changed in which way."""

    template: ClassVar[str] = "comparison_table"

    title: str
    old: str
    new: str
    made_on: date
    summary: str
    rows: tuple[TableRow, ...]
    only_changes: bool = True

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "title": inner(self.title),
            "old": self.old,
            "new": self.new,
            "made_on": day(self.made_on),
            "summary": self.summary,
            "rows": [{"old": _cell(row.old), "new": _cell(row.new), "notes": list(row.notes) or [""]} for row in self.rows],
            "only_changes": self.only_changes,
        }


def _cell(lines: CellLines) -> Sequence[Value]:
    """A cell without a paragraph is none to Word."""
    return [[{"text": words.text, "mark": words.mark.value} for words in line] for line in lines or ((),)]
