"""审核情况: what is suggested holds what is recorded and asserts nothing; what is stated is the reviewer's."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date

import pytest

from app.errors import Refused
from app.forms import printing
from app.lifecycle import deliberating, editing, preparing
from app.lifecycle.materials import add_materials
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.assessment import Assessment, suggested
from app.review.checklist import answer
from app.review.opinion import opinion
from tests.app import road

STATED = Assessment("制定主体合法。", "未超越法定权限。", "与上位法不抵触。", "履行了法定程序。")
UNASKED = "；是否涉及经营者经济活动尚未确认"


@pytest.fixture
def document(office: Office) -> str:
    return road.at(office, "under_review")


def listed(office: Office, document: str, *rules: str) -> None:
    for finding in road.findings(office, document):
        deciding.decide(office, finding.id, listed=finding.rule in rules, reason="上下文已限定")


def test_what_is_stated_is_stored_with_the_conclusion_and_printed(office: Office, document: str) -> None:
    concluding.conclude(office, document, outcome="应当予以修改", assessment=STATED)
    form = opinion(office, document)
    assert Assessment(form.on_body, form.on_powers, form.on_content, form.on_procedure) == STATED
    printed = "".join(printing.text(printing.pdf(form)).split())
    assert all(words in printed for words in astuple(STATED))


def test_what_is_not_stated_is_left_to_be_filled_in(office: Office, document: str) -> None:
    concluding.conclude(office, document, outcome="应当予以修改", assessment=Assessment(body="制定主体合法。", content="  \n "))
    values = opinion(office, document).values()
    assert values["on_body"] == "制定主体合法。"
    assert {values[name] for name in ("on_powers", "on_content", "on_procedure")} == {"（待填写）"}
    assert office.store.reviews.current(document).on_content is None


def test_nothing_is_asserted_of_its_own_accord(office: Office, document: str) -> None:
    listed(office, document)
    concluding.conclude(office, document, outcome="合法")
    values = opinion(office, document).values()
    assert [values[name] for name in ("on_body", "on_powers", "on_content", "on_procedure")] == ["（待填写）"] * 4


def test_a_statement_is_one_paragraph(office: Office, document: str) -> None:
    concluding.conclude(office, document, outcome="应当予以修改", assessment=Assessment(body="制定机关为区政府，\n  主体合法。 "))
    assert opinion(office, document).on_body == "制定机关为区政府，主体合法。"


def test_undoing_the_conclusion_takes_the_statements_back(office: Office, document: str) -> None:
    concluding.conclude(office, document, outcome="应当予以修改", assessment=STATED)
    office.undo()
    assert opinion(office, document).on_body == ""


def test_a_suggestion_before_acceptance_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="还没有受理，没有审核情况可写"):
        suggested(office, road.at(office, "submitted"))


def test_the_body_is_named_when_it_is_known(office: Office, document: str) -> None:
    assert suggested(office, document).body is None
    editing.set_field(office, document, field="issuing_authority", value="云州区人民政府")
    assert suggested(office, document).body == "制定机关为云州区人民政府。"


def test_powers_and_content_point_at_the_clauses_that_are_listed(office: Office, document: str) -> None:
    listed(office, document, "PEN-01", "FEE-01", "FC-02")
    words = suggested(office, document)
    assert words.powers == "第三条、第五条涉及行政处罚、行政收费，权限问题见具体意见。"
    assert words.content == "送审稿有3处需要修改或者说明，见具体意见。"


def test_while_doubts_are_open_nothing_is_said_of_what_they_are_about(office: Office, document: str) -> None:
    words = suggested(office, document)
    assert (words.powers, words.content) == (None, None)


def test_with_nothing_listed_only_that_is_said(office: Office, document: str) -> None:
    listed(office, document)
    words = suggested(office, document)
    assert (words.powers, words.content) == ("规则审核提示的权限问题，经审核没有列入意见。", "没有提出需要修改的内容。")


def test_where_the_rules_saw_no_question_of_powers_that_is_said(office: Office) -> None:
    document = road.at(
        office, "under_review", "# 云州区政务公开办法\n\n第一条 本办法适用于本区。\n\n第二条 本办法自公布之日起施行，有效期5年。\n"
    )
    assert suggested(office, document).powers == "规则审核未提示超越制定权限的内容。"


def test_no_suggestion_calls_anything_lawful(office: Office, document: str) -> None:
    for rules in ((), ("PEN-01", "FEE-01", "FC-02")):
        listed(office, document, *rules)
        assert not any("合法" in words or "不抵触" in words or "齐全" in words for words in astuple(suggested(office, document)) if words)


def test_the_procedure_says_when_and_where_was_consulted_and_that_the_materials_are_there(office: Office, document: str) -> None:
    said = "2026年10月8日至11月9日在区政府门户网站公开征求意见；送审要求的材料均已收到"
    assert suggested(office, document).procedure == said + UNASKED + "。"


@pytest.mark.parametrize(
    ("concerned", "conclusion", "until", "said"),
    [
        (False, None, None, "；经确认不涉及经营者经济活动。"),
        (True, "符合", None, "；公平竞争审查结论为“符合”。"),
        (True, "例外", date(2028, 12, 31), "；公平竞争审查结论为“例外”，实施期限至2028年12月31日。"),
    ],
)
def test_the_procedure_tells_of_fair_competition(
    office: Office, document: str, concerned: bool, conclusion: str | None, until: date | None, said: str
) -> None:
    deliberating.fair_competition(office, document, concerned=concerned, conclusion=conclusion, until=until)
    assert (suggested(office, document).procedure or "").endswith(said)


def test_a_conclusion_on_fair_competition_is_not_called_missing(office: Office, document: str) -> None:
    deliberating.fair_competition(office, document, concerned=True, conclusion="符合")
    assert "缺公平竞争审查结论" not in (suggested(office, document).procedure or "")


def test_a_conclusion_that_came_with_the_submission_is_not_called_missing(office: Office, document: str) -> None:
    deliberating.fair_competition(office, document, concerned=True)
    assert "没有公平竞争审查结论的记录" in (suggested(office, document).procedure or "")
    add_materials(office, document, codes=["M08"])
    said = suggested(office, document).procedure or ""
    assert "没有公平竞争审查结论的记录" not in said
    assert "公平竞争审查结论已随送审材料收到，结论尚未登记" in said


def test_the_procedure_names_what_was_passed_without(office: Office) -> None:
    document = road.imported(office)
    preparing.submit(office, document, unit=road.UNIT, materials=("M01", "M03", "M04", "M05"), on=date(2026, 11, 10), despite="后补")
    accepting.accept(office, document, on=date(2026, 11, 11))
    gaps = "没有公开征求意见的记录；缺本单位合法性审核意见；缺本单位集体讨论纪要"
    assert suggested(office, document).procedure == gaps + UNASKED + "。"


def test_what_was_missing_at_first_and_came_later_is_not_named(office: Office) -> None:
    document = road.imported(office)
    road.consult(office, document)
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS[:-1], on=date(2026, 11, 10), despite="后补")
    preparing.send_back(office, document, missing=["M07"], on=date(2026, 11, 10))
    preparing.submit(office, document, materials=["M07"], on=date(2026, 11, 11))
    accepting.accept(office, document, on=date(2026, 11, 11))
    assert "缺" not in (suggested(office, document).procedure or "")


def test_a_consultation_that_had_not_run_out_is_told(office: Office) -> None:
    document = road.imported(office)
    preparing.consult(office, document, carrier="区政府网站", on=date(2026, 10, 20), until=date(2027, 1, 5))
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), despite="急件")
    accepting.accept(office, document, on=date(2026, 11, 11))
    assert suggested(office, document).procedure == (
        f"2026年10月20日至2027年1月5日在区政府网站公开征求意见；送审时征求意见期未满；送审要求的材料均已收到{UNASKED}。"
    )


def test_the_answers_to_the_checklist_are_put_into_the_statements(office: Office, document: str) -> None:
    for point, given, note in (
        ("body", "符合", ""), ("powers", "符合", ""), ("licence", "不涉及", ""), ("penalty", "不符合", "第三条设定罚款"), ("technique", "不涉及", ""),
    ):  # fmt: skip
        answer(office, document, point=point, answer=given, note=note)
    words = suggested(office, document)
    assert (words.body or "").endswith("经逐项审核，制定主体符合要求。")
    assert (words.powers or "").endswith("经逐项审核，法定职权符合要求；行政处罚不符合要求（第三条设定罚款）。")
    assert (words.content or "").endswith("经逐项审核，不涉及文字和体例。")
    assert "经逐项" not in (words.procedure or "")


def test_a_point_that_the_list_doubts_is_not_said_to_meet_the_requirements(office: Office, document: str) -> None:
    """The statement must not praise what the table under it finds fault with."""
    fine = next(f for f in road.findings(office, document) if f.rule_group == "PEN")
    deciding.decide(office, fine.id, listed=True)
    answer(office, document, point="penalty", answer="符合")
    answer(office, document, point="powers", answer="符合")
    assert (suggested(office, document).powers or "").endswith("经逐项审核，法定职权符合要求；行政处罚除具体意见指出的以外符合要求。")


def test_the_statement_on_a_contract_says_nothing_of_rules_that_did_not_run(office: Office) -> None:
    document = road.imported(office, matter=Matter.CONTRACT)
    preparing.submit(office, document, unit=road.UNIT, materials=["M01"])
    accepting.accept(office, document)
    answer(office, document, point="powers", answer="符合")
    assert suggested(office, document).powers == "经逐项审查，签订权限符合要求。"


def test_the_letter_on_a_contract_speaks_of_a_contract_and_stays_so(office: Office) -> None:
    document = road.imported(office, matter=Matter.CONTRACT)
    preparing.submit(office, document, unit=road.UNIT, materials=["M01"], on=date(2026, 11, 10))
    road.accept(office, document)
    concluding.conclude(office, document, outcome="应当予以修改")
    form = opinion(office, document)
    assert (form.speech.letter, form.speech.heads[0], form.after_revision) == ("合法性审查意见书", "合同主体", "")
