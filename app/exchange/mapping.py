"""Which column is which field: guessed from the heading and from the look of the column's values, corrected by a clerk, remembered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.exchange.dates import days_in
from app.exchange.fields import IGNORED, NOTE, ORDINAL, Field, field, fields
from app.exchange.headings import Table
from app.exchange.sheets import Cell, letter, said
from app.exchange.values import is_unit, status_in
from app.lifecycle.genre import genre
from app.lifecycle.numbers import Number, number_in
from app.office import Office
from db.records import Setting

_SAMPLED = 120
_SHOWN = 3
_CLEAR = 0.6
_LEAST = 20
_KEY = "ledger.columns."

_LOOKS_LIKE = {"title": "title", "number": "document_number"}
"""The field that a column without a telling heading is taken for, by the look of its values."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger with the field it is taken for (a key, NOTE or IGNORED) and values from it.

    ``sure`` is False where only the look of the values, or a word of two meanings, spoke for it.
    """

    place: int
    heading: str
    field: str
    samples: tuple[str, ...]
    sure: bool = True

    @property
    def called(self) -> str:
        """The heading, or the letter of the column where it has none."""
        return self.heading or f"{letter(self.place)}列"

    @property
    def address(self) -> str:
        """What a cell of the column is known by in a row: the field, or #place where several columns may bear it."""
        return f"#{self.place}" if self.field in (NOTE, IGNORED) else self.field


def guessed(table: Table) -> tuple[Column, ...]:
    """The columns of ``table`` that hold anything, each with the field it most likely is; every field once."""
    held = {place: _values(table, place) for place in range(len(table.headings))}
    looks = {place: look(values) for place, values in held.items()}
    offers = sorted(
        ((_score(f, table.headings[place], looks[place]), -place, f.key) for place in held for f in fields() if f.key != NOTE), reverse=True
    )
    taken: dict[int, tuple[str, bool]] = {}
    for score, place, key in offers:
        if score >= _LEAST and -place not in taken and (key == ORDINAL or key not in {k for k, _ in taken.values()}):
            taken[-place] = (key, score >= 55)
    columns: list[Column] = []
    for place, values in held.items():
        if not values and not table.headings[place]:
            continue
        key, sure = taken.get(place, (NOTE if values else IGNORED, bool(field(NOTE).likeness(table.headings[place]))))
        columns.append(Column(place, table.headings[place], IGNORED if key == ORDINAL else key, _samples(values), sure))
    return tuple(columns)


def look(values: Sequence[Cell]) -> str:
    """The kind that most of ``values`` look like: number, date, title, status, unit, ordinal; "" where none prevails."""
    sampled = values[:_SAMPLED]
    if not sampled:
        return ""
    counts: dict[str, int] = {}
    for value in sampled:
        kind = _kind(value)
        counts[kind] = counts.get(kind, 0) + 1
    kind = max(counts, key=lambda k: counts[k])
    return kind if counts[kind] >= _CLEAR * len(sampled) else ""


def _kind(value: Cell) -> str:
    text = said(value)
    if isinstance(number_in(text), Number):
        return "number"
    if days_in(value).days and len(text) <= 24:
        return "date"
    if isinstance(value, float | int) or text.isdigit():
        return "ordinal"
    if len(text) >= 6 and (genre(text.strip("《》")) or "关于" in text):
        return "title"
    if len(text) <= 8 and status_in(text):
        return "status"
    return "unit" if is_unit(text) else "text"


_FITTING: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "text"), "number": ("number", "text"), "date": ("date", "ordinal"), "validity": ("date", "ordinal", "text"),
    "unit": ("unit", "text"), "status": ("status", "text"), "ordinal": ("ordinal",),
}  # fmt: skip
"""The looks that agree with a kind of field."""


def _score(f: Field, heading: str, seen: str) -> int:
    """Heading first; a look that contradicts it halves it, one that agrees lifts it, and without a telling heading the look alone is a weak word."""
    said_so = f.likeness(heading)
    if not said_so:
        return 40 if _LOOKS_LIKE.get(seen) == f.key else 0
    fitting = _FITTING.get(f.kind)
    if not seen or fitting is None or (seen == "text" and f.kind != "date"):
        return said_so
    return said_so + 5 if seen in fitting else said_so // 3


def _values(table: Table, place: int) -> list[Cell]:
    return [line.cells[place] for line in table.lines if line.cells[place] is not None]


def _samples(values: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said(value) for value in values[:40]))[:_SHOWN]


# --- remembered per set of headings


def key_of(table: Table) -> str:
    """The key of the setting that remembers the columns of a table with these headings."""
    return _KEY + hashlib.sha256("\x1f".join(table.headings).encode()).hexdigest()[:16]


def proposed(office: Office, table: Table) -> tuple[Column, ...]:
    """The columns of ``table`` as a clerk last had them under the same headings, else as guessed."""
    kept = office.store.settings.find(key_of(table))
    columns = guessed(table)
    if kept is None:
        return columns
    remembered: Mapping[str, str] = json.loads(kept.value)
    known = {f.key for f in fields()} | {IGNORED}
    return tuple(
        Column(c.place, c.heading, remembered[str(c.place)], c.samples) if remembered.get(str(c.place)) in known else c for c in columns
    )


def remember(office: Office, table: Table, columns: Sequence[Column]) -> None:
    """Remember the columns as they now are for every ledger with these headings; an act of its own, and none where nothing is new."""
    value = json.dumps({str(c.place): c.field for c in columns}, sort_keys=True)
    kept = office.store.settings.find(key_of(table))
    if kept is None and tuple(c.field for c in columns) == tuple(c.field for c in guessed(table)):
        return
    with office.act("settings", "记住台账的列") as act:
        if kept is None:
            act.insert(Setting(id=key_of(table), value=value))
        else:
            act.update(kept, value=value)
