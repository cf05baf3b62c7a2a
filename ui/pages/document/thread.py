"""往来: what was said and written about the matter, newest first; who was asked and has not answered stands above."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.correspondence.contacts import KINDS
from app.correspondence.thread import ANSWERED, OVERDUE, Entry, Thread
from ui.icons import Icon
from ui.pages.document.tabs import Lines
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.drop import dropped_paths
from ui.widgets.empty import EmptyState
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, Framed, Pane, clear, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link
from ui.widgets.tone import Tone

_ICONS = {"call": Icon.CALL, "message": Icon.COMMENT, "visit": Icon.PEOPLE, "mail": Icon.MAIL, "letter": Icon.LETTER}
_FILTERS: dict[str, str] = {"": "全部", **KINDS, "waiting": "等答复"}
EMPTY = "还没有往来记录。电话、消息、当面沟通和来往信函都可以在这里记一笔。"


class ThreadTab(Lines):
    """The tab.

    Signals: ``log_asked()`` 记一笔; ``inquire_asked()`` 征求意见函; with a contact's id ``answer_asked``, ``urge_asked``, ``letter_asked`` and
    ``file_asked``; ``file_dropped(id, Path)``.
    """

    log_asked = Signal()
    widest = 1320
    inquire_asked = Signal()
    answer_asked = Signal(str)
    urge_asked = Signal(str)
    letter_asked = Signal(str)
    file_asked = Signal(str)
    file_dropped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._filter = 0

    def show_thread(self, thread: Thread) -> None:
        """Show the contacts of a document."""
        self._thread = thread
        clear(self.column)
        self.bind_lines(bound=bool(thread.entries))
        if not thread.entries:
            empty = EmptyState(Icon.COMMENT, EMPTY, "记一笔")
            empty.clicked.connect(self.log_asked)
            self.column.addWidget(empty, 1)
            return
        self._add_head(thread)
        if thread.inquiries:
            self._add_inquiries(thread)
        shown = [entry for entry in thread.entries if self._is_shown(entry)]
        for entry in shown:
            self.column.addWidget(self._row(entry))
        if not shown:
            self.column.addSpacing(12)
            self.column.addWidget(Label("没有这一类往来。", "small", "text3"))
        self.column.addStretch(1)

    def _add_head(self, thread: Thread) -> None:
        inquire = Button("征求意见函", icon=Icon.LETTER, height=28)
        inquire.setObjectName("inquire")
        inquire.clicked.connect(self.inquire_asked)
        log = Button("记一笔", icon=Icon.EDIT, keys="L", height=28)
        log.setObjectName("contact")
        log.clicked.connect(self.log_asked)
        waiting = len(thread.waiting)
        beside = f"{len(thread.entries)} 条" + (f"，等答复 {waiting} 条" if waiting else "")
        self.column.addWidget(SectionHeader("往来", beside, "", inquire, log))
        filters = Segments(list(_FILTERS.values()), self._filter)
        filters.chosen.connect(self._choose)
        self.column.addSpacing(4)
        self.column.addLayout(row(filters, STRETCH))
        self.column.addSpacing(8)

    def _choose(self, index: int) -> None:
        self._filter = index
        if self._thread is not None:
            self.show_thread(self._thread)
            found = self.findChild(Segments)
            if found is not None:
                found.setFocus()

    def _is_shown(self, entry: Entry) -> bool:
        wanted = list(_FILTERS)[self._filter]
        if wanted == "waiting":
            return entry.due is not None and entry.contact.answered_on is None
        return not wanted or entry.contact.kind == wanted

    # --- who was asked

    def _add_inquiries(self, thread: Thread) -> None:
        letters = thread.inquiries
        answered = sum(entry.state == ANSWERED for entry in letters)
        late = sum(entry.state == OVERDUE for entry in letters)
        frame = Framed("light")
        told = f"发函 {len(letters)} 家，已答复 {answered} 家" + (f"，逾期 {late} 家" if late else "")
        lines = column(
            row(Label("征求意见", "small", strong=True), Label(told, "small", "text2"), STRETCH, gap=8), 4, margins=(14, 10, 14, 8)
        )
        for entry in letters:
            lines.addWidget(self._asked(entry))
        frame.setLayout(lines)
        self.column.addWidget(frame)
        self.column.addSpacing(12)

    def _asked(self, entry: Entry) -> QWidget:
        contact = entry.contact
        pane = Pane("", "top")
        name = ElidedLabel(contact.counterpart, "small")
        name.setFixedWidth(theme().px(200))
        answer = ElidedLabel(contact.answer or "", "small", "text2")
        parts = row(name, _chip(entry), answer, *self._buttons(entry), gap=10, margins=(0, 3, 0, 3))
        parts.setStretchFactor(answer, 1)
        pane.setLayout(parts)
        pane.setMinimumHeight(theme().px(36))
        pane.setAccessibleName(f"{contact.counterpart}，{_state(entry)[0]}")
        return pane

    # --- one contact

    def _row(self, entry: Entry) -> QWidget:
        contact = entry.contact
        pane = _Row(contact.id)
        pane.dropped.connect(self.file_dropped)
        when = Label(f"{contact.at:%m-%d %H:%M}" if self._this_year(entry) else f"{contact.at:%Y-%m-%d}", "small", "text3")
        when.setFixedWidth(theme().px(84))
        kind = KINDS[contact.kind] + ("" if contact.outgoing else "（来）")
        word = Label(kind, "small", "text3")
        word.setFixedWidth(theme().px(64))
        head = row(Label(contact.counterpart, "small", strong=True), gap=8)
        if contact.number:
            head.addWidget(Label(contact.number, "small", "text3"))
        if _state(entry)[0]:
            head.addWidget(_chip(entry))
        head.addStretch(1)
        middle = column(head, Label(contact.words, "small", "text", wrap=True), gap=2)
        if contact.answered_on:
            middle.addWidget(Label(f"{contact.answered_on:%m-%d} 答复：{contact.answer}", "small", "text2", wrap=True))
        if contact.file_name:
            file = Link(contact.file_name)
            file.setAccessibleName(f"另存附件 {contact.file_name}")
            file.clicked.connect(lambda wanted=contact.id: self.file_asked.emit(wanted))
            middle.addLayout(row(IconLabel(Icon.MATERIAL, "text3", 14), file, STRETCH, gap=4))
        side = column(row(Label(contact.operator, "caption", "text3"), *self._buttons(entry, is_listed=bool(entry.letter)), gap=8), STRETCH)
        line = row(column(IconLabel(_ICONS[contact.kind], "text3"), STRETCH, margins=(0, 2, 0, 0)), column(when, STRETCH), column(word, STRETCH),
                   middle, side, gap=10, margins=(0, 8, 0, 8))  # fmt: skip
        line.setStretch(3, 1)
        pane.setLayout(line)
        pane.setAccessibleName(f"{contact.at:%m-%d %H:%M} {kind} {contact.counterpart}：{contact.words}，{_state(entry)[0]}")
        return pane

    def _this_year(self, entry: Entry) -> bool:
        return self._thread is not None and entry.contact.at.year == self._thread.now.year

    def _buttons(self, entry: Entry, *, is_listed: bool = False) -> list[QWidget]:
        """What may be done with a contact; a letter that stands in the table above has its buttons there."""
        contact = entry.contact
        made: list[QWidget] = []
        if is_listed and entry.letter == "inquiry_letter":
            return made
        if entry.due is not None and contact.answered_on is None:
            answer = _small("登记答复", f"登记{contact.counterpart}的答复")
            answer.clicked.connect(lambda: self.answer_asked.emit(contact.id))
            urge = _small("催", f"催{contact.counterpart}答复")
            urge.clicked.connect(lambda: self.urge_asked.emit(contact.id))
            made += [answer, urge]
        if entry.letter:
            letter = _small("打印", f"打印给{contact.counterpart}的函")
            letter.clicked.connect(lambda: self.letter_asked.emit(contact.id))
            made.append(letter)
        return made


class _Row(Pane):
    """One contact, onto which a file may be dropped: ``dropped(contact id, Path)``."""

    dropped = Signal(str, object)

    def __init__(self, contact_id: str) -> None:
        super().__init__("", "bottom")
        self._id = contact_id
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = [path for path in dropped_paths(event.mimeData()) if path.is_file()]
        if len(files) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files: list[Path] = dropped_paths(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(self._id, files[0])


def _small(verb: str, name: str) -> Button:
    button = Button(verb, height=28)
    button.setAccessibleName(name)
    return button


def _chip(entry: Entry) -> Chip:
    return Chip(*_state(entry))


def _state(entry: Entry) -> tuple[str, Tone]:
    """The state in words with its tone; empty words where no answer is expected."""
    if entry.contact.answered_on is not None:
        return "已答复", Tone.GREEN
    if entry.due is None:
        return "", Tone.OUTLINE
    left, due_on = entry.due.workdays_left, entry.due.deadline.due_on
    if left < 0:
        return f"逾期 {-left} 工作日", Tone.RED
    return f"{due_on:%m-%d} 前答复", Tone.AMBER if entry.due.light.value == "amber" else Tone.NEUTRAL
