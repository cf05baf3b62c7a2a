"""修改对照表: which clauses it lists, what it marks, what it says of each; the Word file made of it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from app.compare.comparing import compare
from app.compare.redline import Versions
from app.compare.table import Extent, form, table
from app.forms.comparison_table import ComparisonTable, Mark, TableRow
from app.word.runs import Signed
from tests.app.compare.drafts import NEW, OLD, tree

BY = Signed("王芳", datetime(2026, 11, 23, 9, 30))
VERSIONS = Versions("征求意见稿", "送审稿")
GOLDEN = Path(__file__).parents[2] / "golden/compare/comparison_table.txt"
BEFORE = """云州区限额以下工程管理办法
第一条　为了规范本区限额以下工程管理，制定本办法。
第二条　本办法适用于本区的限额以下工程。
第三条　擅自开工的，由街道办事处处以二千元的罚款。
第四条　施工企业应当具备下列条件：
（一）在本区注册登记；
（二）有专职安全员。
第五条　施工企业应当缴纳安全管理费。
第六条　区住房和城乡建设局依照本办法第五条负责监督。
第七条　本办法有效期五年。"""
AFTER = """云州区限额以下工程管理办法
第一条　为了规范本区限额以下工程管理，制定本办法。
第二条　本办法适用于本区的限额以下工程。
第三条　施工企业可以具备下列条件：
（一）有专职安全员。
第四条　施工企业应当缴纳安全管理费。
第五条　区住房和城乡建设局依照本办法第四条负责监督。
第六条　擅自开工的，由街道办事处处以三千元的罚款。
第七条　区人民政府建立工作协调机制。
第八条　本办法有效期三年。"""
_SIGNS = {Mark.GONE: "-", Mark.ADDED: "+"}


def made(old: str = OLD, new: str = NEW, extent: Extent = Extent.CHANGES) -> ComparisonTable:
    return form(tree(old), tree(new), compare(tree(old), tree(new)), BY, VERSIONS, extent)


def said(table: ComparisonTable) -> str:
    """The table as text: 〔-gone〕, 〔+added〕."""

    def cell(lines: tuple[tuple[object, ...], ...]) -> str:
        return " / ".join("".join(f"〔{_SIGNS[w.mark]}{w.text}〕" if w.mark in _SIGNS else w.text for w in line) for line in lines)

    rows = [f"现行　{cell(row.old)}\n修改后　{cell(row.new)}\n说明　{'；'.join(row.notes)}" for row in table.rows]
    return "\n\n".join([f"《{table.title}》　{table.old}　{table.new}　{table.made_on}\n{table.summary}", *rows]) + "\n"


def row(table: ComparisonTable, number: str) -> TableRow:
    return next(each for each in table.rows if each.new and "".join(words.text for words in each.new[0]).startswith(number))


def test_the_table_says_what_it_has_always_said() -> None:
    assert said(made(BEFORE, AFTER)) == GOLDEN.read_text("utf-8")


def test_clauses_that_did_not_change_are_left_out_unless_all_are_asked_for() -> None:
    changed, whole = made(), made(extent=Extent.ALL)
    assert "第一条　为了规范" not in said(changed)
    assert "第一条　为了规范" in said(whole)


def test_a_run_of_clauses_with_new_numbers_alone_is_one_row() -> None:
    new = OLD.replace("第三条", "第三条　新的一条。\n第四条", 1)
    for number, name in reversed(list(enumerate(["四", "五", "六", "七", "八", "九", "十", "十一", "十二"]))):
        following = ["五", "六", "七", "八", "九", "十", "十一", "十二", "十三"][number]
        head, _, tail = new.rpartition(f"\n第{name}条")
        new = f"{head}\n第{following}条{tail}"
    notes = [each.notes for each in made(OLD, new).rows]
    assert notes.count(("条号顺延，文字没有改动",)) >= 1


def test_a_change_of_duty_amount_or_period_is_said_in_words() -> None:
    assert "应当→可以" in row(made(), "第六条").notes
    assert "五年→三年" in row(made(), "第十二条").notes


def test_a_moved_clause_names_the_clause_it_was() -> None:
    assert row(made(), "第五条").notes[0].startswith("由第十一条移来")


def test_a_reference_that_follows_its_clause_is_told_from_an_edit() -> None:
    assert row(made(), "第十条").notes[0] == "仅引用条号变化"


def test_the_same_text_twice_gives_a_table_without_rows() -> None:
    same = made(OLD, OLD)
    assert (same.rows, same.summary) == ((), "没有改动")


def test_the_word_file_lies_across_and_repeats_its_header_on_every_page() -> None:
    letter = Document(BytesIO(table(tree(OLD), tree(NEW), compare(tree(OLD), tree(NEW)), BY, VERSIONS)))
    assert letter.sections[0].orientation == WD_ORIENT.LANDSCAPE
    header = letter.tables[0].rows[0]
    assert [cell.text for cell in header.cells] == ["现行（征求意见稿）", "修改后（送审稿）", "说明"]
    assert header._tr.trPr.xpath("w:tblHeader")


def test_the_word_file_strikes_what_went_and_underlines_what_came() -> None:
    letter = Document(BytesIO(table(tree(OLD), tree(NEW), compare(tree(OLD), tree(NEW)), BY, VERSIONS)))
    runs = [run for each in letter.tables[0].rows[1:] for cell in each.cells for p in cell.paragraphs for run in p.runs]
    assert "应当" in [run.text for run in runs if run.font.strike]
    assert "可以" in [run.text for run in runs if run.font.underline]
    assert len(letter.tables[0].rows) == len(made().rows) + 1
    assert "{" not in "".join(cell.text for each in letter.tables[0].rows for cell in each.cells)
