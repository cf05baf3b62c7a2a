"""Text of Word letters, as it stands on paper."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.app.forms.pdf_text import bare


def letter_words(data: bytes) -> str:
    """The words of a letter without white space and without the lines to write on."""
    letter = Document(BytesIO(data))
    parts = []
    for block in letter.iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
    return re.sub(r"＿", "", bare("".join(parts)))
