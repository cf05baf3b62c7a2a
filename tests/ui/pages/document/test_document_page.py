from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.lifecycle.transitions import Act
from tests.ui.pages.document.course.hands import confirm, fill, form, opened
from tests.ui.pages.workroom import words
from ui.dialogs.form import FormDialog
from ui.pages import places
from ui.pages.document.course.parts import Kept
from ui.pages.document.deadlines import Aside
from ui.pages.document.deeds import DEEDS
from ui.pages.document.materials import FileLink


def primary(whole):
    return whole.assembly.document.overview.step.primary


class Layouts(QObject):
    """Counts how often a widget is asked to lay itself out anew."""

    def __init__(self, watched):
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def stage(whole, document):
    return whole.ask(lambda office: office.document(document).stage)


def test_a_document_goes_from_the_passed_result_to_publication_by_its_primary_button(whole):
    document = opened(whole, "passed")
    whole.click(primary(whole))
    fill(whole, "by", "王明")
    confirm(whole)
    assert stage(whole, document) == "signed"
    whole.click(primary(whole))
    confirm(whole)
    assert stage(whole, document) == "registered"
    whole.click(primary(whole))
    fill(whole, "carrier", "云州区政府网站")
    confirm(whole)
    assert stage(whole, document) == "published"
    assert not whole.is_open(FormDialog)


def test_each_act_offers_to_be_undone(whole):
    document = opened(whole, "signed")
    whole.click(primary(whole))
    confirm(whole)
    assert whole.toasts[-1] == "已登记编号：《云州区绿道管理办法》"
    whole.click(whole.undo_link)
    assert stage(whole, document) == "signed"


def test_publication_is_asked_about_with_its_verb_and_cannot_be_undone(whole):
    opened(whole, "registered")
    whole.click(primary(whole))
    assert form(whole).verb.text() == "登记公布"
    assert "不能撤销" in words(form(whole))
    fill(whole, "carrier", "云州区政府网站")
    confirm(whole)
    assert whole.undo_link is None


def test_a_dialog_closed_by_escape_changes_nothing(whole):
    document = opened(whole, "registered")
    whole.click(primary(whole))
    QTest.keyClick(form(whole), Qt.Key.Key_Escape)
    whole.settle()
    assert stage(whole, document) == "registered"


def test_what_is_not_filled_in_is_said_under_its_field(whole):
    document = opened(whole, "registered")
    whole.click(primary(whole))
    form(whole).field("carrier").clear()
    confirm(whole)
    assert "没有填公布载体。" in words(form(whole))
    assert stage(whole, document) == "registered"


def test_a_day_that_is_none_is_said_under_its_field(whole):
    opened(whole, "signed")
    whole.click(primary(whole))
    fill(whole, "on", "2026-13-40")
    confirm(whole)
    assert "没有“2026-13-40”这一天" in words(form(whole))


@pytest.mark.parametrize("written", ["20261120", "2026.11.20", "11-20"])
def test_a_day_may_be_written_as_a_clerk_writes_it(whole, written):
    document = opened(whole, "signed")
    whole.click(primary(whole))
    fill(whole, "on", written)
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).registered_on) == date(2026, 11, 20)


def test_a_step_that_the_office_refuses_is_said_in_the_dialog(whole):
    opened(whole, "under_review")
    whole.assembly.document.ask("repeal")
    whole.settle()
    fill(whole, "reason", "不再适用")
    confirm(whole)
    assert "还没有公布" in form(whole).problem


def test_a_submission_lists_what_is_missing_and_asks_for_the_reason(whole):
    document = opened(whole, "consulting")
    whole.click(primary(whole))
    fill(whole, "unit", "云州区林业局")
    confirm(whole)
    assert any("缺起草说明" in item for item in form(whole).missing.items)
    confirm(whole)
    assert stage(whole, document) == "consulting"
    whole.type_over(form(whole).missing.reason, "急件，材料后补")
    confirm(whole)
    assert stage(whole, document) == "submitted"
    event = whole.ask(lambda office: office.store.documents.events(document)[-1])
    assert event.despite == "急件，材料后补"
    assert any("缺起草说明" in item for item in event.missing)
    card = whole.assembly.document.overview.step
    assert (primary(whole).text(), card.findChild(QAbstractButton, "still").text()) == ("退回补正", "仍然受理")
    whole.click(primary(whole))
    assert whole.dialog(FormDialog).windowTitle() == "退回补正"
    assert "M03" in form(whole).field("missing").ticked()


