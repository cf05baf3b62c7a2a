"""顾问意见 and 签批 of one workbench: the dialog that lists them, and the forms by which each step is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing
from app.lifecycle.stages import Conclusion
from app.office import Office
from app.review import approving, counsel
from app.review.assessment import Assessment
from app.review.laid import prepared
from app.review.workbench import Workbench
from ui.dialogs.counsel import AGREE, ASK, RECEIVE, REMIND, SAVE, SEEK, SEND_BACK, TAKE, CounselDialog
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.form import Form, FormDialog
from ui.ops import Ops
from ui.pages.review import presenter
from ui.pages.review.docket import Docket
from ui.typing import keep_dialog

Work = Callable[[Office, Mapping[str, object]], object]


class Counselling(QObject):
    """Opens the dialog and carries its buttons out. Signals: ``done(text)`` for the toast with 撤销, ``told(text)`` for a plain one."""

    done = Signal(str)
    told = Signal(str)

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host
        self._bench: Workbench | None = None
        self.dialog: CounselDialog | None = None
        """The list that is open; None when it is not."""
        self.form: FormDialog | None = None
        """The form over it; None when there is none."""

    def open(self, docket: Docket) -> None:
        """G: show the list."""
        if self.dialog is not None:
            return
        self.dialog = CounselDialog(self._host)
        self.dialog.asked.connect(self._answer)
        self.dialog.finished.connect(self._closed)
        self.refresh(docket.bench)
        self.dialog.open()

    def refresh(self, bench: Workbench) -> None:
        """The round was read again: draw it where the list is open."""
        self._bench = bench
        if self.dialog is not None:
            self.dialog.show_all(bench.counsel, bench.approvals, presenter.locked(bench), bench.why_not_approve)

    def _answer(self, what: str, of: str) -> None:
        bench = self._bench
        if bench is None:
            return
        if what in (REMIND, SAVE):
            (self._remind if what == REMIND else self._choose_file)(of)
            return
        if what == SEEK and not bench.elsewhere:
            document, key = bench.document.id, f"counsel/{bench.review.id}/{what}/{of}"
            self._ops.query(
                lambda office: prepared(office, document), lambda said: self._ask(*_seeking(bench, of, said), key=key), owner=self,
                on_refused=self.told.emit,
            )  # fmt: skip
            return
        made: dict[str, Callable[[], tuple[Form, Work, str]]] = {
            ASK: lambda: _asking(bench),
            RECEIVE: lambda: _receiving(of),
            TAKE: lambda: _taking(of),
            SEEK: lambda: _seeking(bench, of),
            AGREE: lambda: _deciding(bench, of, approving.AGREED),
            SEND_BACK: lambda: _deciding(bench, of, approving.RETURNED),
        }
        self._ask(*made[what](), key=f"counsel/{bench.review.id}/{what}/{of}")

    def _remind(self, of: str) -> None:
        def work(office: Office) -> str:
            said = counsel.reminder(office, of)
            counsel.remind(office, of)
            return said

        def copy(said: str) -> None:
            QGuiApplication.clipboard().setText(said)
            self.done.emit("已记下催办，催办的话已经复制，可以粘贴到短信、邮件或者打印。")

        self._ops.act(work, copy, owner=self, on_refused=self.told.emit)

    def _choose_file(self, of: str) -> None:
        """Ask where the paper of an advice shall be saved."""
        row = next(one.row for one in self._bench.counsel if one.row.id == of) if self._bench else None
        if row is None:
            return
        dialog = QFileDialog(self.dialog or self._host, "另存意见书")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(row.file_name or "意见书")
        dialog.fileSelected.connect(lambda name: self.save_file(of, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_file(self, of: str, file: Path) -> None:
        """Write the paper of an advice to ``file``."""
        self._ops.query(
            lambda office: printing.save(counsel.paper(office, of), file),
            lambda _: self.told.emit(f"已存为《{file.name}》。"),
            owner=self,
            on_refused=self.told.emit,
        )

    def _ask(self, form: Form, work: Work, said: str, *, key: str) -> None:
        bench = self._bench
        assert bench is not None
        dialog = self.form = FormDialog(form, bench.today, self.dialog or self._host)
        keep_dialog(self._ops, dialog, key, dialog.note)

        def submit(values: Mapping[str, object]) -> None:
            def was_done(_made: object) -> None:
                dialog.accept()
                self.done.emit(said)

            self._ops.act(lambda office: work(office, values), was_done, owner=dialog, on_refused=dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.finished.connect(lambda _: setattr(self, "form", None))
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None


def _asking(bench: Workbench) -> tuple[Form, Work, str]:
    document = bench.document.id
    form = Form(
        "请法律顾问、公职律师提意见",
        "登记咨询",
        (
            Field("kind", "请谁", Kind.CHOICE, counsel.KINDS[0], words(counsel.KINDS)),
            Field("adviser", "姓名", required=True, help="律师可以连同事务所一起写"),
            Field("question", "要问的问题", Kind.LONG, required=True),
            Field("workdays", "几个工作日内回", value="", help="不填按参数里的天数"),
        ),
        check=_days,
    )

    def work(office: Office, values: Mapping[str, object]) -> object:
        days = str(values["workdays"] or "")
        return counsel.ask(
            office, document, adviser=str(values["adviser"]), kind=str(values["kind"]), question=str(values["question"]),
            workdays=int(days) if days else None,
        )  # fmt: skip

    return form, work, "已登记咨询，到期提醒在工作台。"


def _days(values: Mapping[str, object]) -> Mapping[str, str]:
    days = str(values.get("workdays") or "")
    return {} if not days or (days.isascii() and days.isdigit()) else {"workdays": "写一个数，如 5。"}


def _receiving(of: str) -> tuple[Form, Work, str]:
    form = Form(
        "登记收到的意见",
        "登记",
        (
            Field("advice", "意见要点", Kind.LONG, help="附了意见书的，要点可以不写"),
            Field("file", "意见书文件", Kind.FILE),
        ),
    )

    def work(office: Office, values: Mapping[str, object]) -> object:
        file = values.get("file")
        return counsel.receive(office, of, advice=str(values.get("advice") or ""), file=Path(str(file)) if file else None)

    return form, work, "已登记收到的意见。"


def _taking(of: str) -> tuple[Form, Work, str]:
    form = Form(
        "采纳情况",
        "登记",
        (
            Field("taken", "是否采纳", Kind.CHOICE, counsel.TAKEN[0], words(counsel.TAKEN)),
            Field("reason", "理由", Kind.LONG, help="部分采纳、不采纳的要写"),
        ),
    )

    def work(office: Office, values: Mapping[str, object]) -> object:
        return counsel.take(office, of, taken=str(values["taken"]), reason=str(values.get("reason") or ""))

    return form, work, "已登记采纳情况。"


def _seeking(bench: Workbench, step: str, said: Assessment | None = None) -> tuple[Form, Work, str]:
    """Whom to ask, and what is laid before them: the conclusion meant and the statements, which ``said`` fills in; None where there is no letter."""
    document, person = bench.document.id, Field("person", f"请谁{step}", required=True, options=words(bench.people))
    if said is None:
        form = Form(f"提请{step}", "提请", (person,))
        return (
            form,
            lambda office, values: approving.ask_approval(office, document, step=step, person=str(values["person"])),
            f"已提请{step}。",
        )
    last = next((one.last for one in bench.approvals if one.last is not None and one.last.outcome), None)
    meant = last.outcome if last is not None else Conclusion.AMEND if any(f.decision == "listed" for f in bench.findings) else ""
    choices = (Option("", "还没有定"), *words(tuple(Conclusion)))
    parts = {part.name: getattr(said, part.name) for part in fields(Assessment)}
    stated = tuple(
        Field(name, head, Kind.LONG, written or "") for (name, written), head in zip(parts.items(), bench.wording.heads, strict=True)
    )
    told = "结论定了的，连同审核情况一起提请；同意以后再改的，要再提请。"
    form = Form(f"提请{step}", "提请", (person, Field("outcome", "拟出具的结论", Kind.CHOICE, str(meant or ""), choices), *stated), told)

    def work(office: Office, values: Mapping[str, object]) -> object:
        written = Assessment(**{name: str(values.get(name) or "") for name in parts})
        return approving.ask_approval(
            office, document, step=step, person=str(values["person"]), outcome=str(values.get("outcome") or "") or None, assessment=written
        )

    return form, work, f"已提请{step}。"


def _deciding(bench: Workbench, step: str, decision: str) -> tuple[Form, Work, str]:
    back = decision == approving.RETURNED
    form = Form(f"{step}{decision}", decision, (Field("words", "退回的意见" if back else "意见", Kind.LONG, required=back),))
    document = bench.document.id

    def work(office: Office, values: Mapping[str, object]) -> object:
        said = str(values.get("words") or "")
        return approving.decide_approval(office, document, step=step, decision=decision, words=said)

    return form, work, f"已登记{step}{decision}。"
