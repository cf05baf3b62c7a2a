"""作废文号: the number stays as void, the next one takes its place, and it is never issued again."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.lifecycle import issuing
from app.lifecycle.numbering import upcoming
from app.lifecycle.voiding import void_number
from app.office import Office
from app.safekeeping import problems
from tests.app import road
from tests.db.sample import rows


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("document_number", "云州府规〔2026〕1号", "云州府规〔2026〕2号"),
        ("unified_number", "云州府规登〔2026〕1号", "云州府规登〔2026〕2号"),
    ],
)
def test_the_next_number_takes_the_place_of_the_void_one(office: Office, kind: str, old: str, new: str) -> None:
    document = road.at(office, "registered")
    before = rows(office.store)
    assert void_number(office, document, kind=kind, reason="用纸作废")["number"] == new
    assert getattr(road.now(office, document), kind) == new
    assert {n.text: n.state for n in office.store.documents.numbers(document)}[old] == "void"
    assert f"{old} 作废，改用 {new}；理由：用纸作废" in road.last_event(office, document).note
    assert upcoming(office, kind, 2026).endswith("3号")
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


def test_only_between_registration_and_publication_and_with_a_reason(office: Office) -> None:
    document = road.at(office, "signed")
    with pytest.raises(Refused, match="还没有登记编号，没有文号可以作废"):
        void_number(office, document, reason="错")
    road.register(office, document)
    with pytest.raises(Refused, match="作废文号要写明理由"):
        void_number(office, document, reason=" ")
    with pytest.raises(Refused, match="没有“页码”这种编号"):
        void_number(office, document, kind="页码", reason="错")
    road.publish(office, document)
    with pytest.raises(Refused, match="已经公布，文号不能直接作废。确有错误的，办理更正"):
        void_number(office, document, reason="错")


def test_a_number_from_elsewhere_is_not_ours_to_void(office: Office) -> None:
    document = road.at(office, "signed")
    issuing.register(office, document, number="外编第7号")
    before = rows(office.store)
    with pytest.raises(Refused, match="外编第7号 不是本机编发的"):
        void_number(office, document, kind="unified_number", reason="错")
    assert rows(office.store) == before
