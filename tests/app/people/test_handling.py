"""Who handles a matter, who stands in, and whose it is today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Refused
from app.office import Office
from app.people.handling import assign, handling, handover, mine
from app.people.roster import Details, details_of, save_person
from tests.app import road


def of(office: Office, name: str) -> Office:
    return replace(office, operator=name)


def test_whoever_takes_a_matter_in_handles_it(office: Office) -> None:
    document = road.at(office, "drafting")
    assert handling(office, road.now(office, document)).handler == road.CLERK


def test_taking_in_undone_and_done_again_keeps_the_handler(office: Office) -> None:
    document = road.at(office, "drafting")
    office.undo()
    office.redo()
    assert handling(office, road.now(office, document)).handler == road.CLERK


def test_a_name_written_freely_becomes_one_of_the_people(office: Office) -> None:
    document = road.at(office, "drafting")
    assign(office, document, handler=" 刘敏 ", stand_in="李强")
    found = handling(office, road.now(office, document))
    assert (found.handler, found.stand_in, found.away_until) == ("刘敏", "李强", None)
    assert office.store.documents.events(document)[-1].note == "经办人：刘敏，替办：李强"
    office.undo()
    assert handling(office, road.now(office, document)).handler == road.CLERK
    assert office.store.people.named("刘敏") is None


def test_a_stand_in_who_becomes_the_handler_stands_in_no_more(office: Office) -> None:
    document = road.at(office, "drafting")
    assign(office, document, handler="刘敏", stand_in="李强")
    assign(office, document, handler="李强")
    assert handling(office, road.now(office, document)).stand_in == ""


@pytest.mark.parametrize(("handler", "stand_in", "said"), [(" ", None, "没有写经办人"), ("刘敏", "刘敏", "不能是经办人本人")])
def test_nobody_and_oneself_are_refused(office: Office, handler: str, stand_in: str | None, said: str) -> None:
    document = road.at(office, "drafting")
    with pytest.raises(Refused, match=said):
        assign(office, document, handler=handler, stand_in=stand_in)


def test_everything_open_is_handed_over_in_one_act_and_comes_back_with_one_undo(office: Office) -> None:
    open_ones = [road.at(office, stage) for stage in ("drafting", "under_review", "published")]
    other = road.at(office, "drafting")
    assign(office, other, handler="刘敏")
    before = len(list(office.store.log.newest_first()))
    made = handover(office, giver=road.CLERK, taker="李强", reason="休假", away_until=date(2026, 12, 4))
    assert made["documents"] == tuple(open_ones)
    assert {handling(office, road.now(office, d)).handler for d in open_ones} == {"李强"}
    assert handling(office, road.now(office, other)).handler == "刘敏"
    assert (details_of(office, road.CLERK).away_until, details_of(office, road.CLERK).stand_in) == (date(2026, 12, 4), "李强")
    assert len(list(office.store.log.newest_first())) == before + 1
    office.undo()
    assert {handling(office, road.now(office, d)).handler for d in open_ones} == {road.CLERK}
    assert details_of(office, road.CLERK).away_until is None


@pytest.mark.parametrize(
    ("giver", "taker", "reason", "until", "said"),
    [
        ("生人", "刘敏", "休假", None, "没有生人这个人"),
        (road.CLERK, road.CLERK, "休假", None, "或者写了本人"),
        (road.CLERK, "刘敏", "", None, "移交要写明理由"),
        (road.CLERK, "刘敏", "休假", date(2026, 11, 1), "已经过了"),
        (road.CLERK, "刘敏", "休假", None, "没有在办的件"),
    ],
)
def test_a_handover_that_cannot_be_is_refused(office: Office, giver: str, taker: str, reason: str, until: date | None, said: str) -> None:
    save_person(office, Details(road.CLERK))
    with pytest.raises(Refused, match=said):
        handover(office, giver=giver, taker=taker, reason=reason, away_until=until)


def ids(office: Office) -> dict[str, str]:
    return {person.name: person.id for person in office.store.people.people()}


def test_mine_are_my_own_and_those_of_whom_i_stand_in_for_while_they_are_away(office: Office) -> None:
    save_person(office, Details("刘敏", "经办", stand_in="李强", away_until=date(2026, 12, 4)))
    save_person(office, Details("李强", "经办"))
    known = ids(office)
    assert mine(of(office, "李强")).covered == (known["刘敏"],)
    assert mine(of(office, "李强")).handler == known["李强"]
    assert not mine(of(office, "李强")).unassigned
    assert mine(of(office, "刘敏")).covered == ()
    assert mine(of(office, road.CLERK)).unassigned
    assert mine(of(office, road.CLERK)).covered == ()
    later = replace(office, clock=type(office.clock)(date(2026, 12, 5)))
    assert mine(of(later, "李强")).covered == ()


def test_a_stand_in_who_is_away_too_passes_it_on(office: Office) -> None:
    save_person(office, Details("李强", stand_in="周敏", away_until=date(2026, 12, 1)))
    save_person(office, Details("刘敏", stand_in="李强", away_until=date(2026, 12, 4)))
    known = ids(office)
    assert set(mine(of(office, "周敏")).covered) == {known["刘敏"], known["李强"]}
    save_person(office, Details("周敏", stand_in="刘敏", away_until=date(2026, 12, 1)))
    # nobody is left who stands in: whoever has no role, and so leads, sees to all three
    away = {known[name] for name in ("李强", "刘敏", "周敏")}
    assert {frozenset(mine(of(office, name)).covered) for name in known} == {frozenset(away)}


def test_what_is_of_somebody_away_without_a_stand_in_comes_to_who_leads(office: Office) -> None:
    save_person(office, Details(road.CLERK, "负责人"))
    save_person(office, Details("刘敏", "经办", away_until=date(2026, 12, 4)))
    save_person(office, Details("李强", "经办"))
    known = ids(office)
    assert mine(office).covered == (known["刘敏"],)
    assert mine(of(office, "李强")).covered == ()
