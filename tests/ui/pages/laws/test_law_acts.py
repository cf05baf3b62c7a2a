"""What is done to the library: added, corrected, given back, brought in by table and text, taken away; each undone by one Ctrl+Z."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.exchange.table_out import write_table
from app.law.importing import COLUMNS
from app.law.library import catalogue_of
from tests.app.law.papers import OLD, WATER
from tests.ui.pages.assembled import Whole
from tests.ui.pages.laws.conftest import TITLE, page_of
from ui.dialogs.form import FormDialog
from ui.pages.ids import LAWS
from ui.pages.laws.looks import RowsDialog, TextDialog
from ui.pages.laws.places import LawAt

WATER_LAW = "云州市供水条例"


def fill(whole: Whole, dialog: FormDialog, key: str, words: str) -> None:
    field = dialog.field(key)
    assert isinstance(field, QLineEdit)
    whole.type_over(field, words)


def known(whole: Whole, title: str):
    return whole.ask(lambda office: catalogue_of(office).by_title(title))


def undo(whole: Whole) -> None:
    whole.window.trigger("undo")
    whole.settle()


def add(whole: Whole, title: str = WATER_LAW, **fields: str) -> FormDialog:
    whole.go(LAWS)
    whole.click(page_of(whole).add)
    dialog = whole.dialog(FormDialog)
    for key, words in {"title": title, "source": "市人大网站", **fields}.items():
        fill(whole, dialog, key, words)
    whole.click(dialog.verb)
    return dialog


def test_a_law_is_added_with_days_as_a_clerk_writes_them_and_one_undo(whole: Whole) -> None:
    add(whole, effective_on="20190501", last_article="3", aliases="供水条例、水条例")
    law = known(whole, WATER_LAW)
    assert (str(law.effective_on), law.last_article, law.aliases, law.own) == ("2019-05-01", 3, ("供水条例", "水条例"), True)
    assert page_of(whole).current == law
    assert whole.toasts == [f"已新增《{WATER_LAW}》"]
    undo(whole)
    assert known(whole, WATER_LAW) is None


def test_what_is_missing_or_known_already_is_said_in_the_form(whole: Whole) -> None:
    dialog = add(whole, title="中华人民共和国价格法", last_article="一百")
    assert not whole.toasts
    fill(whole, dialog, "last_article", "48")
    whole.click(dialog.verb)
    assert dialog.problem == "法规库里已经有《中华人民共和国价格法》，没有再新增。要改它的记载，选中它按“更正”。"


def test_a_law_is_corrected_and_given_back(whole: Whole) -> None:
    whole.go(LAWS, LawAt("价格法"))
    page = page_of(whole)
    before = known(whole, "中华人民共和国价格法")
    assert page.pane.restore.isHidden()
    whole.click(page.pane.correct)
    dialog = whole.dialog(FormDialog)
    fill(whole, dialog, "doc_no", "主席令第92号")
    fill(whole, dialog, "source", "国家法律法规数据库")
    whole.click(dialog.verb)
    assert known(whole, "中华人民共和国价格法").doc_no == "主席令第92号"
    assert page.pane.own.isVisible()
    whole.click(page.pane.restore)
    whole.click(whole.dialog(FormDialog).verb)
    assert known(whole, "中华人民共和国价格法") == before
    assert page.pane.own.isHidden()
    undo(whole)
    assert known(whole, "中华人民共和国价格法").doc_no == "主席令第92号"


def table(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "法规.xlsx"
    write_table(file, COLUMNS, [[row.get(name, "") for name in COLUMNS] for row in rows], title="法规库")
    return file


def test_a_table_is_looked_at_first_and_its_good_rows_are_one_act(whole: Whole, tmp_path: Path) -> None:
    whole.go(LAWS)
    good = {"名称": WATER_LAW, "效力位阶": "地方性法规", "施行日期": "2019.5.1"}
    page_of(whole).acts.look_at_table(table(tmp_path, good, {"名称": "甲条例", "效力位阶": "条例"}))
    whole.settle()
    dialog = whole.dialog(RowsDialog)
    assert dialog.line.text() == "1 行可以导入，1 行不能。改好后重新导入这几行即可。"
    assert "效力位阶“条例”不认识" in dialog.model.rows[0].problem
    assert known(whole, WATER_LAW) is None
    whole.click(dialog.verb)
    assert known(whole, WATER_LAW) is not None
    undo(whole)
    assert known(whole, WATER_LAW) is None


def test_a_table_without_headings_or_good_rows_stores_nothing_and_the_template_can_be_read(whole: Whole, tmp_path: Path) -> None:
    whole.go(LAWS)
    file = tmp_path / "别的.csv"
    write_table(file, ("标题",), [["甲"]])
    page_of(whole).acts.look_at_table(file)
    whole.settle()
    assert "先导出模板" in whole.toasts[-1]
    page_of(whole).acts.look_at_table(table(tmp_path, {"名称": "甲条例", "效力位阶": "条例"}))
    whole.settle()
    assert not whole.dialog(RowsDialog).verb.isEnabled()
    whole.close_dialogs()
    file = tmp_path / "模板.xlsx"
    page_of(whole).acts.export_template(file)
    whole.settle()
    assert whole.toasts[-1] == "已导出“模板.xlsx”"
    page_of(whole).acts.look_at_table(file)
    whole.settle()
    assert whole.dialog(RowsDialog).verb.text() == "导入 1 部"


def text_file(folder: Path, words: str) -> Path:
    file = folder / "全文.txt"
    file.write_text(words, "utf-8")
    return file


def test_a_text_is_looked_at_kept_and_taken_away(library: Whole, tmp_path: Path) -> None:
    page = page_of(library)
    add(library)
    page.acts.look_at_text(text_file(tmp_path, WATER))
    library.settle()
    dialog = library.dialog(TextDialog)
    assert dialog.law == WATER_LAW
    said = " ".join(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text") and not isinstance(label, QCheckBox))
    assert "读出 3 条，从第一条到第三条。" in said
    library.click(dialog.verb)
    assert library.toasts[-1] == f"已导入《{WATER_LAW}》的全文，3 条"
    assert [text.articles for text in page.pane.card.texts] == [3]
    library.click(library.button("删除", page.pane.facts))
    assert page.pane.card.texts == ()
    undo(library)
    assert len(page.pane.card.texts) == 1


def test_the_same_text_twice_and_a_paper_that_is_no_law_are_refused(library: Whole, tmp_path: Path) -> None:
    page_of(library).acts.look_at_text(text_file(tmp_path, OLD))
    library.settle()
    dialog = library.dialog(TextDialog)
    assert dialog.law == TITLE
    library.click(dialog.verb)
    assert "已经导入过" in dialog.problem.text()
    assert dialog.isVisible()
    library.close_dialogs()
    page_of(library).acts.look_at_text(text_file(tmp_path, "各区县人民政府要高度重视。"))
    library.settle()
    assert "没有读出" in library.toasts[-1]


def test_a_text_of_a_law_nobody_registered_lets_it_be_added_first_with_what_was_read(whole: Whole, tmp_path: Path) -> None:
    whole.go(LAWS)
    whole.window.files_dropped.emit([text_file(tmp_path, WATER)])
    whole.settle()
    dialog = whole.dialog(TextDialog)
    assert dialog.law == ""
    assert not dialog.verb.isEnabled()
    whole.click(dialog.add)
    form = whole.dialog(FormDialog)
    fill(whole, form, "source", "市人大网站")
    whole.click(form.verb)
    whole.settle()
    law = known(whole, WATER_LAW)
    assert (str(law.first_promulgated), str(law.effective_on), law.last_article) == ("2019-03-01", "2019-05-01", 3)
    assert whole.dialog(TextDialog).law == WATER_LAW
    whole.click(whole.dialog(TextDialog).verb)
    assert [text.articles for text in page_of(whole).pane.card.texts] == [3]
