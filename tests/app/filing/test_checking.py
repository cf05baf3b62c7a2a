"""What had to be filed against what was filed: each fault, each rate, nothing counted whose time still runs."""

from __future__ import annotations

from datetime import date

import pytest

from app.filing import outgoing, rectifying, rounds, stepping
from app.filing.checking import HEADINGS, Fault, cells, check
from app.filing.stepping import Told
from app.lifecycle import extending
from app.office import Office
from tests.app.filing.walked import Walked, filed, on_day, published

TODAY = date(2026, 11, 23)


def faults(office: Office, year: int = 2026) -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(one.document.title[-4:], one.recipient, tuple(map(str, one.faults)), one.late) for one in check(office, year).owed]


def rates(office: Office) -> list[str]:
    return [f"{rate.name} {rate.value} {len(rate.part)}/{len(rate.whole)}" for rate in check(office, 2026).rates]


def test_a_filing_whose_time_still_runs_is_not_counted(office: Office, walked: Walked) -> None:
    assert faults(office) == [("实施办法", "muni", ("到期未报",), 12)], "the other one is due on 11-26"
    assert faults(on_day(office, date(2026, 11, 26))) == [("实施办法", "muni", ("到期未报",), 15)]
    assert [line[1] for line in faults(on_day(office, date(2026, 11, 27)))] == ["muni", "npc"]


def test_a_late_one_counts_the_days_to_the_filing(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 16))
    filed(office, walked, "npc", date(2026, 11, 20))
    assert faults(office) == [("实施办法", "muni", ("迟报",), 5), ("实施办法", "npc", (), 0)]


def test_a_receipt_is_missed_after_the_recipients_own_time(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 6))
    filed(office, walked, "muni", date(2026, 11, 6))
    assert [line[2] for line in faults(on_day(office, date(2026, 11, 16)))] == [(), ()], "ten days end on the 16th"
    late = on_day(office, date(2026, 11, 17))
    assert [line[2] for line in faults(late)] == [("没有回执",), ("没有回执",)]
    outgoing.receive(late, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 17))
    assert {line[1]: line[2] for line in faults(late)} == {"muni": ("没有回执",), "npc": ()}
    assert {line[1]: line[2] for line in faults(on_day(office, date(2026, 11, 30)))}["npc"] == ("有回执没有结果",)


def test_what_nobody_recorded_is_found_in_the_register(office: Office, walked: Walked) -> None:
    with office.act("set", "没有备案记录") as act:
        for filing in office.store.filings.rounds(walked.document):
            act.remove(filing)
    assert faults(office) == [("实施办法", "muni", ("没有报备记录",), 12)]
    (one,) = check(office, 2026).having(Fault.NO_RECORD)
    assert (one.filing, one.due_on, one.state_word) == (None, date(2026, 11, 11), "没有报备记录")


def test_a_repeal_without_a_round_of_its_own_is_found(office: Office) -> None:
    old = published(office, date(2026, 3, 2), "云州区占道经营管理规定")
    for recipient in ("muni", "npc"):
        filed(office, old, recipient, date(2026, 3, 6))
    with office.act("set", "补录的废止") as act:
        act.update(office.document(old.document), repealed_on=date(2026, 10, 8), repeal_reason="不再需要")
    found = [(one.recipient, one.occasion, one.due_on) for one in check(office, 2026).having(Fault.NO_RECORD)]
    assert found == [("muni", "废止", date(2026, 10, 23)), ("npc", "废止", date(2026, 11, 9))], "11-07 is a Saturday"


