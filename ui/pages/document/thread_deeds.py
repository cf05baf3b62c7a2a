"""The deeds of 往来 on the document page: letters to other bureaus."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time

from PySide6.QtWidgets import QWidget

from app.correspondence import letters
from app.correspondence.inquiry import inquire
from app.correspondence.letters import letter
from app.correspondence.replying import receipt, reply_letter
from app.errors import Refused
from app.intake.determination import determine
from app.intake.questionnaire import Questionnaire, questionnaire
from app.lifecycle.instants import read_instant
from app.lifecycle.stages import Matter, Stage
from app.office import Office
from ui.dialogs.determination import DeterminationDialog
from ui.dialogs.fields import Field, Kind, Option
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View
from ui.pages.document.papers import Letters
from ui.pages.document.values import day_of, keys_of, text_of

_MOST = 24
"""How many units are offered to tick; others are written."""


def inquiry(view: View) -> Form:
    """征求意见函: to whom, until when, about what in particular."""
    thread, document = view.thread, view.dossier.document
    own = view.dossier.unit
    waiting = {entry.contact.counterpart for entry in (thread.waiting if thread else ()) if entry.letter}
    units = [unit for unit in view.habits.units if unit != own][:_MOST]
    options = tuple(Option(unit, unit + ("（已发函，未答复）" if unit in waiting else "")) for unit in units)
    fields = (
        *((Field("units", "征求意见的单位", Kind.TICKS, options=options),) if options else ()),
        Field("others", "其他单位" if options else "征求意见的单位", help="写全称，几家之间用顿号或者逗号隔开"),
        Field("words", "请重点研究", help="可以不写，如：第三条的资金来源、第六条的职责分工"),
        Field("on", "发函日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True),
        Field("until", "答复期限", Kind.DAY, thread.inquiry_by if thread else None, required=True, half=True),
    )
    return Form(
        "征求有关单位意见",
        "发函",
        fields,
        f"就《{document.called}》每家单位一份函，各编一个函号；答复期限列入工作台。",
        check=lambda values: _problems(values),
    )


def named(values: Values) -> list[str]:
    """The units ticked and those written, each once."""
    written = [part.strip() for part in re.split(r"[、，,；;\s]+", text_of(values, "others")) if part.strip()]
    return list(dict.fromkeys([*keys_of(values, "units"), *written]))


def _problems(values: Values) -> dict[str, str]:
    if not named(values):
        return {"others": "没有选单位。"}
    begin, end = day_of(values), day_of(values, "until")
    return {"until": "答复期限早于发函日期。"} if begin and end and end < begin else {}


def _inquire(office: Office, document: str, values: Values) -> object:
    return inquire(office, document, units=named(values), until=day_of(values, "until"), words=text_of(values, "words"), on=day_of(values))


def letters_of(office: Office, _document: str, made: object) -> Letters:
    """The letters that an act wrote, by the contacts it made."""
    if not isinstance(made, Mapping):
        return ()
    contacts = made.get("contacts") or ((made["contact"],) if "contact" in made else ())
    return [letter(office, contact) for contact in contacts]


def receipt_form(view: View) -> Form:
    """收文回执: when it came in, to the minute."""
    at = view.dossier.document.received_at
    return Form(
        "收文回执",
        "编号并打印",
        (Field("at", "收件时间", value=f"{at:%Y-%m-%d %H:%M}" if at else "", help="空着是现在；也可以写 14:05、11-20 9:30"),),
        "一式两联，编号后打印：存根留存，回执交来文单位。",
        check=lambda values: _time_problem(values, view.thread.now if view.thread else datetime.combine(view.habits.today, time.max)),
    )


def _time_problem(values: Values, now: datetime) -> dict[str, str]:
    try:
        read_instant(text_of(values, "at"), now)
    except Refused as refused:
        return {"at": refused.sentence}
    return {}


def _do_receipt(office: Office, document: str, values: Values) -> object:
    return receipt(office, document, at=read_instant(text_of(values, "at"), office.now()))


def _reply_form(view: View) -> Form:
    unit = view.dossier.unit or "送审单位"
    on = Field("on", "复函日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True)
    return Form("非规范性文件复函", "编号并打印", (on,), f"函复{unit}：这一件不属于行政规范性文件，理由照认定时写的。")


def _is_none(view: View) -> bool:
    return view.dossier.document.normative is False


def _came_in(view: View) -> bool:
    return view.dossier.stage in (Stage.SUBMITTED, Stage.RETURNED, Stage.UNDER_REVIEW)


def _before_publication(view: View) -> bool:
    return view.dossier.document.published_on is None and view.dossier.next_step is not None


def _open_determination(view: View, found: object, page: QWidget) -> DeterminationDialog:
    assert isinstance(found, Questionnaire)
    return DeterminationDialog(view.dossier.document.called, found, view.habits.today, page)


def _determine(office: Office, document: str, values: Values) -> object:
    answers = values["answers"]
    assert isinstance(answers, dict)
    return determine(
        office, document, normative=values.get("normative") is True, answers=answers, exclusions=keys_of(values, "exclusions"),
        reason=text_of(values, "reason"), on=day_of(values),
    )  # fmt: skip


def _may_determine(view: View) -> bool:
    document = view.dossier.document
    is_open = document.published_on is None and view.dossier.stage not in (Stage.REJECTED, Stage.ARCHIVED)
    return is_open and document.matter in (Matter.NORMATIVE_DOCUMENT, Matter.OTHER)


DEEDS: dict[str, Deed] = {
    "determine": Deed(
        "认定是否规范性文件", Icon.RULES, None, _determine, "已认定", offered=_may_determine, prepare=questionnaire, opens=_open_determination,
    ),
    "inquire": Deed("征求意见函", Icon.LETTER, inquiry, _inquire, "已发征求意见函", offered=_before_publication, papers=letters_of),
    "receipt": Deed(
        "收文回执", Icon.RECEIPT, receipt_form, _do_receipt, "已编收文回执", offered=_came_in,
        papers=lambda office, document, _made: [letters.receipt(office, document)],
    ),
    "reply_letter": Deed(
        "非规范性文件复函", Icon.LETTER, _reply_form, lambda o, d, v: reply_letter(o, d, on=day_of(v)), "已编复函", offered=_is_none,
        papers=letters_of,
    ),
}  # fmt: skip
"""By name; merged into the page's."""
