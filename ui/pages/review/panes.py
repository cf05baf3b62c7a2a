"""The parts of the workbench around the paper: outline, findings, search in the text, the bar at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.review.checklist import ANSWERS
from ui import actions
from ui.icons import Icon
from ui.pages.review import presenter
from ui.pages.review.checklist import ChecklistPane
from ui.pages.review.citations import CitationsList
from ui.pages.review.docket import Docket, Segment
from ui.pages.review.earlier import EarlierList, FateLine
from ui.theme import theme
from ui.widgets.button import Button, IconButton, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.findings import FindingsList
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.outline import Outline
from ui.widgets.progress import ProgressBar
from ui.widgets.segments import Segments
from ui.widgets.text import IconLabel, KeyCap, Label, Link

_PARTS = (Segment.OPEN, Segment.LISTED, Segment.UNLISTED, Segment.CITATIONS)
"""The parts of the control over the findings."""
OUTLINE_WIDE, OUTLINE_SMALL = 224, 176
FINDINGS_WIDE, FINDINGS_SMALL = 404, 372


class OutlinePane(Pane):
    """The outline with its head; ``only_toggled`` when 只看有意见的 was switched."""

    only_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "right", parent)
        self.only_with_findings = False
        self.outline = Outline()
        self._link = Link("只看有意见的", "caption")
        self._link.clicked.connect(self._toggle)
        self._head = row(Label("条款", "caption", "text3", strong=True), STRETCH, self._link, margins=(16, 6, 12, 6))
        whole = column(self._head, self.outline)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """The narrow form of small windows."""
        self.setFixedWidth(theme().px(OUTLINE_SMALL if compact else OUTLINE_WIDE))
        self.outline.set_compact(compact)

    def _toggle(self) -> None:
        self.only_with_findings = not self.only_with_findings
        self._link.setText("显示全部条款" if self.only_with_findings else "只看有意见的")
        self.only_toggled.emit()


class FindingsPane(Pane):
    """审核意见: progress, segments, the cards of a segment, the citations or the points of the round before; beside them the checklist.

    ``segment_chosen(int)``, ``fate_chosen(str)``, ``asked(action)`` for a button of the checklist.
    """

    segment_chosen = Signal(int)
    asked = Signal(str)
    fate_chosen = Signal(str)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "left", parent)
        self.findings, self.citations = FindingsList(), CitationsList()
        self.earlier, self.fates = EarlierList(), FateLine()
        self.fates.fate_chosen.connect(self.fate_chosen)
        self.checklist = ChecklistPane()
        self.checklist.asked.connect(self.asked)
        self.tabs = Segments(["审核意见", "要点"])
        self.tabs.chosen.connect(self._turn)
        self.progress = ProgressBar()
        self.segments = Segments(["待处理", "已列入", "未列入"])
        self._handled_word, self._handled = Label("已处理", "small", "text2"), Label("", "small", "text2", strong=True)
        self._order = row(IconLabel(Icon.SORT, "text3", 13), Label("按条文", "caption", "text3"), gap=4)
        self._order_widget = QWidget()
        self._order_widget.setLayout(self._order)
        self._order_widget.setToolTip("意见按所在条文的先后排列")
        self._answers = Label("", "small", "text2")
        self._empty = EmptyState(Icon.RULES, "")
        self._stack = QStackedWidget()
        for part in (self.findings, self.citations, self.earlier, self.checklist, self._empty):
            self._stack.addWidget(part)
        self._compact = False
        self.segments.chosen.connect(self.segment_chosen)
        self.add_button = Button("新增意见", icon=Icon.NEW_FINDING, keys="N", height=28)
        self.add_button.clicked.connect(self.add_asked)
        self._build()

    def _build(self) -> None:
        head = Pane("surface", "bottom")
        head.setLayout(
            column(row(self.tabs, 8, self.add_button, STRETCH, self._handled_word, self._handled, gap=4), 10, self.progress, 12,
                   row(self.segments, self._answers, STRETCH, self._order_widget, gap=6), self.fates, margins=(16, 14, 16, 12))
        )  # fmt: skip
        whole = column(head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.set_compact(compact=False)

    @property
    def empty_sentence(self) -> str:
        """What is said when nothing is listed; empty while something is."""
        return self._empty.accessibleDescription() if self._stack.currentWidget() is self._empty else ""

    def set_compact(self, *, compact: bool) -> None:
        """The narrow form of small windows."""
        self._compact = compact
        self.setFixedWidth(theme().px(FINDINGS_SMALL if compact else FINDINGS_WIDE))
        self.findings.set_compact(compact)

    def show_docket(self, docket: Docket, rules: int) -> None:
        """Counts, segments and the cards shown."""
        on_points = docket.segment is Segment.CHECKLIST
        self._show_counts(docket, on_points=on_points)
        for part in (self.segments, self.add_button):
            part.setVisible(not on_points)
        self._answers.setVisible(on_points)
        wanted = [one for one in _PARTS if one is not Segment.CITATIONS or docket.citations]
        self.segments.set_labels([f"{one.word} {docket.count(one)}" for one in wanted])
        self.segments.blockSignals(True)
        if docket.segment is Segment.EARLIER:
            self.segments.clear()
        elif not on_points:
            self.segments.choose(int(docket.segment))
        self.segments.blockSignals(False)
        self.fates.show_earlier(docket.bench.earlier, docket.fate if docket.segment is Segment.EARLIER else "")
        self.fates.setVisible(not on_points and bool(docket.bench.earlier.told()))
        self._order_widget.setVisible(not on_points and not (self._compact and len(wanted) == len(_PARTS)))
        if on_points:
            self._show_points(docket)
        elif docket.segment is Segment.CITATIONS:
            self.citations.set_citations(docket.citations, docket.current)
            self._stack.setCurrentWidget(self.citations)
        elif docket.segment is Segment.EARLIER:
            self.earlier.set_points([p for p in docket.bench.earlier.points if p.fate == docket.fate], docket.current)
            self._stack.setCurrentWidget(self.earlier)
        elif docket.shown:
            self.findings.set_findings(presenter.cards(docket), docket.current or "")
            self._stack.setCurrentWidget(self.findings)
        else:
            self._say_empty(docket, rules)

    def _show_counts(self, docket: Docket, *, on_points: bool) -> None:
        """How far the findings, or the points of the checklist, are."""
        points, answered = len(docket.bench.checklist), docket.count(Segment.CHECKLIST)
        self.tabs.set_labels(["审核意见", f"要点 {answered}/{points}"])
        self.tabs.blockSignals(True)
        self.tabs.choose(int(on_points))
        self.tabs.blockSignals(False)
        done, whole = (answered, points) if on_points else (docket.handled, len(docket.findings))
        self._handled.setText(f"{done}/{whole}")
        self._handled_word.setText("已答" if on_points else "已处理")
        # beside the button for a new finding the narrow form has no room for the word
        self._handled_word.setVisible(on_points or not self._compact)
        self.progress.set_parts([(answered / (points or 1), "greenFill")] if on_points else docket.shares)
        self.progress.setToolTip(
            f"已列入 {docket.count(Segment.LISTED)}，未列入 {docket.count(Segment.UNLISTED)}，待处理 {docket.count(Segment.OPEN)}"
        )
        given = [question.answer for question in docket.bench.checklist]
        self._answers.setText("　".join(f"{word} {given.count(word)}" for word in ANSWERS) + f"　没有答 {given.count('')}")

    def _show_points(self, docket: Docket) -> None:
        self.checklist.set_questions(docket.bench.checklist, docket.current, presenter.locked(docket.bench))
        self._stack.setCurrentWidget(self.checklist)

    def _turn(self, index: int) -> None:
        self.segment_chosen.emit(int(Segment.CHECKLIST if index else Segment.OPEN))

    def show_selection(self, docket: Docket) -> None:
        """Open the current card."""
        if docket.segment is Segment.CHECKLIST:
            self._show_points(docket)
        elif docket.segment is Segment.CITATIONS:
            self.citations.set_citations(docket.citations, docket.current)
        elif docket.segment is Segment.EARLIER:
            self.earlier.set_points([p for p in docket.bench.earlier.points if p.fate == docket.fate], docket.current)
        elif docket.current:
            self.findings.open(docket.current)
        else:
            self.findings.fold()

    def lock_card(self, reason: str) -> None:
        """Hold the buttons of the open card, and that of a new finding, back because of ``reason``; empty lets them go."""
        self.add_button.allow(reason)
        card = self.findings.open_card
        for button in card.findChildren(Button) if card is not None else ():
            button.allow(reason)

    def take_focus(self) -> None:
        """Put the focus on what is listed."""
        current = self._stack.currentWidget()
        (current if current is not self._empty else self).setFocus()

    def _say_empty(self, docket: Docket, rules: int) -> None:
        sentence = presenter.NOTHING_LEFT[docket.segment]
        if not docket.findings:
            sentence = f"{rules} 条规则没有发现问题。仍需人工核对授权依据和政策一致性。"
        self._empty.set_sentence(sentence)
        self._empty.setAccessibleDescription(sentence)
        self._stack.setCurrentWidget(self._empty)


class FindBar(Pane):
    """Search in the text: ``sought(words, backwards)``; ``closed()``."""

    sought = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self.field = SearchField("在正文中找", "")
        self.field.setFixedWidth(theme().px(280))
        self._said = Label("", "small", "amber")
        before, after = IconButton(Icon.PREVIOUS, "上一处（Shift Enter）"), Button("下一处", keys="Enter", height=28)
        before.clicked.connect(lambda: self._seek(backwards=True))
        after.clicked.connect(lambda: self._seek())
        close = IconButton(Icon.CLOSE, "收起（Esc）")
        close.clicked.connect(self.closed)
        self.field.searched.connect(lambda _words: self._seek())
        self.field.installEventFilter(self)
        self.setLayout(row(self.field, before, after, self._said, STRETCH, close, gap=8, margins=(16, 6, 16, 6)))
        self.hide()

    @property
    def said(self) -> str:
        """没有找到, or nothing."""
        return self._said.text()

    def eventFilter(self, watched, event) -> bool:  # noqa: ANN001
        if event.type() == event.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._seek(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return super().eventFilter(watched, event)

    def begin(self, words: str = "") -> None:
        """Show the bar, with the words selected on the paper."""
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def told(self, *, found: bool) -> None:
        """Whether the words stand in the text."""
        self._said.setText("" if found else "正文里没有这几个字")

    def _seek(self, *, backwards: bool = False) -> None:
        words = self.field.text().strip()
        if words:
            self.sought.emit(words, backwards)
        else:
            self.told(found=True)


class FootBar(Pane):
    """The keys, and the two things to end with. ``asked(what)``: ``shortcuts``, ``word`` or ``review.opinion``."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "top", parent)
        self.word = Button("导出审核意见书 Word", icon=Icon.ANNOTATED)
        self.opinion = Button("生成合法性审核意见书", icon=Icon.OPINION, kind=Kind.PRIMARY)
        self.opinion.set_tip("Ctrl Enter")
        self.word.clicked.connect(lambda: self.asked.emit("word"))
        self.opinion.clicked.connect(lambda: self.asked.emit("review.opinion"))
        keys: list[object] = []
        for caps, text in (
            (("J", "K"), "下一条、上一条"),
            (("A",), "列入"),
            (("D",), "不列入"),
            (("E",), "改写"),
            (("C",), "批注"),
            (("Ctrl Z",), "撤销"),
        ):
            keys.append(row(*(KeyCap(cap) for cap in caps), Label(text, "caption", "text3"), gap=5))
        every = Link("全部快捷键", "caption", "text3")
        every.clicked.connect(lambda: self.asked.emit("shortcuts"))
        keys.append(row(KeyCap(actions.action("shortcuts").keys[-1]), every, gap=5))
        self.setLayout(row(*keys, STRETCH, self.word, self.opinion, gap=10, margins=(16, 0, 16, 0)))
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(52))

    def set_issued(self, *, issued: bool, why_not: str = "", title: str = "合法性审核意见书") -> None:
        """Whether the opinion was issued already: the button then shows it. ``why_not``: who sits here drafts it, and others issue it. ``title`` is the
        letter's name.
        """
        draft = f"拟写{title}" if why_not else f"生成{title}"
        self.opinion.setText(f"查看{title}" if issued else draft)
        self.opinion.set_tip(f"Ctrl Enter。{why_not}" if why_not and not issued else "Ctrl Enter")
        self.opinion.updateGeometry()

    def lead_elsewhere(self, sentence: str) -> None:
        """No opinion is written here: the button says what is done instead, its tip where."""
        self.opinion.setText("登记审查结论")
        self.opinion.set_tip(sentence)
        self.opinion.updateGeometry()
