"""版本比对: two texts side by side, clause by clause; wholly by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.compare.folding import folded
from app.compare.rows import Care, Kind, Row
from app.compare.sides import Side
from app.office import Office
from ui.actions import bind
from ui.deeds import Deeds
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.compare.bar import MODES, CompareBar
from ui.pages.compare.changes import ChangeList
from ui.pages.compare.choosing import Choosing, cautions, lacking
from ui.pages.compare.exporting import Exporting, Paper
from ui.pages.compare.heads import Heads
from ui.pages.compare.looking import Looking
from ui.pages.compare.texts import NEW, OLD, Compared, Texts
from ui.pages.ids import REVIEW
from ui.pages.places import Wanted
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.button import Kind as Look
from ui.widgets.diff_frame import Mode
from ui.widgets.diff_map import Block, DiffMap
from ui.widgets.diff_view import DiffView
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.page import Page
from ui.widgets.progress import BusySign

_LIST_WIDTH, _LIST_FROM = 208, 1340
_KINDS = frozenset({"versions", "documents", "confirmations", "tree_edits"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the page stands, for the way back; the texts themselves, because a file may be gone and the clipboard says something else."""

    document_id: str
    old: Side | None = None
    new: Side | None = None
    row: int | None = None
    scroll: int = 0


class ComparePage(Page):
    """The page. ``place`` is a document id, :class:`Wanted`, a :class:`Spot`, or None for what stands there already."""

    home = REVIEW

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._opened: set[int] = set()
        self._spot: Spot | None = None
        self._beyond = ""
        # every slice of lines set in the background moves the blocks: they are drawn once for all that happened meanwhile
        self._map_later = QTimer(self, singleShot=True, interval=0)
        self.texts = Texts(ops, self)
        self.looking = Looking(deeds, self.texts, self)
        self.exporting = Exporting(ops, self.texts, self)
        self.choosing = Choosing(ops, self.texts, self)
        self.table = Button("导出修改对照表", icon=Icon.CHANGE_TABLE)
        self.redline = Button("导出花脸稿", icon=Icon.REDLINE, kind=Look.PRIMARY)
        self.header = PageHeader("版本比对", "", self.table, self.redline, has_back=True, two_lines=True)
        self.banner = Banner(level=Level.WARN)
        self.bar, self.heads, self.changes = CompareBar(), Heads(), ChangeList()
        self.view, self.map = DiffView(), DiffMap()
        self.busy = BusySign("正在比对")
        self.empty = EmptyState(Icon.COMPARE, "")
        self._build()
        self._connect()
        self._show_empty()

    def _build(self) -> None:
        self._side = Pane("sunken", "right")
        self._side.setLayout(column(self.changes, margins=(0, 8, 0, 8)))
        self._side.setFixedWidth(theme().px(_LIST_WIDTH))
        waiting = QWidget()
        waiting.setLayout(column(STRETCH, row(STRETCH, self.busy, STRETCH), STRETCH))
        self._waiting = waiting
        self._stack = QStackedWidget()
        for part in (self.empty, waiting, self.view):
            self._stack.addWidget(part)
        middle = column(self.heads, self._stack)
        middle.setStretchFactor(self._stack, 1)
        lower = row(self._side, gap=0)
        lower.addLayout(middle, 1)
        lower.addWidget(self.map)
        whole = column(self.header, self.banner, self.looking.banner, self.bar)
        whole.addLayout(lower, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        texts, bar = self.texts, self.bar
        texts.begun.connect(self._on_begun)
        texts.changed.connect(self._on_texts)
        texts.compared.connect(self._on_compared)
        texts.failed.connect(self._on_failed)
        texts.gone.connect(self._on_gone)
        texts.renewed.connect(self._on_renewed)
        self.looking.asked.connect(lambda old, new: texts.open(texts.document_id, old, new))
        self.table.clicked.connect(lambda: self.exporting.ask(Paper.TABLE))
        self.redline.clicked.connect(lambda: self.exporting.ask(Paper.REDLINE))
        bar.only_changes.connect(lambda _on: self._turn_only())
        bar.words_only.connect(lambda on: texts.set_care(Care.WORDS if on else Care.ALL))
        bar.mode_chosen.connect(self.view.set_mode)
        bar.kind_asked.connect(self._go_to_kind)
        bar.stepped.connect(self.step)
        self.heads.picked.connect(self.choosing.pick)
        self.heads.exchanged.connect(texts.exchange)
        self.changes.chosen.connect(self.go_to)
        self.changes.entered.connect(self.view.setFocus)
        self.view.current_changed.connect(self._on_current)
        self.view.fold_asked.connect(self._turn_fold)
        self.view.turned.connect(self._map_later.start)
        self._map_later.timeout.connect(self._draw_map)
        self.map.row_clicked.connect(self.go_to)
        self.map.place_clicked.connect(self.view.scroll_to)
        bind(self, "compare.next", lambda: self.step(1), everywhere=False)
        bind(self, "compare.previous", lambda: self.step(-1), everywhere=False)
        theme().changed.connect(self._fit)

    # --- the page in the window

    @property
    def rail_below(self) -> int:
        """1600 px: both columns need their width."""
        return 1600

    def enter(self, place: object = None) -> None:
        if isinstance(place, Spot):
            self._spot = place
            self.texts.put_back(place.old, place.new, place.document_id)
        elif isinstance(place, Wanted):
            self.texts.open(place.document_id, place.old_id, place.new_id)
        elif isinstance(place, str) and place:
            self.texts.open(place)
        self.view.setFocus()

    @property
    def document_id(self) -> str:
        """The document whose versions are compared."""
        return self.texts.document_id

    def place(self) -> object:
        old, new = self.texts.sides
        return Spot(self.texts.document_id, old, new, self.view.current, self.view.verticalScrollBar().value())

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS and self.isVisible() and self.texts.document_id:
            self.texts.read_again()

    def hints(self) -> list[str]:
        return [self._beyond or "删除线为删除，下划线为新增。花脸稿导出为 Word 修订格式"]

    # --- showing

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of the comparison."""
        return self.texts.found.rows.all if self.texts.found is not None else ()

    @property
    def stops(self) -> tuple[Row, ...]:
        """The rows that F7 and F8 stop at."""
        return self.texts.found.rows.changes if self.texts.found is not None else ()

    def _on_begun(self) -> None:
        self.busy.begin()

    def _on_texts(self) -> None:
        texts = self.texts
        self._opened.clear()
        old, new = texts.sides
        self.header.set_title(texts.called, "版本比对")
        self.heads.show_sides(old, new, texts.versions, texts.today)
        self.looking.show()
        self.banner.say(cautions(old, new))
        if texts.is_complete:
            self._stack.setCurrentWidget(self._waiting)
        else:
            self._show_empty()

    def _on_renewed(self) -> None:
        """The store changed and both texts did not: other versions may be offered, and what waited to be looked at may be."""
        self.heads.show_sides(*self.texts.sides, self.texts.versions, self.texts.today)
        self.looking.show()

    def _on_compared(self, found: Compared) -> None:
        self.busy.end()
        self.bar.setEnabled(True)
        self.bar.show_counts(found.rows.counts())
        self.changes.set_rows(found.rows.changes)
        if found.rows.is_same:
            self._show_same()
            return
        self._stack.setCurrentWidget(self.view)
        self.view.begin(self._shown())
        self._allow_exports("")
        self._draw_map()
        self._resume()
        self._fit()

    def _resume(self) -> None:
        spot, self._spot = self._spot, None
        if spot is not None:
            if spot.row is not None:
                self.go_to(spot.row)
            self.view.verticalScrollBar().setValue(spot.scroll)
        elif self.stops:
            self.go_to(self.stops[0].index)
        else:
            self._on_current(-1)

    def _shown(self) -> tuple[object, ...]:
        return folded(self.rows, self._opened) if self.bar.only.isChecked() else self.rows

    def _show_rows(self) -> None:
        self.view.set_shown(self._shown())
        self._draw_map()

    def _turn_only(self) -> None:
        """What was current stays so and in sight; a fold that would hide it opens."""
        here = self.view.nearest
        self._show_rows()
        if here >= 0:
            self.go_to(here)

    def _show_same(self) -> None:
        words = "除标点和空格外，两稿文字相同。" if self.bar.words.isChecked() else "两稿文字相同。"
        self._say_empty(words, "没有改动")

    def _show_empty(self) -> None:
        self.busy.end()
        self.bar.show_counts({})
        self.changes.set_rows(())
        self._say_empty(lacking(self.texts), "还没有两份文本")

    @property
    def sentence(self) -> str:
        """What stands in place of the rows; empty while they are shown."""
        return self.empty.sentence if self._stack.currentWidget() is self.empty else ""

    def _say_empty(self, words: str, reason: str) -> None:
        self.empty.set_sentence(words)
        self._stack.setCurrentWidget(self.empty)
        self.map.set_blocks(())
        self.bar.show_place(0)
        self._allow_exports(reason)
        self._fit()

    def _allow_exports(self, reason: str) -> None:
        self.table.allow(reason)
        self.redline.allow(reason)

    def _on_failed(self, sentence: str) -> None:
        self.busy.end()
        self.told.emit(sentence)

    def _on_gone(self, sentence: str) -> None:
        self.busy.end()
        self._say_empty(sentence, "没有文本")

    # --- going

    def go_to(self, row: int) -> None:
        """Make the row of this own index current; a fold that hides it is opened."""
        if not self.view.go_to(row):
            fold = self.view.fold_of(row)
            if fold is None:
                return
            self._opened.add(fold)
            self._show_rows()
            self.view.go_to(row)
        self._on_current(row)

    def step(self, by: int) -> None:
        """F8 and F7: to the next change, or the one before; at either end it stays, and the status bar says so."""
        stops = [stop.index for stop in self.stops]
        if not stops:
            return
        here = self.view.nearest
        beyond = [stop for stop in stops if stop > here] if by > 0 else [stop for stop in reversed(stops) if stop < here]
        if beyond:
            self.go_to(beyond[0])
            return
        self.go_to(stops[-1] if by > 0 else stops[0])
        self._say_beyond("已是最后一处改动" if by > 0 else "已是第一处改动")

    def _say_beyond(self, words: str) -> None:
        if words != self._beyond:
            self._beyond = words
            self.hinted.emit(self.hints())

    def _go_to_kind(self, kind: Kind) -> None:
        wanted = [found.index for found in self.rows if found.kind is kind]
        here = self.view.nearest
        if wanted:
            self.go_to(next((index for index in wanted if index > here), wanted[0]))

    def _on_current(self, index: int) -> None:
        number = next((n for n, stop in enumerate(self.stops, start=1) if stop.index == index), 0)
        self.bar.show_place(number, len(self.stops))
        self._say_beyond("")
        self.changes.show_current(index if number else None)

    def _turn_fold(self, key: int) -> None:
        self._opened ^= {key}
        self._show_rows()

    def _draw_map(self) -> None:
        view, whole = self.view, self.view.height_of_all
        if self._stack.currentWidget() is not view:
            self.heads.set_room(self._stack.width())
            return
        self.heads.set_room(view.viewport().width())
        self.map.set_blocks([
            Block(laid.row, laid.top / whole, laid.height / whole) for laid in view.rows if laid.row is not None and not laid.row.kind.is_quiet
        ])  # fmt: skip
        self.map.set_sight(view.verticalScrollBar().value() / whole, min(1.0, view.viewport().height() / whole))

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list stands where both columns keep their width; below that F7, F8 and the map do for it."""
        self._side.setFixedWidth(theme().px(_LIST_WIDTH))
        self.map.setVisible(self._stack.currentWidget() is self.view)
        self._side.setVisible(self.width() >= theme().px(_LIST_FROM) and bool(self.stops))
        self._draw_map()


__all__ = ["MODES", "NEW", "OLD", "ComparePage", "Mode", "Spot"]
