"""集体审议 on the document page: the meeting, its result, its minutes, who attended and what opinions differed. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle import deliberating
from app.lifecycle.deliberating import Minutes
from app.lifecycle.stages import Result
from app.lifecycle.transitions import Act
from app.office import Office
from db.records import Deliberation
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.openness import why_not
from ui.pages.document.course.parts import Line, Part, Verb, joined, kept
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, on_day
from ui.pages.document.values import day_of, file_of, reason_of, text_of


def _minutes(row: Deliberation | None) -> tuple[Field, ...]:
    told = f"已有《{row.file_name}》，再选就换掉" if row and row.file_sha else "会议纪要的扫描件或者电子件，可以以后再补"
    return (
        Field("minutes_number", "会议纪要号", value=(row.minutes_number or "") if row else "", half=True),
        Field("attendees", "出席人员", value=(row.attendees or "") if row else "", half=True),
        Field("words", "不同意见", Kind.LONG, (row.words or "") if row else "", help="会议纪要载明的不同意见和理由；没有的不填"),
        Field("file", "会议纪要", Kind.FILE, help=told),
    )


def deliberate(view: View) -> Form:
    """集体审议: which meeting, with which result, and its minutes as far as they are there."""
    first = (
        Field("meeting", "会议", value=view.habits.meeting, required=True, help="名称和届次，如：区政府第86次常务会议"),
        Field("result", "结果", Kind.CHOICE, Result.PASSED.value, options=words([r.value for r in Result])),
        on_day(view, "会议日期"),
    )
    return Form("登记审议结果", "登记结果", (*first, *_minutes(None)))


def _kept(values: Values) -> Minutes:
    return Minutes(
        number=text_of(values, "minutes_number"), attendees=text_of(values, "attendees"), differing=text_of(values, "words"),
        file=file_of(values),
    )  # fmt: skip


def _deliberate(office: Office, document: str, values: Values) -> object:
    return deliberating.deliberate(
        office, document, meeting=text_of(values, "meeting"), result=text_of(values, "result"), on=day_of(values), minutes=_kept(values),
        despite=reason_of(values),
    )  # fmt: skip


def minutes(row: Deliberation) -> Deed:
    """Filling in the minutes of one meeting afterwards."""

    def do(office: Office, _document: str, values: Values) -> object:
        return deliberating.keep_minutes(office, row.id, minutes=_kept(values))

    return Deed("补会议纪要", Icon.MEETING, lambda _view: Form(f"{row.meeting}的纪要", "保存纪要", _minutes(row)), do, "已补会议纪要")


def part(view: View, lacking: tuple[Line, ...]) -> Part:
    """The meetings, and the verb that records the next one."""
    rows = view.dossier.deliberations
    closed = why_not(view, Act.DELIBERATE, Result.PASSED)
    verbs = (Verb("登记审议结果", str(Act.DELIBERATE), "", closed),) if not closed or not rows else ()
    return Part("deliberation", "集体审议", "", (*lacking, *(_line(row) for row in rows)), verbs, "还没有集体审议。")


def _line(row: Deliberation) -> Line:
    told = joined(
        str(row.on_date), row.result, f"纪要 {row.minutes_number}" if row.minutes_number else "没有纪要号", row.attendees and f"出席：{row.attendees}"
    )  # fmt: skip
    verb = Verb("修改纪要" if row.minutes_number else "补纪要", minutes(row), f"{row.meeting}：补会议纪要")
    below = f"不同意见：{row.words}" if row.words else ""
    return Line(f"deliberation-{row.id}", row.meeting, told, below=below, file=kept(row.file_name, row.file_sha), verbs=(verb,))


DEEDS: Mapping[str, Deed] = {
    Act.DELIBERATE: Deed("登记审议结果", Icon.PEOPLE, deliberate, _deliberate, "已登记审议结果"),
}
"""By name; merged into the page's."""
