"""Tables of Word templates: ruled, the head repeated on each page, a row kept on one page, lines closer than those of the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Letter
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.app.forms import word_parts as parts


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in millimetres, what is written into it, and whether that is centred."""

    head: str
    width: float
    field: str
    centred: bool = False


def listing(letter: Letter, columns: Sequence[Column], one: str, many: str, size: float = 12, least: float = 0) -> Table:
    """A table with a row for each ``one`` in ``many``; rows at least ``least`` millimetres high."""
    return _listed(letter, columns, one, (f"for {one} in {many}", "", "endfor"), size, least)


def listing_with_foot(letter: Letter, columns: Sequence[Column], one: str, many: str, size: float = 12, least: float = 0) -> Table:
    """The same, its last row on one page with what follows: a place for a seal does not stand alone on a page."""
    steps = (f"for {one} in {many}", "if not loop.last", "", "else", "", "endif", "endfor")
    table = _listed(letter, columns, one, steps, size, least)
    for last in table.rows[5].cells:
        last.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def _listed(letter: Letter, columns: Sequence[Column], one: str, steps: Sequence[str], size: float, least: float) -> Table:
    """The head and, beneath it, a row for each of ``steps``: an instruction to the template, or "" a row of fields."""
    table = letter.add_table(rows=1 + len(steps), cols=len(columns))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    borders(table._tbl)
    filled = [n for n, step in enumerate(steps, 1) if not step]
    for n, column in enumerate(columns):
        table.columns[n].width = Mm(column.width)
        for row in table.rows:
            row.cells[n].width = Mm(column.width)
        cell(table.cell(0, n).paragraphs[0], column.head, parts.HEI, centred=True, size=size)
        for row in filled:
            cell(table.cell(row, n).paragraphs[0], f"{{{{ {one}.{column.field} }}}}", parts.BODY, centred=column.centred, size=size)
    for n, step in enumerate(steps, 1):
        if step:
            table.cell(n, 0).paragraphs[0].add_run(f"{{%tr {step} %}}")
    for row in (table.rows[n] for n in (0, *filled)):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if least:
            row.height, row.height_rule = Mm(least), WD_ROW_HEIGHT_RULE.AT_LEAST
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def borders(table: OxmlElement) -> None:
    """Lines of three quarters of a point, and a little room in the cells."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    ruled = parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
    table.tblPr.insert_element_before(ruled, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    room = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    table.tblPr.insert_element_before(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{room}</w:tblCellMar>"), "w:tblLook")


def cell(paragraph: Paragraph, text: str, font: str, *, centred: bool, size: float = 12) -> None:
    """The words of one cell, free of the grid of lines."""
    paragraph.paragraph_format.line_spacing = Pt(size + 7 if size >= 12 else size + 5)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    free = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
    paragraph._p.get_or_add_pPr().insert_element_before(free, *parts.AFTER_GRID)
    parts.run(paragraph, text, font, size)
    holder = paragraph._p.getparent()
    holder.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
