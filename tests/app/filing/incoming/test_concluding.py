"""The five outcomes, each with its letter and clock; the department's answer; the way to the government; the end of a case and its force."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing.incoming import catalogue, concluding, letters
from app.filing.incoming.outcomes import Outcome
from app.filing.incoming.views import desk
from app.lifecycle.register import force_on
from app.office import Office
from db.records import Deadline
from tests.app.filing.incoming.packets import CLEAN as LAWFUL
from tests.app.filing.incoming.packets import NUMBER, TITLE, UNIT, concluded, lists, now, on_day, registered, submission

TODAY = date(2026, 11, 23)
OVERDUE = date(2026, 12, 10)


def clocks(office: Office, incoming: str) -> dict[str, Deadline]:
    """The running periods of the document by key."""
    return {row.key: row for row in office.store.documents.deadlines(now(office, incoming).document_id) if row.state == "open"}


def force(office: Office, incoming: str, on: date = TODAY) -> str:
    return force_on(office, office.document(now(office, incoming).document_id), on).force.value


@pytest.mark.parametrize(
    ("outcome", "state", "number", "clock", "closed", "in_force"),
    [
        ("准予备案", "concluded", None, None, True, "in_force"),
        ("准予备案并提示技术瑕疵", "concluded", None, None, True, "in_force"),
        ("建议自行修改或者废止", "wait_response", "云州司备审〔2026〕1号", "filingreview.reply", False, "in_force"),
        ("责令停止执行并纠正", "wait_response", "云州司备审〔2026〕1号", "filingreview.reply", False, "suspended"),
        ("提请区政府改变或者撤销", "escalated", None, None, False, "in_force"),
    ],
)
def test_each_outcome_has_its_state_number_clock_and_effect(
    office: Office, outcome: str, state: str, number: str | None, clock: str | None, closed: bool, in_force: str
) -> None:
    incoming = concluded(office, outcome)
    kept = now(office, incoming)
    assert (kept.state, kept.outcome, kept.outcome_on, kept.opinion_number) == (state, outcome, date(2026, 11, 9), number)
    assert list(clocks(office, incoming)) == ([clock] if clock else [])
    assert (kept.closed_on is not None) == closed
    assert force(office, incoming) == in_force
    review = office.store.reviews.current(kept.document_id)
    assert review is not None
    assert (review.concluded_on, review.outcome) == (date(2026, 11, 9), outcome)


def test_an_outcome_is_named_by_its_words_or_its_number_and_nothing_else(office: Office) -> None:
    incoming = registered(office, submission(words=LAWFUL))
    with pytest.raises(Refused, match="没有“同意”这种审查结论"):
        concluding.conclude(office, incoming, outcome="同意")
    concluding.conclude(office, incoming, outcome="1")
    assert now(office, incoming).outcome == Outcome.ACCEPTED


@pytest.mark.parametrize("outcome", ["准予备案", "准予备案并提示技术瑕疵"])
def test_a_listed_violation_allows_no_lenient_outcome(office: Office, outcome: str) -> None:
    incoming = registered(office)
    lists(office, incoming)
    with pytest.raises(Refused, match="有疑似违法的意见已列入"):
        concluding.conclude(office, incoming, outcome=outcome, words="用语不规范")


@pytest.mark.parametrize("outcome", ["准予备案并提示技术瑕疵", "建议自行修改或者废止", "责令停止执行并纠正", "提请区政府改变或者撤销"])
def test_an_outcome_that_finds_fault_says_which(office: Office, outcome: str) -> None:
    incoming = registered(office)
    lists(office, incoming, listed=False)
    with pytest.raises(Refused, match="没有列入的意见，也没有写明问题"):
        concluding.conclude(office, incoming, outcome=outcome)
    concluding.conclude(office, incoming, outcome=outcome, words="第三条与条例第九条不一致")


def test_the_opinion_lists_the_findings_with_clause_problem_and_suggestion(office: Office) -> None:
    incoming = concluded(office, "责令停止执行并纠正")
    name, form = letters.opinion(office, incoming)
    assert name == f"{TITLE}备案审查意见书"
    assert (form.number, form.recipient, form.document_number, form.registration_number) == (
        "云州司备审〔2026〕1号", UNIT, NUMBER, "云州司备登〔2026〕1号"
    )  # fmt: skip
    assert form.measures == ("停止执行",)
    assert (form.reply_amount, form.reply_unit, form.reply_until) == (30, "日", date(2026, 12, 9))
    assert {"第二条", "第三条"} <= {problem.clause for problem in form.problems}
    assert all(problem.problem for problem in form.problems)


def test_advice_is_the_other_letter_and_what_is_accepted_has_none(office: Office) -> None:
    assert letters.opinion(office, concluded(office, "建议自行修改或者废止"))[1].letter == "备案审查建议书"


def test_an_accepted_filing_has_no_opinion(office: Office) -> None:
    incoming = registered(office)
    with pytest.raises(Refused, match="还没有审查结论"):
        letters.opinion(office, incoming)
    lists(office, incoming, listed=False)
    concluding.conclude(office, incoming, outcome="准予备案")
    with pytest.raises(Refused, match="不出具备案审查意见书"):
        letters.opinion(office, incoming)


@pytest.mark.parametrize("words", ["采纳", "部分采纳", "不采纳"])
def test_the_departments_answer_ends_its_clock(office: Office, words: str) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    concluding.reply(office, incoming, reply=words, words="第三条另有依据", on=date(2026, 11, 20))
    kept = now(office, incoming)
    assert (kept.state, kept.reply, kept.replied_on, kept.closed_on) == ("concluded", words, date(2026, 11, 20), None)
    assert not clocks(office, incoming)


def test_an_answer_that_does_not_adopt_needs_reasons_and_a_strange_one_is_refused(office: Office) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    with pytest.raises(Refused, match="没有写明理由"):
        concluding.reply(office, incoming, reply="不采纳")
    with pytest.raises(Refused, match="只能是"):
        concluding.reply(office, incoming, reply="知道了")
    concluding.reply(office, incoming, reply="采纳")


def test_a_department_that_keeps_silent_is_taken_to_the_government_only_after_its_period(office: Office) -> None:
    incoming = concluded(office, "责令停止执行并纠正")
    with pytest.raises(Refused, match="期限到 2026-12-09，还没有逾期"):
        concluding.escalate(on_day(office, date(2026, 12, 9)), incoming)
    later = on_day(office, OVERDUE)
    concluding.escalate(later, incoming)
    kept = now(office, incoming)
    assert (kept.state, kept.escalated_on) == ("escalated", OVERDUE)
    # sixty days from the 9th of December end on Sunday the 7th of February and roll
    assert {key: row.due_on for key, row in clocks(office, incoming).items()} == {"filingreview.escalate": date(2027, 2, 8)}


def test_a_department_that_does_not_adopt_is_taken_to_the_government_at_once(office: Office) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    concluding.reply(office, incoming, reply="不采纳", words="有依据", on=date(2026, 11, 12))
    concluding.escalate(office, incoming, on=date(2026, 11, 13))
    assert clocks(office, incoming)["filingreview.escalate"].start_on == date(2026, 11, 12)


def test_a_department_that_adopted_is_not(office: Office) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    concluding.reply(office, incoming, reply="采纳", on=date(2026, 11, 12))
    with pytest.raises(Refused, match="不用提请撤销"):
        concluding.escalate(office, incoming)


def test_the_proposal_ends_the_clock_leaves_the_house_and_is_made_once(office: Office) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    concluding.reply(office, incoming, reply="不采纳", words="有依据", on=date(2026, 11, 12))
    concluding.escalate(office, incoming, on=date(2026, 11, 13))
    with pytest.raises(Refused, match="还没有提请区政府"):
        concluding.close(office, incoming, result="已被撤销")
    concluding.propose(office, incoming, words="提请撤销第二条", number="云州司〔2026〕12号", on=date(2026, 11, 16))
    assert not clocks(office, incoming)
    with pytest.raises(Refused, match="已经提请"):
        concluding.propose(office, incoming)
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()


@pytest.mark.parametrize(
    ("result", "in_force"),
    [("已修改", "in_force"), ("已废止", "repealed"), ("已被撤销", "annulled"), ("已被改变", "in_force"), ("维持原文件", "in_force")],
)
def test_the_end_of_a_case_gives_the_document_its_force(office: Office, result: str, in_force: str) -> None:
    incoming = concluded(office, "责令停止执行并纠正")
    later = on_day(office, OVERDUE)
    concluding.escalate(later, incoming)
    concluding.propose(later, incoming, words="提请撤销")
    concluding.close(later, incoming, result=result)
    kept = now(office, incoming)
    assert (kept.state, kept.closed_on) == ("concluded", OVERDUE)
    assert force(office, incoming, OVERDUE) == in_force
    assert desk(later, incoming).deeds == ()


def test_a_department_may_correct_before_the_government_is_asked(office: Office) -> None:
    incoming = concluded(office, "责令停止执行并纠正")
    later = on_day(office, OVERDUE)
    concluding.escalate(later, incoming)
    concluding.close(later, incoming, result="已修改", words="已修改重新公布")
    assert not clocks(later, incoming)


def test_what_was_not_asked_of_the_government_was_not_annulled_by_it(office: Office) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    concluding.reply(office, incoming, reply="采纳")
    with pytest.raises(Refused, match="先转提请撤销"):
        concluding.close(office, incoming, result="已被撤销")
    with pytest.raises(Refused, match="办结要写明结果"):
        concluding.close(office, incoming, result="好了")
    concluding.close(office, incoming, result="已废止")
    with pytest.raises(Refused, match="已于 2026-11-23 办结"):
        concluding.close(office, incoming, result="已废止")


def test_an_outcome_can_be_undone(office: Office) -> None:
    incoming = concluded(office, "责令停止执行并纠正")
    office.undo()
    kept = now(office, incoming)
    assert (kept.state, kept.outcome, kept.opinion_number) == ("substantive", None, None)
    assert force(office, incoming) == "in_force"
    assert list(clocks(office, incoming)) == ["filingreview.substantive"]


def test_a_case_that_closes_after_its_quarter_was_listed_is_listed(office: Office) -> None:
    incoming = concluded(office, "建议自行修改或者废止")
    later = on_day(office, date(2027, 1, 5))
    catalogue.make(later, year=2026, quarter=4)
    assert now(office, incoming).state == "wait_response"
    concluding.reply(later, incoming, reply="采纳")
    concluding.close(later, incoming, result="已修改")
    assert now(office, incoming).state == "listed"
