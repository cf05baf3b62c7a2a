"""The deeds of 往来 on the document page: letters to other bureaus."""

from __future__ import annotations

import re

from app.correspondence.inquiry import inquire
from app.office import Office
from ui.dialogs.fields import Field, Kind, Option
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View
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


def _before_publication(view: View) -> bool:
    return view.dossier.document.published_on is None and view.dossier.next_step is not None


DEEDS: dict[str, Deed] = {
    "inquire": Deed("征求意见函", Icon.LETTER, inquiry, _inquire, "已发征求意见函", offered=_before_publication),
}
"""By name; merged into the page's."""
