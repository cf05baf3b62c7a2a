"""报送备案: both chains of a published document side by side, and the forms that go with them (F-01, F-03)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.filing.course import Happened, course, is_late, reason
from app.filing.materials import Enclosure, enclosures, opinion_number
from app.filing.outgoing import STATES
from app.filing.reissuing import owing
from app.forms.correction_notice import CorrectionNotice, Righted
from app.forms.filing_report import FilingReport
from app.forms.filing_slip import FilingSlip, Period, Recipient
from app.forms.paper import Cited, day
from app.forms.paper import Material as Enclosed
from app.law.citations import citations
from app.lifecycle.correcting import TEXT, TEXT_WORD
from app.lifecycle.fixed import FIELDS
from app.lifecycle.genre import genre
from app.lifecycle.joint import duty
from app.lifecycle.numbers import fill
from app.lifecycle.register import Due, dued
from app.lifecycle.units import name_of
from app.office import Office
from app.people.permissions import why_not
from db.records import Correction, Deadline, Deliberation, Document, Filing

_BASES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Chain:
    """One filing: to whom, by when and why, what goes with it, how far it is."""

    filing: Filing
    name: str
    short: str
    via: str
    deadline: Deadline
    due: Due
    reason: str
    late: bool
    state_word: str
    enclosures: tuple[Enclosure, ...]
    course: tuple[Happened, ...]
    owed: tuple[Correction, ...] = ()
    """The corrections made since it went out, of which the recipient has not got the corrected copy."""
    why_not: str = ""
    """Why the operator may not record that it was sent (登记报送); empty when he may."""

    @property
    def missing(self) -> tuple[Enclosure, ...]:
        """The materials that are not there."""
        return tuple(e for e in self.enclosures if not e.held)


@dataclass(frozen=True, slots=True)
class FilingDesk:
    """A published document with its chains, the municipal government's first, as seen on ``today``."""

    document: Document
    today: date
    chains: tuple[Chain, ...]
    joint: str = ""
    """Who files it and why, where several authorities issue it together (联合发文)."""


def filing_desk(office: Office, document_id: str) -> FilingDesk:
    """Both chains of a document; none before publication."""
    document = office.document(document_id)
    corrections = office.store.documents.corrections(document_id)
    chains = tuple(_chain(office, document, f, corrections) for f in office.store.filings.of_document(document_id))
    return FilingDesk(document, office.today(), chains, duty(office, document).because)


def filing_slip(office: Office, document_id: str, recipient: str) -> FilingSlip:
    """The registration slip (F-03) of one filing. Raises Refused before publication."""
    document, chain = _of(office, document_id, recipient)
    adopted = _adopted(office, document)
    authorities = _authority(office, document).split("、")
    return FilingSlip(
        number=chain.filing.report_number or "",
        filing_body=_sender(office, document),
        title=document.title,
        genre=genre(document.body_title or document.title),
        document_number=document.document_number or "",
        issuing_authority=authorities[0],
        joint_authorities=tuple(authorities[1:]),
        unified_number=document.unified_number or "",
        drafting_unit=name_of(office, document),
        adopted_on=adopted.on_date if adopted else None,
        meeting=adopted.meeting if adopted else "",
        result=adopted.result if adopted else "",
        signer=document.signatory or "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        valid_until=document.valid_until,
        carrier=document.carrier or "",
        category=_category(document),
        recipients=tuple(Recipient(r.named(office.names), r.code == recipient) for r in office.jurisdiction.recipients),
        materials=_enclosed(chain),
        bases=_legal_bases(office, document),
        review_body=office.names["legal_office"],
        opinion_number=opinion_number(office.store.reviews.current(document_id)),
        filed_on=chain.filing.filed_on,
        period=_period(office, document, chain),
        handler=_contact(office),
        phone=office.names.get("phone", ""),
        registration_number=chain.filing.receipt_number or "",
        received_on=chain.filing.received_on,
    )


def filing_report(office: Office, document_id: str, recipient: str) -> FilingReport:
    """The filing report (F-01) of one filing. Raises Refused before publication."""
    document, chain = _of(office, document_id, recipient)
    adopted = _adopted(office, document)
    return FilingReport(
        sender=_sender(office, document),
        number=chain.filing.report_number or "",
        recipient=chain.name,
        title=document.title,
        document_number=document.document_number or "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        materials=_enclosed(chain),
        adopted_on=adopted.on_date if adopted else None,
        meeting=adopted.meeting if adopted else "",
        carrier=document.carrier or "",
        valid_until=document.valid_until,
        basis=_period_basis(office, chain),
        contact=_contact(office),
        phone=office.names.get("phone", ""),
        dated_on=chain.filing.filed_on,
        copies=office.jurisdiction.parameter(office.jurisdiction.recipient(recipient).copies).amount,
    )


