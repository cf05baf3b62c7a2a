"""归档目录: each item with its evidence or the way to it, what a person says of it, and the file closed under its number."""

from __future__ import annotations

from app.lifecycle import archiving
from tests.ui.pages.document.course import hands
from tests.ui.pages.document.course.hands import confirm, fill, form, shown
from tests.ui.pages.workroom import words
from ui.pages import places


def tab(whole):
    return whole.assembly.document.work.archive


def press(whole, name: str) -> None:
    whole.click(hands.button(whole, name, tab(whole)))


def items(whole, document: str):
    found = whole.ask(lambda office: archiving.archive_list(office, office.document(document)))
    return {item.code: item for item in found}


def test_every_item_of_the_list_stands_there_with_its_evidence(whole):
    document = shown(whole, "published", places.ARCHIVE)
    told = words(tab(whole))
    for item in items(whole, document).values():
        assert item.name in told
    assert "区政府第86次常务会议，通过" in told


def test_there_being_none_needs_a_reason_and_is_taken_back(whole):
    document = shown(whole, "published", places.ARCHIVE)
    name = items(whole, document)["explanation"].name
    press(whole, f"{name}：无此项")
    confirm(whole)
    assert "没有填理由。" in words(form(whole))
    fill(whole, "note", "历史文件，没有留存")
    confirm(whole)
    assert items(whole, document)["explanation"].state == "没有（已说明）"
    assert "无此项：历史文件，没有留存" in words(tab(whole))
    press(whole, f"撤回：{name}无此项")
    assert items(whole, document)["explanation"].said is None


def test_what_lies_on_paper_is_said_to_be_in_the_file(whole):
    document = shown(whole, "published", places.ARCHIVE)
    name = items(whole, document)["signed"].name
    if items(whole, document)["signed"].held:
        name = items(whole, document)["letter"].name
    press(whole, f"{name}：已在卷")
    fill(whole, "note", "第3页")
    confirm(whole)
    assert "已在卷：第3页" in words(tab(whole))


def test_an_item_leads_to_the_dialog_that_mends_it(whole):
    document = shown(whole, "published", places.ARCHIVE)
    press(whole, f"去补{items(whole, document)['explanation'].name}")
    assert form(whole).field("codes").ticked() == ("M03",)


def test_the_file_is_closed_under_its_number_with_the_reason_for_what_lacks(whole):
    document = shown(whole, "published", places.ARCHIVE)
    press(whole, "归档")
    fill(whole, "number", "2026-永久-12")
    confirm(whole)
    whole.type_over(form(whole).missing.reason, "备案回执后补")
    confirm(whole)
    found = whole.ask(lambda office: office.document(document))
    assert (found.stage, found.archive_number) == ("archived", "2026-永久-12")
    assert "档案号 2026-永久-12" in words(tab(whole))


def test_before_publication_the_button_says_what_comes_first(whole):
    shown(whole, "drafting", places.ARCHIVE)
    found = hands.button(whole, "归档", tab(whole))
    assert "先办公布" in found.toolTip()
