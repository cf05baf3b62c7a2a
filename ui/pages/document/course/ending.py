"""延期, 废止 and 宣布失效 on the document page, which leave the house, and 停止执行 with 恢复执行. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from app.lifecycle import announcing, ending, extending, stopping
from app.lifecycle.force import Suspension
from app.office import Office
from db.records import Deadline, Extension
from ui.dialogs.fields import Field, Kind
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.openness import has_ended, not_published
from ui.pages.document.course.parts import Line, Mark, Part, Verb, joined
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, on_day
from ui.pages.document.values import day_of, reason_of, text_of
from ui.pages.naming import quoted

_DAY = timedelta(days=1)


def extend(view: View) -> Form:
    """延期: published anew, valid until when, why. It leaves the house."""
    document = view.dossier.document
    until = f"现在的有效期至 {document.valid_until}。" if document.valid_until else ""
    return Form(
        f"延长{quoted(document)}的有效期",
        "登记延期",
        (
            on_day(view, "重新公布日期"),
            Field("until", "有效期至", Kind.DAY, None, help="留空从重新公布之日起按规定的有效期计算", half=True),
            Field("reason", "理由", Kind.LONG, required=True, help="届满前评估的结论，如：评估认为仍需执行，内容没有改动"),
            Field("carrier", "公布载体", value=view.habits.carrier, half=True),
            Field("number", "重新登记的编号", help="另编统一编号的填写", half=True),
        ),
        until,
        warning="延期要重新公布、重新报送备案，这一步不能撤销。两个备案期限从重新公布次日起算。",
    )


def _extend(office: Office, document: str, values: Values) -> object:
    return extending.extend(
        office, document, published_on=day_of(values), reason=text_of(values, "reason"), until=day_of(values, "until"),
        carrier=text_of(values, "carrier"), number=text_of(values, "number") or None, despite=reason_of(values),
    )  # fmt: skip


def repeal(view: View) -> Form:
    """废止: why and from when. It leaves the house."""
    return Form(
        f"废止{quoted(view.dossier.document)}",
        "废止",
        (Field("reason", "理由", Kind.LONG, required=True, help="如：上位法修改后不再适用"), on_day(view, "废止日期")),
        warning="废止后文件自废止之日起失去效力，废止决定也要报送备案，这一步不能撤销。",
    )


def declare_invalid(view: View) -> Form:
    """宣布失效: why and from when. It leaves the house."""
    return Form(
        f"宣布{quoted(view.dossier.document)}失效",
        "宣布失效",
        (
            Field("reason", "理由", Kind.LONG, required=True, help="如：适用期已过、调整对象消失、任务已经完成"),
            on_day(view, "宣布失效日期"),
        ),
        warning="宣布失效后文件不再作为行政管理的依据，这一步不能撤销。",
    )


def stop(view: View) -> Form:
    """停止执行: why and from when."""
    return Form(
        f"停止执行{quoted(view.dossier.document)}",
        "停止执行",
        (
            Field("reason", "缘由", Kind.LONG, required=True, help="如：区人大常委会审查认为第三条明显违法；复议机关建议停止执行"),
            on_day(view, "停止执行日期"),
        ),
        "停止执行期间文件不作为行政管理的依据，恢复执行以前一直停止。",
    )


def resume(view: View) -> Form:
    """恢复执行: why and from when."""
    since = view.dossier.document.suspended_on
    return Form(
        f"恢复执行{quoted(view.dossier.document)}",
        "恢复执行",
        (
            Field("reason", "缘由", Kind.LONG, required=True, help="如：备案机关同意继续执行；争议的规定已经修改"),
            on_day(view, "恢复执行日期"),
        ),
        f"{since} 起停止执行。停止执行的期间照样留在经过里。",
    )


def announce(view: View) -> Form:
    """公布废止公告: where and when. It leaves the house."""
    return Form(
        f"公布{quoted(view.dossier.document)}的废止公告",
        "登记公布",
        (
            Field("carrier", "公布载体", value=view.habits.carrier, required=True),
            Field("address", "网址"),
            on_day(view, "公布日期"),
            Field("file", "网页截图", Kind.FILE),
        ),
        "登记以后，公开这项决定的期限即办结。",
        warning="公告已经对外公布，这一步不能撤销。",
    )


def _announce(office: Office, document: str, values: Values) -> object:
    file = values.get("file")
    return announcing.announce(
        office, document, carrier=text_of(values, "carrier"), address=text_of(values, "address") or None, on=day_of(values),
        file=file if isinstance(file, Path) else None,
    )  # fmt: skip


def _announcing(view: View) -> Deadline | None:
    """The running period in which a decision to end the document is published."""
    return next((due.deadline for due in view.dossier.deadlines if due.deadline.key == announcing.KEY), None)


def _may_end(view: View) -> bool:
    return not not_published(view) and not has_ended(view)


def part(view: View, lacking: tuple[Line, ...]) -> Part:
    """有效期: how long, extended how often, and the end of it."""
    document, course = view.dossier.document, view.course
    closed = not_published(view) or has_ended(view)
    lines = tuple(_line(row) for row in (course.extensions if course else ()))
    for word, day, reason in (
        ("废止", document.repealed_on, document.repeal_reason),
        ("宣布失效", document.declared_invalid_on, document.repeal_reason),
    ):
        if day:
            lines += (Line(f"ended-{word}", word, joined(str(day), reason)),)
    awaited = _announcing(view)
    if awaited is not None:
        verb = Verb("登记公告", "announce", "登记废止公告")
        lines += (Line("announce", awaited.name, f"{awaited.due_on} 到期，还没有公布", Mark.LACKING, verbs=(verb,)),)
    if view.dossier.stops:
        lines += (_stopped(view.dossier.stops),)
    told = f"至 {document.valid_until}" if document.valid_until else ""
    verbs = (
        Verb("延期", "extend", "延长有效期", closed),
        Verb("废止", "repeal", "", closed),
        Verb("宣布失效", "declare_invalid", "", closed),
        Verb("恢复执行", "resume", "", has_ended(view)) if stopping.is_stopped(document) else Verb("停止执行", "suspend", "", closed),
    )
    empty = "没有延期、废止或者宣布失效。" if document.published_on else "公布以后计算有效期。"
    return Part("validity", "有效期、废止和失效", told, (*lacking, *lines), verbs, empty)


def _stopped(stops: tuple[Suspension, ...]) -> Line:
    """Every spell of 停止执行, open while the last one stands."""
    told = (f"{one.from_on} 起，{f'{one.until_on + _DAY} 恢复执行' if one.until_on else '没有恢复执行'}" for one in stops)
    return Line("stopped", "停止执行", "；".join(told), Mark.HELD if stops[-1].until_on else Mark.LACKING)


def _line(row: Extension) -> Line:
    told = joined(f"{row.published_on} 重新公布", f"原至 {row.before}" if row.before else "", row.number, row.reason)
    return Line(f"extension-{row.id}", f"延期至 {row.until}", told)


DEEDS: Mapping[str, Deed] = {
    "extend": Deed("延期", Icon.EXPIRY, extend, _extend, "已登记延期，要重新报送备案", final=True, offered=_may_end),
    "repeal": Deed(
        "废止", Icon.REPEALED, repeal, lambda o, d, v: ending.repeal(o, d, reason=text_of(v, "reason"), on=day_of(v)), "已废止", final=True,
        offered=_may_end,
    ),
    "declare_invalid": Deed(
        "宣布失效", Icon.REPEALED, declare_invalid, lambda o, d, v: ending.declare_invalid(o, d, reason=text_of(v, "reason"), on=day_of(v)),
        "已宣布失效", final=True, offered=_may_end,
    ),
    "announce": Deed(
        "公布废止公告", Icon.EXTERNAL, announce, _announce, "已登记公告的公布", final=True, offered=lambda view: _announcing(view) is not None
    ),
    "suspend": Deed(
        "停止执行", Icon.CLOSE, stop, lambda o, d, v: stopping.stop(o, d, reason=text_of(v, "reason"), on=day_of(v)), "已登记停止执行",
        offered=lambda view: _may_end(view) and not stopping.is_stopped(view.dossier.document),
    ),
    "resume": Deed(
        "恢复执行", Icon.REFRESH, resume,
        lambda o, d, v: stopping.resume(o, d, reason=text_of(v, "reason"), on=day_of(v), despite=reason_of(v)), "已登记恢复执行",
        offered=lambda view: not has_ended(view) and stopping.is_stopped(view.dossier.document),
    ),
}  # fmt: skip
"""By name; merged into the page's."""
