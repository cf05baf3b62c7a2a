"""征求意见函: the letter by which the review body asks another bureau for its view of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, called, day_to_write, inner


@dataclass(frozen=True, slots=True)
class InquiryLetter:
    """The letter of ``authority`` to ``recipient`` about the draft ``title`` of ``drafting_unit`` ("" where it is not known).

    ``about`` says what to look at above all ("" nothing in particular), ``until`` by when to answer, ``lapse`` what follows when no answer comes
    ("" says nothing). ``number`` is "" before one is issued.
    """

    template: ClassVar[str] = "inquiry_letter"

    authority: str
    number: str
    recipient: str
    title: str
    drafting_unit: str
    until: date | None
    about: str = ""
    lapse: str = ""
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "recipient": self.recipient,
            "you": called(self.recipient),
            "title": inner(self.title),
            "drafting_unit": self.drafting_unit,
            "about": self.about.rstrip("。"),
            "until": day_to_write(self.until),
            "lapse": self.lapse,
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
