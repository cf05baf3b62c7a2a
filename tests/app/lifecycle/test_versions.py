"""Every version tells its file, who brought it, and how much it changed the one before."""

from __future__ import annotations

from app.compare.comparing import compare
from app.compare.rows import Kind, rows
from app.lifecycle.confirming import confirm_in_hand
from app.lifecycle.sealing import seal
from app.lifecycle.texts import replace_text
from app.lifecycle.versions import Extent, history
from app.office import Office
from tests.app import road

SHORTER = road.text().replace("有效期五年", "有效期十年")


def test_each_version_with_its_difference_from_the_one_before(office: Office) -> None:
    document = road.at(office, "passed")
    replace_text(office, document, road.draft(SHORTER, "修改稿.md"))
    first, second = history(office, document)
    assert (first.version.name, first.operator, first.before, first.extent) == ("送审稿", road.CLERK, None, None)
    assert (second.version.file_name, second.operator, second.before) == ("修改稿.md", road.CLERK, first.version)
    assert second.extent == Extent(2, 2, 1)
    assert second.extent.told == "改 1 处，增 2 字，删 2 字"


def test_a_clause_whose_number_only_follows_is_not_counted(office: Office) -> None:
    document = road.at(office, "passed")
    inserted = "工程信息应当公开。"
    replace_text(office, document, road.draft(road.text().replace("第四条 ", f"第四条 {inserted}\n\n第五条 "), "修改稿.md"))
    versions = office.store.documents.versions(document)
    compared = rows(compare(*(office.tree(version) for version in versions)))
    assert Kind.RENUMBERED in compared.counts()
    assert history(office, document)[-1].extent == Extent(len(inserted), 0, len(compared.changes), follows=True)
    assert Extent(0, 0, 0, follows=True).told == "只有条号或引用变化"


def test_a_sealed_scan_is_compared_with_nothing_and_nothing_with_it(office: Office) -> None:
    document = road.at(office, "signed")
    seal(office, document, road.draft(road.text() + "\n", "盖章.md"))
    replace_text(office, document, road.draft(road.text().replace("\n\n", "\n\n\n"), "公布稿.md"))
    first, sealed, last = history(office, document)
    assert (sealed.before, sealed.extent) == (None, None)
    assert (last.before, last.extent and last.extent.told) == (first.version, "文字相同")


def test_who_brought_it_is_found_behind_many_later_acts(office: Office) -> None:
    document = road.at(office, "passed")
    replace_text(office, document, road.draft(SHORTER, "修改稿.md"))
    confirm_in_hand(office, document)
    assert [told.operator for told in history(office, document)] == [road.CLERK, road.CLERK]
