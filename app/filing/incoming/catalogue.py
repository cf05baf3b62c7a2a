"""季度备案目录 (F-04): what was registered in a quarter; a case that is closed is listed with it, one still open when it closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import Missing, Refused
from app.filing.incoming.case import Entry, write
from app.filing.incoming.states import State
from app.forms.filing_catalogue import CatalogueRow, FilingCatalogue, quarter_word
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.lifecycle.units import name_of
from app.office import Office
from app.refusals import said
from db.records import Catalogue, Document, Incoming

KIND = "quarterly_in"

_FIRST_YEAR, _LAST_YEAR = 1949, 2199


@dataclass(frozen=True, slots=True)
class Registered:
    """A filing registered in the quarter with its document; ``is_closed`` when the catalogue lists it (已列入目录)."""

    incoming: Incoming
    document: Document
    unit: str

    @property
    def is_closed(self) -> bool:
        """Whether its case has ended."""
        return self.incoming.closed_on is not None


def registered_in(office: Office, year: int, quarter: int) -> tuple[Registered, ...]:
    """What was registered in the quarter, by registration."""
    first, last = _bounds(year, quarter)
    rows = [one for one in office.store.incomings.all() if one.registered_on is not None and first <= one.registered_on <= last]
    documents = {document.id: document for document in office.store.documents.these([one.document_id for one in rows])}
    rows.sort(key=lambda one: (one.registered_on or first, one.received_at))
    return tuple(Registered(one, documents[one.document_id], name_of(office, documents[one.document_id])) for one in rows)


def make(office: Office, *, year: int, quarter: int, on: date | None = None, despite: str | None = None) -> Made:
    """编制季度目录. A quarter not over yet is listed only with ``despite``; one made before is made again with what came since.

    Raises Refused for a quarter that has not begun or in which nothing was registered, Missing for one that is not over.
    """
    day = on or office.today()
    first, last = _bounds(year, quarter)
    if day < first:
        raise Refused(f"{year}年{quarter_word(quarter)}还没有开始，不能编制目录。核对年份和季度。")
    if day <= last and not (despite or "").strip():
        raise Missing((f"{year}年{quarter_word(quarter)}到 {last} 才结束",))
    rows = registered_in(office, year, quarter)
    if not rows:
        raise Refused(f"{year}年{quarter_word(quarter)}没有登记备案的文件，不用编制目录。")
    with office.act("catalogue_in", f"编制{year}年{quarter_word(quarter)}备案目录") as act:
        made = act.insert(
            Catalogue(
                id=act.new_id(), kind=KIND, year=year, quarter=quarter, on_date=day,
                documents=tuple(dict.fromkeys(row.document.id for row in rows)), operator=office.operator,
            )
        )  # fmt: skip
        for row in rows:
            if row.is_closed and row.incoming.state == State.CONCLUDED:
                listed = act.update(row.incoming, state=State.LISTED.value)
                words = f"列入{year}年{quarter_word(quarter)}备案目录"
                write(office, act, listed, "catalogue_in", day, Entry(words))
                record(act, office, row.document, "catalogue_in", day, words)
    return {"catalogue": made.id}


def form(office: Office, catalogue_id: str) -> tuple[str, FilingCatalogue]:
    """The catalogue as a form (F-04) with its name for a file; what has been registered since is not in it."""
    with said():
        kept = office.store.incomings.catalogue(catalogue_id)
    quarter = kept.quarter or 1
    rows = tuple(_row(row) for row in registered_in(office, kept.year, quarter) if row.document.id in kept.documents)
    paper = FilingCatalogue(
        authority=office.names["government"], year=kept.year, quarter=quarter, rows=rows, handler=kept.operator,
        phone=office.names.get("phone", ""), dated_on=kept.on_date,
    )  # fmt: skip
    return paper.heading, paper


def is_listed(office: Office, incoming: Incoming) -> bool:
    """Whether a catalogue that was made holds this filing."""
    if incoming.registered_on is None:
        return False
    year, quarter = incoming.registered_on.year, (incoming.registered_on.month + 2) // 3
    made = office.store.incomings.catalogues(KIND)
    return any((one.year, one.quarter) == (year, quarter) and incoming.document_id in one.documents for one in made)


def _row(row: Registered) -> CatalogueRow:
    document, incoming = row.document, row.incoming
    return CatalogueRow(
        title=document.title, document_number=document.document_number or "", issuing_authority=document.issuing_authority or row.unit,
        unified_number=document.unified_number or "", published_on=document.published_on, effective_on=document.effective_on,
        valid_until=document.valid_until, filed_on=incoming.received_at.date(), filing_body=row.unit,
        registration_number=incoming.registration_number or "", conclusion=incoming.outcome or "审查中",
    )  # fmt: skip


def _bounds(year: int, quarter: int) -> tuple[date, date]:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refused(f"“{year}”不是年份，应当是 {_FIRST_YEAR} 到 {_LAST_YEAR}。核对后再办。")
    if not 1 <= quarter <= 4:
        raise Refused(f"没有第{quarter}季度，应当是 1 到 4。")
    first = date(year, quarter * 3 - 2, 1)
    after = date(year + (quarter == 4), (quarter * 3) % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)
