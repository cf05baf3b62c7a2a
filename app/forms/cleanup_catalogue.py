"""清理结果目录: 继续有效 (F-13), 修改 (F-14), 废止和宣布失效 (F-15). The papers of the government and those of its departments stand apart.

No form is prescribed; the columns are those that published catalogues share.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.forms.paper import Cited, Value, Values, day, vouched

REPEALED = "废止"
INVALID = "宣布失效"
ENDINGS = (REPEALED, INVALID)


class CatalogueKind(StrEnum):
    """Which of the three catalogues: its value is what its title says of the papers in it."""

    KEPT = "继续有效"
    AMENDED = "修改"
    ENDED = "废止和宣布失效"


_TEMPLATES = {CatalogueKind.KEPT: "kept_catalogue", CatalogueKind.AMENDED: "amended_catalogue", CatalogueKind.ENDED: "ended_catalogue"}
_MARKS = "一二三四"


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One document of a catalogue.

    ``opinion`` (修改意见), ``unit`` (责任单位) and ``until`` (完成时限) are printed in the catalogue of what is to be amended; ``ending`` (one of
    `ENDINGS`), ``reason`` and ``bases`` in that of what ends, where a basis nobody has verified is left out.
    """

    title: str
    document_number: str
    issuing_authority: str
    published_on: date | None
    opinion: str = ""
    unit: str = ""
    until: date | None = None
    ending: str = ""
    reason: str = ""
    bases: tuple[Cited, ...] = ()

    def values(self, number: int) -> dict[str, Value]:
        """The row as printed; ``number`` counts from 1 in each part."""
        return {
            "number": number,
            "title": self.title,
            "document_number": self.document_number,
            "issuing_authority": self.issuing_authority,
            "published_on": day(self.published_on),
            "opinion": self.opinion,
            "unit": self.unit,
            "until": day(self.until),
            "ending": self.ending,
            "reason": self.reason,
            "basis": "；".join(vouched(self.bases)),
        }


@dataclass(frozen=True, slots=True)
class CleanupCatalogue:
    """The catalogue of ``kind`` for ``area`` (云州区), of papers in force up to ``as_of``.

    ``annex`` is its number among the annexes of the announcement; 0 where it stands by itself. In the catalogue of what ends every row names its ending,
    else ValueError; in the other two none does.
    """

    kind: CatalogueKind
    area: str
    government: tuple[CatalogueRow, ...] = ()
    departments: tuple[CatalogueRow, ...] = ()
    as_of: date | None = None
    annex: int = 0
    government_called: str = "区人民政府文件"
    departments_called: str = "区级部门文件"

    def __post_init__(self) -> None:
        allowed = ENDINGS if self.kind is CatalogueKind.ENDED else ("",)
        wrong = next((row.ending for row in (*self.government, *self.departments) if row.ending not in allowed), None)
        if wrong is not None:
            raise ValueError(f"not an ending of this catalogue: {wrong!r}")

    @property
    def template(self) -> str:
        """A template each, because the columns differ."""
        return _TEMPLATES[self.kind]

    @property
    def title(self) -> str:
        """云州区继续有效的行政规范性文件目录; what is to be amended is 需要修改."""
        said = {CatalogueKind.AMENDED: "需要修改"}.get(self.kind, self.kind.value)
        return f"{self.area}{said}的行政规范性文件目录"

    def values(self) -> Values:
        """The fields a template may name. ``parts`` holds those with rows only: mark (一), heading, count, rows."""
        return {
            "kind": self.kind.value,
            "area": self.area,
            "title": self.title,
            "as_of": day(self.as_of),
            "annex": self.annex,
            "count": len(self.government) + len(self.departments),
            "parts": self._parts(),
        }

    def _parts(self) -> list[Value]:
        """Government before departments; in the catalogue of what ends, each of them repealed before declared invalid."""
        parts: list[Value] = []
        for called, rows in ((self.government_called, self.government), (self.departments_called, self.departments)):
            for ending in ENDINGS if self.kind is CatalogueKind.ENDED else ("",):
                chosen = [row for row in rows if row.ending == ending]
                if chosen:
                    heading = f"{ending}的{called}" if ending else called
                    rows_said = [row.values(number) for number, row in enumerate(chosen, 1)]
                    parts.append({"mark": _MARKS[len(parts)], "heading": heading, "count": len(chosen), "rows": rows_said})
        return parts
