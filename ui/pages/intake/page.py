"""导入核对: files are read and sorted off the window's thread, checked matter by matter, and only then stored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.intake.arrival import Arrival
from app.intake.arriving import Arrived
from app.office import Office
from ui.actions import bind
from ui.deeds import Deeds
from ui.ops import Job, Ops
from ui.pages.ids import INTAKE, REGISTER
from ui.pages.intake.brought import Brought, Purpose
from ui.pages.intake.check import CheckSheet
from ui.pages.intake.coming import Coming
from ui.pages.intake.deciding import Deciding
from ui.pages.intake.foot import Foot
from ui.pages.intake.item_list import ItemList
from ui.pages.intake.mending import Mending
from ui.pages.intake.queue import Item, Queue, State
from ui.pages.intake.reading import left_out
from ui.pages.intake.surface import Surface
from ui.pages.intake.words import Words
from ui.typing import RESTORED
from ui.widgets.header import PageHeader
from ui.widgets.layout import column, row
from ui.widgets.page import Page

_NOTHING = "没有要核对的文件"


class IntakePage(Page):
    """``finished(document id)`` when nothing is left to check: the id of the last document made, empty when none was."""

    home = REGISTER

    finished = Signal(str)

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops, self._deeds = ops, deeds
        self.queue = Queue()
        self.sheet: CheckSheet | None = None
        self._last = ""
        self._words = Words(ops, self)
        self._words.restored.connect(lambda: self.told.emit(RESTORED))
        self.header = PageHeader("导入核对", "", has_back=True)
        self.header.back.connect(deeds.go_back)
        self._side = ItemList()
        self._side.chosen.connect(self._choose)
        self._side.join_asked.connect(self._join)
        self._surface = Surface()
        self.foot = Foot()
        self.busy, self.store, self.accept, self.skip = self.foot.busy, self.foot.store, self.foot.accept, self.foot.skip
        self.skip.clicked.connect(self._skip)
        self._coming = Coming(ops, self.busy, self)
        self._coming.came.connect(self._take)
        self._coming.given_up.connect(self._on_given_up)
        self._coming.learned.connect(self._on_learned)
        self._coming.echoed.connect(self._show_anew)
        self.pasting = self._coming.pasting
        self.pasting.files.connect(lambda files: self.add(Brought(tuple(files))))
        self._surface.paste_asked.connect(self.pasting.paste)
        self.foot.paste.clicked.connect(self.pasting.paste)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        bind(self, "intake.paste", self.pasting.paste)
        self._deciding = Deciding(ops, deeds, self.foot, self)
        self._deciding.done.connect(self._done)
        self._deciding.refused.connect(self._on_act_refused)
        self._deciding.pointed_at.connect(self._surface.bring_up)
        self.mending = Mending(ops, self)
        self.mending.opened.connect(lambda: self._right.setCurrentWidget(self.mending.view))
        self.mending.closed.connect(self._on_mended)
        self.mending.recalled.connect(self._show_anew)
        checking = QWidget()
        right = column(self._surface, self.foot)
        right.setStretchFactor(self._surface, 1)
        checking.setLayout(right)
        self._right = QStackedWidget()
        self._right.addWidget(checking)
        self._right.addWidget(self.mending.view)
        body = row(self._side, self._right, gap=0)
        body.setStretch(1, 1)
        whole = column(self.header, body)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._allow(_NOTHING)

    @property
    def items(self) -> list[Item]:
        """The matters that came, settled ones too."""
        return self.queue.items

    @property
    def reading(self) -> frozenset[Job]:
        """The readings under way."""
        return self._coming.jobs

    @property
    def current(self) -> Item | None:
        """The matter shown."""
        return self.queue.current

    # --- page

    def enter(self, place: object = None) -> None:
        brought = Brought(tuple(place)) if isinstance(place, list) else place
        if isinstance(brought, Brought):
            self.queue.begin_anew()
            if not self.items:
                self._last = ""
            self.add(brought)
        elif not self.queue.waiting and not self.reading:
            self.queue.begin_anew()
            self._show_nothing()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        if self._right.currentWidget() is self.mending.view:
            self.mending.close()
            return True
        return False

    def leave(self) -> None:
        """What is not decided yet stays here with what was typed; the toast is the way back to it."""
        self._words.remember(self.current, self.sheet)
        if self.unfinished:
            self._deeds.offer(f"{self.unfinished}。", "继续核对", self._come_back)

    @property
    def unfinished(self) -> str:
        left = sum(item.state is State.READ for item in self.queue.waiting)
        return f"还有 {left} 件没有存入" if left else ""

    def _come_back(self) -> None:
        if not self.isVisible():
            self.asked.emit(INTAKE, None)

    def hints(self) -> list[str]:
        return ["核对无误后再入库；原文件不会改动"]

    def add(self, brought: Brought) -> None:
        """More to check: files, and what lies in folders and archives."""
        if self.current is None:
            self._show_reading()
        self._coming.read(brought)

    def _on_given_up(self) -> None:
        if self.current is None:
            self._show_nothing()

    def _on_learned(self) -> None:
        if self.current is not None and self.current.state is State.READ and self.sheet is None:
            self._show_item()

    def _take(self, came: Arrived, purpose: Purpose) -> None:
        taken = self.queue.take(came, purpose)
        if came.passed:
            self.told.emit(left_out(came))
        for item in taken:
            self._coming.look_up(item)
            self.mending.recall(item)
        if taken:
            self._choose(taken[0])
        elif self.current is None or self.current.is_settled:
            self._next()
        self._coming.show_busy()

    # --- the queue

    def _next(self) -> None:
        waiting = self.queue.waiting
        if waiting:
            self._choose(waiting[0])
            return
        self.busy.end()
        if self.items:
            self.finished.emit(self._last)
        self._show_nothing()

    def _choose(self, item: Item) -> None:
        if self._right.currentIndex():
            self.mending.close()
        self._words.remember(self.current, self.sheet)
        self.queue.current = item
        self._show_item()

    def _skip(self) -> None:
        item = self.current
        if item is None:
            return
        self._words.remember(item, self.sheet)
        self._words.give_up()
        before, item.state = item.state, State.STORED if item.document else State.SKIPPED
        self._next()
        if before is State.READ and item.state is State.SKIPPED:
            self._deeds.offer(f"没有导入“{item.name}”。", "撤销", lambda: self._take_back(item, before))

    def _take_back(self, item: Item, state: State) -> None:
        """What was left out is to be decided after all."""
        item.state = state
        if item not in self.items:
            self.items.append(item)
        self._come_back()
        self._choose(item)

    # --- correcting the sorting

    def _sort(self, arrival: Arrival, code: str) -> None:
        item, sheet = self.current, self.sheet
        if item is None or sheet is None:
            return
        before = item.submission
        item.submission = before.sorted_to(arrival, code)
        # known by another file from now on
        self._words.remember(item, sheet)
        if before.main is not item.submission.main:
            self._coming.look_up(item)
        self._show_item()
        if self.sheet is not None:
            self.sheet.focus_file(arrival)

    def _take_apart(self, arrival: Arrival) -> None:
        if self.current is not None:
            self._words.remember(self.current, self.sheet)
            self._coming.look_up(self.queue.split(self.current, arrival))
            self._show_item()

    def _join(self) -> None:
        if self.current is not None:
            self._words.remember(self.current, self.sheet)
            self.queue.join(self.current)
            self._show_item()

    # --- showing

    def _show_nothing(self) -> None:
        self.queue.current, self.sheet = None, None
        self._deciding.let_go()
        self._surface.show_nothing()
        self.foot.hide()
        self._allow(_NOTHING)
        self._show_list()

    def _show_reading(self) -> None:
        self._surface.show_reading()
        self.foot.show()
        self._allow("正在读取")

    def _show_item(self) -> None:
        item = self.current
        if item is None:
            return
        self.foot.show()
        self.sheet = None
        self._deciding.let_go()
        self._show_list()
        self._coming.show_busy()
        if item.state is State.REFUSED:
            self._surface.show_refused(item)
            self._allow("这一份读不出来")
        elif self._coming.known is not None:
            self._show_sheet(item, CheckSheet(item, self._coming.known))
        else:
            self._surface.clear()
        self.skip.allow()

    def _show_sheet(self, item: Item, sheet: CheckSheet) -> None:
        self.sheet = sheet
        self._words.put_back(item, sheet)
        sheet.sorted_to.connect(self._sort)
        sheet.taken_apart.connect(self._take_apart)
        sheet.open_asked.connect(lambda document: self.asked.emit("document", document))
        sheet.again_asked.connect(self._take_again)
        sheet.structure_asked.connect(lambda: self.mending.open(item))
        self._surface.show_sheet(sheet)
        sheet.form.unit.setFocus()
        self._deciding.take(item, sheet)
        if item.document:
            self._last = item.document
        # what was recognised is looked at first
        self._surface.to_top()

    def _show_anew(self, item: Item) -> None:
        """Something about ``item`` is known now that was not when it was shown."""
        if item is self.current:
            self._words.remember(item, self.sheet)
            self._show_item()

    def _on_mended(self) -> None:
        """Back to the check page, which says what the corrected text says."""
        self._right.setCurrentIndex(0)
        self._words.remember(self.current, self.sheet)
        self._show_item()

    def _take_again(self) -> None:
        if self.current is not None:
            self.current.again = True
            self._words.remember(self.current, self.sheet)
            self._show_item()

    def _show_list(self) -> None:
        count, place = len(self.items), self.queue.place
        self.header.set_title("导入核对", f"第 {place} 件，共 {count} 件" if count > 1 and place else "")
        self._side.setVisible(count > 1)
        self.foot.say_skip("不导入这一件" if len(self.queue.waiting) > 1 else "不导入")
        self._side.show_items(self.items, self.current)

    def _allow(self, reason: str = "") -> None:
        self.foot.allow(reason)
        if not self.items:
            self.skip.allow(reason)

    def _done(self, item: Item) -> None:
        item.state = State.STORED
        self._words.forget(item)
        self._last = item.document
        if item is self.current:
            self._words.give_up()
            self._next()
        else:
            self._show_list()

    def _on_act_refused(self, item: Item, sentence: str) -> None:
        self._last = item.document or self._last
        self._surface.alarm(sentence)
