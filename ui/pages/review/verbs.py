"""What the clerk does with a finding: each verb asks what it must by a dialog, runs the act off the window's thread, and says what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.lifecycle.made import Made
from app.office import Office
from app.review import deciding, grounds
from app.review.rejudging import reworded
from db.records import Finding
from ui.dialogs.finding import FindingDialog
from ui.dialogs.frame import Dialog
from ui.dialogs.markup import MarkupDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.replies import Answered, RepliesDialog
from ui.dialogs.words import remarking, rewriting
from ui.ops import Ops
from ui.pages.review import presenter
from ui.pages.review.docket import Docket
from ui.pages.review.sources import Sources
from ui.typing import keep_dialog

Selected = tuple[str, int, int, str]
_NESTED = str.maketrans("“”", "‘’")


class Verbs(QObject):
    """The verbs of one workbench.

    Signals: ``decided()`` after the docket was moved on before the store has answered; ``failed()`` when an act was refused, so that what the docket took
    for done is read again; ``done(text)`` for the toast with 撤销; ``told(text)`` for a plain one; ``closed()`` when a dialog has gone.
    """

    decided = Signal()
    failed = Signal()
    done = Signal(str)
    told = Signal(str)
    closed = Signal()

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host
        self._last_reason = ""
        self._running = 0
        self.sources = Sources(ops, host)
        self.dialog: Dialog | None = None
        """The dialog that is open; None when there is none."""

    @property
    def is_running(self) -> bool:
        """Whether an act has not been answered yet."""
        return self._running > 0

    # --- verbs

    def put_on_list(self, docket: Docket) -> None:
        """A: 列入意见."""
        finding = self._finding(docket)
        if finding is None:
            return
        if finding.decision == deciding.LISTED:
            self.told.emit("这一条已经列入。要拿下来，按 U 退回待处理。")
            return
        self._decide(docket, finding, deciding.LISTED, lambda o: deciding.decide(o, finding.id, listed=True), f"已列入“{_name(finding)}”。")

    def leave_off_list(self, docket: Docket) -> None:
        """D: 不列入, with its reason."""
        finding = self._finding(docket)
        if finding is None:
            return
        usual = next((f.reason for f in reversed(docket.findings) if f.decision == deciding.UNLISTED and f.reason), "")
        last = finding.reason or self._last_reason or usual
        dialog = ReasonDialog(finding.title or finding.rule, deciding.REASONS, last, deciding.HAS_BASIS, self._host)
        self._ground(dialog)

        def leave() -> None:
            reason, basis = dialog.reason, dialog.basis
            self._last_reason = reason
            work = lambda o: deciding.decide(o, finding.id, listed=False, reason=reason, basis=basis)  # noqa: E731
            self._decide(docket, finding, deciding.UNLISTED, work, f"没有列入“{_name(finding)}”，理由：{reason}。")

        self._open(dialog, leave, f"finding/{finding.id}/reason")

    def reopen(self, docket: Docket) -> None:
        """U: 退回待处理."""
        finding = self._finding(docket)
        if finding is None:
            return
        if finding.decision == deciding.OPEN:
            self.told.emit("这一条还没有处理，不用退回。")
            return
        self._decide(
            docket, finding, deciding.OPEN, lambda o: deciding.reopen_finding(o, finding.id), f"已退回待处理：“{_name(finding)}”。"
        )

    def carry(self, docket: Docket) -> None:
        """R: 沿用上轮, as the round before decided on the same doubt."""
        finding = self._finding(docket)
        before = docket.bench.earlier.before(finding) if finding is not None else None
        if finding is None:
            return
        if before is None or before.decision == deciding.OPEN:
            self.told.emit("上一轮没有处理过这一条，没有可以沿用的。按 A 列入，或者按 D 不列入。")
            return
        if finding.decision != deciding.OPEN:
            self.told.emit("这一条已经处理。要沿用上轮的，先按 U 退回待处理。")
            return
        said = "已列入" if before.decision == deciding.LISTED else "没有列入"
        self._decide(
            docket, finding, before.decision, lambda o: deciding.carry_over(o, finding.id), f"沿用上轮，{said}“{_name(finding)}”。"
        )

    def show_markup(self, docket: Docket, jump: Callable[[str, int], None]) -> None:
        """修订与批注 of the text under review; a line jumps to its clause."""
        version = docket.bench.version
        dialog = MarkupDialog(f"{version.name} v{version.ordinal}，《{version.file_name}》", docket.bench.markup, self._host)
        dialog.jumped.connect(jump)
        self._open(dialog, lambda: None)

    def rewrite(self, docket: Docket) -> None:
        """E: 改写建议."""
        finding = self._finding(docket)
        if finding is None:
            return
        given = finding.suggestion or ""
        dialog = rewriting(finding.title or finding.rule, finding.quote, finding.rewrite or given, given, self._host)

        def judge(words: str) -> None:
            self._ops.query(
                lambda office: reworded(office, finding.id, words),
                lambda found: dialog.say(found.told, "amber" if found.still else "green") if dialog.words == words else None,
                owner=dialog,
            )

        dialog.paused.connect(judge)

        def keep() -> None:
            words = "" if dialog.words == given else dialog.words
            if words != (finding.rewrite or ""):
                said = f"已改写“{_name(finding)}”的建议。" if words else f"“{_name(finding)}”恢复为审核规则的建议。"
                self._act(lambda o: deciding.rewrite(o, finding.id, words), said)

        self._open(dialog, keep, f"finding/{finding.id}/rewrite")

    def remark(self, docket: Docket) -> None:
        """C: 批注."""
        finding = self._finding(docket)
        if finding is None:
            return
        dialog = remarking(finding.title or finding.rule, finding.quote, finding.remark or "", self._host)

        def keep() -> None:
            words = dialog.words
            if words != (finding.remark or ""):
                said = f"已给“{_name(finding)}”记下批注。" if words else f"已去掉“{_name(finding)}”的批注。"
                self._act(lambda o: deciding.remark(o, finding.id, words), said)

        self._open(dialog, keep, f"finding/{finding.id}/remark")

    def add(self, docket: Docket, selected: Selected | None) -> None:
        """N: 新增意见 on the words selected on the paper."""
        if not self._may(docket):
            return
        if selected is None:
            self.told.emit("没有选中文字。在正文里选中要提意见的文字，再点“新增意见”，或者按 N。")
            return
        path, start, end, quote = selected
        dialog = FindingDialog(path, quote, self._host)
        self._ground(dialog)

        def keep() -> None:
            own, document = dialog.finding, docket.bench.document.id
            work = lambda o: deciding.add_finding(  # noqa: E731
                o, document, path=path, start=start, end=end, message=own.message, suggestion=own.suggestion,
                title=own.title, severity=own.severity, basis=own.basis,
            )  # fmt: skip
            self._act(work, f"已新增并列入{path}的意见。")

        self._open(dialog, keep, f"finding/{docket.bench.document.id}/{path}")

    def show_basis(self, docket: Docket) -> None:
        """O: law and article, with its words where they were imported; in 援引核对 of the law that is cited."""
        finding, citation = docket.finding, docket.citation
        if finding is not None:
            self.sources.of_finding(self._open, finding)
        elif citation is not None:
            self.sources.of_citation(self._open, citation)
        else:
            self.told.emit("没有选中意见。按 J 或者 K 选一条。")

    def verify_basis(self, docket: Docket, index: int) -> None:
        """A click on 待核对: that basis was compared with the text in force."""
        finding = self._finding(docket)
        if finding is not None:
            law, article, _ = finding.basis[index]
            self._act(lambda o: deciding.verify_basis(o, finding.id, index), f"已记为核对过：《{law}》{article or ''}。")

    def verify_bases(self, docket: Docket) -> None:
        """V: all bases of the open finding were."""
        finding = self._finding(docket)
        if finding is None:
            return
        waiting = sum(not verified for _, _, verified in finding.basis)
        if not waiting:
            self.told.emit("这一条没有待核对的依据。")
            return
        self._act(lambda o: deciding.verify_bases(o, finding.id), f"“{_name(finding)}”的 {waiting} 处依据已记为核对过。")

    def record_replies(self, docket: Docket) -> None:
        """登记答复 of the drafting unit."""
        dialog = RepliesDialog(docket.bench.unit, presenter.asked(docket), self._host)

        def keep() -> None:
            answers = dialog.answers
            if answers:
                rows = [_reply(answer) for answer in answers]
                self._act(lambda o: deciding.reply(o, docket.bench.document.id, rows), f"已登记 {len(rows)} 条答复。")

        self._open(dialog, keep, f"replies/{docket.bench.document.id}")

    def _ground(self, dialog: ReasonDialog | FindingDialog) -> None:
        """Complete the law named in ``dialog`` from the library, and say whether law and article hold."""
        self._ops.query(grounds.titles, dialog.set_laws, owner=dialog)

        def check(law: str, article: str) -> None:
            def say(problem: str) -> None:
                if dialog.ground.words == (law, article):
                    dialog.say_ground(problem)

            self._ops.query(lambda office: grounds.why_not(office, law, article), say, owner=dialog)

        dialog.ground_changed.connect(check)

    # --- running them

    def _finding(self, docket: Docket) -> Finding | None:
        """The finding to act on; says why there is none."""
        if not self._may(docket):
            return None
        if docket.finding is None:
            self.told.emit("没有选中意见。按 J 或者 K 选一条。")
        return docket.finding

    def _may(self, docket: Docket) -> bool:
        reason = presenter.locked(docket.bench)
        if reason:
            self.told.emit(reason)
        return not reason

    def _decide(self, docket: Docket, finding: Finding, decision: str, work: Callable[[Office], Made], said: str) -> None:
        docket.decide(finding.id, decision)
        self._act(work, said)
        self.decided.emit()

    def _act(self, work: Callable[[Office], Made], said: str) -> None:
        self._running += 1
        self._ops.act(work, lambda _made: self._was_done(said), owner=self, on_refused=self._was_refused)

    def _was_done(self, said: str) -> None:
        self._running -= 1
        self.done.emit(said)

    def _was_refused(self, sentence: str) -> None:
        self._running -= 1
        self.told.emit(sentence)
        self.failed.emit()

    def _open(self, dialog: Dialog, then: Callable[[], None], key: str = "") -> None:
        """Show ``dialog``; what is typed into it is kept under ``key`` until it is closed."""
        self.dialog = dialog
        dialog.accepted.connect(then)
        if key:
            keep_dialog(self._ops, dialog, key, dialog.note)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self.closed.emit()


def _name(finding: Finding) -> str:
    """The title as it stands between “ ”: quotes within are single ones."""
    return (finding.title or finding.rule).translate(_NESTED)


def _reply(answer: Answered) -> deciding.Reply:
    return deciding.Reply(answer.finding_id, answer.reply, answer.reason)