def test_a_line_of_a_missing_material_opens_its_dialog_with_it_ticked(whole):
    document = opened(whole, "consulting")
    card = whole.assembly.document.overview.step
    button = next(b for b in card.findChildren(QAbstractButton) if b.text() == "添加文件" and b.isVisible())
    whole.click(button)
    assert form(whole).field("codes").ticked() == ("M01",)
    QTest.keyClick(form(whole), Qt.Key.Key_Return)
    assert "选择文件；没有电子件的，勾选“只有纸质件”。" in words(form(whole))
    assert (form(whole).verb.isEnabled(), form(whole).verb.toolTip()[:4]) == (False, "选择文件")
    whole.click(form(whole).field("paper").boxes["paper"])
    confirm(whole)
    assert [m.code for m in whole.ask(lambda office: office.store.documents.materials(document))] == ["M01"]


def test_a_missing_effective_date_is_filled_in_from_its_line(whole):
    document = opened(whole, "registered", effective="印发文件规定的日期")
    card = whole.assembly.document.overview.step
    whole.click(whole.button("填入施行日期", card))
    fill(whole, "effective_on", "2027-03-01")
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).effective_on) == date(2027, 3, 1)
    assert "未填" not in words(whole.assembly.document.overview.step)


def test_a_text_in_force_from_its_publication_follows_the_day_that_is_filled_in(whole):
    document = opened(whole, "registered", effective="公布之日")
    whole.click(whole.assembly.document.overview.step.primary)
    assert form(whole).field("effective_on").text() == ""
    fill(whole, "carrier", "区政府网站")
    fill(whole, "on", "2026-11-20")
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).effective_on) == date(2026, 11, 20)


def test_the_conclusion_is_drawn_on_the_page_of_the_review(whole):
    document = opened(whole, "under_review")
    asked = []
    whole.assembly.document.asked.connect(lambda page, place: asked.append((page, place)))
    whole.click(primary(whole))
    assert asked == [("review", document)]


def test_several_facts_are_changed_as_one_act(whole):
    document = opened(whole, "drafting")
    whole.assembly.document.ask("edit")
    whole.settle()
    fill(whole, "title", "云州区绿道管理办法（二稿）")
    fill(whole, "signatory", "王明")
    confirm(whole)
    found = whole.ask(lambda office: office.document(document))
    assert (found.title, found.signatory) == ("云州区绿道管理办法（二稿）", "王明")
    whole.click(whole.undo_link)
    found = whole.ask(lambda office: office.document(document))
    assert found.signatory is None
    assert found.title != "云州区绿道管理办法（二稿）"


def test_an_unchanged_form_leaves_no_act(whole):
    document = opened(whole, "drafting")
    before = whole.ask(lambda office: office.newest().id)
    whole.assembly.document.ask("edit")
    whole.settle()
    confirm(whole)
    assert whole.ask(lambda office: office.newest().id) == before
    assert stage(whole, document) == "drafting"


def test_the_text_stands_on_paper(whole):
    opened(whole, "submitted")
    whole.assembly.document.header.tabs.choose(places.TEXT)
    whole.settle()
    paper = whole.assembly.document.text.paper
    assert any("保障对象" in paragraph.text for paragraph in paper.paragraphs)


def test_the_log_shows_the_reason_for_going_on_with_gaps(whole):
    opened(whole, "submitted")
    whole.assembly.document.header.tabs.choose(places.LOG)
    whole.settle()
    assert "带缺项继续：补录" in words(whole.assembly.document.log)


def test_the_materials_tell_what_is_still_required(whole):
    opened(whole, "submitted")
    whole.assembly.document.header.tabs.choose(places.MATERIALS)
    whole.settle()
    assert "缺 6 份必交的" in words(whole.assembly.document.materials)


def test_publication_is_tried_out_before_it_happens(whole):
    opened(whole, "registered")
    assert "以 11月23日公布试算" in words(whole.assembly.document.overview.findChild(Aside))


def test_after_publication_the_deadlines_run(whole):
    opened(whole, "published")
    told = words(whole.assembly.document.overview.findChild(Aside))
    assert "报送市政府备案" in told
    assert "11月19日" in told


def test_a_document_in_the_recycle_bin_is_said_to_be_gone(whole):
    whole.go("document", "没有这一件")
    assert "不在台账里" in words(whole.assembly.document)


def test_escape_steps_back_to_the_first_tab_and_then_to_the_page_before(whole):
    whole.go("register")
    opened(whole, "drafting")
    whole.assembly.document.header.tabs.choose(places.LOG)
    whole.window.back()
    assert whole.assembly.document.header.tabs.current == places.OVERVIEW
    whole.window.back()
    assert whole.window.current == "register"


def test_on_a_small_window_the_deadlines_follow_the_facts(whole):
    opened(whole, "registered")
    page = whole.assembly.document.overview
    aside = page.findChild(Aside)
    assert aside.mapTo(page.widget(), aside.rect().topLeft()).x() > 600
    whole.window.resize(1366, 736)
    whole.settle()
    QApplication.processEvents()
    assert aside.mapTo(page.widget(), aside.rect().topLeft()).x() < 100
    asked = Layouts(page.widget())
    for _ in range(10):
        QApplication.processEvents()
    assert asked.count <= 1, "a page that nothing happens on is laid out again and again"


