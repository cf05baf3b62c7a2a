"""年度目录 (F-04): what was published in a year, for each recipient, made from the register, numbered, sent; due in January of the next year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.errors import Refused
from app.filing.chains import registration_number
from app.filing.papers import contact, sender
from app.filing.rounds import PUBLISHED
from app.filing.states import STATES
from app.forms.filing_catalogue import CatalogueRow, FilingCatalogue
from app.lifecycle import joint
from app.lifecycle.deadlines import light, workdays_left
from app.lifecycle.jurisdiction import AnnualDate
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.office import Office
from app.people.permissions import why_not
from app.refusals import said
from db.records import Catalogue, Document, Filing

KIND, DUE = "annual_out", "catalog.annual_due"
"""The kind of the rows, and the annual date of the jurisdiction by which they go out."""
_CONCLUDED = frozenset({"not_accepted", "no_problem", "rectify_opinion", "plan_submitted", "rectified", "annulled"})
_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Yearly:
    """The duty to send one recipient the catalogue of a year: how many documents it lists (0: not counted), by when it is due, and how far it is."""

    today: date
    year: int
    recipient: str
    short: str
    name: str
    documents: int
    due_on: date
    workdays_left: int
    light: str
    basis: str
    verified: bool
    catalogue: Catalogue | None = None
    why_not: str = ""
    """Why the operator may not make it or record that it went out; empty when he may."""

    @property
    def is_sent(self) -> bool:
        """Whether it went out."""
        return self.catalogue is not None and self.catalogue.sent_on is not None


def yearly(office: Office, year: int | None = None) -> tuple[Yearly, ...]:
    """The catalogues of ``year`` (last year when None), one per recipient; none where the jurisdiction asks for none or nothing was published."""
    of = office.today().year - 1 if year is None else year
    counted = {r.code: len({document.id for document, _ in _listed(office, of, r.code)}) for r in office.jurisdiction.recipients}
    return tuple(replace(one, documents=counted[one.recipient]) for one in _duties(office, of) if counted[one.recipient])


def newest(office: Office, years: Iterable[int]) -> int:
    """The newest of ``years`` whose catalogue lists something; last year, whose catalogue is the next to be due, where none does."""
    return next((year for year in sorted(years, reverse=True) if yearly(office, year)), office.today().year - 1)


def due_on(office: Office, year: int) -> date | None:
    """The day by which the catalogue of ``year`` goes out; None where the jurisdiction asks for none."""
    asked = _asked(office)
    return asked.in_year(year + 1) if asked else None


def waiting(office: Office) -> tuple[Yearly, ...]:
    """Last year's catalogues that were not sent yet; they stand on the desk from New Year on, and are not counted there."""
    last = office.today().year - 1
    if not office.store.filings.published_any(date(last, 1, 1), date(last, 12, 31)):
        return ()
    return tuple(one for one in _duties(office, last) if not one.is_sent)


def _duties(office: Office, year: int) -> tuple[Yearly, ...]:
    """The duty of a year towards each recipient, with nothing counted."""
    asked = _asked(office)
    if asked is None:
        return ()
    due, today = asked.in_year(year + 1), office.today()
    left, colour = workdays_left(due, today, office.calendar), light(due, today, office.calendar).value
    return tuple(
        Yearly(
            today, year, r.code, r.short, r.named(office.names), 0, due, left, colour, asked.basis, asked.verified,
            _kept(office, year, r.code), why_not(office, "yearly_catalogue") or "",
        )
        for r in office.jurisdiction.recipients
    )  # fmt: skip


def _asked(office: Office) -> AnnualDate | None:
    return next((one for one in office.jurisdiction.annual if one.key == DUE), None)


def make(office: Office, year: int, recipient: str, *, on: date | None = None) -> Made:
    """Make the catalogue of ``year`` for ``recipient`` under a number, or make it anew under the same number while it was not sent.

    Raises Refused for a year still to come or without a document, and once it was sent.
    """
    to, day = office.jurisdiction.recipient(recipient), on or office.today()
    if not _FIRST_YEAR <= year <= day.year:
        raise Refused(f"{year} 年的目录还不能生成。核对年份后再办。")
    listed = _listed(office, year, recipient)
    if not listed:
        raise Refused(f"{year} 年没有公布过规范性文件，没有目录可报。")
    kept = _kept(office, year, recipient)
    if kept is not None and kept.sent_on is not None:
        raise Refused(f"{year} 年度目录已于 {kept.sent_on} 报送{to.short}（{kept.number}），不能重新生成。")
    documents = tuple(dict.fromkeys(document.id for document, _ in listed))
    with office.act("yearly_catalogue", f"{year}年度备案目录（{to.short}），{len(documents)} 件") as act:
        if kept is None:
            number = issue(office, act, "filing_catalogue", None, day.year, recipient)
            made = act.insert(
                Catalogue(
                    id=act.new_id(), kind=KIND, year=year, recipient=recipient, on_date=day, documents=documents, number=number,
                    operator=office.operator,
                )
            )  # fmt: skip
        else:
            made = act.update(kept, on_date=day, documents=documents, operator=office.operator)
    return {"catalogue": made.id, "number": made.number or ""}


