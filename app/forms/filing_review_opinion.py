"""备案审查意见书, 备案审查建议书 (F-08): what the reviewing body found in a document that was filed with it, and what the issuing body is to do.

Names and powers differ from place to place; the two names are those of the office's form list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, called, day, day_to_write, inner, numeral, sentence, tick, vouched

OPINION = "备案审查意见书"
ADVICE = "备案审查建议书"
LETTERS = (OPINION, ADVICE)

AMEND, REPEAL, STOP = "修改", "废止", "停止执行"
MEASURES = (AMEND, REPEAL, STOP)

_ROWS_TO_FILL = 3
_COUNTED = {"日": "日", "工作日": "个工作日", "月": "个月"}


@dataclass(frozen=True, slots=True)
class ReviewProblem:
    """One problem: clause, what is wrong, the articles of higher law it runs against, and the proposal for it ("" none of its own)."""

    clause: str
    problem: str
    bases: tuple[Cited, ...] = ()
    proposal: str = ""

    def values(self, number: int) -> Values:
        """The row as printed; ``number`` counts from 1 and is left out with 0. What nobody has verified is not named."""
        return {
            "number": str(number or ""),
            "clause": self.clause,
            "problem": self.problem,
            "basis": "；".join(vouched(self.bases)),
            "proposal": self.proposal,
        }


@dataclass(frozen=True, slots=True)
class FilingReviewOpinion:
    """The letter of ``authority`` to ``recipient``, which issued ``title``.

    Without ``problems`` the table has empty rows for the hand. ``letter`` is one of `LETTERS`, ``measures`` are taken from `MEASURES` (none: no box is ticked); anything else raises ValueError. The answer is due
    ``reply_amount`` ``reply_unit`` (日 / 工作日 / 月) after receipt, at the latest on ``reply_until`` where it is known, and comes ``reply_way``.
    """

    template: ClassVar[str] = "filing_review_opinion"

    authority: str
    number: str
    recipient: str
    title: str
    document_number: str
    problems: tuple[ReviewProblem, ...]
    letter: str = OPINION
    filed_on: date | None = None
    registration_number: str = ""
    basis: tuple[Cited, ...] = ()
    measures: tuple[str, ...] = ()
    words: str = ""
    reply_amount: int = 30
    reply_unit: str = "日"
    reply_until: date | None = None
    reply_way: str = "书面"
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None
    copies: int = 2

    def __post_init__(self) -> None:
        if self.letter not in LETTERS:
            raise ValueError(f"not a letter of filing review: {self.letter!r}")
        if wrong := set(self.measures) - set(MEASURES):
            raise ValueError(f"not a measure: {sorted(wrong)}")

    @property
    def has_unverified_basis(self) -> bool:
        """Whether a law is cited that nobody has verified and that the letter therefore leaves out."""
        return any(not basis.verified for basis in (*self.basis, *(b for problem in self.problems for b in problem.bases)))

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "letter": self.letter,
            "paper": self.letter.removeprefix("备案审查"),
            "recipient": self.recipient,
            "you": called(self.recipient),
            "title": inner(self.title),
            "document_number": self.document_number,
            "filed_on": day(self.filed_on),
            "registration_number": self.registration_number,
            "basis": "、".join(vouched(self.basis)),
            "problems": [problem.values(n) for n, problem in enumerate(self.problems, 1)]
            or [ReviewProblem("", "").values(0)] * _ROWS_TO_FILL,
            "unfilled": not self.problems,
            "measures": [{"name": name, "tick": tick(name in self.measures)} for name in MEASURES],
            "words": sentence(self.words),
            "reply_within": f"{self.reply_amount}{_COUNTED.get(self.reply_unit, self.reply_unit)}",
            "reply_until": day(self.reply_until),
            "reply_way": self.reply_way,
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
            "copies": numeral(self.copies),
        }
