"""From a notice or an opinion to its answer: what each step starts, what it ends, and what it does to the document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Missing, Refused
from app.filing import outgoing, rectifying, stepping
from app.filing.stepping import Told
from app.lifecycle import ending
from app.lifecycle.desk import desk
from app.lifecycle.register import force_on
from app.office import Office
from db.records import Deadline, Filing, FilingStep
from tests.app.filing.walked import Walked, filed

NOTICE = Told(date(2026, 11, 10), "云常备补〔2026〕3号", "缺起草和修改情况的说明")
OPINION = Told(date(2026, 11, 12), "云常备审〔2026〕2号", "第二条增设了申请条件")
PLAN = Told(date(2026, 11, 20), "云州府函〔2026〕41号", "修改第二条，2027年3月底前公布")


@pytest.fixture
def sent(office: Office, walked: Walked) -> str:
    """The filing with the 人大常委会, received and registered."""
    filed(office, walked, "npc", date(2026, 11, 6))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 9))
    return walked.npc


def filing(office: Office, filing_id: str) -> Filing:
    return office.store.filings.get(filing_id)


def periods(office: Office, document: str) -> dict[str, tuple[str, str]]:
    """The periods of a filing's steps by key: their state and last day."""
    kept = [d for d in office.store.documents.deadlines(document) if d.key.startswith("filing.") and not d.key.endswith(".days")]
    return {d.key: (d.state, str(d.due_on)) for d in kept}


def last(office: Office, filing_id: str) -> FilingStep:
    return office.store.filings.steps(filing_id)[-1]


def opinion(office: Office, sent: str, *, stops: bool = False, on: date = date(2026, 11, 10)) -> None:
    outgoing.outcome(office, sent, result="registered", on=on, number="云常备登〔2026〕5号")
    rectifying.rectify(office, sent, OPINION, stops=stops)


def planned(office: Office, sent: str) -> None:
    opinion(office, sent)
    stepping.take(office, sent, "plan", PLAN)


# --- 要求补正, 补报


def test_a_notice_of_supplement_starts_its_period_and_the_supplement_ends_it(office: Office, walked: Walked, sent: str) -> None:
    stepping.take(office, sent, "supplement", NOTICE)
    assert (filing(office, sent).state, last(office, sent).number) == ("supplement_required", "云常备补〔2026〕3号")
    assert periods(office, walked.document) == {"filing.npc.supplement": ("open", "2026-11-20")}
    assert [d.id for d in stepping.running(office, sent)] == [last(office, sent).deadline_id]
    rectifying.resupply(office, sent, Told(date(2026, 11, 18), "云州府函〔2026〕40号", "补报起草和修改情况的说明2份"))
    assert filing(office, sent).state == "received", "the receipt was there before"
    assert periods(office, walked.document) == {"filing.npc.supplement": ("met", "2026-11-20")}
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()


