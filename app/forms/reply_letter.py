"""非规范性文件复函: the answer that a paper is no normative document (认定 “否”), with the reasons (国办发〔2018〕37号)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, called, day, day_to_write, inner, vouched


@dataclass(frozen=True, slots=True)
class ReplyLetter:
    """The letter of ``authority`` to ``drafting_unit`` on the paper ``title``.

    ``reasons`` are whole sentences; ``basis`` is the definition they are measured by, named only where a person has verified it.
    """

    template: ClassVar[str] = "reply_letter"

    authority: str
    number: str
    drafting_unit: str
    title: str
    submitted_on: date | None
    reasons: Sequence[str]
    basis: tuple[Cited, ...] = ()
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "drafting_unit": self.drafting_unit or "送审单位",
            "you": called(self.drafting_unit),
            "title": inner(self.title),
            "submitted_on": day(self.submitted_on),
            "basis": "、".join(vouched(self.basis)),
            "reasons": [{"number": n, "text": reason.rstrip("。；;")} for n, reason in enumerate(self.reasons, 1)],
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
