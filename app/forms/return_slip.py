"""退回补正告知单 (F-10): everything that is lacking in a submission, told at once, with the time to bring it and what follows otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, called, day, day_to_write, inner, numeral


@dataclass(frozen=True, slots=True)
class ReturnSlip:
    """The slip of ``authority`` to ``drafting_unit``.

    ``items`` are what must be brought or put right, one by one; ``period`` is said as in 10个工作日 and ends on ``until``. ``consequence`` is
    the sentence on what follows when nothing comes ("" says nothing). ``number`` is "" before one is issued.
    """

    template: ClassVar[str] = "return_slip"

    authority: str
    number: str
    drafting_unit: str
    title: str
    submitted_on: date | None
    items: tuple[str, ...]
    period: str
    until: date | None
    consequence: str = ""
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None
    copies: int = 2

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "drafting_unit": self.drafting_unit or "送审单位",
            "you": called(self.drafting_unit),
            "title": inner(self.title),
            "submitted_on": day(self.submitted_on),
            "items": [{"number": n, "text": item.rstrip("。；;")} for n, item in enumerate(self.items, 1)],
            "count": len(self.items),
            "period": self.period,
            "until": day_to_write(self.until),
            "consequence": self.consequence,
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
            "copies": numeral(self.copies),
        }
