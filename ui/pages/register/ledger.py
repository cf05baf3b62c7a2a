"""Which documents the register shows and in which order: asked in the store's thread, without Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from app.lifecycle.force import Force
from app.lifecycle.genre import genre
from app.lifecycle.register import ACTIVE, ENDED, RegisterRow, rows
from app.office import Office
from ui.pages.naming import named
from ui.pages.places import Picked

SOON = timedelta(days=183)
"""How near its end a document in force counts as 即将届满."""


class Part(IntEnum):
    """The segments of the register."""

    ALL = 0
    LIVING = 1
    EXPIRING = 2
    ENDED = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the register. ``sort`` is a column id, empty for newest first; ``picked`` narrows to the documents behind a number."""

    text: str = ""
    part: Part = Part.ALL
    picked: Picked | None = None
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document holds the words searched for: a clause's path (or 标题, 文号) and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows to show, how many there are altogether, and for each document found by text its place."""

    question: Question
    today: date
    all_rows: tuple[RegisterRow, ...]
    rows: tuple[RegisterRow, ...]
    hits: Mapping[str, Place]
    district: str = ""


def answer(office: Office, question: Question, known: tuple[RegisterRow, ...] | None) -> Answer:
    """The answer to ``question``. ``known`` are the rows of before while nothing changed; None reads them anew."""
    all_rows = rows(office) if known is None else known
    found = office.store.search.holding(question.text) if question.text.strip() else {}
    hits = {document: Place(hit.path, hit.text) for document, hit in found.items()}
    return Answer(
        question, office.today(), all_rows, arranged(all_rows, question, hits, office.today()), hits, office.names.get("district", "")
    )


def arranged(all_rows: tuple[RegisterRow, ...], question: Question, hits: Mapping[str, Place], today: date) -> tuple[RegisterRow, ...]:
    """The rows that ``question`` picks, in its order; without a sort, those found by title come before those found by their text."""
    wanted = set(question.picked.documents) if question.picked else None
    searching = bool(question.text.strip())
    found = [
        row
        for row in all_rows
        if (wanted is None or row.document.id in wanted)
        and (not searching or row.document.id in hits)
        and belongs(row, question.part, today)
    ]
    key = _KEYS.get(question.sort)
    if key is not None:
        full = [row for row in found if key(row) != _NONE]
        empty = [row for row in found if key(row) == _NONE]
        return (*sorted(full, key=key, reverse=question.descending), *empty)
    if searching:
        found.sort(key=lambda row: question.text.strip().lower() not in row.document.title.lower())
    return tuple(found)


def belongs(row: RegisterRow, part: Part, today: date) -> bool:
    """Whether a document stands in a segment."""
    match part:
        case Part.LIVING:
            return row.force not in ENDED and (row.stage in ACTIVE or row.force in (Force.IN_FORCE, Force.NOT_YET))
        case Part.EXPIRING:
            end = row.document.valid_until
            return end is not None and row.force not in ENDED and today <= end <= today + SOON
        case Part.ENDED:
            return row.force in ENDED
        case _:
            return True


_NONE = ""


def _filing(row: RegisterRow, recipient: str) -> str:
    return next((f"{f.filing.state}{f.due_on}" for f in row.filings if f.filing.recipient == recipient), _NONE)


def _until(row: RegisterRow) -> str:
    return row.document.valid_until.isoformat() if row.document.valid_until else _NONE


def _due(row: RegisterRow) -> str:
    if row.due is not None and not row.due.deadline.key.startswith("validity."):
        return row.due.deadline.due_on.isoformat()
    return _until(row)


_KEYS: dict[str, Callable[[RegisterRow], str]] = {
    "title": lambda row: named(row.document),
    "number": lambda row: row.document.document_number or _NONE,
    "genre": lambda row: genre(named(row.document)),
    "unit": lambda row: row.drafting_unit_short,
    "stage": lambda row: row.stage_word,
    "effective": lambda row: row.document.effective_on.isoformat() if row.document.effective_on else _NONE,
    "until": _until,
    "muni": lambda row: _filing(row, "muni"),
    "npc": lambda row: _filing(row, "npc"),
    "due": _due,
}
