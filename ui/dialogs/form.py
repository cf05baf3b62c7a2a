"""The dialog of an act: values in, values out. It never saves; who opened it does, and tells it what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from ui.dialogs.date_field import DateField
from ui.dialogs.fields import Field, Kind, Value, changes_of, make, value_of
from ui.dialogs.missing import MissingPanel
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.fields import Choice
from ui.widgets.form import EditRow
from ui.widgets.layout import Framed, Pane, Scroll, column, row
from ui.widgets.text import IconLabel, Label

_AT_FIRST, _HIGHEST = 660, 720
"""Up to how many px a form opens, and grows for what is said in it."""

Values = Mapping[str, object]
"""By field key; ``despite`` holds the reason for going on with gaps."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a dialog shows: title, the verb on its button, what to fill in, a sentence above. ``warning`` is framed red (it leaves the house)."""

    title: str
    verb: str
    fields: tuple[Field, ...]
    intro: str = ""
    warning: str = ""
    check: Callable[[Values], Mapping[str, str]] | None = None
    """Problems by field key that only the values together show."""
    needs: Callable[[Values], str] | None = None
    """Why the verb cannot be pressed with what is filled in so far, said beside it; empty when it can."""


class FormDialog(QDialog):
    """A form. ``submitted(values)`` when everything in it can be understood; it stays open until :meth:`accept`."""

    submitted = Signal(object)

    def __init__(self, form: Form, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(form.title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = form
        self._rows: dict[str, EditRow] = {}
        self._body = Scroll(gap=14, margins=(24, 20, 24, 16))
        self._missing = MissingPanel()
        self._missing.hide()
        self._problem = Label("", "small", "red", wrap=True)
        self._alarm = Framed("alarm")
        self._alarm.setLayout(row(IconLabel(Icon.OVERDUE, "red"), self._problem, gap=8, margins=(12, 8, 12, 8)))
        self._alarm.hide()
        self.verb = Button(form.verb, kind="primary")
        self.verb.setDefault(True)
        self.cancel = Button("取消")
        self._why_not = Label("", "small", "text3", wrap=True)
        self._lay_out(today)
        self.verb.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.reject)
        self._watch_needs()

    def field(self, key: str) -> QWidget:
        """The widget of a field. Raises KeyError."""
        return self._rows[key].field

    @property
    def problem(self) -> str:
        """The refusal shown at the foot; empty when there is none."""
        return self._problem.text() if not self._alarm.isHidden() else ""

    @property
    def missing(self) -> MissingPanel:
        """What is missing, and the reason for going on without it."""
        return self._missing

    def note(self, sentence: str) -> None:
        """Say something above the fields (上次没有保存的内容已恢复)."""
        self._body.column.insertWidget(1, Label(sentence, "small", "accent", wrap=True))

    def set_caution(self, key: str, sentence: str) -> None:
        """Point out under a field, in amber, what should be looked at before going on; empty takes it away. Raises KeyError."""
        self._rows[key].set_caution(sentence)
        if sentence:
            self._show_whole(self._rows[key])

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""
        self._problem.setText(sentence)
        self._alarm.show()
        self.set_busy(False)
        self._show_whole(self._alarm)

    def ask_despite(self, items: Sequence[str]) -> None:
        """Something is missing: list it and ask for the reason of 带缺项继续."""
        self._missing.show_items(items)
        self._alarm.hide()
        self.verb.setText("带缺项继续")
        self.verb.updateGeometry()
        self.set_busy(False)
        self.resize(self.width(), min(self.height() + self._missing.sizeHint().height(), _HIGHEST))
        self._missing.reason.setFocus()
        QTimer.singleShot(0, self, lambda: self._body.verticalScrollBar().setValue(self._body.verticalScrollBar().maximum()))

    def set_busy(self, busy: bool) -> None:
        """While the act runs the button waits."""
        needs = self._form.needs
        why = needs(self._so_far()) if needs is not None else ""
        self._why_not.setText(why)
        self.verb.allow("正在办理" if busy else why)

    def values(self) -> dict[str, Value] | None:
        """What was filled in; None when something cannot be understood, which is then said under its field."""
        found: dict[str, Value] = {}
        problems: dict[str, str] = {}
        for field in self._form.fields:
            line = self._rows[field.key]
            if not self._is_asked(field):
                continue
            problem = self._problem_of(field, line)
            if problem:
                problems[field.key] = problem
            else:
                found[field.key] = value_of(field, line.field)
        if not problems and self._form.check is not None:
            problems = dict(self._form.check(found))
        if not self._missing.isHidden() and not self._missing.reason.text().strip():
            self._missing.complain()
            return None
        for key, line in self._rows.items():
            line.set_problem(problems.get(key, ""))
        if problems:
            first = self._rows[next(iter(problems))]
            first.field.setFocus()
            self._show_whole(first)
            return None
        return found if self._missing.isHidden() else found | {"despite": self._missing.reason.text().strip()}

    def _watch_needs(self) -> None:
        """Let the verb go as soon as what the form needs is there."""
        if self._form.needs is None:
            return
        for line in self._rows.values():
            for changed in changes_of(line.field):
                changed.connect(lambda *_: self.set_busy(False))
        self.set_busy(False)

    def _so_far(self) -> dict[str, Value]:
        """What was filled in and can be understood."""
        asked = [field for field in self._form.fields if self._is_asked(field)]
        lines = {field: self._rows[field.key].field for field in asked}
        return {field.key: value_of(field, line) for field, line in lines.items() if not _is_wrong(line)}

    def _show_whole(self, widget: QWidget) -> None:
        """Bring into sight what has just grown, with the room it takes."""

        def show() -> None:
            body = self._body.widget()
            wanted = max(self._body.column.totalHeightForWidth(body.width()), body.minimumSizeHint().height())
            lacking = wanted - self._body.viewport().height()
            if lacking > 0:
                self.resize(self.width(), max(self.height(), min(self.height() + lacking, _HIGHEST)))
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._body.ensureWidgetVisible(widget, 0, 8)

        QTimer.singleShot(0, self, show)

    def _is_asked(self, field: Field) -> bool:
        """Whether a field is asked with what was picked before it."""
        if not field.when:
            return True
        picked, *choices = field.when
        controls = next(other for other in self._form.fields if other.key == picked)
        return value_of(controls, self._rows[picked].field) in choices

    def _show_asked(self) -> None:
        for field in self._form.fields:
            if field.when:
                self._rows[field.key].setVisible(self._is_asked(field))

    def _problem_of(self, field: Field, line: EditRow) -> str:
        widget = line.field
        if _is_wrong(widget):
            return str(widget.problem())
        if field.required and not value_of(field, widget):
            return f"没有填{field.word}。" if field.kind not in (Kind.FILE, Kind.TICKS) else f"没有选{field.word}。"
        return ""

    def _submit(self) -> None:
        self._alarm.hide()
        values = self.values()
        if values is not None:
            self.set_busy(True)
            self.submitted.emit(values)

    def _lay_out(self, today: date) -> None:
        body = self._body
        body.column.addWidget(Label(self._form.title, "heading", wrap=True))
        if self._form.intro:
            body.column.addWidget(Label(self._form.intro, "small", "text2", wrap=True))
        if self._form.warning:
            frame = Framed("alarm")
            told = Label(self._form.warning, "small", "text", wrap=True)
            line = row(IconLabel(Icon.RISK, "red"), told, gap=8, margins=(12, 10, 12, 10))
            line.setStretchFactor(told, 1)
            frame.setLayout(line)
            body.column.addWidget(frame)
        self._add_fields(body, today)
        body.column.addWidget(self._missing)
        body.column.addWidget(self._alarm)
        body.column.addStretch(1)
        foot = Pane("window", "top")
        foot.setLayout(row(self._why_not, self.cancel, self.verb, gap=10, margins=(24, 12, 24, 12)))
        foot.layout().setStretch(0, 1)
        whole = column(body, foot)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        QWidget.setTabOrder(self.verb, self.cancel)
        wide = 660 if any(field.kind is Kind.TICKS for field in self._form.fields) else 480
        self.setMinimumWidth(theme().px(wide))
        self.resize(self.minimumWidth(), self._wanted_height(theme().px(wide)))

    def _wanted_height(self, width: int) -> int:
        """As high as all that is asked stands, up to what a small screen holds; beyond that it scrolls."""
        # wrapped beside a scroll bar: what wants one line more there would otherwise keep the bar that made it want it
        beside = width - self._body.verticalScrollBar().sizeHint().width()
        fields = self._body.column
        return min(max(fields.totalHeightForWidth(beside), fields.sizeHint().height()) + theme().px(62), _AT_FIRST)

    def _add_fields(self, body: Scroll, today: date) -> None:
        pending: list[QWidget] = []
        for field in self._form.fields:
            made = EditRow(field.word, make(field, today), field.help)
            if isinstance(made.field, QLineEdit):
                made.field.textEdited.connect(lambda _text, line=made: line.set_problem(""))
            if isinstance(made.field, DateField) and field.happened:
                made.field.textChanged.connect(lambda _text, line=made, day=made.field: line.set_caution(day.caution()))
            self._rows[field.key] = made
            if field.kind is Kind.PICK and isinstance(made.field, Choice):
                made.field.currentIndexChanged.connect(self._show_asked)
            if field.half:
                pending.append(made)
                if len(pending) < 2:
                    continue
            self._flush(body, pending)
            if not field.half:
                body.column.addWidget(made)
        self._flush(body, pending)
        self._show_asked()

    @staticmethod
    def _flush(body: Scroll, pending: list[QWidget]) -> None:
        if pending:
            line = row(*pending, gap=16)
            for index in range(len(pending)):
                line.setStretch(index, 1)
            if len(pending) == 1:
                line.addStretch(1)
            for widget in pending:
                line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
            body.column.addLayout(line)
            pending.clear()


def _is_wrong(widget: QWidget) -> bool:
    """Whether what was written cannot be understood (a day that is none)."""
    problem = getattr(widget, "problem", None)
    return callable(problem) and bool(problem())


__all__ = ["Form", "FormDialog", "Values"]
