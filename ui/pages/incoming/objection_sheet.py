"""One objection: who wrote what about which document, until when it is to be answered, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.objections.kinds import Deed
from ui.icons import Icon
from ui.pages.filing.course import PaperLink
from ui.pages.incoming import words
from ui.pages.incoming.objection_reading import Case
from ui.pages.incoming.parts import boxed, period
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.form import Fact, Facts
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Item, Pane, Scroll, clear, column, row
from ui.widgets.text import Label

_ORDER = (Deed.SUPPLY, Deed.ANSWER, Deed.TAKE_UP, Deed.ASK, Deed.DECLINE, Deed.TRANSFER)


class ObjectionSheet(QWidget):
    """``back()``, ``deed_asked(Deed)``, ``document_asked()``, ``paper_asked()``, ``copy_asked(sha, name)``."""

    back = Signal()
    deed_asked = Signal(object)
    document_asked = Signal()
    paper_asked = Signal()
    copy_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case: Case | None = None
        self.buttons: dict[Deed, Button] = {}
        self.document_button = Button("文件详情", icon=Icon.TEXT, kind="ghost")
        self.paper_button = Button("打印答复函", icon=Icon.PRINT, keys="Ctrl P")
        self.header = PageHeader("", "", self.document_button, self.paper_button, has_back=True)
        self._left, self._right = Scroll(margins=(24, 18, 24, 24)), Scroll(margins=(24, 18, 24, 24))
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
        self.document_button.clicked.connect(self.document_asked)
        self.paper_button.clicked.connect(self.paper_asked)
        theme().changed.connect(self._restyle)

    @property
    def first(self) -> Deed | None:
        """The deed that is to be done; None where nothing is."""
        return next((deed for deed in _ORDER if deed in self.buttons), None)

    def show_case(self, case: Case) -> None:
        """Show an objection as it stands."""
        self.case = case
        listed = case.standing.listed
        self.header.set_title(listed.document.called, listed.document.document_number or "", listed.document.title)
        self.paper_button.allow("" if listed.objection.answered_on else "答复以后才有答复函")
        for scroll, parts in ((self._left, self._standing(case)), (self._right, self._said(case))):
            clear(scroll.column)
            for part in parts:
                scroll.column.addSpacing(part) if isinstance(part, int) else scroll.column.addWidget(part)
            scroll.column.addStretch(1)

    def _restyle(self) -> None:
        if self.case is not None:
            self.show_case(self.case)

    def _standing(self, case: Case) -> list[Item]:
        listed = case.standing.listed
        name = Label(listed.objection.applicant, "heading", wrap=True)
        by = Label(f"{listed.kind.label}　{listed.objection.received_on} 收到", "small", "text2", wrap=True)
        head = row(column(name, by, gap=1), Chip(listed.state_word, words.objection_tone(listed.objection.state)), gap=8)
        head.setStretch(0, 1)
        parts: list[Item] = [boxed(head), 10]
        if listed.due is not None:
            parts += [period(listed.due, case.standing.sentence), 8]
        if case.standing.lacking and listed.is_open:
            parts += [Banner(f"还没有写明{'、'.join(case.standing.lacking)}，一次告知补充。", level=Level.WARN), 8]
        if case.standing.leads_to:
            leads = Banner(f"处理结果是“{listed.objection.outcome}”，还要{case.standing.leads_to}。", "打开文件", Level.INFO)
            leads.clicked.connect(self.document_asked)
            parts += [leads, 8]
        parts += [6, Label("办理", "caption", "text2", strong=True), 4, self._deeds(case)]
        return [*parts, 18, Label("登记事项", "caption", "text2", strong=True), 2, Facts(_facts(case), columns=1, word_width=92)]

    def _deeds(self, case: Case) -> QWidget:
        self.buttons = {}
        for deed in (deed for deed in _ORDER if deed in case.standing.deeds):
            if deed is Deed.ASK and not case.standing.lacking:
                continue
            button = Button(deed.label, kind=Kind.PLAIN if self.buttons else Kind.PRIMARY)
            button.allow(case.barred.get(deed, ""))
            button.clicked.connect(lambda _on=False, deed=deed: self.deed_asked.emit(deed))
            self.buttons[deed] = button
        made = list(self.buttons.values())
        lines: list[Item] = [row(*made[first : first + 4], STRETCH, gap=8) for first in range(0, len(made), 4)]
        return boxed(column(*(lines or [Label("这一件已经办完。", "small", "text2")]), gap=8))

    def _said(self, case: Case) -> list[Item]:
        objection = case.standing.listed.objection
        parts: list[Item] = []
        for word, said in (("要审查的事项", case.matter or "没有写明"), ("理由", case.reasons), ("答复", objection.answer or "")):
            if said:
                parts += [Label(word, "caption", "text2", strong=True), 4, Label(said, "body", wrap=True), 14]
        if objection.file_sha and objection.file_name:
            link = PaperLink(objection.file_name)
            link.clicked.connect(lambda: self.copy_asked.emit(objection.file_sha, objection.file_name))
            parts += [Label("来件的文件", "caption", "text2", strong=True), 4, link]
        return parts


def _facts(case: Case) -> list[Fact]:
    objection = case.standing.listed.objection
    facts = [
        Fact("联系方式", objection.contact or "没有写明", tone="text" if objection.contact else "text3"),
        Fact("来文编号", objection.number or "没有", tone="text" if objection.number else "text3"),
        Fact("针对的条款", objection.path or "整件"),
    ]
    if objection.outcome:
        facts.append(Fact("处理结果", objection.outcome, objection.outcome_reason or ""))
    if objection.answer_number:
        facts.append(Fact("答复编号", objection.answer_number, str(objection.answered_on or "")))
    return facts
