"""The acts of 报送备案: asked for in a form, done by the office's verbs, said in a toast. What left the house is not offered for undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.filing import catalogue, outgoing, rectifying, statement, stepping
from app.filing.catalogue import Yearly
from app.filing.chains import Chain, FilingDesk
from app.filing.materials import add_material
from app.filing.packet import building
from app.filing.reissuing import reissue
from app.filing.rounds import PUBLISHED
from app.filing.statement import Points
from app.filing.states import KINDS, MOVES
from app.filing.stepping import Told
from app.forms import printing
from app.lifecycle.made import Made
from app.office import Office
from db.records import Catalogue, Filing
from ui.dialogs.filing_forms import receipt_form, register_form, reissue_form
from ui.dialogs.filing_steps import STOP, Asked, send_form, statement_form, step_form
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
        document, filing, name = desk.document, chain.filing, chain.name
        copies = max((enclosure.copies for enclosure in chain.enclosures), default=1)
        earliest = document.published_on if filing.occasion == PUBLISHED else chain.deadline.start_on
        self._open(
            register_form(document.title, name, desk.today, earliest, missing, copies, self._host),
            lambda office, values: outgoing.file(
                office, document.id, recipient=filing.recipient, on=_day(values), filing_id=filing.id, copies=int(str(values["copies"])),
                words=str(values["words"]),
            ),
            lambda made: self.told.emit(f"已登记报送{name}，文号 {made['number']}。已送出本机关，不能撤销。"),
        )  # fmt: skip

    def ask_receipt(self, desk: FilingDesk, chain: Chain, picture: Path | None = None) -> None:
        """登记回执, by hand or with the ``picture`` that was dropped."""
        filing = chain.filing
        self._open(
            receipt_form(chain.name, desk.today, filing.filed_on, outgoing.WAYS, picture, self._host),
            lambda office, values: outgoing.receive(
                office, filing.id, number=str(values["number"]), on=_day(values), way=str(values["way"]), file=_file(values)
            ),
            lambda _: self.undoable.emit(f"已登记{chain.short}的回执。"),
        )

    def take_picture(self, desk: FilingDesk, chain: Chain, picture: Path) -> None:
        """A picture was dropped on the chain: it is the receipt's, asked for with its number where none was recorded yet."""
        filing = chain.filing
        if filing.receipt_number and any(h.what == KINDS["receive"] for h in chain.course):
            self._ops.act(
                lambda office: rectifying.attach_receipt(office, filing.id, picture),
                lambda _: self.undoable.emit(f"已把《{picture.name}》附到{chain.short}的回执。"),
                owner=self,
                title="附回执",
            )
        elif outgoing.may_receive(filing.state):
            self.ask_receipt(desk, chain, picture)
        else:
            self.told.emit(f"没有附上《{picture.name}》。{chain.short}这一份还没有登记报送，报送以后再附回执。")

    def ask_step(self, desk: FilingDesk, chain: Chain, act: str) -> None:
        """One step after the filing went out; the receipt and the end have forms and conditions of their own."""
        if act == "receive":
            self.ask_receipt(desk, chain)
            return
        move, filing = MOVES[act], chain.filing
        last = chain.course[-1] if chain.course else None
        earliest, before = (last.on, f"上一步“{last.what}”") if last else (filing.filed_on, "报送日")
        asked = Asked(
            act, move.word, move.verb, move.number, move.words, move.needs_words, move.is_ours, move.starts in ("supplement", "explain", "reply"),
            earliest, before,
        )  # fmt: skip
        say = self.told if move.is_ours else self.undoable
        tail = "。已送出本机关，不能撤销。" if move.is_ours else "。"
        self._open(
            step_form(asked, desk.document.title, chain.name, desk.today, self._host),
            lambda office, values: taken(office, filing.id, act, values),
            lambda _: say.emit(f"已登记{chain.short}：{move.word}{tail}"),
        )

    def ask_statement(self, desk: FilingDesk) -> None:
        """填写说明要点: what was written before stands in the form."""
        document = desk.document

        def ask(written: Points | None) -> None:
            known = written or Points()
            points = {key: (word, str(getattr(known, key))) for key, word in statement.WORDS.items()}
            self._open(
                statement_form(document.title, points, desk.today, self._host),
                lambda office, values: statement.write(office, document.id, Points(**{key: str(values[key]) for key in points})),
                lambda _: self.undoable.emit("已保存备案说明的要点。"),
            )

        self._ops.query(lambda office: statement.points(office, document.id), ask, owner=self)

    def ask_packet(self, desk: FilingDesk, chain: Chain) -> None:
        """生成报送包: asked where it goes."""
        document, filing = desk.document, chain.filing

        def ask(name: str) -> None:
            dialog = QFileDialog(self._host, "生成报送包", "", "报送包 (*.zip)")
            begin_in_documents(dialog)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("zip")
            dialog.selectFile(name)
            dialog.fileSelected.connect(lambda file: self._pack(filing, Path(file)))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._ops.query(lambda office: building.packet_name(office, document.id, filing.recipient, filing.id), ask, owner=self)

    def _pack(self, filing: Filing, place: Path) -> None:
        self._ops.act(
            lambda office: building.make(office, filing.document_id, filing.recipient, place, filing.id),
            lambda made: self.told.emit(
                "".join((f"已生成报送包“{place.name}”，签名指纹 {made['fingerprint']}。", *(f"{one}。" for one in made["lacking"])))
            ),
            owner=self,
            title="生成报送包",
        )

    def ask_send(self, one: Yearly, kept: Catalogue) -> None:
        """登记报送 of a yearly catalogue: asked first, because it leaves the house."""
        self._open(
            send_form(f"{one.year}年度备案目录（{kept.number}）", one.name, one.today, kept.on_date, self._host),
            lambda office, values: catalogue.send(office, kept.id, on=_day(values)),
            lambda _: self.told.emit(f"已登记 {one.year} 年度目录报送{one.short}。已送出本机关，不能撤销。"),
        )

    def ask_copy(self, sha: str, name: str) -> None:
        """另存一份 of the paper of a step."""
        dialog = QFileDialog(self._host, "另存文件")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda file: self._copy(sha, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _copy(self, sha: str, place: Path) -> None:
        self._ops.query(
            lambda office: printing.save(office.store.files.get(sha), place),
            lambda _: self.told.emit(f"已存为“{place.name}”。"),
            owner=self,
            title="另存文件",
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
            self._ops.act(
                lambda office: work(office, values), done, owner=dialog, title=dialog.windowTitle(), on_refused=dialog.refuse,
                on_missing=lambda missing: dialog.ask_despite(missing.items),
            )  # fmt: skip

        def done(made: Made) -> None:
            dialog.accept()
            then(made)

        dialog.submitted.connect(submit)
        dialog.open()


def _day(values: Values) -> date | None:
    day = values["on"]
    return day if isinstance(day, date) else None


def _file(values: Values) -> Path | None:
    file = values.get("file")
    return file if isinstance(file, Path) else None


def taken(office: Office, filing_id: str, act: str, values: Values) -> Made:
    """The step ``act`` with the values of its form."""
    until = values.get("until")
    told = Told(_day(values), str(values["number"]), str(values["words"]), until if isinstance(until, date) else None, _file(values))
    match act:
        case "resupply":
            return rectifying.resupply(office, filing_id, told)
        case "rectify":
            return rectifying.rectify(office, filing_id, told, stops=bool(values.get(STOP)))
        case "prolong":
            return rectifying.prolong(office, filing_id, told)
        case "dispose":
            return rectifying.dispose(office, filing_id, told, how=str(values["how"]))
        case "annul":
            return rectifying.annul(office, filing_id, told)
        case "close":
            return rectifying.close(office, filing_id, told, despite=str(values.get("despite") or ""))
        case _:
            return stepping.take(office, filing_id, act, told)
