"""Makes the shipped Word templates of a cleanup: ``python -m tests.app.forms.word_cleanup resources/forms``.

The words are those of the typst templates of the same names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from tests.app.forms import word_parts as parts
from tests.app.forms import word_tables as tables
from tests.app.forms.word_filing import dated
from tests.app.forms.word_tables import Column

TO_WRITE = "＿" * 12
NUMBER, NAME, AUTHORITY = Column("序号", 12, "number", centred=True), "文件名称", "制定机关"


def kept_catalogue() -> Letter:
    columns = (
        NUMBER, Column(NAME, 58.4, "title"), Column("文号", 31, "document_number", centred=True), Column(AUTHORITY, 32.6, "issuing_authority"),
        Column("公布日期", 22, dated("published_on"), centred=True),
    )  # fmt: skip
    return _catalogue(parts.begin(), columns, "继续有效目录")


def amended_catalogue() -> Letter:
    columns = (
        NUMBER, Column(NAME, 46, "title"), Column("文号", 31, "document_number", centred=True), Column(AUTHORITY, 32.6, "issuing_authority"),
        Column("公布日期", 20.5, dated("published_on"), centred=True), Column("修改意见", 37.4, "opinion"), Column("责任单位", 25, "unit"),
        Column("完成时限", 20.5, dated("until"), centred=True),
    )  # fmt: skip
    return _catalogue(_landscape(), columns, "修改目录")


def ended_catalogue() -> Letter:
    columns = (
        NUMBER, Column(NAME, 49, "title"), Column("文号", 31, "document_number", centred=True), Column(AUTHORITY, 32.6, "issuing_authority"),
        Column("公布日期", 20.5, dated("published_on"), centred=True), Column("理由", 39.9, "reason"), Column("依据", 40, "basis"),
    )  # fmt: skip
    return _catalogue(_landscape(), columns, "废止和宣布失效目录")


def cleanup_announcement() -> Letter:
    letter = parts.begin()
    parts.head(letter, "{{ authority }}关于公布行政规范性文件清理结果的{{ genre }}")
    _addressees(letter)
    parts.line(
        letter,
        "根据{% if basis %}{{ basis }}的规定{% else %}行政规范性文件清理的有关规定{% endif %}，对{{ as_of }}以前制定的{{ scope }}进行了清理。"
        f"清理结果已经{{% if meeting or adopted_on %}}{{{{ adopted_on }}}}{{{{ meeting }}}}{{% else %}}{TO_WRITE}{{% endif %}}审议通过。"
        "现{{ genre }}如下：",
    )
    parts.line(letter, "共清理行政规范性文件{{ total }}件。{% if outcomes %}{{ outcomes | join('；') }}。{% endif %}")
    parts.line(
        letter,
        "列入继续有效目录的行政规范性文件继续有效。未列入继续有效目录{% if to_amend %}和需要修改的目录{% endif %}的行政规范性文件，"
        "一律不作为行政管理依据。",
    )
    parts.rule(letter, "if to_amend")
    parts.line(letter, "列入需要修改的目录的，由责任单位按照目录载明的修改意见，在完成时限以前修改。")
    parts.rule(letter, "endif")
    parts.rule(letter, "if ended")
    parts.line(letter, "列入废止和宣布失效目录的，自本{{ genre }}施行之日起停止执行。")
    parts.rule(letter, "endif")
    parts.line(
        letter,
        "本{{ genre }}自{% if effective_on %}{{ effective_on }}{% else %}印发之日{% endif %}起施行。"
        "{% if inquiry %}公众可以通过{{ inquiry }}查询目录和文件文本。{% endif %}",
    )
    parts.enclosures(letter, "annexes", "{{ one.title }}")
    _closing(letter)
    return parts.finish(letter, "清理结果公告")


def repeal_announcement() -> Letter:
    letter = parts.begin()
    parts.head(letter, "{{ title }}")
    _addressees(letter)
    parts.line(
        letter,
        "{% if ground %}{{ ground }}，{% endif %}{% if basis %}依照{{ basis }}的规定，{% endif %}"
        f"{{% if not ground and not basis %}}根据{TO_WRITE}，{{% endif %}}"
        "{% if meeting or adopted_on %}经{{ adopted_on }}{{ meeting }}审议通过，{% endif %}决定{{ act }}"
        "{% if count == 1 %}{{ documents[0].named }}。{% else %}下列{{ count }}件行政规范性文件：{% endif %}",
    )
    parts.rule(letter, "if count == 1 and documents[0].reason")
    parts.line(letter, "{{ act }}的理由：{{ documents[0].reason }}。")
    parts.rule(letter, "endif")
    parts.rule(letter, "if count > 1")
    parts.rule(letter, "for one in documents")
    parts.line(letter, "{{ one.number }}.{{ one.named }}{% if one.reason %}，理由：{{ one.reason }}{% endif %}。")
    parts.rule(letter, "endfor")
    parts.rule(letter, "endif")
    parts.together(
        parts.line(
            letter,
            "本{{ genre }}自{% if effective_on %}{{ effective_on }}{% else %}公布之日{% endif %}起施行，上述文件同时停止执行。"
            "{% if carrier %}本{{ genre }}在{{ carrier }}公布。{% endif %}",
        )
    )
    _closing(letter)
    return parts.finish(letter, "废止决定公告")


def _addressees(letter: Letter) -> None:
    parts.rule(letter, "if addressees")
    parts.line(letter, "{{ addressees }}：", indent=0)
    parts.rule(letter, "endif")


def _closing(letter: Letter) -> None:
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    parts.rule(letter, "if note")
    parts.line(letter, "（{{ note }}）")
    parts.rule(letter, "endif")


def _landscape() -> Letter:
    """The text area of a paper, turned."""
    letter = parts.begin()
    section = letter.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(28), Mm(26), Mm(35), Mm(37)
    section.footer_distance = Mm(15)
    return letter


def _catalogue(letter: Letter, columns: Sequence[Column], title: str) -> Letter:
    parts.rule(letter, "if annex > 0")
    parts.line(letter, "附件{{ annex }}", parts.HEI, indent=0)
    parts.line(letter)
    parts.rule(letter, "endif")
    parts.centred(letter, "{{ title }}", parts.TITLE, 22, 33, 6)
    parts.centred(letter, "（{% if as_of %}截至{{ as_of }}，{% endif %}共{{ count }}件）", parts.KAI, 16, 28.95, 0)
    parts.rule(letter, "if not parts")
    parts.line(letter, "无。")
    parts.rule(letter, "endif")
    parts.rule(letter, "for part in parts")
    heading = parts.together(parts.line(letter, "{{ part.mark }}、{{ part.heading }}（{{ part.count }}件）", parts.HEI, indent=0))
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(8), Pt(4)
    tables.listing(letter, columns, "row", "part.rows", least=10)
    parts.rule(letter, "endfor")
    return parts.finish(letter, title)


LETTERS: dict[str, Callable[[], Letter]] = {
    each.__name__: each for each in (kept_catalogue, amended_catalogue, ended_catalogue, cleanup_announcement, repeal_announcement)
}

if __name__ == "__main__":
    for name, build in LETTERS.items():
        build().save(Path(sys.argv[1]) / f"{name}.docx")
