from __future__ import annotations

import pytest

from app.forms.printing import pdf, word
from app.intake.draft import read_draft
from app.intake.importing import import_draft
from app.review.opinion import opinion
from tests.ui.pages.assembled import write_draft
from tests.ui.pages.workroom import words
from ui.pages.intake.brought import Purpose
from ui.pages.intake.queue import State
from ui.pages.intake.told import Alarm, warnings_of
from ui.pages.lines import Line
from ui.widgets.button import Kind
from ui.widgets.progress import BUSY_AFTER_MS
from ui.widgets.text import Label, Link


def drop(whole, *paths):
    whole.window.files_dropped.emit(list(paths))
    page = whole.assembly.intake
    whole.qtbot.waitUntil(lambda: page.current is not None and page.current.state in (State.READ, State.REFUSED), timeout=20_000)
    whole.settle()


@pytest.fixture
def checking(whole):
    drop(whole, write_draft(whole.folder, "云州区绿道管理办法"))
    return whole


def fill(whole):
    sheet = whole.assembly.intake.sheet
    whole.type_over(sheet.form.unit, "云州区林业局")
    whole.type_over(sheet.form.submitted_on, "11-20")
    whole.type_over(sheet.form.accepted_on, "11-21")


def complete(whole):
    sheet = whole.assembly.intake.sheet
    if not sheet.form.consulted.isChecked():
        whole.click(sheet.form.consulted)
    whole.type_over(sheet.form.carrier, "云州区政府网站")
    whole.type_over(sheet.form.from_on, "10-8")
    whole.type_over(sheet.form.until_on, "11-10")
    whole.click(next(link for link in sheet.findChildren(Link) if link.text() == "必交的都收到了"))


def documents(whole):
    return whole.ask(lambda office: office.store.documents.all())


def acts(whole, document):
    return [event.act for event in whole.ask(lambda office: office.store.documents.events(document))]


def finish(whole):
    whole.qtbot.waitUntil(lambda: whole.ops.is_idle)
    whole.settle()


def test_what_was_read_is_shown_before_anything_is_stored(checking):
    told = words(checking.assembly.intake)
    assert "云州区绿道管理办法" in told
    assert "云州区人民政府" in told
    assert "3 条" in told
    assert documents(checking) == ()


def test_the_drafting_unit_can_be_typed_at_once(checking):
    assert checking.assembly.intake.sheet.form.unit is checking.window.focusWidget()


def test_what_must_be_handed_in_is_ticked_together(checking):
    sheet = checking.assembly.intake.sheet
    checking.click(next(link for link in sheet.findChildren(Link) if link.text() == "必交的都收到了"))
    assert sheet.form.ticks.ticked() == ("M01", "M03", "M04", "M05", "M06", "M07")


def test_a_draft_is_only_stored_when_that_is_asked(checking):
    checking.click(checking.assembly.intake.store)
    finish(checking)
    (document,) = documents(checking)
    assert document.stage == "drafting"
    assert acts(checking, document.id) == ["import"]
    assert checking.window.current == "document"


def test_a_submission_with_everything_is_stored_submitted_and_accepted_in_order(checking):
    fill(checking)
    complete(checking)
    checking.click(checking.assembly.intake.accept)
    finish(checking)
    (document,) = documents(checking)
    assert acts(checking, document.id) == ["import", "consult", "submit", "accept"]
    assert document.stage == "under_review"
    assert str(document.submitted_on) == "2026-11-20"
    assert checking.window.current == "document"
    assert checking.toasts == ["已受理：《云州区绿道管理办法》"]


def test_what_is_missing_is_listed_and_needs_a_reason_to_go_on(checking):
    fill(checking)
    intake = checking.assembly.intake
    checking.click(intake.accept)
    finish(checking)
    assert any("缺起草说明" in item for item in intake.sheet.form.missing.items)
    assert intake.accept.text() == "带缺项继续"
    checking.click(intake.accept)
    assert "没有写理由" in words(intake)
    assert documents(checking) == ()
    checking.type_over(intake.sheet.form.missing.reason, "急件")
    checking.click(intake.accept)
    finish(checking)
    (document,) = documents(checking)
    assert document.stage == "under_review"
    events = checking.ask(lambda office: office.store.documents.events(document.id))
    assert [event.despite for event in events if event.act == "submit"] == ["急件"]


def test_a_click_too_early_stores_nothing(checking):
    intake = checking.assembly.intake
    checking.click(intake.accept)
    finish(checking)
    assert len(intake.sheet.form.missing.items) == 8
    assert intake.sheet.form.missing.reason.visibleRegion().boundingRect().height() == intake.sheet.form.missing.reason.height()
    assert documents(checking) == ()
    checking.click(intake.skip)
    finish(checking)
    assert documents(checking) == ()


