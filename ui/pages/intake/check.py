"""What was read from one file, to be checked before anything is stored; and what the submission still needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.intake.draft import Draft
from app.lifecycle.habits import Habits
from app.lifecycle.materials import Asked
from app.lifecycle.stages import Matter
from ui.dialogs.date_field import DateField
from ui.dialogs.fields import Option, Ticks
from ui.dialogs.missing import MissingPanel
from ui.icons import Icon
from ui.pages.intake.steps import Consultation, Submission
from ui.theme import theme
from ui.widgets.chip import Chip
from ui.widgets.fields import CheckBox
from ui.widgets.form import EditRow, Fact, Facts
from ui.widgets.header import SectionHeader
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link
from ui.widgets.tone import Tone

_NEEDED = "没有填。"


class Alarm(Framed):
    """A refusal in place: what happened and what to do."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__("alarm", parent)
        self.sentence = sentence
        words = Label(sentence, "body", "text", wrap=True)
        line = row(IconLabel(Icon.OVERDUE, "red"), words, gap=10, margins=(16, 12, 16, 12))
        line.setStretchFactor(words, 1)
        self.setLayout(line)
        self.setAccessibleName(sentence)


class CheckSheet(QWidget):
    """One draft as it was read. ``changed()`` when the kind of matter or a field changed."""

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
            whole.addWidget(_warning(sentence))
            whole.addSpacing(8)
        whole.addWidget(Facts(facts_of(draft), word_width=84))
        whole.addSpacing(20)
        self.matter = Segments([matter.label for matter in Matter])
        self.matter.setAccessibleName("事项种类")
        self.matter.chosen.connect(self._on_matter)
        whole.addLayout(row(Label("事项种类", "small", "text2"), 4, self.matter, STRETCH, gap=12))
        whole.addSpacing(18)
        whole.addWidget(SectionHeader("送审登记", "点“登记送审并受理”时填写；只入库的可以不填"))
        whole.addSpacing(6)
        self._add_submission(whole)
        self.missing = MissingPanel()
        self.missing.hide()
        whole.addSpacing(12)
        whole.addWidget(self.missing)
        self.setLayout(whole)

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
        begin, end = self.from_on.day(), self.until_on.day()
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
        self.changed.emit()

    def _tick_required(self) -> None:
        for asked in self._asked.get(self.chosen_matter, ()):
            if asked.required and not asked.there:
                self.ticks.boxes[asked.code].setChecked(True)

    def _on_consulted(self, on: bool) -> None:
        self._held.setVisible(on)


def _options(asked: Sequence[Asked], ticked: set[str]) -> list[Option]:
    return [
        Option(a.code, f"{a.code} {a.name}" + ("（必交）" if a.required else f"（{a.when}）" if a.when else ""), a.code in ticked, a.there)
        for a in asked
    ]


def _grid(widgets: tuple[QWidget, ...], shares: tuple[int, ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(16)
    for index, widget in enumerate(widgets):
        grid.addWidget(widget, 0, index, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(index, shares[index])
    return holder


def facts_of(draft: Draft) -> list[Fact]:
    """What the reader recognised; what it did not is left to the clerk."""
    tree = draft.reading.tree
    articles = sum(node.kind == "article" for node in tree.walk())
    return [
        Fact("标题", tree.title or "没有识别出来", tone="text" if tree.title else "amber", is_wide=True),
        Fact("正文标题", tree.body_title or "与标题相同", tone="text" if tree.body_title else "text3", is_wide=True),
        Fact("文号", tree.document_number or "没有写", tone="text" if tree.document_number else "text3"),
        Fact("制定机关", tree.issuing_authority or "没有识别出来", tone="text" if tree.issuing_authority else "amber"),
        Fact("条数", f"{articles} 条" if articles else "没有分条，按段落读入", tone="text" if articles else "amber"),
        Fact("施行日期", _day(tree.effective_on) or "正文没有写定", tone="text" if tree.effective_on else "text3"),
    ]


def warnings_of(draft: Draft) -> list[str]:
    """What must be known before the text is relied on."""
    reading = draft.reading
    found = (
        [f"含 {reading.pending_revisions} 处未接受的修订，按接受后的文字读入。要按原文审核的，先在 Word 里处理修订再导入。"]
        if reading.pending_revisions
        else []
    )
    found += [f"含 {reading.comments} 条批注，批注不作为正文。"] if reading.comments else []
    return found + [sentence for sentence in reading.warnings if "修订" not in sentence or not reading.pending_revisions]


def _warning(sentence: str) -> QWidget:
    frame = Framed("why")
    words = Label(sentence, "small", "amber", wrap=True)
    line = row(IconLabel(Icon.RISK, "amber"), words, gap=8, margins=(14, 8, 14, 8))
    line.setStretchFactor(words, 1)
    frame.setLayout(line)
    frame.setMinimumHeight(theme().px(36))
    return frame


def _day(iso: str | None) -> str:
    return date.fromisoformat(iso).isoformat() if iso else ""
