"""公平竞争审查 on the document page: whether operators are concerned, by whom it was reviewed, the conclusion. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle import deliberating
from app.lifecycle.competition import CONCLUSIONS, EXCEPTION
from app.lifecycle.lawful_grounds import ground
from app.lifecycle.stages import Stage
from app.office import Office
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, on_day
from ui.pages.document.values import day_of, text_of

_YES, _NO = "是", "否"


def fair(view: View) -> Form:
    """公平竞争审查: whether operators are concerned, and the conclusion."""
    document = view.dossier.document
    concerned = _NO if document.concerns_market is False else _YES
    return Form(
        "公平竞争审查",
        "登记审查结论",
        (
            Field("concerned", "涉及经营者经济活动", Kind.CHOICE, concerned, options=words((_YES, _NO))),
            Field("conclusion", "审查结论", Kind.CHOICE, document.fair_competition or "", options=words(CONCLUSIONS), unanswered=True),
            Field("until", "例外的实施期限", Kind.DAY, document.fair_competition_until, help=f"结论为“{EXCEPTION}”的才填", half=True),
            on_day(view, "审查日期"),
            Field("body", "审查单位", half=True, help="起草单位或者市场监管部门"),
            Field("number", "审查结论文号", half=True),
            Field("reason", "审查情况", Kind.LONG, help="适用例外的，写明属于哪一种情形、为什么没有其他办法"),
        ),
        f"选“否”的，不用审查，结论不计。依据：{ground('fair_competition_exception')}、{ground('fair_competition')}。",
        check=_problems,
        needs=_not_said,
    )


def _not_said(values: Values) -> str:
    return "没有选审查结论。" if values.get("concerned") == _YES and not values.get("conclusion") else ""


def _problems(values: Values) -> Mapping[str, str]:
    lacks = values.get("concerned") == _YES and values.get("conclusion") == EXCEPTION and not values.get("until")
    return {"until": "没有填实施期限。"} if lacks else {}


def _do(office: Office, document: str, values: Values) -> object:
    concerned = values.get("concerned") == _YES
    conclusion = text_of(values, "conclusion") if concerned else None
    until = day_of(values, "until") if conclusion == EXCEPTION else None
    return deliberating.fair_competition(
        office, document, concerned=concerned, conclusion=conclusion, until=until, on=day_of(values), reason=text_of(values, "reason"),
        body=text_of(values, "body"), number=text_of(values, "number") or None,
    )  # fmt: skip


def _is_under_way(view: View) -> bool:
    return view.dossier.stage not in (Stage.PUBLISHED, Stage.ARCHIVED, Stage.CONCLUDED, Stage.REJECTED)


DEEDS: Mapping[str, Deed] = {
    "fair_competition": Deed("公平竞争审查", Icon.REVIEW, fair, _do, "已登记公平竞争审查", offered=_is_under_way),
}
"""By name; merged into the page's."""
