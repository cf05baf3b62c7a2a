"""审核呈批单: what stays in the file of a review: what the rules and the reviewer found and what became of each, the checklist, the advice
asked, and who approved it. No form is prescribed; the signatures are those that the opinion needs inside the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, inner

_NONE = "—"


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """One finding: clause, what is wrong, what became of it (列入意见, 不列入, 待处理) and why or on which ground."""

    clause: str
    problem: str
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordedPoint:
    """One point of the checklist with its answer ("" where there is none) and note."""

    title: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class RecordedAdvice:
    """One request for advice: of whom, what was asked, what was said and what was done with it."""

    adviser: str
    question: str
    advice: str
    taken: str


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """One step of approval: 复核 or 审签, by whom, with which decision, words and day; all "" or None for a step signed by hand."""

    step: str
    person: str
    decision: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """The record of one round. ``number`` and ``outcome`` are "" before the opinion is issued."""

    template: ClassVar[str] = "review_record"

    title: str
    kind: str
    drafting_unit: str
    version: str
    round: int
    accepted_on: date | None
    reviewer: str
    number: str
    outcome: str
    findings: tuple[RecordedFinding, ...]
    points: tuple[RecordedPoint, ...]
    advice: tuple[RecordedAdvice, ...]
    steps: tuple[RecordedStep, ...]
    packs: str
    printed_on: date

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "title": inner(self.title),
            "kind": self.kind,
            "drafting_unit": self.drafting_unit,
            "version": self.version,
            "round": self.round,
            "accepted_on": day(self.accepted_on),
            "reviewer": self.reviewer,
            "number": self.number or "尚未出具",
            "outcome": self.outcome or "尚未作出",
            "findings": [
                {"clause": f.clause, "problem": f.problem, "decision": f.decision, "reason": f.reason or _NONE} for f in self.findings
            ],
            "points": [{"title": p.title, "answer": p.answer or "没有答", "note": p.note or _NONE} for p in self.points],
            "advice": [
                {"adviser": a.adviser, "question": a.question, "advice": a.advice or "没有收到", "taken": a.taken or _NONE}
                for a in self.advice
            ],
            "steps": [{"step": s.step, "person": s.person, "decision": s.decision, "words": s.words, "on": day(s.on)} for s in self.steps],
            "packs": self.packs,
            "printed_on": day(self.printed_on),
        }
