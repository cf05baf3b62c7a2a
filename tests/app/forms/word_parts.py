"""The measures that all Word letters share (GB/T 9704—2012): page, fonts, lines, headings, page numbers."""

from __future__ import annotations

from datetime import datetime

from docx import Document
from docx.document import Document as Letter
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

PITCH = Pt(28.95)
# a line of text, a date as in 2026年11月24日, and the four characters it keeps from the right edge, in points
LINE, DATE, FROM_THE_RIGHT = 442, 112, 64
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


def begin() -> Letter:
    """An empty letter with its page, its body style and its page numbers."""
    letter = Document()
    page(letter)
    body_style(letter)
    footers(letter)
    return letter


def finish(letter: Letter, title: str) -> Letter:
    """The letter without what an empty document brings along, called ``title``."""
    fonts_with_alternatives(letter)
    without_ballast(letter)
    about = letter.core_properties
    about.author, about.title, about.comments = "", title, ""
    about.created = about.modified = datetime(2026, 1, 1)
    return letter


def head(letter: Letter, title: str) -> None:
    """The red mark of the authority, the number over the red line, the title."""
    mark = centred(letter, "{{ authority }}", TITLE, 36, 48, 6)
    mark.font.color.rgb = RGBColor(0xC8, 0x10, 0x2E)
    centred(letter, "{% if number %}{{ number }}{% else %}　　　　　　{% endif %}", BODY, 16, 28.95, 18)
    red_line = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="4" w:color="C8102E"/></w:pBdr>')
    letter.paragraphs[-1]._p.get_or_add_pPr().insert_element_before(red_line, *AFTER_BORDER)
    centred(letter, title, TITLE, 22, 33, 18)


def closing(letter: Letter, name: str, date: str) -> None:
    """Room for the seal; the date, four characters from the right edge; ``name`` over it, centred on a date of eleven characters' width."""
    for _ in range(2):
        together(line(letter, indent=0))
    signed = together(line(letter, name, indent=0))
    signed.alignment = WD_ALIGN_PARAGRAPH.CENTER
    signed.paragraph_format.left_indent = Pt(LINE - 2 * (FROM_THE_RIGHT + DATE / 2))
    dated = together(line(letter, date, indent=0))
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    dated.paragraph_format.right_indent = Pt(FROM_THE_RIGHT)


def without_ballast(letter: Letter) -> None:
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


def page(letter: Letter) -> None:
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.footer_distance = Mm(24)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="579"/>'))


def body_style(letter: Letter) -> None:
    style = letter.styles["Normal"]
    style.font.size = Pt(16)
    set_font(style.element.get_or_add_rPr(), BODY)
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


def set_font(properties: OxmlElement, east: str, latin: str = LATIN) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for place, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east), ("cs", latin)):
        fonts.set(qn(f"w:{place}"), name)
    properties.insert(0, fonts)


def run(paragraph: Paragraph, text: str, font: str = BODY, size: float = 16, latin: str = LATIN) -> Run:
    made = paragraph.add_run(text)
    made.font.size = Pt(size)
    set_font(made._r.get_or_add_rPr(), font, latin)
    return made


def line(letter: Letter, text: str = "", font: str = BODY, indent: float = 32) -> Paragraph:
    paragraph = letter.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(indent)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if text:
        run(paragraph, text, font)
    return paragraph


def rule(letter: Letter, rule: str) -> None:
    letter.add_paragraph(f"{{%p {rule} %}}")


def centred(letter: Letter, text: str, font: str, size: float, pitch: float, after: float) -> Run:
    paragraph = letter.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(pitch), Pt(after)
    # on the grid of lines a title of two lines would be set as far apart as four
    free = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
    paragraph._p.get_or_add_pPr().insert_element_before(free, *AFTER_GRID)
    return run(paragraph, text, font, size)


def heading(letter: Letter, text: str) -> None:
    line(letter, text, HEI).paragraph_format.keep_with_next = True


def together(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def enclosures(letter: Letter, many: str, named: str) -> None:
    """附件说明, a line after the text: ``named`` for each ``one`` of ``many``, numbered where there are several; the last two stay with what follows."""
    numbered = f"{{% if loop.first %}}附件：{{% else %}}　　　{{% endif %}}{{% if {many} | length > 1 %}}{{{{ loop.index }}}}.{{% endif %}}"
    rule(letter, f"if {many}")
    together(line(letter))
    rule(letter, "endif")
    rule(letter, f"for one in {many}")
    rule(letter, "if loop.revindex > 2")
    line(letter, numbered + named)
    rule(letter, "else")
    together(line(letter, numbered + named))
    rule(letter, "endif")
    rule(letter, "endfor")


def footers(letter: Letter) -> None:
    letter.settings.odd_and_even_pages_header_footer = True
    section = letter.sections[0]
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        footer.is_linked_to_previous = False
        foot = footer.paragraphs[0]
        foot.style, foot.alignment = letter.styles["Normal"], side
        foot.paragraph_format.left_indent = foot.paragraph_format.right_indent = Pt(14)
        run(foot, "— ", SONG, 14)
        number = run(foot, "", SONG, 14)
        for kind in ("begin", None, "end"):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = "PAGE"
            number._r.append(part)
        run(foot, " —", SONG, 14)


def fonts_with_alternatives(letter: Letter) -> None:
    table = next(part for part in letter.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>' for name, other in ALTERNATIVES.items()
    )
    table._blob = table.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")
