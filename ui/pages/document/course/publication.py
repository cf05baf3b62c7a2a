"""公布 on the document page: every carrier with its address and the picture of the page. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle import issuing, places
from app.lifecycle.transitions import Act
from app.office import Office
from db.records import Publication
from ui.dialogs.fields import Field, Kind
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.consultation import PICTURES
from ui.pages.document.course.openness import not_published, why_not
from ui.pages.document.course.parts import Line, Part, Verb, joined, kept
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, effect_help, in_order, on_day, text_to_publish
from ui.pages.document.values import day_of, file_of, reason_of, text_of
from ui.pages.naming import quoted


def publish(view: View) -> Form:
    """公布: where, when, in force from when. It leaves the house."""
    dossier = view.dossier
    return Form(
        f"登记公布{quoted(dossier.document)}",
        "登记公布",
        (
            Field("carrier", "公布载体", value=view.habits.carrier, required=True, help="政府网站、政府公报等；其他载体公布后再加"),
            on_day(view, "公布日期"),
            Field("effective_on", "施行日期", Kind.DAY, dossier.effect_fixed, help=effect_help(view), half=True),
            Field("address", "网址", help="可以以后再补"),
            Field("file", "网页截图", Kind.FILE, PICTURES, help="可以以后再补"),
        ),
        text_to_publish(view),
        warning="公布后文件已送出本机关，这一步不能撤销。备案期限从公布次日起算，分别报送市政府和区人大常委会。",
        check=lambda values: in_order(values, "on", "effective_on", "施行日期早于公布日期。"),
    )


def _publish(office: Office, document: str, values: Values) -> object:
    return issuing.publish(
        office, document, carrier=text_of(values, "carrier"), on=day_of(values), effective_on=day_of(values, "effective_on"),
        address=text_of(values, "address") or None, file=file_of(values), despite=reason_of(values),
    )  # fmt: skip


def _place(view: View, row: Publication | None) -> Form:
    told = f"已有截图《{row.file_name}》，再选就换掉" if row and row.file_sha else "选网页的截图，可以以后再补"
    day = row.on_date if row else view.dossier.document.published_on or view.habits.today
    fields = (
        Field("carrier", "公布载体", value=row.carrier if row else "", required=True, help="如：云州区人民政府公报2026年第11期"),
        Field("address", "网址", value=(row.address or "") if row else ""),
        Field("on", "公布日期", Kind.DAY, day, required=True, half=True, happened=True),
        Field("file", "网页截图", Kind.FILE, PICTURES, help=told),
    )
    told = "" if row else "同一件在几处公布的，每处登记一条。期限仍从登记公布的那一天起算。"
    return Form("修改公布载体" if row else "登记公布载体", "保存改动" if row else "登记载体", fields, told)


def _add(office: Office, document: str, values: Values) -> object:
    return places.add(
        office, document, carrier=text_of(values, "carrier"), address=text_of(values, "address") or None, on=day_of(values), file=file_of(values)
    )  # fmt: skip


def edited(row: Publication) -> Deed:
    """Putting one place of publication right, or filling in its address and picture."""

    def do(office: Office, _document: str, values: Values) -> object:
        return places.edit(
            office, row.id, carrier=text_of(values, "carrier"), address=text_of(values, "address") or None, on=day_of(values), file=file_of(values)
        )  # fmt: skip

    return Deed("修改公布载体", Icon.LINK, lambda view: _place(view, row), do, "已改公布载体")


def removed(row: Publication) -> Deed:
    """Taking one place out, at once: it can be undone."""
    return Deed("移除公布载体", Icon.DELETE, None, lambda o, _d, _v: places.remove(o, row.id), "已移除公布载体")


def mending(view: View) -> Deed | str:
    """What fills in the address and the picture that lack: the first place without them, or a new one."""
    rows = view.course.publications if view.course else ()
    row = next((row for row in rows if not row.address or not row.file_sha), None)
    return edited(row) if row else "place"


def part(view: View, lacking: tuple[Line, ...]) -> Part:
    """The places of publication, and the verb that records the next one."""
    rows = view.course.publications if view.course else ()
    closed = why_not(view, Act.PUBLISH)
    first = Verb("登记公布信息", str(Act.PUBLISH), "", closed)
    verbs = (Verb("加公布载体", "place", "登记另一处公布载体"),) if not not_published(view) else (first,)
    return Part("publication", "公布", "", (*lacking, *(_line(row) for row in rows)), verbs, "还没有公布。")


def _line(row: Publication) -> Line:
    told = joined(str(row.on_date), row.address or "没有网址", "" if row.file_sha else "没有截图")
    name = f"{row.carrier}的公布信息"
    verbs = (
        Verb("修改" if row.address and row.file_sha else "补网址和截图", edited(row), f"修改{name}"),
        Verb("移除", removed(row), f"移除{name}"),
    )
    return Line(f"publication-{row.id}", row.carrier, told, file=kept(row.file_name, row.file_sha), verbs=verbs)


DEEDS: Mapping[str, Deed] = {
    Act.PUBLISH: Deed(
        "登记公布信息", Icon.FILING, publish, _publish, "已登记公布，备案期限开始计算", final=True, supplies=("effective_on",),
    ),
    "place": Deed("登记公布载体", Icon.LINK, lambda view: _place(view, None), _add, "已登记公布载体"),
}  # fmt: skip
"""By name; merged into the page's."""
