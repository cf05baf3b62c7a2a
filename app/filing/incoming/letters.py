"""The papers of a filing that came in, filled from the store: F-12 收文回执, F-10 补正通知, F-09 请予说明函, F-08 备案审查意见书."""

from __future__ import annotations

from app.errors import Refused
from app.filing.incoming.case import found
from app.filing.incoming.checking import FAULTY, LACKS, SUPPLEMENT
from app.filing.incoming.concluding import REPLY
from app.filing.incoming.outcomes import MEASURE, Outcome
from app.filing.incoming.reviewing import PAPER, QUESTION
from app.forms import filing_review_opinion as opinion_form
from app.forms import slip_code
from app.forms.explanation_request import ExplanationRequest
from app.forms.filing_review_opinion import FilingReviewOpinion, ReviewProblem
from app.forms.paper import Cited, Material
from app.forms.receipt import Receipt
from app.forms.supplement_notice import SupplementNotice
from app.lifecycle.periods import Period, Unit
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Document, Finding, Incoming, IncomingStep

_LETTERS = {Outcome.ADVISED: opinion_form.ADVICE, Outcome.ORDERED: opinion_form.OPINION}


def receipt(office: Office, incoming_id: str) -> tuple[str, Receipt]:
    """收文回执 (F-12) in two parts, with its name for a file: what came at the receipt and since."""
    incoming, document = found(office, incoming_id)
    code = slip_code.of(document.id)
    form = Receipt(
        authority=office.names["legal_office"],
        number=incoming.receipt_number or "",
        drafting_unit=name_of(office, document),
        title=document.called,
        received_at=incoming.received_at,
        materials=_materials(office, document),
        receiver=incoming.receiver,
        phone=office.names.get("phone", ""),
        code=code.text,
        code_svg=code.svg,
    )
    return f"{document.called}收文回执", form


def supplement_notice(office: Office, incoming_id: str) -> tuple[str, SupplementNotice]:
    """The newest 补正通知 (F-10). Raises Refused when there is none."""
    incoming, document, step = _step(office, incoming_id, "incoming_supplement", "补正通知")
    lines = step.words.splitlines()
    deadline = office.store.documents.deadline(step.deadline_id) if step.deadline_id else None
    period = Period(deadline.amount, Unit(deadline.unit)) if deadline else office.jurisdiction.parameter(SUPPLEMENT).period
    form = SupplementNotice(
        authority=office.names["legal_office"],
        number=step.number or "",
        recipient=name_of(office, document),
        title=document.called,
        document_number=document.document_number or "",
        missing=tuple(line.removeprefix(LACKS) for line in lines if line.startswith(LACKS)),
        faulty=tuple(line.removeprefix(FAULTY) for line in lines if line.startswith(FAULTY)),
        period=str(period),
        until=deadline.due_on if deadline else None,
        filed_on=incoming.received_at.date(),
        receipt_number=incoming.receipt_number or "",
        basis=_basis(office, SUPPLEMENT),
        contact=_contact(office),
        phone=office.names.get("phone", ""),
        dated_on=step.on_date,
    )
    return f"{document.called}补正通知", form


def explanation_request(office: Office, incoming_id: str) -> tuple[str, ExplanationRequest]:
    """The newest 请予说明函 (F-09). Raises Refused when there is none."""
    incoming, document, step = _step(office, incoming_id, "explain_request", "请予说明函")
    lines = step.words.splitlines()
    form = ExplanationRequest(
        authority=office.names["legal_office"],
        number=step.number or "",
        recipient=name_of(office, document),
        title=document.called,
        document_number=document.document_number or "",
        questions=tuple(line.removeprefix(QUESTION) for line in lines if line.startswith(QUESTION)),
        papers=tuple(line.removeprefix(PAPER) for line in lines if line.startswith(PAPER)),
        filed_on=incoming.received_at.date(),
        until=office.store.documents.deadline(step.deadline_id).due_on if step.deadline_id else None,
        contact=_contact(office),
        phone=office.names.get("phone", ""),
        dated_on=step.on_date,
    )
    return f"{document.called}请予说明函", form


