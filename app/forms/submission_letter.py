"""送审函 (F-05): the letter with which the drafting unit sends its draft for legality review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Material, Values, day_to_write, inner, sentence, vouched

LETTER = "送审函"
_DRAFT = "（送审稿）"


@dataclass(frozen=True, slots=True)
class SubmissionLetter:
    """The letter of ``drafting_unit`` to ``recipient`` (the district government or its legal office) about the draft ``title``.

    （送审稿） is put behind a title that does not end so. ``bases`` nobody has verified are not named. ``drafting`` tells how it was drafted and
    ``consultation`` how opinions were asked; "" leaves a line to write on. Only enclosed ``materials`` are printed, and of those not the letter itself.
    """

    template: ClassVar[str] = "submission_letter"

    drafting_unit: str
    number: str
    recipient: str
    title: str
    background: str = ""
    bases: tuple[Cited, ...] = ()
    drafting: str = ""
    consultation: str = ""
    materials: tuple[Material, ...] = ()
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None

    def values(self) -> Values:
        """The fields a template may name."""
        draft = inner(self.title)
        enclosed = [material for material in self.materials if material.enclosed and material.name != LETTER]
        return {
            "authority": self.drafting_unit,
            "number": self.number,
            "recipient": self.recipient,
            "title": draft if draft.endswith(_DRAFT) else draft + _DRAFT,
            "background": sentence(self.background),
            "basis": "、".join(vouched(self.bases)),
            "drafting": sentence(self.drafting),
            "consultation": sentence(self.consultation),
            "materials": [{"number": n, **material.values()} for n, material in enumerate(enclosed, 1)],
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
