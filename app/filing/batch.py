"""打印当日单据: all that goes on paper for the filings of one day, in order, as many copies as the jurisdiction asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.correspondence import letters
from app.filing.incoming import letters as incoming_letters
from app.filing.papers import filing_report, filing_slip
from app.forms import printing
from app.forms.overlay import Laid, own_templates
from app.forms.paper import Form
from app.forms.templates import Own
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Document, Filing

Fill = Callable[[], Form]


@dataclass(frozen=True, slots=True)
class DayPaper:
    """One paper of the day: what it is, of which document, for or from whom, in how many copies. ``key`` stays the same while the paper is the same."""

    key: str
    name: str
    title: str
    counterpart: str
    copies: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers chosen, ready to be set away from the store: each with its copies, in the order of the list."""

    papers: tuple[tuple[Laid, int], ...]

    def pdf(self) -> bytes:
        """All of them as one PDF; each begins on a sheet of its own when it is printed on both sides."""
        parts = []
        for laid, copies in self.papers:
            parts += [printing.on_whole_sheets(laid.pdf())] * copies
        return printing.joined(parts)


def day_papers(office: Office, day: date) -> tuple[DayPaper, ...]:
    """Everything to print for ``day``: what went out with report and slip, then the receipts for what came in."""
    return tuple(paper for paper, _ in _listed(office, day))


def batch(office: Office, day: date, keys: Collection[str]) -> Batch:
    """The papers of ``keys`` among those of ``day``. A key of no paper is passed over. Raises UserError for a paper that cannot be filled in."""
    own = own_templates(office)
    return Batch(tuple(_laid(paper, fill, own) for paper, fill in _listed(office, day) if paper.key in keys))


def _laid(paper: DayPaper, fill: Fill, own: Own) -> tuple[Laid, int]:
    return Laid(fill(), own), paper.copies


def _listed(office: Office, day: date) -> Iterator[tuple[DayPaper, Fill]]:
    yield from _sent(office, day)
    yield from _departments(office, day)
    yield from _submissions(office, day)


def _sent(office: Office, day: date) -> Iterator[tuple[DayPaper, Fill]]:
    filed = [filing for filing in office.store.filings.every_round() if filing.filed_on == day]
    for document in office.store.documents.these(sorted({filing.document_id for filing in filed})):
        for filing in filed:
            if filing.document_id == document.id:
                yield from _of_filing(office, document, filing)


def _of_filing(office: Office, document: Document, filing: Filing) -> Iterator[tuple[DayPaper, Fill]]:
    recipient = office.jurisdiction.recipient(filing.recipient)
    asked = office.jurisdiction.parameter(recipient.copies).amount
    copies = filing.copies or asked

    def paper(kind: str, name: str) -> DayPaper:
        return DayPaper(f"{kind}/{filing.id}", name, document.called, recipient.short, copies)

    yield paper("report", "备案报告"), partial(filing_report, office, document.id, filing.recipient, filing.id)
    yield paper("slip", "备案登记表"), partial(filing_slip, office, document.id, filing.recipient, filing.id)


def _departments(office: Office, day: date) -> Iterator[tuple[DayPaper, Fill]]:
    for incoming in office.store.incomings.all():
        if incoming.received_at.date() == day:
            document = office.store.documents.get(incoming.document_id)
            paper = DayPaper(f"incoming/{incoming.id}", "收文回执", document.called, name_of(office, document), 1)
            yield paper, partial(_receipt_of_incoming, office, incoming.id)


def _submissions(office: Office, day: date) -> Iterator[tuple[DayPaper, Fill]]:
    for document in office.store.documents.all():
        if document.origin == "own" and document.received_at is not None and document.received_at.date() == day:
            numbers = office.store.documents.numbers(document.id)
            if any(number.series.startswith("receipt/") for number in numbers):
                paper = DayPaper(f"submission/{document.id}", "收文回执", document.called, name_of(office, document), 1)
                yield paper, partial(_receipt_of_submission, office, document.id)


def _receipt_of_incoming(office: Office, incoming_id: str) -> Form:
    return incoming_letters.receipt(office, incoming_id)[1]


def _receipt_of_submission(office: Office, document_id: str) -> Form:
    return letters.receipt(office, document_id)[1]
