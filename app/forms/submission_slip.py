"""送审登记表 (F-06): what came in for review, who saw to the procedure, when it was passed on, supplemented and reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, day_to_write, tick


@dataclass(frozen=True, slots=True)
class SubmittedMaterial:
    """One line of the list M01–M13: its code, its name, and whether it came."""

    code: str
    name: str
    there: bool

    def values(self) -> Values:
        """Code, name and the tick."""
        return {"code": self.code, "name": self.name, "there": self.there, "tick": tick(self.there)}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question answered yes or no; None while nobody has answered: neither box is ticked."""

    question: str
    yes: bool | None = None

    def values(self) -> Values:
        """The question and both boxes."""
        return {"question": self.question, "yes": tick(self.yes is True), "no": tick(self.yes is False)}


@dataclass(frozen=True, slots=True)
class SubmissionSlip:
    """The slip of one submission to ``authority``.

    ``wanted_until`` is by when the unit asks for the opinion. ``procedure_opinion`` is that of the office that checks the procedure (办公机构), signed
    by hand on ``procedure_on``. ``noticed_on`` and ``supplemented_on`` frame a supplement, ``review_from`` and ``review_until`` the review, whose
    ``review_workdays`` the calendar counts (None: not said). ``code`` and ``code_svg`` are those of `app.forms.slip_code`, "" where none is drawn.
    """

    template: ClassVar[str] = "submission_slip"

    authority: str
    number: str
    drafting_unit: str
    title: str
    version: str
    submitted_on: date | None
    materials: tuple[SubmittedMaterial, ...]
    concerns_market: bool | None = None
    major_decision: bool | None = None
    fair_competition: bool | None = None
    wanted_until: date | None = None
    procedure_opinion: str = ""
    procedure_on: date | None = None
    transferred_on: date | None = None
    receiver: str = ""
    noticed_on: date | None = None
    supplemented_on: date | None = None
    review_from: date | None = None
    review_until: date | None = None
    review_workdays: int | None = None
    contact: str = ""
    phone: str = ""
    code: str = ""
    code_svg: str = ""

    def values(self) -> Values:
        """The fields a template may name."""
        asked = (
            Answer("涉及市场主体", self.concerns_market),
            Answer("重大行政决策", self.major_decision),
            Answer("需公平竞争审查", self.fair_competition),
        )
        return {
            "authority": self.authority,
            "number": self.number,
            "drafting_unit": self.drafting_unit,
            "title": self.title,
            "version": self.version,
            "submitted_on": day(self.submitted_on),
            "materials": [material.values() for material in self.materials],
            "answers": [answer.values() for answer in asked],
            "wanted_until": day(self.wanted_until),
            "procedure_opinion": self.procedure_opinion,
            "procedure_on": day_to_write(self.procedure_on),
            "transferred_on": day(self.transferred_on),
            "receiver": self.receiver,
            "noticed_on": day(self.noticed_on),
            "supplemented_on": day(self.supplemented_on),
            "review_from": day(self.review_from),
            "review_until": day(self.review_until),
            "review_workdays": "" if self.review_workdays is None else str(self.review_workdays),
            "contact": self.contact,
            "phone": self.phone,
            "code": self.code,
            "code_svg": self.code_svg,
        }
