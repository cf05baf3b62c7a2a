"""The fields of a rule: a form that asks for words; the expression is made of them, or written by hand by somebody who knows how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.rules.finding import Severity
from app.rules.office.draft import RuleDraft
from app.rules.office.wording import Way, split
from app.rules.rule import Addressee
from ui.pages.rules.frame import LongField
from ui.widgets.fields import CheckBox, Choice
from ui.widgets.form import EditRow
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.segments import Segments
from ui.widgets.suggestions import framed
from ui.widgets.text import Label

_WAYS, _GRADES = tuple(Way), tuple(Severity)
_SIDES = ((Addressee.UNKNOWN, "不论管谁"), (Addressee.CITIZEN, "只看管相对人的"), (Addressee.AGENCY, "只看管机关自己的"))
_WORDS_HELP = "一行一个词。词里可以写“……”表示中间隔着别的字，写‹机关›这样的词典名表示词典里的任一词"
_ORDER = ("name", "message", "law", "words", "must_flag", "must_not_flag")


class RuleFields(QWidget):
    """``changed()`` at every change. :meth:`draft` is what stands in the fields."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = RuleDraft()
        self._groups: list[str] = []
        self.name, self.law, self.article = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setPlaceholderText("例如：收取卫生保洁押金")
        self.law.setPlaceholderText("法名，例如：行政许可法")
        self.article.setPlaceholderText("第几条，例如：第五十八条")
        self.group, self.side = Choice(), Choice([words for _side, words in _SIDES])
        self.severity = Segments([one.label for one in _GRADES])
        self.way = Segments([one.label for one in _WAYS])
        self.message, self.suggestion = LongField(56), LongField(56)
        self.words, self.then, self.pattern, self.without = LongField(80), LongField(80), LongField(80), LongField(56)
        self.must_flag, self.must_not_flag = LongField(92), LongField(92)
        self.verified = CheckBox("已核对过这一条的原文")
        self.spares_bans = CheckBox("“不得……”“严禁……”这样重申禁止的话不报")
        self.rows = {
            "name": EditRow("名称", self.name),
            "group": EditRow("分组", self.group),
            "message": EditRow("提示的话", self.message, "审核时写在疑点上。用“可能”“疑似”，说清为什么不妥"),
            "suggestion": EditRow("修改建议", self.suggestion),
            "law": EditRow("依据", self.law),
            "article": EditRow("条", self.article),
            "words": EditRow("要找的词", self.words, _WORDS_HELP),
            "then": EditRow("后面再出现", self.then, "同一句里，前面的任一词之后再出现这里的任一词"),
            "pattern": EditRow("正则表达式", self.pattern, "按 Python 的写法，可以用‹词典名›。书名号里的字已经换成 ※"),
            "without": EditRow("同一句里出现这些词就不报", self.without, "一行一个词，可以不填"),
            "side": EditRow("这句话管谁", self.side),
            "must_flag": EditRow("应当报的例子", self.must_flag, "一行一个，三个以上，自己写的，不照抄某个文件"),
            "must_not_flag": EditRow("不应当报的例子", self.must_not_flag, "一行一个，三个以上，越像而又合法的越好"),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = self.rows
        whole = column(gap=14)
        whole.addLayout(_beside(rows["name"], rows["group"]))
        whole.addLayout(column(Label("程度", "small", "text2"), row(self.severity, STRETCH), gap=4))
        whole.addWidget(rows["message"])
        whole.addWidget(rows["suggestion"])
        whole.addLayout(column(_beside(rows["law"], rows["article"]), row(self.verified, STRETCH), gap=4))
        whole.addLayout(column(Label("怎样查", "small", "text2"), row(self.way, STRETCH), gap=4))
        for key in ("words", "then", "pattern", "without"):
            whole.addWidget(rows[key])
        whole.addWidget(self.spares_bans)
        whole.addWidget(rows["side"])
        whole.addWidget(rows["must_flag"])
        whole.addWidget(rows["must_not_flag"])
        self.setLayout(whole)

    def _connect(self) -> None:
        for line in (self.name, self.law, self.article):
            line.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.message, self.suggestion, self.words, self.then, self.pattern, self.without, self.must_flag, self.must_not_flag):
            box.textChanged.connect(self.changed)
        for choice in (self.group, self.side):
            choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for tick in (self.verified, self.spares_bans):
            tick.toggled.connect(lambda _on: self.changed.emit())
        self.severity.chosen.connect(lambda _index: self.changed.emit())
        self.way.chosen.connect(self._on_way)

    def _on_way(self, _index: int) -> None:
        way = _WAYS[self.way.current]
        if way is Way.EXPERT and not self.pattern.toPlainText().strip():
            # what was asked for in words goes on from there
            self.pattern.setPlainText(replace(self.draft(), way=Way.SEQUENCE if self.then.toPlainText().strip() else Way.ANY).expression)
        self._show_way()
        self.changed.emit()

    def _show_way(self) -> None:
        way = _WAYS[self.way.current]
        self.rows["words"].setVisible(way is not Way.EXPERT)
        self.rows["then"].setVisible(way is Way.SEQUENCE)
        self.rows["pattern"].setVisible(way is Way.EXPERT)

    def set_titles(self, titles: Sequence[str]) -> None:
        """The laws to complete from."""
        completer = framed(QCompleter(list(titles), self.law))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.law.setCompleter(completer)

    def show_draft(self, draft: RuleDraft, groups: Mapping[str, str]) -> None:
        """Show ``draft``; the group of one that is saved already cannot be changed, because its number is made of it."""
        self._draft = draft
        self._groups = list(groups)
        self.blockSignals(True)
        self.group.clear()
        self.group.addItems(list(groups.values()))
        self.group.setCurrentIndex(self._groups.index(draft.group) if draft.group in self._groups else 0)
        self.group.setEnabled(not draft.id)
        self.group.setToolTip("编号按分组编，已经保存的规则不能换分组" if draft.id else "")
        for line, text in ((self.name, draft.name), (self.law, draft.law), (self.article, draft.article)):
            line.setText(text)
            line.setCursorPosition(0)
        for box, text in (
            (self.message, draft.message),
            (self.suggestion, draft.suggestion),
            (self.pattern, draft.pattern if draft.way is Way.EXPERT else ""),
            *((box, "\n".join(words)) for box, words in self._lists(draft)),
        ):
            box.setPlainText(text)
        self.verified.setChecked(draft.verified)
        self.spares_bans.setChecked(draft.spares_bans)
        self.side.setCurrentIndex([side for side, _words in _SIDES].index(draft.addressee))
        self.severity.choose(_GRADES.index(draft.severity))
        self.way.choose(_WAYS.index(draft.way))
        self.blockSignals(False)
        self._show_way()
        self.set_problems({})

    def _lists(self, draft: RuleDraft) -> tuple[tuple[QPlainTextEdit, tuple[str, ...]], ...]:
        return (
            (self.words, draft.words),
            (self.then, draft.then),
            (self.without, draft.without),
            (self.must_flag, draft.must_flag),
            (self.must_not_flag, draft.must_not_flag),
        )

    def draft(self) -> RuleDraft:
        """What stands in the fields."""
        way = _WAYS[self.way.current]
        group = self._groups[self.group.currentIndex()] if self._groups else self._draft.group
        return replace(
            self._draft,
            group=group,
            name=self.name.text(),
            severity=_GRADES[self.severity.current],
            message=self.message.toPlainText(),
            suggestion=self.suggestion.toPlainText(),
            law=self.law.text(),
            article=self.article.text(),
            verified=self.verified.isChecked(),
            way=way,
            words=split(self.words.toPlainText()) if way is not Way.EXPERT else (),
            then=split(self.then.toPlainText()) if way is Way.SEQUENCE else (),
            pattern=self.pattern.toPlainText().strip() if way is Way.EXPERT else "",
            without=split(self.without.toPlainText()),
            spares_bans=self.spares_bans.isChecked(),
            addressee=_SIDES[self.side.currentIndex()][0],
            must_flag=_lines(self.must_flag),
            must_not_flag=_lines(self.must_not_flag),
        )

    def set_problems(self, problems: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it."""
        for key, line in self.rows.items():
            words = problems.get(key, "")
            if key == "pattern":
                words = problems.get("words", "")
            line.set_problem(words)

    def focus_first(self, problems: Mapping[str, str]) -> None:
        """Put the cursor where the first thing is wrong."""
        first = next((key for key in _ORDER if key in problems), "")
        field = self.pattern if first == "words" and _WAYS[self.way.current] is Way.EXPERT else self.rows[first].field if first else None
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)


def _lines(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in box.toPlainText().splitlines() if line.strip())


def _beside(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    line = row(wide, narrow, gap=16)
    line.setStretch(0, 3)
    line.setStretch(1, 2)
    for widget in (wide, narrow):
        line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return line
