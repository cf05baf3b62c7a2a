"""备案说明 (F-02): what goes with a filing to explain the document: the thirteen points of the office's form list, always in this order.

An amended document gives the reason of the amendment and a comparison table, a repealed one the reason of the repeal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.filing_slip import CATEGORIES
from app.forms.paper import Cited, Value, Values, day, day_to_write, inner, sentence, vouched

_FIRST_HEADS = {"修改": "修改的理由和要解决的问题", "延期": "延期的理由和要解决的问题", "废止": "废止的理由"}
_FIRST_HEAD = "制定的必要性和要解决的问题"
_NOT_CONCERNED = {"废止": "不涉及。"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One main measure (主要措施): clause, what it sets, and the law that lets it be set."""

    clause: str
    words: str
    bases: tuple[Cited, ...] = ()

    def values(self, number: int) -> Values:
        """The row as printed; ``number`` counts from 1. What nobody has verified is not named."""
        return {"number": number, "clause": self.clause, "words": self.words, "basis": "；".join(vouched(self.bases))}


@dataclass(frozen=True, slots=True)
class Replaced:
    """An older document that this one repeals: title and number."""

    title: str
    document_number: str = ""

    def values(self) -> Values:
        """Its title as it stands inside 《》, and its number."""
        return {"title": inner(self.title), "document_number": self.document_number}


@dataclass(frozen=True, slots=True)
class ExplanatoryStatement:
    """The statement of ``authority`` on the document ``title``.

    ``category`` is one of `app.forms.filing_slip.CATEGORIES`, else ValueError; ``reason`` is that of the amendment, extension or repeal and is printed first.
    ``bases`` are those the text itself names. A point that is "" (or empty) leaves a line to write on;
    that a repeal has neither measures nor validity (不涉及) is said. ``effect_reason`` says why the document took effect
    sooner after publication than ``notice``. ``valid_until`` None with ``validity`` "" leaves room; ``validity`` may say it in words (长期有效). Paragraphs are parted by line breaks.
    """

    template: ClassVar[str] = "explanatory_statement"

    authority: str
    title: str
    category: str = "新制定"
    document_number: str = ""
    reason: str = ""
    comparison_enclosed: bool = False
    necessity: str = ""
    bases: tuple[Cited, ...] = ()
    drafting_unit: str = ""
    process: str = ""
    consultation: str = ""
    adoption: str = ""
    fair_competition: str = ""
    risk_assessment: str = ""
    content: str = ""
    measures: tuple[Measure, ...] = ()
    disagreements: str = ""
    review_body: str = ""
    opinion_number: str = ""
    review_conclusion: str = ""
    reviewed_on: date | None = None
    meeting: str = ""
    adopted_on: date | None = None
    result: str = "通过"
    published_on: date | None = None
    effective_on: date | None = None
    effect_reason: str = ""
    valid_until: date | None = None
    validity: str = ""
    notice: str = ""
    """The time that has to lie between publication and effect (30日), empty where the jurisdiction asks for none."""
    notice_until: date | None = None
    """The first day on which it may take effect without a reason."""
    carrier: str = ""
    url: str = ""
    replaced: tuple[Replaced, ...] = ()
    replaces_none: bool = False
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None

    def __post_init__(self) -> None:
        if self.category not in CATEGORIES:
            raise ValueError(f"not a category: {self.category!r}")

    @property
    def early(self) -> bool:
        """Whether it took effect before ``notice_until``, which has to be explained; False while a day is not known."""
        return self.notice_until is not None and self.effective_on is not None and self.effective_on < self.notice_until

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "title": inner(self.title),
            "document_number": self.document_number,
            "category": self.category,
            "first_head": _FIRST_HEADS.get(self.category, _FIRST_HEAD),
            "blank": _NOT_CONCERNED.get(self.category, ""),
            "reason": _paragraphs(self.reason),
            "comparison_enclosed": self.comparison_enclosed,
            "necessity": _paragraphs(self.necessity),
            "bases": [{"number": n, "name": basis.name} for n, basis in enumerate(self.bases, 1)],
            "drafting_unit": self.drafting_unit,
            "process": _paragraphs(self.process),
            "consultation": _paragraphs(self.consultation),
            "adoption": _paragraphs(self.adoption),
            "fair_competition": _paragraphs(self.fair_competition),
            "risk_assessment": _paragraphs(self.risk_assessment),
            "content": _paragraphs(self.content),
            "measures": [measure.values(n) for n, measure in enumerate(self.measures, 1)],
            "disagreements": _paragraphs(self.disagreements),
            "review_body": self.review_body,
            "opinion_number": self.opinion_number,
            "review_conclusion": self.review_conclusion.rstrip("。"),
            "reviewed_on": day(self.reviewed_on),
            "meeting": self.meeting,
            "adopted_on": day(self.adopted_on),
            "result": self.result,
            "published_on": day_to_write(self.published_on),
            "effective_on": day_to_write(self.effective_on),
            "early": self.early,
            "notice": self.notice,
            "effect_reason": self.effect_reason.rstrip("。"),
            "valid_until": day(self.valid_until),
            "validity": self.validity.rstrip("。"),
            "carrier": self.carrier,
            "url": self.url,
            "replaced": [each.values() for each in self.replaced],
            "replaces_none": self.replaces_none,
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }


def _paragraphs(words: str) -> list[Value]:
    return [sentence(line) for line in words.splitlines() if line.strip()]
