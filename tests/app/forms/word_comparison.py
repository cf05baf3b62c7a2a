"""Makes the shipped Word templates of 花脸稿 and 修改对照表: ``python -m tests.app.forms.word_comparison resources/forms``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.app.forms import word_parts as parts

CENTER, LEFT, RIGHT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
# name: font, size in points, alignment, first-line indent in points, space before and after in points
LOOKS = {
    "正文": (parts.BODY, 16, BOTH, 32, 0, 0),
    "标题": (parts.TITLE, 22, CENTER, 0, 0, 0),
    "题注": (parts.KAI, 16, CENTER, 0, 6, 12),
    "文号": (parts.BODY, 16, CENTER, 0, 6, 12),
    "主送": (parts.BODY, 16, LEFT, 0, 12, 0),
    "章节": (parts.HEI, 16, CENTER, 0, 12, 12),
    "一级标题": (parts.HEI, 16, BOTH, 32, 0, 0),
    "二级标题": (parts.KAI, 16, BOTH, 32, 0, 0),
    "附件": (parts.HEI, 16, LEFT, 0, 12, 12),
    "落款": (parts.BODY, 16, RIGHT, 0, 0, 0),
    "版记": (parts.BODY, 14, LEFT, 0, 0, 0),
    "目录": (parts.BODY, 16, LEFT, 0, 0, 0),
    "表格": (parts.SONG, 12, LEFT, 0, 0, 0),
    "脚注": (parts.SONG, 10.5, LEFT, 0, 0, 0),
    "其他": (parts.BODY, 16, LEFT, 0, 0, 0),
}
GREY = RGBColor(0x59, 0x59, 0x59)


def redline() -> Letter:
    letter = parts.begin()
    head = letter.sections[0].header
    for each in (head, letter.sections[0].even_page_header):
        each.is_linked_to_previous = False
        _small(each.paragraphs[0], "花脸稿　《{{ title }}》　{{ old }} → {{ new }}　{{ made_on }}制作")
    letter.sections[0].header_distance = Mm(20)
    letter.add_paragraph()
    parts.finish(letter, "花脸稿")
    for name, look in LOOKS.items():
        _style(letter, name, *look)
    letter.styles["落款"].paragraph_format.right_indent = Pt(64)
    return letter


def _style(letter: Letter, name: str, font: str, size: float, side: WD_ALIGN_PARAGRAPH, indent: float, before: float, after: float) -> None:
    style = letter.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = letter.styles["Normal"]
    style.font.size = Pt(size)
    parts.set_font(style.element.get_or_add_rPr(), font)
    form = style.paragraph_format
    form.alignment, form.first_line_indent, form.space_before, form.space_after = side, Pt(indent), Pt(before), Pt(after)
    if size != 16:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(33 if size > 16 else 20)


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.style = paragraph.part.package.main_document_part.styles["Normal"]
    paragraph.alignment = LEFT
    made = parts.run(paragraph, text, parts.KAI, 10.5)
    made.font.color.rgb = GREY


def comparison_table() -> Letter:
    letter = parts.begin()
    section = letter.sections[0]
    # lines of a table are set closer than those of a paper
    section._sectPr.remove(section._sectPr.find(qn("w:docGrid")))
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(26), Mm(24), Mm(14)
    parts.centred(letter, "《{{ title }}》修改对照表", parts.TITLE, 22, 33, 6)
    parts.centred(letter, "（{{ old }} 与 {{ new }} 对照，{{ made_on }}制）", parts.KAI, 14, 24, 2)
    parts.centred(letter, "{{ summary }}", parts.KAI, 12, 20, 8)
    _table(letter)
    _key(letter)
    return parts.finish(letter, "修改对照表")


def _table(letter: Letter) -> None:
    table = letter.add_table(rows=1, cols=3)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.style = letter.styles["Table Grid"]
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, ("现行（{{ old }}）", "修改后（{{ new }}）", "说明"), strict=True):
        _set(cell.paragraphs[0], CENTER)
        parts.run(cell.paragraphs[0], text, parts.HEI, 12)
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:cantSplit"))
    header.append(OxmlElement("w:tblHeader"))
    _rule(table.add_row().cells[0], "{%tr for row in rows %}")
    clause = table.add_row()
    # a clause is read whole: what would be cut by the end of the page begins the next one
    clause._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = clause.cells
    _clause(cells[0], "old")
    _clause(cells[1], "new")
    _notes(cells[2])
    _rule(table.add_row().cells[0], "{%tr endfor %}")
    for column, width in zip(table.columns, (Mm(105), Mm(105), Mm(43)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _rule(cell: _Cell, text: str) -> None:
    cell.paragraphs[0].add_run(text)


def _clause(cell: _Cell, side: str) -> None:
    """The lines of one side, words taken away struck out, words put in underlined: the office may choose other marks here."""
    cell.paragraphs[0].add_run(f"{{%p for line in row.{side} %}}")
    line = _set(cell.add_paragraph(), LEFT)
    line.add_run("{%r for piece in line %}")
    line.add_run("{%r if piece.mark == 'gone' %}")
    gone = parts.run(line, "{{ piece.text }}", parts.SONG, 12)
    gone.font.strike, gone.font.color.rgb = True, RGBColor(0xB0, 0x1E, 0x23)
    line.add_run("{%r elif piece.mark == 'added' %}")
    added = parts.run(line, "{{ piece.text }}", parts.SONG, 12)
    added.font.underline, added.font.bold, added.font.color.rgb = WD_UNDERLINE.SINGLE, True, RGBColor(0x0B, 0x57, 0xA4)
    line.add_run("{%r elif piece.mark == 'label' %}")
    parts.run(line, "{{ piece.text }}", parts.HEI, 12)
    line.add_run("{%r else %}")
    parts.run(line, "{{ piece.text }}", parts.SONG, 12)
    line.add_run("{%r endif %}")
    line.add_run("{%r endfor %}")
    cell.add_paragraph("{%p endfor %}")


def _notes(cell: _Cell) -> None:
    cell.paragraphs[0].add_run("{%p for note in row.notes %}")
    parts.run(_set(cell.add_paragraph(), LEFT), "{{ note }}", parts.SONG, 10.5)
    cell.add_paragraph("{%p endfor %}")


def _key(letter: Letter) -> None:
    paragraph = _set(letter.add_paragraph(), LEFT)
    parts.run(paragraph, "注：", parts.SONG, 10.5)
    gone = parts.run(paragraph, "删除的文字", parts.SONG, 10.5)
    gone.font.strike, gone.font.color.rgb = True, RGBColor(0xB0, 0x1E, 0x23)
    parts.run(paragraph, "　", parts.SONG, 10.5)
    added = parts.run(paragraph, "新增的文字", parts.SONG, 10.5)
    added.font.underline, added.font.bold, added.font.color.rgb = WD_UNDERLINE.SINGLE, True, RGBColor(0x0B, 0x57, 0xA4)
    parts.run(paragraph, "{% if only_changes %}　未改动的条款未列入{% endif %}", parts.SONG, 10.5)


def _set(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> Paragraph:
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(19)
    return paragraph


PAPERS: dict[str, Callable[[], Letter]] = {"redline": redline, "comparison_table": comparison_table}

if __name__ == "__main__":
    for name, build in PAPERS.items():
        build().save(Path(sys.argv[1]) / f"{name}.docx")
