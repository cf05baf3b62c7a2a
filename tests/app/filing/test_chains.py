from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused, Unreadable
from app.filing import outgoing, rectifying
from app.filing.chains import Chain, filing_desk
from app.filing.docket import docket
from app.filing.materials import add_material
from app.filing.papers import correction_notice, filing_report, filing_slip
from app.filing.reissuing import reissue
from app.filing.statement import explanatory_statement
from app.filing.stepping import Told, take
from app.forms import printing
from app.forms.correction_notice import Righted
from app.forms.paper import Cited
from app.intake.importing import import_draft
from app.lifecycle import places
from app.lifecycle.correcting import correct
from app.lifecycle.editing import save_settings
from app.office import Office
from tests.app.filing.walked import TITLE, Walked, drafted, filed, on_day, published


def chains(office: Office, walked: Walked) -> tuple[Chain, Chain]:
    muni, npc = filing_desk(office, walked.document).chains
    return muni, npc


def held(chain: Chain) -> dict[str, bool]:
    return {e.material.code: e.held for e in chain.enclosures}


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_both_chains_stand_side_by_side_under_the_recipients_names(office: Office, walked: Walked) -> None:
    muni, npc = chains(office, walked)
    assert (muni.name, muni.via, muni.short) == ("云州市人民政府", "云州市司法局", "市政府")
    assert (npc.name, npc.via, npc.short) == ("云州区人民代表大会常务委员会", "法制工作委员会", "区人大常委会")


def test_the_reason_gives_period_day_and_what_is_left(office: Office, walked: Walked) -> None:
    muni, npc = chains(office, walked)
    assert npc.reason == "自公布之日 2026-10-27 起30日内报送，11月26日（周四）到期，剩 3 工作日。"
    assert muni.reason == "自公布之日 2026-10-27 起15日内报送，11月11日（周三）到期，逾期 8 工作日（依据待核对）。"
    assert (muni.due.light, npc.due.light) == ("red", "amber")


@pytest.mark.parametrize(
    ("day", "said", "late"),
    [
        (date(2026, 11, 6), "11月6日已报送，提前 3 工作日。", False),
        (date(2026, 11, 11), "11月11日已报送，到期当天，按期。", False),
        (date(2026, 11, 12), "11月12日已报送，逾期 1 工作日。", True),
        (date(2026, 11, 16), "11月16日已报送，逾期 3 工作日。", True),
    ],
)
def test_a_filing_that_went_out_tells_whether_it_was_in_time(office: Office, walked: Walked, day: date, said: str, late: bool) -> None:
    filed(office, walked, "muni", day)
    muni, _ = chains(office, walked)
    assert muni.reason == f"自公布之日 2026-10-27 起15日内报送，11月11日到期（依据待核对）。{said}"
    assert muni.late is late


def test_a_filing_of_last_year_bears_its_year(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 20))
    _, npc = chains(on_day(office, date(2027, 1, 5)), walked)
    assert npc.reason == "自公布之日 2026-10-27 起30日内报送，2026年11月26日到期。2026年11月20日已报送，提前 4 工作日。"


def test_the_course_keeps_every_result_in_order(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "npc", date(2026, 11, 10))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 12))
    outgoing.outcome(office, walked.npc, result="registered", on=date(2026, 11, 13))
    outgoing.outcome(office, walked.npc, result="rectify_opinion", on=date(2026, 11, 20))
    muni, npc = chains(office, walked)
    assert [(h.on.day, h.what, h.note) for h in npc.course] == [
        (10, "报送", number), (12, "收到回执", "云常备〔2026〕9号"), (13, "准予备案登记", ""), (20, "收到纠错意见", ""),
    ]  # fmt: skip
    assert muni.course == ()


