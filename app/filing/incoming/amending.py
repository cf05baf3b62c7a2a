"""Putting right what was logged at the receipt, and giving a filing its text afterwards; both until the outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.errors import Refused
from app.filing.incoming.case import Case, Entry, case
from app.filing.incoming.facts import Facts
from app.filing.incoming.period import filed_period, lateness
from app.filing.incoming.rounds import ready
from app.filing.incoming.states import Deed, State
from app.intake.draft import Draft
from app.intake.importing import add_version, keep_read
from app.intake.mending import as_corrected
from app.lifecycle import deadlines
from app.lifecycle.made import Made
from app.lifecycle.numbers import Number, number_in
from app.lifecycle.texts import FINAL_TEXT
from app.office import Office
from app.review.accepting import Round, begin, followed, judged
from db.acts import Act
from db.records import Deadline


def amend(office: Office, incoming_id: str, facts: Facts, *, on: date | None = None) -> Made:
    """改登记事项: what is given takes the place of what was logged; a new day of publication counts the department's period anew.

    Raises Refused when nothing is given and for a day of publication after the receipt.
    """
    held = case(office, incoming_id, Deed.AMEND, on)
    received = held.incoming.received_at.date()
    if facts.published_on is not None and facts.published_on > received:
        raise Refused(f"公布日期 {facts.published_on} 晚于收文日期 {received}。核对两个日期后再登记。")
    of_document = _of_document(facts)
    of_filing = {"copies": facts.copies, "report_number": facts.report_number.strip() or None}
    of_filing = {key: value for key, value in of_filing.items() if value is not None}
    if not of_document and not of_filing:
        raise Refused("没有写要改什么。填写后再登记。")
    with office.act("amend_incoming", f"改登记事项：{held.document.called}") as act:
        document = act.update(held.document, **of_document) if of_document else held.document
        period = _recounted(office, act, replace(held, document=document), facts.published_on)
        told = "，".join(f"{_WORDS[key]}：{value}" for key, value in {**of_document, **of_filing}.items() if key in _WORDS)
        if facts.published_on is not None:
            told += f"；{lateness(period, received).told}"
        changes: dict[str, object] = {**of_filing, "deadline_id": period.id if period else None}
        held.enter(act, "amend_incoming", State(held.incoming.state), Entry(told), **changes)
    return held.made


def add_text(office: Office, incoming_id: str, draft: Draft, *, on: date | None = None) -> Made:
    """放入文本: the text in hand from now on; under substantive review without one a round of review begins.

    Raises Refused while a text is being reviewed.
    """
    held = case(office, incoming_id, Deed.ADD_TEXT, on)
    under_review = held.incoming.state == State.SUBSTANTIVE
    if under_review and ready(office, held.document) is not None:
        raise Refused("这一件的文本已经在审查，不能换。部门改了文本的，结论登记后另行报送。")
    draft = as_corrected(office, draft)
    judgement = judged(office, draft.reading.tree, held.document)
    before = followed(office, held.document, draft.reading.tree, judgement)
    kept = keep_read(office, draft)
    made: dict[str, str | tuple[str, ...]] = {}
    with office.act("incoming_text", f"放入文本：{held.document.called}") as act:
        version = add_version(office, act, held.document, draft, FINAL_TEXT, kept)
        document = act.update(held.document, current_version_id=version.id)
        if under_review:
            review, findings = begin(office, act, document, Round(version.id, judgement, before, held.on))
            made = {"review": review.id, "findings": findings}
        held.enter(act, "incoming_text", State(held.incoming.state), Entry(draft.file_name))
    return {**held.made, "version": version.id, **made}


_WORDS = {
    "title": "标题", "document_number": "文号", "published_on": "公布日期", "effective_on": "施行日期", "copies": "份数",
    "report_number": "备案报告文号",
}  # fmt: skip


def _of_document(facts: Facts) -> dict[str, object]:
    """The columns of the document that ``facts`` set."""
    typed = facts.document_number.strip()
    read = number_in(typed) if typed else None
    given: dict[str, object] = {
        "title": facts.title.strip() or None,
        "document_number": (read.text if isinstance(read, Number) else typed) or None,
        "published_on": facts.published_on,
        "effective_on": facts.effective_on,
    }
    return {key: value for key, value in given.items() if value is not None}


def _recounted(office: Office, act: Act, held: Case, published_on: date | None) -> Deadline | None:
    """The department's period counted from ``published_on``; as it is where that is not given."""
    known = office.store.documents.deadline(held.incoming.deadline_id) if held.incoming.deadline_id else None
    if published_on is None:
        return known
    if known is None:
        return filed_period(office, act, held.document, held.incoming.received_at.date())
    jurisdiction = office.jurisdiction_on(published_on)
    due = deadlines.deadline(held.document.id, jurisdiction.incoming.deadline, published_on, jurisdiction, office.calendar)
    return act.update(known, start_on=published_on, due_on=due.due_on, provisional=due.provisional)
