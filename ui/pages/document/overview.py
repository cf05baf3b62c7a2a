"""概况: the next step first, then the basic facts; deadlines and history beside them, or below on a small window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.lifecycle.consulting import was_held
from app.lifecycle.dossier import Dossier
from app.lifecycle.genre import genre
from app.lifecycle.joint import DEPARTMENT
from app.lifecycle.stages import Matter
from app.lifecycle.transitions import Act
from ui.icons import Icon
from ui.pages.document.deadlines import Aside
from ui.pages.document.forms import View
from ui.pages.document.steps import UNSAID, card, is_open
from ui.pages.naming import named, spoken_day
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.form import Fact, Facts
from ui.widgets.header import SectionHeader
from ui.widgets.layout import Framed, Pane, Scroll, clear, column, row
from ui.widgets.nextstep import NextStepCard
from ui.widgets.text import IconLabel, Label

BESIDE_FROM = 1400
"""Width of the window (px before scaling) from which the right column stands beside the card; on smaller ones it follows the facts."""


class Overview(Scroll):
    """``taken()`` the usual act; ``went_on()`` 带缺项继续; ``mend_asked(condition id)``; ``edit_asked()``; ``log_asked()``; ``review_asked()`` by 去备案审查."""

    taken = Signal()
    went_on = Signal()
    mend_asked = Signal(str)
    edit_asked = Signal()
    log_asked = Signal()
    review_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.step: NextStepCard | None = None
        self._aside: QWidget | None = None
        self._beside: Aside | None = None
        self._line = QHBoxLayout()
        self._line.setContentsMargins(24, 20, 24, 24)
        self._line.setSpacing(28)
        self.column.addLayout(self._line)
        self.column.addStretch(1)

    def show_view(self, view: View, line: str, why: str) -> None:
        """Show a document; ``line`` and ``why`` explain the deadline of its next step."""
        focused = self.window().focusWidget()
        is_held = focused is not None and self.isAncestorOf(focused)
        clear(self._line)
        dossier = view.dossier
        left = QWidget()
        parts = column()
        parts.addWidget(self._step(view, line, why))
        parts.addSpacing(24)
        parts.addWidget(self._facts_head())
        parts.addWidget(Facts(facts(dossier, view), word_width=104))
        parts.addStretch(1)
        left.setLayout(parts)
        aside = self._beside = Aside(view)
        aside.log_asked.connect(self.log_asked)
        self._aside = Pane("", "left")
        self._aside.setLayout(column(aside))
        self._line.addWidget(left, 1)
        self._line.addWidget(self._aside)
        self._arrange()
        if is_held:
            left.show()
            self._focus_step()

    def _focus_step(self) -> None:
        """The keyboard goes on with the next step: what had the focus went with the step that was done."""
        primary = self.step.primary if self.step is not None else None
        if primary is not None and primary.isEnabled():
            # with its ring, because Enter is answered here
            primary.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, view: View, line: str, why: str) -> QWidget:
        step = view.dossier.next_step
        if step is None or view.dossier.document.origin == DEPARTMENT:
            self.step = None
            return self._rest(view.dossier)
        self.step = NextStepCard(card(view.dossier, step, line, why, view.replies))
        self.step.taken.connect(self.taken)
        self.step.went_on.connect(self.went_on)
        self.step.asked.connect(self.mend_asked)
        is_forbidden = str(step.act) in view.dossier.forbidden and step.act is not Act.CONCLUDE
        if is_open(step) and not is_forbidden and self.step.primary is not None:
            # its own dialog asks for what is missing
            self.step.primary.allow()
        return self.step

    def _rest(self, dossier: Dossier) -> QWidget:
        """What stands in place of the next step where there is none of ours."""
        is_theirs = dossier.document.origin == DEPARTMENT
        told = "部门报送备案的文件，收文、审查和反馈在备案审查里办理。" if is_theirs else f"{dossier.stage.label}。没有下一步要办。"
        words = Label(told, "body", "text2", wrap=True)
        parts: list[QWidget] = [IconLabel(Icon.INCOMING if is_theirs else Icon.CHECK, "text3" if is_theirs else "green"), words]
        if is_theirs:
            go = Button("去备案审查", icon=Icon.INCOMING)
            go.clicked.connect(self.review_asked)
            parts.append(go)
        line = row(*parts, gap=10, margins=(20, 16, 20, 16))
        line.setStretchFactor(words, 1)
        frame = Framed("light")
        frame.setLayout(line)
        return frame

    def _facts_head(self) -> QWidget:
        edit = Button("编辑", icon=Icon.EDIT, kind="link", height=28)
        edit.clicked.connect(self.edit_asked)
        return SectionHeader("基本信息", "", "", edit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The right column beside the card or below it. Not at a layout request: a style put on anew asks for the next one, without end."""
        if self._aside is None or self._beside is None:
            return
        beside = self.window().width() >= theme().px(BESIDE_FROM)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._beside.set_wide(not beside)
        self._aside.setProperty("edge", "left" if beside else "")
        self._aside.setContentsMargins(24 if beside else 0, 0, 0, 0)
        self._aside.setMinimumWidth(theme().px(332) if beside else 0)
        self._aside.setMaximumWidth(theme().px(332) if beside else 16777215)
        self._aside.style().unpolish(self._aside)
        self._aside.style().polish(self._aside)


