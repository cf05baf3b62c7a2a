"""日志, and the tabs that lead to the pages 合法性审核 and 报送备案."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.filing.outgoing import STATES
from app.filing.rounds import PUBLISHED
from app.lifecycle.dossier import CHANGES_SHOWN, Change, Dossier
from ui.icons import Icon
from ui.pages.document.deadlines import happened_word
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, Framed, Pane, Scroll, clear, column, row
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_UNBOUND = 16_777_215


class Lines(Scroll):
    """A column of lines, at most ``widest`` px wide before scaling: words of any length need more room than a name with its button."""

    widest: ClassVar[int] = 960

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 16, 24, 24), parent=parent)
        self._is_bound = True
        self._bind()
        theme().changed.connect(self._bind)

    def bind_lines(self, *, bound: bool) -> None:
        """Whether the lines keep their width; an empty state stands in the middle of the page."""
        self._is_bound = bound
        self._bind()

    def _bind(self) -> None:
        self.widget().setMaximumWidth(theme().px(self.widest) if self._is_bound else _UNBOUND)

    def add_line(self, *parts: object, high: int = 38, name: str = "", grows: QWidget | None = None) -> QWidget:
        """One line with a hairline beneath it; ``grows`` takes the room that is left."""
        pane = Pane("", "bottom")
        line = row(*parts, gap=10, margins=(0, 4, 0, 4))
        if grows is not None:
            line.setStretchFactor(grows, 1)
        pane.setLayout(line)
        pane.setMinimumHeight(theme().px(high))
        pane.setAccessibleName(name)
        self.column.addWidget(pane)
        return pane


class LogTab(Lines):
    """Every step, newest first, with who did it, and the gaps that were gone on with; below them every change. ``more_asked(count)``."""

    more_asked = Signal(int)
    widest = 1320

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._more = False
        self._dossier: Dossier | None = None

    def show_changes(self, found: tuple[Change, ...], skip: int) -> None:
        """Show a page of the change log after the first ``skip`` entries, which stand there already."""
        self._changes = self._changes[:skip] + found
        self._more = len(found) == CHANGES_SHOWN
        if self._dossier is not None:
            self.show_dossier(self._dossier)

    def forget_changes(self) -> None:
        """Another document: its change log was not read yet."""
        self._changes, self._more = (), False

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a document's history."""
        self._dossier = dossier
        clear(self.column)
        self.column.addWidget(SectionHeader("日志", f"{len(dossier.events)} 条"))
        for event in reversed(dossier.events):
            word = happened_word(event, dossier.events)
            day = Label(event.on_date.isoformat(), "small", "text3")
            day.setFixedWidth(theme().px(84))
            what = Label(word, strong=True)
            what.setFixedWidth(theme().px(112))
            note = Label(event.note, "small", "text2", wrap=True)
            who = Label(f"{event.operator}　{event.at:%Y-%m-%d %H:%M} 登记", "caption", "text3")
            self.add_line(day, what, note, who, high=40, grows=note, name=f"{event.on_date} {word} {event.note}")
            if event.despite:
                gap = Framed("alarm")
                told = Label(f"带缺项继续：{event.despite}。缺：{'；'.join(event.missing)}。", "small", "text", wrap=True)
                gap.setLayout(column(told, margins=(12, 8, 12, 8)))
                self.column.addWidget(gap)
        self._add_changes()
        self.column.addStretch(1)

    def _add_changes(self) -> None:
        if not self._changes:
            return
        self.column.addSpacing(20)
        self.column.addWidget(SectionHeader("改动记录", f"{'最近 ' if self._more else ''}{len(self._changes)} 条"))
        for change in self._changes:
            when = Label(f"{change.at:%Y-%m-%d %H:%M}", "small", "text3")
            when.setFixedWidth(theme().px(124))
            words = "：".join(part for part in (change.title, "；".join(change.told)) if part)
            what = Label(words, "small", "text3" if change.is_undone else "text2", wrap=True)
            parts: list[object] = [when, what, *([Chip("已撤销", Tone.OUTLINE)] if change.is_undone else [])]
            name = f"{change.at:%Y-%m-%d %H:%M} {words}{'，已撤销' if change.is_undone else ''}"
            self.add_line(*parts, Label(change.operator, "caption", "text3"), high=34, grows=what, name=name)
        if self._more:
            more = Button(f"再看 {CHANGES_SHOWN} 条", height=28)
            more.setObjectName("more-changes")
            more.clicked.connect(lambda: self.more_asked.emit(len(self._changes)))
            self.column.addSpacing(8)
            self.column.addLayout(row(more, STRETCH))


