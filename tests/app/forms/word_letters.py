"""Makes the shipped Word templates of the shorter letters: ``python -m tests.app.forms.word_letters resources/forms``.

The words are those of the typst templates of the same names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document as Letter

from tests.app.forms import word_parts as parts


def return_slip() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于补正《{{ title }}》送审材料的告知单")
    parts.line(letter, "{{ drafting_unit }}：", indent=0)
    parts.line(
        letter,
        "{{ you }}{{ submitted_on }}报送的《{{ title }}》收悉。经审查，送审材料有下列{{ count }}项不齐全或者不符合要求，现一次性告知：",
    )
    _numbered(letter, "items")
    parts.together(
        parts.line(
            letter,
            "请{{ you }}自收到本告知单之日起{{ period }}内补齐，最迟{{ until }}，补齐后重新送审。补正期间不计入合法性审核时间。{{ consequence }}",
        )
    )
    parts.rule(letter, "if contact or phone")
    parts.together(parts.line(letter, "联系人：{{ contact }}　　联系电话：{{ phone }}"))
    parts.rule(letter, "endif")
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    parts.together(parts.line(letter))
    parts.together(parts.line(letter, "签收人：＿＿＿＿＿＿　　签收时间：＿＿＿＿＿＿＿＿"))
    parts.line(letter, "（本告知单一式{{ copies }}份，送审单位、存档各一份）")
    return parts.finish(letter, "退回补正告知单")


def inquiry_letter() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于征求对《{{ title }}》意见的函")
    parts.line(letter, "{{ recipient }}：", indent=0)
    parts.line(
        letter,
        "{% if drafting_unit %}{{ drafting_unit }}起草的{% endif %}《{{ title }}》正在进行合法性审核。有关内容涉及{{ you }}职责，"
        "现征求{{ you }}意见。{% if about %}请重点研究：{{ about }}。{% endif %}",
    )
    parts.line(
        letter,
        "请{{ you }}结合职责研究，于{{ until }}前书面反馈意见，修改意见写明条款、修改后的文字和理由；没有意见的，也请书面告知。{{ lapse }}",
    )
    parts.together(parts.line(letter))
    parts.together(parts.line(letter, "附件：《{{ title }}》"))
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter)
    return parts.finish(letter, "征求意见函")


def reply_letter() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于《{{ title }}》不属于行政规范性文件的复函")
    parts.line(letter, "{{ drafting_unit }}：", indent=0)
    parts.line(letter, "{{ you }}{{ submitted_on }}报送的《{{ title }}》收悉。经研究，函复如下：")
    parts.line(
        letter,
        "根据{% if basis %}{{ basis }}{% else %}行政规范性文件管理的有关规定{% endif %}，该文件不属于行政规范性文件，理由是：",
    )
    _numbered(letter, "reasons")
    parts.together(
        parts.line(
            letter,
            "该文件不按照行政规范性文件办理合法性审核、统一登记、统一编号、统一公布和备案，请{{ you }}按照公文处理的有关规定办理。"
            "印发前增加涉及公民、法人和其他组织权利义务的内容的，重新报送。",
        )
    )
    parts.together(parts.line(letter, "专此函复。"))
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter)
    return parts.finish(letter, "非规范性文件复函")


def objection_reply() -> Letter:
    letter = parts.begin()
    parts.head(letter, "关于《{{ title }}》{{ matter }}的答复函")
    parts.line(letter, "{{ recipient }}：", indent=0)
    parts.line(
        letter,
        "关于《{{ title }}》{% if document_number %}（{{ document_number }}）{% endif %}的{{ matter }}"
        "{% if their_number %}，来文编号{{ their_number }}，{% endif %}{% if received_on %}于{{ received_on }}{% endif %}收悉。经研究，答复如下：",
    )
    parts.rule(letter, "for one in paragraphs")
    parts.line(letter, "{{ one }}")
    parts.rule(letter, "endfor")
    parts.rule(letter, "if result")
    parts.together(parts.line(letter, "{{ result }}"))
    parts.rule(letter, "endif")
    parts.together(parts.line(letter, "专此函复。"))
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    _reached_at(letter)
    return parts.finish(letter, "异议答复函")


def _numbered(letter: Letter, field: str) -> None:
    parts.rule(letter, f"for one in {field}")
    parts.line(letter, "{{ one.number }}. {{ one.text }}。")
    parts.rule(letter, "endfor")


def _reached_at(letter: Letter) -> None:
    parts.rule(letter, "if contact or phone")
    parts.line(letter, "（联系人：{{ contact }}，联系电话：{{ phone }}）")
    parts.rule(letter, "endif")


LETTERS: dict[str, Callable[[], Letter]] = {
    "return_slip": return_slip, "inquiry_letter": inquiry_letter, "reply_letter": reply_letter, "objection_reply": objection_reply,
}  # fmt: skip

if __name__ == "__main__":
    for name, build in LETTERS.items():
        build().save(Path(sys.argv[1]) / f"{name}.docx")