def test_the_course_survives_another_name_of_the_recipient(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    save_settings(office, {"names.municipality": "新云州市"})
    muni, _ = chains(office, walked)
    assert [(h.what, h.note) for h in muni.course] == [("报送", number)]


def test_materials_come_from_the_submission_the_act_and_the_program(office: Office, walked: Walked) -> None:
    muni, npc = chains(office, walked)
    assert held(muni) == {"report": True, "text": True, "statement": False, "basis": False, "review_opinion": True}
    assert held(npc) == {"report": True, "text": True, "statement": False, "basis": False, "electronic": True}
    assert [e.copies for e in npc.enclosures] == [2, 2, 2, 2, 0]
    assert {e.material.code: e.evidence for e in muni.missing if e.addable} == {
        "statement": "送审时的起草说明可作底稿",
        "basis": "起草单位没有交",
    }


def test_the_text_enclosed_is_named_by_its_version(office: Office, walked: Walked) -> None:
    assert {e.evidence for e in chains(office, walked)[1].enclosures if e.material.code in ("text", "electronic")} == {"送审稿 v1"}


def test_the_explanation_of_the_filing_is_a_paper_of_its_own(office: Office, walked: Walked, tmp_path: Path) -> None:
    file = tmp_path / "备案说明.docx"
    file.write_bytes(b"PK")
    add_material(office, walked.document, code="statement", path=file)
    assert [held(chain)["statement"] for chain in chains(office, walked)] == [True, True]
    assert [m.name for m in filing_slip(office, walked.document, "muni").materials if not m.enclosed] == ["制定依据"]


def test_a_material_that_comes_late_serves_both_filings(office: Office, walked: Walked, tmp_path: Path) -> None:
    file = tmp_path / "依据汇编.pdf"
    file.write_bytes(b"%PDF-1.7")
    add_material(office, walked.document, code="basis", path=file)
    muni, npc = chains(office, walked)
    assert "basis" not in {e.material.code for chain in (muni, npc) for e in chain.missing}
    assert next(e.evidence for e in npc.enclosures if e.material.code == "basis") == "依据汇编.pdf"
    office.undo()
    assert not held(chains(office, walked)[0])["basis"]


def test_a_material_needs_a_known_code_and_a_file_that_is_there(office: Office, walked: Walked, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有“别的”这样的备案材料"):
        add_material(office, walked.document, code="别的", path=tmp_path)
    with pytest.raises(Unreadable, match="《依据"):
        add_material(office, walked.document, code="basis", path=tmp_path / "依据.pdf")


def test_before_publication_there_is_nothing_to_show_or_print(office: Office) -> None:
    document = str(import_draft(office, drafted("云州区草案"))["document"])
    assert filing_desk(office, document).chains == ()
    with pytest.raises(Refused, match="还没有公布，没有备案材料可打印"):
        filing_slip(office, document, "npc")


def test_the_papers_name_every_place_of_publication(office: Office, walked: Walked) -> None:
    places.add(office, walked.document, carrier="云州日报")
    every = "区政府门户网站、区政府公报、云州日报"
    papers = (filing_slip, filing_report, explanatory_statement)
    assert [paper(office, walked.document, "npc").carrier for paper in papers] == [every] * 3


def test_the_slip_says_what_the_register_holds(office: Office, walked: Walked) -> None:
    slip = filing_slip(office, walked.document, "npc")
    assert (slip.title, slip.genre, slip.category) == (TITLE, "办法", "新制定")
    assert (slip.document_number, slip.unified_number) == ("云州府规〔2026〕1号", "云州府规登〔2026〕1号")
    assert (slip.issuing_authority, slip.filing_body, slip.drafting_unit) == ("云州区人民政府", "云州区人民政府", "区住房城乡建设局")
    assert (slip.adopted_on, slip.meeting, slip.signer) == (date(2026, 9, 27), "区政府第84次常务会议", "周明远")
    assert (slip.published_on, slip.effective_on, slip.valid_until) == (date(2026, 10, 27), date(2026, 10, 27), date(2031, 10, 26))
    assert (slip.review_body, slip.opinion_number, slip.carrier) == ("云州区司法局", "云州司审〔2026〕1号", "区政府门户网站、区政府公报")
    assert [(r.name, r.chosen) for r in slip.recipients] == [("云州市人民政府", False), ("云州区人民代表大会常务委员会", True)]
    assert slip.bases == (Cited("中华人民共和国民法典", "第二百七十八条", True), Cited("特种设备安全监察条例", "", True))
    assert (slip.handler, slip.phone, slip.copies) == ("沈青禾", "0000-5550123", 3)
    assert (slip.number, slip.filed_on, slip.registration_number) == ("", None, "")


def test_the_slip_ticks_what_goes_with_it(office: Office, walked: Walked) -> None:
    slip = filing_slip(office, walked.document, "muni")
    assert [(m.name, m.copies) for m in slip.materials if not m.enclosed] == [("备案说明", 3), ("制定依据", 3)]
    assert len([m for m in slip.materials if m.enclosed]) == 3


def test_the_slip_bears_number_timing_and_receipt_once_they_are_there(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 13))
    outgoing.receive(office, walked.muni, number="市府规备〔2026〕117号", on=date(2026, 11, 16))
    slip = filing_slip(office, walked.document, "muni")
    assert (slip.number, slip.registration_number, slip.received_on) == (number, "市府规备〔2026〕117号", date(2026, 11, 16))
    assert slip.timeliness == "公布后第17日报送，期限15日　□按期　☑逾期"


def test_the_period_on_the_slip_is_marked_where_nobody_verified_it(office: Office, walked: Walked) -> None:
    marks = {r: filing_slip(office, walked.document, r).period for r in ("muni", "npc")}
    assert {r: [b.verified for b in p.basis] for r, p in marks.items() if p} == {"muni": [False], "npc": [True]}


def test_a_decision_to_amend_is_no_new_document(office: Office) -> None:
    made = published(office, date(2026, 11, 2), "云州区人民政府关于修改《云州区养犬管理办法》的决定")
    assert (filing_slip(office, made.document, "npc").category, filing_slip(office, made.document, "npc").genre) == ("修改", "决定")


def test_the_report_goes_to_its_own_recipient_under_its_own_number(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "npc", date(2026, 11, 20))
    report, other = filing_report(office, walked.document, "npc"), filing_report(office, walked.document, "muni")
    assert (report.recipient, report.number, report.dated_on) == ("云州区人民代表大会常务委员会", number, date(2026, 11, 20))
    assert (other.recipient, other.number, other.dated_on) == ("云州市人民政府", "", None)
    assert (report.copies, other.copies, report.contact, report.phone) == (2, 3, "沈青禾", "0000-5550123")
    assert [c.text for c in report.basis] == ["《重庆市各级人民代表大会常务委员会规范性文件备案审查条例》第十四条"]


@pytest.mark.parametrize("recipient", ["muni", "npc"])
def test_the_printed_slip_can_be_searched_for_its_title(office: Office, walked: Walked, recipient: str, tmp_path: Path) -> None:
    file = tmp_path / "登记表.pdf"
    printing.save(printing.pdf(filing_slip(office, walked.document, recipient)), file)
    text = squeezed(printing.text(file.read_bytes()))
    assert squeezed(TITLE) in text
    assert "行政规范性文件备案登记表" in text


def test_the_docket_lists_what_is_due_first_and_what_is_filed_last(office: Office, walked: Walked) -> None:
    later = published(office, date(2026, 11, 18), "云州区占道经营管理规定")
    done = published(office, date(2026, 7, 6), "云州区河道采砂管理办法")
    for recipient in ("muni", "npc"):
        filed(office, done, recipient, date(2026, 7, 20))
    filed(office, walked, "muni", date(2026, 11, 6))
    listed = docket(office)
    assert [d.document.id for d in listed] == [walked.document, later.document, done.document]
    assert [d.is_open for d in listed] == [True, True, False]
    assert [(b.recipient, b.is_open, b.late) for b in listed[0].filings] == [("muni", False, False), ("npc", True, False)]


def test_what_a_recipient_waits_for_stands_before_what_is_filed(office: Office, walked: Walked) -> None:
    done = published(office, date(2026, 10, 28), "云州区河道采砂管理办法")
    for each in (walked, done):
        for recipient in ("muni", "npc"):
            filed(office, each, recipient, date(2026, 11, 6))
    take(office, walked.npc, "supplement", Told(date(2026, 11, 10), words="缺说明"))
    listed = docket(office)
    assert [(d.document.id, d.is_open, d.is_asked) for d in listed] == [(walked.document, False, True), (done.document, False, False)]


def test_a_later_round_is_told_by_its_occasion_and_its_category(office: Office, walked: Walked) -> None:
    for recipient in ("muni", "npc"):
        filed(office, walked, recipient, date(2026, 11, 6))
    outgoing.outcome(office, walked.npc, result="registered", on=date(2026, 11, 9))
    outgoing.outcome(office, walked.npc, result="rectify_opinion", on=date(2026, 11, 10))
    made = rectifying.dispose(office, walked.npc, Told(date(2026, 11, 16)), how="修改")
    assert [d.occasion for d in docket(office)] == ["重新报备"]
    filed(office, walked, "npc", date(2026, 11, 20))
    slip = filing_slip(office, walked.document, "npc")
    assert (slip.category, slip.timeliness) == ("修改", "修改后第4日报送，期限30日　☑按期　□逾期")
    assert filing_slip(office, walked.document, "npc", walked.npc).category == "新制定"
    desk = filing_desk(office, walked.document)
    assert [(r.ordinal, r.occasion, r.waiting) for r in desk.rounds] == [(1, "公布", 1), (2, "重新报备", 1)]
    assert (desk.ordinal, [c.filing.id for c in desk.chains]) == (2, list(made["filings"].values()))
    assert [c.filing.id for c in filing_desk(office, walked.document, 1).chains] == [walked.muni, walked.npc]
    assert [p.name for p in filing_desk(office, walked.document, 1).chains[1].periods] == ["报告处置结果并重新报备"]


def test_a_draft_is_not_in_the_docket(office: Office) -> None:
    import_draft(office, drafted("云州区草案"))
    assert docket(office) == ()


def test_the_notice_names_what_the_recipient_has_not_got_and_before_and_after(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="没有更正过，没有更正说明可打印"):
        correction_notice(office, walked.document, "muni")
    number = filed(office, walked, "muni", date(2026, 11, 6))
    correct(office, walked.document, field="document_number", value="云州府规〔2026〕11号", reason="排错")
    correct(office, walked.document, field="valid_until", value="", reason="多印")
    notice = correction_notice(office, walked.document, "muni")
    assert (notice.recipient, notice.report_number, notice.document_number) == ("云州市人民政府", number, "云州府规〔2026〕11号")
    assert notice.righted == (
        Righted("文号", "云州府规〔2026〕1号", "云州府规〔2026〕11号", "排错"), Righted("有效期至", "2031年10月26日", "", "多印"),
    )  # fmt: skip
    reissue(office, walked.muni)
    assert len(correction_notice(office, walked.document, "muni").righted) == 2, "it can be printed again"
