"""收文: who files, when to the minute, what came and what was recognised of it. Values in, values out; nothing is stored here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.filing.incoming.facts import Brought, Facts
from app.filing.incoming.materials import TEXT
from app.filing.packet.opening import Opened
from app.filing.packet.taking import Arrival
from app.intake.submission import Submission
from ui.dialogs.date_field import DateField
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.pages.incoming.brought import BroughtPane
from ui.pages.incoming.reading import Known
from ui.pages.intake.moment_field import MomentField
from ui.widgets.form import EditRow
from ui.widgets.layout import row
from ui.widgets.suggestions import framed

_GUESSED = "按落款日期填的，照公布的日期核对"


@dataclass(frozen=True, slots=True)
class Received:
    """What the clerk filled in."""

    unit: str
    at: datetime
    receiver: str
    facts: Facts
    brought: tuple[Brought, ...]
    submission: Submission | None
    packet: Opened | None


class ReceiveDialog(Dialog):
    """The dialog. ``submitted(Received)`` by the verb when everything can be understood; it stays open until :meth:`accept`."""

    submitted = Signal(object)

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        line = "先看认出来的内容，核对后收文。收文后取得回执编号，形式审查的期限开始。"
        super().__init__("收文", line, verb="收文", icon=Icon.INBOX, width=720, parent=parent)
        self.setModal(True)
        self._packet: Opened | None = None
        self._read: dict[str, str] = {}
        self.pane = BroughtPane(known.materials)
        self.unit = QLineEdit()
        self.unit.setCompleter(_completer(known.units, self.unit))
        self.at = MomentField(known.now)
        self.receiver = QLineEdit(known.operator)
        self.name, self.number, self.report_number = QLineEdit(), QLineEdit(), QLineEdit()
        self.published, self.effective = DateField(known.now.date()), DateField(known.now.date())
        self.rows = {
            "unit": EditRow("报送部门", self.unit), "at": EditRow("收文时间", self.at, "到分钟"),
            "receiver": EditRow("收件人", self.receiver), "title": EditRow("文件名称", self.name),
            "number": EditRow("文号", self.number), "report_number": EditRow("备案报告文号", self.report_number),
            "published": EditRow("公布日期", self.published), "effective": EditRow("施行日期", self.effective),
        }  # fmt: skip
        self._lay_out()
        self.verb.clicked.disconnect(self.accept)
        self.verb.clicked.connect(self._submit)
        self.pane.changed.connect(lambda: self.show_submission(self.pane.submission) if self.pane.submission else None)
        for field in (self.unit, self.name):
            field.textEdited.connect(lambda _text: self.problem.setText(""))
        self.pane.shown.connect(self._walk)
        self._walk()
        self.unit.setFocus()

    def _walk(self) -> None:
        fields = ("unit", "at", "title", "number", "report_number", "published", "effective", "receiver")
        self.pane.walk(*(self.rows[key].field for key in fields))

    def show_submission(self, submission: Submission) -> None:
        """Show what was recognised of these files; what was typed before stays."""
        self._packet = None
        self.pane.show_submission(submission)
        tree = submission.main.arrival.reading.tree if submission.main and submission.main.arrival.reading else None
        sender = submission.issuing_authority or submission.sender
        signed = tree.signed_on if tree and tree.signed_on else ""
        read = {
            "title": submission.titles.title, "number": submission.document_number or "", "published": signed, "unit": sender,
            "effective": tree.effective_on if tree and tree.effective_on else "",
        }  # fmt: skip
        self._fill(read)
        self.rows["published"].set_caution(_GUESSED if signed and self.published.text() == signed else "")

    def show_packet(self, packet: Opened, arrival: Arrival, sentence: str) -> None:
        """Show what a good packet says; its facts are signed and cannot be typed over."""
        self._packet = packet
        self.pane.show_packet(arrival, sentence)
        self._fill(
            {
                "title": arrival.facts.get("title", ""), "number": arrival.facts.get("document_number", ""), "unit": arrival.sender,
                "published": _iso(arrival.days.get("published_on")), "effective": _iso(arrival.days.get("effective_on")),
                "report_number": arrival.report_number,
            }
        )  # fmt: skip
        for field in (self.name, self.number, self.report_number, self.published, self.effective):
            field.setReadOnly(True)

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""
        self.verb.allow("")
        self.problem.setText(sentence)

    def _fill(self, read: dict[str, str]) -> None:
        """Put what was read where nothing else was typed."""
        fields = self._typing()
        for key, value in read.items():
            field = fields[key]
            if field.text().strip() in ("", self._read.get(key, "")):
                field.setText(value)
                field.setCursorPosition(0)
        self._read |= read

    def _typing(self) -> dict[str, QLineEdit]:
        return {
            "unit": self.unit, "title": self.name, "number": self.number, "report_number": self.report_number, "published": self.published,
            "effective": self.effective,
        }  # fmt: skip

    def _typed(self, key: str) -> str:
        """What was typed over what was read; empty where that stands."""
        words = self._typing()[key].text().strip()
        return "" if words == self._read.get(key) else words

    def _submit(self) -> None:
        problems = self._problems()
        for key, line in self.rows.items():
            line.set_problem(problems.get(key, ""))
        if problems:
            self.rows[next(iter(problems))].field.setFocus()
            return
        if self.pane.problem():
            self.problem.setText(self.pane.problem())
            return
        self.problem.setText("")
        self.verb.allow("正在收文")
        brought = self.pane.brought()
        self.submitted.emit(
            Received(
                self.unit.text().strip(), self.at.moment(), self.receiver.text().strip(), self._facts(brought), brought,
                self.pane.submission, self._packet,
            )
        )  # fmt: skip

    def _facts(self, brought: tuple[Brought, ...]) -> Facts:
        published = self.published.day()
        guessed = published is not None and published.isoformat() == self._read.get("published") and self._packet is None
        return Facts(
            title=self._typed("title") if self.pane.submission is not None else self.name.text().strip(),
            document_number=self._typed("number") if self.pane.submission is not None else self.number.text().strip(),
            published_on=None if guessed else published,
            effective_on=self.effective.day() if self._typed("effective") or self._packet is not None else None,
            report_number=self.report_number.text().strip(),
            copies=next((one.copies for one in brought if one.code == TEXT), None),
        )

    def _problems(self) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not self.unit.text().strip():
            problems["unit"] = "没有填报送部门。"
        if not self.name.text().strip():
            problems["title"] = "没有填文件名称。"
        for key, field in (("at", self.at), ("published", self.published), ("effective", self.effective)):
            if field.problem():
                problems[key] = field.problem()
        return problems

    def _lay_out(self) -> None:
        rows = self.rows
        self.body.addWidget(self.pane)
        for line in (("unit", "at"), ("title",), ("number", "report_number"), ("published", "effective"), ("receiver",)):
            layout = row(*(rows[key] for key in line), gap=16)
            for place, key in enumerate(line):
                layout.setStretch(place, 1)
                layout.setAlignment(rows[key], Qt.AlignmentFlag.AlignTop)
            if line == ("receiver",):
                layout.addStretch(1)
            self.body.addLayout(layout)
        self.body.addWidget(self.pane.materials)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _completer(words: tuple[str, ...], field: QLineEdit) -> QCompleter:
    completer = framed(QCompleter(list(words), field))
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
