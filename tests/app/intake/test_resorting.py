"""A stored material that was sorted wrongly is sorted anew."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.intake.resorting import sort_material
from app.office import Office
from tests.app import road


def test_a_stored_material_is_sorted_anew_with_a_trace(office: Office) -> None:
    document = road.at(office, "submitted")
    (row,) = (m for m in office.store.documents.materials(document) if m.code == "M04")
    sort_material(office, row.id, code="OTHER")
    codes = {m.id: (m.code, m.name) for m in office.store.documents.materials(document)}
    assert codes[row.id] == ("OTHER", "其他材料")
    assert road.last_event(office, document).note == f"《{row.name}》由“{row.name}”改归“其他材料”"
    office.undo()
    assert {m.id: m.code for m in office.store.documents.materials(document)}[row.id] == "M04"


def test_it_is_not_sorted_to_nothing_or_to_what_it_is(office: Office) -> None:
    document = road.at(office, "submitted")
    row = office.store.documents.materials(document)[0]
    for code, told in (("M99", "没有“M99”这样的材料编号"), (row.code, "本来就归在")):
        with pytest.raises(Refused, match=told):
            sort_material(office, row.id, code=code)
