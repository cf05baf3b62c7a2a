"""更正说明: what goes with the corrected copy of a document that was filed already, so that the recipient exchanges the right paper.

No form is prescribed; it names the filing it belongs to and each fact put right, before and after, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, day_to_write, inner


@dataclass(frozen=True, slots=True)
class Righted:
    """One fact put right: its name (文号), what stood there, what is right ("" where nothing), and why."""

    word: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionNotice:
    """The notice of ``sender`` to ``recipient`` on the document filed on ``filed_on`` under ``report_number``."""

    template: ClassVar[str] = "correction_notice"

    sender: str
    recipient: str
    title: str
    document_number: str
    published_on: date | None
    filed_on: date | None
    report_number: str
    righted: tuple[Righted, ...]
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "sender": self.sender,
            "recipient": self.recipient,
            "title": inner(self.title),
            "document_number": self.document_number,
            "published_on": day(self.published_on),
            "filed_on": day(self.filed_on),
            "report_number": self.report_number,
            "righted": [{"word": r.word, "before": r.before, "after": r.after, "reason": r.reason.rstrip("。；;")} for r in self.righted],
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
