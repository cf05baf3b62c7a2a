"""认定: the five elements and the exclusions as a short questionnaire, filled in from the text, answered by the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.intake.questionnaire import Asked, Questionnaire, Ruling
from ui.dialogs.date_field import DateField
from ui.dialogs.fields import Option, Ticks
from ui.dialogs.frame import Dialog, TextArea
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.layout import STRETCH, Framed, Pane, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, IconLabel, Label

_ANSWERS = ("是", "否")
_WORDS_SHOWN = 6


class _Row(Pane):
    """One element: its question, the words for and against it, and the answer."""

    def __init__(self, asked: Asked) -> None:
        super().__init__("", "bottom")
        self.asked = asked
        self.answer = Segments(_ANSWERS, 0 if asked.suggested else 1)
        name = Label(asked.element.name, "body", strong=True)
        name.setFixedWidth(theme().px(84))
        words = column(Label(asked.element.question, "body", wrap=True), gap=1)
        for word, tone, found in (("提示“是”", "green", asked.found_for), ("提示“否”", "red", asked.found_against)):
            if found:
                hint = ElidedLabel(f"{word}：{'、'.join(found[:_WORDS_SHOWN])}", "caption", tone)
                words.addWidget(hint)
        if not asked.found_for and not asked.found_against:
            words.addWidget(Label("正文里没有提示的词", "caption", "text3"))
        line = row(name, words, self.answer, gap=12, margins=(0, 6, 0, 6))
        line.setStretch(1, 1)
        self.setLayout(line)
        self._describe()
        self.answer.chosen.connect(lambda _index: self._describe())

    @property
    def is_yes(self) -> bool:
        """The answer."""
        return self.answer.current == 0

    def _describe(self) -> None:
        self.answer.setAccessibleName(f"{self.asked.element.name}：{_ANSWERS[self.answer.current]}")


class DeterminationDialog(Dialog):
    """The questionnaire. ``submitted(values)``: ``answers`` by element, ``exclusions``, ``normative``, ``reason``, ``on``.

    The result follows the answers until it is chosen by hand; one that they do not bear out needs a reason.
    """

    submitted = Signal(object)

    def __init__(self, title: str, asked: Questionnaire, today: date, parent: QWidget | None = None) -> None:
        line = "五个要素都是“是”，又不属于排除情形的，才是行政规范性文件。答案按正文的词预填，由您判断。"
        super().__init__(f"认定：《{title}》", line, verb="认定", icon=Icon.CHECK, width=720, parent=parent)
        self.rows = {one.element.key: _Row(one) for one in asked.elements}
        options = [Option(one.code, one.name, ticked=one.code in asked.suggested) for one in asked.exclusions]
        self.exclusions = Ticks(options, columns=4)
        self.result = Segments(("是行政规范性文件", "不是"))
        self.reason = TextArea("", placeholder="可以不写；结果和各项回答不一致的，要写明理由", lines=1)
        self.reason.setAccessibleName("理由")
        self.on = DateField(today, today)
        self.on.setAccessibleName("认定日期")
        self.on.setFixedWidth(theme().px(116))
        self._by_hand = False
        self._told = Label("", "small", "text2", wrap=True)
        self._build(asked)
        self._connect()
        self._follow()
        next(iter(self.rows.values())).answer.setFocus()

    def _build(self, asked: Questionnaire) -> None:
        asks = column()
        if asked.rulings:
            asks.addWidget(_pointed_out(asked.rulings, is_excluded=bool(asked.suggested)))
            asks.addSpacing(8)
        for line in self.rows.values():
            asks.addWidget(line)
        for part in (12, Label("本地列为排除的情形", "body", strong=True), self.exclusions):
            asks.addSpacing(part) if isinstance(part, int) else asks.addWidget(part)
        self.body.addLayout(asks)
        self.body.addLayout(
            row(Label("认定结果", "body", strong=True), self.result, STRETCH, Label("日期", "small", "text3"), self.on, gap=10)
        )
        self.body.addWidget(self._told)
        self.body.addWidget(self.reason)

    def _connect(self) -> None:
        # the verb asks; the dialog closes when the act was done
        self.verb.clicked.disconnect()
        self.verb.clicked.connect(self._submit)
        for line in self.rows.values():
            line.answer.chosen.connect(lambda _index: self._follow())
        for box in self.exclusions.boxes.values():
            box.toggled.connect(lambda _on: self._follow())
        self.result.chosen.connect(lambda _index: self._choose())
        self.reason.textChanged.connect(self._check)
        self.on.textChanged.connect(lambda _text: self._check())

    # --- what an opened act does with its dialog

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""
        self.problem.setText(sentence)
        self.verb.allow()

    def ask_despite(self, items: Sequence[str]) -> None:
        """No guard stands before it."""
        self.refuse("；".join(items))

    # --- inside

    @property
    def is_borne_out(self) -> bool:
        """Whether the answers make it a normative document."""
        return all(line.is_yes for line in self.rows.values()) and not self.exclusions.ticked()

    def _choose(self) -> None:
        self._by_hand = (self.result.current == 0) != self.is_borne_out
        self._check()

    def _follow(self) -> None:
        if not self._by_hand:
            self.result.blockSignals(True)
            self.result.choose(0 if self.is_borne_out else 1)
            self.result.blockSignals(False)
        self._check()

    def _check(self) -> None:
        names = [line.asked.element.name for line in self.rows.values() if not line.is_yes]
        ticked = [box.text() for box in self.exclusions.boxes.values() if box.isChecked()]
        because = [f"不具备：{'、'.join(names)}"] if names else []
        because += [f"属于：{'、'.join(ticked)}"] if ticked else []
        follows = "；".join(because) if because else "五个要素都具备，没有排除情形"
        after = "认定后继续办理。" if self.result.current == 0 else "认定后转入非规范性文件，停止计算期限，可以撤销。"
        self._told.setText(f"{follows}。{after}")
        differs = (self.result.current == 0) != self.is_borne_out
        wanted = "结果和各项回答不一致，写明理由后再认定。" if differs and not self.reason.words() else ""
        self.missing(wanted or self.on.problem() or ("" if self.on.day() else "没有填日期。"))

    def _submit(self) -> None:
        self.verb.allow("正在认定")
        answers = {key: line.is_yes for key, line in self.rows.items()}
        self.submitted.emit(
            {
                "answers": answers, "exclusions": self.exclusions.ticked(), "normative": self.result.current == 0,
                "reason": self.reason.words(), "on": self.on.day(),
            }
        )  # fmt: skip


def _pointed_out(rulings: Sequence[Ruling], *, is_excluded: bool) -> Framed:
    """The clauses about rights and duties: a 方案 or 纪要 that has them is a normative document in substance."""
    frame = Framed("why")
    told = f"正文有涉及权利义务的规定（{len(rulings)} 处以上）" if len(rulings) > 4 else f"正文有 {len(rulings)} 处涉及权利义务的规定"
    why = "名为方案、要点、纪要，有这些规定的，实质上可能是行政规范性文件。" if is_excluded else "这些规定说明它可能是行政规范性文件。"
    lines = column(row(IconLabel(Icon.RISK, "amber"), Label(told, "small", "amber", strong=True), STRETCH, gap=6), Label(why, "caption", "text2"),
                   gap=2, margins=(12, 8, 12, 10))  # fmt: skip
    for one in rulings[:3]:
        lines.addWidget(ElidedLabel(f"{one.path}　{one.quote}", "caption", "text2"))
    frame.setLayout(lines)
    return frame
