"""What is typed of a filing that came in, beside what its text says; and the materials that came on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of the document and of the department's filing report. What is typed goes before what was read; None or "" says nothing."""

    title: str = ""
    document_number: str = ""
    published_on: date | None = None
    effective_on: date | None = None
    report_number: str = ""
    """Number of the department's own filing report."""
    copies: int | None = None
    """Paper copies of the document that came."""


NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Brought:
    """A material that came on paper: its code as the jurisdiction asks for it, and how many copies."""

    code: str
    copies: int = 1
