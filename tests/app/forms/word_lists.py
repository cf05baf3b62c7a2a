"""Makes the shipped Word templates of the 备案目录 and the 意见采纳情况表: ``python -m tests.app.forms.word_lists resources/forms``.

Landscape, bound at the left; the words are those of the typst templates of the same names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.app.forms import word_parts as parts
from tests.app.forms import word_tables as tables
from tests.app.forms.word_filing import dated
from tests.app.forms.word_tables import Column


def comment_table() -> Letter:
    letter = _sheet()
    parts.centred(letter, "《{{ title }}》征求意见采纳情况表", parts.TITLE, 22, 33, 6)
    _line(
        letter,
        "起草单位：{{ drafting_unit }}　　征求意见时间：{% if begun_on or ended_on %}{{ begun_on }}至{{ ended_on }}{% else %}＿＿＿＿＿＿＿＿＿＿{% endif %}",
    )
    parts.rule(letter, "if carrier or url")
    _line(letter, "征求意见方式：{{ carrier }}{% if url %}（{{ url }}）{% endif %}")
    parts.rule(letter, "endif")
    _line(
        letter,
        "{% if count == 0 %}征求意见期间没有收到意见。{% else %}共收到意见{{ count }}条：采纳{{ adopted }}条，部分采纳{{ partly }}条，"
        "不采纳{{ not_adopted }}条{% if open > 0 %}，尚未处理{{ open }}条{% endif %}。{% endif %}",
    )
    parts.rule(letter, "if count > 0")
    columns = (
        Column("序号", 12, "number", centred=True), Column("提出意见的单位或者个人", 40, "by"), Column("条款", 28, "clause", centred=True),
        Column("意见内容", 82, "words"), Column("采纳情况", 20, "disposition", centred=True), Column("理由", 75, "reason"),
    )  # fmt: skip
    tables.listing_with_foot(letter, columns, "row", "rows", least=10)
    parts.rule(letter, "endif")
    _foot(letter, "填表人", "起草单位（盖章）")
    return parts.finish(letter, "意见采纳情况表")


def filing_catalogue() -> Letter:
    letter = _sheet()
    parts.centred(letter, "{{ heading }}", parts.TITLE, 22, 33, 6)
    head = _line(letter, "{% if recipient %}报送：{{ recipient }}{% endif %}\t共{{ count }}件")
    head.paragraph_format.tab_stops.add_tab_stop(Mm(257), WD_TAB_ALIGNMENT.RIGHT)
    parts.rule(letter, "if count == 0")
    _line(letter, "本期没有列入目录的行政规范性文件。")
    parts.rule(letter, "else")
    columns = (
        Column("序号", 9, "number", centred=True), Column("文件名称", 34, "title"), Column("发文字号", 25, "document_number"),
        Column("统一编号", 27, "unified_number"), Column("制定机关", 17, "issuing_authority"),
        Column("公布日期", 18, dated("published_on"), centred=True), Column("施行日期", 18, dated("effective_on"), centred=True),
        Column("有效期至", 18, dated("valid_until"), centred=True), Column("报备日期", 18, dated("filed_on"), centred=True),
        Column("报备机关", 17, "filing_body"), Column("备案登记号", 23, "registration_number"), Column("审查结论", 16, "conclusion"),
        Column("备注", 17, "note"),
    )  # fmt: skip
    tables.listing_with_foot(letter, columns, "row", "rows", size=10, least=10)
    parts.rule(letter, "endif")
    _foot(letter, "填报人", "{{ authority }}（盖章）")
    return parts.finish(letter, "备案目录")


def _sheet() -> Letter:
    letter = parts.begin()
    section = letter.sections[0]
    # lines of a table are set closer than those of a paper
    section._sectPr.remove(section._sectPr.find(qn("w:docGrid")))
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(25), Mm(15), Mm(24), Mm(20)
    section.footer_distance = Mm(9)
    for footer in (section.footer, section.even_page_footer):
        footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    return letter


def _line(letter: Letter, text: str) -> Paragraph:
    paragraph = letter.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(19)
    parts.run(paragraph, text, parts.BODY, 12)
    return paragraph


def _foot(letter: Letter, word: str, sealing: str) -> None:
    """Who filled it in, and at the right the place for the seal, three centimetres high."""
    hand = "＿" * 8
    written = _line(
        letter,
        f"{word}：{{% if handler %}}{{{{ handler }}}}{{% else %}}{hand}{{% endif %}}　　　　"
        f"联系电话：{{% if phone %}}{{{{ phone }}}}{{% else %}}{hand}{{% endif %}}",
    )
    written.paragraph_format.space_before = Mm(6)
    seal = _line(letter, sealing)
    # 30 mm from the line before to the last one
    seal.paragraph_format.space_before = Mm(12)
    for paragraph in (written, seal):
        parts.together(paragraph)
    for paragraph in (seal, _line(letter, "{{ dated_on }}")):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


LISTS: dict[str, Callable[[], Letter]] = {"comment_table": comment_table, "filing_catalogue": filing_catalogue}

if __name__ == "__main__":
    for name, build in LISTS.items():
        build().save(Path(sys.argv[1]) / f"{name}.docx")
