"""What becomes of the matter shown: left out, stored, or registered and accepted once nothing is missing or its gaps are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.office import Office
from app.review.settling import WORDS
from ui.deeds import Deeds
from ui.dialogs.markup import RevisionsDialog
from ui.ops import Ops
from ui.pages.intake.check import CheckSheet
from ui.pages.intake.foot import ACCEPT, DESPITE, Foot
from ui.pages.intake.queue import Item
from ui.pages.intake.steps import IMPORT, Entry, Order
from ui.pages.intake.storing import Storing

_SETTLED_MS = 250
"""How long nothing must have been changed until what is missing is looked at again."""


class Deciding(QObject):
    """Works the foot's buttons for one sheet at a time.

    Signals: ``done(item)`` once the last act was carried out; ``refused(item, sentence)``; ``pointed_at(widget)`` at what must be seen now.
    """

    done = Signal(object)
    refused = Signal(object, str)
    pointed_at = Signal(object)

    def __init__(self, ops: Ops[Office], deeds: Deeds, foot: Foot, parent: QObject) -> None:
        super().__init__(parent)
        self._foot = foot
        self._storing = Storing(ops, deeds, self)
        self._storing.done.connect(self.done)
        self._storing.lacking.connect(self._on_missing)
        self._storing.refused.connect(self._on_refused)
        self._item: Item | None = None
        self._sheet: CheckSheet | None = None
        self._recheck = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._recheck.timeout.connect(self._refresh)
        foot.store.clicked.connect(self._store)
        foot.accept.clicked.connect(self._submit)

    def take(self, item: Item, sheet: CheckSheet) -> None:
        """Decide about this one from now on."""
        self._item, self._sheet = item, sheet
        sheet.changed.connect(self._recheck.start)
        self._foot.say_accept(ACCEPT)
        self._foot.offer(item.purpose)
        self._hold()

    def let_go(self) -> None:
        """Nothing is to be decided for the moment."""
        self._item, self._sheet = None, None
        self._recheck.stop()

    def _store(self) -> None:
        order = self._order(None, None)
        if self._item is not None and order is not None:
            self._foot.allow("正在办理")
            self._storing.carry_out(self._item, order)

    def _submit(self) -> None:
        """Look at what is missing first: nothing is stored before it is all there or the clerk goes on without it."""
        item, sheet = self._item, self._sheet
        entry = sheet.form.entry() if sheet is not None else None
        order = self._order(entry, None)
        if item is None or sheet is None or entry is None or order is None:
            return
        self._recheck.stop()
        self._foot.allow("正在办理")
        missing = sheet.form.missing

        def weigh(lacking: tuple[str, ...]) -> None:
            if sheet is not self._sheet:
                return
            if not lacking:
                self._carry_out(item, order)
            elif set(lacking) - set(missing.items) or missing.isHidden():
                self._on_missing(item, lacking)
            elif not missing.reason.text().strip():
                self._hold()
                missing.complain()
            else:
                despite = self._order(entry, missing.reason.text().strip())
                if despite is not None:
                    self._carry_out(item, despite)

        self._storing.weigh(sheet.form.planned(), weigh)

    def _carry_out(self, item: Item, order: Order) -> None:
        """Carry it out, once it is said how the tracked changes of the text are taken."""
        reading = order.submission.draft.reading if order.submission.draft else None
        if reading is None or not reading.pending_revisions or self._sheet is None:
            self._storing.carry_out(item, order)
            return
        question = RevisionsDialog("登记送审并受理：修订取舍", reading.pending_revisions, reading.markup, parent=self._sheet)
        question.back.hide()

        def go_on(chosen: Mapping[str, str]) -> None:
            question.accept()
            self._storing.carry_out(item, replace(order, revisions=WORDS[chosen["revisions"]]))

        question.submitted.connect(go_on)
        question.rejected.connect(self._hold)
        question.open()

    def _order(self, entry: Entry | None, despite: str | None) -> Order | None:
        """What shall be done; None when it cannot be understood when the matter was received."""
        item, sheet = self._item, self._sheet
        at = sheet.moment() if sheet is not None else None
        if item is None or sheet is None or at is None:
            return None
        return Order(item.submission, sheet.chosen_matter, at, entry, despite, again=item.again)

    def _refresh(self) -> None:
        """List again what is missing, once something was changed; before the first try nothing is listed."""
        sheet = self._sheet
        if sheet is None or sheet.form.missing.isHidden():
            return

        def show(lacking: tuple[str, ...]) -> None:
            if sheet is not self._sheet:
                return
            if lacking:
                sheet.form.missing.show_items(lacking)
            else:
                sheet.form.missing.hide()
                self._foot.say_accept(ACCEPT)

        self._storing.weigh(sheet.form.planned(), show)

    def _on_missing(self, item: Item, lacking: tuple[str, ...]) -> None:
        if item is self._item and self._sheet is not None:
            panel = self._sheet.form.missing
            panel.show_items(lacking)
            self._foot.say_accept(DESPITE)
            self._hold()
            panel.reason.setFocus()
            self._point_at(panel)

    def _on_refused(self, item: Item, sentence: str) -> None:
        if item is self._item:
            self.refused.emit(item, sentence)
            self._hold()

    def _point_at(self, widget: QWidget) -> None:
        QTimer.singleShot(0, widget, lambda: self.pointed_at.emit(widget))

    def _hold(self) -> None:
        """Let it be tried again; what was stored already is not stored twice."""
        item, sheet = self._item, self._sheet
        if item is None or sheet is None:
            return
        self._foot.allow("" if item.draft is not None else "还没有指定正文")
        if IMPORT in item.steps_done:
            sheet.hold_stored(item.steps_done)
            self._foot.store.allow("已经入库。补齐后登记送审，或者点“先放着”")
            self._foot.say_skip("先放着")