def test_a_supplement_before_any_receipt_waits_for_it_again(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    stepping.take(office, walked.muni, "supplement", Told(date(2026, 11, 9), words="缺依据"))
    rectifying.resupply(office, walked.muni, Told(date(2026, 11, 12), words="补报依据3份"))
    assert filing(office, walked.muni).state == "submitted"


def test_a_day_that_the_notice_itself_sets_stands(office: Office, walked: Walked, sent: str) -> None:
    stepping.take(office, sent, "supplement", Told(date(2026, 11, 10), "", "缺说明", until=date(2026, 12, 1)))
    assert periods(office, walked.document) == {"filing.npc.supplement": ("open", "2026-12-01")}


def test_the_desk_says_what_the_recipient_waits_for(office: Office, walked: Walked, sent: str) -> None:
    def verbs() -> dict[str, str]:
        return {item.due.deadline.key: item.button for item in desk(office).items if item.place == "filing"}

    stepping.take(office, sent, "supplement", NOTICE)
    assert verbs() == {"filing.muni.days": "去报送", "filing.npc.supplement": "去补报"}
    rectifying.resupply(office, sent, Told(date(2026, 11, 11), words="补报说明"))
    opinion(office, sent, on=date(2026, 11, 12))
    assert verbs() == {"filing.muni.days": "去报送", "filing.npc.reply": "去回复"}


def test_the_other_chain_is_not_touched(office: Office, walked: Walked, sent: str) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    stepping.take(office, sent, "supplement", NOTICE)
    stepping.take(office, walked.muni, "supplement", Told(date(2026, 11, 11), words="缺依据"))
    rectifying.resupply(office, sent, Told(date(2026, 11, 18), words="补报说明"))
    assert {key: state for key, (state, _) in periods(office, walked.document).items()} == {
        "filing.npc.supplement": "met", "filing.muni.supplement": "open",
    }  # fmt: skip


def test_what_is_turned_back_voids_the_period(office: Office, walked: Walked, sent: str) -> None:
    stepping.take(office, sent, "supplement", NOTICE)
    stepping.take(office, sent, "turn_back", Told(date(2026, 11, 16), words="不属于备案范围"))
    assert (filing(office, sent).state, periods(office, walked.document)["filing.npc.supplement"][0]) == ("not_accepted", "void")


def test_undoing_a_notice_takes_its_period_back(office: Office, walked: Walked, sent: str) -> None:
    stepping.take(office, sent, "supplement", NOTICE)
    office.undo()
    assert (filing(office, sent).state, periods(office, walked.document)) == ("received", {})


# --- 登记, 要求说明


def test_the_number_of_the_registration_is_kept(office: Office, sent: str) -> None:
    stepping.take(office, sent, "admit", Told(date(2026, 11, 12), "云常备登〔2026〕5号"))
    assert (filing(office, sent).state, last(office, sent).number) == ("registered", "云常备登〔2026〕5号")
    assert filing(office, sent).receipt_number == "云常备〔2026〕9号"


def test_an_explanation_answers_an_inquiry(office: Office, walked: Walked, sent: str) -> None:
    stepping.take(office, sent, "admit", Told(date(2026, 11, 10)))
    stepping.take(office, sent, "inquiry", Told(date(2026, 11, 12), "云常备询〔2026〕1号", "第二条的上位法依据"))
    assert periods(office, walked.document) == {"filing.npc.explain": ("open", "2026-11-23")}
    stepping.take(office, sent, "explain", Told(date(2026, 11, 20), "云州府函〔2026〕40号", "依据特种设备安全监察条例"))
    assert (filing(office, sent).state, periods(office, walked.document)) == ("under_review", {"filing.npc.explain": ("met", "2026-11-23")})


# --- 纠错意见


def test_an_opinion_starts_the_thirty_days_of_the_written_answer(office: Office, walked: Walked, sent: str) -> None:
    opinion(office, sent)
    assert periods(office, walked.document) == {"filing.npc.reply": ("open", "2026-12-14")}, "12-12 is a Saturday"
    stepping.take(office, sent, "answer_opinion", Told(date(2026, 11, 30), "云州府函〔2026〕41号", "将于年内修改"))
    assert filing(office, sent).state == "rectify_opinion"
    assert periods(office, walked.document) == {"filing.npc.reply": ("met", "2026-12-14")}


def test_a_plain_fault_stops_the_document_at_once_and_the_amendment_lets_it_go_on(office: Office, walked: Walked, sent: str) -> None:
    opinion(office, sent, stops=True)
    assert force_on(office, office.document(walked.document), date(2026, 11, 12)).force == "suspended"
    rectifying.dispose(office, sent, Told(date(2026, 11, 20), "云州府规〔2026〕9号", "修改第二条"), how="修改")
    assert force_on(office, office.document(walked.document), date(2026, 11, 19)).force == "suspended"
    assert force_on(office, office.document(walked.document), date(2026, 11, 20)).force == "in_force"


def test_a_plan_starts_six_months_that_may_be_prolonged_once_to_a_year(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    assert periods(office, walked.document) == {
        "filing.npc.reply": ("met", "2026-12-14"), "filing.npc.dispose": ("open", "2027-05-20"),
    }  # fmt: skip
    rectifying.prolong(office, sent, Told(date(2027, 5, 17), "", "牵涉市级规定的修改"))
    assert {key: kept for key, kept in periods(office, walked.document).items() if "dispose" in key} == {
        "filing.npc.dispose": ("void", "2027-05-20"), "filing.npc.dispose_max": ("open", "2027-11-22"),
    }, "a year from the plan; 11-20 is a Saturday"  # fmt: skip
    with pytest.raises(Refused, match="已经延长过一次"):
        rectifying.prolong(office, sent, Told(date(2027, 10, 1), "", "还要时间"))


def test_the_disposal_starts_the_report_and_the_document_is_filed_again_with_both(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    made = rectifying.dispose(office, sent, Told(date(2026, 11, 23), "云州府规〔2026〕9号", "修改第二条"), how="修改")
    assert set(made["filings"]) == {"muni", "npc"}
    assert filing(office, sent).state == "rectified"
    kept = periods(office, walked.document)
    assert (kept["filing.npc.dispose"][0], kept["filing.npc.report"]) == ("met", ("open", "2026-12-23"))
    assert [(f.recipient, f.occasion, f.state) for f in office.store.filings.of_document(walked.document)] == [
        ("muni", "重新报备", "due"), ("npc", "重新报备", "due"),
    ]  # fmt: skip
    begun: Deadline = office.store.documents.deadline(filing(office, str(made["filings"]["npc"])).deadline_id)
    assert (begun.name, begun.due_on) == ("报送区人大常委会备案（重新报备）", date(2026, 12, 23))


def test_the_report_ends_the_disposal_and_the_new_round_goes_on(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    made = rectifying.dispose(office, sent, Told(date(2026, 11, 23)), how="修改")
    with pytest.raises(Missing, match="还没有报告处置结果"):
        rectifying.close(office, sent, Told(date(2026, 11, 23)))
    stepping.take(office, sent, "report_disposal", Told(date(2026, 11, 23), "云州府〔2026〕77号"))
    rectifying.close(office, sent, Told(date(2026, 11, 23)))
    assert filing(office, sent).state == "closed"
    assert stepping.running(office, sent) == ()
    assert filing(office, str(made["filings"]["npc"])).state == "due"


def test_a_repeal_has_its_own_round_and_is_not_filed_twice(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    with pytest.raises(Refused, match="还没有登记废止。先办理废止"):
        rectifying.dispose(office, sent, Told(date(2026, 11, 23)), how="废止")
    ending.repeal(office, walked.document, reason="按审查意见废止", on=date(2026, 11, 20))
    rectifying.dispose(office, sent, Told(date(2026, 11, 23)), how="废止")
    assert [d.due_on for d in stepping.running(office, sent)] == [date(2026, 12, 21)], "from the repeal, not the entry; 12-20 is a Sunday"
    rounds = [f for f in office.store.filings.rounds(walked.document) if f.recipient == "npc"]
    assert len(rounds) == 2


def test_a_document_declared_invalid_is_disposed_of_as_a_repealed_one(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    ending.declare_invalid(office, walked.document, reason="按审查意见宣布失效", on=date(2026, 11, 23))
    rectifying.dispose(office, sent, Told(date(2026, 11, 23)), how="废止")
    assert filing(office, sent).state == "rectified"


def test_how_it_was_disposed_of_is_asked(office: Office, sent: str) -> None:
    planned(office, sent)
    with pytest.raises(Refused, match="可以是：修改、废止、其他"):
        rectifying.dispose(office, sent, Told(date(2026, 11, 23)), how="放着")
    with pytest.raises(Refused, match="没有写怎样处置的"):
        rectifying.dispose(office, sent, Told(date(2026, 11, 23)), how="其他")


def test_an_annulment_ends_the_force_and_every_period_of_the_filing(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    rectifying.annul(office, sent, Told(date(2026, 11, 23), "云常决〔2026〕1号", "同上位法相抵触"))
    assert (filing(office, sent).state, office.document(walked.document).annulled_on) == ("annulled", date(2026, 11, 23))
    assert force_on(office, office.document(walked.document), date(2026, 11, 23)).force == "annulled"
    assert stepping.running(office, sent) == ()
    assert [d.state for d in office.store.documents.deadlines(walked.document) if d.key == "validity.warn_before"] == ["void"]
    office.undo()
    assert (filing(office, sent).state, office.document(walked.document).annulled_on) == ("plan_submitted", None)


def test_an_opinion_that_was_not_answered_is_not_closed_without_a_reason(office: Office, sent: str) -> None:
    opinion(office, sent)
    with pytest.raises(Missing, match="还没有书面回复审查意见"):
        rectifying.close(office, sent, Told(date(2026, 11, 23)))
    rectifying.close(office, sent, Told(date(2026, 11, 23)), despite="备案机关来电撤回意见")
    assert (filing(office, sent).state, last(office, sent).words) == ("closed", "还没有书面回复审查意见：备案机关来电撤回意见")


def test_an_answer_to_an_older_opinion_does_not_answer_the_new_one(office: Office, sent: str) -> None:
    opinion(office, sent)
    stepping.take(office, sent, "answer_opinion", Told(date(2026, 11, 13), "", "说明如下"))
    rectifying.close(office, sent, Told(date(2026, 11, 14)))
    assert filing(office, sent).state == "closed"


def test_every_step_keeps_its_paper(office: Office, sent: str, tmp_path: Path) -> None:
    letter = tmp_path / "审查意见.pdf"
    letter.write_bytes(b"%PDF-1.7")
    outgoing.outcome(office, sent, result="registered", on=date(2026, 11, 10))
    rectifying.rectify(office, sent, Told(date(2026, 11, 12), "云常备审〔2026〕2号", "第二条", file=letter))
    assert last(office, sent).file_name == "审查意见.pdf"
    assert office.store.settings.has_file(str(last(office, sent).file_sha))


def test_the_history_of_the_document_tells_each_step(office: Office, walked: Walked, sent: str) -> None:
    planned(office, sent)
    told = [(e.act, e.note) for e in office.store.documents.events(walked.document)[-3:]]
    npc = "云州区人民代表大会常务委员会"
    assert told == [
        ("outcome", f"{npc}，准予备案登记，云常备登〔2026〕5号"),
        ("outcome", f"{npc}，收到纠错意见，云常备审〔2026〕2号：第二条增设了申请条件"),
        ("filing_answer", f"{npc}，报送处理计划，云州府函〔2026〕41号：修改第二条，2027年3月底前公布"),
    ]
