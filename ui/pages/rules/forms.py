"""What is asked before a rule is switched off or graded, or taken away. No widgets here."""

from __future__ import annotations

from app.rules.finding import Severity
from app.rules.office.shelf import Line
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form

_REASONS = ("本地不涉及", "误报太多，先停用观察", "与上级口径不一致", "上位法已经修改", "由本单位的规则代替")


def off_form(line: Line) -> Form:
    """停用."""
    return Form(
        "停用规则",
        "停用",
        (Field("reason", "理由", options=words(_REASONS), required=True, help="以后看这条规则，或者查经过时看得到"),),
        f"{line.id} {line.name}。停用以后新的审核不再报它，已经报出的疑点不变；随时可以启用。",
    )


def grade_form(line: Line) -> Form:
    """改程度."""
    options = tuple(Option(one.value, one.label) for one in Severity)
    return Form(
        "改规则的程度",
        "保存",
        (
            Field("severity", "程度", Kind.CHOICE, line.severity.value, options=options),
            Field("reason", "理由", help="改回出厂的程度时可以不填"),
        ),
        f"{line.id} {line.name}。出厂是{line.shipped.label}。以后的审核按新的程度报，已经报出的疑点不变。",
    )
