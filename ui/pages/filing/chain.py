"""One recipient's column: who, by when and why, what goes with it, the receipt and what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.filing.chains import Chain
from app.filing.materials import BY_ACT, Enclosure
from app.filing.reissuing import OUTDATED
from app.filing.rounds import DUE
from ui.icons import Icon
from ui.pages.filing import words
from ui.pages.filing.course import CourseView
from ui.pages.filing.progress import Progress, Waits
from ui.pages.filing.receipt import ReceiptBox, dropped_picture
from ui.pages.remaining import remaining
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.deadline import DeadlineBadge
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, Framed, Item, Rule, Scroll, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

SLIP, REPORT, STATEMENT, NOTICE = "slip", "report", "statement", "notice"
_OUT = 10
"""How far a missing material's row stands out at both sides."""


class ChainPane(Scroll):
    """The column of one filing.

    Signals: ``filing_asked()`` (登记报送), ``printing_asked(kind)`` with :data:`SLIP`, :data:`REPORT`, :data:`STATEMENT` or :data:`NOTICE`, ``packet_asked()``,
    ``statement_asked()``, ``adding_asked(code, name)``, ``receipt_asked()``, ``step_asked(act)``, ``reissue_asked()``, ``picture_dropped(path)``,
    ``copy_asked(sha, name)``. What the last :meth:`show_chain` made is there as attributes, None where there is none.
    """

    filing_asked = Signal()
    printing_asked = Signal(str)
    packet_asked = Signal()
    statement_asked = Signal()
    adding_asked = Signal(str, str)
    receipt_asked = Signal()
    step_asked = Signal(str)
    reissue_asked = Signal()
    picture_dropped = Signal(Path)
    copy_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24 - _OUT, 18, 24 - _OUT, 24), parent=parent)
        self.chain: Chain | None = None
        self.file_button: Button | None = None
        self.packet_button: Button | None = None
        self.receipt: ReceiptBox | None = None
        self.progress: Progress | None = None
        self.course: CourseView | None = None
        self.steps_link: Link | None = None
        self.outdated: Banner | None = None
        self.notice_button: Button | None = None
        self.add_buttons: dict[str, Button] = {}
        self._today = date.min
        self.viewport().setAcceptDrops(True)
        theme().changed.connect(self._restyle)

    @property
    def receipt_link(self) -> Link | None:
        """手工登记 of the receipt, None where none can be recorded."""
        return self.receipt.link if self.receipt else None

    def show_chain(self, chain: Chain, today: date) -> None:
        """Show ``chain`` as it stands ``today``."""
        is_same = self.chain is not None and self.chain.filing.id == chain.filing.id
        self.chain, self._today = chain, today
        kept = self.verticalScrollBar().value() if is_same else 0
        self.file_button = self.packet_button = self.steps_link = self.progress = None
        self.add_buttons = {}
        clear(self.column)
        self.receipt = ReceiptBox(chain, today)
        self.receipt.asked.connect(self.receipt_asked)
        self.receipt.copy_asked.connect(self.copy_asked)
        self.course = CourseView(words.points(chain, today))
        self.course.copy_asked.connect(self.copy_asked)
        self.outdated = self._outdated(chain)
        flag = (self.outdated, 10) if self.outdated else ()
        if chain.filing.state != DUE:
            self.progress = Progress(chain)
            self.progress.step_asked.connect(self.step_asked)
        caption = Label("回执", "caption", "text2", strong=True)
        above = (
            self._head(chain),
            10,
            *flag,
            *self._waits(chain),
            self._why(chain),
            14,
            self._materials(chain),
            12,
            self._buttons(chain),
            18,
        )
        for part in (*above, caption, 4, self.receipt, 14, *self._course(chain), STRETCH):
            self._put(part)
        self.setAccessibleName(f"{chain.name}，{chain.reason}")
        self.verticalScrollBar().setValue(kept)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_picture(event) is not None:
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if dropped_picture(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        picture = dropped_picture(event)
        if picture is not None:
            event.acceptProposedAction()
            self.picture_dropped.emit(picture)

    def _restyle(self) -> None:
        if self.chain is not None:
            self.show_chain(self.chain, self._today)

    def _head(self, chain: Chain) -> QWidget:
        name = Label(chain.name, "heading", wrap=True)
        via = Label(f"{chain.via}接收" if chain.via else "", "small", "text2")
        if chain.filing.state == DUE:
            left = remaining(chain.due)
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
        banner.verb.allow(chain.why_not)
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
        button.allow(self.chain.why_not if self.chain else "")
        self.add_buttons[code] = button
        return button

    def _buttons(self, chain: Chain) -> QWidget:
        first: list[Item] = []
        if chain.filing.state == DUE:
            self.file_button = Button("登记报送", icon=Icon.FILING, kind=Kind.PRIMARY)
            self.file_button.clicked.connect(self.filing_asked)
            self.file_button.allow(chain.why_not)
            first.append(self.file_button)
        self.packet_button = Button("生成报送包", icon=Icon.PACKET)
        self.packet_button.clicked.connect(self.packet_asked)
        self.packet_button.allow(chain.why_not)
        # three buttons with icons find no room beside the preview
        self.slip_button = Button("打印登记表", icon="" if first else Icon.PRINT)
        self.report_button, self.statement_button = Button("备案报告", kind="ghost"), Button("备案说明", kind="ghost")
        self.write_button = Button("填写说明要点", kind="ghost")
        self.write_button.clicked.connect(self.statement_asked)
        self.write_button.allow(chain.why_not)
        self.notice_button = None
        papers: list[Item] = [self.report_button, self.statement_button]
        if chain.owed or chain.filing.reissued_on:
            self.notice_button = Button("更正说明", kind="ghost")
            self.notice_button.set_tip("打印随更正件报送的更正说明")
            self.notice_button.clicked.connect(lambda: self.printing_asked.emit(NOTICE))
            papers.append(self.notice_button)
        else:
            papers.append(self.write_button)
        for button, kind in ((self.slip_button, SLIP), (self.report_button, REPORT), (self.statement_button, STATEMENT)):
            button.clicked.connect(lambda _on=False, kind=kind: self.printing_asked.emit(kind))
        self.report_button.set_tip("打印备案报告")
        self.statement_button.set_tip("打印备案说明")
        return _box(column(row(*first, self.packet_button, self.slip_button, STRETCH, gap=8), row(*papers, STRETCH, gap=0), gap=4))

    def _course(self, chain: Chain) -> tuple[Item, ...]:
        head = SectionHeader("经过", link="全部步骤" if self.progress else "", caption=True)
        self.steps_link = head.findChild(Link)
        progress, link = self.progress, self.steps_link
        if progress is not None and link is not None:
            head.link_clicked.connect(lambda: progress.make_menu(link.mapToGlobal(link.rect().bottomLeft())))
        course = (head, 2, self.course)
        return course if progress is None or chain.periods or not progress.buttons else (*course, 6, progress)

    def _waits(self, chain: Chain) -> tuple[Item, ...]:
        """What the recipient waits for, with the steps that are open right beneath, because it is why one comes here."""
        if self.progress is None or not chain.periods:
            return ()
        return (Waits(chain.periods), 8, self.progress, 14)

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


__all__ = ["NOTICE", "REPORT", "SLIP", "STATEMENT", "ChainPane"]
