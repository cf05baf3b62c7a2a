"""生成意见书: preview of the letter, the conclusion, and the files it can be kept as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing
from app.forms.overlay import Laid, laid, own_templates
from app.forms.review_opinion import REVIEW_AGAIN, TABLE_DIRECTLY, ReviewOpinion
from app.forms.templates import SHIPPED, Own
from app.lifecycle.stages import Conclusion
from app.office import Office
from app.review.assessment import Assessment
from app.review.concluding import conclude
from app.review.laid import prepared
from app.review.opinion import opinion
from app.review.workbench import Workbench, workbench
from ui.dialogs.conclusion import Choice
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.opinion import OpinionDialog
from ui.dialogs.printing_preview import file_name
from ui.ops import Ops
from ui.pages.review import presenter
from ui.pages.review.docket import Docket
from ui.pages.review.outgoing import Outgoing
from ui.typing import RESTORED, Drafts


class Letter(QObject):
    """The opinion of one workbench. Signals: ``done(text)`` for the toast with 撤销, ``told(text)`` for a plain one, ``finding_asked(id)``, ``document_asked()``, ``names_asked()``."""

    done = Signal(str)
    told = Signal(str)
    finding_asked = Signal(str)
    document_asked = Signal()
    names_asked = Signal()

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host
        self.outgoing = Outgoing(ops, self)
        """What leaves by the clipboard or as a mail draft."""
        self._turn = 0
        self._document, self._title = "", ""
        self._form: ReviewOpinion | None = None
        self._own = SHIPPED
        self.dialog: OpinionDialog | None = None
        """The dialog that is open; None when there is none."""
        self._drafts: Drafts | None = None
        self._written: dict[str, dict[str, str]] = {}

    def open(self, docket: Docket, today: date) -> None:
        """Show the letter of the round, to be concluded or as it was issued."""
        if self.dialog is not None:
            return
        if docket.bench.elsewhere:
            self.told.emit(docket.bench.elsewhere)
            return
        self._document, self._title = docket.bench.document.id, presenter.title_of(docket.bench)
        unchecked = presenter.unchecked(docket)
        dialog = OpinionDialog(self._title, presenter.standing(docket), presenter.waiting(docket), unchecked, today, self._host)
        self.dialog = dialog
        dialog.preview_asked.connect(self._preview)
        dialog.conclude_asked.connect(self._conclude)
        dialog.word_asked.connect(self._save_word)
        dialog.mail_asked.connect(lambda file: self.outgoing.save_mail(self._document, file, dialog.tell))
        dialog.annotate_asked.connect(lambda file: self.outgoing.save_annotated(docket.bench.review.id, file, dialog.tell))
        dialog.copy_asked.connect(lambda: self.outgoing.copy(self._document, dialog.tell))
        dialog.finding_asked.connect(self.finding_asked)
        dialog.document_asked.connect(self.document_asked)
        dialog.names_asked.connect(self.names_asked)
        dialog.finished.connect(self._closed)
        done = presenter.issued(docket)
        if done is not None:
            dialog.show_issued(done)
        else:
            self._drafts = Drafts(self._ops, dialog.form, f"opinion/{docket.bench.review.id}")
            self._drafts.restored.connect(lambda: dialog.tell(RESTORED))
            dialog.letter.busy.begin()
            if docket.bench.why_not:
                dialog.forbid(docket.bench.why_not)
            elif docket.bench.unnamed:
                dialog.ask_names(docket.bench.unnamed)
            self._suggest(dialog, docket.bench.review.id)
        dialog.open()

    def export_word(self, docket: Docket) -> None:
        """导出审核意见书 Word: ask where, and write it as far as it is decided."""
        if docket.bench.elsewhere:
            self.told.emit(docket.bench.elsewhere)
            return
        self._document, self._title = docket.bench.document.id, presenter.title_of(docket.bench)
        draft = "" if docket.bench.review.concluded_on else "（草稿）"
        dialog = QFileDialog(self._host, "导出审核意见书")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Word 文件 (*.docx)")
        dialog.setDefaultSuffix("docx")
        dialog.selectFile(f"{file_name(f'{self._title}{docket.bench.wording.title}{draft}')}.docx")
        dialog.fileSelected.connect(lambda name: self.save_word(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_word(self, file: Path) -> None:
        """Write the letter of the round as a Word file."""
        document = self._document
        self._ops.query(
            lambda office: laid(office, opinion(office, document)), lambda form: self._write(form, file, self.told.emit), owner=self
        )

    # --- answering the dialog

    def _suggest(self, dialog: OpinionDialog, review: str) -> None:
        """Fill in 审核情况, then set the letter; what was written for this round before the dialog was closed, or the opinion taken back, is kept."""
        document, form = self._document, dialog.form.assessment
        dialog.finished.connect(lambda: self._written.update({review: form.written}))

        def fill(words: Assessment) -> None:
            form.suggest(words, self._written.get(review, {}))
            dialog.allow_issue()
            dialog.begin()

        dialog.issue.allow("正在准备审核情况")
        self._ops.query(lambda office: prepared(office, document), fill, owner=dialog, on_refused=self._refuse)

    def _preview(self, choice: object) -> None:
        """Set the letter anew; answers to an older question are dropped."""
        self._turn += 1
        turn, document = self._turn, self._document

        def show(data: bytes) -> None:
            if turn == self._turn and self.dialog is not None:
                self.dialog.show_pdf(data)

        def filled(office: Office) -> tuple[ReviewOpinion, Own]:
            return opinion(office, document), own_templates(office)

        def draw(found: tuple[ReviewOpinion, Own]) -> None:
            form, self._own = found
            self._form = chosen(form, choice) if isinstance(choice, Choice) else form
            self._ops.run(Laid(self._form, self._own).pdf, show, owner=self, on_refused=self._refuse)

        self._ops.query(filled, draw, owner=self, on_refused=self._refuse)

    def _conclude(self, choice: object) -> None:
        assert isinstance(choice, Choice)
        assert choice.outcome is not None, "the dialog asks only with an outcome chosen"
        outcome, document = choice.outcome.value, self._document

        def work(office: Office) -> Workbench | None:
            conclude(
                office, document, outcome=outcome, on=choice.on, recheck=choice.recheck, assessment=choice.assessment,
                despite=choice.despite or None,
            )  # fmt: skip
            return workbench(office, document)

        self._ops.act(work, self._was_concluded, owner=self, title="出具审核意见", on_refused=self._refuse)

    def _was_concluded(self, bench: Workbench | None) -> None:
        if bench is None:
            return
        review = bench.review
        if self._drafts is not None:
            self._drafts.forget()
        self.done.emit(f"已出具审核意见（{review.outcome}），文号 {review.opinion_number}。")
        done = presenter.issued(Docket(bench))
        if self.dialog is not None and done is not None:
            self.dialog.show_issued(done)

    def _save_word(self, file: object) -> None:
        assert isinstance(file, Path)
        if self._form is not None and self.dialog is not None:
            self._write(Laid(self._form, self._own), file, self.dialog.tell)

    def _write(self, form: Laid, file: Path, tell: Callable[[str], object]) -> None:
        self._ops.run(
            lambda: printing.save(form.word(), file),
            lambda _: tell(f"已存为《{file.name}》。"),
            owner=self,
            title="存为 Word",
            on_refused=lambda sentence: tell(sentence),
        )

    def _refuse(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.refuse(sentence)
        else:
            self.told.emit(sentence)

    def _closed(self) -> None:
        self.dialog, self._drafts = None, None


def chosen(form: ReviewOpinion, choice: Choice) -> ReviewOpinion:
    """The draft with the conclusion and the statements that are being chosen."""
    after = (REVIEW_AGAIN if choice.recheck else TABLE_DIRECTLY) if choice.outcome is Conclusion.AMEND and form.speech.rounds else ""
    stated = {name: words or "" for name, words in choice.assessment.columns().items()}
    return replace(form, conclusion=choice.outcome.value if choice.outcome else "", after_revision=after, signed_on=choice.on, **stated)
