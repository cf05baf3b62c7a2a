"""复核 and 审签: required only where the office says so, each with a person and a decision, waited for once asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Missing, Refused
from app.office import Office
from app.review import checklist, concluding, deciding
from app.review.approving import ask_approval, decide_approval, steps
from app.review.assessment import Assessment
from app.review.laid import prepared
from db.records import Parameter, Person, Review
from tests.app import road


@pytest.fixture
def document(office: Office) -> str:
    return road.at(office, "under_review")


def require(office: Office, *keys: str) -> None:
    with office.act("parameter", "改参数") as act:
        for key in keys:
            act.insert(Parameter(id=key, amount=1, unit="开关", basis="本局规定", checked_by="王芳", checked_on=road.TODAY))


def review(office: Office, document: str) -> Review:
    found = office.store.reviews.current(document)
    assert found is not None
    return found


def test_no_step_is_required_as_the_program_ships(office: Office, document: str) -> None:
    assert [(one.step.value, one.required, one.word) for one in steps(office, review(office, document))] == [
        ("复核", False, "没有要求"), ("审签", False, "没有要求"),
    ]  # fmt: skip
    concluding.conclude(office, document, outcome="应当予以修改")


def test_a_required_step_holds_the_conclusion_until_it_is_agreed_to(office: Office, document: str) -> None:
    require(office, "review.step.second")
    with pytest.raises(Missing) as told:
        concluding.conclude(office, document, outcome="应当予以修改")
    assert told.value.items == ("还没有提请复核，本单位要求复核同意后才出具",)
    ask_approval(office, document, step="复核", person="李强", on=date(2026, 11, 12))
    with pytest.raises(Missing, match="李强还没有复核"):
        concluding.conclude(office, document, outcome="应当予以修改")
    decide_approval(office, document, step="复核", decision="同意", on=date(2026, 11, 13))
    concluding.conclude(office, document, outcome="应当予以修改", on=date(2026, 11, 16))
    assert review(office, document).outcome == "应当予以修改"


def test_the_opinion_goes_out_all_the_same_where_it_is_said_why(office: Office, document: str) -> None:
    require(office, "review.step.second", "review.step.leader")
    concluding.conclude(office, document, outcome="应当予以修改", despite="领导出差，电话同意")
    event = office.store.documents.events(document)[-1]
    assert (event.act, event.despite, len(event.missing)) == ("conclude", "领导出差，电话同意", 2)


def test_what_is_returned_goes_back_with_its_words_and_is_asked_again(office: Office, document: str) -> None:
    ask_approval(office, document, step="复核", person="李强")
    with pytest.raises(Refused, match="退回要写明意见"):
        decide_approval(office, document, step="复核", decision="退回")
    decide_approval(office, document, step="复核", decision="退回", words="第三条再议")
    (second, _) = steps(office, review(office, document))
    assert (second.returned, second.word) == (True, "李强退回：第三条再议")
    with pytest.raises(Missing, match="李强复核退回（第三条再议）"):
        concluding.conclude(office, document, outcome="应当予以修改")
    ask_approval(office, document, step="复核", person="李强")
    decide_approval(office, document, step="复核", decision="同意")
    assert [row.ordinal for row in office.store.reviews.approvals(review(office, document).id)] == [1, 2]
    office.undo()
    assert steps(office, review(office, document))[0].waits


def test_the_leader_signs_after_the_second_reviewer(office: Office, document: str) -> None:
    ask_approval(office, document, step="复核", person="李强")
    with pytest.raises(Refused, match="复核同意后再提请审签"):
        ask_approval(office, document, step="审签", person="赵局长")
    decide_approval(office, document, step="复核", decision="同意")
    ask_approval(office, document, step="审签", person="赵局长")
    assert [one.word for one in steps(office, review(office, document))] == ["李强同意", "等赵局长审签"]


@pytest.mark.parametrize(("step", "person", "said"), [("会签", "李强", "没有“会签”这一步"), ("复核", " ", "没有写请谁复核")])
def test_what_is_no_step_or_names_nobody_is_refused(office: Office, document: str, step: str, person: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        ask_approval(office, document, step=step, person=person)


def test_nothing_waits_twice_and_nothing_is_decided_that_was_not_asked(office: Office, document: str) -> None:
    with pytest.raises(Refused, match="没有等着复核的"):
        decide_approval(office, document, step="复核", decision="同意")
    ask_approval(office, document, step="复核", person="李强")
    with pytest.raises(Refused, match="已经提请李强复核"):
        ask_approval(office, document, step="复核", person="赵局长")


def test_who_handles_a_matter_may_ask_and_not_decide(office: Office, document: str) -> None:
    ask_approval(office, document, step="复核", person="李强")
    with office.act("person", "角色") as act:
        (me,) = (p for p in office.store.people.people() if p.name == road.CLERK)
        act.update(me, role="经办")
        act.insert(Person(id=act.new_id(), name="李强", role="审核"))
    with pytest.raises(Refused, match="复核和审签审核意见要由审核或者负责人办理。请李强来办"):
        decide_approval(office, document, step="复核", decision="同意")


# --- what was agreed to changes afterwards


@pytest.fixture
def agreed(office: Office, document: str) -> str:
    """A round whose second reviewer agreed."""
    ask_approval(office, document, step="复核", person="李强")
    decide_approval(office, document, step="复核", decision="同意")
    assert steps(office, review(office, document))[0].agreed
    return document


def test_an_agreement_is_asked_for_again_when_a_finding_is_decided_afterwards(office: Office, agreed: str) -> None:
    finding = road.findings(office, agreed)[0]
    deciding.decide(office, finding.id, listed=True)
    standing = steps(office, review(office, agreed))[0]
    assert (standing.agreed, standing.word) == (False, "李强同意后有改动")
    with pytest.raises(Missing) as told:
        concluding.conclude(office, agreed, outcome="应当予以修改")
    assert told.value.items == (f"李强复核同意后，第 {finding.number} 条意见改为列入，再提请复核",)
    ask_approval(office, agreed, step="复核", person="李强")
    decide_approval(office, agreed, step="复核", decision="同意")
    concluding.conclude(office, agreed, outcome="应当予以修改")
    assert steps(office, review(office, agreed))[0].agreed


def test_an_agreement_stands_when_the_change_is_taken_back(office: Office, agreed: str) -> None:
    finding = road.findings(office, agreed)[0]
    deciding.decide(office, finding.id, listed=True)
    office.undo()
    assert steps(office, review(office, agreed))[0].agreed


def test_a_basis_that_is_checked_and_a_date_that_is_put_right_leave_an_agreement_alone(office: Office, document: str) -> None:
    finding = next(f for f in road.findings(office, document) if f.basis)
    deciding.decide(office, finding.id, listed=True)
    ask_approval(office, document, step="复核", person="李强")
    decide_approval(office, document, step="复核", decision="同意")
    with office.act("verify_basis", "核对依据") as act:
        held = office.store.reviews.finding(finding.id)
        act.update(held, basis=tuple((law, article, not checked) for law, article, checked in held.basis))
    assert steps(office, review(office, document))[0].agreed


def test_a_reworded_finding_and_another_answer_are_both_named(office: Office, document: str) -> None:
    finding = road.findings(office, document)[0]
    deciding.decide(office, finding.id, listed=True)
    checklist.answer(office, document, point="body", answer="符合")
    ask_approval(office, document, step="复核", person="李强")
    decide_approval(office, document, step="复核", decision="同意")
    deciding.rewrite(office, finding.id, "删去本条。")
    checklist.answer(office, document, point="body", answer="不符合")
    changed = steps(office, review(office, document))[0].changed
    assert changed[0] == f"第 {finding.number} 条意见改了内容"
    assert changed[1].endswith("改答不符合")


def test_an_opinion_that_changed_goes_out_all_the_same_where_it_is_said_why(office: Office, agreed: str) -> None:
    deciding.decide(office, road.findings(office, agreed)[0].id, listed=True)
    concluding.conclude(office, agreed, outcome="应当予以修改", despite="改动已当面报告")
    event = office.store.documents.events(agreed)[-1]
    assert (event.despite, len(event.missing)) == ("改动已当面报告", 1)


def test_the_leader_is_asked_only_once_the_second_reviewer_has_seen_the_change(office: Office, agreed: str) -> None:
    deciding.decide(office, road.findings(office, agreed)[0].id, listed=True)
    with pytest.raises(Refused, match="李强复核同意后，第 1 条意见改为列入"):
        ask_approval(office, agreed, step="审签", person="赵局长")


# --- what is laid before who agrees: the conclusion meant, and the statements


SAID = Assessment(body="制定机关为云州区人民政府。", powers="规则审核未提示超越制定权限的内容。")


def lay(office: Office, document: str, step: str, outcome: str, said: Assessment = SAID) -> None:
    ask_approval(office, document, step=step, person="李强", outcome=outcome, assessment=said)
    decide_approval(office, document, step=step, decision="同意")


def test_an_agreement_stands_for_the_conclusion_and_the_statements_that_were_laid_before_it(office: Office, document: str) -> None:
    lay(office, document, "复核", "应当予以修改")
    assert steps(office, review(office, document))[0].agreed
    assert prepared(office, document) == SAID
    changed = replace(SAID, powers="第三条超越权限。", content="另见具体意见。")
    with pytest.raises(Missing) as told:
        concluding.conclude(office, document, outcome="不合法", assessment=changed)
    assert told.value.items == (
        "李强复核同意后，结论由“应当予以修改”改为“不合法”，审核情况“制定权限”改了内容，审核情况“文件内容”改了内容，再提请复核",
    )
    with pytest.raises(Missing, match="审核情况“制定主体”改了内容"):
        concluding.conclude(office, document, outcome="应当予以修改")
    concluding.conclude(office, document, outcome="应当予以修改", assessment=SAID)
    assert steps(office, review(office, document))[0].agreed


def test_the_leader_is_not_asked_about_another_conclusion_and_an_earlier_agreement_lapses_with_a_later_request(
    office: Office, document: str
) -> None:
    lay(office, document, "复核", "应当予以修改")
    with pytest.raises(Refused, match="结论由“应当予以修改”改为“不合法”，再提请复核。复核同意后再提请审签"):
        ask_approval(office, document, step="审签", person="赵局长", outcome="不合法", assessment=SAID)
    lay(office, document, "审签", "应当予以修改")
    lay(office, document, "复核", "不合法")
    second, leader = steps(office, review(office, document))
    assert (second.agreed, leader.agreed, leader.changed) == (True, False, ("结论由“应当予以修改”改为“不合法”",))


def test_only_a_conclusion_is_laid_before_and_without_one_no_statement_is(office: Office, document: str) -> None:
    with pytest.raises(Refused, match="只能是合法、应当予以修改、不合法，不是“可以”"):
        ask_approval(office, document, step="复核", person="李强", outcome="可以")
    ask_approval(office, document, step="复核", person="李强", assessment=SAID)
    (row,) = office.store.reviews.approvals(review(office, document).id)
    assert (row.outcome, row.statements) == (None, ())
