from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing, rounds
from app.filing.docket import docket
from app.intake.importing import import_draft
from app.lifecycle import entering, register
from app.office import Office
from db.records import Deadline, Filing
from tests.app.filing.incoming import packets
from tests.app.filing.walked import Walked, drafted, filed


def begun(office: Office, document: str, occasion: str, on: date) -> dict[str, str]:
    with office.act("publish", "又一轮报备") as act:
        return rounds.begin(office, act, office.document(document), occasion=occasion, on=on)


def filing(office: Office, filing_id: str) -> Filing:
    return office.store.filings.get(filing_id)


def deadline(office: Office, filing_id: str) -> Deadline:
    return office.store.documents.deadline(filing(office, filing_id).deadline_id)


def test_publication_is_the_first_round_with_each_recipient(office: Office, walked: Walked) -> None:
    assert [(f.recipient, f.occasion, f.ordinal) for f in office.store.filings.rounds(walked.document)] == [
        ("muni", "公布", 1), ("npc", "公布", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("occasion", ["修改", "延期", "废止"])
def test_a_later_round_has_its_own_number_and_its_own_day(office: Office, walked: Walked, occasion: str) -> None:
    made = begun(office, walked.document, occasion, date(2026, 11, 9))
    assert {r: (filing(office, f).occasion, filing(office, f).ordinal, filing(office, f).state) for r, f in made.items()} == {
        "muni": (occasion, 2, "due"), "npc": (occasion, 2, "due"),
    }  # fmt: skip
    assert {r: (deadline(office, f).name, deadline(office, f).due_on) for r, f in made.items()} == {
        "muni": (f"报送市政府备案（{occasion}）", date(2026, 11, 24)), "npc": (f"报送区人大常委会备案（{occasion}）", date(2026, 12, 9)),
    }  # fmt: skip
    assert {f.id for f in office.store.filings.of_document(walked.document)} == set(made.values()), "the last round is current"


def test_filing_again_after_a_disposal_has_the_period_of_the_report(office: Office, walked: Walked) -> None:
    made = begun(office, walked.document, rounds.AGAIN, date(2026, 11, 9))
    assert (deadline(office, made["npc"]).key, deadline(office, made["npc"]).due_on) == ("filing.npc.report", date(2026, 12, 9))


def test_an_earlier_round_that_did_not_go_out_stays_due_and_goes_out_first(office: Office, walked: Walked) -> None:
    made = begun(office, walked.document, rounds.REPEALED, date(2026, 11, 9))
    filed(office, walked, "npc", date(2026, 11, 20))
    assert (filing(office, walked.npc).state, filing(office, made["npc"]).state) == ("submitted", "due")
    assert deadline(office, made["npc"]).state == "open"
    filed(office, walked, "npc", date(2026, 11, 21))
    assert filing(office, made["npc"]).state == "submitted"
    assert deadline(office, made["npc"]).state == "met"


def test_a_round_needs_a_known_occasion_and_a_published_document(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="没有“别的”这样的报备事由，可以是：公布、修改、延期、废止、重新报备"):
        begun(office, walked.document, "别的", date(2026, 11, 9))
    draft = str(import_draft(office, drafted("云州区草案"))["document"])
    with pytest.raises(Refused, match="还没有公布"):
        begun(office, draft, rounds.REPEALED, date(2026, 11, 9))
    assert outgoing.filing_of(office, walked.document, "npc") == walked.npc


def test_a_filing_named_by_its_recipient_is_the_one_under_way(office: Office, walked: Walked) -> None:
    assert outgoing.filing_of(office, walked.document, "npc") == walked.npc
    made = begun(office, walked.document, rounds.REPEALED, date(2026, 11, 9))
    assert outgoing.filing_of(office, walked.document, "npc") == made["npc"], "nothing went out yet"
    filed(office, walked, "npc", date(2026, 11, 20))
    assert outgoing.filing_of(office, walked.document, "npc") == walked.npc
    outgoing.outcome(office, walked.npc, result="registered", on=date(2026, 11, 20))
    outgoing.outcome(office, walked.npc, result="closed", on=date(2026, 11, 20))
    assert outgoing.filing_of(office, walked.document, "npc") == made["npc"]


def test_a_department_s_document_is_not_said_to_be_unpublished_but_not_ours_to_file(office: Office) -> None:
    document = packets.now(office, packets.registered(office)).document_id
    with pytest.raises(Refused, match="不能报送备案：部门制定的文件，由部门报送区政府备案"):
        outgoing.file(office, document, recipient="muni")
    with pytest.raises(Refused, match="没有备案记录：部门制定的文件"):
        outgoing.filing_of(office, document, "npc")


def test_a_document_entered_without_its_filing_is_told_how_to_add_it(office: Office) -> None:
    facts = {"title": "云州区老办法", "published_on": "2020-01-06", "effective_on": "2020-01-06"}
    document = str(entering.enter_historical(office, stage="published", facts=facts)["document"])
    with pytest.raises(Refused, match="没有登记过报送，没有备案记录。以前报送过的，用台账导入补上报送日期。"):
        outgoing.filing_of(office, document, "muni")


def test_a_round_that_did_not_go_out_is_shown_before_a_later_one(office: Office, walked: Walked) -> None:
    later = begun(office, walked.document, "废止", date(2026, 11, 16))
    [shown] = docket(office)
    assert [(brief.recipient, brief.occasion) for brief in shown.filings] == [("muni", "公布"), ("npc", "公布")]
    [row] = register.rows(office)
    assert [one.filing.occasion for one in row.filings] == ["公布", "公布"]
    outgoing.file(office, walked.document, recipient="muni", filing_id=later["muni"], on=date(2026, 11, 17))
    [shown] = docket(office)
    assert [(brief.occasion, brief.is_open) for brief in shown.filings] == [("公布", True), ("公布", True)], "the later one went out first"
    filed(office, walked, "muni", date(2026, 11, 18))
    [shown] = docket(office)
    assert [(brief.occasion, brief.is_open) for brief in shown.filings] == [("废止", False), ("公布", True)]
