"""The rule that is current: what it looks for, its bases, what became of its findings, its examples, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.office.detail import Detail, Ground
from app.rules.office.shelf import Line
from ui.icons import Icon
from ui.pages.rules.columns import NUMBER_WORDS, TONES, percent, state_cell
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Framed, Pane, Scroll, clear, column, row
from ui.widgets.text import IconLabel, Label, Link
from ui.widgets.tone import Tone

_SHOWN = 3


class DetailPane(Pane):
    """At the right of the page, 340 px. ``switch_asked()``, ``grade_asked()``, ``reset_asked()``, ``edit_asked()``, ``remove_asked()`` by its buttons;
    ``number_asked(column)`` for the findings behind a number, ``law_asked(title, article)`` for the card of a basis.
    """

    switch_asked = Signal()
    grade_asked = Signal()
    reset_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()
    number_asked = Signal(str)
    law_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "left", parent)
        self.switch = Button("停用", height=28)
        self.grade = Button("改程度", height=28)
        self.reset = Button("恢复出厂", height=28)
        self.edit = Button("编辑", icon=Icon.EDIT, height=28)
        self.remove = Button("删除", height=28)
        self._buttons = (self.switch, self.grade, self.reset, self.edit, self.remove)
        self._head = column(gap=6)
        self._verbs = row(*self._buttons, STRETCH, gap=8)
        self._body = Scroll(gap=6, margins=(20, 4, 20, 20))
        self._body.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._body.setAccessibleName("规则的内容")
        top = QWidget()
        top.setLayout(column(self._head, self._verbs, gap=12, margins=(20, 16, 20, 12)))
        whole = column(top, self._body)
        whole.setStretchFactor(self._body, 1)
        self.setLayout(whole)
        self.restyle()
        theme().changed.connect(self.restyle)
        for button, signal in zip(
            self._buttons, (self.switch_asked, self.grade_asked, self.reset_asked, self.edit_asked, self.remove_asked), strict=True
        ):
            button.clicked.connect(signal)
        self.show_nothing()

    def restyle(self) -> None:
        self.setFixedWidth(theme().px(340))

    def show_nothing(self) -> None:
        """No rule is current."""
        clear(self._head)
        clear(self._body.column)
        for button in self._buttons:
            button.hide()
        self._body.column.addWidget(Label("选中一条规则，这里显示它查什么、依据和例子。", "small", "text3", wrap=True))
        self._body.column.addStretch(1)

    def show_rule(self, found: Detail, why_not: str) -> None:
        """Show a rule; ``why_not`` is why the operator may change nothing, empty when he may."""
        line = found.line
        self._show_head(line)
        self._show_buttons(line, why_not)
        clear(self._body.column)
        self._add_doubts(found)
        if line.rule is not None:
            self._add_part("提示的话", [Label(line.rule.message, "small", wrap=True)])
            if line.rule.suggestion:
                self._add_part("修改建议", [Label(line.rule.suggestion, "small", wrap=True)])
            self._add_part("依据", [self._ground(ground) for ground in found.grounds])
        self._add_part("办理情况", [self._numbers(line)])
        self._add_looks(found)
        self._add_examples("应当报的例子", found.flagged, Icon.CHECK, "green")
        self._add_examples("不应当报的例子", found.silent, Icon.REPEALED, "text3")
        self._body.column.addStretch(1)
        self._body.verticalScrollBar().setValue(0)

    def _show_head(self, line: Line) -> None:
        clear(self._head)
        state = state_cell(line)
        chips = [Chip("有误", Tone.RED) if line.fault else Chip(line.severity.label, TONES[line.severity])]
        if state.chip is not None:
            chips.append(Chip(state.text, state.chip))
        self._head.addLayout(row(Label(line.id, "small", "text3"), *chips, STRETCH, gap=6))
        self._head.addWidget(Label(line.name, "heading", wrap=True))

    def _show_buttons(self, line: Line, why_not: str) -> None:
        self.switch.setText("停用" if line.active else "启用")
        self.switch.setAccessibleName(self.switch.text())
        self.switch.updateGeometry()
        shown = {
            self.switch: True,
            self.grade: line.rule is not None,
            self.reset: line.is_changed,
            self.edit: line.own,
            self.remove: line.own,
        }
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
            button.allow(why_not)
        if line.fault:
            self.edit.allow("这条规则读不出来，不能在这里编辑。删除后重新写，或者让对方重新导出")

    def _add_doubts(self, found: Detail) -> None:
        line = found.line
        if line.fault:
            frame = Framed("alarm")
            words = Label(line.fault, "small", wrap=True)
            inner = row(IconLabel(Icon.RISK, "red"), words, gap=8, margins=(12, 8, 12, 8))
            inner.setStretchFactor(words, 1)
            frame.setLayout(inner)
            self._body.column.addWidget(frame)
        if line.reason and line.is_changed:
            why = "停用的理由" if not line.active else f"改程度的理由（出厂是{line.shipped.label}）"
            self._add_part(why, [Label(line.reason, "small", wrap=True)])
        if line.own:
            self._body.column.addWidget(Label(f"来自规则包：{line.pack}" if line.pack else "本单位写的规则", "small", "text2", wrap=True))

    def _add_part(self, title: str, parts: Sequence[QWidget]) -> None:
        self._body.column.addSpacing(8)
        self._body.column.addWidget(Label(title, "caption", "text3", strong=True))
        for part in parts:
            self._body.column.addWidget(part)

    def _ground(self, ground: Ground) -> QWidget:
        law, article = ground.basis.law, ground.basis.article or ""
        name = Label(f"《{law}》{article}", "small", wrap=True)
        if ground.doubt:
            chip = Chip(ground.doubt, Tone.RED)
        else:
            chip = Chip("已核对", Tone.GREEN) if ground.basis.verified else Chip("待核对", Tone.AMBER)
        card = Link("法规库", "caption")
        card.setMinimumHeight(theme().px(20))
        card.setAccessibleName(f"在法规库里看《{law}》{article}")
        card.clicked.connect(partial(self.law_asked.emit, law, article))
        line = row(gap=8)
        line.addWidget(name, 1)
        for part in (chip, card):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _numbers(self, line: Line) -> QWidget:
        tally, holder = line.tally, QWidget()
        lines: list[QHBoxLayout] = []
        for number, count, note in (
            ("hits", tally.hits, ""),
            ("listed", tally.listed, f"占处理过的 {tally.decided} 条的 {percent(tally.listed, tally.decided)}" if tally.decided else ""),
            ("adopted", tally.adopted, f"占答复过的 {tally.replied} 条的 {percent(tally.adopted, tally.replied)}" if tally.replied else ""),
            ("false", tally.false, ""),
        ):
            word = Label(NUMBER_WORDS[number], "small", "text2")
            word.setFixedWidth(theme().px(72))
            word.setMinimumHeight(theme().px(26))
            figure: QWidget = Link(f"{count} 条") if count else Label("没有", "small", "text3")
            if isinstance(figure, Link):
                figure.setObjectName(number)
                figure.setAccessibleName(f"{NUMBER_WORDS[number]} {count} 条")
                figure.clicked.connect(partial(self.number_asked.emit, number))
            lines.append(row(word, figure, Label(note, "caption", "text3"), STRETCH, gap=8))
        holder.setLayout(column(*lines, gap=2))
        return holder

    def _add_looks(self, found: Detail) -> None:
        if not found.pattern:
            if found.line.rule is not None:
                self._add_part("查什么", [Label("按整篇结构判断，不是按词句查找。", "small", "text2", wrap=True)])
            return
        self._add_part("查什么（大意）", [])
        self._add_list([_gist(words, "text") for words in found.looks])
        if found.spares:
            self._add_part("不报的", [])
            self._add_list([_gist(words, "text2") for words in found.spares])
        raw = Label(found.pattern, "caption", "text2", wrap=True)
        raw.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fold("看正则表达式", [raw])

    def _add_examples(self, title: str, texts: Sequence[str], icon: str, tone: str) -> None:
        if texts:
            self._add_part(f"{title}（{len(texts)}）", [])
            self._add_list([_example(text, icon, tone) for text in texts])

    def _add_list(self, parts: Sequence[QWidget]) -> None:
        """The first few, and a link to the others."""
        for part in parts[:_SHOWN]:
            self._body.column.addWidget(part)
        if len(parts) > _SHOWN:
            self._fold(f"另外 {len(parts) - _SHOWN} 条", parts[_SHOWN:])

    def _fold(self, words: str, parts: Sequence[QWidget]) -> None:
        link = Link(words)
        self._body.column.addWidget(link)
        for part in parts:
            self._body.column.addWidget(part)
            part.hide()

        def unfold() -> None:
            link.hide()
            for part in parts:
                part.show()

        link.clicked.connect(unfold)


def _gist(words: str, tone: str) -> Label:
    """An alternative in words; the tooltip shows it on one line, where a …… at the end of a line is not taken for its end."""
    line = Label(f"• {words}", "small", tone, wrap=True)
    line.setToolTip(f"• {words}")
    return line


def _example(text: str, icon: str, tone: str) -> QWidget:
    words = Label(text.strip(), "small", wrap=True)
    line = row(gap=8)
    line.addWidget(IconLabel(icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    holder = QWidget()
    holder.setLayout(line)
    return holder
