"""What the office knows of a document besides its text; every part may be unknown, and a check that needs it is then silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Laws(Protocol):
    """The law library as the checks ask it; a title may be cited in any written form, with or without 《》."""

    def official(self, cited: str) -> str | None:
        """The official title of the law cited so; None when the library does not know it."""

    def rank(self, cited: str) -> str | None:
        """Its 效力位阶 in the words of the library (法律, 行政法规, 地方性法规 …); None when unknown."""

    def article(self, cited: str, article: str) -> str | None:
        """The imported text of 第×条 of it; None when no text was imported or it has no such article."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another document of the register in force. ``topic`` is the subject the office filed it under, '' when it gave none."""

    title: str
    number: str | None = None
    published_on: date | None = None
    topic: str = ""
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What was done so far on the way to publication (程序), as the store has it. Days are calendar days unless said."""

    stage: str = ""
    """A stage of the contract (under_review …); '' when not known."""
    concerns_operators: bool | None = None
    """涉及经营者经济活动: what a person answered; None until asked."""
    consultation_days: int | None = None
    """How long the draft was open for comments; 0 when it was not, None when nobody knows."""
    consultation_least: int = 30
    """优化营商环境条例第六十二条, for documents that concern operators."""
    kept_secret: bool = False
    """依法保密 or 不予公开, with its reason recorded: no public consultation is due."""
    materials: frozenset[str] | None = None
    """Codes of the materials received (M08 is the fair-competition conclusion); None when nobody knows."""
    fair_competition: str | None = None
    """符合, 例外 or 违反."""
    exception_until: date | None = None
    outcome: str | None = None
    """The last legality conclusion: 合法, 应当予以修改 or 不合法."""
    changed_since_review: bool | None = None
    deliberated_on: date | None = None
    passed: bool | None = None
    signed_on: date | None = None
    unified_number: str | None = None
    disclosure_workdays: int | None = None
    """Working days from signing to publication, or to today while it waits; the first not counted."""
    disclosure_most: int = 20
    """政府信息公开条例第二十六条."""
    late_filings: tuple[str, ...] = ()
    """Who is owed a filing that is overdue, or got it late (市人民政府, 区人大常委会)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text does not say. The longest validity (in months) comes from the jurisdiction; None means not known."""

    published_on: date | None = None
    today: date | None = None
    """The day on which it is judged."""
    validity_months_normal: int = 60
    validity_months_trial: int = 24
    normative: bool | None = None
    """认定: what a person has said; None when nobody has."""
    course: Course | None = None
    """None for a text that is no document of the store."""
    laws: Laws | None = None
    register: tuple[Neighbour, ...] = ()
