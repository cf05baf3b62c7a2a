"""Texts made for measuring: articles as departments write them, as a Word file, as a PDF, and a second wording to compare with.

The same numbers make the same texts.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.text import numerals
from app.text.tree import Node, Tree

if TYPE_CHECKING:
    from docx.oxml.numbering import CT_Numbering

ARTICLES, CHARACTERS = 120, 20_000
"""The pair of texts that comparing is measured with."""
CODE = 1_242
"""Articles of a text as long as the longest there is."""
_TITLE = "云州区测速管理办法"
_PHRASES = (
    "申请人应当向{place}提交书面申请", "{place}应当自受理之日起{n}个工作日内完成初审", "初审结果应当予以公示，公示期不少于{n}日",
    "区级有关部门按照职责分工做好监督管理工作", "应当符合城市规划和安全要求", "所需经费列入本级财政预算", "任何单位和个人有权向{place}投诉举报",
    "逾期不改正的，依照有关法律法规处理", "{place}应当建立健全信息共享机制", "不得擅自改变用途或者转让", "应当签订协议并明确双方权利义务",
    "每年组织一次评估，并在{n}日内公布结果", "违反本办法第{n}条规定的，由{place}责令限期改正", "可以处{n}千元以下罚款", "档案保存期限不少于{n}年",
)  # fmt: skip
_PLACES = ("街道办事处", "镇人民政府", "区城市管理局", "区住房和城乡建设局", "区司法局", "区财政局", "社区居民委员会")


def articles(count: int, characters: int, seed: int = 1) -> list[str]:
    """``count`` articles of about ``characters`` characters together, without their labels."""
    chance = random.Random(seed)
    long = characters // count
    return [_article(chance, long) for _ in range(count)]


def reworded(texts: Sequence[str], seed: int = 2) -> list[str]:
    """A later wording: one article in four edited by a word or two, one in thirty taken out, put in or moved; as many as before."""
    chance = random.Random(seed)
    out = [_edited(chance, text) if chance.random() < 0.25 else text for text in texts]
    for _ in range(max(len(out) // 30, 1)):
        out.pop(chance.randrange(len(out)))
        out.insert(chance.randrange(len(out)), _article(chance, len(texts[0])))
        out.insert(chance.randrange(len(out)), out.pop(chance.randrange(len(out))))
    return out


def tree(texts: Sequence[str]) -> Tree:
    """The texts as the articles of a tree."""
    nodes = [Node("title", "标题", _TITLE)]
    for n, text in enumerate(texts, 1):
        label = _label(n)
        nodes.append(Node("article", label, text, label, n))
    return Tree(_TITLE, None, None, None, None, None, None, None, tuple(nodes))


def lines(texts: Sequence[str]) -> str:
    """The texts as lines, which is what a tool of programmers compares."""
    return "".join(f"{_label(n)}　{text}\n" for n, text in enumerate(texts, 1))


def word_file(texts: Sequence[str], path: Path) -> Path:
    """Write the texts as Word does: 第N条 by automatic numbering, each article in several runs with properties of their own."""
    from docx import Document

    made = Document()
    number = _numbering(made.part.numbering_part.element)
    made.add_paragraph(_TITLE, style="Title")
    for text in texts:
        paragraph = made.add_paragraph()
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
        for piece in text.split("，"):
            paragraph.add_run(piece + ("" if piece.endswith("。") else "，")).font.name = "仿宋"
    out = BytesIO()
    made.save(out)
    path.write_bytes(out.getvalue())
    return path


def pdf_file(texts: Sequence[str], path: Path) -> Path:
    """Set the texts on A4 pages with a text layer."""
    import typst

    from app.forms import fonts

    found = fonts.catalogue(fonts.font_folders())
    family = fonts.families(found.families())["body"]
    names = ", ".join(f'"{name}"' for name in family)
    body = "\n\n".join(f"{_label(n)}　{text}" for n, text in enumerate(texts, 1))
    source = (
        f'#set page(paper: "a4")\n#set text(font: ({names},), size: 16pt, lang: "zh")\n#set par(first-line-indent: 2em)\n{_TITLE}\n\n{body}'
    )
    compiler = typst.Compiler(source.encode(), font_paths=found, ignore_system_fonts=True)
    made = compiler.compile()
    assert isinstance(made, bytes)
    path.write_bytes(made)
    return path


def _numbering(element: CT_Numbering) -> int:
    """Add 第%1条 in Chinese numerals to the numbering part; its numId."""
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/><w:lvlText w:val="第%1条"/></w:lvl>'
    first = next(i for i, each in enumerate(element) if each.tag.endswith("}num"))
    element.insert(first, parse_xml(f'<w:abstractNum {space} w:abstractNumId="990">{level}</w:abstractNum>'))
    element.append(parse_xml(f'<w:num {space} w:numId="990"><w:abstractNumId w:val="990"/></w:num>'))
    return 990


def _article(chance: random.Random, long: int) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) + len(parts) < long - 8:
        parts.append(_filled(chance, chance.choice(_PHRASES)))
    return "".join(part + ("。" if i % 3 == 2 or i == len(parts) - 1 else "，") for i, part in enumerate(parts))


def _filled(chance: random.Random, phrase: str) -> str:
    return phrase.format(place=chance.choice(_PLACES), n=numerals.to_chinese(chance.randrange(2, 60)))


def _edited(chance: random.Random, text: str) -> str:
    swaps = [
        (old, new)
        for old, new in (("应当", "可以"), ("不得", "不宜"), ("区级", "市级"), ("日内", "个工作日内"), ("以下", "以上"))
        if old in text
    ]
    if swaps and chance.random() < 0.7:
        return text.replace(*chance.choice(swaps), 1)
    at = text.find("，") + 1
    return text[:at] + _filled(chance, chance.choice(_PHRASES)) + "，" + text[at:]


def _label(n: int) -> str:
    return f"第{numerals.to_chinese(n)}条"
