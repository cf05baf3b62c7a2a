"""The acts of 报送备案: asked for in a form, done by the office's verbs, said in a toast. What left the house is not offered for undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.filing import outgoing
from app.filing.chains import Chain, FilingDesk
from app.filing.materials import add_material
from app.filing.reissuing import reissue
from app.lifecycle.made import Made
from app.office import Office
from ui.dialogs.filing_forms import outcome_form, receipt_form, register_form, reissue_form
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.form import FormDialog, Values
from ui.ops import Ops
from ui.pages.filing.words import corrected as corrected_word


class FilingActs(QObject):
    """Asks over ``host`` and acts. ``told(sentence)`` after what cannot be undone, ``undoable(sentence)`` after what can."""

    told = Signal(str)
    undoable = Signal(str)

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host

    def ask_filing(self, desk: FilingDesk, chain: Chain) -> None:
        """登记报送: asked first, because it leaves the house."""
        missing = [enclosure.material.name for enclosure in chain.missing]
        document, recipient, name = desk.document, chain.filing.recipient, chain.name
        self._open(
            register_form(document.title, name, desk.today, document.published_on, missing, self._host),
            lambda office, values: outgoing.file(office, document.id, recipient=recipient, on=_day(values)),
            lambda made: self.told.emit(f"已登记报送{name}，文号 {made['number']}。已送出本机关，不能撤销。"),
        )

    def ask_receipt(self, desk: FilingDesk, chain: Chain) -> None:
        """手工登记回执."""
        filing = chain.filing
        self._open(
            receipt_form(chain.name, desk.today, filing.filed_on, self._host),
            lambda office, values: outgoing.receive(office, filing.id, number=str(values["number"]), on=_day(values)),
            lambda _: self.undoable.emit(f"已登记{chain.short}的回执。"),
        )

    def ask_outcome(self, desk: FilingDesk, chain: Chain) -> None:
        """登记结果: only what may follow on the state it stands in."""
        filing = chain.filing
        results = [(state, outgoing.STATES[state]) for state in outgoing.outcomes(filing.state)]
        self._open(
            outcome_form(chain.name, results, desk.today, filing.filed_on, self._host),
            lambda office, values: outgoing.outcome(office, filing.id, result=str(values["result"]), on=_day(values)),
            lambda _: self.undoable.emit(f"已登记{chain.short}的备案结果。"),
        )

    def ask_reissue(self, desk: FilingDesk, chain: Chain) -> None:
        """登记补发: the corrected copy was sent after what had been sent. Asked first, because it leaves the house."""
        filing = chain.filing
        corrected = [corrected_word(correction) for correction in chain.owed]
        self._open(
            reissue_form(desk.document.title, chain.name, corrected, desk.today, max(c.on_date for c in chain.owed), self._host),
            lambda office, values: reissue(office, filing.id, on=_day(values)),
            lambda _: self.told.emit(f"已登记向{chain.name}补发更正件。已送出本机关，不能撤销。"),
        )

    def ask_material(self, document: str, code: str, name: str) -> None:
        """添加文件: choose the file that is the material ``code``."""
        dialog = QFileDialog(self._host, f"添加文件：{name}")
        begin_in_documents(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self._add(document, code, name, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, document: str, code: str, name: str, file: Path) -> None:
        self._ops.act(
            lambda office: add_material(office, document, code=code, path=file, name=name),
            lambda _: self.undoable.emit(f"已添加{name}《{file.name}》。"),
            owner=self,
            title="添加文件",
        )

    def _open(self, dialog: FormDialog, work: Callable[[Office, Values], Made], then: Callable[[Made], None]) -> None:
        """Let the clerk fill ``dialog`` in; it stays open until the act is done, and says why when it was refused."""

        def submit(values: Values) -> None:
            self._ops.act(lambda office: work(office, values), done, owner=dialog, title=dialog.windowTitle(), on_refused=dialog.refuse)

        def done(made: Made) -> None:
            dialog.accept()
            then(made)

        dialog.submitted.connect(submit)
        dialog.open()


def _day(values: Values) -> date | None:
    day = values["on"]
    return day if isinstance(day, date) else None
