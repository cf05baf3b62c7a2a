"""One review at work: its docket, its workbench, and what keys, buttons and links do to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.office import Office
from app.review.checklist import FAILS, MEETS, NOT_CONCERNED
from app.review.following import BY_HAND
from app.review.workbench import Workbench
from ui import actions
from ui.actions import Scope
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.ops import Ops
from ui.pages.review.alike import Alike
from ui.pages.review.answering import Answering
from ui.pages.review.bench import BenchView
from ui.pages.review.counselling import Counselling
from ui.pages.review.docket import Docket, Segment, Words
from ui.pages.review.letter import Letter
from ui.pages.review.verbs import Verbs

_STEPS: dict[str, Callable[[Docket], None]] = {
    "review.next": lambda docket: docket.move(1),
    "review.previous": lambda docket: docket.move(-1),
    "review.next_clause": lambda docket: docket.step_clause(1),
    "review.previous_clause": lambda docket: docket.step_clause(-1),
    "review.open_ones": lambda docket: docket.show(Segment.OPEN),
    "review.listed_ones": lambda docket: docket.show(Segment.LISTED),
    "review.dropped_ones": lambda docket: docket.show(Segment.UNLISTED),
    "review.citations": lambda docket: docket.show(Segment.CITATIONS),
    "review.checklist": lambda docket: docket.show(Segment.CHECKLIST),
}


class Sitting(QObject):
    """The workbench and the docket it shows; :attr:`docket` is None while nothing is open.

    Signals: ``done(text)`` and ``told(text)`` for toasts with and without 撤销; ``left(what)`` with ``document``, ``compare``, ``names`` or ``back`` to leave; ``reread()`` when
    the round must be read from the store again; ``law_asked(title, article)`` to open a law in the library; ``rule_asked(id)`` to look at a rule.
    """

    done = Signal(str)
    told = Signal(str)
    left = Signal(str)
    reread = Signal()
    law_asked = Signal(str, str)
    rule_asked = Signal(str)

    def __init__(self, ops: Ops[Office], host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._today = date.min
        self.docket: Docket | None = None
        self.bench = BenchView()
        self.verbs, self.letter = Verbs(ops, host), Letter(ops, host)
        self.answering, self.counselling = Answering(ops, host), Counselling(ops, host)
        self.alike = Alike(ops, self.bench, self.bench.foot)
        self._connect()
        for entry in actions.in_scope(Scope.REVIEW):
            actions.bind(self.bench, entry.id, lambda name=entry.id: self.do(name))

    def _connect(self) -> None:
        bench = self.bench
        bench.finding_chosen.connect(lambda item: self._move(lambda docket: docket.choose(item)))
        bench.number_chosen.connect(lambda number: self._move(lambda docket: docket.choose_number(number)))
        bench.clause_chosen.connect(lambda path: self._move(lambda docket: docket.choose_clause(path)))
        bench.segment_chosen.connect(lambda index: self._move(lambda docket: docket.show(Segment(index))))
        bench.fate_chosen.connect(lambda fate: self._move(lambda docket: docket.show_fate(fate)))
        bench.check_asked.connect(self._check)
        bench.asked.connect(self.do)
        self.verbs.decided.connect(self.redraw)
        self.verbs.failed.connect(self.reread)
        self.verbs.closed.connect(lambda: QTimer.singleShot(0, self, self._give_focus))
        self.verbs.sources.law_asked.connect(self.law_asked)
        self.alike.law_asked.connect(self.law_asked)
        self.answering.moved.connect(self.redraw)
        for part in (self.verbs, self.letter, self.answering, self.counselling):
            part.done.connect(self.done)
            part.told.connect(self.told)
        self.letter.finding_asked.connect(lambda item: self._move(lambda docket: docket.choose(item)))
        self.letter.document_asked.connect(lambda: self.left.emit("document"))
        self.letter.names_asked.connect(lambda: self.left.emit("names"))

    def begin(self, docket: Docket, rules: int, today: date) -> None:
        """Sit over another round, judged by ``rules`` rules."""
        self.docket, self._today = docket, today
        self.bench.load(docket, rules)

    def end(self) -> None:
        """Nothing is open any more."""
        self.docket = None
        self.alike.end()

    def take_again(self, bench: Workbench, words: Words) -> bool:
        """The same round, read again. False when it is another one now."""
        docket = self.docket
        if docket is None or bench.review.id != docket.bench.review.id:
            return False
        # while an act is under way the docket is ahead of what was read; its answer brings the next reading
        if not self.verbs.is_running:
            docket.refresh(bench, words)
            self.answering.go_on(docket)
            self.redraw()
            self.counselling.refresh(bench)
        return True

    def redraw(self) -> None:
        """Draw everything anew, and hold the focus in the workbench where a card took it along."""
        self.bench.draw()
        self.alike.follow(self.docket)
        self._hold_focus()

    def _hold_focus(self) -> None:
        """Hold the focus in the workbench where what had it has gone."""
        focused = QApplication.focusWidget()
        if self.bench.isVisible() and self.bench.isActiveWindow() and (focused is None or not self.bench.isAncestorOf(focused)):
            self.bench.findings_pane.take_focus()

    def _give_focus(self) -> None:
        """After a dialog the window may not be active yet: what it will give the focus to is decided here, where the card that had it is gone."""
        focused = self._host.window().focusWidget()
        if (
            self.bench.isVisible()
            and QApplication.activeModalWidget() is None
            and (focused is None or not self.bench.isAncestorOf(focused))
        ):
            self.bench.findings_pane.take_focus()

    def do(self, what: str) -> None:
        """Do what a key, a button or a link asked for, by its name."""
        if what in ("document", "compare", "back"):
            self.left.emit(what)
        elif what == "shortcuts":
            self.show_shortcuts()
        elif what in _STEPS:
            self._move(_STEPS[what])
        elif self.docket is not None:
            self._verbs(self.docket)[what]()

    def show_shortcuts(self) -> None:
        """? and F1: every key."""
        ShortcutsDialog(parent=self._host).open()

    def _verbs(self, docket: Docket) -> dict[str, Callable[[], object]]:
        verbs, bench, answering = self.verbs, self.bench, self.answering
        return {
            "review.list": lambda: verbs.put_on_list(docket),
            "review.drop": lambda: verbs.leave_off_list(docket),
            "review.carry": lambda: verbs.carry(docket),
            "review.reopen": lambda: verbs.reopen(docket),
            "markup": lambda: verbs.show_markup(docket, self._jump),
            "review.rewrite": lambda: verbs.rewrite(docket),
            "review.comment": lambda: (answering.note if docket.segment is Segment.CHECKLIST else verbs.remark)(docket),
            "review.meets": lambda: answering.answer(docket, MEETS),
            "review.fails": lambda: answering.answer(docket, FAILS),
            "review.not_concerned": lambda: answering.answer(docket, NOT_CONCERNED),
            "review.counsel": lambda: self.counselling.open(docket),
            "review.like": lambda: self.alike.toggle(docket),
            "review.basis": lambda: verbs.show_basis(docket),
            "review.verify": lambda: verbs.verify_bases(docket),
            "review.rule": lambda: self._show_rule(docket),
            "review.add": lambda: verbs.add(docket, bench.paper.selection()),
            "review.text_only": bench.toggle_text_only,
            "review.opinion": lambda: self.letter.open(docket, self._today),
            "folds": self._fold,
            "word": lambda: self.letter.export_word(docket),
            "review.copy": lambda: self.letter.outgoing.copy(docket.bench.document.id, self.told.emit),
            "record": lambda: self.letter.outgoing.show_record(docket.bench.document.id, self._host),
            "replies": lambda: verbs.record_replies(docket),
        }

    def _show_rule(self, docket: Docket) -> None:
        finding = docket.finding
        if finding is None or finding.rule == BY_HAND:
            self.told.emit("这条意见是人工提出的，没有规则。" if finding else "先选一条意见。")
        else:
            self.rule_asked.emit(finding.rule)

    def _jump(self, path: str, start: int) -> None:
        self._move(lambda docket: docket.choose_clause(path))
        self.bench.paper.scroll_to(path, start)

    def _check(self, index: int) -> None:
        if self.docket is not None:
            self.verbs.verify_basis(self.docket, index)

    def _fold(self) -> None:
        if not self.bench.toggle_folds():
            self.told.emit("没有可以收起的章节。一章里的意见都处理完，才能收起。")

    def _move(self, move: Callable[[Docket], None]) -> None:
        docket = self.docket
        if docket is None:
            return
        shown = docket.segment, docket.fate
        move(docket)
        if (docket.segment, docket.fate) == shown:
            self.bench.draw_selection()
            self.alike.follow(docket)
        else:
            self.redraw()
