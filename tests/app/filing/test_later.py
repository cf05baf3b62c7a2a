"""The papers of a filing after the first one say what is filed and from which day its time runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing import outgoing, rectifying, rounds
from app.filing.chains import filing_desk
from app.filing.packet import building
from app.filing.papers import filing_report, filing_slip
from app.filing.stepping import Told
from app.forms import printing
from app.lifecycle import ending, extending
from app.office import Office
from tests.app.filing.packet.packing import manifest_of, parts_of
from tests.app.filing.walked import TITLE, Walked, filed

OUT, DAY = "于2026年10月27日公布", date(2026, 11, 9)


def words(office: Office, walked: Walked, filing_id: str = "") -> str:
    return "".join(printing.text(printing.pdf(filing_report(office, walked.document, "npc", filing_id))).split())


def ticked(office: Office, walked: Walked, filing_id: str = "") -> str:
    return filing_slip(office, walked.document, "npc", filing_id).category


def test_a_repeal_is_reported_as_a_decision_with_its_day(office: Office, walked: Walked) -> None:
    ending.repeal(office, walked.document, reason="已被替代", on=DAY)
    said = words(office, walked)
    assert f"关于报送废止《{TITLE}》的决定备案的报告" in said
    assert f"（云州府规〔2026〕1号）{OUT}，已于2026年11月9日废止。根据" in said
    assert "施行" not in said.replace("实施办法", "")
    filed(office, walked, "npc", date(2026, 11, 12))
    filed(office, walked, "npc", date(2026, 11, 13))
    assert filing_slip(office, walked.document, "npc").timeliness == "废止后第4日报送，期限30日　☑按期　□逾期"


def test_a_declared_end_is_no_repeal(office: Office, walked: Walked) -> None:
    ending.declare_invalid(office, walked.document, reason="调整对象消失", on=DAY)
    report = filing_report(office, walked.document, "npc")
    assert (report.subject, report.story) == (f"宣布《{TITLE}》失效的决定", f"{OUT}，已于2026年11月9日宣布失效")
    assert filing_slip(office, walked.document, "npc").timeliness.startswith("宣布失效后第")


def test_an_extension_states_the_end_before_and_after_and_the_first_filing_the_one_before(office: Office, walked: Walked) -> None:
    extending.extend(office, walked.document, reason="仍需实施", published_on=DAY, until=date(2033, 1, 1), despite="急需")
    report = filing_report(office, walked.document, "npc")
    assert report.subject == f"延长有效期的《{TITLE}》"
    assert report.story == f"{OUT}，有效期至2031年10月26日。现延长有效期，于2026年11月9日重新公布，有效期至2033年1月1日"
    assert (ticked(office, walked), ticked(office, walked, walked.npc)) == ("延期", "新制定")
    first = filing_report(office, walked.document, "npc", walked.npc)
    assert (first.later, first.valid_until) == (None, date(2031, 10, 26))
    assert filing_slip(office, walked.document, "npc", walked.npc).valid_until == date(2031, 10, 26)


def test_an_amendment_and_a_second_filing_are_named_as_what_they_are(office: Office, walked: Walked) -> None:
    with office.act("publish", "修改") as act:
        rounds.begin(office, act, office.document(walked.document), occasion=rounds.AMENDED, on=DAY)
    report = filing_report(office, walked.document, "npc")
    assert (report.subject, report.story) == (f"修改后的《{TITLE}》", f"{OUT}，已于2026年11月9日修改")


def test_what_follows_a_disposal_is_filed_again(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 6))
    outgoing.outcome(office, walked.npc, result="registered", on=date(2026, 11, 6))
    outgoing.outcome(office, walked.npc, result="rectify_opinion", on=date(2026, 11, 6))
    rectifying.dispose(office, walked.npc, Told(DAY), how="修改")
    said = words(office, walked)
    assert f"关于重新报送修改后的《{TITLE}》备案的报告" in said
    assert f"{OUT}。按照备案审查意见处置，已于2026年11月9日修改。根据" in said
    assert "现将有关材料重新报上，请予备案" in said


def test_the_period_of_a_later_round_is_said_with_its_own_event(office: Office, walked: Walked) -> None:
    ending.repeal(office, walked.document, reason="已被替代", on=DAY)
    first, second = (filing_desk(office, walked.document, n).chains[1].reason for n in (1, 2))
    assert first.startswith("自公布之日 2026-10-27 起30日内报送，")
    assert second.startswith("自废止之日 2026-11-09 起30日内报送，")


def test_a_packet_is_made_of_the_round_that_is_chosen(office: Office, walked: Walked, tmp_path: Path) -> None:
    ending.repeal(office, walked.document, reason="已被替代", on=DAY)
    current = next(f.id for f in office.store.filings.of_document(walked.document) if f.recipient == "npc")
    for filing, occasion, told in ((walked.npc, "公布", "请予备案"), (current, "废止", "的决定备案的报告")):
        data = building.build(office, walked.document, "npc", filing)
        assert manifest_of(data).filing["occasion"] == occasion
        (report,) = [parts_of(data)[path] for path in parts_of(data) if path.endswith("备案报告.pdf")]
        said = "".join(printing.text(report).split())
        assert told in said
        assert ("已于2026年11月9日废止" in said) is (occasion == "废止")
    assert building.packet_name(office, walked.document, "npc", current).startswith("报送包（区人大常委会，废止）")
    with pytest.raises(Refused, match="没有这一轮报备"):
        building.build(office, walked.document, "muni", current)