def test_every_act_of_the_road_has_its_dialog():
    assert {act for act in Act if act not in (Act.PROPOSE, Act.IMPORT, Act.CONCLUDE)} <= set(DEEDS)


def test_other_acts_stand_in_the_menu(whole):
    opened(whole, "submitted")
    menu = whole.assembly.document.make_menu()
    words = [entry.text() for entry in menu.actions()]
    assert {"退回补正", "终止办理", "收到材料", "编辑基本信息"} <= set(words)
    # each under the stage it belongs to, and what comes later greyed with what comes first
    heads = [words.index(head) for head in ("送审", "集体审议", "签发", "公布", "各阶段都可以办")]
    assert heads == sorted(heads)
    assert heads[0] < words.index("退回补正") < heads[1] < words.index("提请审议") < heads[2] < words.index("登记签发")
    signing = next(entry for entry in menu.actions() if entry.objectName() == "sign")
    assert (signing.isEnabled(), signing.toolTip()) == (False, "先办集体审议，再签发。")
    assert not menu.actions()[heads[0]].isEnabled()


def test_a_terminated_matter_is_taken_up_again(whole):
    document = opened(whole, "submitted")
    whole.assembly.document.ask("terminate")
    whole.settle()
    fill(whole, "reason", "起草单位撤回")
    confirm(whole)
    assert stage(whole, document) == "rejected"
    whole.click(primary(whole))
    fill(whole, "reason", "重新立项")
    confirm(whole)
    assert stage(whole, document) == "drafting"


def test_enter_pressed_again_after_a_step_does_not_take_it_back(whole):
    document = opened(whole, "signed")
    whole.focus(primary(whole))
    QTest.keyClick(primary(whole), Qt.Key.Key_Return)
    QTest.keyClick(form(whole).verb, Qt.Key.Key_Return)
    whole.settle()
    assert stage(whole, document) == "registered"
    whole.window.activateWindow()
    whole.qtbot.waitUntil(lambda: primary(whole).hasFocus())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    whole.settle()
    assert stage(whole, document) == "registered"
    assert whole.is_open(FormDialog)


def test_tab_never_comes_to_the_buttons_of_a_message(whole):
    opened(whole, "signed")
    toast = whole.window.say("已登记编号", lambda: None)
    seen = set()
    for _ in range(40):
        QTest.keyClick(whole.window.focusWidget() or whole.window, Qt.Key.Key_Tab)
        seen.add(whole.window.focusWidget())
    assert len(seen) > 5
    assert not any(widget is not None and toast.isAncestorOf(widget) for widget in seen)


def test_a_day_still_to_come_is_pointed_out_and_allowed(whole):
    document = opened(whole, "signed")
    whole.click(primary(whole))
    assert "晚于今天" not in words(form(whole))
    fill(whole, "on", "2026-11-24")
    assert "日期晚于今天，需要核对" in words(form(whole))
    fill(whole, "on", "2026-11-22")
    assert "晚于今天" not in words(form(whole))
    fill(whole, "on", "2026-11-24")
    confirm(whole)
    assert stage(whole, document) == "registered"


def test_tab_goes_from_the_last_field_to_the_verb_and_then_to_the_way_out(whole):
    opened(whole, "signed")
    whole.click(primary(whole))
    shown = form(whole)
    whole.focus(shown.field("on"))
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert shown.focusWidget() is shown.verb
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert shown.focusWidget() is shown.cancel


def test_every_file_of_a_submission_stands_among_the_materials_and_can_be_saved(whole, tmp_path):
    from app.intake.arrival import Arrival
    from app.intake.receiving import receive
    from app.intake.sorting import Sorting
    from app.intake.submission import Part, Submission
    from tests.app import road

    draft = road.draft()
    main = Part(Arrival("办法.md", "", tmp_path / "办法.md", draft.data, draft.reading), Sorting("TEXT", 1.0, ""))
    others = [Part(Arrival(name, "", tmp_path / name, name.encode()), Sorting(code, 1.0, "")) for name, code in
              (("依据一.pdf", "M04"), ("依据二.pdf", "M04"), ("通知.docx", "ISSUE"))]  # fmt: skip
    document = whole.ask(lambda office: str(receive(office, Submission((main, *others)))["document"]))
    whole.go("document", (document, places.MATERIALS))
    tab = whole.assembly.document.materials
    links = [link.text() for link in tab.findChildren(FileLink)]
    assert set(links) == {"依据一.pdf", "依据二.pdf", "通知.docx"}
    (material,) = [m for m in whole.ask(lambda office: office.store.documents.materials(document)) if m.file_name == "依据二.pdf"]
    whole.assembly.document.copying.save(Kept(material.file_name, material.file_sha), tmp_path / "另存.pdf")
    whole.settle()
    assert (tmp_path / "另存.pdf").read_bytes() == "依据二.pdf".encode()
