"""What is asked for a step of a filing after it went out: its day, number, words and paper, and what belongs to that step alone. Values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.filing_forms import day_field, not_before
from ui.dialogs.form import Form, FormDialog

STOP = "stop"
_HOWS = ("修改", "废止", "其他")


@dataclass(frozen=True, slots=True)
class Asked:
    """One step as the form asks it: the title of the paper, the verb, what its number and words mean, and what is done besides.

    ``earliest`` is the day before which it cannot lie, ``before`` what that day was. ``leaves`` when it leaves the house; ``sets_day`` when a
    period begins whose last day the paper may set itself; ``kind`` is the act, for the questions of its own.
    """

    kind: str
    word: str
    verb: str
    number: str
    words: str
    needs_words: bool
    leaves: bool
    sets_day: bool
    earliest: date | None
    before: str


def step_form(asked: Asked, title: str, recipient: str, today: date, parent: QWidget | None = None) -> FormDialog:
    """``asked`` of the filing of 《title》 with ``recipient``; values: ``on``, ``number``, ``words``, ``until``, ``file``, and ``stop`` or ``how``."""
    fields = [
        day_field("on", "日期", today),
        Field("number", asked.number, help="没有的可以不填"),
        Field("words", asked.words, Kind.LONG, required=asked.needs_words),
    ]
    if asked.kind == "dispose":
        fields.insert(0, Field("how", "处置方式", Kind.CHOICE, _HOWS[0], words(_HOWS), help="修改、废止的，同时开始重新报备"))
    if asked.kind == "rectify":
        fields.append(Field(STOP, "停止执行", Kind.TICKS, options=(Option(STOP, "明显违法，文件立即停止执行"),)))
    if asked.sets_day:
        fields.append(Field("until", "来文写明的期限", Kind.DAY, None, help="没有写明的空着，按规定的期限算"))
    fields.append(Field("file", "来文" if not asked.leaves else "发出的文件", Kind.FILE, help="可以不选"))
    warning = "登记后这一步即为送出本机关，不能撤销。" if asked.leaves else ""
    form = Form(
        asked.verb,
        asked.verb,
        tuple(fields),
        f"《{title}》报送{recipient}备案：{asked.word}。",
        warning,
        lambda values: not_before(values, "on", today, asked.earliest, asked.before),
    )
    return FormDialog(form, today, parent)


def statement_form(title: str, points: Mapping[str, tuple[str, str]], today: date, parent: QWidget | None = None) -> FormDialog:
    """填写说明要点 of 《title》; ``points`` are word and text by key, and the values have the same keys."""
    helps = {"measures": "一行一项，例如：第五条：设置了什么（《法名》第几条）", "reason": "修改、延期、废止的才填"}
    fields = tuple(Field(key, word, Kind.LONG, text, help=helps.get(key, "")) for key, (word, text) in points.items())
    told = "起草单位、征求意见、公平竞争审查、合法性审核、集体审议、公布、有效期等由台账带出，这里只填台账里没有的。没有填的，打印时留空行手写。"
    return FormDialog(Form("备案说明要点", "保存要点", fields, f"《{title}》：{told}"), today, parent)


def send_form(title: str, recipient: str, today: date, made_on: date, parent: QWidget | None = None) -> FormDialog:
    """登记报送 of the yearly catalogue called ``title``; values: ``on``."""
    form = Form(
        "登记报送",
        "登记报送",
        (day_field("on", "报送日期", today),),
        f"{title}报送{recipient}。",
        "登记后目录即为送出本机关，不能撤销，也不能重新生成。",
        lambda values: not_before(values, "on", today, made_on, "目录的日期"),
    )
    return FormDialog(form, today, parent)
