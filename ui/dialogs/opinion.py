"""合法性审核意见书: the conclusion at the left, at the right the letter as it will be printed; a draft until it is issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from ui.dialogs.conclusion import ConclusionForm, Standing
from ui.dialogs.letter_pane import LetterPane
from ui.dialogs.opinion_sides import Issued, Unchecked, Waiting, concluding, done
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.text import Label

_SIDE = 372
_WAIT_MS = 200


class OpinionDialog(QDialog):
    """The opinion of one round. Nothing is saved here: who opened it answers the signals.

    ``preview_asked(Choice or None)`` wants the PDF by :meth:`show_pdf` (None: as it was issued); ``conclude_asked(Choice)`` wants :meth:`show_issued` or
    :meth:`refuse`; ``word_asked(Path)``, ``mail_asked(Path)``, ``annotate_asked(Path)`` and ``copy_asked()`` want :meth:`tell`; ``finding_asked(id)`` goes back to an open finding; ``document_asked()`` to the document; ``names_asked()`` to the names of the office.
    """

    preview_asked = Signal(object)
    conclude_asked = Signal(object)
    word_asked = Signal(object)
    mail_asked = Signal(object)
    annotate_asked = Signal(object)
    copy_asked = Signal()
    finding_asked = Signal(str)
    document_asked = Signal()
    names_asked = Signal()

    def __init__(
        self,
        title: str,
        standing: Standing,
        waiting: Sequence[Waiting],
        unchecked: Sequence[Unchecked],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self.setWindowTitle("合法性审核意见书")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.waiting = tuple(waiting)
        """The open findings listed."""
        self.unchecked = tuple(unchecked)
        """The bases listed that nobody has checked."""
        self.form = ConclusionForm(standing, today)
        self.letter = LetterPane(f"{title}合法性审核意见书（草稿）")
        self.letter.set_state("草稿，还没有出具")
        self.issue = Button("出具审核意见", icon=Icon.OPINION, kind=Kind.PRIMARY)
        self.close_button = Button("先不出具")
        self.names_button = Button("填写单位名称", icon=Icon.EDIT, height=28)
        """Leads to the names of the office; hidden where they are filled in."""
        self._said = Label("", "small", "text2", wrap=True)
        self._forbidden = ""
        self._sides = QStackedWidget()
        self._sides.addWidget(concluding(title, standing, waiting, unchecked, self.form, self._go_to))
        self._build()
        self._connect()
        self._resize()
        self.form.take_focus()

    def forbid(self, sentence: str) -> None:
        """The one who sits here may draft, print and save the letter, and not issue it: say who may."""
        self._forbidden = sentence
        self.allow_issue()
        self.tell(sentence)

    def ask_names(self, missing: Sequence[str]) -> None:
        """The opinion needs these names (法制机构名称), which nobody has filled in: it is not issued before, and a button leads to them."""
        self._forbidden = f"先填写本单位名称：{'、'.join(missing)}还没有填写，意见书上会印成代用的名称。"
        self.names_button.show()
        self.allow_issue()
        self.tell(self._forbidden, "amber")

    def allow_issue(self) -> None:
        """Let the opinion be issued as far as who sits here may and the form is whole."""
        self.issue.allow(self._forbidden or self.form.problem)

    # --- what is shown

    @property
    def said(self) -> str:
        """The last sentence at the foot; empty when there is none."""
        return self._said.text()

    @property
    def is_issued(self) -> bool:
        """Whether the opinion shown was issued."""
        return self._sides.count() > 1

    def begin(self) -> None:
        """Ask for the draft as the form stands."""
        if not self.is_issued:
            self.letter.busy.begin()
            self.preview_asked.emit(self.form.choice)

    def show_pdf(self, data: bytes) -> None:
        """The letter as it will be printed."""
        self.letter.show_pdf(data)

    def show_issued(self, issued: Issued) -> None:
        """The opinion was issued: what stands in it, and what comes next."""
        self._sides.addWidget(done(self._title, issued, self._go_to_document))
        self._sides.setCurrentIndex(1)
        self.letter.set_state(f"{issued.number} • 已出具" if issued.number else "已出具")
        self.letter.file_title = f"{self._title}合法性审核意见书"
        self.issue.hide()
        self.close_button.setText("关闭")
        self.close_button.updateGeometry()
        self.tell("")
        self.preview_asked.emit(None)
        self.letter.print_button.setFocus()

    def tell(self, sentence: str, tone: str = "text2") -> None:
        """Say what came of something above the buttons."""
        self._said.setText(sentence)
        self._said.set_tone(tone)
        self._said.setVisible(bool(sentence))

    def refuse(self, sentence: str) -> None:
        """It could not be done: say why; it can be tried again."""
        self.letter.busy.end()
        self.tell(sentence, "red")
        self.allow_issue()
        self.letter.allow()

    # --- building

    def _build(self) -> None:
        self._said.hide()
        self.names_button.hide()
        side = Pane("surface", "right")
        side.setFixedWidth(theme().px(_SIDE))
        foot = Pane("surface", "top")
        foot.setLayout(
            column(
                self._said,
                row(self.names_button, STRETCH),
                row(STRETCH, self.close_button, self.issue, gap=8),
                gap=8,
                margins=(20, 10, 20, 12),
            )
        )
        whole = column(self._sides, foot)
        whole.setStretch(0, 1)
        side.setLayout(whole)
        both = row(side, self.letter, gap=0)
        both.setStretch(1, 1)
        self.setLayout(both)

    def _connect(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self.begin)
        self.form.changed.connect(self._form_changed)
        self.issue.clicked.connect(self._conclude)
        self.close_button.clicked.connect(self.reject)
        self.names_button.clicked.connect(self._go_to_names)
        self.letter.word_asked.connect(self.word_asked)
        self.letter.mail_asked.connect(self.mail_asked)
        self.letter.annotate_asked.connect(self.annotate_asked)
        self.letter.copy_asked.connect(self.copy_asked)
        self.letter.told.connect(self.tell)
        self.letter.failed.connect(self.refuse)
        for keys, slot in (("Ctrl+P", self.letter.ask_printer), ("Ctrl+Return", self._conclude), ("Ctrl+Shift+C", self.copy_asked.emit)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _resize(self) -> None:
        around = self.parentWidget().window().size() if self.parentWidget() else None
        wide, high = (around.width(), around.height()) if around else (1280, 820)
        wide = min(wide - 80, 1280)
        self.letter.fit(wide - theme().px(_SIDE))
        self.resize(wide, max(620, high - 56))

    # --- doing

    def _form_changed(self) -> None:
        self.allow_issue()
        self._later.start()

    def _conclude(self) -> None:
        if self.is_issued or not self.issue.isEnabled():
            return
        self._later.stop()
        self.issue.allow("正在出具")
        self.tell("")
        self.conclude_asked.emit(self.form.choice)

    def _go_to(self, finding_id: str) -> None:
        self.finding_asked.emit(finding_id)
        self.reject()

    def _go_to_names(self) -> None:
        self.names_asked.emit()
        self.reject()

    def _go_to_document(self) -> None:
        self.document_asked.emit()
        self.reject()
