"""What is asked in 报送备案: 登记报送 before a filing leaves the house, the receipt, a corrected copy. Values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.dialogs.fields import Field, FileField, Kind, words
from ui.dialogs.form import Form, FormDialog, Values


def register_form(
    title: str, recipient: str, today: date, published_on: date | None, missing: Sequence[str], copies: int, parent: QWidget | None = None
) -> FormDialog:
    """登记报送 of 《title》 with ``recipient``; values: ``on``, ``copies`` and ``words`` (how it went). ``missing`` names the materials that do not go with it."""
    lacking = f"还缺{'、'.join(missing)}，可以先登记，登记表上这几项不打钩，补齐后另行补送。" if missing else ""
    form = Form(
        "登记报送",
        "登记报送",
        (
            day_field("on", "报送日期", today),
            Field("copies", "纸质份数", value=str(copies), required=True, half=True),
            Field("words", "报送方式", help="平台、专人、快递单号等，可以不填", half=True),
        ),
        f"《{title}》报送{recipient}备案，登记后取得备案报告文号。{lacking}",
        "登记后这一件即为送出本机关，不能撤销。",
        lambda values: _copies(values) or not_before(values, "on", today, published_on, "公布日"),
    )
    return FormDialog(form, today, parent)


def receipt_form(
    recipient: str, today: date, filed_on: date | None, ways: Sequence[str], picture: Path | None = None, parent: QWidget | None = None
) -> FormDialog:
    """登记回执 of ``recipient``; values: ``number``, ``on``, ``way`` (one of ``ways``) and ``file``, which is ``picture`` when it was dropped."""
    fields = (
        Field("number", "回执编号", help="照回执填写，电子回执填电子回执号", required=True),
        Field("way", "回执", Kind.CHOICE, ways[0], words(ways)),
        day_field("on", "收到日期", today),
        Field("file", "扫描件或者截图", Kind.FILE, help="可以不选，也可以以后拖到这一栏"),
    )
    form = Form(
        "登记回执",
        "登记回执",
        fields,
        f"{recipient}的收文回执。",
        check=lambda values: not_before(values, "on", today, filed_on, "报送日"),
    )
    dialog = FormDialog(form, today, parent)
    if picture is not None:
        put_file(dialog, picture)
    return dialog


def put_file(dialog: FormDialog, picture: Path) -> None:
    """Put ``picture`` into the file field of a form."""
    field = dialog.field("file")
    if isinstance(field, FileField):
        field.set_path(picture)


def reissue_form(
    title: str, recipient: str, corrected: Sequence[str], today: date, earliest: date, parent: QWidget | None = None
) -> FormDialog:
    """登记补发 of the corrected copy of 《title》 to ``recipient``; values: ``on``. ``corrected`` names what was put right, last on ``earliest``."""
    facts = "、".join(dict.fromkeys(corrected))
    form = Form(
        "登记补发",
        "登记补发",
        (day_field("on", "补发日期", today),),
        f"《{title}》报送{recipient}以后更正了{facts}。登记表和备案报告已按更正后的内容重新生成，连同更正件一并送出后登记。",
        "登记后更正件即为送出本机关，这一步和所作的更正都不能再撤销。",
        lambda values: not_before(values, "on", today, earliest, "更正日期"),
    )
    return FormDialog(form, today, parent)


def _copies(values: Values) -> Mapping[str, str]:
    said = str(values["copies"])
    return {} if said.isascii() and said.isdigit() and int(said) else {"copies": "份数要写成数字，至少 1 份。"}


def day_field(key: str, word: str, today: date) -> Field:
    return Field(key, word, Kind.DAY, today, help="可以写 2026-11-23、20261123、11-23 或者今天", required=True)


def not_before(values: Values, key: str, today: date, earliest: date | None, word: str) -> Mapping[str, str]:
    day = values[key]
    if not isinstance(day, date):
        return {}
    if day > today:
        return {key: f"{day} 还没有到，办了以后再登记。"}
    if earliest is not None and day < earliest:
        return {key: f"{day} 早于{word} {earliest}。核对日期。"}
    return {}
