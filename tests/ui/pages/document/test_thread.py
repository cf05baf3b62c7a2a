from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.correspondence.contacts import contact
from app.correspondence.inquiry import inquire
from app.correspondence.letters import letter
from app.correspondence.thread import thread
from app.lifecycle.desk import desk
from tests.ui.pages.workroom import words
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages import places
from ui.widgets.empty import EmptyState
from ui.widgets.segments import Segments


@pytest.fixture
def matter(whole):
    made = whole.make("云州区绿道管理办法", "submitted")
    whole.go("document", made)
    return made


def page(whole):
    return whole.assembly.document


def tab(whole):
    page(whole).header.tabs.choose(places.THREAD)
    whole.settle()
    return page(whole).thread


def press(key, widget=None):
    QTest.keyClick(widget or QApplication.focusWidget(), key)


def entries(whole, matter):
    return whole.ask(lambda office: thread(office, matter)).entries


def named(whole, name):
    return next(b for b in page(whole).findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == name)


def test_a_call_is_logged_by_the_keyboard_alone(whole, matter):
    strip = page(whole).strip
    press(Qt.Key.Key_L, page(whole))
    assert strip.isVisible()
    assert strip.kinds.hasFocus()
    press(Qt.Key.Key_2)
    assert strip.who.hasFocus()
    whole.type_over(strip.who, "云州区财政局　林晓")
    press(Qt.Key.Key_Return)
    assert strip.words.hasFocus()
    whole.type_over(strip.words, "问资金来源")
    press(Qt.Key.Key_Return)
    whole.settle()
    (entry,) = entries(whole, matter)
    assert (entry.contact.kind, entry.contact.counterpart, entry.contact.words, entry.contact.outgoing) == (
        "message", "云州区财政局　林晓", "问资金来源", True,
    )  # fmt: skip
    assert not strip.isVisible()
    assert whole.toasts[-1] == "已记下与云州区财政局　林晓的往来"
    whole.click(whole.undo_link)
    assert entries(whole, matter) == ()


def test_the_page_stays_usable_while_the_strip_is_open(whole, matter):
    press(Qt.Key.Key_L, page(whole))
    page(whole).header.tabs.choose(places.LOG)
    whole.settle()
    assert page(whole).strip.isVisible()
    QTest.keyClick(page(whole).strip.who, Qt.Key.Key_Escape)
    assert not page(whole).strip.isVisible()


def test_what_is_missing_is_said_in_the_strip_and_nothing_is_stored(whole, matter):
    page(whole).conversation.begin()
    strip = page(whole).strip
    whole.click(strip.keep)
    assert "没有写对方是谁。" in words(strip)
    strip.who.setText("区财政局")
    strip.words.setText("问")
    strip.when.setText("三点")
    whole.click(strip.keep)
    assert "不是日期" in words(strip)
    strip.when.setText("昨天 9:30")
    whole.click(strip.keep)
    whole.settle()
    assert [entry.contact.at for entry in entries(whole, matter)] == [datetime(2026, 11, 22, 9, 30)]


def test_an_answer_asked_for_gets_the_usual_day_and_is_recorded_from_the_tab(whole, matter):
    page(whole).conversation.begin()
    strip = page(whole).strip
    strip.who.setText("云州区财政局")
    strip.words.setText("问资金来源")
    strip.words.setFocus()
    strip.words.setCursorPosition(2)
    whole.click(strip.expect)
    assert strip.answer.text() == "2026-11-26"
    assert (strip.words.hasFocus(), strip.words.cursorPosition(), strip.words.selectedText()) == (True, 2, "")
    whole.click(strip.keep)
    assert "11-26 前答复" in [c.accessibleName() for c in tab(whole).findChildren(object) if hasattr(c, "accessibleName")]
    whole.click(named(whole, "登记云州区财政局的答复"))
    dialog = whole.dialog(FormDialog)
    dialog.field("words").setPlainText("列入明年预算")
    whole.click(dialog.verb)
    whole.settle()
    (entry,) = entries(whole, matter)
    assert entry.contact.answer == "列入明年预算"
    assert "11-23 答复：列入明年预算" in words(tab(whole))


def test_letters_to_bureaus_are_shown_for_printing_and_listed_with_who_has_not_answered(whole, matter):
    page(whole).ask("inquire")
    whole.settle()
    dialog = whole.dialog(FormDialog)
    dialog.field("others").setText("云州区财政局、云州区公安分局，云州区城管局")
    whole.click(dialog.verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview), timeout=20_000)
    preview = whole.dialog(PrintingPreview)
    assert preview.windowTitle().endswith("等 3 份")
    assert preview.word_button.isVisible()
    preview.reject()
    whole.settle()
    assert "发函 3 家，已答复 0 家" in words(tab(whole))
    whole.click(named(whole, "催云州区公安分局答复"))
    assert page(whole).strip.who.text() == "云州区公安分局"
    assert page(whole).strip.words.text() == "催答复：本区司函〔2026〕2号"


