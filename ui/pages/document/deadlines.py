"""The right of 概况: what publication will set going, or the deadlines that run, and the course of events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.lifecycle.deadlines import Deadline
from app.lifecycle.issuing import Grounds
from app.lifecycle.publication import Publication
from app.lifecycle.register import Due
from db.records import Event as Happened
from ui.pages.document.forms import View
from ui.pages.naming import spoken_day
from ui.widgets.chip import Chip
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.timeline import Event, Timeline
from ui.widgets.tone import Tone

EVENTS_SHOWN = 9
TO_CHECK = "依据待核对"

_ACTS = {
    "import": "起草", "propose": "立项", "consult": "征求意见", "submit": "送审", "return": "退回", "accept": "受理", "conclude": "合法性审核",
    "resubmit": "送复核", "table": "提请审议", "deliberate": "集体审议", "sign": "签发", "register": "登记编号", "publish": "公布", "file": "报送备案",
    "receive": "收到回执", "outcome": "备案结果", "filing_answer": "答复备案机关", "archive": "归档", "repeal": "废止", "reopen": "重新起草", "fair_competition": "公平竞争审查", "replace_text": "换入文本",
    "contact": "往来", "answer": "收到答复", "inquire": "征求意见函", "determine": "认定", "reply_letter": "复函", "receipt": "收文回执",
    "correct": "更正", "reissue": "补发更正件", "seal": "盖章件", "issuers": "联合发文", "countersign": "会签", "void_number": "作废文号",
    "comment": "收到意见", "no_comments": "没有收到意见", "feedback": "反馈采纳情况", "excuse": "不公开征求意见", "consultation": "征求意见网址和截图",
    "urgent": "应急", "answers": "回答条件", "proceeding": "论证和审查", "hearing_papers": "听证材料送达", "minutes": "会议纪要", "place": "公布载体",
    "extend": "延期", "declare_invalid": "宣布失效", "announce": "公布废止公告", "suspend": "停止执行", "resume": "恢复执行", "archive_item": "归档目录", "enter_historical": "补录", "extend_deadline": "延长期限",
    "disclosure": "公开属性", "discard": "移入回收站", "bring_back": "恢复", "ledger": "补录", "texts": "放入正文",
    "consult_counsel": "请法律顾问提意见", "ask_approval": "提请复核、审签", "approve": "复核、审签",
    "incoming": "部门报送", "form_check": "形式审查", "incoming_registered": "登记备案", "incoming_supplement": "通知补正",
    "resupply_incoming": "收到补正材料", "incoming_refused": "不予登记", "extend_review": "延长审查期限", "explain_request": "发请予说明函",
    "explanation": "收到部门说明", "filing_outcome": "审查结论", "department_reply": "部门反馈", "escalate": "转提请撤销",
    "propose_annulment": "提请区政府", "close_incoming": "办结", "catalogue_in": "列入备案目录", "amend_incoming": "改登记事项",
    "incoming_text": "放入文本",
    "objection": "收到异议", "objection_asked": "告知补充", "objection_supplied": "收到补充",
    "objection_taken": "启动审查", "objection_declined": "不启动审查", "objection_transferred": "转送", "objection_answered": "答复异议",
    "set": "编辑", "assign": "分办", "handover": "移交", "snooze": "延后提醒", "recount": "期限重算", "done": "标为已办",
}  # fmt: skip


_SMALL = frozenset({"comment", "answers", "archive_item", "consultation", "place", "hearing_papers"})
"""Events that come by the dozen or fill something in: they would push the steps out of the course."""


def happened_word(event: Happened, events: Sequence[Happened]) -> str:
    """What an event of the history is called; a file that came in after later steps was entered (入库), not drafted, that day."""
    if event.act == "import" and any(other.on_date < event.on_date for other in events):
        return "入库"
    return _ACTS.get(event.act, event.act)


class Aside(QWidget):
    """Deadlines and history. ``log_asked()`` by 全部日志."""

    log_asked = Signal()

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(24)
        dossier = view.dossier
        dates = column(*_dates(view), STRETCH)
        history = SectionHeader("经过", "", "全部日志")
        history.link_clicked.connect(self.log_asked)
        course_of = column(history, 4, Timeline(course(dossier.events, EVENTS_SHOWN)), STRETCH)
        self._halves.addLayout(dates)
        self._halves.addLayout(course_of)

    def set_wide(self, wide: bool) -> None:
        """Deadlines and history side by side where there is room, one under the other in a narrow column."""
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        self._halves.setSpacing(32 if wide else 24)
        for index in range(2):
            self._halves.setStretch(index, int(wide or index == 1))


def _dates(view: View) -> list[object]:
    dossier, today = view.dossier, view.habits.today
    if dossier.trial is not None and dossier.trial_on is not None:
        told = Label(f"以 {spoken_day(dossier.trial_on, today)}公布试算", "small", "text3")
        return [SectionHeader("公布后的期限"), told, 4, *trial_lines(dossier.trial, dossier.grounds, today)]
    if dossier.document.published_on is None:
        told = Label("施行日期还没有明确。填好以后，这里试算备案、施行和有效期的日期。", "small", "text3", wrap=True)
        return [SectionHeader("公布后的期限"), told]
    if dossier.deadlines:
        head = SectionHeader("正在计算的期限", f"{len(dossier.deadlines)} 项")
        return [head, *(_running(due, view.sentences.get(due.deadline.id, ""), today) for due in dossier.deadlines)]
    return [SectionHeader("期限"), Label("没有正在计算的期限。", "small", "text3")]


def course(events: Sequence[Happened], most: int) -> list[Event]:
    """The newest events first, without the small ones: every one of them stands in 日志."""
    events = [event for event in events if event.act not in _SMALL]
    years = {event.on_date.year for event in events}
    form = "%m-%d" if len(years) == 1 else "%y-%m-%d"
    return [Event(event.on_date.strftime(form), happened_word(event, events), event.note) for event in list(reversed(events))[:most]]


def trial_lines(trial: Publication, grounds: Grounds, today: date) -> list[QWidget]:
    """What publication would set going: both filings, effect, end of validity."""
    made = [_computed(due, today) for due in trial.filings.values()]
    made.append(_line("施行", grounds.effect, trial.effective_on.isoformat(), ""))
    warning = trial.warning
    made.append(
        _line(
            "有效期届满",
            f"{grounds.validity}，{warning.phrase}意见",
            trial.valid_until.isoformat(),
            warning.basis,
            verified=warning.verified,
        )
    )
    return made


def _computed(due: Deadline, today: date) -> QWidget:
    moved = f" • {spoken_day(due.counted_on, today)}为休假日，顺延" if due.due_on != due.counted_on else ""
    return _line(due.name, f"{due.period}内{moved}", spoken_day(due.due_on, today), due.basis, verified=due.verified)


def _running(due: Due, sentence: str, today: date) -> QWidget:
    """A deadline that runs with the whole reason under it; of an end of validity far off the day alone."""
    row_ = due.deadline
    near = not row_.key.startswith("validity.") or due.workdays_left <= 60
    day, tone = spoken_day(row_.due_on, today), due.light.value if near else "text"
    if not near or not sentence:
        return _line(row_.name, f"{spoken_day(row_.start_on, today)}{row_.start_event}", day, row_.basis, verified=row_.verified, tone=tone)
    pane = Pane("", "bottom")
    pane.setToolTip(row_.basis)
    head = row(ElidedLabel(row_.name, "small"), Label(day, "small", tone, strong=True), gap=12)
    head.setStretch(0, 1)
    pane.setLayout(column(head, Label(sentence, "caption", "text3", wrap=True), gap=2, margins=(0, 6, 0, 6)))
    pane.setAccessibleName(f"{row_.name}，{sentence}")
    return pane


def _line(name: str, why: str, day: str, basis: str, *, verified: bool = True, tone: str = "text") -> QWidget:
    pane = Pane("", "bottom")
    pane.setToolTip(basis)
    under: list[object] = [ElidedLabel(why, "caption", "text3")]
    if not verified:
        chip = Chip(TO_CHECK, Tone.AMBER)
        chip.setToolTip(f"{basis}。核对原文后，在设置的参数核对表里确认。")
        under = [chip, *under]
    second = row(*under, gap=6)
    second.setStretch(len(under) - 1, 1)
    words = column(ElidedLabel(name, "small"), second, gap=2)
    figure = Label(day, "small", tone, strong=True)
    line = row(words, figure, gap=12, margins=(0, 6, 0, 6))
    line.setStretchFactor(words, 1)
    pane.setLayout(line)
    pane.setAccessibleName(f"{name}，{why}，{day}")
    return pane
