"""Makes the shipped Word template of the 合法性审核意见书: ``python -m tests.app.forms.word_template resources/forms/review_opinion.docx``.

The measures are those of GB/T 9704—2012; the words are those of ``review_opinion.typ``.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Letter
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

PITCH = Pt(28.95)
TITLE, BODY, KAI, HEI, SONG, BOXES = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Segoe UI Symbol"
LATIN = "Times New Roman"
# what Word takes where the named font is missing
ALTERNATIVES = {TITLE: "华文中宋", BODY: "仿宋", KAI: "楷体"}
# the order the schema asks of paragraph properties
AFTER_GRID = ("w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:rPr")
AFTER_SPACING = ("w:bidi", "w:adjustRightInd", "w:snapToGrid", *AFTER_GRID)
AFTER_SPACING_DE = ("w:autoSpaceDN", *AFTER_SPACING)
AFTER_BORDER = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:autoSpaceDE", *AFTER_SPACING_DE)
STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "Table Grid", "No List")
COLUMNS = (
    ("序号", 8, "number"),
    ("条款", 24, "clause"),
    ("问题", 42, "problem"),
    ("依据", 35, "basis"),
    ("建议修改文字", 35, "suggestion"),
    ("严重程度", 12, "severity"),
)


def build() -> Letter:
    letter = Document()
    _page(letter)
    _body_style(letter)
    _footers(letter)
    _head(letter)
    _findings(letter)
    _points(letter)
    _conclusion(letter)
    _notes_and_signatures(letter)
    _fonts_with_alternatives(letter)
    _without_ballast(letter)
    about = letter.core_properties
    about.author, about.title, about.comments = "", "合法性审核意见书", ""
    about.created = about.modified = datetime(2026, 1, 1)
    return letter


def _without_ballast(letter: Letter) -> None:
    """Drops what an empty document brings along and this letter does not use."""
    for style in list(letter.styles.element.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in STYLES:
            letter.styles.element.remove(style)
    for rels in (letter.part.rels, letter.part.package.rels):
        for key in [
            key
            for key, rel in rels.items()
            if rel.reltype.rsplit("/", 1)[1] in ("thumbnail", "customXml", "stylesWithEffects", "numbering")
        ]:
            del rels[key]


def _page(letter: Letter) -> None:
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.footer_distance = Mm(24)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="579"/>'))


def _body_style(letter: Letter) -> None:
    style = letter.styles["Normal"]
    style.font.size = Pt(16)
    _font(style.element.get_or_add_rPr(), BODY)
    # 28 characters of 16 pt in 156 mm; a grid of characters is laid out differently by each word processor
    style.element.get_or_add_rPr().insert_element_before(
        parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'), "w:w", "w:kern", "w:position", "w:sz"
    )
    letter.styles.element.find(".//" + qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, PITCH
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    for name in ("autoSpaceDE", "autoSpaceDN"):
        off = parse_xml(f'<w:{name} {nsdecls("w")} w:val="0"/>')
        style.element.get_or_add_pPr().insert_element_before(off, *(AFTER_SPACING if name == "autoSpaceDN" else AFTER_SPACING_DE))


def _font(properties: OxmlElement, east: str, latin: str = LATIN) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for place, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east), ("cs", latin)):
        fonts.set(qn(f"w:{place}"), name)
    properties.insert(0, fonts)


def _run(paragraph: Paragraph, text: str, font: str = BODY, size: float = 16, latin: str = LATIN) -> Run:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    _font(run._r.get_or_add_rPr(), font, latin)
    return run


def _box(paragraph: Paragraph, field: str) -> None:
    _run(paragraph, f"{{{{ {field} }}}}", BOXES, latin=BOXES)


def _line(letter: Letter, text: str = "", font: str = BODY, indent: float = 32) -> Paragraph:
    paragraph = letter.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(indent)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if text:
        _run(paragraph, text, font)
    return paragraph


def _rule(letter: Letter, rule: str) -> None:
    letter.add_paragraph(f"{{%p {rule} %}}")


def _centred(letter: Letter, text: str, font: str, size: float, pitch: float, after: float) -> Run:
    paragraph = letter.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(pitch), Pt(after)
    return _run(paragraph, text, font, size)


def _head(letter: Letter) -> None:
    mark = _centred(letter, "{{ authority }}", TITLE, 36, 48, 6)
    mark.font.color.rgb = RGBColor(0xC8, 0x10, 0x2E)
    _centred(letter, "{% if number %}{{ number }}{% else %}　　　　　　{% endif %}", BODY, 16, 28.95, 18)
    red_line = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="4" w:color="C8102E"/></w:pBdr>')
    letter.paragraphs[-1]._p.get_or_add_pPr().insert_element_before(red_line, *AFTER_BORDER)
    _centred(letter, "关于《{{ title }}》的合法性审核意见书", TITLE, 22, 33, 18)
    _line(letter, "{{ drafting_unit }}：", indent=0)
    _line(
        letter,
        "{{ you }}{{ submitted_on }}报送的《{{ title }}》{% if version %}（{{ version }}）{% endif %}收悉"
        "{% if complete_on %}，送审材料于{{ complete_on }}收齐{% endif %}。经审核，提出如下意见：",
    )


def _findings(letter: Letter) -> None:
    _heading(letter, "一、审核依据")
    _line(letter, "{% if basis %}{{ basis }}{% else %}现行法律、法规、规章和国家有关政策规定{% endif %}。")
    _heading(letter, "二、审核情况")
    for heading, field in (
        ("（一）制定主体。", "on_body"),
        ("（二）制定权限。", "on_powers"),
        ("（三）文件内容。", "on_content"),
        ("（四）制定程序。", "on_procedure"),
    ):
        _run(_line(letter, heading, KAI), f"{{{{ {field} }}}}")


def _heading(letter: Letter, text: str) -> None:
    _line(letter, text, HEI).paragraph_format.keep_with_next = True


def _points(letter: Letter) -> None:
    _heading(letter, "三、具体意见")
    _rule(letter, "if not points")
    _line(letter, "没有提出修改意见。")
    _rule(letter, "else")
    _line(letter, "共提出意见{{ points | length }}条，逐条列表如下：").paragraph_format.keep_with_next = True
    table = letter.add_table(rows=4, cols=len(COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _borders(table._tbl)
    for column, (name, width, field) in enumerate(COLUMNS):
        table.columns[column].width = Mm(width)
        for row in table.rows:
            row.cells[column].width = Mm(width)
        centred = column in (0, 1, 5)
        _cell(table.cell(0, column).paragraphs[0], name, HEI, centred=True)
        _cell(table.cell(2, column).paragraphs[0], f"{{{{ point.{field} }}}}", BODY, centred=centred)
    table.cell(1, 0).paragraphs[0].add_run("{%tr for point in points %}")
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _rule(letter, "endif")


def _borders(table: OxmlElement) -> None:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
    table.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    room = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    table.tblPr.insert_element_before(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{room}</w:tblCellMar>"), "w:tblLook")


def _cell(paragraph: Paragraph, text: str, font: str, *, centred: bool) -> None:
    paragraph.paragraph_format.line_spacing = Pt(19)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    free = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
    paragraph._p.get_or_add_pPr().insert_element_before(free, *AFTER_GRID)
    _run(paragraph, text, font, 12)
    cell = paragraph._p.getparent()
    cell.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))


def _conclusion(letter: Letter) -> None:
    _heading(letter, "四、审核结论")
    line = _together(_line(letter))
    _box(line, "lawful")
    _run(line, "合法。")
    line = _together(_line(letter))
    _box(line, "to_revise")
    _run(line, "应当予以修改")
    line = _together(_line(letter, "（", indent=52))
    _box(line, "review_again")
    _run(line, "修改后再送复核　")
    _box(line, "table_directly")
    _run(line, "修改后可直接提请审议）。")
    line = _line(letter)
    _box(line, "unlawful")
    _run(line, "不合法（不得提请审议）。")


def _notes_and_signatures(letter: Letter) -> None:
    _rule(letter, "if has_notes")
    _heading(letter, "五、有关说明")
    _rule(letter, "endif")
    _rule(letter, "if points")
    _line(letter, "对审核意见未采纳或者未完全采纳的，应当在提请审议时书面说明理由。")
    _rule(letter, "endif")
    _rule(letter, "if points and reply_workdays")
    _line(letter, "请{{ you }}自收到本意见书之日起{{ reply_workdays }}个工作日内书面反馈采纳情况。")
    _rule(letter, "endif")
    _rule(letter, "if has_unverified_basis")
    _line(letter, "标注“（依据待核对）”的依据尚未与现行有效文本核对，以公布的现行有效文本为准。")
    _rule(letter, "endif")
    _rule(letter, "for remark in remarks")
    _line(letter, "{{ remark }}")
    _rule(letter, "endfor")
    _together(_line(letter))
    _together(_line(letter, "承办人：＿＿＿＿＿＿　　审核机构负责人：＿＿＿＿＿＿"))
    _rule(letter, "if counsel_signs")
    _together(_line(letter, "法律顾问：＿＿＿＿＿＿"))
    _rule(letter, "endif")
    for text in ("", "", "{{ authority }}", "{{ signed_on }}"):
        line = _line(letter, text, indent=0)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.right_indent = Pt(64)
        _together(line)
    _line(letter, "（本意见书一式{{ copies }}份，{{ kept_by }}）")


def _together(line: Paragraph) -> Paragraph:
    line.paragraph_format.keep_with_next = True
    return line


def _footers(letter: Letter) -> None:
    letter.settings.odd_and_even_pages_header_footer = True
    section = letter.sections[0]
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.style, line.alignment = letter.styles["Normal"], side
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(14)
        _run(line, "— ", SONG, 14)
        number = _run(line, "", SONG, 14)
        for kind in ("begin", None, "end"):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = "PAGE"
            number._r.append(part)
        _run(line, " —", SONG, 14)


def _fonts_with_alternatives(letter: Letter) -> None:
    table = next(part for part in letter.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>' for name, other in ALTERNATIVES.items()
    )
    table._blob = table.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")


if __name__ == "__main__":
    build().save(Path(sys.argv[1]))