def send(office: Office, catalogue_id: str, *, on: date | None = None) -> Made:
    """Record that a catalogue was sent. It has left the house. Raises Refused when it was sent before, and for a day before it was made."""
    with said():
        kept = office.store.incomings.catalogue(catalogue_id)
    to, day = office.jurisdiction.recipient(kept.recipient or ""), on or office.today()
    if kept.sent_on is not None:
        raise Refused(f"{kept.year} 年度目录已于 {kept.sent_on} 报送{to.short}。")
    if day < kept.on_date:
        raise Refused(f"报送日 {day} 早于目录的日期 {kept.on_date}。核对日期后再登记。")
    with office.act("send_catalogue", f"报送{kept.year}年度备案目录（{to.short}）") as act:
        act.final_now()
        act.update(kept, sent_on=day)
    return {"catalogue": catalogue_id, "number": kept.number or ""}


def catalogue_of(office: Office, year: int, recipient: str) -> str:
    """The id of the catalogue made for a recipient and a year. Raises Refused while there is none."""
    kept = _kept(office, year, recipient)
    if kept is None:
        short = office.jurisdiction.recipient(recipient).short
        raise Refused(f"{year} 年度目录（{short}）还没有生成。先生成目录，再登记报送。")
    return kept.id


def filing_catalogue(office: Office, year: int, recipient: str) -> FilingCatalogue:
    """The catalogue as printed: once it was made, the documents that it was made of; before, those of the register now."""
    to, kept = office.jurisdiction.recipient(recipient), _kept(office, year, recipient)
    listed = _listed(office, year, recipient)
    if kept is not None:
        listed = [(document, filing) for document, filing in listed if document.id in kept.documents]
    return FilingCatalogue(
        authority=office.names["government"],
        year=year,
        rows=tuple(_row(office, document, filing, kept.on_date if kept else office.today()) for document, filing in listed),
        recipient=to.named(office.names),
        handler=contact(office),
        phone=office.names.get("phone", ""),
        dated_on=kept.on_date if kept else None,
    )


def _kept(office: Office, year: int, recipient: str) -> Catalogue | None:
    own = [one for one in office.store.incomings.catalogues(KIND) if (one.year, one.recipient) == (year, recipient)]
    return own[-1] if own else None


def _listed(office: Office, year: int, recipient: str) -> list[tuple[Document, Filing | None]]:
    """Every round that began in the year, and every document published then whose filing nobody recorded, in the order published."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    filings = [filing for filing in office.store.filings.begun(first, last) if filing.recipient == recipient]
    known = {one.id: one for one in office.store.documents.these([filing.document_id for filing in filings])}
    listed: list[tuple[Document, Filing | None]] = [(known[filing.document_id], filing) for filing in filings]
    listed += [(one, None) for one in _unrecorded(office, year, recipient)]
    return sorted(listed, key=lambda pair: (pair[0].published_on or last, pair[0].id, pair[1].ordinal if pair[1] else 0))


def _unrecorded(office: Office, year: int, recipient: str) -> list[Document]:
    found = office.store.filings.never_begun(recipient, date(year, 1, 1), date(year, 12, 31))
    return [document for document in found if joint.duty(office, document).is_ours]


def _row(office: Office, document: Document, filing: Filing | None, on: date) -> CatalogueRow:
    return CatalogueRow(
        title=document.title,
        document_number=document.document_number or "",
        issuing_authority=document.issuing_authority or office.names["government"],
        unified_number=document.unified_number or "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        valid_until=document.valid_until,
        filed_on=filing.filed_on if filing else None,
        filing_body=sender(office, document),
        registration_number=registration_number(office, filing) if filing else "",
        conclusion=STATES[filing.state] if filing and filing.state in _CONCLUDED else "",
        note=_note(document, filing, on),
    )


def _note(document: Document, filing: Filing | None, on: date) -> str:
    """What a reader of the catalogue has to know besides: another occasion, not filed yet, the end of its force by the day of the catalogue."""
    parts = []
    if filing is not None and filing.occasion != PUBLISHED:
        parts.append(filing.occasion)
    if filing is None or filing.filed_on is None:
        parts.append("尚未报送")
    if document.repealed_on is not None and document.repealed_on <= on and (filing is None or filing.occasion == PUBLISHED):
        parts.append("已废止")
    return "，".join(parts)