def opinion(office: Office, incoming_id: str) -> tuple[str, FilingReviewOpinion]:
    """备案审查意见书 of ④, 备案审查建议书 of ③ (F-08). Raises Refused for an outcome that is told without one, and before the outcome."""
    incoming, document, step = _step(office, incoming_id, "filing_outcome", "审查结论")
    outcome = Outcome(incoming.outcome or Outcome.ACCEPTED)
    if outcome not in _LETTERS:
        raise Refused(f"结论是“{outcome}”，不出具备案审查意见书。")
    deadline = office.store.documents.deadline(step.deadline_id) if step.deadline_id else None
    usual = office.jurisdiction.parameter(REPLY)
    form = FilingReviewOpinion(
        authority=office.names["legal_office"],
        number=incoming.opinion_number or "",
        recipient=name_of(office, document),
        title=document.called,
        document_number=document.document_number or "",
        problems=_problems(office, document),
        letter=_LETTERS[outcome],
        filed_on=incoming.received_at.date(),
        registration_number=incoming.registration_number or "",
        basis=_basis(office, REPLY),
        measures=_measures(outcome, step),
        words="\n".join(line for line in step.words.splitlines() if not line.startswith(MEASURE)),
        reply_amount=deadline.amount if deadline else usual.amount,
        reply_unit=deadline.unit if deadline else usual.unit,
        reply_until=deadline.due_on if deadline else None,
        contact=_contact(office),
        phone=office.names.get("phone", ""),
        dated_on=step.on_date,
    )
    return f"{document.called}{form.letter}", form


def _measures(outcome: Outcome, step: IncomingStep) -> tuple[str, ...]:
    """What is ticked: what was decided; ④ stops the document in any case."""
    decided = next((line.removeprefix(MEASURE).split("、") for line in step.words.splitlines() if line.startswith(MEASURE)), [])
    stop = (opinion_form.STOP,) if outcome is Outcome.ORDERED else ()
    return (*stop, *decided)


def _step(office: Office, incoming_id: str, kind: str, word: str) -> tuple[Incoming, Document, IncomingStep]:
    incoming, document = found(office, incoming_id)
    for step in reversed(office.store.incomings.steps(incoming_id)):
        if step.kind == kind:
            return incoming, document, step
    raise Refused(f"《{document.called}》还没有{word}，没有可以打印的。办了以后再打印。")


def _problems(office: Office, document: Document) -> tuple[ReviewProblem, ...]:
    review = office.store.reviews.current(document.id)
    findings = office.store.reviews.findings(review.id) if review else ()
    return tuple(_problem(finding) for finding in findings if finding.decision == "listed")


def _problem(finding: Finding) -> ReviewProblem:
    bases = tuple(Cited(law, article or "", verified) for law, article, verified in finding.basis)
    return ReviewProblem(finding.path or "全文", finding.message, bases, finding.rewrite or finding.suggestion or "")


def _materials(office: Office, document: Document) -> tuple[Material, ...]:
    text = office.store.documents.version(document.current_version_id).file_name if document.current_version_id else None
    rows = office.store.documents.materials(document.id)
    main = (Material("正式文本", _copies(office, document)),) if text and all(row.code != "text" for row in rows) else ()
    order = [asked.code for asked in office.jurisdiction.incoming.materials]
    rows = tuple(sorted(rows, key=lambda row: order.index(row.code) if row.code in order else len(order)))
    return (*main, *(Material(row.name, row.copies or 0) for row in rows))


def _copies(office: Office, document: Document) -> int:
    """The paper copies of the text as they were counted at the receipt."""
    rows = office.store.incomings.of_document(document.id)
    return next((row.copies for row in reversed(rows) if row.copies), 0)


def _basis(office: Office, key: str) -> tuple[Cited, ...]:
    parameter = office.jurisdiction.parameters.get(key)
    return (Cited(parameter.law, parameter.article or "", parameter.verified),) if parameter and parameter.law else ()


def _contact(office: Office) -> str:
    return office.names.get("contact", "") or office.operator