def test_letters_go_into_a_folder_as_word_files(whole, matter, tmp_path):
    whole.ask(lambda office: inquire(office, matter, units=["云州区财政局", "云州区公安分局"]))
    letters = whole.ask(lambda office: [letter(office, e.contact.id) for e in thread(office, matter).inquiries])
    page(whole).conversation._papers.show(lambda _office: letters)
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview), timeout=20_000)
    preview = whole.dialog(PrintingPreview)
    with whole.qtbot.waitSignal(preview.saved, timeout=20_000):
        preview.word_to(tmp_path)
    assert sorted(file.suffix for file in tmp_path.glob("*征求意见函*")) == [".docx", ".docx"]
    assert preview.said == f"2 份函已存到“{tmp_path.name}”。"


def test_a_letter_without_a_unit_is_not_sent(whole, matter):
    page(whole).ask("inquire")
    whole.settle()
    dialog = whole.dialog(FormDialog)
    dialog.field("others").setText(" ，")
    whole.click(dialog.verb)
    assert "没有选单位。" in words(dialog)
    assert entries(whole, matter) == ()


def test_the_tab_is_filtered_by_kind_and_by_who_still_owes_an_answer(whole, matter):
    def fill(office):
        contact(
            office, matter, kind="call", counterpart="甲局", words="电话里说的", due_on=date(2026, 11, 20), at=datetime(2026, 11, 16, 9)
        )
        contact(office, matter, kind="visit", counterpart="乙局", words="当面说的", at=datetime(2026, 11, 20, 9))

    whole.ask(fill)
    whole.go("document", (matter, places.THREAD))
    shown = page(whole).thread
    assert words(shown).index("当面说的") < words(shown).index("电话里说的")
    for index, (here, gone) in {1: ("电话里说的", "当面说的"), 3: ("当面说的", "电话里说的"), 6: ("电话里说的", "当面说的")}.items():
        shown.findChild(Segments).choose(index)
        QApplication.processEvents()
        assert here in words(shown)
        assert gone not in words(shown)
    shown.findChild(Segments).choose(5)
    QApplication.processEvents()
    assert "没有这一类往来。" in words(shown)


def test_without_contacts_there_is_one_sentence_and_one_button(whole, matter):
    empty = tab(whole).findChild(EmptyState)
    whole.click(empty.button)
    assert page(whole).strip.isVisible()


def test_a_file_dropped_onto_a_contact_is_kept_with_it(whole, matter, tmp_path):
    whole.ask(lambda office: contact(office, matter, kind="call", counterpart="甲局", words="说的"))
    whole.go("document", (matter, places.THREAD))
    file = tmp_path / "会谈记录.txt"
    file.write_text("记录", "utf-8")
    row = next(
        w for w in page(whole).thread.findChildren(object) if getattr(w, "acceptDrops", lambda: False)() and "甲局" in w.accessibleName()
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    middle = QPoint(40, 10)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(middle, copy, data, left, none)
    QApplication.sendEvent(row, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(row, QDropEvent(middle.toPointF(), copy, data, left, none))
    whole.settle()
    assert entries(whole, matter)[0].contact.file_name == "会谈记录.txt"
    saved = tmp_path / "另存.txt"
    page(whole).conversation.save_file(entries(whole, matter)[0].contact.id, saved)
    whole.settle()
    assert saved.read_text("utf-8") == "记录"


def test_what_was_returned_is_shown_as_a_slip_to_print(whole, matter):
    page(whole).ask("return")
    whole.settle()
    dialog = whole.dialog(FormDialog)
    whole.click(dialog.verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview), timeout=20_000)
    assert whole.dialog(PrintingPreview).windowTitle().endswith("退回补正告知单")


def test_the_receipt_is_numbered_and_shown(whole, matter):
    page(whole).ask("receipt")
    whole.settle()
    dialog = whole.dialog(FormDialog)
    dialog.field("at").setText("11-20 9:05")
    whole.click(dialog.verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview), timeout=20_000)
    assert whole.ask(lambda office: office.document(matter).received_at) == datetime(2026, 11, 20, 9, 5)


def test_the_desk_leads_to_the_thread_where_an_answer_is_awaited(whole, matter):
    whole.ask(lambda office: contact(office, matter, kind="call", counterpart="甲局", words="说的", due_on=date(2026, 11, 25)))
    whole.go("desk")
    item = whole.ask(lambda office: next(i for i in desk(office).items if i.due.deadline.key.startswith("correspondence.")))
    whole.assembly.desk.due.opened.emit(item)
    whole.settle()
    assert whole.window.current == "document"
    assert page(whole).header.tabs.current == places.THREAD
