"""备案文件目录 (F-04): what was filed in a year (sent to the 人大 and the higher government by the end of January) or came in during a quarter.

Thirteen columns, the first of them counted; no form is prescribed for the whole country.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, day_to_write

_QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")


def quarter_word(quarter: int) -> str:
    """第三季度: how a quarter (1 to 4) is called on pages, in sentences and on paper."""
    return _QUARTERS[quarter - 1]


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One document: ``filing_body`` is who filed it (报备机关), ``registration_number`` that of the receiving body, ``conclusion`` that of its review."""

    title: str
    document_number: str
    issuing_authority: str
    unified_number: str = ""
    published_on: date | None = None
    effective_on: date | None = None
    valid_until: date | None = None
    filed_on: date | None = None
    filing_body: str = ""
    registration_number: str = ""
    conclusion: str = ""
    note: str = ""

    def values(self, number: int) -> Values:
        """The row as printed; ``number`` counts from 1."""
        return {
            "number": number,
            "title": self.title,
            "document_number": self.document_number,
            "unified_number": self.unified_number,
            "issuing_authority": self.issuing_authority,
            "published_on": day(self.published_on),
            "effective_on": day(self.effective_on),
            "valid_until": day(self.valid_until),
            "filed_on": day(self.filed_on),
            "filing_body": self.filing_body,
            "registration_number": self.registration_number,
            "conclusion": self.conclusion,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class FilingCatalogue:
    """The catalogue of ``authority`` for ``year``, or for its ``quarter`` (1–4; anything else but None raises ValueError).

    ``recipient`` is the body it is sent to, "" for one that is published. ``rows`` stand in the order given.
    """

    template: ClassVar[str] = "filing_catalogue"

    authority: str
    year: int
    rows: tuple[CatalogueRow, ...]
    quarter: int | None = None
    recipient: str = ""
    handler: str = ""
    phone: str = ""
    dated_on: date | None = None

    def __post_init__(self) -> None:
        if self.quarter is not None and not 1 <= self.quarter <= 4:
            raise ValueError(f"not a quarter: {self.quarter}")

    @property
    def heading(self) -> str:
        """云州区人民政府2026年度行政规范性文件备案目录, or …2026年第四季度…."""
        span = f"{self.year}年度" if self.quarter is None else f"{self.year}年{quarter_word(self.quarter)}"
        return f"{self.authority}{span}行政规范性文件备案目录"

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "heading": self.heading,
            "recipient": self.recipient,
            "rows": [row.values(n) for n, row in enumerate(self.rows, 1)],
            "count": len(self.rows),
            "handler": self.handler,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
