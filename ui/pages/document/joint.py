"""The deeds of 联合发文 on the document page: who issues it together, and who has signed. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle.joint import Issuing, countersign, issuers, printed
from app.office import Office
from db.records import Issuer
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View
from ui.pages.document.values import day_of, text_of


def authorities(view: View) -> Form:
    """联合发文: the authorities in printing order, one a line, and which of them leads; filled from the head of the text."""
    held = [Issuing(row.name, row.lead) for row in view.dossier.issuers] or list(printed(view.dossier.document))
    lead = next((one.name for one in held if one.lead), "")
    return Form(
        "联合发文",
        "登记",
        (
            Field(
                "names",
                "制定机关",
                Kind.LONG,
                "\n".join(one.name for one in held),
                help="一行一个，按印发的先后；只写一个就不是联合发文",
                required=True,
            ),
            Field("lead", "牵头机关", value=lead, options=words([one.name for one in held]), help="上面写的其中一个；备案由牵头机关报送"),
        ),
        "各机关的签署分别登记；没有会签齐的，登记编号时要写明理由。",
        check=_problems,
    )


def _names(values: Values) -> list[str]:
    return [line.strip() for line in text_of(values, "names").splitlines() if line.strip()]


def _problems(values: Values) -> Mapping[str, str]:
    names, lead = _names(values), text_of(values, "lead")
    if len(names) > 1 and lead not in names:
        return {"lead": f"“{lead}”不在上面写的机关里。" if lead else "没有填牵头机关。"}
    return {}


def _issuers(office: Office, document: str, values: Values) -> object:
    names, lead = _names(values), text_of(values, "lead")
    return issuers(office, document, [Issuing(name, name == lead) for name in names])


def countersigning(view: View) -> Form:
    """会签: which authority has signed, by whom, when; the first that has not comes first."""
    rows = sorted(view.dossier.issuers, key=lambda row: row.signed_on is not None)
    return Form(
        "登记会签",
        "登记会签",
        (
            Field("authority", "制定机关", Kind.PICK, rows[0].name if rows else "", tuple(_option(row) for row in rows)),
            Field("by", "签署人", required=True, half=True),
            Field("on", "签署日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True),
        ),
    )


def _option(row: Issuer) -> Option:
    return Option(row.name, f"{row.name}（{row.signatory}，{row.signed_on}）" if row.signed_on else row.name)


def _countersign(office: Office, document: str, values: Values) -> object:
    return countersign(office, document, authority=text_of(values, "authority"), by=text_of(values, "by"), on=day_of(values))


def _may_join(view: View) -> bool:
    return view.dossier.document.published_on is None and view.dossier.next_step is not None


DEEDS: dict[str, Deed] = {
    "issuers": Deed("联合发文", Icon.UNIT, authorities, _issuers, "已登记制定机关", offered=_may_join),
    "countersign": Deed("登记会签", Icon.SIGN, countersigning, _countersign, "已登记会签", offered=lambda view: bool(view.dossier.issuers)),
}
"""By name; merged into the page's."""
