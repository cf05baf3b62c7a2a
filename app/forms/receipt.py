"""收文回执 (F-12): what came in, when to the minute, and who took it; one part stays (存根), the other goes with the bearer (回执)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from app.forms.paper import Material, Values, day, inner


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of ``authority`` for the submission ``title`` of ``drafting_unit``; ``materials`` are those that came.

    ``code`` is the slip's code as typed, ``code_svg`` its picture; "" leaves its room blank.
    """

    template: ClassVar[str] = "receipt"

    authority: str
    number: str
    drafting_unit: str
    title: str
    received_at: datetime | None
    materials: tuple[Material, ...]
    review_until: date | None = None
    receiver: str = ""
    phone: str = ""
    code: str = ""
    code_svg: str = ""

    def values(self) -> Values:
        """The fields a template may name."""
        at = self.received_at
        return {
            "authority": self.authority,
            "number": self.number,
            "drafting_unit": self.drafting_unit,
            "title": inner(self.title),
            "received_at": f"{day(at.date())}{at.hour}时{at.minute:02}分" if at else "　　　　年　　月　　日　　时　　分",
            "materials": [material.values() for material in self.materials],
            "count": len(self.materials),
            "review_until": day(self.review_until),
            "receiver": self.receiver,
            "phone": self.phone,
            "code": self.code,
            "code_svg": self.code_svg,
        }
