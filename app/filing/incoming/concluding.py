"""审查结论 and what follows: the five outcomes, the department's answer, the way to the government, the end of the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.filing.incoming.case import Case, Entry, case, found
from app.filing.incoming.catalogue import is_listed
from app.filing.incoming.checking import SUBSTANTIVE
from app.filing.incoming.outcomes import (
    ADOPTED,
    AMENDED,
    ANNULLED,
    LETTERS,
    MEASURE,
    MEASURES,
    REPEALED,
    REPLIES,
    RESULTS,
    Outcome,
    outcome_of,
)
from app.filing.incoming.reviewing import EXPLAIN, waiting
from app.filing.incoming.states import Deed, State
from app.lifecycle import duties, stopping
from app.lifecycle.guard import Guard
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.preparing import keep_file
from app.office import Office
from app.review.approving import to_conclude
from app.review.counsel import end_waiting
from db.acts import Act
from db.records import Document, Finding, Incoming, Review

REPLY, ESCALATE = "filingreview.reply", "filingreview.escalate"
_STATES = {Outcome.ADVISED: State.WAIT_RESPONSE, Outcome.ORDERED: State.WAIT_RESPONSE, Outcome.PROPOSED: State.ESCALATED}


def to_outcome(office: Office, document: Document, outcome: Outcome, words: str = "") -> tuple[Guard, ...]:
    """Before an outcome: what is on the list of the round must bear it out, and no explanation may still be awaited."""
    review = office.store.reviews.current(document.id)
    listed = _listed(office, review)
    grave = any(finding.severity == "violation" for finding in listed)
    fits = outcome not in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_HINTS) or not grave
    shown = bool(listed) or bool(words.strip()) or not outcome.finds_fault
    plain = outcome is not Outcome.ACCEPTED or not listed
    awaited = waiting(office, document.id, EXPLAIN) is not None
    return (
        Guard("结论与列入的意见一致", fits, "", f"有疑似违法的意见已列入，结论不能是“{outcome}”。改结论，或者把那几条改为不列入并写明理由", True),
        Guard("问题已写明", shown, "", f"没有列入的意见，也没有写明问题，结论不能是“{outcome}”。先列入意见，或者写明问题", True),
        Guard("没有列入意见", plain, "", f"有 {len(listed)} 条意见已列入，结论不能是“{outcome}”。改为“{Outcome.ACCEPTED_WITH_HINTS}”等结论，或者改为不列入", True),
        Guard("请予说明函已有说明", not awaited, "", "请予说明函还没有收到部门说明", mend="explained"),
        *(to_conclude(office, review) if review is not None and review.concluded_on is None else ()),
    )  # fmt: skip


def conclude(
    office: Office,
    incoming_id: str,
    *,
    outcome: str,
    words: str = "",
    measures: Sequence[str] = (),
    on: date | None = None,
    despite: str | None = None,
) -> Made:
    """登记审查结论: one of the five. ③④ go out as a numbered opinion (F-08) and start the period of feedback, ④ stops the document's execution; ⑤ goes to the government.

    ``measures`` (③ and ④) are what the department is to do, of :data:`MEASURES`; none leaves the boxes to the hand.
    The round in the workbench ends with it. Raises Refused and Missing as the guards of :func:`to_outcome` say.
    """
    chosen = outcome_of(outcome)
    decided = _decided(chosen, measures)
    _, document = found(office, incoming_id)
    held = case(office, incoming_id, Deed.CONCLUDE, on, guards=to_outcome(office, document, chosen, words), despite=despite)
    review = office.store.reviews.current(document.id)
    changes: dict[str, object] = {"outcome": chosen.value, "outcome_on": held.on}
    with office.act("filing_outcome", f"审查结论（{chosen}）：{document.called}") as act:
        number = issue(office, act, "filing_review_opinion", document.id, held.on.year) if chosen in LETTERS else None
        if review is not None and review.concluded_on is None:
            act.update(review, concluded_on=held.on, outcome=chosen.value, opinion_number=number)
            end_waiting(office, act, document, review, held.on)
        duties.end(office, act, document.id, SUBSTANTIVE, held.on)
        duties.end(office, act, document.id, EXPLAIN, held.on, duties.VOID)
        due = duties.start(office, act, document.id, REPLY, held.on) if chosen.asks_reply else None
        if chosen is Outcome.PROPOSED:
            changes["escalated_on"] = held.on
        if chosen in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_HINTS):
            changes["closed_on"] = held.on
        told = "；".join(part for part in (chosen.value, number or "", decided, words.strip()) if part)
        entry = Entry("\n".join(part for part in (decided, words.strip()) if part), number, due, note=told)
        held.enter(act, "filing_outcome", _ended(office, held, chosen), entry, opinion_number=number, **changes)
        if chosen is Outcome.ORDERED:
            stopping.begin(office, act, document, held.on, chosen.value)
    return {**held.made, "number": number} if number else held.made


def _decided(outcome: Outcome, measures: Sequence[str]) -> str:
    """The line that keeps what was decided; "" where nothing was. Raises Refused."""
    wrong = [one for one in measures if one not in MEASURES]
    if wrong:
        raise Refused(f"没有“{wrong[0]}”这种处理，可以是：{'、'.join(MEASURES)}。")
    if measures and outcome not in LETTERS:
        raise Refused(f"结论是“{outcome}”，不要求部门修改或者废止。改结论，或者不填处理。")
    return MEASURE + "、".join(one for one in MEASURES if one in measures) if measures else ""


def reply(office: Office, incoming_id: str, *, reply: str, words: str = "", file: Path | None = None, on: date | None = None) -> Made:
    """登记部门反馈: 采纳, 部分采纳 or 不采纳, the latter two with the department's reasons."""
    held = case(office, incoming_id, Deed.REPLY, on)
    if reply not in REPLIES:
        raise Refused(f"部门反馈只能是{'、'.join(REPLIES)}，不是“{reply}”。")
    if reply != ADOPTED and not words.strip():
        raise Refused(f"部门{reply}，没有写明理由。补上部门的理由后再登记。")
    kept = (file.name, *keep_file(office, file)) if file else None
    with office.act("department_reply", f"部门反馈（{reply}）：{held.document.called}") as act:
        duties.end(office, act, held.document.id, REPLY, held.on)
        entry = Entry(words.strip(), file=kept, note="；".join(part for part in (reply, words.strip()) if part))
        held.enter(act, "department_reply", State.CONCLUDED, entry, reply=reply, replied_on=held.on)
    return held.made


