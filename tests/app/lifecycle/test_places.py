"""公布的地方: each carrier with its address and picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.lifecycle import issuing, places
from app.office import Office
from tests.app import road


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "网页截图.png"
    path.write_bytes(b"\x89PNG")
    return path


def test_publication_on_two_carriers_makes_two_places_the_first_with_its_proof(office: Office, picture: Path) -> None:
    document = road.at(office, "registered")
    issuing.publish(
        office, document, carrier="区政府门户网站、区政府公报", on=date(2026, 11, 20), address="https://example.invalid/7", file=picture
    )
    first, second = office.store.procedures.publications(document)
    assert (first.carrier, first.address, first.file_name, first.on_date) == (
        "区政府门户网站", "https://example.invalid/7", "网页截图.png", date(2026, 11, 20),
    )  # fmt: skip
    assert (second.carrier, second.address, second.file_sha) == ("区政府公报", None, None)
    assert road.now(office, document).carrier == "区政府门户网站、区政府公报"


def test_a_place_is_added_completed_and_taken_out(office: Office, picture: Path) -> None:
    document = road.at(office, "published")
    made = places.add(office, document, carrier="区政府公报", address="2026年第8期", on=date(2026, 11, 21))
    one = str(made["publication"])
    places.edit(office, one, carrier="区政府公报", address="2026年第9期", file=picture)
    row = office.store.procedures.publication(one)
    assert (row.address, row.file_name, row.on_date) == ("2026年第9期", "网页截图.png", date(2026, 11, 21))
    places.edit(office, one, carrier="区政府公报")
    assert office.store.procedures.publication(one).file_name == "网页截图.png"
    places.remove(office, one)
    assert [p.carrier for p in office.store.procedures.publications(document)] == [road.CARRIER]


def test_a_place_before_publication_without_a_carrier_or_too_early_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="还没有公布"):
        places.add(office, road.imported(office), carrier="公报")
    document = road.at(office, "published")
    with pytest.raises(Refused, match="没有填公布载体"):
        places.add(office, document, carrier=" ")
    with pytest.raises(Refused, match="早于公布日"):
        places.add(office, document, carrier="公报", on=date(2026, 11, 1))
