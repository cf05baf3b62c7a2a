"""更正, 盖章件, 联合发文, 公开属性, 作废文号 on the document page: asked in their dialogs, carried out by the office, told on the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from app.filing import outgoing
from app.lifecycle.dossier import Dossier, dossier
from tests.ui.pages.assembled import TEXT, Whole
from ui.dialogs.date_field import DateField
from ui.dialogs.fields import FileField
from ui.dialogs.form import FormDialog
from ui.dialogs.passages import PassagesDialog
from ui.pages import places
from ui.widgets.fields import Choice
from ui.widgets.text import Label

TITLE = "云州区绿道管理办法"


def opened(whole: Whole, stage: str = "published") -> str:
    document = whole.make(TITLE, stage)
    whole.go("document", document)
    return document


def ask(whole: Whole, name: str) -> FormDialog:
    whole.assembly.document.ask(name)
    whole.settle()
    return whole.dialog(FormDialog)


def write(dialog: FormDialog, key: str, words: str) -> None:
    field = dialog.field(key)
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    else:
        assert isinstance(field, QLineEdit)
        field.setText(words)


def pick(dialog: FormDialog, key: str, word: str) -> None:
    choice = dialog.field(key)
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(next(n for n in range(choice.count()) if choice.itemText(n).startswith(word)))


def now(whole: Whole, document: str) -> Dossier:
    return whole.ask(lambda office: dossier(office, document))


def test_a_wrong_number_is_corrected_from_the_menu_with_what_stands_there_to_begin_with(whole: Whole) -> None:
    document = opened(whole)
    assert "correct" in whole.assembly.document.other_acts()
    dialog = ask(whole, "correct")
    number = dialog.field("right.document_number")
    assert isinstance(number, QLineEdit)
    assert number.isVisible()
    assert not dialog.field("file").isVisible()
    assert not dialog.field("right.title").isVisible()
    was = now(whole, document).document.document_number
    assert number.text() == was
    number.setText("云府规〔2026〕9号")
    whole.click(dialog.verb)
    assert dialog.isVisible(), "no reason was given"
    whole.settle()
    told = next(label for label in dialog.findChildren(Label) if label.text() == "没有填理由。")
    assert told.visibleRegion().boundingRect().height() == told.height()
    write(dialog, "reason", "印错")
    whole.click(dialog.verb)
    found = now(whole, document)
    assert (found.document.document_number, found.corrections[0].before) == ("云府规〔2026〕9号", was)
    assert whole.toasts[-1] == f"已更正：《{TITLE}》"
    whole.click(whole.undo_link)
    assert now(whole, document).document.document_number == was


def test_another_choice_asks_for_a_day_or_a_file(whole: Whole, tmp_path: Path) -> None:
    document = opened(whole)
    dialog = ask(whole, "correct")
    pick(dialog, "field", "公布日期")
    day = dialog.field("right.published_on")
    assert isinstance(day, DateField)
    assert day.isVisible()
    assert day.day() == date(2026, 11, 4)
    pick(dialog, "field", "正文（")
    file = dialog.field("file")
    assert isinstance(file, FileField)
    assert file.isVisible()
    assert not day.isVisible()
    copy = tmp_path / "更正稿.txt"
    copy.write_text(TEXT.format(title=TITLE, effective="2027年2月1日"), "utf-8")
    file.set_path(copy)
    write(dialog, "reason", "印错")
    whole.click(dialog.verb)
    found = now(whole, document)
    assert next(v.name for v in found.versions if v.id == found.document.current_version_id) == "更正稿"


def test_what_went_out_before_is_told_over_every_tab_with_the_way_to_the_filing_page(whole: Whole) -> None:
    document = opened(whole)
    page = whole.assembly.document
    assert not page.notices.isVisible()
    whole.ask(lambda office: outgoing.file(office, document, recipient="muni", on=date(2026, 11, 10)))
    dialog = ask(whole, "correct")
    pick(dialog, "field", "公布载体")
    write(dialog, "right.carrier", "区政府公报")
    write(dialog, "reason", "印错")
    whole.click(dialog.verb)
    assert page.notices.outdated.sentence == "报出的材料与现在不一致：市政府。更正件发出后登记补发。"
    assert page.notices.outdated.isVisible()
    page.header.tabs.choose(places.FILING)
    whole.settle()
    assert page.notices.outdated.isVisible()
    whole.click(page.notices.outdated.verb)
    assert whole.window.current == "filing"


def test_the_facts_of_a_published_document_are_not_simply_edited(whole: Whole) -> None:
    opened(whole)
    dialog = ask(whole, "edit")
    asked = {field.key for field in dialog._form.fields}
    assert asked & {"title", "document_number", "carrier", "effective_on"} == set()
    assert {"drafting_unit", "disclosure", "concerns_market"} <= asked


def test_a_sealed_copy_that_differs_is_told_and_shown_clause_by_clause(whole: Whole, tmp_path: Path) -> None:
    document = opened(whole, "registered")
    page = whole.assembly.document
    page.header.tabs.choose(places.TEXT)
    whole.settle()
    scan = tmp_path / "盖章.txt"
    scan.write_text(TEXT.format(title=TITLE, effective="2027年1月1日").replace("规定条件", "一定条件"), "utf-8")
    whole.click(whole.button("存入盖章件", page.text))
    dialog = whole.dialog(FormDialog)
    file = dialog.field("file")
    assert isinstance(file, FileField)
    file.set_path(scan)
    whole.click(dialog.verb)
    found = now(whole, document)
    assert found.sealed is not None
    assert [(p.path, p.approved, p.other) for p in found.sealed.passages] == [("第二条", "规", "一")]
    assert page.notices.sealed.sentence == "盖章件与送审稿 v1 有 1 处不同。"
    whole.click(page.notices.sealed.verb)
    shown = whole.dialog(PassagesDialog)
    assert any("第二条" in label.text() for label in shown.findChildren(Label))
    whole.click(shown.cancel)


def test_several_authorities_are_entered_by_line_and_sign_one_by_one(whole: Whole) -> None:
    document = opened(whole, "signed")
    dialog = ask(whole, "issuers")
    names = dialog.field("names")
    assert isinstance(names, QPlainTextEdit)
    assert names.toPlainText() == "云州区人民政府"
    names.setPlainText("云州区人民政府\n云州区人民法院")
    write(dialog, "lead", "云州区检察院")
    whole.click(dialog.verb)
    assert dialog.isVisible(), "the lead is none of them"
    write(dialog, "lead", "云州区人民政府")
    whole.click(dialog.verb)
    assert [(i.name, i.lead) for i in now(whole, document).issuers] == [("云州区人民政府", True), ("云州区人民法院", False)]
    for name, by in (("云州区人民法院", "陈法"), ("云州区人民政府", "王明")):
        dialog = ask(whole, "countersign")
        pick(dialog, "authority", name)
        write(dialog, "by", by)
        whole.click(dialog.verb)
    found = now(whole, document)
    assert [i.signatory for i in found.issuers] == ["王明", "陈法"]
    assert found.next_step is not None
    assert found.next_step.missing == ()


def test_what_is_not_disclosed_wants_its_reason(whole: Whole) -> None:
    document = opened(whole, "registered")
    dialog = ask(whole, "disclosure")
    segments = dialog.field("disclosure").property("segments")
    segments.choose(1)
    whole.click(dialog.verb)
    assert dialog.isVisible()
    write(dialog, "reason", "涉及商业秘密")
    whole.click(dialog.verb)
    assert now(whole, document).document.disclosure_reason == "涉及商业秘密"


def test_a_number_is_voided_between_registration_and_publication_only(whole: Whole) -> None:
    document = opened(whole, "registered")
    assert "void_number" in whole.assembly.document.other_acts()
    was = now(whole, document).document.document_number
    dialog = ask(whole, "void_number")
    assert dialog.verb.text() == "作废文号"
    write(dialog, "reason", "用纸作废")
    whole.click(dialog.verb)
    assert now(whole, document).document.document_number != was
    whole.go("document", whole.make("云州区河道管理办法", "published"))
    assert "void_number" not in whole.assembly.document.other_acts()


def test_the_file_of_a_version_is_put_where_the_clerk_says(whole: Whole, tmp_path: Path) -> None:
    document = opened(whole, "registered")
    page = whole.assembly.document
    page.header.tabs.choose(places.TEXT)
    whole.settle()
    whole.click(whole.button("另存原件", page.text))
    dialog = whole.dialog(QFileDialog)
    target = tmp_path / "原件.txt"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    whole.settle()
    version = now(whole, document).versions[0]
    assert target.read_bytes() == whole.ask(lambda office: office.original(version))
    assert whole.toasts[-1] == "已存为《原件.txt》"