def wait_for_missing(whole, count):
    sheet = whole.assembly.intake.sheet
    whole.qtbot.waitUntil(lambda: not sheet.form.missing.isVisible() if not count else len(sheet.form.missing.items) == count, timeout=5000)
    whole.settle()


def test_what_is_missing_follows_each_change_until_nothing_is(checking):
    intake, sheet = checking.assembly.intake, checking.assembly.intake.sheet
    checking.click(intake.accept)
    finish(checking)
    fill(checking)
    wait_for_missing(checking, 7)
    checking.click(sheet.form.ticks.boxes["M03"])
    wait_for_missing(checking, 6)
    complete(checking)
    wait_for_missing(checking, 0)
    assert intake.accept.text() == "登记送审并受理"
    checking.click(intake.accept)
    finish(checking)
    (document,) = documents(checking)
    assert acts(checking, document.id) == ["import", "consult", "submit", "accept"]
    assert document.stage == "under_review"
    assert not any(event.despite for event in checking.ask(lambda office: office.store.documents.events(document.id)))


def test_a_gap_that_was_not_listed_yet_is_shown_before_going_on_with_it(checking):
    intake, sheet = checking.assembly.intake, checking.assembly.intake.sheet
    fill(checking)
    checking.click(intake.accept)
    finish(checking)
    checking.type_over(sheet.form.missing.reason, "急件")
    sheet.form.unit.clear()
    checking.click(intake.accept)
    finish(checking)
    assert "没有填起草单位" in sheet.form.missing.items
    assert documents(checking) == ()


def test_what_came_in_with_a_refused_step_goes_on_with_the_new_fields(checking):
    intake, sheet = checking.assembly.intake, checking.assembly.intake.sheet
    fill(checking)
    complete(checking)
    checking.type_over(sheet.form.submitted_on, "11-19")
    intake.current.document = checking.ask(lambda office: import_draft(office, intake.current.draft)["document"])
    intake.current.steps_done.append("import")
    checking.click(intake.accept)
    finish(checking)
    (document,) = documents(checking)
    assert (document.stage, str(document.submitted_on)) == ("under_review", "2026-11-19")


def test_what_was_typed_is_there_again_when_the_file_is_brought_again(checking):
    fill(checking)
    complete(checking)
    checking.window.back()
    finish(checking)
    drop(checking, write_draft(checking.folder, "云州区绿道管理办法"))
    sheet = checking.assembly.intake.sheet
    assert (sheet.form.unit.text(), sheet.form.carrier.text()) == ("云州区林业局", "云州区政府网站")
    assert sheet.form.consulted.isChecked()
    assert sheet.form.ticks.ticked() == ("M01", "M03", "M04", "M05", "M06", "M07")


def test_the_draft_alone_does_not_tick_its_marked_up_copy(checking):
    box = checking.assembly.intake.sheet.form.ticks.boxes["M02"]
    assert box.text() == "M02 送审稿已读入，花脸稿另附"
    assert (box.isChecked(), box.isEnabled()) == (False, True)


def test_a_file_opened_beside_a_broken_one_comes_to_the_front(whole):
    bad = whole.folder / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    drop(whole, bad)
    intake = whole.assembly.intake
    good = write_draft(whole.folder, "云州区绿道管理办法")
    whole.window.files_dropped.emit([good])
    whole.qtbot.waitUntil(lambda: intake.current.path == good and intake.current.state is State.READ, timeout=20_000)
    whole.settle()
    assert "第 2 件，共 2 件" in words(intake)
    whole.click(next(line for line in intake.findChildren(Line) if "坏" in line.accessibleName()))
    whole.qtbot.wait(BUSY_AFTER_MS + 100)
    assert not intake.busy.isVisible()


def test_a_broken_file_that_was_mended_is_read_again(whole):
    bad = whole.folder / "云州区绿道管理办法.txt"
    bad.write_bytes(b"")
    drop(whole, bad)
    assert whole.assembly.intake.current.state is State.REFUSED
    write_draft(whole.folder, "云州区绿道管理办法")
    whole.window.files_dropped.emit([bad])
    whole.qtbot.waitUntil(lambda: whole.assembly.intake.current.state is State.READ, timeout=20_000)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_the_files_were_brought_for_makes_the_plain_choice(whole, purpose):
    whole.window.resize(1280, 700)
    whole.assembly.check_files([write_draft(whole.folder, "云州区绿道管理办法")], purpose)
    intake = whole.assembly.intake
    whole.qtbot.waitUntil(lambda: intake.sheet is not None, timeout=20_000)
    whole.settle()
    whole.settle()
    assert (intake.store.kind, intake.accept.kind) == (
        (Kind.PRIMARY, Kind.PLAIN) if purpose is Purpose.STORE else (Kind.PLAIN, Kind.PRIMARY)
    )
    assert whole.window.focusWidget() is intake.sheet.form.unit
    assert not intake.sheet.findChild(Label).visibleRegion().isEmpty()


