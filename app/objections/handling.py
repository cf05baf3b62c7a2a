"""An objection is taken up, declined for one of five grounds or passed on, and answered under a number."""

from __future__ import annotations

from datetime import date

from app.correspondence.entry import log
from app.errors import Missing, Refused
from app.lifecycle import duties
from app.lifecycle.instants import of_day
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.objections.case import Case, case, clock_name, end_clock, lacking
from app.objections.kinds import GROUNDS, OUTCOMES, SAID, Deed, State
from app.objections.receiving import ASKED, PASS_ON
from app.office import Office
from db.acts import Act
from db.records import Deadline

LETTER = "objection_reply"
"""The kind of the numbers of answers, and the name of their form."""
DECLINED = "不启动审查"
"""What an answer says came of an objection that was not taken up."""


def take_up(office: Office, objection_id: str, *, on: date | None = None, despite: str | None = None) -> Made:
    """启动审查. Raises Missing while a citizen's suggestion lacks what it must say, unless ``despite`` says why it is taken up all the same."""
    held = case(office, objection_id, Deed.TAKE_UP, on)
    missing = tuple(f"没有写{word}" for word in lacking(held.objection))
    if missing and not (despite or "").strip():
        raise Missing(missing)
    note = held.objection.applicant + (f"；{'、'.join(missing)}，{(despite or '').strip()}" if missing else "")
    with office.act("take_up_objection", f"启动审查：{held.document.called}") as act:
        _end_side_clocks(held, act, duties.VOID)
        held.enter(act, "objection_taken", State.HANDLING, note)
    return held.made


def decline(office: Office, objection_id: str, *, ground: str, reason: str = "", on: date | None = None) -> Made:
    """不启动审查 for one of the five grounds; the applicant is still to be told, so the clock runs on until the answer."""
    held = case(office, objection_id, Deed.DECLINE, on)
    if ground not in GROUNDS:
        raise Refused(f"不启动审查的情形只能是：{'、'.join(GROUNDS)}，不是“{ground}”。")
    if ground in SAID and not reason.strip():
        raise Refused(f"情形是“{ground}”的，要写明理由。填写理由后再办。")
    told = "；".join(part for part in (ground, reason.strip()) if part)
    with office.act("decline_objection", f"不启动审查：{held.document.called}") as act:
        _end_side_clocks(held, act, duties.VOID)
        held.enter(act, "objection_declined", State.DECLINED, f"{held.objection.applicant}；{told}", outcome=DECLINED, outcome_reason=told)
    return held.made


def transfer(office: Office, objection_id: str, *, to: str, on: date | None = None) -> Made:
    """转送 to the body that has the power; the clock of the answer ends with it, and a transfer after its own period says so."""
    held = case(office, objection_id, Deed.TRANSFER, on)
    body = to.strip()
    if not body:
        raise Refused("没有填转送给哪个机关。填写后再办。")
    running = next((row for row in _rows(held) if row.name == clock_name(held.objection, PASS_ON) and row.state == duties.OPEN), None)
    late = "，已逾转送期限" if running is not None and held.on > running.due_on else ""
    with office.act("transfer_objection", f"转送{body}：{held.document.called}") as act:
        _end_side_clocks(held, act, duties.MET)
        _end_answer(held, act, duties.VOID)
        held.enter(
            act, "objection_transferred", State.TRANSFERRED, f"{held.objection.applicant}，转送{body}{late}", outcome="转送", outcome_reason=body
        )  # fmt: skip
    return held.made


def answer(office: Office, objection_id: str, *, words: str, outcome: str = "", on: date | None = None) -> Made:
    """答复 under a number, logged among the letters of the document. What was taken up needs an outcome; what was declined has its own.

    Stopping, amending or repealing the document is an act of its own. Raises Refused without words and for an unknown outcome.
    """
    held = case(office, objection_id, Deed.ANSWER, on)
    if not words.strip():
        raise Refused("没有写答复的内容。写明后再答复。")
    declined = held.objection.state == State.DECLINED
    if not declined and outcome not in OUTCOMES:
        raise Refused(f"处理结果只能是：{'、'.join(OUTCOMES)}，不是“{outcome}”。")
    when = of_day(held.on, office.now())
    came = DECLINED if declined else outcome
    with office.act("answer_objection", f"答复{held.kind.label}：{held.document.called}") as act:
        number = issue(office, act, LETTER, held.document.id, held.on.year)
        log(
            office, act, held.document, kind="letter", outgoing=True, when=when, counterpart=held.objection.applicant, words=words,
            number=number,
        )  # fmt: skip
        _end_answer(held, act, duties.MET)
        changes = {"answer": words.strip(), "answer_number": number, "answered_on": held.on, "outcome": came}
        held.enter(act, "objection_answered", State.ANSWERED, f"{number}　{held.objection.applicant}：{came}", **changes)
    return {**held.made, "number": number}


def _rows(held: Case) -> tuple[Deadline, ...]:
    return held.office.store.documents.deadlines(held.document.id)


def _end_side_clocks(held: Case, act: Act, passed_on: str) -> None:
    """Close the periods of supplement and of transfer, which no longer matter."""
    end_clock(held.office, act, held.document.id, clock_name(held.objection, ASKED), held.on, duties.VOID)
    end_clock(held.office, act, held.document.id, clock_name(held.objection, PASS_ON), held.on, passed_on)


def _end_answer(held: Case, act: Act, state: str) -> None:
    for row in _rows(held):
        if row.id == held.objection.deadline_id and row.state == duties.OPEN:
            act.update(row, state=state, met_on=held.on)
