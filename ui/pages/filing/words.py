"""How a filing is told on the page: tones and icons of its states, its course as a timeline, days in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.filing.chains import Chain, FilingDesk, Round
from app.filing.docket import Brief
from app.filing.outgoing import SUBMITTED
from app.filing.rounds import DUE
from app.lifecycle.correcting import TEXT_WORD
from app.lifecycle.fixed import FIELDS
from db.records import Correction, Document
from ui.icons import Icon
from ui.pages.remaining import remaining
from ui.widgets.stepper import StepState
from ui.widgets.tone import Tone

READING = "正在读取报送情况，读完显示在这里。"
EMPTY = "没有待报送的文件。公布后的文件会自动出现在这里。"
HINT = "报送期限从公布之日的次日起算，最后一日为休假日的顺延"

_STATES: dict[str, tuple[Tone, str]] = {
    "not_due": (Tone.NEUTRAL, Icon.NOT_FILED),
    "due": (Tone.NEUTRAL, Icon.NOT_FILED),
    "submitted": (Tone.ACCENT, Icon.WAITING),
    "received": (Tone.ACCENT, Icon.RECEIPT),
    "registered": (Tone.GREEN, Icon.FILED),
    "supplement_required": (Tone.AMBER, Icon.RISK),
    "not_accepted": (Tone.OUTLINE, Icon.REPEALED),
    "under_review": (Tone.ACCENT, Icon.WORKING),
    "no_problem": (Tone.GREEN, Icon.FILED),
    "inquiry": (Tone.AMBER, Icon.RISK),
    "rectify_opinion": (Tone.AMBER, Icon.RISK),
    "plan_submitted": (Tone.AMBER, Icon.WAITING),
    "rectified": (Tone.GREEN, Icon.FILED),
    "annulled": (Tone.OUTLINE, Icon.REPEALED),
    "closed": (Tone.NEUTRAL, Icon.CHECK),
}
_OPEN_STATES = frozenset({"supplement_required", "under_review", "inquiry", "rectify_opinion", "plan_submitted"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as a chip: word, tone, icon."""

    word: str
    tone: Tone
    icon: str


def mark(state: str, word: str, *, late: bool = False) -> Mark:
    """The chip of a filing that went out; a late one says so."""
    tone, icon = _STATES[state]
    return Mark(f"{word}（逾期报送）" if late else word, Tone.AMBER if late else tone, icon)


def brief_mark(brief: Brief) -> Mark:
    """The cell of a list: what is left while it is open, the state afterwards."""
    if brief.outdated:
        return Mark("待补发更正件", Tone.AMBER, Icon.RISK)
    if not brief.is_open:
        return mark(brief.state, brief.state_word, late=brief.late)
    left = remaining(brief.due)
    icon = Icon.OVERDUE if left.light == "red" else Icon.NOT_FILED
    return Mark(left.line, left.tone, icon)


def chinese_day(day: date, today: date) -> str:
    """11月24日, with the year when it is another one."""
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def beside(document: Document, today: date) -> str:
    """The grey line beside a document's title: its number and when it was published."""
    published = f"{chinese_day(document.published_on, today)}公布" if document.published_on else ""
    return " • ".join(part for part in (document.document_number or "", published) if part)


def corrected(correction: Correction) -> str:
    """What a correction put right: 文号, 公布日期, 正文."""
    return FIELDS.get(correction.field, TEXT_WORD)


def count(chain: Chain) -> str:
    """4 / 5，缺 1."""
    held, asked = len(chain.enclosures) - len(chain.missing), len(chain.enclosures)
    return f"{held} / {asked}，缺 {asked - held}" if chain.missing else f"{held} / {asked}"


def copies(electronic: bool, number: int) -> str:
    """What goes with it: 2份, or 电子 for a file."""
    return "电子" if electronic else f"{number}份"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the course: the day as shown, what happened, number and words, the file that proves it; ``state`` draws its node."""

    day: str
    title: str
    number: str = ""
    words: str = ""
    file_sha: str = ""
    file_name: str = ""
    state: StepState = StepState.DONE


def points(chain: Chain, today: date) -> list[Point]:
    """The course so far, where it stands and what is still to come."""
    done = [
        Point(_short_day(h.on, today), h.what, h.note, "" if h.what == h.words else h.words, h.file_sha, h.file_name) for h in chain.course
    ]
    state = chain.filing.state
    if state == DUE:
        note = f"缺 {len(chain.missing)} 份材料，可先打印登记表" if chain.missing else ""
        return [Point("", "待报送", words=note, state=StepState.CURRENT), Point("", "收到回执", state=StepState.TODO), _last()]
    if state == SUBMITTED:
        return [*done, Point("", "待回执", state=StepState.CURRENT), _last()]
    if state in ("received", "registered"):
        return [*done, Point("", "待审查结果", state=StepState.CURRENT)]
    if state in _OPEN_STATES and done:
        return [*done[:-1], replace(done[-1], state=StepState.CURRENT), _last()]
    return done


def _short_day(day: date, today: date) -> str:
    """11-06, with the year in two digits when it is another one."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%y-%m-%d}"


def round_word(round_: Round, rounds: Sequence[Round]) -> str:
    """公布, 延期; a second one about the same is numbered (延期 2); what waits in it is counted."""
    same = [one.ordinal for one in rounds if one.occasion == round_.occasion]
    place = same.index(round_.ordinal) + 1
    name = round_.occasion if place == 1 else f"{round_.occasion} {place}"
    return f"{name}　待办 {round_.waiting}" if round_.waiting else name


def spoken(document: Document, briefs: tuple[Brief, ...]) -> str:
    """A row as one sentence, for reading aloud."""
    parts = [f"{brief.short}{brief_mark(brief).word}" for brief in briefs]
    return f"《{document.title}》{document.document_number or ''}，" + "，".join(parts)


def first_recipient(desk: FilingDesk) -> str:
    """The recipient whose papers are shown first: the one still open that is due first, else the first."""
    waiting = sorted((c for c in desk.chains if c.filing.state == DUE), key=lambda c: c.deadline.due_on)
    return next((c.filing.recipient for c in (*waiting, *desk.chains)), "")


def _last() -> Point:
    return Point("", "审查结果", state=StepState.TODO)