def escalate(office: Office, incoming_id: str, *, on: date | None = None) -> Made:
    """转提请撤销: the department has not answered in time, or does not correct. The period to ask the government begins with that day.

    Raises Refused while the period of feedback runs.
    """
    held = case(office, incoming_id, Deed.ESCALATE, on)
    running = waiting(office, held.document.id, REPLY)
    if running is not None and held.on <= running.due_on:
        raise Refused(f"部门反馈的期限到 {running.due_on}，还没有逾期。到期没有反馈，或者反馈不采纳的，再转提请撤销。")
    since = held.incoming.replied_on or (running.due_on if running else held.on)
    why = f"部门{held.incoming.reply}" if held.incoming.reply else f"部门逾期没有反馈（{since} 到期）"
    with office.act("escalate", f"转提请撤销：{held.document.called}") as act:
        duties.end(office, act, held.document.id, REPLY, held.on, duties.VOID)
        due = duties.start(office, act, held.document.id, ESCALATE, since)
        held.enter(act, "escalate", State.ESCALATED, Entry(why, deadline=due), escalated_on=held.on)
    return held.made


def propose(office: Office, incoming_id: str, *, words: str = "", number: str = "", on: date | None = None) -> Made:
    """登记提请: the report to the government (提请撤销报告) has gone out. Raises Refused a second time."""
    held = case(office, incoming_id, Deed.PROPOSE, on)
    if is_proposed(office, held.incoming):
        raise Refused("已经提请区政府改变或者撤销，等区政府决定。有决定的，办结。")
    with office.act("propose_annulment", f"提请改变或者撤销：{held.document.called}") as act:
        act.final_now()
        duties.end(office, act, held.document.id, ESCALATE, held.on)
        told = "；".join(part for part in (number.strip(), words.strip()) if part)
        held.enter(act, "propose_annulment", State.ESCALATED, Entry(words.strip(), number.strip() or None, note=told or "已提请区政府"))
    return held.made


def close(office: Office, incoming_id: str, *, result: str, words: str = "", on: date | None = None) -> Made:
    """办结 with what became of the document: 已修改, 已废止, 已被撤销, 已被改变 or 维持原文件; its force follows.

    Raises Refused for another result, and for a decision of the government that was not asked for.
    """
    held = case(office, incoming_id, Deed.CLOSE, on)
    if result not in RESULTS:
        raise Refused(f"办结要写明结果，可以是：{'、'.join(RESULTS)}，不是“{result}”。")
    by_department = result in (AMENDED, REPEALED)
    if held.incoming.state == State.ESCALATED and not by_department and not is_proposed(office, held.incoming):
        raise Refused(f"还没有提请区政府，不能按“{result}”办结。先登记提请；部门自己修改或者废止了的，按那个结果办结。")
    if held.incoming.state == State.CONCLUDED and result == ANNULLED:
        raise Refused("没有提请区政府撤销，不能按“已被撤销”办结。先转提请撤销。")
    with office.act("close_incoming", f"办结（{result}）：{held.document.called}") as act:
        duties.end(office, act, held.document.id, ESCALATE, held.on, duties.VOID)
        _settle_force(office, act, held, result)
        told = "；".join(part for part in (result, words.strip()) if part)
        state = State.LISTED if is_listed(office, held.incoming) else State.CONCLUDED
        held.enter(act, "close_incoming", state, Entry(words.strip(), note=told), closed_on=held.on)
    return held.made


def is_proposed(office: Office, incoming: Incoming) -> bool:
    """Whether the government was asked: by the outcome itself (⑤), or after the department did not correct."""
    if incoming.outcome == Outcome.PROPOSED:
        return True
    return any(step.kind == "propose_annulment" for step in office.store.incomings.steps(incoming.id))


def _settle_force(office: Office, act: Act, held: Case, result: str) -> None:
    """What the result makes of the document's force: a stopped one that stays goes on, one repealed or annulled ends that day."""
    if result == REPEALED:
        act.update(held.document, repealed_on=held.on, repeal_reason=f"备案审查：{held.incoming.outcome}")
    elif result == ANNULLED:
        act.update(held.document, annulled_on=held.on)
    elif stopping.is_stopped(held.document):
        stopping.lift(office, act, held.document, held.on, result)


def _ended(office: Office, held: Case, outcome: Outcome) -> State:
    if outcome in _STATES:
        return _STATES[outcome]
    return State.LISTED if is_listed(office, held.incoming) else State.CONCLUDED


def _listed(office: Office, review: Review | None) -> Sequence[Finding]:
    if review is None or review.concluded_on is not None:
        return ()
    return [finding for finding in office.store.reviews.findings(review.id) if finding.decision == "listed"]