def correction_notice(office: Office, document_id: str, recipient: str) -> CorrectionNotice:
    """What goes with the corrected copy to one recipient: the corrections it has not got, or all once it has got them."""
    document, chain = _of(office, document_id, recipient)
    told = chain.owed or office.store.documents.corrections(document_id)
    if not told:
        raise Refused(f"《{document.title}》没有更正过，没有更正说明可打印。")
    return CorrectionNotice(
        sender=_sender(office, document),
        recipient=chain.name,
        title=document.title,
        document_number=document.document_number or "",
        published_on=document.published_on,
        filed_on=chain.filing.filed_on,
        report_number=chain.filing.report_number or "",
        righted=tuple(_righted(correction) for correction in told),
        contact=_contact(office),
        phone=office.names.get("phone", ""),
        dated_on=chain.filing.reissued_on,
    )


def _righted(correction: Correction) -> Righted:
    """A correction as the paper says it: days in words, the text itself by the copy that goes with it."""
    if correction.field == TEXT:
        return Righted(TEXT_WORD, "原报送的文本", "见更正件", correction.reason)
    field = correction.field
    return Righted(FIELDS[field], _said(field, correction.before or ""), _said(field, correction.after or ""), correction.reason)


def _said(field: str, value: str) -> str:
    return day(date.fromisoformat(value)) if value and field.endswith(("_on", "_until")) else value


def _of(office: Office, document_id: str, recipient: str) -> tuple[Document, Chain]:
    desk = filing_desk(office, document_id)
    for chain in desk.chains:
        if chain.filing.recipient == recipient:
            return desk.document, chain
    raise Refused(f"《{desk.document.title}》还没有公布，没有备案材料可打印。先登记公布信息。")


def _chain(office: Office, document: Document, filing: Filing, corrections: Sequence[Correction]) -> Chain:
    recipient = office.jurisdiction.recipient(filing.recipient)
    deadline = office.store.documents.deadline(filing.deadline_id)
    name = recipient.named(office.names)
    return Chain(
        filing=filing,
        name=name,
        short=recipient.short,
        via=fill(recipient.via, office.names),
        deadline=deadline,
        due=dued(office, deadline),
        reason=reason(office, filing, deadline),
        late=is_late(filing, deadline),
        state_word=STATES[filing.state],
        enclosures=enclosures(office, document, filing.recipient),
        course=course(office, document, filing, name),
        owed=owing(corrections, filing),
        why_not=why_not(office, "file") or "",
    )


def _enclosed(chain: Chain) -> tuple[Enclosed, ...]:
    return tuple(Enclosed(e.material.name, e.copies, e.held) for e in chain.enclosures)


def _period(office: Office, document: Document, chain: Chain) -> Period:
    """The statutory time; working days are counted here, because the form knows no calendar."""
    deadline, sent, out = chain.deadline, chain.filing.filed_on, document.published_on
    taken = office.calendar.workdays_between(out, sent) if deadline.unit == "工作日" and out and sent else None
    return Period(deadline.amount, deadline.unit, deadline.due_on, taken, _period_basis(office, chain))


def _period_basis(office: Office, chain: Chain) -> tuple[Cited, ...]:
    """The law behind the period; verified or not as it was when the day was set."""
    parameter = office.jurisdiction.parameters.get(chain.deadline.key)
    if parameter is None or not parameter.law:
        return ()
    return (Cited(parameter.law, parameter.article or "", chain.deadline.verified),)


def _legal_bases(office: Office, document: Document) -> tuple[Cited, ...]:
    """The laws that the document itself names as its basis (根据《…》, in its first articles). They are its own words."""
    if document.current_version_id is None:
        return ()
    tree = office.tree(office.store.documents.version(document.current_version_id))
    named: dict[str, Cited] = {}
    for node in tree.walk():
        if node.kind in ("article", "paragraph", "preamble") and "根据" in node.text:
            for cited in citations(node.text[node.text.index("根据") :]):
                named.setdefault(cited.law, Cited(cited.law, cited.article or "", True))
            break
    return tuple(named.values())[:_BASES_SHOWN]


def _adopted(office: Office, document: Document) -> Deliberation | None:
    """The last deliberation, which is the one the document passed."""
    return next(reversed(office.store.documents.deliberations(document.id)), None)


def _authority(office: Office, document: Document) -> str:
    return document.issuing_authority or office.names["government"]


def _sender(office: Office, document: Document) -> str:
    """Who files it: of several authorities the lead (牵头机关)."""
    lead = next((issuer.name for issuer in office.store.documents.issuers(document.id) if issuer.lead), None)
    return lead or _authority(office, document)


def _contact(office: Office) -> str:
    """Who answers for the filing: the office's contact, else the operator."""
    return office.names.get("contact", "") or office.operator


def _category(document: Document) -> str:
    """新制定 unless the title itself says otherwise."""
    title = document.body_title or document.title
    for words, category in (("废止", "废止"), ("修改", "修改"), ("延长", "延期"), ("继续有效", "延期"), ("解释", "解释")):
        if f"关于{words}" in title or title.endswith(f"{words}的决定"):
            return category
    return "新制定"
