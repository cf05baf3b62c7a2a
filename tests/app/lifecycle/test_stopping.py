"""停止执行 and 恢复执行: a stop stands until it is lifted, also after the filing that brought it was closed."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.filing import outgoing, rectifying
from app.filing.stepping import Told
from app.lifecycle import ending, stopping
from app.lifecycle.dossier import dossier
from app.lifecycle.force import Force, Suspension
from app.lifecycle.listing import disagreements
from app.lifecycle.register import force_on
from app.office import Office
from tests.app import road

STOPPED, AGAIN = date(2026, 11, 21), date(2026, 11, 23)


def force(office: Office, document: str, on: date) -> Force:
    return force_on(office, road.now(office, document), on).force


def test_a_stop_stands_until_it_is_lifted_and_the_days_between_stay_days_without_force(office: Office) -> None:
    document = road.at(office, "published")
    stopping.stop(office, document, reason="复议机关建议停止执行", on=STOPPED)
    with pytest.raises(Refused, match="2026-11-21 起已经停止执行。要再执行的，登记恢复执行"):
        stopping.stop(office, document, reason="再停")
    with pytest.raises(Refused, match="恢复执行日 2026-11-20 早于停止执行日"):
        stopping.resume(office, document, reason="争议已解决", on=date(2026, 11, 20))
    stopping.resume(office, document, reason="争议已解决", on=AGAIN)
    days = [force(office, document, date(2026, 11, day)) for day in (20, 21, 22, 23)]
    assert days == [Force.IN_FORCE, Force.SUSPENDED, Force.SUSPENDED, Force.IN_FORCE]
    assert [(e.act, e.note) for e in office.store.documents.events(document)[-2:]] == [
        ("suspend", "复议机关建议停止执行"), ("resume", "争议已解决"),
    ]  # fmt: skip
    assert road.now(office, document).stage == "published"
    office.undo()
    assert stopping.is_stopped(road.now(office, document))


def test_what_an_opinion_stopped_is_lifted_after_the_filing_was_closed_and_before_it_only_for_a_reason(office: Office) -> None:
    document = road.at(office, "published")
    filing = str(outgoing.file(office, document, recipient="npc")["filing"])
    outgoing.outcome(office, filing, result="registered")
    rectifying.rectify(office, filing, Told(AGAIN, "云常备审〔2026〕2号", "第二条"), stops=True)
    with pytest.raises(Missing, match="的审查意见还没有处置完毕"):
        stopping.resume(office, document, reason="先恢复")
    rectifying.close(office, filing, Told(AGAIN), despite="备案机关来电撤回意见")
    assert force(office, document, AGAIN) is Force.SUSPENDED
    stopping.resume(office, document, reason="备案机关撤回意见", on=AGAIN)
    assert force(office, document, AGAIN) is Force.IN_FORCE


def test_a_second_stop_leaves_the_days_of_the_first_known_and_undo_takes_back_the_second_alone(office: Office) -> None:
    document = road.at(office, "published")
    with office.act("ledger", "台账") as act:
        # a ledger brings a stop without a step
        act.update(road.now(office, document), suspended_on=date(2026, 11, 20))
    stopping.resume(office, document, reason="争议已解决", on=date(2026, 11, 21))
    with pytest.raises(Refused, match="停止执行日 2026-11-20 早于上一次恢复执行日 2026-11-21"):
        stopping.stop(office, document, reason="再停", on=date(2026, 11, 20))
    events = office.store.documents.events(document)
    filing = str(outgoing.file(office, document, recipient="npc", on=date(2026, 11, 22))["filing"])
    outgoing.outcome(office, filing, result="registered", on=date(2026, 11, 22))
    rectifying.rectify(office, filing, Told(date(2026, 11, 22), words="第二条"), stops=True)
    days = [force(office, document, date(2026, 11, day)) for day in (20, 21, 22)]
    assert days == [Force.SUSPENDED, Force.IN_FORCE, Force.SUSPENDED]
    stops = [Suspension(date(2026, 11, 20), date(2026, 11, 20)), Suspension(date(2026, 11, 22))]
    assert list(dossier(office, document).stops) == stops
    for day in (20, 21, 22):
        standing = force(office, document, date(2026, 11, day)) is Force.IN_FORCE
        assert office.store.desk.count("in_force", date(2026, 11, day)) == standing
    office.undo()
    assert [spell.from_on for spell in dossier(office, document).stops] == [date(2026, 11, 20)]
    assert office.store.documents.events(document)[: len(events)] == events
    assert disagreements(office) == ()


def test_a_stop_to_come_is_brought_forward_by_one_that_holds_at_once_and_lifted_no_earlier_than_it_began(office: Office) -> None:
    document = road.at(office, "published")
    stopping.stop(office, document, reason="到期停止", on=date(2026, 12, 10))
    for day in (date(2026, 11, 22), AGAIN):
        with office.act("stop", "停止执行") as act:
            stopping.begin(office, act, road.now(office, document), day, "责令停止执行")
    stopping.resume(office, document, reason="已改", on=date(2026, 12, 20))
    stopping.stop(office, document, reason="再停", on=date(2026, 12, 21))
    assert dossier(office, document).stops == (
        Suspension(date(2026, 11, 22), date(2026, 12, 19)), Suspension(date(2026, 12, 21)),
    )  # fmt: skip


@pytest.mark.parametrize("verb", [stopping.stop, stopping.resume])
def test_what_is_not_published_has_ended_or_has_no_reason_is_neither_stopped_nor_resumed(office: Office, verb) -> None:
    with pytest.raises(Refused, match="还没有公布，不用"):
        verb(office, road.imported(office), reason="停")
    document = road.at(office, "published")
    with pytest.raises(Refused, match="要写明理由"):
        verb(office, document, reason=" ")
    ending.repeal(office, document, reason="上位法已修改")
    with pytest.raises(Refused, match="已于 2026-11-23 废止，不能再"):
        verb(office, document, reason="停")


def test_what_was_not_stopped_is_not_resumed(office: Office) -> None:
    with pytest.raises(Refused, match="没有停止执行，不用恢复"):
        stopping.resume(office, road.at(office, "published"), reason="恢复")
