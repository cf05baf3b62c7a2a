"""审核要点: the points of the checklist as a list, and below it the current one with what is known of it and the three answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.review.checklist import FAILS, MEETS, NOT_CONCERNED, Question
from ui import actions
from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.lines import RECORD, Lines, LinesView, paint_ground, paint_hairline
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_TONES = {MEETS: Tone.GREEN, FAILS: Tone.RED, NOT_CONCERNED: Tone.NEUTRAL}
_KEYS = {MEETS: "review.meets", FAILS: "review.fails", NOT_CONCERNED: "review.not_concerned"}
_STATE = "中华人民共和国"


def _words(question: Question, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{question.number}，{question.title}，{question.answer or '没有答'}，{question.question}"
    return question.question if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index) -> QSize:  # noqa: ANN001
        return QSize(200, theme().px(42) + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        question: Question = index.data(RECORD)
        color, box = theme().color, option.rect
        painter.save()
        paint_ground(painter, option)
        paint_hairline(painter, option)
        middle = Qt.AlignmentFlag.AlignVCenter
        first = QRect(box.left() + 16, box.top() + 6, box.width() - 32, theme().px(22))
        painter.setFont(theme().font("small", weight=600))
        painter.setPen(_TONES[question.answer].strong if question.answer else color("text3"))
        said = question.answer or "没有答"
        wide = painter.fontMetrics().horizontalAdvance(said)
        painter.drawText(first, middle | Qt.AlignmentFlag.AlignRight, said)
        painter.setFont(theme().font("body", weight=600))
        painter.setPen(color("text"))
        title = f"{question.number}. {question.title}"
        painter.drawText(first, middle, painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, first.width() - wide - 12))
        painter.setFont(theme().font("small"))
        painter.setPen(color("text3"))
        told = question.note or question.evidence or question.question
        second = first.translated(0, theme().px(21))
        painter.drawText(second, middle, painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, second.width()))
        painter.restore()


class ChecklistPane(QWidget):
    """The list and the current point. ``selected(key)`` when the clerk goes to another line; ``asked(action)`` for a button."""

    selected = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Lines[Question](_words)
        self.list = LinesView(self._rows, _Delegate(), "审核要点", self)
        self.setFocusProxy(self.list)
        self.list.clicked.connect(lambda index: self.selected.emit(index.data(RECORD).id))
        self._question = Label("", "body", wrap=True)
        self._known, self._basis, self._note = (Label("", "small", tone, wrap=True) for tone in ("text2", "text3", "text2"))
        self.buttons = {answer: Button(answer, keys=actions.action(name).hint, height=28) for answer, name in _KEYS.items()}
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=_KEYS[answer]: self.asked.emit(name))
        self.comment = Button("说明", keys=actions.action("review.comment").hint, kind=Kind.GHOST, height=28)
        self.comment.clicked.connect(lambda: self.asked.emit("review.comment"))
        foot = Pane("surface", "top")
        foot.setLayout(
            column(self._question, self._known, self._basis, self._note, 6,
                   row(*self.buttons.values(), STRETCH, self.comment, gap=6), gap=3, margins=(16, 10, 16, 12))
        )  # fmt: skip
        whole = column(self.list, foot)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    @property
    def told(self) -> str:
        """What is said of the current point."""
        return "\n".join(label.text() for label in (self._question, self._known, self._basis, self._note) if not label.isHidden())

    def set_questions(self, questions: Sequence[Question], current: str | None, locked: str) -> None:
        """Show these with ``current`` (a key) selected; ``locked`` says why nothing can be answered, empty while it can."""
        if self._rows.records != list(questions):
            self._rows.set_records(questions)
        at = next((place for place, question in enumerate(questions) if question.id == current), -1)
        if at < 0:
            return
        self.list.setCurrentIndex(self._rows.index(at))
        question = questions[at]
        basis = "；".join(
            f"《{one.law.removeprefix(_STATE)}》{one.article or ''}" + ("" if one.verified else "（待核对）") for one in question.basis
        )
        for label, words in (
            (self._question, question.question), (self._known, question.evidence), (self._basis, f"依据：{basis}"),
            (self._note, f"说明：{question.note}" if question.note else ""),
        ):  # fmt: skip
            label.setText(words)
            label.setVisible(bool(words))
        for answer, button in self.buttons.items():
            button.set_kind(Kind.PRIMARY if question.answer == answer else Kind.PLAIN)
            button.allow(locked)
        self.comment.allow(locked or ("" if question.answer else "先答这一点，再写说明"))
