"""收到补正材料: the files and papers that came after a supplement notice. Values in, values out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.filing.incoming.facts import Brought
from app.intake.submission import Submission
from ui.dialogs.date_field import DateField
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.pages.incoming.brought import BroughtPane
from ui.pages.incoming.reading import Known, Seen
from ui.theme import theme
from ui.widgets.form import EditRow


@dataclass(frozen=True, slots=True)
class Resupplied:
    """What the clerk filled in."""

    submission: Submission | None
    brought: tuple[Brought, ...]
    on: date | None


class ResupplyDialog(Dialog):
    """The dialog. ``submitted(Resupplied)``; it stays open until :meth:`accept`."""

    submitted = Signal(object)

    def __init__(self, known: Known, seen: Seen, parent: QWidget | None = None) -> None:
        notice = next((one.step.words for one in reversed(seen.desk.course) if one.step.kind == "incoming_supplement"), "")
        told = f"《{seen.desk.listed.document.called}》通知补正的：{'；'.join(notice.splitlines())}。收到后形式审查的期限接着算。"
        super().__init__("收到补正材料", told, verb="收到补正材料", icon=Icon.INBOX, width=720, parent=parent)
        self.setModal(True)
        self.pane = BroughtPane(known.materials)
        self.on = DateField(seen.today, seen.today)
        self._day = EditRow("收到日期", self.on)
        self._day.setMaximumWidth(theme().px(240))
        self.body.addWidget(self.pane)
        self.body.addWidget(self.pane.materials)
        self.body.addWidget(self._day, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.shown.connect(self.pane.walk)
        self.pane.walk()
        self.verb.clicked.disconnect(self.accept)
        self.verb.clicked.connect(self._submit)

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""
        self.verb.allow("")
        self.problem.setText(sentence)

    def _submit(self) -> None:
        self._day.set_problem(self.on.problem())
        problem = self.pane.problem()
        if self.on.problem() or problem:
            self.problem.setText(problem)
            return
        self.problem.setText("")
        self.verb.allow("正在办理")
        self.submitted.emit(Resupplied(self.pane.submission, self.pane.brought(), self.on.day()))
