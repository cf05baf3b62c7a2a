"""What was read from one file, to be checked before anything is stored; and what the submission still needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.intake.draft import Draft
from app.lifecycle.guards import Planned
from app.lifecycle.habits import Habits
from app.lifecycle.materials import Asked
from app.lifecycle.stages import Matter
from ui.dialogs.date_field import DateField
from ui.dialogs.fields import Option, Ticks
from ui.dialogs.missing import MissingPanel
from ui.icons import Icon
from ui.pages.intake.steps import CONSULT, Consultation, Submission
from ui.pages.intake.told import facts_of, warning, warnings_of
from ui.widgets.chip import Chip
from ui.widgets.fields import CheckBox
from ui.widgets.form import EditRow, Facts
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link
from ui.widgets.tone import Tone

_NEEDED = "没有填。"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a clerk typed into a sheet, to be put back when the file is shown again."""

    matter: int
    words: tuple[str, ...]
    consulted: bool
    ticked: tuple[str, ...]


class CheckSheet(QWidget):
    """One draft as it was read. ``changed()`` when the kind of matter or anything about the submission changed."""

    changed = Signal()

    def __init__(self, draft: Draft, habits: Habits, asked: dict[Matter, tuple[Asked, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._habits, self._asked = habits, asked
        tree = draft.reading.tree
        whole = column()
        title = Label(tree.body_title or tree.title, "documentHeader", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole.addWidget(title)
        whole.addSpacing(4)
        name = ElidedLabel(draft.file_name, "small", "text3")
        chip = Chip(draft.reading.format, Tone.NEUTRAL)
        head = row(IconLabel(Icon.TEXT, "text3"), name, chip, gap=8)
        head.addStretch(1)
        whole.addLayout(head)
        whole.addSpacing(14)
        for sentence in warnings_of(draft):
            whole.addWidget(warning(sentence))
            whole.addSpacing(8)
        whole.addWidget(Facts(facts_of(draft), word_width=84))
        whole.addSpacing(20)
        self.matter = Segments([matter.label for matter in Matter])
        self.matter.setAccessibleName("事项种类")
        self.matter.chosen.connect(self._on_matter)
        whole.addLayout(row(Label("事项种类", "small", "text2"), 4, self.matter, STRETCH, gap=12))
        whole.addSpacing(18)
        self.head = SectionHeader("送审登记", "点“登记送审并受理”时填写；只入库的可以不填")
        whole.addWidget(self.head)
        whole.addSpacing(6)
        self._add_submission(whole)
        self.missing = MissingPanel()
        self.missing.hide()
        whole.addSpacing(12)
        whole.addWidget(self.missing)
        self.setLayout(whole)
        for field in (self.unit, self.submitted_on, self.accepted_on, self.carrier, self.from_on, self.until_on):
            field.textChanged.connect(self.changed)

    # --- values

    @property
    def chosen_matter(self) -> Matter:
        """The kind of matter chosen."""
        return list(Matter)[self.matter.current]

    def submission(self) -> Submission | None:
        """What was filled in; None when something cannot be understood, which is then said under its field."""
        rows = {
            self._submitted: True,
            self._accepted: True,
            self._from: self.consulted.isChecked(),
            self._until: self.consulted.isChecked(),
        }
        sound = True
        for line, needed in rows.items():
            field = line.field
            problem = field.problem() if isinstance(field, DateField) else ""
            problem = problem or (_NEEDED if needed and isinstance(field, DateField) and field.day() is None else "")
            line.set_problem(problem)
            sound = sound and not problem
        carrier = self.carrier.text().strip()
        lacking = self.consulted.isChecked() and not carrier
        self._carrier_row.set_problem("没有填载体。" if lacking else "")
        if not sound or lacking or not self._in_order():
            return None
        return Submission(
            unit=self.unit.text().strip(),
            submitted_on=self.submitted_on.day() or self._habits.today,
            accepted_on=self.accepted_on.day() or self._habits.today,
            consultation=self._consultation(carrier),
            materials=self.ticks.ticked(),
        )

    def planned(self) -> Planned:
        """What the guards look at, as far as it can be understood; a consultation counts once its days and its carrier stand there."""
        held = self._consultation(self.carrier.text().strip()) if self.consulted.isChecked() else None
        days = (held.on, held.until) if held and held.carrier and held.on <= held.until else None
        submitted = _understood(self.submitted_on) or self._habits.today
        return Planned(self.chosen_matter, self.unit.text().strip(), self.ticks.ticked(), days, submitted)

    def typed(self) -> Typed:
        """Everything typed and ticked."""
        return Typed(
            self.matter.current,
            tuple(field.text() for field in self._fields()),
            self.consulted.isChecked(),
            self.ticks.ticked(),
        )

    def retype(self, typed: Typed) -> None:
        """Put back what was typed before."""
        self.matter.choose(typed.matter)
        for field, words in zip(self._fields(), typed.words, strict=True):
            field.setText(words)
        self.consulted.setChecked(typed.consulted)
        for key in typed.ticked:
            if key in self.ticks.boxes:
                self.ticks.boxes[key].setChecked(True)

    def hold_stored(self, steps_done: Sequence[str]) -> None:
        """What was stored already is no longer asked for: the kind of matter, and a consultation once it is recorded."""
        self.matter.setEnabled(False)
        if CONSULT in steps_done:
            self.consulted.setEnabled(False)
            self._held.setEnabled(False)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (
            self.unit, self.submitted_on, self.accepted_on, self.carrier, self.from_on, self.until_on, self.missing.reason,
        )  # fmt: skip

    def _in_order(self) -> bool:
        submitted, accepted = self.submitted_on.day(), self.accepted_on.day()
        begin, end = self.from_on.day(), self.until_on.day()
        late = submitted is not None and accepted is not None and accepted < submitted
        self._accepted.set_problem("受理日期早于送审日期。" if late else "")
        turned = self.consulted.isChecked() and begin is not None and end is not None and end < begin
        if turned:
            self._until.set_problem("截止日期早于开始日期。")
        return not late and not turned

    def _consultation(self, carrier: str) -> Consultation | None:
        begin, end = _understood(self.from_on), _understood(self.until_on)
        return Consultation(carrier, begin, end) if self.consulted.isChecked() and begin and end else None

    # --- layout

    def _add_submission(self, whole: QVBoxLayout) -> None:
        today = self._habits.today
        self.unit = QLineEdit()
        self.unit.setPlaceholderText("起草单位全称")
        known = QCompleter(list(self._habits.units), self.unit)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.unit.setCompleter(known)
        self.submitted_on, self.accepted_on = DateField(today, today), DateField(today, today)
        self._submitted, self._accepted = EditRow("送审日期", self.submitted_on), EditRow("受理日期", self.accepted_on)
        first = _grid((EditRow("起草单位", self.unit), self._submitted, self._accepted), (2, 1, 1))
        whole.addWidget(first)
        whole.addSpacing(12)
        self.consulted = CheckBox("送审前已公开征求意见", self)
        self.consulted.toggled.connect(self._on_consulted)
        whole.addWidget(self.consulted)
        self.carrier = QLineEdit(self._habits.consulted_on)
        self.from_on, self.until_on = DateField(today), DateField(today)
        self._carrier_row = EditRow("载体", self.carrier)
        self._from, self._until = EditRow("开始日期", self.from_on), EditRow("截止日期", self.until_on)
        self._held = _grid((self._carrier_row, self._from, self._until), (2, 1, 1))
        self._held.hide()
        whole.addWidget(self._held)
        whole.addSpacing(12)
        self._ticks_at = column()
        every = Link("必交的都收到了")
        every.clicked.connect(self._tick_required)
        whole.addLayout(row(Label("收到的材料", "small", "text2"), every, STRETCH, gap=12))
        whole.addSpacing(4)
        whole.addLayout(self._ticks_at)
        self.ticks = Ticks(())
        self._on_matter()

    def _on_matter(self) -> None:
        self.consulted.setVisible(self.chosen_matter is Matter.NORMATIVE_DOCUMENT)
        if self.chosen_matter is not Matter.NORMATIVE_DOCUMENT:
            self.consulted.setChecked(False)
        ticked = set(self.ticks.ticked())
        self.ticks.hide()
        self.ticks.deleteLater()
        self.ticks = Ticks(_options(self._asked.get(self.chosen_matter, ()), ticked))
        self._ticks_at.addWidget(self.ticks)
        for box in self.ticks.boxes.values():
            box.toggled.connect(self.changed)
        self.changed.emit()

    def _tick_required(self) -> None:
        for asked in self._asked.get(self.chosen_matter, ()):
            if asked.required and not asked.there:
                self.ticks.boxes[asked.code].setChecked(True)

    def _on_consulted(self, on: bool) -> None:
        self._held.setVisible(on)
        self.changed.emit()


def _options(asked: Sequence[Asked], ticked: set[str]) -> list[Option]:
    """What stands for itself is ticked and locked, except the draft, beside which the marked-up copy (花脸稿) may have come."""
    return [Option(a.code, f"{a.code} {a.name}{_when(a)}", a.code in ticked, a.there and not a.by_text) for a in asked]


def _when(asked: Asked) -> str:
    if asked.by_text:
        return "（收到的勾选）"
    return "（必交）" if asked.required else f"（{asked.when}）" if asked.when else ""


def _understood(field: DateField) -> date | None:
    return None if field.problem() else field.day()


def _grid(widgets: tuple[QWidget, ...], shares: tuple[int, ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(16)
    for index, widget in enumerate(widgets):
        grid.addWidget(widget, 0, index, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(index, shares[index])
    return holder
