"""报送备案: both chains of a published document side by side, and the forms that go with them (F-01, F-03)."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused
from app.filing.outgoing import STATES
from app.forms.filing_report import FilingReport
from app.forms.filing_slip import FilingSlip, Period, Recipient
from app.forms.paper import Cited
from app.forms.paper import Material as Enclosed
from app.law.citations import citations
from app.lifecycle import guards
from app.lifecycle.deadlines import recalled, sentence
from app.lifecycle.jurisdiction import Material
from app.lifecycle.register import Due, dued
from app.office import Office
from db.records import Deadline, Document, Filing, Review

_BASES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One material that a recipient asks for: is it there, how many copies, what proves it."""

    material: Material
    copies: int
    held: bool
    evidence: str


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
    state_word: str
    enclosures: tuple[Enclosure, ...]

    @property
    def missing(self) -> tuple[Enclosure, ...]:
        """The materials that are not there."""
        return tuple(e for e in self.enclosures if not e.held)


@dataclass(frozen=True, slots=True)
class FilingDesk:
    """A published document with its chains, the municipal government's first."""

    document: Document
    chains: tuple[Chain, ...]


def filing_desk(office: Office, document_id: str) -> FilingDesk:
    """Both chains of a document; none before publication."""
    document = office.document(document_id)
    return FilingDesk(document, tuple(_chain(office, document, f) for f in office.store.filings.of_document(document_id)))


def filing_slip(office: Office, document_id: str, recipient: str) -> FilingSlip:
    """The registration slip (F-03) of one filing. Raises Refused before publication."""
    document, chain = _of(office, document_id, recipient)
    review = office.store.reviews.current(document_id)
    deliberation = next(reversed(office.store.documents.deliberations(document_id)), None)
    return FilingSlip(
        number=chain.filing.report_number or "",
        filing_body=_authority(office, document),
        title=document.title,
        genre=_genre(document),
        document_number=document.document_number or "",
        issuing_authority=_authority(office, document).split("、")[0],
        joint_authorities=tuple(_authority(office, document).split("、")[1:]),
        unified_number=document.unified_number or "",
        drafting_unit=office.store.people.unit(document.drafting_unit_id).name if document.drafting_unit_id else "",
        adopted_on=deliberation.on_date if deliberation else None,
        meeting=deliberation.meeting if deliberation else "",
        signer=document.signatory or "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        valid_until=document.valid_until,
        carrier=document.carrier or "",
        category="新制定",
        recipients=tuple(Recipient(r.named(office.names), r.code == recipient) for r in office.jurisdiction.recipients),
        materials=_enclosed(chain),
        bases=_legal_bases(office, document),
        review_body=office.names["legal_office"],
        opinion_number=_opinion_number(review),
        filed_on=chain.filing.filed_on,
        period=Period(chain.deadline.amount, chain.deadline.unit, chain.deadline.due_on, basis=_period_basis(office, chain)),
        handler=office.operator,
        phone=office.names.get("phone", ""),
        copies=office.jurisdiction.parameter(office.jurisdiction.recipient(recipient).copies).amount,
        registration_number=chain.filing.receipt_number or "",
        received_on=chain.filing.received_on,
    )


def filing_report(office: Office, document_id: str, recipient: str) -> FilingReport:
    """The filing report (F-01) of one filing. Raises Refused before publication."""
    document, chain = _of(office, document_id, recipient)
    deliberation = next(reversed(office.store.documents.deliberations(document_id)), None)
    return FilingReport(
        sender=_authority(office, document),
        number=chain.filing.report_number or "",
        recipient=chain.name,
        title=document.title,
        document_number=document.document_number or "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        materials=_enclosed(chain),
        adopted_on=deliberation.on_date if deliberation else None,
        meeting=deliberation.meeting if deliberation else "",
        carrier=document.carrier or "",
        valid_until=document.valid_until,
        basis=_period_basis(office, chain),
        contact=office.names.get("contact", "") or office.operator,
        phone=office.names.get("phone", ""),
        dated_on=chain.filing.filed_on,
        copies=office.jurisdiction.parameter(office.jurisdiction.recipient(recipient).copies).amount,
    )


def _of(office: Office, document_id: str, recipient: str) -> tuple[Document, Chain]:
    desk = filing_desk(office, document_id)
    for chain in desk.chains:
        if chain.filing.recipient == recipient:
            return desk.document, chain
    raise Refused(f"《{desk.document.title}》还没有公布，没有备案材料可打印。先登记公布信息。")


def _chain(office: Office, document: Document, filing: Filing) -> Chain:
    recipient = office.jurisdiction.recipient(filing.recipient)
    deadline = office.store.documents.deadline(filing.deadline_id)
    reason = sentence(recalled(deadline, office.jurisdiction, office.calendar), office.today(), office.calendar)
    if filing.filed_on is not None:
        late = "，逾期报送" if filing.filed_on > deadline.due_on else "，按期"
        reason = f"{reason.split('，')[0]}，应于{deadline.due_on}前报送，{filing.filed_on} 已报送{late}。"
    return Chain(
        filing, recipient.named(office.names), recipient.short, recipient.via, deadline, dued(office, deadline), reason,
        STATES[filing.state], _enclosures(office, document, filing),
    )  # fmt: skip


def _enclosures(office: Office, document: Document, filing: Filing) -> tuple[Enclosure, ...]:
    recipient = office.jurisdiction.recipient(filing.recipient)
    copies = office.jurisdiction.parameter(recipient.copies).amount
    asked = office.jurisdiction.to_file(filing.recipient, guards.conditions(document))
    return tuple(Enclosure(m, 0 if m.electronic else copies, *_evidence(office, document, m)) for m in asked)


def _evidence(office: Office, document: Document, material: Material) -> tuple[bool, str]:
    """Whether the store holds what a filing asks for; the report is made by the program itself."""
    if material.code == "report":
        return True, "由本机生成"
    if material.code in ("text", "electronic"):
        return document.current_version_id is not None, document.document_number or ""
    if material.code == "review_opinion":
        review = office.store.reviews.current(document.id)
        return bool(review and review.opinion_number), _opinion_number(review)
    codes = (*_BROUGHT_AS.get(material.code, ()), material.code)
    brought = [m for m in office.store.documents.materials(document.id) if m.code in codes]
    return bool(brought), brought[0].file_name or brought[0].name if brought else "起草单位没有交"


_BROUGHT_AS = {"statement": ("M03",), "basis": ("M04",), "decision": ("M13",)}
"""The submission materials that serve again at filing."""


def _enclosed(chain: Chain) -> tuple[Enclosed, ...]:
    return tuple(Enclosed(e.material.name, e.copies, e.held) for e in chain.enclosures)


def _period_basis(office: Office, chain: Chain) -> tuple[Cited, ...]:
    parameter = office.jurisdiction.parameter(chain.deadline.key)
    return (Cited(parameter.law, parameter.article or "", parameter.verified),) if parameter.law else ()


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


def _authority(office: Office, document: Document) -> str:
    return document.issuing_authority or office.names["government"]


def _genre(document: Document) -> str:
    title = (document.body_title or document.title).split("（")[0]
    genres = ("实施办法", "办法", "规定", "实施细则", "细则", "规则", "决定", "通告", "公告", "意见", "通知", "方案", "规程")
    return next((genre for genre in genres if title.endswith(genre)), "")


def _opinion_number(review: Review | None) -> str:
    return review.opinion_number or "" if review else ""
