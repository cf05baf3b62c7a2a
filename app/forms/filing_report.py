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
AMENDED, EXTENDED, REPEALED, INVALID = LATER = ("修改", "延期", "废止", "宣布失效")


@dataclass(frozen=True, slots=True)
class Later:
    """What a filing after the first one is about: one of `LATER`, decided ``on``; else ValueError.

    ``before`` is the end of validity until an extension. ``again`` says that it follows the disposal of a review opinion (重新报备).
    """

    what: str
    on: date | None
    before: date | None = None
    again: bool = False

    def __post_init__(self) -> None:
        if self.what not in LATER:
            raise ValueError(f"not filed later: {self.what!r}")


@dataclass(frozen=True, slots=True)
class FilingReport:
    """The report of ``sender`` to ``recipient``.

    ``meeting`` is where the document was adopted, on ``adopted_on``. Only enclosed ``materials`` are printed,
    and of those not the report itself. ``basis`` is the law that demands the
    filing; unverified it is not named, and the report speaks of 规范性文件备案的有关规定. ``signer`` "" leaves room to write. ``valid_until`` None: the text fixes none and the report says nothing of it.
    ``later`` None: what is filed is the publication.
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
    later: Later | None = None

    @property
    def subject(self) -> str:
        """What is filed, as the headline names it: 《…》, 延长有效期的《…》, 废止《…》的决定."""
        full = f"《{inner(self.title)}》"
        match self.later.what if self.later else "":
            case "修改":
                return f"修改后的{full}"
            case "延期":
                return f"延长有效期的{full}"
            case "废止":
                return f"废止{full}的决定"
            case "宣布失效":
                return f"宣布{full}失效的决定"
            case _:
                return full

    @property
    def story(self) -> str:
        """What happened to the document and when, after its title and without the stop."""
        later = self.later
        if later is None:
            return self._publication()
        out, on = f"于{day_to_write(self.published_on)}公布", day_to_write(later.on)
        if later.what == EXTENDED:
            until = f"，有效期至{day(later.before)}" if later.before else ""
            return f"{out}{until}。现延长有效期，于{on}重新公布，有效期至{day_to_write(self.valid_until)}"
        # a decision may be filed before the day from which it holds
        will = "将" if later.on and self.dated_on and later.on > self.dated_on else "已"
        return f"{out}{'。按照备案审查意见处置，' if later.again else '，'}{will}于{on}{later.what}"

    def _publication(self) -> str:
        passed = f"已经{day(self.adopted_on)}{self.meeting}审议通过，" if self.meeting or self.adopted_on else ""
        where = f"在{self.carrier}" if self.carrier else ""
        until = f"，有效期至{day(self.valid_until)}" if self.valid_until else ""
        return f"{passed}于{day_to_write(self.published_on)}{where}公布，自{day_to_write(self.effective_on)}起施行{until}"

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "sender": self.sender,
            "number": self.number,
            "recipient": self.recipient,
            "signer": self.signer,
            "title": inner(self.title),
            "subject": self.subject,
            "story": self.story,
            "again": "重新" if self.later and self.later.again else "",
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
