"""停止执行 and 恢复执行: a stop stands until it is lifted, also after the filing that brought it was closed."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.filing import outgoing, rectifying
from app.filing.stepping import Told
from app.lifecycle import ending, stopping
from app.lifecycle.force import Force
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
