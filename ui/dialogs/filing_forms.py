"""What is asked in 报送备案: 登记报送 before a filing leaves the house, the receipt, the result. Values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.fields import Field, Kind, Option
from ui.dialogs.form import Form, FormDialog, Values
from ui.theme import theme
from ui.widgets.segments import Segments


def register_form(
    title: str, recipient: str, today: date, published_on: date | None, missing: Sequence[str], parent: QWidget | None = None
) -> FormDialog:
    """登记报送 of 《title》 with ``recipient``; values: ``on``. ``missing`` names the materials that do not go with it."""
    lacking = f"还缺{'、'.join(missing)}，可以先登记，登记表上这几项不打钩，补齐后另行补送。" if missing else ""
    form = Form(
        "登记报送",
        "登记报送",
        (_day("on", "报送日期", today),),
        f"《{title}》报送{recipient}备案，登记后取得备案报告文号。{lacking}",
        "登记后这一件即为送出本机关，不能撤销。",
        lambda values: _not_before(values, "on", today, published_on, "公布日"),
    )
    return FormDialog(form, today, parent)


def receipt_form(recipient: str, today: date, filed_on: date | None, parent: QWidget | None = None) -> FormDialog:
    """登记回执 of ``recipient``; values: ``number`` and ``on``."""
    fields = (Field("number", "回执编号", help="照回执填写", required=True), _day("on", "收到日期", today))
    form = Form(
        "登记回执",
        "登记回执",
        fields,
        f"{recipient}的收文回执。",
        check=lambda values: _not_before(values, "on", today, filed_on, "报送日"),
    )
    return FormDialog(form, today, parent)


def outcome_form(
    recipient: str, results: Sequence[tuple[str, str]], today: date, filed_on: date | None, parent: QWidget | None = None
) -> FormDialog:
    """登记结果 of ``recipient``: one of ``results`` (state, word); values: ``result`` and ``on``."""
    options = tuple(Option(state, word) for state, word in results)
    fields = (Field("result", "结果", Kind.CHOICE, results[0][0], options), _day("on", "结果日期", today))
    form = Form(
        "登记结果", "登记结果", fields, f"{recipient}对这一件的处理结果。",
        check=lambda values: _not_before(values, "on", today, filed_on, "报送日"),
    )  # fmt: skip
    dialog = FormDialog(form, today, parent)
    segments = dialog.findChild(Segments)
    if segments is not None:
        dialog.setMinimumWidth(max(dialog.minimumWidth(), segments.sizeHint().width() + theme().px(64)))
    return dialog


def reissue_form(
    title: str, recipient: str, corrected: Sequence[str], today: date, earliest: date, parent: QWidget | None = None
) -> FormDialog:
    """登记补发 of the corrected copy of 《title》 to ``recipient``; values: ``on``. ``corrected`` names what was put right, last on ``earliest``."""
    facts = "、".join(dict.fromkeys(corrected))
    form = Form(
        "登记补发",
        "登记补发",
        (_day("on", "补发日期", today),),
        f"《{title}》报送{recipient}以后更正了{facts}。登记表和备案报告已按更正后的内容重新生成，连同更正件一并送出后登记。",
        "登记后更正件即为送出本机关，这一步和所作的更正都不能再撤销。",
        lambda values: _not_before(values, "on", today, earliest, "更正日期"),
    )
    return FormDialog(form, today, parent)


def _day(key: str, word: str, today: date) -> Field:
    return Field(key, word, Kind.DAY, today, help="可以写 2026-11-23、20261123、11-23 或者今天", required=True)


def _not_before(values: Values, key: str, today: date, earliest: date | None, word: str) -> Mapping[str, str]:
    day = values[key]
    if not isinstance(day, date):
        return {}
    if day > today:
        return {key: f"{day} 还没有到，办了以后再登记。"}
    if earliest is not None and day < earliest:
        return {key: f"{day} 早于{word} {earliest}。核对日期。"}
    return {}
