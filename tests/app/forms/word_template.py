"""Makes the shipped Word template of the 合法性审核意见书: ``python -m tests.app.forms.word_template resources/forms/review_opinion.docx``.

The measures are those of GB/T 9704—2012; the words are those of ``review_opinion.typ``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx.document import Document as Letter
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from tests.app.forms import word_parts as parts
from tests.app.forms import word_tables as tables

COLUMNS = (
    ("序号", 8, "number"),
    ("条款", 24, "clause"),
    ("问题", 46.8, "problem"),
    ("依据", 32.6, "basis"),
    ("建议修改文字", 32.6, "suggestion"),
    ("严重程度", 12, "severity"),
)


def build() -> Letter:
    letter = parts.begin()
    _head(letter)
    _findings(letter)
    _points(letter)
    _conclusion(letter)
    _notes_and_signatures(letter)
    return parts.finish(letter, "合法性审核意见书")


def _box(paragraph: Paragraph, field: str) -> None:
    parts.run(paragraph, f"{{{{ {field} }}}}", parts.BOXES, latin=parts.BOXES)


def _head(letter: Letter) -> None:
    parts.head(letter, "关于《{{ title }}》的{{ letter }}")
    parts.line(letter, "{{ drafting_unit }}：", indent=0)
    parts.line(
        letter,
        "{{ you }}{{ submitted_on }}报送的《{{ title }}》{% if version %}（{{ version }}）{% endif %}收悉"
        "{% if complete_on %}，送审材料于{{ complete_on }}收齐{% endif %}。经{{ examined }}，提出如下意见：",
    )


def _findings(letter: Letter) -> None:
    parts.heading(letter, "一、{{ examined }}依据")
    parts.line(letter, "{% if basis %}{{ basis }}{% else %}现行法律、法规、规章和国家有关政策规定{% endif %}。")
    parts.heading(letter, "二、{{ examined }}情况")
    for heading, field in (
        ("（一）{{ heads[0] }}。", "on_body"),
        ("（二）{{ heads[1] }}。", "on_powers"),
        ("（三）{{ heads[2] }}。", "on_content"),
        ("（四）{{ heads[3] }}。", "on_procedure"),
    ):
        parts.run(parts.line(letter, heading, parts.KAI), f"{{{{ {field} }}}}")


def _points(letter: Letter) -> None:
    parts.heading(letter, "三、具体意见")
    parts.rule(letter, "if not points")
    parts.line(letter, "没有提出修改意见。")
    parts.rule(letter, "else")
    parts.line(letter, "共提出意见{{ points | length }}条，逐条列表如下：").paragraph_format.keep_with_next = True
    table = letter.add_table(rows=4, cols=len(COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    tables.borders(table._tbl)
    for column, (name, width, field) in enumerate(COLUMNS):
        table.columns[column].width = Mm(width)
        for row in table.rows:
            row.cells[column].width = Mm(width)
        centred = column in (0, 1, 5)
        tables.cell(table.cell(0, column).paragraphs[0], name, parts.HEI, centred=True)
        tables.cell(table.cell(2, column).paragraphs[0], f"{{{{ point.{field} }}}}", parts.BODY, centred=centred)
    table.cell(1, 0).paragraphs[0].add_run("{%tr for point in points %}")
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    parts.rule(letter, "endif")


def _conclusion(letter: Letter) -> None:
    parts.heading(letter, "四、{{ examined }}结论")
    line = parts.together(parts.line(letter))
    _box(line, "lawful")
    parts.run(line, "合法。")
    line = parts.together(parts.line(letter))
    _box(line, "to_revise")
    parts.run(line, "应当予以修改{% if not rounds %}（修改后再{{ after }}）。{% endif %}")
    parts.rule(letter, "if rounds")
    line = parts.together(parts.line(letter, "（", indent=52))
    _box(line, "review_again")
    parts.run(line, "修改后再送复核　")
    _box(line, "table_directly")
    parts.run(line, "修改后可直接{{ after }}）。")
    parts.rule(letter, "endif")
    line = parts.line(letter)
    _box(line, "unlawful")
    parts.run(line, "不合法（{{ bars }}）。")


def _notes_and_signatures(letter: Letter) -> None:
    parts.rule(letter, "if has_notes")
    parts.heading(letter, "五、有关说明")
    parts.rule(letter, "endif")
    parts.rule(letter, "if points")
    parts.line(letter, "对{{ examined }}意见未采纳或者未完全采纳的，应当在{{ after }}时书面说明理由。")
    parts.rule(letter, "endif")
    parts.rule(letter, "if points and reply_workdays")
    parts.line(letter, "请{{ you }}自收到本意见书之日起{{ reply_workdays }}个工作日内书面反馈采纳情况。")
    parts.rule(letter, "endif")
    parts.rule(letter, "if has_unverified_basis")
    parts.line(letter, "标注“（依据待核对）”的依据尚未与现行有效文本核对，以公布的现行有效文本为准。")
    parts.rule(letter, "endif")
    parts.rule(letter, "for remark in remarks")
    parts.line(letter, "{{ remark }}")
    parts.rule(letter, "endfor")
    parts.together(parts.line(letter))
    parts.together(parts.line(letter, "承办人：＿＿＿＿＿＿　　{{ examined }}机构负责人：＿＿＿＿＿＿"))
    parts.rule(letter, "if counsel_signs")
    parts.together(parts.line(letter, "法律顾问：＿＿＿＿＿＿"))
    parts.rule(letter, "endif")
    parts.closing(letter, "{{ authority }}", "{{ signed_on }}")
    parts.line(letter, "（本意见书一式{{ copies }}份，{{ kept_by }}）")


if __name__ == "__main__":
    build().save(Path(sys.argv[1]))
