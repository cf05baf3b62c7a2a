"""实质审查: the round goes on in the workbench; here its period is extended once and the department is asked to explain (请予说明函)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.filing.incoming.case import Entry, case
from app.filing.incoming.checking import SUBSTANTIVE
from app.filing.incoming.states import Deed, State
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.preparing import keep_file
from app.office import Office
from db.records import Deadline

EXPLAIN = "filingreview.explain"
QUESTION, PAPER = "说明：", "提供："
"""How a request keeps its two kinds of item, a line each."""


def extend(office: Office, incoming_id: str, *, reason: str, on: date | None = None) -> Made:
    """延长审查期限, once, by the period of the jurisdiction, before it has run out."""
    held = case(office, incoming_id, Deed.EXTEND, on)
    running = waiting(office, held.document.id, SUBSTANTIVE)
    if running is None:
        raise Refused("审查期限已经办结，没有可以延长的。")
    period = office.jurisdiction_on(running.start_on).parameter("filingreview.extend").period
    with office.act("extend_review", f"延长审查期限：{held.document.called}") as act:
        longer = duties.extend(office, act, running, period, held.on, reason)
        held.enter(act, "extend_review", State.SUBSTANTIVE, Entry(f"延长{period}，至 {longer.due_on}；{reason.strip()}", deadline=longer))
    return held.made


def request(
    office: Office,
    incoming_id: str,
    *,
    questions: Sequence[str],
    papers: Sequence[str] = (),
    until: date | None = None,
    on: date | None = None,
) -> Made:
    """发请予说明函 (F-09): what the department is to explain and to bring, under a number, by ``until`` or within the usual period.

    Raises Refused without a question or paper, while another request waits, and for a last day before the letter.
    """
    held = case(office, incoming_id, Deed.EXPLAIN, on)
    lines = [*(QUESTION + one.strip() for one in questions if one.strip()), *(PAPER + one.strip() for one in papers if one.strip())]
    if not lines:
        raise Refused("没有写要部门说明什么、提供什么。写明后再发函。")
    if waiting(office, held.document.id, EXPLAIN) is not None:
        raise Refused("上一份请予说明函还没有收到说明。收到后登记，再发新的。")
    if until is not None and until < held.on:
        raise Refused(f"说明期限 {until} 早于发函日期 {held.on}。核对后再发。")
    name = office.jurisdiction.parameter(EXPLAIN).name
    with office.act("explain_request", f"发请予说明函：{held.document.called}") as act:
        number = issue(office, act, "explanation_request", held.document.id, held.on.year)
        due = duties.answer_by(office, act, held.document.id, EXPLAIN, name, held.on, until)
        words = "\n".join(lines)
        held.enter(act, "explain_request", State.SUBSTANTIVE, Entry(words, number, due, note=f"{number}　{'；'.join(lines)}"))
    return {**held.made, "number": number}


def explained(office: Office, incoming_id: str, *, words: str, file: Path | None = None, on: date | None = None) -> Made:
    """登记部门说明: what the department answered to the request that waits. Raises Refused while none waits."""
    held = case(office, incoming_id, Deed.EXPLAINED, on)
    if waiting(office, held.document.id, EXPLAIN) is None:
        raise Refused("没有等说明的请予说明函。先发函，再登记说明。")
    if not words.strip() and file is None:
        raise Refused("没有写部门说明了什么。写明或者附上文件后再登记。")
    kept = (file.name, *keep_file(office, file)) if file else None
    with office.act("explanation", f"登记部门说明：{held.document.called}") as act:
        duties.end(office, act, held.document.id, EXPLAIN, held.on)
        held.enter(act, "explanation", State.SUBSTANTIVE, Entry(words.strip() or (kept[0] if kept else ""), file=kept))
    return held.made


def waiting(office: Office, document_id: str, key: str) -> Deadline | None:
    """The running period of ``key``, None when there is none."""
    return next((row for row in office.store.documents.deadlines(document_id) if row.key == key and row.state == duties.OPEN), None)
