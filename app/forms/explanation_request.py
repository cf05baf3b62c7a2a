"""请予说明函 (F-09): the letter by which the reviewing body asks the issuing body to explain a filed document or to bring papers on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, called, day, day_to_write, inner, numeral, sentence, vouched


@dataclass(frozen=True, slots=True)
class ExplanationRequest:
    """The letter of ``authority`` to ``recipient``, which issued ``title``.

    ``questions`` are what is to be explained, one by one, ``papers`` what is to be brought. ``lapse`` says what follows when nothing comes ("" nothing).
    """

    template: ClassVar[str] = "explanation_request"

    authority: str
    number: str
    recipient: str
    title: str
    document_number: str
    questions: tuple[str, ...]
    papers: tuple[str, ...] = ()
    filed_on: date | None = None
    basis: tuple[Cited, ...] = ()
    until: date | None = None
    lapse: str = ""
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None
    copies: int = 2

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "recipient": self.recipient,
            "you": called(self.recipient),
            "title": inner(self.title),
            "document_number": self.document_number,
            "filed_on": day(self.filed_on),
            "basis": "、".join(vouched(self.basis)),
            "questions": [{"number": n, "text": text.rstrip("。；;")} for n, text in enumerate(self.questions, 1)],
            "papers": [{"number": n, "text": text.rstrip("。；;")} for n, text in enumerate(self.papers, 1)],
            "until": day_to_write(self.until),
            "lapse": sentence(self.lapse),
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
            "copies": numeral(self.copies),
        }