class ElsewhereTab(Lines):
    """Reviews or filings in short, with the button that leads to their page. ``go_asked()``."""

    go_asked = Signal()

    def __init__(self, icon: str, empty: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._empty, self._verb = icon, empty, verb

    def show_reviews(self, dossier: Dossier) -> None:
        """Each round of review with its conclusion."""
        self._clear(is_empty=not dossier.reviews)
        if not dossier.reviews:
            self._show_empty()
            return
        self._head("合法性审核", f"{len(dossier.reviews)} 轮")
        for review in reversed(dossier.reviews):
            tone = {"合法": Tone.GREEN, "应当予以修改": Tone.AMBER, "不合法": Tone.RED}.get(review.outcome or "", Tone.ACCENT)
            version = next((v.name for v in dossier.versions if v.id == review.version_id), "")
            dates = f"{review.accepted_on} 受理" + (f"，{review.concluded_on} 出具意见" if review.concluded_on else "")
            number = Label(review.opinion_number or "未出具意见书", "small", "text3")
            self.add_line(
                Label(f"第 {review.round} 轮", strong=True),
                Chip(review.outcome or "审核中", tone),
                Label(f"{version}，{dates}", "small", "text2"),
                STRETCH,
                number,
            )
        self.column.addStretch(1)

    def show_filings(self, dossier: Dossier, names: dict[str, str]) -> None:
        """Each recipient's chain with its state."""
        self._clear(is_empty=not dossier.filings)
        if not dossier.filings:
            self._show_empty(dossier.joint if dossier.document.published_on else "")
            return
        self._head("报送备案", "")
        for filing in dossier.rounds:
            late = any(d.deadline.id == filing.deadline_id and d.light.value == "red" for d in dossier.deadlines)
            tone = Tone.RED if late else Tone.AMBER if filing.state == "due" else Tone.ACCENT if not filing.result_on else Tone.GREEN
            dates = "，".join(
                part
                for part in (
                    f"{filing.filed_on} 报送（{filing.report_number}）" if filing.filed_on else "还没有报送",
                    f"{filing.received_on} 回执 {filing.receipt_number}" if filing.received_on else "",
                    f"{filing.result_on} {filing.result}" if filing.result_on else "",
                    f"{filing.reissued_on} 补发更正件" if filing.reissued_on else "",
                )
                if part
            )
            occasion = "" if filing.occasion == PUBLISHED else f"（{filing.occasion}）"
            recipient = Label(f"{names.get(filing.recipient, filing.recipient)}{occasion}", strong=True)
            recipient.setMinimumWidth(theme().px(92))
            state = STATES.get(filing.state, filing.state) + ("，已逾期" if late else "")
            self.add_line(
                recipient,
                Chip(state, tone),
                *([Chip("与现在不一致", Tone.AMBER, Icon.RISK)] if names.get(filing.recipient, "") in dossier.outdated else []),
                Label(dates, "small", "text2"),
                STRETCH,
            )
        self._add_joint(dossier)
        self.column.addStretch(1)

    def _clear(self, *, is_empty: bool) -> None:
        clear(self.column)
        self.bind_lines(bound=not is_empty)

    def _head(self, title: str, beside: str) -> None:
        go = Button(self._verb, icon=self._icon)
        go.clicked.connect(self.go_asked)
        self.column.addWidget(SectionHeader(title, beside, "", go))
        self.column.addSpacing(6)

    def _add_joint(self, dossier: Dossier) -> None:
        if dossier.joint:
            self.column.addSpacing(8)
            self.column.addWidget(Label(dossier.joint, "small", "text3", wrap=True))

    def _show_empty(self, why: str = "") -> None:
        self.column.addWidget(EmptyState(self._icon, why or self._empty), 1)
