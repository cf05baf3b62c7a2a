"""征求意见 at the tab: begun, filled in with address and picture, or excused with a reason."""

from __future__ import annotations

from PySide6.QtTest import QTest

from tests.ui.pages.document.course.hands import button, confirm, course, fill, form, press, shown
from tests.ui.pages.workroom import words
from ui.pages.document.materials import FileLink


def test_it_is_begun_with_its_address_and_picture(whole, tmp_path):
    picture = tmp_path / "网页.png"
    picture.write_bytes(b"picture")
    document = shown(whole, "drafting")
    press(whole, "公开征求意见")
    fill(whole, "carrier", "云州区政府网站")
    fill(whole, "on", "2026-11-02")
    fill(whole, "address", "https://www.yunzhou.gov.cn/1")
    form(whole).field("file").set_path(picture)
    confirm(whole)
    (row,) = whole.ask(lambda office: office.store.documents.consultations(document))
    assert (row.carrier, row.address, row.file_name) == ("云州区政府网站", "https://www.yunzhou.gov.cn/1", "网页.png")
    assert "https://www.yunzhou.gov.cn/1" in words(course(whole))
    assert [link.text() for link in course(whole).findChildren(FileLink)] == ["网页.png"]


def test_the_address_is_filled_in_afterwards(whole):
    document = shown(whole, "consulting")
    press(whole, "2026-09-01—2026-10-08征求意见：补网址和截图")
    fill(whole, "address", "https://www.yunzhou.gov.cn/2")
    confirm(whole)
    (row,) = whole.ask(lambda office: office.store.documents.consultations(document))
    assert row.address == "https://www.yunzhou.gov.cn/2"


def test_a_document_under_secrecy_says_why_it_is_not_held(whole):
    document = shown(whole, "drafting")
    press(whole, "登记不公开征求意见的理由")
    confirm(whole)
    assert "没有填理由。" in words(form(whole))
    fill(whole, "reason", "依法需要保密")
    confirm(whole)
    (row,) = whole.ask(lambda office: office.store.documents.consultations(document))
    assert (row.carrier, row.excused) == ("", "依法需要保密")
    assert "不公开征求意见" in words(course(whole))


def test_the_picture_can_be_taken_out_again(whole, tmp_path):
    picture = tmp_path / "网页.png"
    picture.write_bytes(b"picture")
    shown(whole, "consulting")
    press(whole, "2026-09-01—2026-10-08征求意见：补网址和截图")
    form(whole).field("file").set_path(picture)
    confirm(whole)
    (kept,) = [line.file for part in _parts(whole) for line in part.lines if line.file]
    whole.assembly.document.copying.save(kept, tmp_path / "另存.png")
    whole.settle()
    assert (tmp_path / "另存.png").read_bytes() == b"picture"


def test_the_focus_stays_at_the_button_that_was_pressed(whole):
    shown(whole, "consulting")
    pressed = button(whole, "2026-09-01—2026-10-08征求意见：补网址和截图")
    whole.focus(pressed)
    name = pressed.objectName()
    QTest.keyClick(pressed, " ")
    whole.settle()
    fill(whole, "address", "https://www.yunzhou.gov.cn/2")
    confirm(whole)
    whole.window.activateWindow()
    whole.qtbot.waitUntil(lambda: whole.window.focusWidget() is not None and whole.window.focusWidget().objectName() == name)


def _parts(whole):
    from ui.pages.document.course.whole import parts_of

    above, below = parts_of(whole.assembly.document._view)
    return (*above, *below)
