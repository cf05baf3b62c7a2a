"""收到的意见: recorded, disposed of with reasons, told back; and what they stand for at the submission."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Missing, Refused
from app.lifecycle import comments, deliberating, guards, preparing
from app.office import Office
from tests.app import road

M05 = "征求意见及采纳情况"


def given(office: Office, document: str, kind: str = "公众") -> str:
    made = comments.add(office, document, commenter="李某", words="处罚太重", kind=kind, on=date(2026, 10, 20), path="第三条")
    return str(made["comment"])


def missing(office: Office, document: str, *codes: str) -> set[str]:
    return {g.sentence for g in guards.to_submit(office, road.now(office, document), road.UNIT, codes, road.TODAY) if not g.held}


def test_an_opinion_says_who_and_what(office: Office) -> None:
    document = road.at(office, "consulting")
    for wrong, said in (({"commenter": " "}, "谁提的意见"), ({"words": ""}, "意见的内容"), ({"kind": "邻居"}, "没有“邻居”这类来源")):
        with pytest.raises(Refused, match=said):
            comments.add(office, document, **{"commenter": "李某", "words": "太重", **wrong})
    assert office.store.procedures.comments(document) == ()


def test_opinions_are_numbered_as_they_come_and_belong_to_the_consultation(office: Office, tmp_path: Path) -> None:
    letter = tmp_path / "来信.txt"
    letter.write_text("处罚太重", "utf-8")
    document = road.at(office, "consulting")
    given(office, document)
    comments.add(office, document, commenter="某商会", words="同意", kind="行业协会商会", file=letter)
    first, second = office.store.procedures.comments(document)
    assert (first.ordinal, second.ordinal, first.path, second.file_name) == (1, 2, "第三条", "来信.txt")
    assert {first.consultation_id, second.consultation_id} == {office.store.documents.consultations(document)[0].id}


@pytest.mark.parametrize("word", ["部分采纳", "不采纳"])
def test_what_is_not_wholly_adopted_wants_a_reason(office: Office, word: str) -> None:
    document = road.at(office, "consulting")
    one = given(office, document)
    with pytest.raises(Refused, match=f"{word}要写明理由"):
        comments.dispose(office, one, disposition=word, reason=" ")
    comments.dispose(office, one, disposition=word, reason="上位法已有规定")
    row = office.store.procedures.comment(one)
    assert (row.disposition, row.reason) == (word, "上位法已有规定")


def test_adoption_needs_no_reason_and_no_other_word_is_known(office: Office) -> None:
    one = given(office, road.at(office, "consulting"))
    with pytest.raises(Refused, match="不是“考虑”"):
        comments.dispose(office, one, disposition="考虑")
    comments.dispose(office, one, disposition="采纳")
    assert office.store.procedures.comment(one).disposition == "采纳"


def test_an_opinion_is_put_right_without_losing_what_became_of_it_and_taken_out(office: Office) -> None:
    document = road.at(office, "consulting")
    one = given(office, document)
    comments.dispose(office, one, disposition="采纳")
    comments.edit(office, one, commenter="李明", words="处罚偏重", kind="专家")
    row = office.store.procedures.comment(one)
    assert (row.commenter, row.words, row.kind, row.disposition, row.received_on) == (
        "李明",
        "处罚偏重",
        "专家",
        "采纳",
        date(2026, 10, 20),
    )
    comments.remove(office, one)
    assert comments.tally(office, document).total == 0
    with pytest.raises(Refused):
        comments.dispose(office, one, disposition="采纳")


def test_the_submission_waits_for_every_disposition_and_the_table_then_stands_for_its_material(office: Office) -> None:
    document = road.at(office, "consulting")
    one = given(office, document)
    assert {"还有 1 条意见没有写明采纳与否", f"缺{M05}"} <= missing(office, document)
    comments.dispose(office, one, disposition="采纳")
    assert missing(office, document) & {"还有 1 条意见没有写明采纳与否", f"缺{M05}"} == set()


def test_that_nothing_came_stands_for_the_material_too(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="还没有公开征求意见"):
        comments.none_received(office, document)
    road.consult(office, document)
    assert f"缺{M05}" in missing(office, document)
    comments.none_received(office, document)
    assert f"缺{M05}" not in missing(office, document)
    given(office, document)
    assert f"缺{M05}" in missing(office, document)
    with pytest.raises(Refused, match="已经登记 1 条意见"):
        comments.none_received(office, document)


def test_businesses_that_were_heard_are_told_what_became_of_it(office: Office) -> None:
    document = road.at(office, "consulting")
    deliberating.fair_competition(office, document, concerned=True)
    one = given(office, document, "企业")
    with pytest.raises(Refused, match="还有 1 条意见没有写明"):
        comments.feed_back(office, document, words="网站公布")
    comments.dispose(office, one, disposition="不采纳", reason="没有依据")
    assert "企业、行业协会商会提了意见，没有反馈采纳情况" in missing(office, document)
    assert "缺听取企业、商会意见记录" not in missing(office, document)
    comments.feed_back(office, document, words="门户网站公布采纳情况", on=date(2026, 11, 10))
    assert "企业、行业协会商会提了意见，没有反馈采纳情况" not in missing(office, document)
    found = comments.tally(office, document)
    assert (found.total, found.refused, found.waiting, found.businesses, found.fed_back_on) == (1, 1, 0, 1, date(2026, 11, 10))


def test_the_guards_are_tolerated_and_each_leads_to_where_it_is_mended(office: Office) -> None:
    document = road.at(office, "consulting")
    given(office, document, "企业")
    with pytest.raises(Missing, match="没有写明采纳与否"):
        preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10))
    found = guards.to_submit(office, road.now(office, document), road.UNIT, road.MATERIALS, road.TODAY)
    assert {g.mend for g in found if not g.held} == {"comments", "feedback"}
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), despite="先送审")
    assert road.now(office, document).stage == "submitted"