def facts(dossier: Dossier, view: View) -> list[Fact]:
    """The basic facts in the order of the two columns."""
    document = dossier.document
    market = {True: "是", False: "否", None: ""}[document.concerns_market]
    if document.concerns_market and document.fair_competition:
        market = f"是，公平竞争审查：{document.fair_competition}"
    unsaid = UNSAID if document.historical else ""
    valid = document.valid_until.isoformat() if document.valid_until else ""
    made = [
        Fact("制定机关", document.issuing_authority or "", is_wide=bool(dossier.issuers)),
        Fact("事项种类", Matter(document.matter).label, genre(named(document))),
        Fact("起草单位", dossier.unit),
        _later("收件时间", f"{document.received_at:%Y-%m-%d %H:%M}" if document.received_at else "", unsaid or "没有记录"),
        _later("送审日期", document.submitted_on.isoformat() if document.submitted_on else "", unsaid or "还没有送审"),
        _later("受理日期", _iso(dossier.reviews[0].accepted_on if dossier.reviews else None), unsaid or "还没有受理"),
        _later(
            "有效期至",
            valid,
            _iso(dossier.trial.valid_until if dossier.trial else None) or "公布时确定",
            (dossier.because.rstrip("。") if dossier.force and dossier.force != "有效" else "")
            if valid
            else dossier.grounds.validity
            if dossier.trial
            else "",
        ),
        _effective(dossier),
        Fact("涉及经营者", market),
        _consulted(view, unsaid),
        _later("公开属性", document.disclosure or "", "公布时按主动公开", document.disclosure_reason or ""),
        _later("统一编号", document.unified_number or "", unsaid or "登记时编号"),
    ]
    made += [Fact("签署", _signatures(dossier), is_wide=True)] if dossier.issuers else []
    return made + [
        Fact(word, value)
        for word, value in (
            ("签发人", document.signatory or ""),
            ("公布载体", document.carrier or ""),
            ("公布日期", document.published_on.isoformat() if document.published_on else ""),
            ("废止", f"{document.repealed_on}，{document.repeal_reason}" if document.repealed_on else ""),
            ("宣布失效", _iso(document.declared_invalid_on)),
            ("应急", document.urgent_reason or ""),
            ("归档", "，".join(part for part in (_iso(document.archived_on), document.archive_number or "") if part)),
        )
        if value
    ]


def _consulted(view: View, unsaid: str) -> Fact:
    """公开征求意见: from when to when, where, and how many opinions came; or why there was none."""
    row = view.dossier.consultations[-1] if view.dossier.consultations else None
    if row is None:
        return _later("公开征求意见", "", unsaid or "没有记录")
    if not was_held(row):
        return Fact("公开征求意见", "没有公开", row.excused or "")
    today, count = view.habits.today, view.course.tally.total if view.course else 0
    span = f"{spoken_day(row.start_on, today)}—{spoken_day(row.until_on, today)}"
    return Fact("公开征求意见", span, "，".join(part for part in (f"意见 {count} 条" if count else "", row.carrier) if part))


def _signatures(dossier: Dossier) -> str:
    """Each authority of a joint document with who signed when, the lead marked."""
    return "；".join(
        f"{row.name}{'（牵头）' if row.lead else ''}：{f'{row.signatory}，{row.signed_on}' if row.signed_on else '没有会签'}"
        for row in dossier.issuers
    )


def _later(word: str, value: str, otherwise: str, note: str = "") -> Fact:
    """A fact that a later step brings; until then it is not missing."""
    return Fact(word, value, note) if value else Fact(word, otherwise, note, tone="text3")


def _effective(dossier: Dossier) -> Fact:
    first, tried = dossier.document.effective_on, _iso(dossier.trial.effective_on if dossier.trial else None)
    if first is not None or not tried:
        return Fact("施行日期", _iso(first))
    return Fact("施行日期", tried, f"公布前{dossier.grounds.effect}", tone="text3")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
