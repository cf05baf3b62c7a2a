"""备案说明: what the store knows is filled in, what a person wrote is kept and read back."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing.materials import POINTS, enclosures
from app.filing.statement import Points, explanatory_statement, points, write
from app.forms import printing
from app.forms.paper import Cited
from app.intake.importing import import_draft
from app.lifecycle import ending, figures
from app.office import Office
from tests.app.filing.walked import TITLE, Walked, drafted, filed

WRITTEN = Points(
    necessity="老旧小区加装电梯没有统一的程序。\n各街道做法不一。",
    content="规定了申请、公示、建设和维护。",
    measures="第二条：明确适用范围（《中华人民共和国民法典》第二百七十八条）\n加装由业主共同决定",
    disagreements="没有分歧意见。",
    effect_reason="不立即施行将影响在建项目",
)


def test_what_the_store_knows_is_filled_in(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 20))
    made = explanatory_statement(office, walked.document, "npc")
    assert (made.title, made.category, made.drafting_unit, made.authority) == (TITLE, "新制定", "区住房城乡建设局", "云州区人民政府")
    assert (made.review_body, made.opinion_number, made.review_conclusion) == ("云州区司法局", "云州司审〔2026〕1号", "合法")
    assert (made.meeting, made.adopted_on, made.result) == ("区政府第84次常务会议", date(2026, 9, 27), "通过")
    assert (made.published_on, made.effective_on, made.valid_until) == (date(2026, 10, 27), date(2026, 10, 27), date(2031, 10, 26))
    assert made.bases == (Cited("中华人民共和国民法典", "第二百七十八条", True), Cited("特种设备安全监察条例", "", True))
    assert made.process == "2026年9月27日报送合法性审核，2026年10月27日签发，2026年10月27日统一登记编号，2026年10月27日公布。"
    assert made.fair_competition == "不涉及经营者经济活动，不需要进行公平竞争审查。"
    assert (made.carrier, made.dated_on, made.early) == ("区政府门户网站、区政府公报", date(2026, 11, 20), True)
    assert (made.notice, made.notice_until) == ("30日", date(2026, 11, 26))
    assert (made.necessity, made.content, made.measures) == ("", "", ())


def test_what_a_person_wrote_is_kept_read_back_and_printed(office: Office, walked: Walked) -> None:
    assert points(office, walked.document) is None
    write(office, walked.document, WRITTEN)
    assert points(office, walked.document) == WRITTEN
    made = explanatory_statement(office, walked.document, "muni")
    assert made.necessity == WRITTEN.necessity
    assert [(m.clause, m.words, [b.law for b in m.bases]) for m in made.measures] == [
        ("第二条", "明确适用范围", ["中华人民共和国民法典"]), ("", "加装由业主共同决定", []),
    ]  # fmt: skip
    text = "".join(printing.text(printing.pdf(made)).split())
    assert "老旧小区加装电梯没有统一的程序" in text
    assert "各街道做法不一" in text


def test_how_soon_a_document_may_take_effect_is_a_figure_of_the_jurisdiction(office: Office, walked: Walked) -> None:
    figures.change(office, "effective.gap", amount=45, basis="本市规定", reason="本市更长", since=date(2026, 1, 1))
    made = explanatory_statement(office, walked.document, "muni")
    assert (made.notice, made.notice_until, made.early) == ("45日", date(2026, 12, 11), True)
    assert "自公布之日起不足45日施行的理由" in "".join(printing.text(printing.pdf(made)).split())


def test_writing_again_takes_the_place_of_what_was_written(office: Office, walked: Walked) -> None:
    write(office, walked.document, WRITTEN)
    write(office, walked.document, Points(necessity="另写"))
    assert points(office, walked.document) == Points(necessity="另写")
    assert [m.code for m in office.store.documents.materials(walked.document)].count(POINTS) == 1
    office.undo()
    assert points(office, walked.document) == WRITTEN


def test_the_kept_text_is_one_a_person_can_read(office: Office, walked: Walked) -> None:
    write(office, walked.document, Points(necessity="第一段\n第二段", content="内容"))
    kept = next(m for m in office.store.documents.materials(walked.document) if m.code == POINTS)
    text = office.store.files.get(str(kept.file_sha)).decode("utf-8")
    assert text == "【制定的必要性和要解决的问题】\n第一段\n第二段\n\n【主要内容】\n内容"
    assert kept.file_name == "备案说明要点.txt"


def test_what_is_written_is_a_material_that_is_there(office: Office, walked: Walked) -> None:
    def state() -> tuple[bool, str]:
        found = enclosures(office, office.document(walked.document), "npc")
        return next((e.held, e.evidence) for e in found if e.material.code == "statement")

    assert state() == (False, "送审时的起草说明可作底稿")
    write(office, walked.document, WRITTEN)
    assert state() == (True, "按填写的要点由本机生成")


def test_nothing_written_is_not_kept(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="一项也没有填"):
        write(office, walked.document, Points(necessity="  "))


def test_a_repeal_brings_its_own_reason(office: Office, walked: Walked) -> None:
    ending.repeal(office, walked.document, reason="上位法已作规定", on=date(2026, 11, 20))
    made = explanatory_statement(office, walked.document, "npc")
    assert (made.category, made.reason) == ("废止", "上位法已作规定")


def test_before_publication_there_is_nothing_to_explain(office: Office) -> None:
    document = str(import_draft(office, drafted("云州区草案"))["document"])
    with pytest.raises(Refused, match="还没有公布"):
        explanatory_statement(office, document, "npc")
