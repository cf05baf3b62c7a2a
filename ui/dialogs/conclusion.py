"""The conclusion of a review as a form: 合法, 应当予以修改 with what follows, or 不合法, the day of the opinion, and 审核情况."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.lifecycle.stages import Conclusion, Matter
from app.review.approving import StepStanding, against
from app.review.assessment import Assessment
from app.review.matters import Wording, kind_of
from ui.dialogs.assessment import AssessmentForm
from ui.dialogs.date_field import DateField
from ui.dialogs.missing import MissingPanel
from ui.dialogs.option import Option
from ui.theme import theme
from ui.widgets.layout import column, row
from ui.widgets.text import Label

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: outcome (None while the clerk has not chosen one), whether the revised text must come back (only with 应当予以修改), the day, None while it cannot be read, and 审核情况."""

    outcome: Conclusion | None
    recheck: bool
    on: date | None
    assessment: Assessment
    despite: str = ""
    """Why the opinion is issued before 复核 or 审签."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the conclusion rests on: findings listed, violations among them, findings still open; points of the checklist without an answer, points
    answered 不符合, points answered 符合 against the list (``contradicted``); what 复核 and 审签 still lack; and the words for this kind of matter.
    """

    listed: int
    violations: int
    waiting: int
    unanswered: int = 0
    failed: int = 0
    lacking: tuple[str, ...] = ()
    wording: Wording = field(default_factory=lambda: kind_of(Matter.NORMATIVE_DOCUMENT).wording)
    contradicted: int = 0
    approvals: tuple[StepStanding, ...] = ()
    """复核 and 审签, to hold the choice against what was laid before them."""

    def lacks(self, outcome: Conclusion | None, assessment: Assessment) -> tuple[str, ...]:
        """What 复核 and 审签 lack for an opinion with this conclusion and these statements."""
        if not self.approvals:
            return self.lacking
        now = assessment.columns()
        return tuple(one.lacking for one in (against(step, outcome, now) for step in self.approvals) if one.lacking)

    @property
    def default(self) -> Conclusion | None:
        """What was laid before 复核 and 审签; else 应当予以修改 when anything is listed, else None: that a text is lawful is for a person to say."""
        laid = next((one.last.outcome for one in reversed(self.approvals) if one.last is not None and one.last.outcome), None)
        if laid is not None and not (laid == Conclusion.LAWFUL and self.not_lawful):
            return Conclusion(laid)
        return Conclusion.AMEND if self.listed else None

    @property
    def points(self) -> str:
        """What is to be known of the checklist; empty when every point is answered, none 不符合 and none against the list."""
        said = [f"还有 {self.unanswered} 个要点没有答"] if self.unanswered else []
        said += [f"{self.failed} 个要点答了不符合"] if self.failed else []
        said += [f"{self.contradicted} 个要点答了符合，列入的意见却有疑点"] if self.contradicted else []
        return "，".join(said)

    def means(self, outcome: Conclusion) -> str:
        """What a conclusion comes to, in a sentence."""
        return {
            Conclusion.LAWFUL: self.wording.lawful,
            Conclusion.AMEND: "按意见修改或者说明理由后，再往下走。",
            Conclusion.UNLAWFUL: f"{self.wording.unlawful}。",
        }[outcome]

    @property
    def not_lawful(self) -> str:
        """Why 合法 cannot be chosen; empty when it can."""
        return f"已列入 {self.violations} 条疑似违法的意见，不能选“合法”。" if self.violations else ""