def test_an_extension_and_an_amendment_after_an_opinion_without_a_round_are_found(office: Office) -> None:
    old = published(office, date(2026, 3, 2), "云州区占道经营管理规定")
    for recipient in ("muni", "npc"):
        filed(office, old, recipient, date(2026, 3, 6))
    extending.extend(office, old.document, reason="仍需实施", published_on=date(2026, 9, 1), until=date(2033, 1, 1), despite="急需")
    assert check(office, 2026).having(Fault.NO_RECORD) == ()
    with office.act("set", "没有备案记录") as act:
        for filing in office.store.filings.rounds(old.document):
            if filing.occasion == "延期":
                act.remove(filing)
    found = [(one.recipient, one.occasion, one.due_on) for one in check(office, 2026).having(Fault.NO_RECORD)]
    assert found == [("muni", "延期", date(2026, 9, 16)), ("npc", "延期", date(2026, 10, 8))]
    outgoing.outcome(office, old.npc, result="registered", on=date(2026, 3, 10))
    outgoing.outcome(office, old.npc, result="rectify_opinion", on=date(2026, 9, 5))
    rectifying.dispose(office, old.npc, Told(date(2026, 9, 10)), how="修改")
    with office.act("set", "没有重新报备") as act:
        for filing in office.store.filings.rounds(old.document):
            if filing.occasion == "重新报备":
                act.remove(filing)
    again = [(one.recipient, one.due_on) for one in check(office, 2026).having(Fault.NO_RECORD) if one.occasion == "重新报备"]
    assert again == [("muni", date(2026, 10, 10)), ("npc", date(2026, 10, 10))]


def test_documents_of_before_the_present_period_and_of_others_are_left_out(office: Office, walked: Walked) -> None:
    with office.act("set", "别的文件") as act:
        for filing in office.store.filings.rounds(walked.document):
            act.remove(filing)
        act.update(office.document(walked.document), origin="department")
    assert faults(office) == []
    with office.act("set", "旧文件") as act:
        act.update(office.document(walked.document), origin="own", published_on=date(2018, 3, 1))
    assert faults(office, 2018) == []


def test_every_round_is_asked_for(office: Office, walked: Walked) -> None:
    for recipient in ("muni", "npc"):
        filed(office, walked, recipient, date(2026, 11, 6))
    with office.act("publish", "延期") as act:
        rounds.begin(office, act, office.document(walked.document), occasion=rounds.EXTENDED, on=date(2026, 11, 2))
    assert [(one.recipient, one.occasion, one.faults) for one in check(office, 2026).faulty if "没有回执" not in one.faults] == [
        ("muni", "延期", (Fault.MISSING,)),
    ]  # fmt: skip


def test_the_three_rates_are_counted_as_the_field_counts_them(office: Office, walked: Walked) -> None:
    assert rates(office) == ["报备率 0.0% 0/1", "及时率 0.0% 0/1", "规范率 — 0/0"]
    filed(office, walked, "muni", date(2026, 11, 16))
    filed(office, walked, "npc", date(2026, 11, 6))
    other = published(office, date(2026, 11, 2), "云州区占道经营管理规定")
    filed(office, other, "npc", date(2026, 11, 6))
    outgoing.outcome(office, walked.npc, result="registered", on=date(2026, 11, 9))
    stepping.take(office, walked.muni, "supplement", Told(date(2026, 11, 17), words="缺依据"))
    rectifying.resupply(office, walked.muni, Told(date(2026, 11, 18), words="补依据"))
    outgoing.outcome(office, walked.muni, result="registered", on=date(2026, 11, 19))
    # three filed of four, two of them in time, one registered at once; the last was due on 11-17
    assert rates(office) == ["报备率 75.0% 3/4", "及时率 50.0% 2/4", "规范率 33.3% 1/3"]
    assert [one.recipient for one in check(office, 2026).rates[0].short_of] == ["muni"]


def test_a_year_holds_what_went_out_or_was_due_in_it(office: Office) -> None:
    made = published(office, date(2026, 10, 27))
    filed(office, made, "muni", date(2026, 11, 6))
    later = on_day(office, date(2027, 2, 1))
    assert [(one.recipient, one.due_on.year) for one in check(later, 2026).owed] == [("muni", 2026), ("npc", 2026)]
    assert check(later, 2027).owed == ()
    assert check(later, 2025).owed == ()


@pytest.mark.parametrize("is_filed", [True, False])
def test_each_line_is_exported_with_its_fault_and_its_days(office: Office, walked: Walked, is_filed: bool) -> None:
    if is_filed:
        filed(office, walked, "muni", date(2026, 11, 16))
    line = dict(zip(HEADINGS, cells(check(office, 2026).owed[0]), strict=True))
    assert (line["标题"], line["受理机关"], line["应报日期"]) == ("云州区既有住宅加装电梯实施办法", "市政府", "2026-11-11")
    assert (line["问题"], line["报送日期"], line["逾期天数"]) == (("迟报", "2026-11-16", "5") if is_filed else ("到期未报", "", "12"))
