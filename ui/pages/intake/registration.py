"""送审登记: what is filled in where a draft is registered as submitted and accepted in one go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.lifecycle.guards import Planned
from app.lifecycle.habits import Habits
from app.lifecycle.materials import Asked
from app.lifecycle.stages import Matter
from ui.dialogs.date_field import DateField
from ui.dialogs.fields import Option, Ticks
from ui.dialogs.missing import MissingPanel
from ui.pages.intake.steps import CONSULT, Consultation, Entry
from ui.widgets.fields import CheckBox
from ui.widgets.form import EditRow
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.suggestions import framed
from ui.widgets.text import Label, Link

_NEEDED = "没有填。"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a clerk typed into a sheet, to be put back when the matter is shown again."""

    matter: int
    received: str
    words: tuple[str, ...]
    consulted: bool
    ticked: tuple[str, ...]


class Registration(QWidget):
    """The form. ``changed()`` when anything in it changed. ``came`` are the codes of the materials that came as files, ``sender`` who wrote the letter."""

    changed = Signal()

    def __init__(
        self, habits: Habits, asked: dict[Matter, tuple[Asked, ...]], came: Collection[str], sender: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._habits, self._asked, self._came = habits, asked, frozenset(came)
        self._matter = Matter.NORMATIVE_DOCUMENT
        self.head = SectionHeader("送审登记", "点“登记送审并受理”时填写；只入库的可以不填")
        whole = column(self.head, 6)
        self._add_fields(whole, sender)
        self._add_consultation(whole)
        self._ticks_at = column()
        every = Link("必交的都收到了")
        every.clicked.connect(self._tick_required)
        whole.addLayout(row(Label("收到的材料", "small", "text2"), every, STRETCH, gap=12))
        whole.addSpacing(4)
        whole.addLayout(self._ticks_at)
        self.ticks = Ticks(())
        self.missing = MissingPanel()
        self.missing.hide()
        whole.addSpacing(12)
        whole.addWidget(self.missing)
        self.setLayout(whole)
        self.set_matter(self._matter)
        for field in (self.unit, self.submitted_on, self.accepted_on, self.carrier, self.from_on, self.until_on):
            field.textChanged.connect(self.changed)
        for line in (self._submitted, self._accepted, self._carrier_row, self._from, self._until):
            line.field.textChanged.connect(lambda _text, mended=line: mended.set_problem())

    # --- values

    def entry(self) -> Entry | None:
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
        return Entry(
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
        submitted = understood(self.submitted_on) or self._habits.today
        return Planned(self._matter, self.unit.text().strip(), (*self.ticks.ticked(), *sorted(self._came)), days, submitted)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything typed."""
        return tuple(field.text() for field in self._fields())

    def retype(self, typed: Typed) -> None:
        """Put back what was typed and ticked before."""
        for field, words in zip(self._fields(), typed.words, strict=True):
            field.setText(words)
        self.consulted.setChecked(typed.consulted)
        for key in typed.ticked:
            if key in self.ticks.boxes and self.ticks.boxes[key].isEnabled():
                self.ticks.boxes[key].setChecked(True)

    def set_matter(self, matter: Matter) -> None:
        """Ask for what this kind of matter needs."""
        self._matter = matter
        self.consulted.setVisible(matter is Matter.NORMATIVE_DOCUMENT)
        if matter is not Matter.NORMATIVE_DOCUMENT:
            self.consulted.setChecked(False)
        self._show_ticks()
        self.changed.emit()

    def hold_stored(self, steps_done: Sequence[str]) -> None:
        """A consultation that is recorded already is no longer asked for."""
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
        begin, end = understood(self.from_on), understood(self.until_on)
        return Consultation(carrier, begin, end) if self.consulted.isChecked() and begin and end else None

    # --- layout

    def _add_fields(self, whole: QVBoxLayout, sender: str) -> None:
        today = self._habits.today
        self.unit = QLineEdit(sender)
        self.unit.setPlaceholderText("起草单位全称")
        known = framed(QCompleter(list(self._habits.units), self.unit))
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.unit.setCompleter(known)
        self.submitted_on, self.accepted_on = DateField(today, today), DateField(today, today)
        self._submitted, self._accepted = EditRow("送审日期", self.submitted_on), EditRow("受理日期", self.accepted_on)
        whole.addWidget(_grid((EditRow("起草单位", self.unit), self._submitted, self._accepted), (2, 1, 1)))
        whole.addSpacing(12)

    def _add_consultation(self, whole: QVBoxLayout) -> None:
        today = self._habits.today
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

    def _show_ticks(self) -> None:
        ticked = set(self.ticks.ticked())
        self.ticks.hide()
        self.ticks.deleteLater()
        self.ticks = Ticks(_options(self._asked.get(self._matter, ()), ticked, self._came))
        self._ticks_at.addWidget(self.ticks)
        for box in self.ticks.boxes.values():
            box.toggled.connect(self.changed)

    def _tick_required(self) -> None:
        for asked in self._asked.get(self._matter, ()):
            if asked.required and not asked.there:
                self.ticks.boxes[asked.code].setChecked(True)

    def _on_consulted(self, on: bool) -> None:
        self._held.setVisible(on)
        self.changed.emit()


def understood(field: DateField) -> date | None:
    """The day in ``field``; None when it is empty or no day."""
    return None if field.problem() else field.day()


def _options(asked: Sequence[Asked], ticked: set[str], came: Collection[str]) -> list[Option]:
    """What came as a file or stands for itself is ticked and locked, except the draft, beside which the marked-up copy (花脸稿) may have come."""
    return [
        Option(a.code, f"{a.code} {a.name if a.code not in came else a.name.split('，')[0]}{_when(a, came)}", a.code in ticked,
               a.code in came or (a.there and not a.by_text))
        for a in asked
    ]  # fmt: skip


def _when(asked: Asked, came: Collection[str]) -> str:
    if asked.code in came:
        return "（已收到文件）"
    return "（必交）" if asked.required and not asked.by_text else f"（{asked.when}）" if asked.when else ""


def _grid(widgets: tuple[QWidget, ...], shares: tuple[int, ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(16)
    for index, widget in enumerate(widgets):
        grid.addWidget(widget, 0, index, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(index, shares[index])
    return holder
