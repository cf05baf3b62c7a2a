"""征求意见: which period binds, why none was held, where it stood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.lifecycle import answers, consulting, deliberating, guards, preparing
from app.office import Office
from tests.app import road


def held(office: Office, document: str) -> guards.Guard:
    found = guards.to_submit(office, road.now(office, document), road.UNIT, (), road.TODAY)
    return next(g for g in found if g.name == guards.CONSULTED)


@pytest.mark.parametrize(
    ("given", "market", "key"),
    [
        ({}, None, "consult.days.general"),
        ({"concerns_market": True}, None, "consult.days.market"),
        ({}, True, "consult.days.market"),
        ({"concerns_market": False}, True, "consult.days.general"),
        ({"major_decision": True}, None, "consult.days.major_decision"),
        ({"major_decision": True, "concerns_market": True}, None, "consult.days.market"),
    ],
)
def test_the_kind_of_document_says_which_period_binds(office: Office, given: dict[str, bool], market: bool | None, key: str) -> None:
    document = road.imported(office)
    if market:
        deliberating.fair_competition(office, document, concerned=True)
    if given:
        answers.answer(office, document, given)
    assert consulting.least(office, road.now(office, document)).key == key
    preparing.consult(office, document, carrier=road.CARRIER)
    assert [d.key for d in office.store.documents.deadlines(document)] == [key]
    preparing.submit(office, document, despite="先送审")
    assert [d.state for d in office.store.documents.deadlines(document)] == ["met"]


def test_a_secret_matter_says_why_it_is_not_consulted_on(office: Office) -> None:
    document = road.imported(office)
    assert not held(office, document).held
    with pytest.raises(Refused, match="理由"):
        consulting.excuse(office, document, reason=" ")
    consulting.excuse(office, document, reason="依法需要保密")
    assert held(office, document).held
    assert held(office, document).evidence == "没有公开征求意见，理由：依法需要保密"
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS)
    with pytest.raises(Refused, match="“送审”阶段"):
        consulting.excuse(office, document, reason="依法需要保密")


def test_what_was_consulted_on_has_no_excuse(office: Office) -> None:
    document = road.imported(office)
    preparing.consult(office, document, carrier=road.CARRIER)
    with pytest.raises(Refused, match="在“征求意见”阶段"):
        consulting.excuse(office, document, reason="保密")


def test_address_and_picture_come_with_the_consultation_or_afterwards(office: Office, tmp_path: Path) -> None:
    picture = tmp_path / "截图.png"
    picture.write_bytes(b"\x89PNG")
    document = road.imported(office)
    made = preparing.consult(office, document, carrier=road.CARRIER, address="https://example.invalid/1", on=date(2026, 10, 8))
    consulting.amend(office, str(made["consultation"]), file=picture)
    (row,) = office.store.documents.consultations(document)
    assert (row.address, row.file_name, row.carrier) == ("https://example.invalid/1", "截图.png", road.CARRIER)
    assert office.store.files.get(row.file_sha) == b"\x89PNG"


def test_a_reason_has_no_address(office: Office) -> None:
    made = consulting.excuse(office, road.imported(office), reason="保密")
    with pytest.raises(Refused, match="没有网址"):
        consulting.amend(office, str(made["consultation"]), address="x")
