"""A whole submission on the check page: sorted in one look, corrected by the keyboard, split and joined, stored by one act with one undo."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.intake.papers import photo, word
from tests.app.intake.test_sorting import ARTICLES, NAME, NOTICE
from tests.app.intake.zips import pack
from ui.pages.intake.queue import State
from ui.widgets.text import ElidedLabel, Label, Link

FILES = {
    "1.docx": word(NAME, *ARTICLES), "2.docx": word(*NOTICE), "3.docx": word(f"《{NAME}》起草说明", "一、起草背景"), "公平竞争审查.jpg": photo(1),
    "微信图片.jpg": photo(2),
}  # fmt: skip


def words(widget):
    return " ".join(label.text() for kind in (Label, ElidedLabel) for label in widget.findChildren(kind) if label.isVisible())


def bring(whole, *paths, matters=1):
    whole.window.files_dropped.emit(list(paths))
    page = whole.assembly.intake
    whole.qtbot.waitUntil(lambda: len([i for i in page.items if not i.is_settled]) == matters, timeout=30_000)
    whole.settle()
    return page


def written(folder, files):
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def checking(whole):
    bring(whole, written(whole.folder / "来件", FILES))
    return whole


def choice(whole, name):
    return next(c for c in whole.assembly.intake.sheet.files.choices if name in c.accessibleName())


def choose(whole, name, words):
    """By the keyboard alone: a key opens the list beside the file, down goes to the entry, Enter takes it."""
    box = choice(whole, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    view = box.view()
    whole.qtbot.waitUntil(view.isVisible)
    view.setCurrentIndex(view.model().index(0, 0))
    for _ in range(box.findText(words)):
        QTest.keyClick(view, Qt.Key.Key_Down)
    sheet = whole.assembly.intake.sheet
    QTest.keyClick(view, Qt.Key.Key_Return)
    whole.qtbot.waitUntil(lambda: whole.assembly.intake.sheet is not sheet)
    whole.settle()


def sorted_to(whole):
    return {part.arrival.name: part.code for part in whole.assembly.intake.current.submission.parts}


def documents(whole):
    return whole.ask(lambda office: office.store.documents.all())


def test_a_folder_is_one_matter_with_every_file_sorted_and_its_reason_shown(checking):
    page = checking.assembly.intake
    assert sorted_to(checking) == {"1.docx": "TEXT", "2.docx": "ISSUE", "3.docx": "M03", "公平竞争审查.jpg": "M08", "微信图片.jpg": "OTHER"}
    told = words(page)
    for expected in (NAME, NOTICE[0], "共 5 份，1 份拿不准", "起草说明", "核对：文件名和内容都看不出是什么", "没有读"):
        assert expected in told
    assert documents(checking) == ()


def test_a_letter_opens_the_list_and_changes_nothing(checking):
    before = sorted_to(checking)
    box = choice(checking, "3.docx")
    QTest.keyClick(box, Qt.Key.Key_M)
    assert box.view().isVisible()
    box.hidePopup()
    assert sorted_to(checking) == before


def test_a_wrong_sorting_is_corrected_by_the_keyboard(checking):
    choose(checking, "微信图片.jpg", "M07 本单位集体讨论纪要")
    assert sorted_to(checking)["微信图片.jpg"] == "M07"
    assert checking.window.focusWidget() is choice(checking, "微信图片.jpg")
    assert checking.assembly.intake.sheet.form.ticks.boxes["M07"].text() == "M07 本单位集体讨论纪要（已收到文件）"


def test_what_came_as_a_file_is_not_missing(checking):
    sheet = checking.assembly.intake.sheet
    checking.click(checking.assembly.intake.accept)
    checking.settle()
    assert [item for item in sheet.form.missing.items if "起草说明" in item] == []
    assert any("送审函" in item for item in sheet.form.missing.items)


def test_the_whole_submission_is_stored_by_one_act_and_one_undo_takes_it_back(checking):
    page = checking.assembly.intake
    checking.type_over(page.sheet.received, "11-20 16:42")
    checking.click(page.store)
    checking.qtbot.waitUntil(lambda: checking.window.current == "document")
    checking.settle()
    (document,) = documents(checking)
    assert (document.title, document.body_title, f"{document.received_at:%m-%d %H:%M}") == (NOTICE[0], NAME, "11-20 16:42")
    assert len(checking.ask(lambda office: office.store.documents.materials(document.id))) == 4
    checking.click(checking.undo_link)
    checking.settle()
    assert documents(checking) == ()


def test_a_submission_is_registered_with_its_files_and_accepted(checking):
    page = checking.assembly.intake
    form = page.sheet.form
    checking.type_over(form.unit, "云州区城市管理局")
    checking.click(form.consulted)
    checking.type_over(form.carrier, "云州区政府网站")
    checking.type_over(form.from_on, "10-8")
    checking.type_over(form.until_on, "11-10")
    checking.click(next(link for link in form.findChildren(Link) if link.text() == "必交的都收到了"))
    checking.click(page.accept)
    checking.qtbot.waitUntil(lambda: checking.window.current == "document")
    checking.settle()
    (document,) = documents(checking)
    assert document.stage == "under_review"
    codes = [m.code for m in checking.ask(lambda office: office.store.documents.materials(document.id))]
    assert codes == ["ISSUE", "M01", "M03", "M04", "M05", "M06", "M07", "M08", "OTHER"]
    events = checking.ask(lambda office: office.store.documents.events(document.id))
    assert [event.act for event in events] == ["import", "consult", "submit", "accept"]
    assert not any(event.despite for event in events)


def test_who_signed_the_letter_is_the_drafting_unit(whole):
    letter = word(f"关于报送《{NAME}（送审稿）》的函", "区司法局：", "现将送审稿报送你局，请予审核。", "云州区城市管理局", "2026年11月2日")
    page = bring(whole, written(whole.folder / "来件", {**FILES, "函.docx": letter}))
    assert page.sheet.form.unit.text() == "云州区城市管理局"


def test_a_time_that_is_none_is_said_under_its_field_and_nothing_is_stored(checking):
    page = checking.assembly.intake
    for wrong in ("25:00", "12-31 8:00"):
        checking.type_over(page.sheet.received, wrong)
        checking.click(page.store)
        assert page.sheet.received.property("problem")
    assert documents(checking) == ()


def test_without_a_text_that_can_be_read_nothing_can_be_stored_until_one_is_named(whole):
    files = {"起草说明.docx": FILES["3.docx"], "会议纪要.docx": word("会议纪要", "会议认为可行。"), "扫描.jpg": photo(3)}
    page = bring(whole, written(whole.folder / "来件", files))
    assert "还没有指定正文" in words(page)
    assert not page.store.isEnabled()
    assert page.store.toolTip() == "还没有指定正文"
    assert choice(whole, "扫描.jpg").findText("正文") == -1
    choose(whole, "会议纪要.docx", "正文")
    assert page.store.isEnabled()
    assert sorted_to(whole)["会议纪要.docx"] == "TEXT"


def test_texts_of_different_titles_are_matters_of_their_own_and_may_be_made_one(whole):
    texts = {f"{n}.docx": word(f"云州区{n}管理办法", *ARTICLES[1:]) for n in ("绿道", "犬只")}
    page = bring(whole, pack(whole.folder / "两件.zip", texts), matters=2)
    assert "第 1 件，共 2 件" in words(page)
    whole.click(next(link for link in page.findChildren(Link) if "合成一件" in link.text()))
    assert len(page.items) == 1
    assert sorted(sorted_to(whole).values()) == ["M02", "TEXT"]


def test_a_material_that_comes_late_joins_the_matter_shown_and_what_a_hand_sorted_stays(checking):
    choose(checking, "微信图片.jpg", "M07 本单位集体讨论纪要")
    late = written(checking.folder / "后到", {"征求意见情况.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600})
    checking.window.files_dropped.emit([late / "征求意见情况.doc"])
    checking.qtbot.waitUntil(lambda: "征求意见情况.doc" in sorted_to(checking), timeout=30_000)
    checking.settle()
    assert len(checking.assembly.intake.items) == 1
    found = sorted_to(checking)
    assert (found["征求意见情况.doc"], found["微信图片.jpg"], found["1.docx"]) == ("M05", "M07", "TEXT")


def test_a_file_is_taken_out_as_a_matter_of_its_own(checking):
    page = checking.assembly.intake
    box = choice(checking, "3.docx")
    box.setCurrentIndex(box.findText("另作一件"))
    box.activated.emit(box.currentIndex())
    checking.qtbot.waitUntil(lambda: len(page.items) == 2)
    assert [len(item.submission.parts) for item in page.items] == [4, 1]
    assert [item.state for item in page.items] == [State.READ, State.READ]


def test_what_is_there_already_is_said_with_the_way_to_it_and_may_be_taken_in_all_the_same(checking):
    page = checking.assembly.intake
    checking.click(page.store)
    checking.qtbot.waitUntil(lambda: checking.window.current == "document")
    checking.settle()
    bring(checking, checking.folder / "来件")
    checking.qtbot.waitUntil(lambda: "已经导入过" in words(page))
    checking.click(next(link for link in page.findChildren(Link) if link.text() == "不是同一件，照样收"))
    checking.click(page.store)
    checking.qtbot.waitUntil(lambda: checking.window.current == "document")
    checking.settle()
    assert len(documents(checking)) == 2
    bring(checking, checking.folder / "来件")
    checking.qtbot.waitUntil(lambda: "已经导入过" in words(page))
    checking.click(next(link for link in page.findChildren(Link) if link.text() == "打开那一件"))
    checking.qtbot.waitUntil(lambda: checking.window.current == "document")
    assert checking.window.page("document").place()[0] in {d.id for d in documents(checking)}


def test_a_file_that_may_not_be_kept_is_shown_so_and_the_rest_is_stored(whole):
    secret = word("机密★1年", "会议纪要", "会议认为可行。")
    page = bring(whole, written(whole.folder / "来件", {**FILES, "纪要.docx": secret}))
    told = words(page)
    assert "不收" in told
    assert "标有密级" in told
    whole.click(page.store)
    whole.qtbot.waitUntil(lambda: whole.window.current == "document")
    whole.settle()
    (document,) = documents(whole)
    assert len(whole.ask(lambda office: office.store.documents.materials(document.id))) == 4


def test_what_was_left_out_is_told(whole):
    bring(whole, written(whole.folder / "来件", {**FILES, "~$1.docx": b"x"}))
    assert any("~$1.docx" in toast and "没有收" in toast for toast in whole.toasts)


def test_reading_may_be_stopped(whole):
    page = whole.assembly.intake
    whole.window.files_dropped.emit([written(whole.folder / "来件", FILES)])
    for job in page.reading:
        job.cancel()
    whole.settle()
    assert (page.items, page.reading) == ([], frozenset())
    assert "没有要核对的文件" in words(page)


def test_every_list_beside_a_file_is_named_and_reached_in_order(checking):
    boxes = checking.assembly.intake.sheet.files.choices
    assert [box.accessibleName() for box in boxes] == [
        f"“{part.arrival.name}”是什么" for part in checking.assembly.intake.current.submission.parts
    ]
    for box, following in pairwise(boxes):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Tab)
        assert following.hasFocus()
