"""Makes the shipped Word template of the 备案说明: ``python -m tests.app.forms.word_statement resources/forms/explanatory_statement.docx``.

The words are those of ``explanatory_statement.typ``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx.document import Document as Letter

from tests.app.forms import word_parts as parts
from tests.app.forms import word_tables as tables
from tests.app.forms.word_filing import CONTACT, PHONE, TO_WRITE
from tests.app.forms.word_tables import Column

BLANK = f"{{% if blank %}}{{{{ blank }}}}{{% else %}}{TO_WRITE}{{% endif %}}"
"""不涉及 where a repeal has no such point, else a line for the hand."""


def build() -> Letter:
    letter = parts.begin()
    parts.centred(letter, "关于《{{ title }}》的备案说明", parts.TITLE, 22, 33, 18)
    _making(letter)
    _asking(letter)
    _content(letter)
    _deciding(letter)
    _force(letter)
    return parts.finish(letter, "备案说明")


def _making(letter: Letter) -> None:
    parts.heading(letter, "一、{{ first_head }}")
    parts.rule(letter, "for line in reason + necessity")
    parts.line(letter, "{{ line }}")
    parts.rule(letter, "else")
    parts.line(letter, TO_WRITE)
    parts.rule(letter, "endfor")
    parts.rule(letter, "if comparison_enclosed")
    parts.line(letter, "修改前后的条文对照表附后。")
    parts.rule(letter, "endif")
    parts.heading(letter, "二、主要依据")
    parts.rule(letter, "for one in bases")
    parts.line(letter, "{{ one.number }}.{{ one.name }}")
    parts.rule(letter, "else")
    parts.line(letter, TO_WRITE)
    parts.rule(letter, "endfor")


def _asking(letter: Letter) -> None:
    parts.heading(letter, "三、起草单位和起草过程")
    parts.line(letter, f"起草单位：{{% if drafting_unit %}}{{{{ drafting_unit }}}}。{{% else %}}{TO_WRITE[:16]}{{% endif %}}")
    _point(letter, "process")
    parts.heading(letter, "四、征求意见和采纳情况")
    _named(letter, "征求意见", "consultation")
    _named(letter, "意见采纳", "adoption")
    parts.heading(letter, "五、公平竞争审查、风险评估情况")
    _named(letter, "公平竞争审查", "fair_competition")
    _named(letter, "风险评估", "risk_assessment")


def _content(letter: Letter) -> None:
    parts.heading(letter, "六、主要内容和主要措施的设定依据")
    _point(letter, "content", BLANK)
    parts.rule(letter, "if measures")
    columns = (
        Column("序号", 12, "number", centred=True), Column("条款", 27, "clause", centred=True),
        Column("主要措施", 60, "words"), Column("设定依据", 57, "basis"),
    )  # fmt: skip
    tables.listing(letter, columns, "one", "measures")
    parts.rule(letter, "endif")
    parts.heading(letter, "七、分歧意见的处理")
    _point(letter, "disagreements")


def _deciding(letter: Letter) -> None:
    parts.heading(letter, "八、合法性审核情况")
    parts.line(
        letter,
        "{% if review_body or review_conclusion or opinion_number %}由{{ review_body }}{{ reviewed_on }}审核"
        "{% if opinion_number %}，意见书编号{{ opinion_number }}{% endif %}{% if review_conclusion %}，结论为{{ review_conclusion }}{% endif %}。"
        "{% else %}" + TO_WRITE + "{% endif %}",
    )
    parts.heading(letter, "九、集体审议情况")
    parts.line(
        letter,
        "{% if meeting or adopted_on %}{{ adopted_on }}{{ meeting }}审议{{ result }}。{% else %}" + TO_WRITE + "{% endif %}",
    )


def _force(letter: Letter) -> None:
    parts.heading(letter, "十、施行日期")
    parts.line(
        letter,
        "自{{ effective_on }}起施行。{% if early %}自公布之日起不足{{ notice }}施行的理由：{% if effect_reason %}{{ effect_reason }}。{% else %}"
        + TO_WRITE[:16]
        + "{% endif %}{% endif %}",
    )
    parts.heading(letter, "十一、有效期")
    parts.line(
        letter,
        "{% if valid_until %}有效期至{{ valid_until }}。{% elif validity %}{{ validity }}。{% elif blank %}{{ blank }}{% else %}"
        + TO_WRITE
        + "{% endif %}",
    )
    parts.heading(letter, "十二、公布情况")
    parts.line(
        letter,
        "{{ published_on }}在{% if carrier %}{{ carrier }}{% else %}"
        + TO_WRITE[:10]
        + "{% endif %}公布，网址：{% if url %}{{ url }}。{% else %}"
        + TO_WRITE[:12]
        + "{% endif %}",
    )
    parts.heading(letter, "十三、废止旧文件情况")
    parts.together(
        parts.line(
            letter,
            "{% if replaced %}同时废止{% for one in replaced %}{% if not loop.first %}、{% endif %}《{{ one.title }}》"
            "{% if one.document_number %}（{{ one.document_number }}）{% endif %}{% endfor %}。{% elif replaces_none %}没有废止旧文件。"
            "{% else %}" + TO_WRITE + "{% endif %}",
        )
    )
    parts.closing(letter, "{{ authority }}", "{{ dated_on }}")
    parts.rule(letter, "if contact or phone")
    parts.line(letter, f"（联系人：{CONTACT}，联系电话：{PHONE}）")
    parts.rule(letter, "endif")


def _point(letter: Letter, field: str, otherwise: str = TO_WRITE) -> None:
    parts.rule(letter, f"for line in {field}")
    parts.line(letter, "{{ line }}")
    parts.rule(letter, "else")
    parts.line(letter, otherwise)
    parts.rule(letter, "endfor")


def _named(letter: Letter, name: str, field: str) -> None:
    parts.rule(letter, f"for line in {field}")
    parts.line(letter, f"{{% if loop.first %}}{name}：{{% endif %}}{{{{ line }}}}")
    parts.rule(letter, "else")
    parts.line(letter, f"{name}：{TO_WRITE[:16]}")
    parts.rule(letter, "endfor")


if __name__ == "__main__":
    build().save(Path(sys.argv[1]))
