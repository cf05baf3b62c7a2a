"""The record of a round as a form (审核呈批单): every finding with what became of it, the checklist, the advice, the approvals."""

from __future__ import annotations

from app.errors import Refused
from app.forms.paper import Cited
from app.forms.review_record import RecordedAdvice, RecordedFinding, RecordedPoint, RecordedStep, ReviewRecord
from app.lifecycle.stages import Matter
from app.lifecycle.units import name_of
from app.office import Office
from app.review.approving import steps
from app.review.checklist import checklist
from app.review.points import TextOrder, problem
from db.records import Consultancy, Document, Finding, Review

_DECISIONS = {"listed": "列入意见", "unlisted": "不列入", "open": "待处理"}
_HASH = 12


def record(office: Office, document_id: str) -> ReviewRecord:
    """The record of the current round. Raises Refused before the acceptance."""
    document = office.document(document_id)
    review = office.store.reviews.current(document_id)
    if review is None:
        raise Refused(f"《{document.called}》还没有受理，没有审核记录。先受理。")
    version = office.store.documents.version(review.version_id)
    ordered = TextOrder(office.tree(version)).of(office.store.reviews.findings(review.id))
    return ReviewRecord(
        title=document.called,
        kind=Matter(document.matter).label,
        drafting_unit=name_of(office, document),
        version=f"{version.name} v{version.ordinal}",
        round=review.round,
        accepted_on=review.accepted_on,
        reviewer=review.reviewer or "",
        number=review.opinion_number or "",
        outcome=review.outcome or "",
        findings=tuple(_finding(finding) for finding in ordered),
        points=_points(office, document, review),
        advice=tuple(_advice(row) for row in office.store.reviews.consultancies(review.id)),
        steps=_steps(office, review),
        packs=review.packs[:_HASH],
        printed_on=office.today(),
    )


def _finding(finding: Finding) -> RecordedFinding:
    grounds = "；".join(Cited(law, article or "", verified).text for law, article, verified in finding.unlisted_basis)
    said = [finding.reason or "", grounds, f"改写为：{finding.rewrite}" if finding.rewrite else ""]
    said.append(f"起草单位{finding.reply}" + (f"，{finding.reply_reason}" if finding.reply_reason else "") if finding.reply else "")
    reason = "；".join(part for part in said if part)
    return RecordedFinding(finding.path or "全文", problem(finding), _DECISIONS[finding.decision], reason)


def _points(office: Office, document: Document, review: Review) -> tuple[RecordedPoint, ...]:
    return tuple(RecordedPoint(one.title, one.answer, one.note) for one in checklist(office, document, review))


def _advice(row: Consultancy) -> RecordedAdvice:
    came = row.advice or (f"见《{row.file_name}》" if row.file_name else "")
    taken = (row.taken or "") + (f"：{row.taken_reason}" if row.taken_reason else "")
    return RecordedAdvice(f"{row.adviser}（{row.kind}）", row.question, came, taken)


def _steps(office: Office, review: Review) -> tuple[RecordedStep, ...]:
    made: list[RecordedStep] = []
    for one in steps(office, review):
        last = one.last
        if last is None:
            made.append(RecordedStep(one.step.value, "", "", "", None))
        else:
            made.append(RecordedStep(one.step.value, last.person or "", last.decision or "", last.words or "", last.decided_on))
    return tuple(made)
