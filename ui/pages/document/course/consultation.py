"""征求意见 on the document page: where and how long, its address and picture, why it was not held, and the opinions in figures. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle import consulting, preparing
from app.lifecycle.transitions import Act
from app.office import Office
from db.records import Consultation
from ui.dialogs.fields import Field, Kind
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.openness import why_not
from ui.pages.document.course.parts import Line, Mark, Part, Verb, joined, kept
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, in_order, on_day
from ui.pages.document.values import day_of, file_of, reason_of, text_of
from ui.pages.naming import quoted

PICTURES = "截图 (*.png *.jpg *.jpeg *.pdf *.webp *.bmp);;全部文件 (*)"
"""What a file dialog shows first when it asks for a picture of a page."""


_URGENT = "标了应急的，可以短于规定的期限，应急的理由记在征求意见记录里。"


def consult(view: View) -> Form:
    """征求意见: where and from when to when."""
    return Form(
        "公开征求意见",
        "开始征求意见",
        (
            Field("carrier", "载体", value=view.habits.consulted_on, required=True, help="发布征求意见稿的网站、公众号或者报刊"),
            on_day(view, "开始日期"),
            Field("until", "截止日期", Kind.DAY, None, help="留空按规定的最短期限计算", half=True),
            Field("address", "网址", help="可以以后再补"),
            Field("file", "网页截图", Kind.FILE, PICTURES, help="可以以后再补"),
        ),
        f"{quoted(view.dossier.document)}开始征求意见后，截止日期列入工作台。{_URGENT if view.dossier.document.urgent_reason else ''}",
        check=lambda values: in_order(values, "on", "until", "截止日期早于开始日期。"),
    )


def _consult(office: Office, document: str, values: Values) -> object:
    return preparing.consult(
        office, document, carrier=text_of(values, "carrier"), on=day_of(values), until=day_of(values, "until"),
        address=text_of(values, "address") or None, file=file_of(values),
        despite=reason_of(values),
    )  # fmt: skip


def _excuse(view: View) -> Form:
    reason = Field(
        "reason", "理由", Kind.LONG, view.dossier.document.urgent_reason or "", required=True, help="依法需要保密的写明依据，应急的写明情形"
    )
    return Form(
        "不公开征求意见", "登记理由", (reason, on_day(view)), "除依法需要保密和应急的以外，都要公开征求意见。理由入卷，送审时一并报送。"
    )


def amended(row: Consultation) -> Deed:
    """Filling in the carrier, the address and the picture of one consultation."""

    def form(_view: View) -> Form:
        told = f"已有截图《{row.file_name}》，再选就换掉" if row.file_sha else "选网页的截图"
        fields = (
            Field("carrier", "载体", value=row.carrier, required=True),
            Field("address", "网址", value=row.address or ""),
            Field("file", "网页截图", Kind.FILE, PICTURES, help=told),
        )
        return Form("征求意见的网址和截图", "保存改动", fields)

    def do(office: Office, _document: str, values: Values) -> object:
        return consulting.amend(
            office, row.id, carrier=text_of(values, "carrier"), address=text_of(values, "address"), file=file_of(values)
        )

    return Deed("补网址和截图", Icon.LINK, form, do, "已补征求意见的网址和截图")


def part(view: View, lacking: tuple[Line, ...]) -> Part:
    """The part before the table of opinions."""
    course = view.course
    assert course is not None
    rows, tally = view.dossier.consultations, course.tally
    excused = Verb("不公开征求意见", "excuse", "登记不公开征求意见的理由")
    consult_verb = Verb("公开征求意见", str(Act.CONSULT), "", why_not(view, Act.CONSULT))
    opinions = (
        *((Verb("没有收到意见", "no_comments"),) if rows and not course.comments and not tally.none_received else ()),
        Verb("登记意见", "comment", "登记收到的意见"),
        *((Verb("采纳情况表", "paper:comment_table", "打印意见采纳情况表"),) if course.comments or tally.none_received else ()),
    )
    lines = tuple(_line(row) for row in rows)
    if tally.total or tally.none_received:
        lines += (_figures(view),)
    is_offered = not consult_verb.why_not and not any(consulting.was_held(row) for row in rows)
    verbs = (*((consult_verb, excused) if is_offered and not rows else (consult_verb,) if is_offered else ()), *opinions)
    return Part("consultation", "征求意见", "", (*lacking, *lines), verbs, "还没有公开征求意见。")


def _line(row: Consultation) -> Line:
    if not consulting.was_held(row):
        return Line(f"consultation-{row.id}", "不公开征求意见", row.excused or "")
    span = f"{row.start_on}—{row.until_on}"
    told = joined(row.carrier, row.address, f"缩短期限：{row.excused}" if row.excused else "")
    verb = Verb("修改" if row.address and row.file_sha else "补网址和截图", amended(row), f"{span}征求意见：补网址和截图")
    return Line(f"consultation-{row.id}", span, told, file=kept(row.file_name, row.file_sha), verbs=(verb,))


def _figures(view: View) -> Line:
    assert view.course is not None
    tally = view.course.tally
    if tally.none_received:
        return Line("figures", "收到的意见", "公示期内没有收到意见")
    told = f"{tally.total} 条：采纳 {tally.adopted}，部分采纳 {tally.partly}，不采纳 {tally.refused}" + (
        f"，待处理 {tally.waiting}" if tally.waiting else ""
    )
    told += f"；{tally.fed_back_on} 已反馈" if tally.fed_back_on else ""
    feedback = Verb("登记反馈", "feedback", "登记向提意见的人反馈采纳情况")
    verbs = (Verb("处理", "comments", "处理下一条意见"),) if tally.waiting else (feedback,)
    return Line("figures", "收到的意见", told, Mark.OPEN if tally.waiting else Mark.HELD, verbs=verbs)


DEEDS: Mapping[str, Deed] = {
    Act.CONSULT: Deed("公开征求意见", Icon.PEOPLE, consult, _consult, "已开始公开征求意见"),
    "excuse": Deed(
        "不公开征求意见", Icon.HINT, _excuse, lambda o, d, v: consulting.excuse(o, d, reason=text_of(v, "reason"), on=day_of(v)), "已登记不公开征求意见的理由"
    ),
}  # fmt: skip
"""By name; merged into the page's."""