class ConclusionForm(QWidget):
    """The form; ``changed`` after each change."""

    changed = Signal()

    def __init__(self, standing: Standing, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = {outcome: Option(outcome.value, strong=True) for outcome in Conclusion}
        self.again, self.directly = Option("修改后再送复核"), Option("修改后可直接提请审议")
        self.day = DateField(today, today)
        self.day.setFixedWidth(theme().px(150))
        self.day.setAccessibleName("出具日期")
        self.day_line = Label("", "small", "text3", wrap=True)
        self.assessment = AssessmentForm()
        self._standing = standing
        self.despite = MissingPanel()
        self._build(standing)
        if standing.default is not None:
            self.options[standing.default].setChecked(True)
        self.again.setChecked(True)
        self._update()

    def _build(self, standing: Standing) -> None:
        outcomes, after = QButtonGroup(self), QButtonGroup(self)
        layout = column(gap=2)
        layout.addWidget(self.despite)
        self.despite.hide()
        if standing.lacking:
            layout.addSpacing(10)
        self.despite.reason.textChanged.connect(self.changed)
        for outcome, option in self.options.items():
            outcomes.addButton(option)
            reason = standing.not_lawful if outcome is Conclusion.LAWFUL else ""
            option.setEnabled(not reason)
            option.setToolTip(reason)
            layout.addWidget(option)
            layout.addLayout(
                row(
                    Label(reason or standing.means(outcome), "small", "amber" if reason else "text3", wrap=True),
                    margins=(theme().px(24), 0, 0, 6),
                )
            )
            if outcome is Conclusion.AMEND and standing.wording.rounds:
                layout.addLayout(column(self.again, self.directly, gap=0, margins=(theme().px(24), 0, 0, 6)))
        for option in (self.again, self.directly):
            after.addButton(option)
        layout.addSpacing(6)
        layout.addWidget(Label("出具日期", "small", "text2"))
        day = row(self.day, self.day_line, gap=10)
        day.setStretch(1, 1)
        layout.addLayout(day)
        layout.addSpacing(14)
        layout.addWidget(Label("审核情况", "body", strong=True))
        layout.addWidget(Label("由审核人核定，印在意见书上", "small", "text3"))
        layout.addSpacing(6)
        layout.addWidget(self.assessment)
        self.setLayout(layout)
        outcomes.buttonClicked.connect(self._update)
        after.buttonClicked.connect(self._update)
        self.day.textChanged.connect(self._update)
        self.assessment.changed.connect(self._show_lacking)
        self.assessment.changed.connect(self.changed)

    def take_focus(self) -> None:
        """Put the focus on the outcome chosen, or on the first that can be."""
        open_ones = [option for option in self.options.values() if option.isEnabled()]
        next((option for option in open_ones if option.isChecked()), open_ones[0]).setFocus()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        again = self.again.isChecked() and self._standing.wording.rounds
        return Choice(self._outcome(), again, self._read(), self.assessment.assessment, self.despite.reason.text().strip())

    @property
    def problem(self) -> str:
        """Why the opinion cannot be issued yet; empty when it can."""
        if self._outcome() is None:
            return "还没有选审核结论。"
        if self._read() is None:
            return "出具日期没有写明白。"
        if self._lacks() and not self.despite.reason.text().strip():
            return "复核、审签还没有完成。写明带缺项继续的理由，或者先签批（G）。"
        return ""

    def _lacks(self) -> tuple[str, ...]:
        return self._standing.lacks(self._outcome(), self.assessment.assessment)

    def _show_lacking(self) -> None:
        """List what is lacking for what is chosen now, where that has become another."""
        lacking = self._lacks()
        if lacking != self.despite.items:
            self.despite.show_items(lacking)
        self.despite.setVisible(bool(lacking))

    def _outcome(self) -> Conclusion | None:
        return next((outcome for outcome, option in self.options.items() if option.isChecked()), None)

    def _read(self) -> date | None:
        return None if self.day.problem() else self.day.day()

    def _update(self) -> None:
        amend = self.options[Conclusion.AMEND].isChecked()
        for option in (self.again, self.directly):
            option.setEnabled(amend)
        on = self._read()
        said = (
            "可以写 2026-11-23、20261123、11-23 或者今天"
            if on is None
            else f"{on.year}年{on.month}月{on.day}日，周{_WEEKDAYS[on.weekday()]}"
        )
        self.day_line.setText(said)
        self.day_line.set_tone("red" if on is None else "text3")
        self._show_lacking()
        self.changed.emit()
