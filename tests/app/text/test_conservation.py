"""What a Word file holds against what its tree holds, counted by a walk of the XML that knows nothing of the reader."""

from __future__ import annotations

import re
import zipfile
from collections import Counter

import pytest
from lxml import etree

from app.text import reading
from app.text.markup import Settled
from tests.fixtures.golden.case import every

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
NUMBERS = set("第条章节款项编一二三四五六七八九十百千零〇○（）()、.．0123456789①②③④⑤⑥⑦⑧⑨⑩ \t")
GONE = {Settled.ACCEPTED: ("del", "moveFrom"), Settled.REJECTED: ("ins", "moveTo")}
# by what they are about, these hold more or less than the w:t that count: hidden text, symbols, letters as numbers, deleted rows …
OTHERWISE = re.compile("隐藏|表单|符号|偏旁|公式|天干|罗马|表格增删|插入的脚注")


def held(path, settled):
    """Characters of all ``w:t`` of the body and its notes that count, white space aside."""
    found = Counter()
    with zipfile.ZipFile(path) as package:
        for part in PARTS:
            if part not in package.namelist():
                continue
            root = etree.fromstring(package.read(part))
            gone = {W + name for name in GONE[settled]} | {MC + "Fallback"}
            for text in root.iter(W + "t", *([W + "delText"] if settled is Settled.REJECTED else [])):
                if not any(above.tag in gone for above in text.iterancestors()):
                    found.update("".join((text.text or "").split()))
    return found


def told(path, settled):
    """Characters of the tree, white space aside."""
    found = Counter()
    for node in reading.read_here(path, settled).tree.walk():
        cells = "".join(cell for row in node.rows or () for cell in row)
        found.update("".join(((node.label or "") + (node.heading or "") + node.text + cells).split()))
    return found


def differences(path, settled):
    """What was lost, and what was invented other than numbers that Word prints."""
    before, after = held(path, settled), told(path, settled)
    return dict(before - after), {char: n for char, n in (after - before).items() if char not in NUMBERS}


def test_nothing_of_a_real_word_file_is_lost_and_nothing_invented(corpus):
    found = {path.name: differences(path, Settled.ACCEPTED) for path in sorted((corpus / "binary").glob("*.docx"))}
    assert {name: each for name, each in found.items() if each != ({}, {})} == {}


@pytest.mark.parametrize("settled", Settled)
@pytest.mark.parametrize(
    "golden", [g for g in every() if g.name.endswith(".docx") and not g.refused and not OTHERWISE.search(g.name)], ids=str
)
def test_nothing_of_a_golden_word_file_is_lost_and_nothing_invented(golden, settled, tmp_path):
    path = tmp_path / golden.name
    path.write_bytes(golden.make())
    assert differences(path, settled) == ({}, {})
