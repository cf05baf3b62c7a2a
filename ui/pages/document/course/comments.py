"""收到的意见 on the document page: taking one down, putting it right, and saying what became of it. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.lifecycle import comments
from app.lifecycle.comments import ADOPTED, DISPOSITIONS, KINDS, PARTLY, REFUSED
from app.lifecycle.lawful_grounds import sentence
from app.office import Office
from db.records import Comment
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View
from ui.pages.document.values import day_of, file_of, text_of


def _fields(view: View, row: Comment | None) -> tuple[Field, ...]:
    return (
        Field("commenter", "提出人", value=row.commenter if row else "", required=True, help="姓名或者单位；不留名的写“匿名”", half=True),
        Field("on", "收到日期", Kind.DAY, row.received_on if row else view.habits.today, required=True, half=True, happened=True),
        Field("kind", "类别", Kind.PICK, row.kind if row else KINDS[0], options=words(KINDS), half=True),
        Field("path", "条款", value=(row.path or "") if row else "", help="如：第三条；对全文的不填", half=True),
        Field("words", "意见", Kind.LONG, row.words if row else "", required=True),
    )


def adding(view: View) -> Form:
    """登记意见: who said what on which clause, with the letter where there is one."""
    file = Field("file", "来信或者截图", Kind.FILE, help="可以不选")
    return Form("登记收到的意见", "登记意见", (*_fields(view, None), file), "登记以后逐条写明采纳、部分采纳或者不采纳。")


def _add(office: Office, document: str, values: Values) -> object:
    return comments.add(
        office, document, commenter=text_of(values, "commenter"), words=text_of(values, "words"), kind=text_of(values, "kind"),
        on=day_of(values), path=text_of(values, "path") or None, file=file_of(values),
    )  # fmt: skip


def edited(row: Comment) -> Deed:
    """Putting right what was typed of one opinion."""

    def do(office: Office, _document: str, values: Values) -> object:
        return comments.edit(
            office, row.id, commenter=text_of(values, "commenter"), words=text_of(values, "words"), kind=text_of(values, "kind"),
            on=day_of(values), path=text_of(values, "path") or None,
        )  # fmt: skip

    title = f"第 {row.ordinal} 条意见"
    return Deed(f"修改{title}", Icon.EDIT, lambda view: Form(f"修改{title}", "保存改动", _fields(view, row)), do, f"已改{title}")


def disposed(row: Comment, disposition: str = "") -> Deed:
    """Saying what becomes of one opinion; 采纳 needs no reason and is done at once."""
    said = f"第 {row.ordinal} 条意见"
    if disposition == ADOPTED:
        at_once = lambda o, _d, _v: comments.dispose(o, row.id, disposition=ADOPTED, reason=row.reason or "")  # noqa: E731
        return Deed("采纳", Icon.CHECK, None, at_once, f"已采纳{said}")

    def do(office: Office, _document: str, values: Values) -> object:
        return comments.dispose(office, row.id, disposition=text_of(values, "disposition"), reason=text_of(values, "reason"))

    return Deed("处理意见", Icon.COMMENT, lambda _view: disposing(row, disposition), do, f"已处理{said}")


def disposing(row: Comment, disposition: str = "") -> Form:
    """采纳、部分采纳 or 不采纳, and why."""
    where = row.path or "全文"
    return Form(
        f"处理第 {row.ordinal} 条意见",
        "登记处理",
        (
            Field("disposition", "处理", Kind.CHOICE, disposition or row.disposition or ADOPTED, options=words(DISPOSITIONS)),
            Field("reason", "理由", Kind.LONG, row.reason or "", help=f"{PARTLY}、{REFUSED}的要写明理由，写进意见采纳情况表"),
        ),
        f"{row.commenter}（{row.kind}）对{where}：{row.words}",
        check=lambda v: {"reason": f"{v.get('disposition')}要写明理由。"} if v.get("disposition") != ADOPTED and not text_of(v, "reason") else {},
    )  # fmt: skip


def removed(row: Comment) -> Deed:
    """Taking one opinion out, at once: it can be undone."""
    return Deed("移除意见", Icon.DELETE, None, lambda o, _d, _v: comments.remove(o, row.id), f"已移除第 {row.ordinal} 条意见")


def waiting(view: View) -> Comment | None:
    """The first opinion that nobody has said anything to."""
    rows = view.course.comments if view.course else ()
    return next((row for row in rows if row.disposition is None), None)


def _feedback(view: View) -> Form:
    field = Field("words", "反馈方式", Kind.LONG, required=True, help="如：2026年10月12日在区政府网站公布意见采纳情况")
    day = Field("on", "反馈日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True)
    return Form(
        "反馈采纳情况",
        "登记反馈",
        (field, day),
        sentence("feedback"),
    )


_none: Callable[[Office, str, Values], object] = lambda o, d, _v: comments.none_received(o, d)  # noqa: E731

DEEDS: Mapping[str, Deed] = {
    "comment": Deed("登记收到的意见", Icon.COMMENT, adding, _add, "已登记意见"),
    "no_comments": Deed("没有收到意见", Icon.CHECK, None, _none, "已登记没有收到意见"),
    "feedback": Deed(
        "反馈采纳情况",
        Icon.MAIL,
        _feedback,
        lambda o, d, v: comments.feed_back(o, d, words=text_of(v, "words"), on=day_of(v)),
        "已登记反馈",
    ),
}
"""By name; merged into the page's."""
