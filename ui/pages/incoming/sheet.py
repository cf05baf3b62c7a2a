"""One filing that came in: where it stands, what is due and why, what can be done, what came with it, and its course."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.filing.incoming.materials import Asked
from ui.icons import Icon
from ui.pages.filing.course import CourseView
from ui.pages.incoming import words
from ui.pages.incoming.deeds import DeedButtons
from ui.pages.incoming.parts import boxed, period
from ui.pages.incoming.reading import OPINION, RECEIPT, WORDS, Seen
from ui.pages.naming import named
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.form import Fact, Facts
from ui.widgets.header import PageHeader, SectionHeader
from ui.widgets.layout import STRETCH, Framed, Item, Pane, Rule, Scroll, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link
from ui.widgets.tone import Tone


class FilingSheet(QWidget):
    """The page of one filing.

    ``back()``, ``stepped(±1)``, ``deed_asked(Deed)``, ``review_asked()``, ``document_asked()``, ``paper_asked(kind)``, ``copy_asked(sha, name)``.
    What the last :meth:`show_seen` made is there as attributes.
    """

    back = Signal()
    stepped = Signal(int)
    deed_asked = Signal(object)
    review_asked = Signal()
    document_asked = Signal()
    paper_asked = Signal(str)
    copy_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen: Seen | None = None
        self.deeds: DeedButtons | None = None
        self.course: CourseView | None = None
        self.papers: dict[str, Button] = {}
        self.facts = Facts(columns=1, word_width=92)
        self.previous_button = Button("上一件", kind="ghost")
        self.next_button = Button("下一件", kind="ghost")
        self.document_button = Button("文件详情", icon=Icon.TEXT, kind="ghost")
        self.review_button = Button("打开审查", icon=Icon.REVIEW, keys="R")
        self.header = PageHeader("", "", self.document_button, self.review_button, self.previous_button, self.next_button, has_back=True)
        self._left = Scroll(margins=(24, 18, 24, 24))
        self._right = Scroll(margins=(24, 18, 24, 24))
        grounds = (Pane("surface", "right"), Pane("surface"))
        for ground, scroll in zip(grounds, (self._left, self._right), strict=True):
            ground.setLayout(column(scroll))
        body = row(*grounds, gap=0)
        for ground in grounds:
            body.setStretchFactor(ground, 1)
        whole = column(self.header, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self.header.back.connect(self.back)
        self.review_button.clicked.connect(self.review_asked)
        self.document_button.clicked.connect(self.document_asked)
        self.previous_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        theme().changed.connect(self._restyle)

    def show_seen(self, seen: Seen) -> None:
        """Show a filing as it stands."""
        kept = [scroll.verticalScrollBar().value() for scroll in (self._left, self._right)]
        self.seen = seen
        listed = seen.desk.listed
        name, title = named(listed.document), listed.document.title
        self.header.set_title(name, listed.document.document_number or "没有文号", title if title != name else "")
        self.review_button.allow(_no_review(seen))
        for scroll in (self._left, self._right):
            clear(scroll.column)
        self._put(self._left, self._standing(seen))
        self._put(self._right, self._beside(seen))
        self.setAccessibleName(f"{listed.unit}报送《{name}》，{listed.state_word}，{words.late_word(listed)[0]}")
        for scroll, value in zip((self._left, self._right), kept, strict=True):
            scroll.verticalScrollBar().setValue(value)

    def allow_steps(self, *, before: bool, after: bool) -> None:
        """Whether there is a filing before and after this one."""
        self.previous_button.allow("" if before else "这是第一件")
        self.next_button.allow("" if after else "这是最后一件")

    def _restyle(self) -> None:
        if self.seen is not None:
            self.show_seen(self.seen)

    def _put(self, scroll: Scroll, parts: tuple[Item, ...]) -> None:
        for part in parts:
            if isinstance(part, int):
                scroll.column.addSpacing(part)
            elif isinstance(part, QWidget):
                scroll.column.addWidget(part)
        scroll.column.addStretch(1)

    # --- the left

    def _standing(self, seen: Seen) -> tuple[Item, ...]:
        desk = seen.desk
        parts: list[Item] = [self._head(seen), 10]
        for due, sentence in zip(desk.running, desk.sentences, strict=True):
            parts += [period(due, sentence), 8]
        self.deeds = DeedButtons(seen)
        self.deeds.asked.connect(self.deed_asked)
        link = SectionHeader("办理", link="全部事项", caption=True)
        anchor, deeds = link.findChild(Link), self.deeds
        if anchor is not None:
            link.link_clicked.connect(lambda: deeds.make_menu(anchor.mapToGlobal(anchor.rect().bottomLeft())))
        self.facts = Facts(_facts(seen), columns=1, word_width=92)
        parts += [6, link, 4, self.deeds, 18, Label("登记事项", "caption", "text2", strong=True), 2, self.facts]
        return tuple(parts)

    def _head(self, seen: Seen) -> QWidget:
        listed = seen.desk.listed
        late, tone = words.late_word(listed)
        chips: list[QWidget] = [Chip(listed.state_word, words.state_tone(listed))]
        chips.append(Chip(late, {"red": Tone.RED, "text3": Tone.AMBER}.get(tone, Tone.GREEN)))
        name = Label(listed.unit, "heading", wrap=True)
        by = f"{listed.incoming.receipt_number or ''}　{listed.incoming.received_at:%Y-%m-%d %H:%M} 收到"
        line = row(column(name, Label(by, "small", "text2", wrap=True), gap=1), *chips, gap=8)
        line.setStretch(0, 1)
        return boxed(line)

    # --- the right

    def _beside(self, seen: Seen) -> tuple[Item, ...]:
        lacking = sum(not one.held for one in seen.desk.completeness)
        held = len(seen.desk.completeness) - lacking
        counted = f"{held} / {len(seen.desk.completeness)}" + (f"，缺 {lacking}" if lacking else "")
        told = Label(counted, "caption", "red" if lacking else "text3")
        lines: list[Item] = [row(Label("材料", "caption", "text2", strong=True), STRETCH, told), 4]
        for one in seen.desk.completeness:
            lines += [_material(one), Rule()]
        self.course = CourseView(words.points(seen.desk.course, seen.desk.listed.incoming, seen.today))
        self.course.copy_asked.connect(self.copy_asked)
        papers = self._papers(seen)
        return (
            boxed(column(*lines)), 16, Label("文书", "caption", "text2", strong=True), 4, papers, 16,
            Label("经过", "caption", "text2", strong=True), 6, self.course,
        )  # fmt: skip

    def _papers(self, seen: Seen) -> QWidget:
        self.papers = {}
        for kind in seen.papers:
            word = WORDS[kind] if kind != OPINION else _letter(seen)
            button = Button(
                f"打印{word}" if kind == RECEIPT else word, icon=Icon.PRINT, height=28, keys="Ctrl P" if kind == RECEIPT else ""
            )
            button.set_tip(f"预览、打印{word}，或者存为 PDF、Word")
            button.clicked.connect(lambda _on=False, kind=kind: self.paper_asked.emit(kind))
            self.papers[kind] = button
        buttons = list(self.papers.values())
        lines: list[Item] = [row(*buttons[first : first + 2], STRETCH, gap=8) for first in range(0, len(buttons), 2)]
        return boxed(column(*lines, gap=8))


def _letter(seen: Seen) -> str:
    outcome = seen.desk.listed.incoming.outcome or ""
    return "备案审查建议书" if outcome.startswith("建议") else WORDS[OPINION]


def _no_review(seen: Seen) -> str:
    if seen.desk.review is not None:
        return ""
    if seen.desk.listed.incoming.registration_number is None:
        return "登记备案以后才开始审查"
    return "没有电子文本，对照纸质件审查；放入文本后可以打开审查"


def _material(one: Asked) -> QWidget:
    line = Framed("" if one.held else "alarm")
    short = f"只有 {one.copies} 份，应 {one.wanted} 份" if one.is_short else ""
    copies = f"{one.copies} 份" if one.copies is not None else ""
    name = Label(one.name, "body", strong=not one.held)
    tone = "red" if not one.held else "amber" if one.is_short else "text3"
    icon = IconLabel(Icon.CHECK, "green") if one.held else IconLabel(Icon.CLOSE, "red")
    evidence = ElidedLabel(one.evidence, "caption", "text3" if one.held else "red")
    layout = row(icon, name, evidence, Label(short or copies, "small", tone), gap=8, margins=(8, 0, 8, 0))
    layout.setStretchFactor(evidence, 1)
    line.setLayout(layout)
    line.setFixedHeight(theme().px(36))
    line.setToolTip(one.evidence)
    line.setAccessibleName(f"{one.name}，{'已具备' if one.held else '缺少'}，{one.evidence} {short or copies}".strip())
    return line


def _facts(seen: Seen) -> list[Fact]:
    document, incoming = seen.desk.listed.document, seen.desk.listed.incoming
    late = seen.desk.listed.lateness
    due = f"应于 {late.due_on} 前报送，{late.told}" if late.due_on else ""
    facts = [
        Fact("收件人", incoming.receiver, incoming.way),
        Fact("备案报告", incoming.report_number or "没有写文号", tone="text" if incoming.report_number else "text3"),
        Fact("公布日期", document.published_on.isoformat() if document.published_on else "", due),
        Fact("施行日期", document.effective_on.isoformat() if document.effective_on else ""),
    ]
    for word, value, note in (
        ("登记号", incoming.registration_number, incoming.registered_on),
        ("审查结论", incoming.outcome, incoming.outcome_on),
        ("意见书编号", incoming.opinion_number, None),
        ("部门反馈", incoming.reply, incoming.replied_on),
        ("办结", incoming.closed_on.isoformat() if incoming.closed_on else None, None),
    ):
        if value:
            facts.append(Fact(word, value, note.isoformat() if note else ""))
    return [*facts, *(Fact("部门清单", one.source) for one in seen.desk.declared)]
