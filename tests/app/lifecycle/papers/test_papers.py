"""The values of 意见采纳情况表, F-05, F-06, F-17 and F-18, as the store has them."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.forms import slip_code
from app.lifecycle import comments, ending, preparing, proceedings, proposing
from app.lifecycle.papers.comment_table import comment_table
from app.lifecycle.papers.registration_application import registration_application
from app.lifecycle.papers.repeal_announcement import repeal_announcement
from app.lifecycle.papers.submission_letter import submission_letter
from app.lifecycle.papers.submission_slip import submission_slip
from app.lifecycle.proceedings import Facts
from app.office import Office
from app.review import accepting
from tests.app import road


@pytest.fixture
def consulted(office: Office) -> str:
    """Proposed, drafted, consulted on from 8 October to 9 November, one opinion refused and one not dealt with."""
    document = str(proposing.propose(office, title=road.TITLE, reason="工程安全事故多发", unit=road.UNIT)["document"])
    proposing.take_draft(office, document, road.draft())
    road.consult(office, document)
    one = comments.add(office, document, commenter="某建筑公司", words="登记要求过严", kind="企业", on=date(2026, 10, 20), path="第四条")
    comments.dispose(office, str(one["comment"]), disposition="不采纳", reason="属地管理需要")
    comments.add(office, document, commenter="李某", words="罚款偏重", on=date(2026, 10, 21))
    return document


def test_the_table_of_opinions_has_a_row_for_each_with_its_reason(office: Office, consulted: str) -> None:
    table = comment_table(office, consulted)
    assert (table.drafting_unit, table.title, table.carrier) == (road.UNIT, road.TITLE, road.CARRIER)
    assert (table.begun_on, table.ended_on) == (date(2026, 10, 8), date(2026, 11, 9))
    assert [(r.commenter, r.kind, r.clause, r.disposition, r.reason) for r in table.rows] == [
        ("某建筑公司", "企业", "第四条", "不采纳", "属地管理需要"), ("李某", "公众", "", "", ""),
    ]  # fmt: skip
    assert table.count("") == 1


def test_the_letter_of_submission_says_why_on_what_basis_and_what_is_enclosed(office: Office, consulted: str) -> None:
    proceedings.hold(office, consulted, kind="department_review", facts=Facts(on=date(2026, 11, 2), conclusion="同意送审"))
    letter = submission_letter(office, consulted)
    assert (letter.drafting_unit, letter.recipient, letter.background) == (road.UNIT, "云州区人民政府", "工程安全事故多发")
    assert [basis.law for basis in letter.bases] == ["建筑法"]
    assert letter.consultation.endswith("收到意见2条，采纳0条，部分采纳0条，不采纳1条")
    assert letter.drafting == "2026年11月2日开展起草单位法制审核，结论：同意送审"
    assert [m.name for m in letter.materials if m.enclosed] == [
        "送审稿及与上一稿的花脸稿", "本单位合法性审核意见", "听取企业、商会意见记录",
    ]  # fmt: skip


def test_the_slip_of_submission_says_what_came_when_it_was_sent_back_and_reviewed(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M03"], on=date(2026, 11, 11))
    preparing.submit(office, document, on=date(2026, 11, 13))
    accepting.accept(office, document, on=date(2026, 11, 16))
    road_slip = submission_slip(office, document)
    assert (road_slip.noticed_on, road_slip.supplemented_on) == (date(2026, 11, 11), date(2026, 11, 13))
    assert (road_slip.submitted_on, road_slip.review_from, road_slip.review_until) == (date(2026, 11, 13), date(2026, 11, 16), None)
    assert [m.code for m in road_slip.materials if m.there] == ["M01", "M02", "M03", "M04", "M05", "M06", "M07"]
    assert (road_slip.concerns_market, road_slip.fair_competition, road_slip.version) == (None, None, "送审稿 v1")
    assert slip_code.find(office, road_slip.code) == document


def test_the_working_days_of_a_review_are_counted(office: Office) -> None:
    slip = submission_slip(office, road.at(office, "lawful"))
    assert (slip.review_from, slip.review_until, slip.review_workdays) == (date(2026, 11, 11), date(2026, 11, 12), 1)


def test_the_announcement_names_what_was_repealed_and_why(office: Office) -> None:
    one, other = road.at(office, "published"), road.at(office, "published")
    ending.repeal(office, one, reason="上位法已修改", on=date(2026, 12, 1))
    ending.declare_invalid(office, other, reason="调整对象已消失", on=date(2026, 12, 1))
    paper = repeal_announcement(office, [one])
    assert (paper.act, paper.authority, paper.effective_on) == ("废止", "云州区人民政府", date(2026, 12, 1))
    assert [(d.title, d.document_number, d.reason) for d in paper.documents] == [(road.TITLE, "云州府规〔2026〕1号", "上位法已修改")]
    assert (repeal_announcement(office, [other]).act, repeal_announcement(office, [other]).documents[0].reason) == (
        "宣布失效",
        "调整对象已消失",
    )
    with pytest.raises(Refused, match="不能写在一份公告里"):
        repeal_announcement(office, [one, other])
    with pytest.raises(Refused, match="没有选"):
        repeal_announcement(office, [])
    with pytest.raises(Refused, match="没有废止，也没有宣布失效"):
        repeal_announcement(office, [road.at(office, "published")])


def test_the_application_for_a_number_rests_on_opinion_meeting_and_signature(office: Office) -> None:
    document = road.at(office, "signed")
    paper = registration_application(office, document)
    assert (paper.applicant, paper.title, paper.genre, paper.issuing_authority) == (road.UNIT, road.TITLE, "办法", "云州区人民政府")
    assert (paper.opinion_number, paper.opinion_on) == ("云州司审〔2026〕1号", date(2026, 11, 12))
    assert (paper.meeting, paper.adopted_on, paper.signer, paper.signed_on) == (
        "区政府第12次常务会议", date(2026, 11, 16), "李强", date(2026, 11, 17),
    )  # fmt: skip
    assert (paper.effective_on, paper.effective_text, paper.fair_competition) == (None, "自公布之日起", False)
    assert (paper.unified_number, paper.registrar, paper.registered_on) == ("", "", None)
    road.register(office, document)
    after = registration_application(office, document)
    assert (after.unified_number, after.registrar, after.registered_on) == ("云州府规登〔2026〕1号", road.CLERK, date(2026, 11, 18))
