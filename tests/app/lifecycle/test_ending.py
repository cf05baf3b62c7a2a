"""废止, 归档, 重新起草."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Missing, Refused
from app.filing import outgoing
from app.filing.papers import filing_report
from app.lifecycle import correcting, ending, preparing
from app.lifecycle.force import Force
from app.lifecycle.register import force_on, rows, running
from app.office import Office
from tests.app import road


def force(office: Office, document: str, on: date) -> Force:
    return force_on(office, road.now(office, document), on).force


def test_a_repeal_ends_force_at_once_and_leaves_the_procedure(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="上位法已修改")
    assert force(office, document, date(2026, 11, 22)) is Force.IN_FORCE
    assert force(office, document, road.TODAY) is Force.REPEALED
    assert "理由：上位法已修改" in force_on(office, road.now(office, document), road.TODAY).because
    assert road.now(office, document).stage == "published"
    assert rows(office)[0].force is Force.REPEALED


def test_a_repeal_of_a_later_day_waits_for_it(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="被新办法代替", on=date(2027, 1, 1))
    assert force(office, document, date(2026, 12, 31)) is Force.IN_FORCE
    assert force(office, document, date(2027, 1, 1)) is Force.REPEALED


def test_a_repealed_document_is_warned_of_no_more_and_still_filed(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="上位法已修改")
    assert {d.deadline.key for d in running(office)} == {"filing.muni.days", "filing.npc.days", "disclose.repeal"}


def test_a_repeal_before_publication_is_refused_and_so_is_a_publication_corrected_to_after_it(office: Office) -> None:
    document = road.at(office, "published")
    published = road.now(office, document).published_on
    assert published is not None
    with pytest.raises(Refused, match=f"废止日 {published - timedelta(days=1)} 早于公布日 {published}"):
        ending.repeal(office, document, reason="上位法已修改", on=published - timedelta(days=1))
    ending.repeal(office, document, reason="上位法已修改", on=published)
    later = (published + timedelta(days=1)).isoformat()
    with pytest.raises(Refused, match=f"晚于废止日期 {published}"):
        correcting.correct(office, document, field="published_on", value=later, reason="印错")


def test_a_repeal_is_recorded_once(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="上位法已修改")
    with pytest.raises(Refused, match="已于 2026-11-23 废止"):
        ending.repeal(office, document, reason="再废止一次")


def test_archived_after_both_filings_are_registered(office: Office) -> None:
    document = road.at(office, "published")
    for recipient in ("muni", "npc"):
        made = outgoing.file(office, document, recipient=recipient)
        with pytest.raises(Missing):
            ending.archive(office, document)
        outgoing.outcome(office, str(made["filing"]), result="registered")
    ending.archive(office, document)
    row = rows(office)[0]
    assert (row.stage.value, row.force, row.due.deadline.key) == ("archived", Force.IN_FORCE, "validity.warn_before")
    with pytest.raises(Refused, match="已经归档"):
        ending.archive(office, document, despite="再归档")


def test_a_terminated_matter_is_taken_up_again_with_its_history(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, outcome="终止", reason="不再制定")
    with pytest.raises(Refused, match="缘由"):
        ending.reopen(office, document, reason=" ")
    ending.reopen(office, document, reason="区政府要求重新起草")
    assert [e.act for e in office.store.documents.events(document)] == ["import", "consult", "submit", "return", "reopen"]
    road.submit(office, document)
    assert road.now(office, document).stage == "submitted"


def test_a_repeal_and_a_declaration_are_filed_with_both_recipients_and_the_category_follows(office: Office) -> None:
    for verb in (ending.repeal, ending.declare_invalid):
        document = road.at(office, "published")
        made = verb(office, document, reason="上位法已修改")
        rounds = office.store.filings.of_document(document)
        assert {(f.recipient, f.occasion, f.ordinal, f.state) for f in rounds} == {("muni", "废止", 2, "due"), ("npc", "废止", 2, "due")}
        assert made["filings"] == {f.recipient: f.id for f in rounds}
        assert road.now(office, document).category == "废止"


def test_declared_invalid_it_has_no_force_from_that_day_and_cannot_be_declared_or_repealed_into_it_again(office: Office) -> None:
    document = road.at(office, "published")
    with pytest.raises(Refused, match="宣布失效要写明理由"):
        ending.declare_invalid(office, document, reason=" ")
    ending.declare_invalid(office, document, reason="调整对象已消失", on=date(2026, 12, 1))
    assert force(office, document, date(2026, 11, 30)) is Force.IN_FORCE
    assert force(office, document, date(2026, 12, 1)) is Force.DECLARED_INVALID
    with pytest.raises(Refused, match="已于 2026-12-01 宣布失效"):
        ending.declare_invalid(office, document, reason="再宣布一次")
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()


def test_what_is_not_published_is_not_declared_invalid(office: Office) -> None:
    with pytest.raises(Refused, match="还没有公布，不用宣布失效"):
        ending.declare_invalid(office, road.imported(office), reason="没有了")


def test_a_repeal_of_a_later_day_is_filed_within_the_period_of_its_decision(office: Office) -> None:
    document = road.at(office, "published")
    made = ending.repeal(office, document, reason="被新办法代替", on=date(2027, 3, 1))
    filings = made["filings"]
    assert isinstance(filings, dict)
    due = {f.recipient: office.store.documents.deadline(f.deadline_id) for f in office.store.filings.of_document(document)}
    assert {code: (row.start_on, row.due_on) for code, row in due.items()} == {
        "muni": (road.TODAY, date(2026, 12, 8)), "npc": (road.TODAY, date(2026, 12, 23)),
    }  # fmt: skip
    outgoing.file(office, document, recipient="npc", filing_id=filings["npc"])
    assert "将于2027年3月1日废止" in filing_report(office, document, "npc", filings["npc"]).story
