"""The papers that go with a filing: 备案登记表 (F-03), 备案报告 (F-01) and the notice beside a corrected copy."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.filing import rounds
from app.filing.chains import Chain, chain_of
from app.filing.later import category, later, valid_until
from app.filing.materials import opinion_number
from app.filing.packet.key import own_fingerprint
from app.forms import slip_code
from app.forms.correction_notice import CorrectionNotice, Righted
from app.forms.filing_report import FilingReport
from app.forms.filing_slip import FilingSlip, Period, Recipient
from app.forms.paper import Cited, day
from app.forms.paper import Material as Enclosed
from app.law.citations import citations
from app.lifecycle.correcting import TEXT, TEXT_WORD
from app.lifecycle.fixed import FIELDS
from app.lifecycle.genre import genre
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Correction, Deliberation, Document

_BASES_SHOWN = 6


def filing_slip(office: Office, document_id: str, recipient: str, filing_id: str = "") -> FilingSlip:
    """The registration slip (F-03) of the filing ``filing_id``, or of the current one. Raises Refused before publication."""
    document, chain = chain_of(office, document_id, recipient, filing_id)
    adopted, code = adopted_at(office, document), slip_code.of(document_id)
    authorities = _authority(office, document).split("、")
    return FilingSlip(
        number=chain.filing.report_number or "",
        filing_body=sender(office, document),
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
        valid_until=valid_until(office, document, chain.deadline),
        carrier=carriers(office, document),
        category=category(office, document, chain.filing, chain.deadline),
        recipients=tuple(Recipient(r.named(office.names), r.code == recipient) for r in office.jurisdiction.recipients),
        materials=_enclosed(chain),
        bases=legal_bases(office, document),
        review_body=office.names["legal_office"],
        opinion_number=opinion_number(office.store.reviews.current(document_id)),
        filed_on=chain.filing.filed_on,
        period=_period(office, document, chain),
        handler=contact(office),
        phone=office.names.get("phone", ""),
        registration_number=chain.registration_number or chain.filing.receipt_number or "",
        received_on=chain.filing.received_on,
        code=code.text,
        code_svg=code.svg,
        fingerprint=own_fingerprint(office),
    )


def filing_report(office: Office, document_id: str, recipient: str, filing_id: str = "") -> FilingReport:
    """The filing report (F-01) of the filing ``filing_id``, or of the current one. Raises Refused before publication."""
    document, chain = chain_of(office, document_id, recipient, filing_id)
    adopted = adopted_at(office, document)
    return FilingReport(
        sender=sender(office, document),
        number=chain.filing.report_number or "",
        recipient=chain.name,
        title=document.title,
        document_number=document.document_number or "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        materials=_enclosed(chain),
        adopted_on=adopted.on_date if adopted else None,
        meeting=adopted.meeting if adopted else "",
        carrier=carriers(office, document),
        valid_until=valid_until(office, document, chain.deadline),
        later=later(office, document, chain.filing, chain.deadline),
        basis=_period_basis(office, chain),
        contact=contact(office),
        phone=office.names.get("phone", ""),
        dated_on=chain.filing.filed_on,
        copies=chain.filing.copies or office.jurisdiction.parameter(office.jurisdiction.recipient(recipient).copies).amount,
    )


def correction_notice(office: Office, document_id: str, recipient: str, filing_id: str = "") -> CorrectionNotice:
    """What goes with the corrected copy to one recipient: the corrections it has not got, or all once it has got them."""
    document, chain = chain_of(office, document_id, recipient, filing_id)
    told = chain.owed or office.store.documents.corrections(document_id)
    if not told:
        raise Refused(f"《{document.title}》没有更正过，没有更正说明可打印。")
    return CorrectionNotice(
        sender=sender(office, document),
        recipient=chain.name,
        title=document.title,
        document_number=document.document_number or "",
        published_on=document.published_on,
        filed_on=chain.filing.filed_on,
        report_number=chain.filing.report_number or "",
        righted=tuple(_righted(correction) for correction in told),
        contact=contact(office),
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


def _enclosed(chain: Chain) -> tuple[Enclosed, ...]:
    return tuple(Enclosed(e.material.name, e.copies, e.held) for e in chain.enclosures)


def _period(office: Office, document: Document, chain: Chain) -> Period:
    """The statutory time, from the event of its deadline; working days are counted here, because the form knows no calendar."""
    deadline, sent = chain.deadline, chain.filing.filed_on
    begun = document.published_on if chain.filing.occasion == rounds.PUBLISHED else deadline.start_on
    taken = office.calendar.workdays_between(begun, sent) if deadline.unit == "工作日" and begun and sent else None
    basis = _period_basis(office, chain)
    return Period(deadline.amount, deadline.unit, deadline.due_on, taken, basis, deadline.start_event, begun)


def _period_basis(office: Office, chain: Chain) -> tuple[Cited, ...]:
    """The law behind the period; verified or not as it was when the day was set."""
    parameter = office.jurisdiction.parameters.get(chain.deadline.key)
    if parameter is None or not parameter.law:
        return ()
    return (Cited(parameter.law, parameter.article or "", chain.deadline.verified),)


def legal_bases(office: Office, document: Document) -> tuple[Cited, ...]:
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


def adopted_at(office: Office, document: Document) -> Deliberation | None:
    """The last deliberation, which is the one the document passed."""
    return next(reversed(office.store.documents.deliberations(document.id)), None)


def _authority(office: Office, document: Document) -> str:
    return document.issuing_authority or office.names["government"]


def carriers(office: Office, document: Document) -> str:
    """Every place where it was published (公布载体), the first one named first."""
    places = office.store.procedures.publications(document.id)
    named = [*(document.carrier or "").split("、"), *(place.carrier for place in places)]
    return "、".join(dict.fromkeys(name for name in named if name))


def sender(office: Office, document: Document) -> str:
    """Who files it: of several authorities the lead (牵头机关)."""
    lead = next((issuer.name for issuer in office.store.documents.issuers(document.id) if issuer.lead), None)
    return lead or _authority(office, document)


def contact(office: Office) -> str:
    """Who answers for the filing: the office's contact, else the operator."""
    return office.names.get("contact", "") or office.operator
