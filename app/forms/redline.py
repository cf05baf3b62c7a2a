"""花脸稿: the paper on which the changes from one wording to the other stand as tracked changes; its template holds looks and header alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, inner


@dataclass(frozen=True, slots=True)
class RedlinePaper:
    """What the header says: the title, and which two versions these are."""

    template: ClassVar[str] = "redline"

    title: str
    old: str
    new: str
    made_on: date

    def values(self) -> Values:
        """The fields a template may name."""
        return {"title": inner(self.title), "old": self.old, "new": self.new, "made_on": day(self.made_on)}
