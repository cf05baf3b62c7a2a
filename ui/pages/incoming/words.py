"""How filings that came in, objections and declared documents are told on the page: tones of states, days, the course as a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.filing.incoming.states import Deed, State
from app.filing.incoming.views import Happened, Listed
from app.objections.kinds import State as ObjectionState
from db.records import Incoming
from ui.pages.filing.words import Point
from ui.pages.incoming.reading import Seen
from ui.widgets.tone import Tone

EMPTY = "还没有收到部门报送的文件。把报送包、文件夹或者文件拖到这里，也可以点“收文”。"
NOTHING_FOUND = "没有这样的报备件。换一个状态或者单位。"

_TONES: Mapping[State, Tone] = {
    State.RECEIVED: Tone.ACCENT, State.FORM_CHECK: Tone.ACCENT, State.WAIT_SUPPLEMENT: Tone.AMBER, State.SUBSTANTIVE: Tone.ACCENT,
    State.CONCLUDED: Tone.GREEN, State.WAIT_RESPONSE: Tone.AMBER, State.ESCALATED: Tone.RED, State.LISTED: Tone.GREEN,
}  # fmt: skip
_OBJECTIONS: Mapping[ObjectionState, Tone] = {
    ObjectionState.RECEIVED: Tone.ACCENT, ObjectionState.LACKING: Tone.AMBER, ObjectionState.HANDLING: Tone.ACCENT,
    ObjectionState.DECLINED: Tone.AMBER, ObjectionState.TRANSFERRED: Tone.OUTLINE, ObjectionState.ANSWERED: Tone.GREEN,
}  # fmt: skip


def label(deed: Deed, seen: Seen) -> str:
    """The verb of a deed: registering what lacks something is 仍然登记, and asks for the reason."""
    return "仍然登记" if deed is Deed.REGISTER and seen.desk.gaps else deed.label


def state_tone(listed: Listed) -> Tone:
    """The colour of a filing's state: outline for what was not registered."""
    incoming = listed.incoming
    if incoming.state == State.CONCLUDED and incoming.registration_number is None:
        return Tone.OUTLINE
    return _TONES[State(incoming.state)]


def objection_tone(state: str) -> Tone:
    """The colour of an objection's state."""
    return _OBJECTIONS[ObjectionState(state)]


def late_word(listed: Listed) -> tuple[str, str]:
    """按期, 迟报 5 日 or 没有公布日期, with the tone of the words."""
    late = listed.lateness
    if not late.known:
        return "公布日期未填", "text3"
    return (f"迟报 {late.days} 日", "red") if late.days else ("按期", "text2")


def short_day(day: date, today: date) -> str:
    """11-06, with the year in two digits when it is another one."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%y-%m-%d}"


def points(course: tuple[Happened, ...], incoming: Incoming, today: date) -> list[Point]:
    """The course of a filing, oldest first; the outcome and the reply are told with their words."""
    return [_point(one, incoming, today) for one in course]


def _point(one: Happened, incoming: Incoming, today: date) -> Point:
    step = one.step
    told = {"filing_outcome": incoming.outcome, "department_reply": incoming.reply}.get(step.kind)
    number = step.number or ""
    said = step.words.removeprefix(number).lstrip("；　 ") if number else step.words
    title = f"{one.word}：{told}" if told else one.word
    return Point(short_day(step.on_date, today), title, number, said, step.file_sha or "", step.file_name or "")
