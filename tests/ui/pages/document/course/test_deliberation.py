"""集体审议 at the tab: why it cannot be recorded yet, and the minutes filled in afterwards."""

from __future__ import annotations

from tests.ui.pages.document.course.hands import button, confirm, course, fill, form, press, shown
from tests.ui.pages.workroom import words
from ui.pages import places
from ui.widgets.text import Label


def test_before_it_is_tabled_the_button_says_why_it_waits(whole):
    shown(whole, "drafting")
    found = button(whole, "登记审议结果")
    assert not found.isEnabled()
    assert "先办提请审议" in found.toolTip()


def test_the_result_is_recorded_with_its_minutes(whole, tmp_path):
    minutes = tmp_path / "纪要.pdf"
    minutes.write_bytes(b"%PDF-1.4")
    document = shown(whole, "deliberating")
    press(whole, "登记审议结果")
    fill(whole, "meeting", "区政府第86次常务会议")
    fill(whole, "minutes_number", "云州府纪〔2026〕86号")
    fill(whole, "attendees", "区长、副区长共7人")
    fill(whole, "words", "财政局对第三条保留意见")
    form(whole).field("file").set_path(minutes)
    confirm(whole)
    (row,) = whole.ask(lambda office: office.store.documents.deliberations(document))
    assert (row.minutes_number, row.attendees, row.words, row.file_name) == (
        "云州府纪〔2026〕86号", "区长、副区长共7人", "财政局对第三条保留意见", "纪要.pdf",
    )  # fmt: skip
    assert "不同意见：财政局对第三条保留意见" in words(course(whole))


def test_the_minutes_are_filled_in_afterwards(whole):
    document = shown(whole, "passed")
    assert "没有纪要号" in words(course(whole))
    press(whole, "区政府第86次常务会议：补会议纪要")
    fill(whole, "minutes_number", "云州府纪〔2026〕86号")
    confirm(whole)
    (row,) = whole.ask(lambda office: office.store.documents.deliberations(document))
    assert row.minutes_number == "云州府纪〔2026〕86号"
    assert "纪要 云州府纪〔2026〕86号" in words(course(whole))


def test_a_done_step_leads_to_its_record_among_the_stages(whole):
    whole.go("document", whole.make("云州区绿道管理办法", "published"))
    page = whole.assembly.document
    place = next(index for index, step in enumerate(page.header.stepper.steps) if step.label == "集体审议")
    page.header.stepper.opened.emit(place)
    whole.settle()
    assert page.header.tabs.current == places.COURSE
    assert "区政府第86次常务会议" in " ".join(
        label.text() for label in course(whole).findChildren(Label) if not label.visibleRegion().isEmpty()
    )
