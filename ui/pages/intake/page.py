"""导入核对: files are read off the window's thread, checked one by one, and only then stored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.intake.draft import Draft, read_draft
from app.lifecycle.habits import Habits, habits
from app.lifecycle.materials import Asked, asked
from app.lifecycle.stages import Matter
from app.office import Office
from ui.deeds import Deeds
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.intake.check import CheckSheet, Typed
from ui.pages.intake.item_list import ItemList
from ui.pages.intake.queue import Brought, Item, Purpose, State, found
from ui.pages.intake.steps import IMPORT
from ui.pages.intake.storing import Storing
from ui.pages.intake.told import Alarm
from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Pane, Scroll, clear, column, row
from ui.widgets.page import Page
from ui.widgets.progress import BusySign
from ui.widgets.text import Label

_WIDEST, _UNBOUND = 880, 16_777_215
_ACCEPT, _DESPITE = "登记送审并受理", "带缺项继续"
_SETTLED_MS = 250
"""How long nothing must have been changed until what is missing is looked at again."""


class IntakePage(Page):
    """``finished(document id)`` when nothing is left to check: the id of the last document made, empty when none was."""

    finished = Signal(str)

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._storing = Storing(ops, deeds, self)
        self._storing.done.connect(self._done)
        self._storing.lacking.connect(self._on_missing)
        self._storing.refused.connect(self._on_act_refused)
        self.items: list[Item] = []
        self.current: Item | None = None
        self.sheet: CheckSheet | None = None
        self._habits: Habits | None = None
        self._asked: dict[Matter, tuple[Asked, ...]] = {}
        self._last = ""
        self._typed: dict[Path, Typed] = {}
        self._recheck = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._recheck.timeout.connect(self._refresh)
        self.header = PageHeader("导入核对", "", has_back=True)
        self.header.back.connect(self._leave)
        self._side = ItemList()
        self._side.chosen.connect(self._choose)
        self._body = Scroll(margins=(24, 20, 24, 20))
        self._body.widget().setMaximumWidth(theme().px(_WIDEST))
        self.busy = BusySign("正在读取，文件大的要几秒钟")
        self.store = Button("入库", icon=Icon.ARCHIVE)
        self.accept = Button(_ACCEPT, icon=Icon.REVIEW, kind="primary")
        self.skip = Button("不导入这一份", kind="ghost")
        self.store.clicked.connect(self._store)
        self.accept.clicked.connect(self._submit)
        self.skip.clicked.connect(self._skip)
        foot = Pane("window", "top")
        foot.setLayout(row(self.skip, STRETCH, self.busy, self.store, self.accept, gap=10, margins=(12, 10, 24, 10)))
        self._foot = foot
        right = column(self._body, foot)
        right.setStretchFactor(self._body, 1)
        body = row(self._side, right, gap=0)
        body.setStretch(1, 1)
        whole = column(self.header, body)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._allow("没有要核对的文件")

    # --- page

    def enter(self, place: object = None) -> None:
        brought = Brought(tuple(place)) if isinstance(place, list) else place
        if isinstance(brought, Brought):
            if all(item.is_settled for item in self.items):
                self.items, self._last, self.current = [], "", None
            self.add(brought)
        elif not self.items:
            self._show_nothing()

    def hints(self) -> list[str]:
        return ["核对无误后再入库；原文件不会改动"]

    def add(self, brought: Brought) -> None:
        """More files to check; folders give the drafts in them."""
        self.busy.begin()
        self._ops.query(_known, self._learn, owner=self)
        self._ops.run(lambda: found(brought.paths), lambda files: self._take(files, brought.purpose), owner=self, title="查找文件")

    def _learn(self, answer: tuple[Habits, dict[Matter, tuple[Asked, ...]]]) -> None:
        self._habits, self._asked = answer
        self._show_ready()

    def _take(self, files: list[Path], purpose: Purpose) -> None:
        known = {item.path: item for item in self.items if not item.is_settled}
        self.items += [Item(path, purpose) for path in files if path not in known]
        for path in files:
            if path in known:
                known[path].bring_again(purpose)
        first = next((item for item in self.items if not item.is_settled and item.path in files), None)
        if first is not None:
            self._choose(first)
        elif self.current is None or self.current.is_settled:
            self._next()
        else:
            self._show_busy()

    # --- the queue

    def _next(self) -> None:
        waiting = next((item for item in self.items if not item.is_settled), None)
        if waiting is None:
            self.busy.end()
            if self.items:
                self.finished.emit(self._last)
            self._show_nothing()
            return
        self._choose(waiting)

    def _choose(self, item: Item) -> None:
        self._remember()
        self.current = item
        if item.state is State.WAITING:
            item.state = State.READING
            self._ops.run(
                lambda: read_draft(item.path),
                lambda draft: self._on_read(item, draft),
                owner=self,
                title=f"读取《{item.path.stem}》",
                on_refused=lambda sentence: self._on_refused(item, sentence),
            )
        self._show_item()

    def _on_read(self, item: Item, draft: Draft) -> None:
        item.state, item.draft = State.READ, draft
        if item is self.current:
            self._show_item()

    def _on_refused(self, item: Item, sentence: str) -> None:
        item.state, item.refusal = State.REFUSED, sentence
        if item is self.current:
            self._show_item()

    def _skip(self) -> None:
        if self.current is not None:
            self.current.state = State.STORED if self.current.document else State.SKIPPED
            self._next()

    def _remember(self) -> None:
        """Keep what was typed, for when the file is shown again."""
        if self.sheet is not None and self.current is not None and self.current.state is not State.STORED:
            self._typed[self.current.path] = self.sheet.typed()

    def _leave(self) -> None:
        self._remember()
        for item in self.items:
            if not item.is_settled:
                item.state = State.STORED if item.document else State.SKIPPED
        self._next()

    def step_back(self) -> bool:
        self._leave()
        return True

    # --- showing

    def _show_nothing(self) -> None:
        self.current, self.sheet = None, None
        clear(self._body.column)
        self._body.widget().setMaximumWidth(_UNBOUND)
        self._body.column.addWidget(EmptyState(Icon.IMPORT, "没有要核对的文件。把文件拖到窗口里，或者按 Ctrl O 选择。"), 1)
        self._foot.hide()
        self._allow("没有要核对的文件")
        self._show_list()

    def _show_ready(self) -> None:
        if self.current is not None and self.current.state is State.READ and self.sheet is None:
            self._show_item()

    def _show_item(self) -> None:
        item = self.current
        if item is None:
            return
        clear(self._body.column)
        self._body.widget().setMaximumWidth(theme().px(_WIDEST))
        self._foot.show()
        self.sheet = None
        self._recheck.stop()
        self._show_list()
        self._show_busy()
        if item.state is State.REFUSED:
            self._body.column.addWidget(Label(item.path.name, "heading", wrap=True))
            self._body.column.addSpacing(10)
            self._body.column.addWidget(Alarm(item.refusal))
            self._body.column.addSpacing(8)
            self._body.column.addWidget(Label("这一份没有入库，原文件没有改动。处理好以后重新拖进来。", "small", "text3", wrap=True))
            self._allow("这一份读不出来")
        elif item.draft is not None and self._habits is not None:
            self._show_sheet(item, CheckSheet(item.draft, self._habits, self._asked))
        else:
            self._body.column.addWidget(Label(item.path.name, "heading", wrap=True))
            self._body.column.addWidget(Label("正在读取。", "small", "text3"))
            self._allow("正在读取")
        self._body.column.addStretch(1)
        self.skip.allow()

    def _show_sheet(self, item: Item, sheet: CheckSheet) -> None:
        self.sheet = sheet
        if item.path in self._typed:
            sheet.retype(self._typed[item.path])
        sheet.changed.connect(self._recheck.start)
        self._say_accept(_ACCEPT)
        self.store.set_kind(Kind.PRIMARY if item.purpose is Purpose.STORE else Kind.PLAIN)
        self.accept.set_kind(Kind.PRIMARY if item.purpose is Purpose.SUBMIT else Kind.PLAIN)
        self._body.column.addWidget(sheet)
        sheet.unit.setFocus()
        self._hold(item)
        if item.purpose is Purpose.SUBMIT:
            QTimer.singleShot(0, sheet.head, lambda: self._scroll_to(sheet.head))

    def _say_accept(self, words: str) -> None:
        self.accept.setText(words)
        self.accept.updateGeometry()

    def _scroll_to(self, widget: QWidget) -> None:
        """Bring the top of ``widget`` to the top as far as that goes."""
        # it has its place and the page its height only after the layout was made anew
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._body.verticalScrollBar().setValue(widget.mapTo(self._body.widget(), QPoint()).y())

    def _show_busy(self) -> None:
        if self.current is not None and self.current.state is State.READING:
            self.busy.begin()
        else:
            self.busy.end()

    def _show_list(self) -> None:
        open_ones = [item for item in self.items if not item.is_settled]
        place = self.items.index(self.current) + 1 if self.current in self.items else 0
        self.header.set_title("导入核对", f"第 {place} 份，共 {len(self.items)} 份" if len(self.items) > 1 and place else "")
        self._side.setVisible(len(self.items) > 1)
        self.skip.setText("不导入这一份" if len(open_ones) > 1 else "不导入")
        self.skip.updateGeometry()
        self._side.show_items(self.items, self.current)

    def _allow(self, reason: str = "") -> None:
        for button in (self.store, self.accept):
            button.allow(reason)
        if not self.items:
            self.skip.allow(reason)

    # --- storing

    def _store(self) -> None:
        if self.current is not None and self.sheet is not None:
            self._allow("正在办理")
            self._storing.carry_out(self.current, self.sheet.chosen_matter, None, None)

    def _submit(self) -> None:
        """Look at what is missing first: nothing is stored before it is all there or the clerk goes on without it."""
        item, sheet = self.current, self.sheet
        submission = sheet.submission() if sheet is not None else None
        if item is None or sheet is None or submission is None:
            return
        self._recheck.stop()
        self._allow("正在办理")
        planned = sheet.planned()

        def weigh(lacking: tuple[str, ...]) -> None:
            if sheet is not self.sheet:
                return
            if not lacking:
                self._storing.carry_out(item, planned.matter, submission, None)
            elif set(lacking) - set(sheet.missing.items) or sheet.missing.isHidden():
                self._on_missing(item, lacking)
            elif not sheet.missing.reason.text().strip():
                self._hold(item)
                sheet.missing.complain()
            else:
                self._storing.carry_out(item, planned.matter, submission, sheet.missing.reason.text().strip())

        self._storing.weigh(planned, weigh)

    def _refresh(self) -> None:
        """List again what is missing, once something was changed; before the first try nothing is listed."""
        sheet = self.sheet
        if sheet is None or sheet.missing.isHidden():
            return
        planned = sheet.planned()

        def show(lacking: tuple[str, ...]) -> None:
            if sheet is not self.sheet:
                return
            if lacking:
                sheet.missing.show_items(lacking)
            else:
                sheet.missing.hide()
                self._say_accept(_ACCEPT)

        self._storing.weigh(planned, show)

    def _done(self, item: Item) -> None:
        item.state = State.STORED
        self._typed.pop(item.path, None)
        self._last = item.document
        if item is self.current:
            self._next()
        else:
            self._show_list()

    def _on_missing(self, item: Item, lacking: tuple[str, ...]) -> None:
        if item is self.current and self.sheet is not None:
            self.sheet.missing.show_items(lacking)
            self._say_accept(_DESPITE)
            self._hold(item)
            self.sheet.missing.reason.setFocus()
            panel = self.sheet.missing
            QTimer.singleShot(0, panel, lambda: self._scroll_to(panel))

    def _on_act_refused(self, item: Item, sentence: str) -> None:
        if item is self.current and self.sheet is not None:
            self._body.column.insertWidget(0, Alarm(sentence))
            self._body.verticalScrollBar().setValue(0)
            self._hold(item)

    def _hold(self, item: Item) -> None:
        """Let it be tried again; what was stored already is not stored twice."""
        self._allow()
        if IMPORT in item.steps_done:
            self._last = item.document
            if self.sheet is not None:
                self.sheet.hold_stored(item.steps_done)
            self.store.allow("已经入库。补齐后登记送审，或者点“先放着”")
            self.skip.setText("先放着")
            self.skip.updateGeometry()


def _known(office: Office) -> tuple[Habits, dict[Matter, tuple[Asked, ...]]]:
    return habits(office), {matter: asked(office, None, matter) for matter in Matter}
