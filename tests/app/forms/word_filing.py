"""Makes the shipped Word templates of the letters of submission and filing: ``python -m tests.app.forms.word_filing resources/forms``.

The words are those of the typst templates of the same names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document as Letter
from docx.text.paragraph import Paragraph

from tests.app.forms import word_parts as parts
from tests.app.forms import word_tables as tables
from tests.app.forms.word_tables import Column

TO_WRITE = "＿" * 24
"""A line for the hand."""
ADDRESSEE = "{% if recipient %}{{ recipient }}{% else %}" + "＿" * 12 + "{% endif %}："
CONTACT = "{% if contact %}{{ contact }}{% else %}" + "＿" * 6 + "{% endif %}"
PHONE = "{% if phone %}{{ phone }}{% else %}" + "＿" * 8 + "{% endif %}"
ENDING = "{% if document_number %}（{{ document_number }}）{% endif %}"


def submission_letter() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于报送《{{ title }}》的函")
    parts.line(letter, ADDRESSEE, indent=0)
    parts.line(letter, "现将《{{ title }}》报上，请予合法性审核。有关情况如下：")
    parts.heading(letter, "一、起草背景")
    _said(letter, "background")
    parts.heading(letter, "二、起草依据")
    parts.line(letter, "{% if basis %}{{ basis }}{% else %}有关法律、法规、规章和国家政策规定，见所附材料{% endif %}。")
    parts.heading(letter, "三、起草和征求意见情况")
    _said(letter, "drafting")
    _said(letter, "consultation")
    parts.line(letter, "专此函达。")
    parts.rule(letter, "if materials")
    parts.together(parts.line(letter))
    parts.rule(letter, "endif")
    parts.rule(letter, "for one in materials")
    enclosed = parts.line(
        letter,
        "{% if one.number == 1 %}附件：{% else %}　　　{% endif %}{% if materials | length > 1 %}{{ one.number }}.{% endif %}"
        "{{ one.name }}{% if one.copies %}{{ one.copies }}份{% endif %}",
    )
    parts.together(enclosed)
    parts.rule(letter, "endfor")
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter, always=True)
    return parts.finish(letter, "送审函")


def filing_review_opinion() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于《{{ title }}》的{{ letter }}")
    parts.line(letter, ADDRESSEE, indent=0)
    parts.line(
        letter,
        "{{ you }}{{ filed_on }}报送备案的《{{ title }}》"
        + ENDING
        + "收悉{% if registration_number %}，备案登记号为{{ registration_number }}"
        "{% endif %}。根据{% if basis %}{{ basis }}的规定{% else %}规范性文件备案审查的有关规定{% endif %}，经审查，提出如下意见：",
    )
    parts.heading(letter, "一、审查发现的问题")
    columns = (
        Column("序号", 12, "number", centred=True), Column("条款", 27, "clause", centred=True), Column("问题", 46, "problem"),
        Column("违反的上位法规定", 39, "basis"), Column("建议", 32, "proposal"),
    )  # fmt: skip
    tables.listing(letter, columns, "problem", "problems", least=10)
    parts.heading(letter, "二、审查建议")
    line = parts.line(letter, "建议对该文件作如下处理：")
    for n, gap in enumerate(("", "　", "　")):
        parts.run(line, f"{gap}{{{{ measures[{n}].tick }}}}", parts.BOXES, latin=parts.BOXES)
        parts.run(line, f"{{{{ measures[{n}].name }}}}")
    parts.run(line, "。")
    parts.rule(letter, "if words")
    parts.line(letter, "{{ words }}")
    parts.rule(letter, "endif")
    parts.heading(letter, "三、反馈要求")
    parts.together(
        parts.line(
            letter,
            "请{{ you }}自收到本{{ paper }}之日起{{ reply_within }}内反馈处理情况{% if reply_until %}，最迟{{ reply_until }}{% endif %}。"
            "反馈方式：{{ reply_way }}。",
        )
    )
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter)
    parts.line(letter, "（本{{ paper }}一式{{ copies }}份，制定机关、存档各一份）")
    return parts.finish(letter, "备案审查意见书")


def explanation_request() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于请对《{{ title }}》有关情况予以说明的函")
    parts.line(letter, ADDRESSEE, indent=0)
    parts.line(
        letter,
        "{{ you }}{{ filed_on }}报送备案的《{{ title }}》" + ENDING + "正在进行备案审查。根据{% if basis %}{{ basis }}的规定{% else %}"
        "规范性文件备案审查的有关规定{% endif %}，请{{ you }}就下列问题作出说明：",
    )
    _numbered(letter, "questions", "{{ one.number }}.{{ one.text }}。", otherwise=TO_WRITE)
    parts.rule(letter, "if papers")
    parts.line(letter, "请一并提供下列材料：")
    parts.rule(letter, "endif")
    _numbered(letter, "papers", "{{ one.number }}.{{ one.text }}。")
    parts.together(parts.line(letter, "请{{ you }}于{{ until }}前书面答复，并加盖公章。{{ lapse }}"))
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter)
    parts.line(letter, "（本函一式{{ copies }}份，制定机关、存档各一份）")
    return parts.finish(letter, "请予说明函")


def supplement_notice() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于补正《{{ title }}》备案材料的通知")
    parts.line(letter, ADDRESSEE, indent=0)
    parts.line(
        letter,
        "{{ you }}{{ filed_on }}报送备案的《{{ title }}》"
        + ENDING
        + "收悉{% if receipt_number %}，收文回执编号为{{ receipt_number }}{% endif %}。"
        "根据{% if basis %}{{ basis }}的规定{% else %}规范性文件备案的有关规定{% endif %}，经形式审查，"
        "备案材料有下列{{ count }}项缺少或者不符合要求，现一次性告知：",
    )
    _numbered(letter, "items", "{{ one.number }}.{{ one.kind }}：{{ one.text }}。", otherwise=TO_WRITE)
    parts.together(
        parts.line(
            letter,
            "请{{ you }}自收到本通知之日起{{ period }}内补齐，最迟{{ until }}，补齐后重新报送。{{ consequence }}",
        )
    )
    parts.rule(letter, "if contact or phone")
    parts.together(parts.line(letter, f"联系人：{CONTACT}　　联系电话：{PHONE}"))
    parts.rule(letter, "endif")
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    parts.together(parts.line(letter))
    parts.together(parts.line(letter, "签收人：＿＿＿＿＿＿　　签收时间：＿＿＿＿＿＿＿＿"))
    parts.line(letter, "（本通知一式{{ copies }}份，报送机关、存档各一份）")
    return parts.finish(letter, "备案材料补正通知")


def urging_letter() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于催报行政规范性文件备案的函")
    parts.line(letter, ADDRESSEE, indent=0)
    parts.line(letter, "经核对，{{ you }}制定的下列行政规范性文件没有按期报送备案，{{ counts }}：").paragraph_format.keep_with_next = True
    columns = (
        Column("序号", 12, "number", centred=True), Column("文件名称", 42, "title"), Column("发文字号", 30, "document_number"),
        Column("公布日期", 20, dated("published_on"), centred=True), Column("应报日期", 20, dated("due_on"), centred=True),
        Column("报送日期", 20, dated("filed_on"), centred=True), Column("情形", 12, "kind", centred=True),
    )  # fmt: skip
    tables.listing(letter, columns, "one", "documents", least=10)
    parts.rule(letter, "for one in documents if one.note")
    parts.line(letter, "第{{ one.number }}件：{{ one.note }}。")
    parts.rule(letter, "endfor")
    parts.together(
        parts.line(
            letter,
            "根据{% if basis %}{{ basis }}的规定{% else %}规范性文件备案的有关规定{% endif %}，请{{ you }}于{{ until }}前{{ demand }}。"
            "{{ consequence }}",
        )
    )
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter)
    parts.line(letter, "（本函一式{{ copies }}份，制定机关、存档各一份）")
    return parts.finish(letter, "催报函")


def dated(field: str) -> str:
    """A date in a narrow cell: the year on a line of its own, so that month and day stay whole."""
    return f"{field} | replace('年', '年\\n')"


def _said(letter: Letter, field: str) -> Paragraph:
    return parts.line(letter, f"{{% if {field} %}}{{{{ {field} }}}}{{% else %}}{TO_WRITE}{{% endif %}}")


def _numbered(letter: Letter, field: str, text: str, otherwise: str = "") -> None:
    parts.rule(letter, f"for one in {field}")
    parts.line(letter, text)
    if otherwise:
        parts.rule(letter, "else")
        for _ in range(3):
            parts.line(letter, otherwise)
    parts.rule(letter, "endfor")


def _reached_at(letter: Letter, *, always: bool = False) -> None:
    if not always:
        parts.rule(letter, "if contact or phone")
    parts.line(letter, f"（联系人：{CONTACT}，联系电话：{PHONE}）")
    if not always:
        parts.rule(letter, "endif")


LETTERS: dict[str, Callable[[], Letter]] = {
    "submission_letter": submission_letter,
    "filing_review_opinion": filing_review_opinion,
    "explanation_request": explanation_request,
    "supplement_notice": supplement_notice,
    "urging_letter": urging_letter,
}

if __name__ == "__main__":
    for name, build in LETTERS.items():
        build().save(Path(sys.argv[1]) / f"{name}.docx")
