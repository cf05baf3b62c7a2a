"""What an act needs: held, tolerated with a reason that stays visible, or blocking whatever the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.errors import Missing, Refused
from app.lifecycle import deliberating, ending, guards, issuing, preparing, texts
from app.lifecycle.dossier import dossier
from app.lifecycle.guard import Guard
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.deciding import Reply
from tests.app import road

REASON = "县政府已同意先行送审"


def named(found: tuple[Guard, ...], name: str) -> Guard:
    return next(g for g in found if g.name == name)


def held(found: tuple[Guard, ...]) -> set[str]:
    return {g.name for g in found if g.held}


def missing(found: tuple[Guard, ...]) -> set[str]:
    return {g.sentence for g in found if not g.held}


def test_a_complete_submission_misses_nothing(office: Office) -> None:
    document = road.at(office, "consulting")
    found = guards.to_submit(office, road.now(office, document), road.UNIT, road.MATERIALS, date(2026, 11, 10))
    assert missing(found) == set()
    assert {g.mend for g in found if g.mend.startswith("material:")} == {f"material:{code}" for code in (*road.MATERIALS, "M02")}


def test_a_bare_submission_misses_unit_consultation_and_each_material(office: Office) -> None:
    document = road.imported(office)
    found = guards.to_submit(office, road.now(office, document), None, (), road.TODAY)
    assert missing(found) == {
        "没有填起草单位", "没有公开征求意见的记录", "缺送审函", "缺起草说明", "缺依据汇编", "缺征求意见及采纳情况", "缺本单位合法性审核意见",
        "缺本单位集体讨论纪要",
    }  # fmt: skip
    assert held(found) == {"送审稿已读入，花脸稿另附"}
    assert not any(g.blocking for g in found)


@pytest.mark.parametrize(
    ("market", "until", "on", "sentence"),
    [
        (None, date(2026, 10, 15), date(2026, 11, 10), "公开征求意见不足7个工作日"),
        (None, date(2026, 10, 16), date(2026, 11, 10), None),
        (None, date(2026, 11, 9), date(2026, 11, 6), "公开征求意见到2026-11-09才期满"),
        (None, date(2026, 11, 9), date(2026, 11, 9), None),
        (True, date(2026, 11, 6), date(2026, 11, 10), "公开征求意见不足30日"),
        (True, date(2026, 11, 7), date(2026, 11, 10), None),
    ],
)
def test_a_consultation_runs_the_least_period_and_is_over(
    office: Office, market: bool | None, until: date, on: date, sentence: str | None
) -> None:
    document = road.imported(office)
    if market:
        deliberating.fair_competition(office, document, concerned=True)
    preparing.consult(office, document, carrier=road.CARRIER, on=date(2026, 10, 8), until=until)
    found = guards.to_submit(office, road.now(office, document), road.UNIT, (), on)
    assert named(found, "已公开征求意见").held is (sentence is None)
    assert sentence is None or sentence in missing(found)


def test_without_a_last_day_a_consultation_runs_the_least_period(office: Office) -> None:
    general, market = road.imported(office), road.imported(office)
    deliberating.fair_competition(office, market, concerned=True)
    for document in (general, market):
        preparing.consult(office, document, carrier=road.CARRIER, on=date(2026, 11, 2))
    assert office.store.documents.consultations(general)[0].until_on == date(2026, 11, 11)
    assert office.store.documents.consultations(market)[0].until_on == date(2026, 12, 2)
    assert [d.key for d in office.store.documents.deadlines(market)] == ["consult.days.market"]


@pytest.mark.parametrize("matter", list(Matter))
@pytest.mark.parametrize(
    ("unit", "materials", "consulted"),
    [
        ("", (), None),
        (road.UNIT, ("M03",), (date(2026, 10, 8), date(2026, 10, 15))),
        (road.UNIT, road.MATERIALS, (date(2026, 10, 8), date(2026, 11, 9))),
        (road.UNIT, (*road.MATERIALS, "M02"), (date(2026, 10, 8), date(2026, 11, 30))),
    ],
)
def test_what_a_text_not_stored_yet_will_lack_is_known_beforehand(
    office: Office, matter: Matter, unit: str, materials: tuple[str, ...], consulted: tuple[date, date] | None
) -> None:
    planned = guards.to_submit_text(office, guards.Planned(matter, unit, materials, consulted, road.TODAY))
    document = road.imported(office, matter=matter)
    if consulted and matter is Matter.NORMATIVE_DOCUMENT:
        preparing.consult(office, document, carrier=road.CARRIER, on=consulted[0], until=consulted[1])
    assert planned == guards.to_submit(office, road.now(office, document), unit, materials, road.TODAY)


def test_operators_concerned_ask_for_two_materials_more(office: Office) -> None:
    document = road.imported(office)
    deliberating.fair_competition(office, document, concerned=True)
    found = guards.to_submit(office, road.now(office, document), road.UNIT, road.MATERIALS, road.TODAY)
    assert {"缺公平竞争审查结论", "缺听取企业、商会意见记录"} <= missing(found)


def test_a_contract_needs_no_consultation(office: Office) -> None:
    document = road.imported(office, matter=Matter.CONTRACT)
    found = guards.to_submit(office, road.now(office, document), road.UNIT, ("M01",), road.TODAY)
    assert missing(found) == set()
    assert "已公开征求意见" not in {g.name for g in found}


def test_what_is_tolerated_is_refused_without_a_reason_and_nothing_is_written(office: Office) -> None:
    document = road.imported(office)
    before = road.now(office, document)
    with pytest.raises(Missing, match="缺送审函") as refused:
        preparing.submit(office, document, unit=road.UNIT)
    assert "没有公开征求意见的记录" in refused.value.items
    with pytest.raises(Missing):
        preparing.submit(office, document, unit=road.UNIT, despite="   ")
    assert road.now(office, document) == before


def test_what_was_tolerated_stays_visible_with_its_reason(office: Office) -> None:
    document = road.imported(office)
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, despite=REASON)
    event = road.last_event(office, document)
    assert (event.stage, event.despite, event.missing) == ("submitted", REASON, ("没有公开征求意见的记录",))
    assert dossier(office, document).events[-1].missing == ("没有公开征求意见的记录",)


def test_a_reason_that_was_not_needed_is_not_logged(office: Office) -> None:
    document = road.at(office, "consulting")
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), despite=REASON)
    assert road.last_event(office, document).despite is None


def test_the_unit_known_from_before_need_not_be_given_again(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M07"])
    preparing.submit(office, document)
    assert road.now(office, document).drafting_unit_id == office.store.people.unit_named(road.UNIT).id


# DOC-16 -----------------------------------------------------------------------------------------------------------------


def blocked(act: Callable[[], object], words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        act()
    assert not isinstance(refused.value, Missing)
    assert str(refused.value).endswith("。")


def test_no_tabling_without_a_legality_conclusion_whatever_the_reason(office: Office) -> None:
    document = road.at(office, "under_review")
    blocked(lambda: deliberating.table(office, document, despite=REASON), "没有合法性审核结论，不能提请审议")
    assert road.now(office, document).stage == "under_review"


def test_tabling_after_a_lawful_conclusion(office: Office) -> None:
    assert road.now(office, road.at(office, "deliberating")).stage == "deliberating"


def test_no_tabling_until_every_listed_point_has_its_reply(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    road.no_market(office, document)
    points = road.findings(office, document)
    assert len(points) >= 2
    replies = [Reply(f.id, "采纳") for f in points]
    deciding.reply(office, document, replies[1:])
    blocked(lambda: deliberating.table(office, document, despite=REASON), "还有 1 条意见没有起草单位的答复")
    deciding.reply(office, document, [Reply(points[0].id, "不采纳", "上位法已有规定")])
    deliberating.table(office, document)
    assert road.now(office, document).stage == "deliberating"


def test_a_point_left_off_the_list_needs_no_reply(office: Office) -> None:
    document = road.at(office, "under_review")
    first, *others = road.findings(office, document)
    deciding.decide(office, first.id, listed=False, reason="误报")
    for finding in others:
        deciding.decide(office, finding.id, listed=True)
    concluding.conclude(office, document, outcome="应当予以修改")
    road.no_market(office, document)
    deciding.reply(office, document, [Reply(f.id, "采纳") for f in others])
    deliberating.table(office, document)


def test_an_unlawful_draft_ends_and_cannot_be_tabled(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "不合法")
    assert road.now(office, document).stage == "rejected"
    blocked(lambda: deliberating.table(office, document, despite=REASON), "已经终止")


def test_the_conclusion_of_an_earlier_round_does_not_serve_the_revised_text(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")))
    blocked(lambda: deliberating.table(office, document, despite=REASON), "没有合法性审核结论")


# DOC-14 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conclusion", [None, "违反"])
def test_operators_concerned_without_a_good_conclusion_block_tabling(office: Office, conclusion: str | None) -> None:
    document = road.at(office, "lawful")
    deliberating.fair_competition(office, document, concerned=True, conclusion=conclusion)
    blocked(lambda: deliberating.table(office, document, despite=REASON), "公平竞争审查条例第十八条")


@pytest.mark.parametrize(("conclusion", "until"), [("符合", None), ("例外", date(2028, 12, 31))])
def test_a_good_conclusion_opens_the_way(office: Office, conclusion: str, until: date | None) -> None:
    document = road.at(office, "lawful")
    deliberating.fair_competition(office, document, concerned=True, conclusion=conclusion, until=until)
    deliberating.table(office, document)
    assert road.now(office, document).fair_competition_until == until


def test_an_exception_needs_its_term(office: Office) -> None:
    document = road.at(office, "lawful")
    blocked(lambda: deliberating.fair_competition(office, document, concerned=True, conclusion="例外"), "写明实施期限")
    blocked(lambda: deliberating.fair_competition(office, document, concerned=True, conclusion="基本符合"), "只能是符合、例外、违反")


def test_a_hit_alone_asks_and_does_not_block(office: Office) -> None:
    document = road.at(office, "lawful")
    assert any(f.rule_group == "FC" for f in road.findings(office, document))
    with pytest.raises(Missing, match="没有回答是否涉及经营者经济活动"):
        deliberating.table(office, document)
    deliberating.table(office, document, despite="经办人会后补答")
    assert "没有回答是否涉及经营者经济活动" in road.last_event(office, document).missing[0]


def test_answered_no_lets_it_pass(office: Office) -> None:
    document = road.at(office, "no_market")
    deliberating.fair_competition(office, document, concerned=False, conclusion="违反")
    assert road.now(office, document).fair_competition is None
    assert missing(guards.to_table(office, road.now(office, document))) == set()


def test_without_a_hit_nobody_is_asked(office: Office) -> None:
    words = road.text().replace("，应当在本区注册登记", "，应当具备相应资质").replace("缴纳安全管理费", "报送施工方案")
    document = road.at(office, "lawful", words)
    assert [g.name for g in guards.to_table(office, road.now(office, document))] == ["合法性审核已有结论"]


# DOC-17, DOC-18 -----------------------------------------------------------------------------------------------------------


def test_no_signature_without_a_passed_deliberation_whatever_the_reason(office: Office) -> None:
    document = road.at(office, "deliberating")
    blocked(lambda: issuing.sign(office, document, by="李强", despite=REASON), "没有集体审议通过的记录，不能签发")


def test_no_signature_after_a_failed_deliberation(office: Office) -> None:
    document = road.at(office, "deliberating")
    deliberating.deliberate(office, document, meeting="常务会议", result="不通过")
    assert road.now(office, document).stage == "rejected"
    blocked(lambda: issuing.sign(office, document, by="李强", despite=REASON), "已经终止")
    ending.reopen(office, document, reason="修改后重新办理")
    assert road.now(office, document).stage == "drafting"


def amended(office: Office) -> str:
    document = road.at(office, "deliberating")
    deliberating.deliberate(office, document, meeting="常务会议", result="修改后通过")
    return document


def test_passed_with_amendments_unchanged_is_signed(office: Office) -> None:
    document = amended(office)
    assert road.now(office, document).stage == "revising"
    issuing.sign(office, document, by="李强")
    assert road.last_event(office, document).missing == ()


def test_a_text_changed_after_deliberation_is_signed_only_with_a_reason(office: Office) -> None:
    document = amended(office)
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")))
    road.conclude(office, document, "应当予以修改")
    found = guards.to_sign(office, road.now(office, document))
    assert named(found, "集体审议已通过").held
    with pytest.raises(Missing, match="审议之后文本有改动，没有再送合法性审核"):
        issuing.sign(office, document, by="李强")
    issuing.sign(office, document, by="李强", despite="只改了错字")
    assert road.last_event(office, document).despite == "只改了错字"
    assert road.now(office, document).stage == "signed"


def test_a_text_reviewed_again_with_its_points_answered_is_signed(office: Office) -> None:
    document = amended(office)
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")))
    road.conclude(office, document, "应当予以修改")
    deciding.reply(office, document, [Reply(f.id, "采纳") for f in road.findings(office, document)])
    issuing.sign(office, document, by="李强")
    assert road.last_event(office, document).missing == ()


def test_a_text_reviewed_again_goes_back_to_the_meeting_and_is_signed(office: Office) -> None:
    document = amended(office)
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")))
    road.conclude(office, document)
    deliberating.table(office, document)
    issuing.sign(office, document, by="李强")
    assert road.now(office, document).stage == "signed"


# 受理, 公布, 归档 ---------------------------------------------------------------------------------------------------------


def test_without_a_text_nothing_is_accepted_whatever_the_reason(office: Office) -> None:
    document = road.at(office, "submitted")
    assert guards.to_accept(office, road.now(office, document))[0].held
    with office.act("clear", "去掉文本") as act:
        act.update(road.now(office, document), current_version_id=None)
    assert missing(guards.to_accept(office, road.now(office, document))) == {"还没有可审核的文本，不能受理。先导入送审稿"}
    blocked(lambda: accepting.accept(office, document, despite=REASON), "还没有可审核的文本")


def test_publishing_needs_a_number_and_a_day_of_effect(office: Office) -> None:
    document = road.at(office, "registered", road.text("本办法由区住房城乡建设局负责解释。"))
    found = guards.to_publish(office, road.now(office, document), None, road.TODAY)
    assert held(found) == {"已登记编号"}
    assert missing(found) == {"没有填施行日期"}
    with pytest.raises(Missing, match="没有填施行日期"):
        issuing.publish(office, document, carrier=road.CARRIER)
    with office.act("clear", "去掉编号") as act:
        act.update(road.now(office, document), unified_number=None)
    assert missing(guards.to_publish(office, road.now(office, document), date(2027, 1, 1), road.TODAY)) == {"没有统一编号"}


def test_a_text_that_calls_itself_a_draft_is_published_for_a_reason_only(office: Office) -> None:
    annex = "\n附件1\n绿道名录（送审稿）\n一、东山绿道\n"
    document = road.at(office, "registered", road.text(title=f"{road.TITLE}（修改稿）") + annex)
    assert road.now(office, document).title == road.TITLE
    told = "文本里还写着草稿字样：标题“（修改稿）”、附件1“（送审稿）”。印发的文本不带这些字样，换入去掉以后的定稿"
    with pytest.raises(Missing, match="草稿字样"):
        road.publish(office, document)
    assert missing(guards.to_publish(office, road.now(office, document), road.TODAY, road.TODAY)) == {told}
    texts.replace_text(office, document, road.draft(road.text() + annex.replace("（送审稿）", "")))
    road.publish(office, document)
    assert road.now(office, document).stage == "published"


def test_archiving_asks_for_both_filings_text_and_opinion(office: Office) -> None:
    document = road.at(office, "published")
    with pytest.raises(Missing) as refused:
        ending.archive(office, document)
    assert set(refused.value.items) == {"市政府备案没有办结", "区人大常委会备案没有办结"}
    with office.act("clear", "抽走") as act:
        act.update(road.now(office, document), current_version_id=None, outcome=None)
        for filing in office.store.filings.of_document(document):
            act.update(filing, state="registered")
    assert missing(guards.to_archive(office, road.now(office, document))) == {"卷内没有正式文本", "卷内没有合法性审核意见"}
    ending.archive(office, document, despite="历史件")
    assert road.last_event(office, document).note == "带缺项归档"


def test_a_historical_document_is_archived_without_its_opinion(office: Office) -> None:
    document = road.at(office, "published")
    with office.act("mark", "补录") as act:
        act.update(road.now(office, document), historical=True, outcome=None)
    asked = guards.to_archive(office, road.now(office, document))
    assert "合法性审核意见在卷" not in {guard.name for guard in asked}
    assert "卷内没有合法性审核意见" not in missing(asked)


@pytest.mark.parametrize("state", sorted(guards.CONCLUDED_FILINGS))
def test_a_concluded_filing_holds(office: Office, state: str) -> None:
    document = road.at(office, "published")
    with office.act("put", "备案结果") as act:
        for filing in office.store.filings.of_document(document):
            act.update(filing, state=state)
    assert missing(guards.to_archive(office, road.now(office, document))) == set()
    ending.archive(office, document)
    assert road.now(office, document).stage == "archived"
