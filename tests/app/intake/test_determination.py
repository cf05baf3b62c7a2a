from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.intake.determination import determine, reasons_of
from app.intake.questionnaire import questionnaire, shipped
from app.lifecycle.seed import available
from app.office import Office
from tests.app import road

YES = dict.fromkeys(("body", "public", "rights", "general", "repeated"), True)
NO_RIGHTS = {**YES, "rights": False}
PLAN = """# 云州区燃气安全整治工作方案

一、总体要求

各部门加强领导，落实责任，学习传达有关会议精神。

二、整治措施

对拒不整改的经营者，由街道办事处处以五百元以上二千元以下的罚款。

三、工作要求

2026年度工作于12月底前完成。
"""


def test_a_paper_with_all_elements_is_normative_and_goes_on_where_it_stood(office: Office) -> None:
    matter = road.at(office, "submitted")
    determine(office, matter, normative=True, answers=YES)
    found = road.now(office, matter)
    assert (found.normative, found.matter, found.stage) == (True, "normative_document", "submitted")
    assert road.last_event(office, matter).note == "是行政规范性文件"


@pytest.mark.parametrize("place", ["drafting", "consulting", "submitted", "under_review"])
def test_a_paper_found_to_be_none_leaves_the_procedure_with_its_reason_and_no_period_runs_on(office: Office, place: str) -> None:
    matter = road.at(office, place)
    determine(office, matter, normative=False, answers=NO_RIGHTS, exclusions=["EX04"], reason="只布置分工")
    found = road.now(office, matter)
    assert (found.normative, found.matter, found.stage) == (False, "other", "concluded")
    assert reasons_of(office, matter) == ("不涉及公民、法人和其他组织的权利义务", "属于工作方案", "只布置分工")
    assert [d.state for d in office.store.documents.deadlines(matter) if d.state == "open"] == []


def test_a_determination_is_undone_in_one(office: Office) -> None:
    matter = road.at(office, "under_review")
    before = road.now(office, matter)
    running = [d.due_on for d in office.store.documents.deadlines(matter) if d.state == "open"]
    determine(office, matter, normative=False, answers=NO_RIGHTS)
    office.undo()
    found = road.now(office, matter)
    assert (found.normative, found.matter, found.stage) == (before.normative, before.matter, before.stage)
    assert [d.due_on for d in office.store.documents.deadlines(matter) if d.state == "open"] == running
    assert office.store.documents.determinations(matter) == ()


@pytest.mark.parametrize(("place", "stage"), [("submitted", "submitted"), ("drafting", "drafting")])
def test_a_paper_may_be_taken_up_again_by_a_later_yes(office: Office, place: str, stage: str) -> None:
    matter = road.at(office, place)
    determine(office, matter, normative=False, answers=NO_RIGHTS)
    determine(office, matter, normative=True, answers=YES)
    found = road.now(office, matter)
    assert (found.normative, found.matter, found.stage) == (True, "normative_document", stage)
    assert reasons_of(office, matter) == ()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"answers": {"body": True}}, "五个要素都要回答"),
        ({"answers": {**YES, "colour": True}}, "五个要素都要回答"),
        ({"exclusions": ["EX99"]}, "没有“EX99”"),
        ({"exclusions": ["EX08"]}, "没有“EX08”"),
        ({"normative": False}, "应当认定为“是”"),
        ({"answers": NO_RIGHTS}, "应当认定为“否”"),
        ({"exclusions": ["EX04"]}, "应当认定为“否”"),
    ],
)
def test_what_does_not_hold_together_is_refused(office: Office, given: dict[str, object], why: str) -> None:
    matter = road.at(office, "drafting")
    with pytest.raises(Refused, match=why):
        determine(office, matter, **{"normative": True, "answers": YES, **given})  # type: ignore[arg-type]
    assert road.now(office, matter).normative is None


def test_a_reason_bears_a_result_against_the_answers(office: Office) -> None:
    matter = road.at(office, "drafting")
    determine(office, matter, normative=True, answers=YES, exclusions=["EX04"], reason="第二部分设定补贴条件")
    assert road.now(office, matter).normative is True


@pytest.mark.parametrize("place", ["deliberating", "published"])
def test_a_document_too_far_on_is_not_taken_out(office: Office, place: str) -> None:
    matter = road.at(office, place)
    with pytest.raises(Refused, match="不能再认定为非规范性文件"):
        determine(office, matter, normative=False, answers=NO_RIGHTS)


def test_the_questionnaire_is_filled_in_from_the_text(office: Office) -> None:
    found = questionnaire(office, road.at(office, "drafting"))
    asked = {one.element.key: one for one in found.elements}
    assert asked["repeated"].found_for == ("起施行", "有效期")
    assert "适用于" in asked["general"].found_for
    assert all(one.suggested for one in found.elements)
    assert found.suggested == ()


def test_a_plan_that_sets_a_fine_is_pointed_out_beside_the_exclusion_its_title_hints_at(office: Office) -> None:
    found = questionnaire(office, road.imported(office, PLAN))
    assert found.suggested == ("EX04",)
    assert [(one.path, "罚款" in one.quote) for one in found.rulings] == [("二、第1段", True)]
    asked = {one.element.key: one for one in found.elements}
    assert "学习" in asked["rights"].found_against
    assert asked["rights"].suggested
    assert asked["repeated"].found_against == ("2026年度工作",)
    assert not asked["repeated"].suggested


def test_the_exclusions_are_those_of_the_jurisdiction() -> None:
    assert [one.code for one in shipped().excluded_in("chongqing_district")] == ["EX01", "EX02", "EX03", "EX04", "EX05", "EX06", "EX07"]
    assert shipped().excluded_in("somewhere else") == shipped().excluded_in("chongqing_district")
    assert set(shipped().by_jurisdiction) <= {"default", *available()}


def test_the_day_of_a_determination_may_be_an_earlier_one(office: Office) -> None:
    matter = road.at(office, "drafting")
    determine(office, matter, normative=True, answers=YES, on=date(2026, 11, 20))
    assert office.store.documents.determinations(matter)[0].on_date == date(2026, 11, 20)
