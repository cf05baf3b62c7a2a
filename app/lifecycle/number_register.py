"""编号登记簿: every series with its numbers, the void ones with day and reason, and the running numbers that nothing accounts for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.lifecycle.numbering import VOID
from app.office import Office
from db.records import IssuedNumber


@dataclass(frozen=True, slots=True)
class Voided:
    """One void number: when and why, and the document it had been given to."""

    text: str
    on: date | None
    reason: str
    document: str


@dataclass(frozen=True, slots=True)
class SeriesStanding:
    """One series of one year. ``unused``: running numbers below the last that were never recorded, which only numbers given from outside leave."""

    name: str
    year: int
    first: str
    last: str
    issued: int
    voided: tuple[Voided, ...]
    unused: tuple[int, ...]


def number_register(office: Office) -> tuple[SeriesStanding, ...]:
    """Every series that has a number, the newest year first, in the order of the jurisdiction's formats."""
    held: dict[tuple[str, int], list[IssuedNumber]] = {}
    for number in office.store.documents.all_numbers():
        held.setdefault((number.series, number.year), []).append(number)
    order = {form.series(0).key.rpartition("/")[0]: (place, form.name) for place, form in enumerate(office.jurisdiction.numbers)}
    titles = {document.id: document.title for document in office.store.documents.all()}

    def turn(key: tuple[str, int]) -> tuple[int, int, str]:
        return -key[1], order.get(_kind(key[0]), (len(order), ""))[0], key[0]

    return tuple(_standing(order.get(_kind(key[0]), (0, key[0]))[1], held[key], titles) for key in sorted(held, key=turn))


HEADINGS = ("编号种类", "年份", "第一号", "最后一号", "有效", "作废的编号", "作废日期", "作废理由", "原属文件", "没有登记的顺序号")
"""The heads of the table that goes out."""


def lines(office: Office) -> list[list[str]]:
    """The register as a table: a line for each void number, one for a series that has none."""
    return [line for series in number_register(office) for line in _lines(series)]


def _lines(series: SeriesStanding) -> list[list[str]]:
    head = [series.name, str(series.year), series.first, series.last, str(series.issued)]
    foot = "、".join(str(n) for n in series.unused)
    voided = [[void.text, str(void.on or ""), void.reason, void.document] for void in series.voided]
    return [[*head, *void, foot] for void in voided or [["无", "", "", ""]]]


def _kind(series: str) -> str:
    """The series without its year."""
    return series.rpartition("/")[0]


def _standing(name: str, numbers: list[IssuedNumber], titles: dict[str, str]) -> SeriesStanding:
    taken = {number.n for number in numbers}
    voided = tuple(
        Voided(number.text, number.voided_on, number.void_reason or "没有写明", titles.get(number.document_id or "", ""))
        for number in numbers
        if number.state == VOID
    )
    return SeriesStanding(
        name=name,
        year=numbers[0].year,
        first=numbers[0].text,
        last=numbers[-1].text,
        issued=len(numbers) - len(voided),
        voided=voided,
        unused=tuple(n for n in range(1, numbers[-1].n) if n not in taken),
    )
