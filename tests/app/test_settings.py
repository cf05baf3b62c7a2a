from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import safekeeping
from app.clock import Clock
from app.errors import Refused
from app.lifecycle.editing import save_settings
from app.office import Office, open_office
from app.settings import office_settings, rules_in_force
from tests.blank import laid


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(laid(tmp_path / "store"), Clock(date(2026, 11, 23)), "沈青禾")
    yield opened
    opened.store.close()


def names(office: Office) -> dict[str, str]:
    return {name.key: name.value for name in office_settings(office).names}


def test_a_fresh_office_shows_what_ships_behind_empty_names(office: Office) -> None:
    settings = office_settings(office)
    assert {name.value for name in settings.names} == {""}
    assert {name.key: name.shipped for name in settings.names}["government"] == "本区人民政府"
    assert settings.operator == "沈青禾"
    assert dict(settings.samples)["发文字号"] == "本区府规〔2026〕1号"


def test_a_name_filled_in_is_used_in_numbers_and_can_be_undone(office: Office) -> None:
    save_settings(office, {"names.government_code": " 云州府 "})
    assert names(office)["government_code"] == "云州府"
    assert dict(office_settings(office).samples)["发文字号"] == "云州府规〔2026〕1号"
    office.undo()
    assert names(office)["government_code"] == ""


def test_emptying_a_name_falls_back_to_what_ships(office: Office) -> None:
    save_settings(office, {"names.district": "云州区"})
    save_settings(office, {"names.district": ""})
    assert office.names["district"] == "本区"


def test_saving_nothing_new_leaves_nothing_to_undo(office: Office) -> None:
    save_settings(office, {"names.district": ""})
    with pytest.raises(Refused, match="没有可以撤销"):
        office.undo()


def test_a_jurisdiction_that_does_not_ship_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="没有“nowhere”这个辖区"):
        save_settings(office, {"jurisdiction": "nowhere"})
    assert office_settings(office).jurisdiction == "chongqing_district"


def test_parameters_say_whether_somebody_compared_them(office: Office) -> None:
    marked = {p.key: p.verified for p in office_settings(office).parameters}
    assert (marked["filing.npc.days"], marked["filing.muni.days"]) == (True, False)


def test_backups_stand_newest_first_with_their_instant(office: Office) -> None:
    assert office_settings(office).backups == ()
    first = safekeeping.back_up(office).folder
    second = safekeeping.back_up(office).folder
    taken = office_settings(office).backups
    assert [b.folder for b in taken] == sorted((first, second), reverse=True)
    assert all(b.at is not None and b.at.date() == date(2026, 11, 23) for b in taken)


def test_the_rules_in_force_are_counted_by_group(office: Office) -> None:
    rules = rules_in_force(office)
    assert rules.count == len(office.packs.rules) > 0
    assert rules.hash == office.packs.hash
    assert all(group.rules > 0 and group.name for group in rules.groups)
