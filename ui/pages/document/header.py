"""The head of 文件详情: the way back, title, number, state, stepper, tabs; it stays while the tabs change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.lifecycle.dossier import Dossier, StepperNode
from app.lifecycle.force import Force
from app.lifecycle.register import AMENDING
from app.lifecycle.stages import Stage
from ui.icons import Icon
from ui.pages.document.handling import handling_words
from ui.pages.document.title import TitleLabel
from ui.pages.naming import force_tone, force_word, named, number_of, stage_tone
from ui.pages.places import FILING, LOG, MATERIALS, REVIEW, TEXT, THREAD
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.chip import Chip
from ui.widgets.header import Tabs
from ui.widgets.layout import STRETCH, clear, column, row
from ui.widgets.stepper import Step, Stepper, StepState
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link
from ui.widgets.tone import Tone

TABS = ("概况", "办理环节", "文本与版本", "审核", "材料", "往来", "备案", "归档", "日志")


class DocumentHeader(QWidget):
    """``back()``, ``menu_asked()`` by the … button, ``sheets_asked()`` by 表单 before it, ``tab_chosen(index)``, ``step_opened(index)`` for a done node, ``handler_asked()`` by 改 beside the handler."""

    back = Signal()
    menu_asked = Signal()
    sheets_asked = Signal()
    tab_chosen = Signal(int)
    step_opened = Signal(int)
    handler_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = Link("返回", tone="text3")
        self._way.clicked.connect(self.back)
        self.more = IconButton(Icon.MORE, "更多操作")
        self.more.clicked.connect(self.menu_asked)
        self.sheets = IconButton(Icon.PRINT, "表单，Ctrl P")
        self.sheets.clicked.connect(self.sheets_asked)
        self.title = TitleLabel()
        self._number = Label("", "body", "text2")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self.stepper = Stepper()
        self.stepper.opened.connect(self.step_opened)
        self.tabs = Tabs(TABS)
        self.tabs.chosen.connect(self.tab_chosen)
        self._handler, self._assign = ElidedLabel("", "small", "text3"), Link("改")
        self._assign.setAccessibleName("改经办人")
        self._assign.clicked.connect(self.handler_asked)
        top = row(
            IconLabel(Icon.BACK, "text3", 16),
            self._way,
            STRETCH,
            self._handler,
            2,
            self._assign,
            6,
            self.sheets,
            self.more,
            gap=4,
            margins=(22, 8, 24, 0),
        )
        names = row(self.title, self._number, self._chips, gap=12, margins=(24, 0, 24, 0))
        names.addStretch(1)
        self.setLayout(column(top, names, 14, self.stepper, 8, self.tabs))
        theme().changed.connect(self.update)

    def set_way_back(self, word: str) -> None:
        """Where the way back leads."""
        self._way.setText(word)
        self._way.setAccessibleName(word if word == "返回" else f"返回{word}")

    def show_dossier(self, dossier: Dossier, contacts: int = 0) -> None:
        """Show a document about which there were so many ``contacts``."""
        document = dossier.document
        self.title.set_title(named(document))
        self._number.setText(number_of(document))
        self._handler.setText(handling_words(dossier.handling))
        clear(self._chips)
        for text, tone in chips(dossier):
            self._chips.addWidget(Chip(text, tone))
        self.stepper.set_steps([_step(node, dossier) for node in dossier.stepper])
        for index, count in ((TEXT, len(dossier.versions)), (REVIEW, len(dossier.reviews)), (MATERIALS, len(dossier.materials)),
                             (THREAD, contacts), (FILING, len(dossier.filings)), (LOG, len(dossier.events))):  # fmt: skip
            self.tabs.set_count(index, count)


def chips(dossier: Dossier) -> list[tuple[str, Tone]]:
    """The state in words: procedure until publication, then force, and 备案 while a filing is open."""
    stage = dossier.stage
    urgent = [("应急", Tone.AMBER)] if dossier.document.urgent_reason else []
    if dossier.document.published_on is None:
        return [
            *urgent,
            (dossier.stage_word if dossier.stage_word == AMENDING else _AHEAD.get(stage, dossier.stage_word), stage_tone(stage)),
        ]
    force = next((f for f in Force if f.label == dossier.force), None)
    found = [(force_word(force), force_tone(force))] if force else []
    if stage is Stage.PUBLISHED and dossier.stage_word == "备案":
        found.append(("备案中", Tone.ACCENT))
    if stage is Stage.ARCHIVED:
        found.append(("已归档", Tone.OUTLINE))
    return found


_AHEAD = {Stage.SIGNED: "待编号", Stage.REGISTERED: "待公布", Stage.SUBMITTED: "待受理", Stage.RETURNED: "退回补正",
          Stage.REJECTED: "已终止", Stage.CONCLUDED: "已办结"}  # fmt: skip


_BESIDE = ("validity.", "correspondence.")
"""Periods that do not belong to the step a document stands at: that one is late or not whatever becomes of these."""


def _step(node: StepperNode, dossier: Dossier) -> Step:
    state = StepState(node.state)
    late = state is StepState.CURRENT and any(
        due.light.value == "red" and not due.deadline.key.startswith(_BESIDE) for due in dossier.deadlines
    )
    if late:
        state = StepState.ALARM
    year = node.on and node.on.year != dossier.document.created_at.year
    note = (
        "当前"
        if state in (StepState.CURRENT, StepState.ALARM)
        else (node.on.isoformat() if year else f"{node.on:%m-%d}")
        if node.on
        else ""
    )
    reason = "没有办理这一步的记录" if state is StepState.SKIPPED else ""
    return Step(node.node.value, state, note, reason)
