"""备案报告 (F-01): the upward report with which a document is filed; one per recipient, each with its own number.

Its elements: recipient, when published, full title, number, days of publication and effect, enclosed materials and copies, 请予备案,
sender, seal, date. An upward paper names who signs it (签发人, GB/T 9704—2012, 7.2.6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Material, Values, day, day_to_write, inner, numeral, vouched

REPORT = "备案报告"


@dataclass(frozen=True, slots=True)
class FilingReport:
    """The report of ``sender`` to ``recipient``.

    ``meeting`` is where the document was adopted, on ``adopted_on``. Only enclosed ``materials`` are printed,
    and of those not the report itself. ``basis`` is the law that demands the
    filing; unverified it is not named, and the report speaks of 规范性文件备案的有关规定. ``signer`` "" leaves room to write. ``valid_until`` None: the text fixes none and the report says nothing of it.
    """

    template: ClassVar[str] = "filing_report"

    sender: str
    number: str
    recipient: str
    title: str
    document_number: str
    published_on: date | None
    effective_on: date | None
    materials: tuple[Material, ...]
    signer: str = ""
    adopted_on: date | None = None
    meeting: str = ""
    carrier: str = ""
    valid_until: date | None = None
    basis: tuple[Cited, ...] = ()
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None
    copies: int = 2

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "sender": self.sender,
            "number": self.number,
            "recipient": self.recipient,
            "signer": self.signer,
            "title": inner(self.title),
            "document_number": self.document_number,
            "adopted_on": day(self.adopted_on),
            "meeting": self.meeting,
            "published_on": day_to_write(self.published_on),
            "carrier": self.carrier,
            "effective_on": day_to_write(self.effective_on),
            "valid_until": day(self.valid_until),
            "basis": "、".join(vouched(self.basis)),
            "materials": [material.values() for material in self.materials if material.enclosed and material.name != REPORT],
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
            "copies": numeral(self.copies),
        }
