"""Filing out: one chain per recipient (市政府, 区人大常委会), each with its own number, day, receipt and result."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.filing.rounds import DUE
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.records import Document, Filing

SUBMITTED, RECEIVED = "submitted", "received"

STATES: dict[str, str] = {
    "not_due": "未到报送时间", "due": "待报送", "submitted": "已报送", "received": "已收文", "registered": "已备案登记",
    "supplement_required": "要求补正", "not_accepted": "不属范围退回", "under_review": "审查中", "no_problem": "审查无问题",
    "inquiry": "要求说明", "rectify_opinion": "收到纠错意见", "plan_submitted": "已报处理计划", "rectified": "已纠正",
    "annulled": "被撤销", "closed": "办结",
}  # fmt: skip
"""The states of a filing (contract) and their words."""

_AFTER: dict[str, tuple[str, ...]] = {
    "submitted": ("received", "registered", "supplement_required", "not_accepted"),
    "received": ("registered", "supplement_required", "not_accepted", "under_review", "no_problem"),
    "supplement_required": ("received", "registered", "not_accepted"),
    "registered": ("under_review", "no_problem", "inquiry", "rectify_opinion", "closed"),
    "under_review": ("no_problem", "inquiry", "rectify_opinion", "closed"),
    "inquiry": ("under_review", "no_problem", "rectify_opinion", "closed"),
    "rectify_opinion": ("plan_submitted", "rectified", "annulled", "closed"),
    "plan_submitted": ("rectified", "annulled", "closed"),
    "no_problem": ("closed", "rectify_opinion"),
    "rectified": ("closed",),
    "annulled": ("closed",),
    "not_accepted": ("closed",),
}
_EVIDENCE = "submitted", "supplement_required"


def outcomes(state: str) -> tuple[str, ...]:
    """The results that may be recorded in ``state``; the receipt (received) is recorded by :func:`receive`, under its number."""
    return tuple(after for after in _AFTER.get(state, ()) if after != RECEIVED)


def may_receive(state: str) -> bool:
    """Whether a receipt may be recorded in ``state``."""
    return state in _EVIDENCE


def file(office: Office, document_id: str, *, recipient: str, on: date | None = None) -> Made:
    """报送: the packet goes out under a filing report number of its own. What was filed has left the house.

    Of several rounds the oldest that has not gone out goes first.
    """
    document = office.document(document_id)
    office.jurisdiction.recipient(recipient)
    own = [f for f in office.store.filings.rounds(document_id) if f.recipient == recipient]
    filing = next((f for f in own if f.state == DUE), own[-1] if own else None)
    if filing is None:
        raise Refused(f"《{document.title}》还没有公布，不能报送备案。先登记公布信息。")
    if filing.state != DUE:
        raise Refused(f"《{document.title}》已于 {filing.filed_on} 报送（{filing.report_number}）。要补充材料的，登记补正。")
    day = on or office.today()
    if document.published_on is not None and day < document.published_on:
        raise Refused(f"报送日 {day} 早于公布日 {document.published_on}。核对日期后再登记。")
    name = office.jurisdiction.recipient(recipient).named(office.names)
    with office.act("file", f"报送{name}备案：{document.title}") as act:
        act.final_now()
        number = issue(office, act, "filing_report", document_id, day.year, recipient)
        act.update(filing, state=SUBMITTED, filed_on=day, report_number=number)
        with said():
            deadline = office.store.documents.deadline(filing.deadline_id)
        act.update(deadline, state=duties.MET, met_on=day)
        record(act, office, document, "file", day, f"{name}，{number}")
    return {"document": document_id, "filing": filing.id, "number": number}


def filing_of(office: Office, document_id: str, recipient: str) -> str:
    """The id of the filing of a document with one recipient. Raises Refused before publication."""
    document = office.document(document_id)
    office.jurisdiction.recipient(recipient)
    for filing in office.store.filings.of_document(document_id):
        if filing.recipient == recipient:
            return filing.id
    raise Refused(f"《{document.title}》还没有公布，没有备案记录。先登记公布信息。")


def receive(office: Office, filing_id: str, *, number: str, on: date | None = None) -> Made:
    """Record the recipient's receipt (收文回执) under its own number."""
    filing, document = _filed(office, filing_id)
    if not number.strip():
        raise Refused("没有填回执编号。照回执填写后再登记。")
    if filing.state not in _EVIDENCE:
        raise Refused(f"这一件{STATES[filing.state]}，不能登记收文回执。" + ("先登记报送。" if filing.state == DUE else ""))
    day = _after_filing(office, filing, on, "收文日")
    with office.act("receive", f"登记回执 {number}：{document.title}") as act:
        act.update(filing, state=RECEIVED, receipt_number=number, received_on=day)
        record(act, office, document, "receive", day, f"{_name(office, filing)}，{number}")
    return {"document": document.id, "filing": filing_id}


def outcome(office: Office, filing_id: str, *, result: str, on: date | None = None) -> Made:
    """Record the result the recipient gave; ``result`` is a filing state or its Chinese word."""
    filing, document = _filed(office, filing_id)
    state = next((key for key, word in STATES.items() if result in (key, word)), None)
    allowed = _AFTER.get(filing.state, ())
    if state not in allowed:
        words = "、".join(f"{STATES[key]}（{key}）" for key in allowed) or "先登记报送"
        raise Refused(f"这一件现在{STATES[filing.state]}，不能登记“{STATES.get(result, result)}”。现在可以：{words}。")
    day = _after_filing(office, filing, on, "结果日期")
    with office.act("outcome", f"备案结果（{STATES[state]}）：{document.title}") as act:
        act.update(filing, state=state, result=STATES[state], result_on=day)
        record(act, office, document, "outcome", day, f"{_name(office, filing)}，{STATES[state]}")
    return {"document": document.id, "filing": filing_id}


def _filed(office: Office, filing_id: str) -> tuple[Filing, Document]:
    with said():
        filing = office.store.filings.get(filing_id)
    return filing, office.document(filing.document_id)


def _after_filing(office: Office, filing: Filing, on: date | None, word: str) -> date:
    day = on or office.today()
    if filing.filed_on is not None and day < filing.filed_on:
        raise Refused(f"{word} {day} 早于报送日 {filing.filed_on}。核对日期后再登记。")
    return day


def _name(office: Office, filing: Filing) -> str:
    return office.jurisdiction.recipient(filing.recipient).named(office.names)
