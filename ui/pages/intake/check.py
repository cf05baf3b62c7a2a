"""What was read of one matter, to be checked before anything is stored; and what its registration still needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.intake.arrival import Arrival
from app.intake.submission import material_names
from app.lifecycle.guards import Planned
from app.lifecycle.habits import Habits
from app.lifecycle.materials import Asked
from app.lifecycle.stages import Matter
from app.text.formats import format_words
from ui.icons import Icon
from ui.pages.intake.files import FileTable
from ui.pages.intake.moment_field import MomentField
from ui.pages.intake.queue import Item
from ui.pages.intake.registration import Registration, Typed
from ui.pages.intake.steps import IMPORT
from ui.pages.intake.told import Alarm, EchoNotes, facts_of, structure_words, warning, warnings_of
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.form import EditRow, Facts
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, IconLabel, Label
from ui.widgets.tone import Tone


@dataclass(frozen=True, slots=True)
class Known:
    """What the office knows beforehand: its habits, what it asks for each kind of matter, and what time it is."""

    habits: Habits
    asked: dict[Matter, tuple[Asked, ...]]
    now: datetime


class CheckSheet(QWidget):
    """One matter as it was read and sorted.

    ``changed()`` when the kind of matter or anything registered changed; ``sorted_to(arrival, code)`` and ``taken_apart(arrival)`` when
    the sorting is corrected; ``open_asked(document id)`` and ``again_asked()`` about what is there already; ``structure_asked()`` to look at
    the text line by line.
    """

    changed = Signal()
    sorted_to = Signal(object, str)
    taken_apart = Signal(object)
    open_asked = Signal(str)
    again_asked = Signal()
    structure_asked = Signal()

    def __init__(self, item: Item, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.submission = item.submission
        is_stored = IMPORT in item.steps_done
        whole = column()
        self._add_head(whole)
        self.notes = EchoNotes(() if is_stored else item.echoes, asks=not item.again)
        self.notes.open_asked.connect(self.open_asked)
        self.notes.again_asked.connect(self.again_asked)
        whole.addWidget(self.notes)
        self.files: FileTable | None = None
        if len(self.submission.parts) > 1:
            self.files = FileTable(self.submission, material_names(known.asked[Matter.NORMATIVE_DOCUMENT]), locked=is_stored)
            self.files.sorted_to.connect(self.sorted_to)
            self.files.taken_apart.connect(self.taken_apart)
            whole.addWidget(self.files)
            whole.addSpacing(16)
        draft = self.submission.draft
        if draft is not None:
            for sentence in warnings_of(draft):
                whole.addWidget(warning(sentence))
                whole.addSpacing(8)
            whole.addWidget(Facts(facts_of(draft, self.submission), word_width=84))
            whole.addSpacing(10)
            self.structure = Button("对照原件校正结构" if draft.reading.recognised else "核对结构", icon=Icon.ANNOTATED, height=28)
            self.structure.setObjectName("structure")
            self.structure.clicked.connect(self.structure_asked)
            whole.addLayout(row(self.structure, Label(structure_words(draft), "caption", "text3"), STRETCH, gap=10))
            whole.addSpacing(20)
        self._add_matter(whole, known)
        self.form = Registration(known.habits, known.asked, self.submission.codes, self.submission.sender)
        self.form.changed.connect(self.changed)
        whole.addWidget(self.form)
        self.setLayout(whole)

    # --- values

    @property
    def chosen_matter(self) -> Matter:
        """The kind of matter chosen."""
        return list(Matter)[self.matter.current]

    def moment(self) -> datetime | None:
        """When it was received; None when that cannot be understood, which is then said under the field."""
        problem = self.received.problem()
        self._received.set_problem(problem)
        return None if problem else self.received.moment()

    def planned(self) -> Planned:
        """What the guards look at."""
        return self.form.planned()

    def typed(self) -> Typed:
        """Everything typed and ticked."""
        form = self.form
        return Typed(self.matter.current, self.received.text(), form.words, form.consulted.isChecked(), form.ticks.ticked())

    def retype(self, typed: Typed) -> None:
        """Put back what was typed before."""
        self.matter.choose(typed.matter)
        self.received.setText(typed.received)
        self.form.retype(typed)

    def focus_file(self, arrival: Arrival) -> None:
        """Put the cursor on the list beside this file."""
        at = next((at for at, part in enumerate(self.submission.parts) if part.arrival is arrival), -1)
        if self.files is not None and at >= 0:
            self.files.choices[at].setFocus()

    def hold_stored(self, steps_done: Sequence[str]) -> None:
        """What was stored already is no longer asked for: the kind of matter, when it came, and a consultation once it is recorded."""
        self.matter.setEnabled(False)
        self.received.setEnabled(False)
        self.form.hold_stored(steps_done)

    # --- layout

    def _add_head(self, whole: QVBoxLayout) -> None:
        titles, draft = self.submission.titles, self.submission.draft
        title = Label(titles.body_title or titles.title or "还没有指定正文", "documentHeader", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole.addWidget(title)
        whole.addSpacing(4)
        if draft is None:
            whole.addSpacing(8)
            whole.addWidget(Alarm("这几份里没有认出读得出来的正文。在下面把一份指定为“正文”；没有的，向来文单位要 .docx 稿。"))
            whole.addSpacing(12)
        elif len(self.submission.parts) == 1:
            head = row(
                IconLabel(Icon.TEXT, "text3"),
                ElidedLabel(draft.file_name, "small", "text3"),
                Chip(format_words(draft.reading.format), Tone.NEUTRAL),
                gap=8,
            )
            head.addStretch(1)
            whole.addLayout(head)
            whole.addSpacing(14)
        else:
            doubtful = sum(not part.sorting.is_sure and not part.arrival.barred for part in self.submission.parts)
            told = f"共 {len(self.submission.parts)} 份" + (f"，{doubtful} 份拿不准，标着“核对”" if doubtful else "，都认出来了")
            whole.addSpacing(8)
            whole.addWidget(SectionHeader("文件", told))

    def _add_matter(self, whole: QVBoxLayout, known: Known) -> None:
        self.matter = Segments([matter.label for matter in Matter])
        self.matter.setAccessibleName("事项种类")
        self.matter.chosen.connect(self._on_matter)
        self.received = MomentField(known.now)
        self.received.setFixedWidth(theme().px(170))
        self._received = EditRow("收件时间", self.received)
        kinds = column(Label("事项种类", "small", "text2"), self.matter, gap=4)
        line = row(self._received, 12, gap=12)
        line.addLayout(kinds)
        line.addStretch(1)
        line.setAlignment(self._received, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(kinds, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(line)
        whole.addSpacing(18)

    def _on_matter(self) -> None:
        self.form.set_matter(self.chosen_matter)
