"""缺项: what was gone on without stays in sight until it is mended."""

from __future__ import annotations

from app.lifecycle import preparing
from app.lifecycle.desk import AWAITED, LACKING, desk
from app.lifecycle.dossier import dossier
from app.lifecycle.materials import add_materials
from app.office import Office
from tests.app import road


def lacking(office: Office) -> str:
    """A matter that was submitted with materials missing."""
    document = road.imported(office)
    preparing.submit(office, document, unit=road.UNIT, materials=(), despite="急件")
    return document


def test_what_was_gone_on_without_stands_on_the_page_and_on_the_desk(office: Office) -> None:
    document = lacking(office)
    sentences = [gap.sentence for gap in dossier(office, document).gaps]
    assert "没有公开征求意见的记录" in sentences
    [item] = desk(office).resting
    assert (item.document.id, item.group) == (document, LACKING)
    assert item.words == "；".join(sentences)


def test_what_is_mended_goes_and_the_rest_stays(office: Office) -> None:
    document = lacking(office)
    gap = next(gap for gap in dossier(office, document).gaps if gap.mend.startswith("material:"))
    add_materials(office, document, codes=[gap.mend.partition(":")[2]])
    left = [one.sentence for one in dossier(office, document).gaps]
    assert gap.sentence not in left
    assert left


def test_a_matter_that_lacked_nothing_has_no_gaps(office: Office) -> None:
    road.at(office, "published")
    assert desk(office).resting == ()


def test_a_matter_whose_opinion_asks_for_amendment_waits_for_the_unit_on_the_desk(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    assert [(item.document.id, item.group) for item in desk(office).resting] == [(document, AWAITED)]


def test_a_matter_in_the_bin_rests_nowhere(office: Office) -> None:
    document = lacking(office)
    with office.act("test", "移入回收站") as act:
        act.update(road.now(office, document), deleted_at=office.now())
    assert desk(office).resting == ()
