"""The register's answers: the rows of a question a block at a time, how many there are, and what its filters offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.lifecycle.asking import COLUMNS, RELATIVE, Facet, Question, ask_of, word_of
from app.lifecycle.force import Force
from app.lifecycle.initials import may_be_initials, work_out_initials
from app.lifecycle.listing import keep_in_step
from app.lifecycle.register import RegisterRow, rows_of
from app.office import Office
from db.records.register import Ask

BLOCK = 60
"""How many rows are read at once: more than a screen, so that a page down asks at most for one more."""
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer to a question: the blocks of rows read so far by their number, and how many documents there are at all.

    ``total`` is None where counting what a search found would hold the first rows up; :func:`total` counts it. ``at`` is the row of the document that was
    wanted, -1 when it is not among them. ``numbers`` and ``units`` are the longest words of their columns.
    """

    question: Question
    today: date
    every: int
    total: int | None
    blocks: Mapping[int, tuple[RegisterRow, ...]]
    at: int
    district: str
    numbers: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a filter offers, in words, with how many documents have it (None where that is not counted beforehand)."""

    value: str
    words: str
    count: int | None


def answer(office: Office, question: Question, wanted: str = "") -> Answer:
    """The answer to ``question`` with its first rows, and those around the document ``wanted``."""
    ask = _asked(office, question)
    register = office.store.register
    every = register.count()
    first = register.page(ask, 0, BLOCK)
    total = len(first) if len(first) < BLOCK else register.total(ask) if register.counts_at_once(ask) else None
    blocks = {0: rows_of(office, first)}
    at = first.index(wanted) if wanted in first else -1
    if wanted and at < 0 and len(first) == BLOCK:
        found = register.every(ask)
        total, at = len(found), found.index(wanted) if wanted in found else -1
        if at >= 0:
            start = at // BLOCK * BLOCK
            blocks[at // BLOCK] = rows_of(office, found[start : start + BLOCK])
    units = tuple(unit.short_name or unit.name for unit in office.store.people.units())
    return Answer(
        question, office.today(), every, total, blocks, at, office.names.get("district", ""), register.longest_numbers(_LONGEST), units
    )


def block(office: Office, question: Question, number: int) -> tuple[RegisterRow, ...]:
    """One block of the rows of ``question``."""
    return rows_of(office, office.store.register.page(_asked(office, question), number * BLOCK, BLOCK))


def total(office: Office, question: Question) -> int:
    """How many documents ``question`` picks."""
    return office.store.register.total(_asked(office, question))


def every(office: Office, question: Question) -> tuple[str, ...]:
    """The ids of all documents that ``question`` picks, in its order."""
    return office.store.register.every(_asked(office, question))


def choices(office: Office, facet: Facet) -> tuple[Choice, ...]:
    """What a filter offers: first what means something else every day, then the values that stand in the register."""
    relative = tuple(Choice(value, value, None) for value in RELATIVE.get(facet, {}))
    if facet not in COLUMNS:
        return relative
    found = [Choice(str(value), word_of(facet, str(value)), count) for value, count in office.store.register.values(COLUMNS[facet])]
    if facet is Facet.YEAR:
        found.sort(key=lambda choice: choice.value, reverse=True)
    elif facet is Facet.FORCE:
        found.sort(key=lambda choice: list(Force).index(Force(choice.value)))
    else:
        found.sort(key=lambda choice: -(choice.count or 0))
    return (*relative, *found)


def _asked(office: Office, question: Question) -> Ask:
    keep_in_step(office)
    if may_be_initials(question.text):
        work_out_initials(office)
    return ask_of(question, office.today(), office.calendar)
