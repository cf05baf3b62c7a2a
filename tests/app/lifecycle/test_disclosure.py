"""公开属性: chosen with a reason where it is not 主动公开, asked for at publication."""

from __future__ import annotations

import pytest

from app.errors import Missing, Refused
from app.lifecycle import editing, issuing
from app.lifecycle.disclosure import disclose
from app.office import Office
from tests.app import road
from tests.db.sample import rows


def test_what_is_not_disclosed_wants_a_reason_that_stands_in_the_history(office: Office) -> None:
    document = road.imported(office)
    before = rows(office.store)
    with pytest.raises(Refused, match="依申请公开的要写明理由"):
        disclose(office, document, disclosure="依申请公开", reason=" ")
    disclose(office, document, disclosure="依申请公开", reason="涉及商业秘密")
    row = road.now(office, document)
    assert (row.disclosure, row.disclosure_reason) == ("依申请公开", "涉及商业秘密")
    assert road.last_event(office, document).note == "依申请公开，理由：涉及商业秘密"
    office.undo()
    assert rows(office.store) == before


def test_disclosed_again_needs_no_reason_and_keeps_none(office: Office) -> None:
    document = road.imported(office)
    disclose(office, document, disclosure="不公开", reason="过程性信息")
    disclose(office, document, disclosure="主动公开", reason="多余的")
    assert road.now(office, document).disclosure_reason is None
    entry = office.newest()
    disclose(office, document, disclosure="主动公开")
    assert office.newest() == entry


def test_another_word_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="没有“保密”这种公开属性，可以是：主动公开、依申请公开、不公开"):
        disclose(office, road.imported(office), disclosure="保密")


def test_a_plain_change_takes_the_reason_of_the_former_choice_away(office: Office) -> None:
    document = road.imported(office)
    disclose(office, document, disclosure="不公开", reason="过程性信息")
    editing.set_field(office, document, field="disclosure", value="依申请公开")
    assert road.now(office, document).disclosure_reason is None


def test_publication_without_the_reason_goes_on_only_with_one(office: Office) -> None:
    document = road.at(office, "registered")
    editing.set_field(office, document, field="disclosure", value="依申请公开")
    with pytest.raises(Missing) as missing:
        issuing.publish(office, document, carrier=road.CARRIER)
    assert missing.value.items == ("公开属性为“依申请公开”，没有写明理由",)
    disclose(office, document, disclosure="依申请公开", reason="涉及商业秘密")
    road.publish(office, document)
    assert road.now(office, document).disclosure == "依申请公开"


def test_nothing_said_is_disclosed(office: Office) -> None:
    document = road.at(office, "published")
    assert road.now(office, document).disclosure == "主动公开"
