"""One value for many documents, as one act."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.lifecycle.bulk import Change, preview, set_many
from app.office import Office
from tests.app import road


def test_the_preview_tells_old_and_new_and_changes_nothing(office: Office) -> None:
    one, other = road.imported(office), road.at(office, "submitted")
    before = office.store.documents.all()
    found = preview(office, [one, other], "drafting_unit", " 区民政局 ")
    assert [(change.document, change.after) for change in found] == [(one, "区民政局"), (other, "区民政局")]
    assert found[0].before == "" != found[1].before
    assert [change.document for change in preview(office, [other, one], "drafting_unit", "")] == [other, one]
    assert office.store.documents.all() == before


def test_all_get_the_values_and_one_undo_takes_them_back(office: Office) -> None:
    made = [road.imported(office), road.imported(office)]
    before = [office.document(document).handler_id for document in made]
    set_many(office, made, {"drafting_unit": "区民政局", "handler": "李四", "disclosure": "主动公开"})
    named = {person.id: person.name for person in office.store.people.people()}
    assert [named[office.document(document).handler_id or ""] for document in made] == ["李四", "李四"]
    assert {office.document(document).disclosure for document in made} == {"主动公开"}
    office.undo()
    assert [office.document(document).handler_id for document in made] == before
    assert {office.document(document).drafting_unit_id for document in made} == {None}


def test_one_that_cannot_be_changed_leaves_all_as_they_were(office: Office) -> None:
    free, fixed = road.imported(office), road.at(office, "published")
    told = preview(office, [fixed], "valid_until", "2040-01-01")
    assert told == (Change(fixed, office.document(fixed).called, told[0].before, "2040-01-01", "已经公布，办理更正"),)
    with pytest.raises(Refused, match="更正"):
        set_many(office, [free, fixed], {"valid_until": "2040-01-01"})
    assert str(office.document(free).valid_until) != "2040-01-01"


@pytest.mark.parametrize(("documents", "values"), [((), {"handler": "李四"}), (("x",), {"stage": "published"})])
def test_nothing_chosen_and_what_is_not_to_be_set_are_refused(office: Office, documents: tuple[str, ...], values: dict[str, str]) -> None:
    with pytest.raises(Refused):
        set_many(office, documents, values)