def test_the_same_file_is_refused_in_place(checking):
    checking.click(checking.assembly.intake.store)
    finish(checking)
    drop(checking, write_draft(checking.folder, "云州区绿道管理办法"))
    checking.click(checking.assembly.intake.store)
    finish(checking)
    assert "已经导入过" in checking.assembly.intake.findChild(Alarm).sentence
    assert len(documents(checking)) == 1


def test_a_file_that_cannot_be_read_says_why_and_stores_nothing(whole):
    bad = whole.folder / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    drop(whole, bad)
    intake = whole.assembly.intake
    assert "坏.docx" in intake.findChild(Alarm).sentence
    assert not intake.store.isEnabled()
    assert not intake.accept.isEnabled()
    whole.click(intake.skip)
    finish(whole)
    assert documents(whole) == ()
    assert whole.window.current == "desk"


def test_several_files_are_checked_one_after_the_other(whole):
    drop(whole, write_draft(whole.folder, "云州区甲办法"), write_draft(whole.folder, "云州区乙办法"))
    intake = whole.assembly.intake
    assert "第 1 件，共 2 件" in words(intake)
    whole.click(intake.skip)
    whole.qtbot.waitUntil(lambda: intake.current is not None and intake.current.state is State.READ, timeout=20_000)
    whole.settle()
    whole.click(intake.store)
    finish(whole)
    assert [document.body_title for document in documents(whole)] == ["云州区乙办法"]


def test_a_day_that_is_none_is_said_under_its_field_and_nothing_is_stored(checking):
    fill(checking)
    intake = checking.assembly.intake
    checking.type_over(intake.sheet.form.submitted_on, "32")
    checking.click(intake.accept)
    assert "不是日期" in words(intake)
    assert documents(checking) == ()
    checking.type_over(intake.sheet.form.submitted_on, "11-20")
    assert "不是日期" not in words(intake)


def test_a_contract_asks_for_no_consultation(checking):
    sheet = checking.assembly.intake.sheet
    checking.click(sheet.matter, sheet.matter.part_rect(2).center().toPoint())
    assert not sheet.form.consulted.isVisible()
    assert set(sheet.form.ticks.boxes) == {"M01", "M02"}
    checking.click(checking.assembly.intake.store)
    finish(checking)
    assert documents(checking)[0].matter == "contract"


def test_leaving_the_page_stores_nothing_and_keeps_what_is_there(checking):
    fill(checking)
    checking.window.back()
    finish(checking)
    assert documents(checking) == ()
    assert checking.window.current == "desk"
    assert checking.toasts == ["还有 1 件没有存入。"]
    checking.click(checking.undo_link)
    assert checking.window.current == "intake"
    assert checking.assembly.intake.sheet.form.unit.text() == "云州区林业局"


def test_the_way_back_to_what_waits_stands_in_the_command_box(checking):
    checking.window.back()
    commands = checking.assembly.commands
    (entry,) = [entry for entry in commands._near("导入核对") if entry.text == "导入核对"]
    entry.do()
    finish(checking)
    assert checking.window.current == "intake"


def test_what_was_left_out_is_taken_back_with_what_was_typed(checking):
    fill(checking)
    intake = checking.assembly.intake
    checking.click(intake.skip)
    finish(checking)
    assert (checking.window.current, intake.items) == ("desk", intake.queue.items)
    assert checking.toasts == ["没有导入“云州区绿道管理办法.txt”。"]
    checking.click(checking.undo_link)
    finish(checking)
    assert checking.window.current == "intake"
    assert intake.sheet.form.unit.text() == "云州区林业局"
    assert intake.current.state is State.READ


def test_pending_revisions_are_warned_of_first(checking):
    from dataclasses import replace

    draft = checking.assembly.intake.current.draft
    revised = replace(draft, reading=replace(draft.reading, pending_revisions=3, comments=2))
    assert warnings_of(revised)[0].startswith("含 3 处未接受的修订")
    assert warnings_of(revised)[1].startswith("含 2 条批注")


@pytest.mark.parametrize(("ending", "made"), [("pdf", pdf), ("docx", word)])
def test_an_opinion_taken_for_a_draft_is_told(whole, ending, made):
    document = whole.make("云州区城市道路临时停车泊位管理暂行办法", "under_review")
    file = whole.folder / f"意见.{ending}"
    file.write_bytes(whole.ask(lambda office: made(opinion(office, document))))
    assert warnings_of(read_draft(file))[0].startswith("这一份是合法性审核意见书，不是送审稿。")
    assert not any("意见书" in told for told in warnings_of(read_draft(write_draft(whole.folder, "云州区绿道管理办法"))))
