"""Makes the shipped Word template of the 备案报告: ``python -m tests.app.forms.word_report resources/forms/filing_report.docx``.

An upward paper: its number stands at the left and who signs it at the right (GB/T 9704—2012, 7.2.6). The words are those of ``filing_report.typ``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx.document import Document as Letter
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from tests.app.forms import word_parts as parts

TO_WRITE = "＿" * 6


def build() -> Letter:
    letter = parts.begin()
    _head(letter)
    parts.line(letter, "{{ recipient }}：", indent=0)
    parts.line(
        letter,
        "《{{ title }}》{% if document_number %}（{{ document_number }}）{% endif %}{{ story }}。"
        "根据{% if basis %}{{ basis }}的规定{% else %}规范性文件备案的有关规定{% endif %}，"
        "现将有关材料{{ again }}报上，请予备案。",
    )
    parts.enclosures(letter, "materials", "{{ one.name }}{% if one.copies %}{{ one.copies }}份{% endif %}")
    parts.closing(letter, "{{ sender }}", "{{ dated_on }}")
    parts.rule(letter, "if contact or phone")
    parts.line(letter, "（联系人：{{ contact }}，联系电话：{{ phone }}）")
    parts.rule(letter, "endif")
    return parts.finish(letter, "备案报告")


def _head(letter: Letter) -> None:
    mark = parts.centred(letter, "{{ sender }}文件", parts.TITLE, 36, 48, 6)
    mark.font.color.rgb = RGBColor(0xC8, 0x10, 0x2E)
    numbered = parts.line(letter, f"{{% if number %}}{{{{ number }}}}{{% else %}}{TO_WRITE}{{% endif %}}\t签发人：", indent=16)
    parts.run(numbered, f"{{% if signer %}}{{{{ signer }}}}{{% else %}}{TO_WRITE}{{% endif %}}", parts.KAI)
    form = numbered.paragraph_format
    form.space_after = Pt(18)
    form.tab_stops.add_tab_stop(Mm(156) - Pt(16), WD_TAB_ALIGNMENT.RIGHT)
    red_line = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="4" w:color="C8102E"/></w:pBdr>')
    numbered._p.get_or_add_pPr().insert_element_before(red_line, *parts.AFTER_BORDER)
    parts.centred(letter, "{{ sender }}关于{{ again }}报送{{ subject }}备案的报告", parts.TITLE, 22, 33, 18)


if __name__ == "__main__":
    build().save(Path(sys.argv[1]))
