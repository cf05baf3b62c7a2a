"""归档目录: every item held with its evidence, missing with where it is mended, or said by a person to be none and why."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.filing import outgoing
from app.lifecycle import answers, archiving, comments, deliberating, ending, guards, issuing, places, preparing, proceedings
from app.lifecycle.archiving import Item
from app.lifecycle.proceedings import Facts
from app.office import Office
from tests.app import road

ITEMS = [
    "proposal",
    "explanation",
    "drafts",
    "consultation",
    "expertise",
    "competition",
    "department_review",
    "letter",
    "opinion",
    "adoption",
    "meeting",
    "signed",
    "final",
    "registration",
    "publication",
    "interpretation",
    "filings",
    "objected",
    "evaluation",
    "ending",
    "objections",
]


def item(office: Office, document: str, code: str) -> Item:
    return next(i for i in archiving.archive_list(office, road.now(office, document)) if i.code == code)


def filed(office: Office, document: str) -> None:
    for recipient in ("muni", "npc"):
        made = outgoing.file(office, document, recipient=recipient)
        outgoing.outcome(office, str(made["filing"]), result="registered")


def test_the_list_has_every_item_of_the_file_in_its_order(office: Office) -> None:
    document = road.at(office, "published")
    assert [i.code for i in archiving.archive_list(office, road.now(office, document))] == ITEMS


def test_a_document_just_begun_has_its_draft_and_lacks_the_rest(office: Office) -> None:
    document = road.now(office, road.imported(office))
    held = {i.code for i in archiving.archive_list(office, document) if i.held}
    assert held == {"drafts", "final"}
    assert all(i.mend for i in archiving.archive_list(office, document))


def test_the_whole_road_fills_what_must_be_there(office: Office) -> None:
    document = road.at(office, "published")
    assert [i.code for i in archiving.archive_list(office, road.now(office, document)) if i.lacks] == ["filings"]
    filed(office, document)
    assert [i.code for i in archiving.archive_list(office, road.now(office, document)) if i.lacks] == []


@pytest.mark.parametrize(
    ("code", "evidence"),
    [
        ("consultation", "2026-10-08至2026-11-09在区政府门户网站公开征求意见"),
        ("meeting", "区政府第12次常务会议，通过"),
        ("signed", "2026-11-17 李强签发"),
        ("registration", "云州府规登〔2026〕1号，2026-11-18"),
        ("publication", "区政府门户网站，没有截图"),
        ("opinion", "云州司审〔2026〕1号 合法"),
        ("competition", "经确认不涉及经营者经济活动"),
        ("letter", "送审函（纸质）"),
        ("final", "送审稿 v1"),
    ],
)
def test_each_item_names_its_evidence(office: Office, code: str, evidence: str) -> None:
    found = item(office, road.at(office, "published"), code)
    assert (found.evidence, found.state) == (evidence, "在卷")


def test_what_is_recorded_beside_the_stages_lies_in_the_file(office: Office) -> None:
    document = road.at(office, "published")
    assert item(office, document, "expertise").state == "未涉及"
    proceedings.hold(office, document, kind="hearing", facts=Facts(on=date(2026, 10, 20), body="住建局"))
    assert item(office, document, "expertise").evidence == "听证，住建局"
    proceedings.hold(office, document, kind="policy_interpretation", facts=Facts(body="住建局"))
    assert item(office, document, "interpretation").held
    proceedings.hold(office, document, kind="post_evaluation", facts=Facts(conclusion="保留"))
    assert item(office, document, "evaluation").evidence == "实施后评估，保留"
    places.add(office, document, carrier="区政府公报", address="第8期")
    assert item(office, document, "publication").evidence.endswith("；区政府公报，第8期，没有截图")
    meeting = office.store.documents.deliberations(document)[0]
    deliberating.keep_minutes(office, meeting.id, minutes=deliberating.Minutes(number="常务会议纪要12"))
    assert item(office, document, "meeting").evidence == "区政府第12次常务会议，通过，常务会议纪要12"
    comments.none_received(office, document)
    assert item(office, document, "adoption").evidence == "没有收到意见"
    ending.repeal(office, document, reason="上位法已修改", on=road.TODAY)
    assert item(office, document, "ending").evidence == "2026-11-23 上位法已修改"


def test_a_person_says_that_it_lies_in_the_paper_file_or_that_there_is_none_and_why(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="写明卷内没有立项材料的缘由"):
        archiving.say(office, document, item="proposal", held=False)
    archiving.say(office, document, item="letter", held=False, note="口头交办")
    found = item(office, document, "letter")
    assert (found.state, found.lacks, found.said.note) == ("没有（已说明）", False, "口头交办")
    archiving.say(office, document, item="letter", held=True, note="第 3 页")
    assert item(office, document, "letter").state == "在卷"
    archiving.unsay(office, document, item="letter")
    assert item(office, document, "letter").lacks
    with pytest.raises(Refused, match="没有对送审函作过说明"):
        archiving.unsay(office, document, item="letter")
    with pytest.raises(Refused, match="没有“photo”这一项"):
        archiving.say(office, document, item="photo", held=True)


def test_archiving_waits_for_the_list_names_what_lacks_and_goes_on_for_a_reason(office: Office) -> None:
    document = road.imported(office)
    road.consult(office, document)
    preparing.submit(
        office, document, unit=road.UNIT, materials=("M01", "M04", "M05", "M06", "M07"), on=date(2026, 11, 10), despite="说明后补"
    )
    for step in ("under_review", "lawful", "no_market", "deliberating", "passed", "signed", "registered", "published"):
        road.ROAD[step](office, document)
    filed(office, document)
    with pytest.raises(Missing) as refused:
        ending.archive(office, document)
    assert refused.value.items == ("卷内没有起草说明",)
    (lack,) = [g for g in guards.to_archive(office, road.now(office, document)) if not g.held]
    assert (lack.mend, lack.blocking) == ("archive:explanation", False)
    archiving.say(office, document, item="explanation", held=False, note="随送审函一并报送")
    ending.archive(office, document, number="2026-永久-17")
    row = road.now(office, document)
    assert (row.stage, row.archive_number, row.archived_on) == ("archived", "2026-永久-17", road.TODAY)


def test_every_round_of_filing_must_be_concluded(office: Office) -> None:
    document = road.at(office, "published")
    filed(office, document)
    ending.repeal(office, document, reason="上位法已修改", on=date(2026, 11, 23))
    with pytest.raises(Missing) as refused:
        ending.archive(office, document)
    assert set(refused.value.items) == {"市政府备案（废止）没有办结", "区人大常委会备案（废止）没有办结"}


def test_a_published_interpretation_is_asked_for_where_one_is_needed(office: Office) -> None:
    document = road.at(office, "registered")
    answers.answer(office, document, {"needs_interpretation": True})
    with pytest.raises(Missing, match="需要政策解读，没有解读稿"):
        issuing.publish(office, document, carrier=road.CARRIER)
    proceedings.hold(office, document, kind="policy_interpretation", facts=Facts(body="住建局"))
    issuing.publish(office, document, carrier=road.CARRIER)
    assert road.now(office, document).stage == "published"
