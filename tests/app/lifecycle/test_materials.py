"""收到材料: one by one, as paper or as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refused, Unreadable
from app.lifecycle.materials import add_materials, asked
from app.lifecycle.stages import Matter
from app.office import Office
from tests.app import road


def kept(office: Office, document: str) -> list[tuple[str, str | None]]:
    return [(m.code, m.file_name) for m in office.store.documents.materials(document)]


def test_paper_is_recorded_without_a_file(office: Office) -> None:
    document = road.at(office, "drafting")
    add_materials(office, document, codes=["M03", "M01"])
    assert kept(office, document) == [("M01", None), ("M03", None)]


def test_a_file_is_kept_under_its_name(office: Office, tmp_path: Path) -> None:
    document = road.at(office, "drafting")
    file = tmp_path / "起草说明.txt"
    file.write_text("说明", "utf-8")
    add_materials(office, document, codes=["M03"], files=[file])
    (material,) = office.store.documents.materials(document)
    assert material.file_name == "起草说明.txt"
    assert office.store.files.get(str(material.file_sha)).decode() == "说明"


def test_paper_received_before_is_not_recorded_twice(office: Office) -> None:
    document = road.at(office, "drafting")
    add_materials(office, document, codes=["M03"])
    add_materials(office, document, codes=["M03"])
    assert kept(office, document) == [("M03", None)]


def test_a_material_is_taken_back_as_one_act(office: Office) -> None:
    document = road.at(office, "drafting")
    add_materials(office, document, codes=["M01", "M03"])
    office.undo()
    assert kept(office, document) == []


def test_an_unknown_code_and_none_at_all_are_refused(office: Office) -> None:
    document = road.at(office, "drafting")
    with pytest.raises(Refused, match="没有“M99”"):
        add_materials(office, document, codes=["M99"])
    with pytest.raises(Refused, match="没有选材料"):
        add_materials(office, document, codes=[])


def test_a_file_that_is_gone_is_said_and_nothing_is_kept(office: Office, tmp_path: Path) -> None:
    document = road.at(office, "drafting")
    with pytest.raises(Unreadable):
        add_materials(office, document, codes=["M03"], files=[tmp_path / "没有.txt"])
    assert kept(office, document) == []


def test_the_list_tells_what_is_required_and_what_is_there(office: Office) -> None:
    document = road.at(office, "drafting")
    add_materials(office, document, codes=["M03"])
    listed = {a.code: a for a in asked(office, office.document(document), Matter.NORMATIVE_DOCUMENT)}
    assert (listed["M03"].required, listed["M03"].there) == (True, True)
    assert (listed["M01"].required, listed["M01"].there) == (True, False)
    assert (listed["M02"].there, listed["M02"].by_text) == (True, True)
    assert listed["M02"].name == "送审稿已读入，花脸稿另附"
    assert (listed["M08"].required, listed["M08"].when) == (False, "涉及经营者经济活动")


def test_the_marked_copy_comes_beside_the_text(office: Office) -> None:
    document = road.at(office, "drafting")
    add_materials(office, document, codes=["M02"])
    listed = {a.code: a for a in asked(office, office.document(document), Matter.NORMATIVE_DOCUMENT)}
    assert (listed["M02"].there, listed["M02"].by_text, listed["M02"].name) == (True, False, "送审稿及与上一稿的花脸稿")


def test_a_contract_is_asked_for_fewer(office: Office) -> None:
    assert [a.code for a in asked(office, None, Matter.CONTRACT)] == ["M01", "M02"]
