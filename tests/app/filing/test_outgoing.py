from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing import outgoing, rectifying
from app.intake.importing import import_draft
from app.office import Office
from tests.app.filing.walked import Walked, drafted, filed, published


def filing(office: Office, filing_id: str):
    return office.store.filings.get(filing_id)


def test_publication_begins_two_filings_of_their_own(office: Office, walked: Walked) -> None:
    both = office.store.filings.of_document(walked.document)
    assert [(f.recipient, f.state) for f in both] == [("muni", "due"), ("npc", "due")]
    assert len({f.deadline_id for f in both}) == 2


def test_filing_with_one_leaves_the_other_waiting(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    assert (filing(office, walked.muni).state, filing(office, walked.npc).state) == ("submitted", "due")
    states = {d.key: d.state for d in office.store.documents.deadlines(walked.document) if d.key.startswith("filing.")}
    assert states == {"filing.muni.days": "met", "filing.npc.days": "open"}


def test_each_recipient_has_its_own_series_of_numbers(office: Office, walked: Walked) -> None:
    second = published(office, date(2026, 10, 28), "云州区建筑垃圾处置管理规定")
    numbers = [filed(office, each, recipient, date(2026, 11, 6)) for each in (walked, second) for recipient in ("muni", "npc")]
    assert numbers == ["云州府备〔2026〕1号", "云州府人备〔2026〕1号", "云州府备〔2026〕2号", "云州府人备〔2026〕2号"]


@pytest.mark.parametrize(
    ("published_on", "muni", "npc"),
    [
        # 15 and 30 days on, neither on a day off
        (date(2026, 10, 27), date(2026, 11, 11), date(2026, 11, 26)),
        # 02-14 is a Saturday worked for the Spring Festival; 03-01 is a Sunday off
        (date(2026, 1, 30), date(2026, 2, 14), date(2026, 3, 2)),
        # 02-20 lies in the Spring Festival, whose first working day is 02-24
        (date(2026, 2, 5), date(2026, 2, 24), date(2026, 3, 9)),
        # 10-05 lies in the National Day holiday, whose first working day is 10-08; 09-20 is a Sunday worked
        (date(2026, 9, 5), date(2026, 9, 20), date(2026, 10, 8)),
    ],
)
def test_due_days_follow_the_holidays_and_made_up_days_of_2026(office: Office, published_on: date, muni: date, npc: date) -> None:
    made = published(office, published_on)
    due = {f.recipient: office.store.documents.deadline(f.deadline_id).due_on for f in office.store.filings.of_document(made.document)}
    assert due == {"muni": muni, "npc": npc}


def test_what_was_filed_cannot_be_undone(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()
    assert filing(office, walked.muni).state == "submitted"


def test_a_filing_goes_out_once(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    with pytest.raises(Refused, match=number):
        outgoing.file(office, walked.document, recipient="muni")


def test_nothing_is_filed_before_it_was_published(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="早于公布日"):
        outgoing.file(office, walked.document, recipient="npc", on=date(2026, 10, 26))
    assert filing(office, walked.npc).state == "due"


def test_a_draft_cannot_be_filed(office: Office) -> None:
    document = str(import_draft(office, drafted("云州区草案"))["document"])
    with pytest.raises(Refused, match="还没有公布"):
        outgoing.file(office, document, recipient="npc")


def test_an_unknown_recipient_is_named(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="没有“省政府”这个受理方"):
        outgoing.file(office, walked.document, recipient="省政府")


def test_a_receipt_needs_its_number_and_comes_after_the_filing(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="先登记报送"):
        outgoing.receive(office, walked.npc, number="云常备〔2026〕9号")
    filed(office, walked, "npc", date(2026, 11, 20))
    with pytest.raises(Refused, match="没有填回执编号"):
        outgoing.receive(office, walked.npc, number="  ")
    with pytest.raises(Refused, match="早于报送日"):
        outgoing.receive(office, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 19))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 23))
    kept = filing(office, walked.npc)
    assert (kept.state, kept.receipt_number, kept.received_on) == ("received", "云常备〔2026〕9号", date(2026, 11, 23))


def test_a_receipt_can_be_undone(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 20))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号")
    office.undo()
    assert (filing(office, walked.npc).state, filing(office, walked.npc).receipt_number) == ("submitted", None)


def test_the_report_says_what_went_with_it_and_in_how_many_copies(office: Office, walked: Walked) -> None:
    outgoing.file(office, walked.document, recipient="npc", on=date(2026, 11, 20), words="平台报送，专人送达")
    (step,) = office.store.filings.steps(walked.npc)
    assert (step.kind, step.state, step.number) == ("file", "submitted", "云州府人备〔2026〕1号")
    assert step.words == "备案报告2份、正式文本2份、电子文本；缺起草和修改情况的说明、主要依据及参考资料；平台报送，专人送达"
    assert filing(office, walked.npc).copies == 2
    outgoing.file(office, walked.document, recipient="muni", on=date(2026, 11, 6), copies=5)
    assert filing(office, walked.muni).copies == 5


@pytest.mark.parametrize("copies", [0, -1, 100])
def test_a_number_of_copies_that_cannot_be_is_refused(office: Office, walked: Walked, copies: int) -> None:
    with pytest.raises(Refused, match=f"报送份数 {copies} 不对"):
        outgoing.file(office, walked.document, recipient="npc", copies=copies)


def test_a_receipt_keeps_how_it_came_and_its_picture(office: Office, walked: Walked, tmp_path: Path) -> None:
    filed(office, walked, "npc", date(2026, 11, 20))
    picture = tmp_path / "回执.png"
    picture.write_bytes(b"\x89PNG")
    outgoing.receive(office, walked.npc, number="渝备电2026-9", way="电子回执", file=picture)
    step = office.store.filings.steps(walked.npc)[-1]
    assert (step.kind, step.number, step.words, step.file_name) == ("receive", "渝备电2026-9", "电子回执", "回执.png")
    with pytest.raises(Refused, match="没有“口头”这样的回执"):
        outgoing.receive(office, walked.muni, number="1号", way="口头")


def test_the_picture_of_a_receipt_may_come_later(office: Office, walked: Walked, tmp_path: Path) -> None:
    scan = tmp_path / "回执扫描件.pdf"
    scan.write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused, match="还没有登记回执"):
        rectifying.attach_receipt(office, walked.npc, scan)
    filed(office, walked, "npc", date(2026, 11, 20))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号")
    rectifying.attach_receipt(office, walked.npc, scan)
    assert office.store.filings.steps(walked.npc)[-1].file_name == "回执扫描件.pdf"


def test_a_receipt_is_no_bare_result(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 20))
    with pytest.raises(Refused, match="没有填回执编号"):
        outgoing.outcome(office, walked.npc, result="received")
    outgoing.outcome(office, walked.npc, result="received", number="云常备〔2026〕9号")
    assert (filing(office, walked.npc).state, filing(office, walked.npc).receipt_number) == ("received", "云常备〔2026〕9号")


def test_a_result_may_be_named_by_its_word(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    outgoing.outcome(office, walked.muni, result="已备案登记")
    assert filing(office, walked.muni).state == "registered"


def test_a_result_is_not_older_than_the_filing(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    with pytest.raises(Refused, match="早于报送日"):
        outgoing.outcome(office, walked.muni, result="registered", on=date(2026, 11, 5))


def test_the_history_of_the_document_tells_the_filing(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    last = office.store.documents.events(walked.document)[-1]
    assert (last.act, last.on_date, last.note) == ("file", date(2026, 11, 6), f"云州市人民政府，{number}")
