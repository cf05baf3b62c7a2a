"""One recipient's column: who, by when and why, what goes with it, the receipt and what came of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.filing.chains import Chain
from app.filing.materials import BY_ACT, Enclosure
from app.filing.outgoing import may_receive, outcomes
from app.filing.reissuing import OUTDATED
from app.filing.rounds import DUE
from ui.icons import Icon
from ui.pages.filing import words
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.deadline import DeadlineBadge
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, Framed, Item, Rule, Scroll, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link
from ui.widgets.timeline import Timeline

SLIP, REPORT, NOTICE = "slip", "report", "notice"
_OUT = 10
"""How far a missing material's row stands out at both sides."""


class ChainPane(Scroll):
    """The column of one filing.

    Signals: ``filing_asked()`` (登记报送), ``printing_asked(kind)`` with :data:`SLIP`, :data:`REPORT` or :data:`NOTICE`, ``adding_asked(code, name)``, ``receipt_asked()``,
    ``outcome_asked()``, ``reissue_asked()``. The buttons of the last :meth:`show_chain` are attributes, None where there is none.
    """

    filing_asked = Signal()
    printing_asked = Signal(str)
    adding_asked = Signal(str, str)
    receipt_asked = Signal()
    outcome_asked = Signal()
    reissue_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24 - _OUT, 18, 24 - _OUT, 24), parent=parent)
        self.chain: Chain | None = None
        self.file_button: Button | None = None
        self.receipt_link: Link | None = None
        self.outcome_link: Link | None = None
        self.outdated: Banner | None = None
        self.notice_button: Button | None = None
        self.add_buttons: dict[str, Button] = {}
        self._today = date.min
        theme().changed.connect(self._restyle)

    def show_chain(self, chain: Chain, today: date) -> None:
        """Show ``chain`` as it stands ``today``."""
        self.chain, self._today = chain, today
        kept = self.verticalScrollBar().value()
        self.file_button = self.receipt_link = self.outcome_link = None
        self.add_buttons = {}
        clear(self.column)
        box, above = self._receipt(chain, today), Label("回执", "caption", "text2", strong=True)
        head, timeline = self._course(chain)
        self.outdated = self._outdated(chain)
        flag = (self.outdated, 10) if self.outdated else ()
        for part in (
            self._head(chain),
            10,
            *flag,
            self._why(chain),
            14,
            self._materials(chain),
            12,
            self._buttons(chain),
            18,
            above,
            4,
            box,
            14,
        ):
            self._put(part)
        for part in (head, 2, timeline, STRETCH):
            self._put(part)
        self.setAccessibleName(f"{chain.name}，{chain.reason}")
        self.verticalScrollBar().setValue(kept)

    def _restyle(self) -> None:
        if self.chain is not None:
            self.show_chain(self.chain, self._today)

    def _head(self, chain: Chain) -> QWidget:
        name = Label(chain.name, "heading", wrap=True)
        via = Label(f"{chain.via}接收" if chain.via else "", "small", "text2")
        if chain.filing.state == DUE:
            left = words.remainder(chain.due.workdays_left, chain.due.light.value)
            sign: QWidget = DeadlineBadge(left, chain.reason)
        else:
            mark = words.mark(chain.filing.state, chain.state_word, late=chain.late)
            sign = Chip(mark.word, mark.tone, mark.icon)
        line = row(column(name, via, gap=1), sign, gap=12)
        line.setStretch(0, 1)
        return _box(line, 48)

    def _outdated(self, chain: Chain) -> Banner | None:
        """What went out is not what the register says now: which facts, and the way to put it right."""
        if not chain.owed:
            return None
        facts = "、".join(dict.fromkeys(words.corrected(correction) for correction in chain.owed))
        banner = Banner(f"{OUTDATED}：报送以后更正了{facts}。", "登记补发", Level.WARN)
        banner.clicked.connect(self.reissue_asked)
        return banner

    def _why(self, chain: Chain) -> QWidget:
        box = Framed("why")
        unverified = not chain.deadline.verified
        basis = Label(f"依据：{chain.deadline.basis}", "caption", "amber" if unverified else "text3", wrap=True)
        box.setLayout(column(Label(chain.reason, "small", "text2", wrap=True), basis, gap=4, margins=(12, 8, 12, 9)))
        return box

    def _materials(self, chain: Chain) -> QWidget:
        counted = Label(words.count(chain), "caption", "red" if chain.missing else "text3")
        inset = (_OUT, 0, _OUT, 0)
        lines: list[Item] = [row(Label("材料", "caption", "text2", strong=True), STRETCH, counted, margins=inset), 4]
        for enclosure in chain.enclosures:
            lines += [self._material(enclosure), row(Rule(), margins=inset)]
        whole = _box(column(*lines))
        whole.setProperty("wide", True)
        return whole

    def _material(self, enclosure: Enclosure) -> QWidget:
        material = enclosure.material
        name = Label(material.name, "body", strong=not enclosure.held)
        line = Framed("alarm") if not enclosure.held else Framed("")
        line.setAccessibleName(f"{material.name}，{'已具备' if enclosure.held else '缺少'}，{enclosure.evidence}")
        line.setToolTip(enclosure.evidence)
        line.setFixedHeight(theme().px(36))
        if enclosure.held:
            mark = IconLabel(Icon.CHECK, "green")
            shown = [ElidedLabel(enclosure.evidence, "caption", "text3")] if material.code in BY_ACT else []
            end: list[Item] = [*shown, Label(words.copies(material.electronic, enclosure.copies), "small", "text2")]
        else:
            mark = IconLabel(Icon.CLOSE, "red")
            end = [ElidedLabel(enclosure.evidence, "caption", "red")]
            if enclosure.addable:
                end.append(self._add_button(enclosure))
        line.setLayout(row(mark, name, STRETCH, *end, gap=8, margins=(_OUT, 0, _OUT, 0)))
        return line

    def _add_button(self, enclosure: Enclosure) -> Button:
        code, name = enclosure.material.code, enclosure.material.name
        button = Button("添加文件", height=28)
        button.setAccessibleName(f"添加文件：{name}")
        button.clicked.connect(lambda: self.adding_asked.emit(code, name))
        self.add_buttons[code] = button
        return button

    def _buttons(self, chain: Chain) -> QWidget:
        buttons: list[Item] = []
        if chain.filing.state == DUE:
            self.file_button = Button("登记报送", icon=Icon.FILING, kind=Kind.PRIMARY)
            self.file_button.clicked.connect(self.filing_asked)
            self.file_button.allow(chain.why_not)
            buttons.append(self.file_button)
        self.slip_button = Button("打印登记表", icon=Icon.PRINT)
        self.report_button = Button("备案报告")
        self.report_button.set_tip("打印备案报告")
        self.slip_button.clicked.connect(lambda: self.printing_asked.emit(SLIP))
        self.report_button.clicked.connect(lambda: self.printing_asked.emit(REPORT))
        self.notice_button = None
        papers: list[Item] = [self.slip_button, self.report_button]
        if chain.owed or chain.filing.reissued_on:
            self.notice_button = Button("更正说明")
            self.notice_button.set_tip("打印随更正件报送的更正说明")
            self.notice_button.clicked.connect(lambda: self.printing_asked.emit(NOTICE))
            papers.append(self.notice_button)
        return _box(row(*buttons, *papers, STRETCH, gap=8))

    def _receipt(self, chain: Chain, today: date) -> QWidget:
        filing = chain.filing
        came = bool(filing.receipt_number)
        box = Framed("light" if came else "dashed")
        if came:
            day = f"{words.chinese_day(filing.received_on, today)}收到" if filing.received_on else ""
            said = column(Label(filing.receipt_number or "", "small", strong=True), Label(day, "caption", "text3"), gap=1)
            line = row(IconLabel(Icon.RECEIPT, "green", 18), said, STRETCH, gap=12, margins=(14, 8, 12, 8))
        else:
            sentence = "收到回执后在这里登记" if may_receive(filing.state) else "报送后在这里登记回执"
            line = row(IconLabel(Icon.INBOX, "text3", 18), Label(sentence, "small", "text2"), STRETCH, gap=12, margins=(14, 4, 12, 4))
        if may_receive(filing.state):
            self.receipt_link = Link("登记新回执" if came else "手工登记")
            self.receipt_link.clicked.connect(self.receipt_asked)
            line.addWidget(self.receipt_link)
        box.setLayout(line)
        box.setMinimumHeight(theme().px(48))
        return box

    def _course(self, chain: Chain) -> tuple[QWidget, QWidget]:
        can = bool(outcomes(chain.filing.state))
        head = SectionHeader("结果", link="登记结果" if can else "", caption=True)
        self.outcome_link = head.findChild(Link)
        head.link_clicked.connect(self.outcome_asked)
        return head, Timeline(words.timeline(chain), side_notes=True)

    def _put(self, part: Item) -> None:
        if part is STRETCH:
            self.column.addStretch(1)
        elif isinstance(part, int):
            self.column.addSpacing(part)
        elif isinstance(part, QWidget):
            # the materials reach further out than the rest
            is_wide = part.property("wide")
            holder = part if is_wide else QWidget()
            if not is_wide:
                holder.setLayout(row(part, margins=(_OUT, 0, _OUT, 0)))
            self.column.addWidget(holder)


def _box(layout: QLayout, height: int = 0) -> QWidget:
    """``layout`` as a widget, so that clearing the column takes it away whole."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    if height:
        made.setMinimumHeight(theme().px(height))
    return made


__all__ = ["NOTICE", "REPORT", "SLIP", "ChainPane"]
