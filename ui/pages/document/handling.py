"""The deed of 分办 on the document page: who handles the matter and who stands in."""

from __future__ import annotations

from collections.abc import Mapping

from app.office import Office
from app.people.handling import Handling, assign
from ui.dialogs.fields import Field, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed, always
from ui.pages.document.forms import View
from ui.pages.document.values import text_of
from ui.pages.naming import quoted, spoken_day


def assign_form(view: View) -> Form:
    """Who handles it and who stands in; names that are not known yet become people."""
    found, people = view.dossier.handling, words(view.habits.people)
    return Form(
        "分办",
        "分办",
        (
            Field("handler", "经办人", value=found.handler, options=people, required=True, half=True),
            Field("stand_in", "替办人", value=found.stand_in, options=people, half=True, help="经办人请假时由谁办，可以不填"),
        ),
        f"{quoted(view.dossier.document)}的待办列在经办人的工作台上。没有登记过的姓名，会加到人员里。",
    )


def handling_words(found: Handling) -> str:
    """The line in the head of the page: 经办人周敏，请假到12月4日，李强替办."""
    if not found.handler:
        return "没有分办"
    parts = [f"经办人：{found.handler}"]
    if found.away_until:
        parts.append(f"请假到{spoken_day(found.away_until, found.away_until)}")
    if found.stand_in:
        parts.append(f"{found.stand_in}替办")
    return "，".join(parts)


def _do_assign(office: Office, document: str, values: Values) -> object:
    return assign(office, document, handler=text_of(values, "handler"), stand_in=text_of(values, "stand_in"))


DEEDS: Mapping[str, Deed] = {"assign": Deed("分办", Icon.PEOPLE, assign_form, _do_assign, "已分办", offered=always)}
"""Beside the other rooms of ``deeds.py``."""
