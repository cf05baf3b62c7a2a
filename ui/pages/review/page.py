"""合法性审核: the reviews in hand, and the workbench of the one that is open; wholly by keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.law.card import article_words
from app.office import Office
from app.review.workbench import Round, Workbench, rounds, workbench
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.ids import LAWS, RULES
from ui.pages.laws.places import LawAt
from ui.pages.places import Wanted
from ui.pages.review.bench import BenchView
from ui.pages.review.docket import Docket, Segment, Words
from ui.pages.review.overview import Overview
from ui.pages.review.sitting import Sitting
from ui.widgets.empty import EmptyState
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.page import Page
from ui.widgets.progress import BusySign

_KINDS = frozenset({"reviews", "findings", "citations", "documents", "versions", "materials", "deadlines", "units", "settings",
                     "checklist_marks", "consultancies", "approvals", "parameters", "law_texts", "law_changes"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the page stands, for the way back: a document (None: the list), its segment, what is selected, and how far the paper is scrolled."""

    document_id: str | None
    segment: Segment = Segment.OPEN
    item: str | None = None
    scroll: int = 0
    from_list: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    bench: Workbench | None
    docket: Docket | None
    rules: int
    today: date
    words: Words


def _read_round(office: Office, document_id: str, *, anew: bool) -> _Read:
    """The round with, where it is opened ``anew``, the docket made of it: on a long text that is too much for the window's thread."""
    bench = workbench(office, document_id)
    bases = [(law, article) for finding in bench.findings for law, article, _ in finding.basis] if bench is not None else []
    words = article_words(office, bases)
    return _Read(bench, Docket(bench, words) if bench is not None and anew else None, len(office.packs.rules), office.today(), words)


class ReviewPage(Page):
    """The page. ``place`` is a document id (its workbench), a :class:`Spot`, or None for the list. ``new_asked()`` for a new submission."""

    new_asked = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._document: str | None = None
        self._from_list = False
        self._stale = False
        self._rules = 0
        self.overview, self.sitting = Overview(), Sitting(ops, self)
        self._unaccepted = EmptyState(
            Icon.REVIEW, "这一件还没有受理，没有可以审核的文本。在文件详情里受理后，审核规则会自动过一遍。", "打开文件详情"
        )
        self.busy = BusySign("正在打开")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._loading = loading = QWidget()
        loading.setLayout(column(STRETCH, row(STRETCH, self.busy, STRETCH), STRETCH))
        self._stack = QStackedWidget()
        for part in (self.overview, loading, self.bench, self._unaccepted):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))

    def _connect(self) -> None:
        self.overview.opened.connect(lambda document: self.open(document, from_list=True))
        self.overview.new_asked.connect(self.new_asked)
        self._unaccepted.clicked.connect(self._go_to_document)
        self._stack.currentChanged.connect(lambda _index: self.turned.emit())
        self.sitting.done.connect(self.undoable)
        self.sitting.told.connect(self.told)
        self.sitting.left.connect(self._leave)
        self.sitting.reread.connect(self._reload)
        self.sitting.rule_asked.connect(lambda rule: self.asked.emit(RULES, rule))
        self.sitting.law_asked.connect(lambda title, article: self.asked.emit(LAWS, LawAt(title, article) if title else None))

    @property
    def merges_status_bar(self) -> bool:  # type: ignore[override]
        """The workbench has a bar of its own at its foot; the list has none."""
        return self._stack.currentWidget() is self.bench

    @property
    def rail_below(self) -> int:
        """1600 px for the three panes of the workbench, the usual width for the list."""
        return 1600 if self.merges_status_bar else super().rail_below

    @property
    def bench(self) -> BenchView:
        """The workbench."""
        return self.sitting.bench

    @property
    def docket(self) -> Docket | None:
        """The docket of the round that is open; None while none is."""
        return self.sitting.docket

    def do(self, what: str) -> None:
        """Do what an action of the review asks for, by its id."""
        self.sitting.do(what)

    # --- the page in the window

    def enter(self, place: object = None) -> None:
        if isinstance(place, Spot):
            if place.document_id is not None:
                self.open(place.document_id, place, from_list=place.from_list)
                return
        elif isinstance(place, str) and place:
            self.open(place)
            return
        self.show_list()

    @property
    def document_id(self) -> str:
        """The document under review."""
        return self._document or ""

    def place(self) -> object:
        return self._spot()

    def _spot(self) -> Spot:
        if self._document is None or self.docket is None:
            return Spot(self._document)
        return Spot(self._document, self.docket.segment, self.docket.current, self.bench.paper.verticalScrollBar().value(), self._from_list)

    def step_back(self) -> bool:
        if self._stack.currentWidget() is self.bench and self.bench.step_back():
            return True
        if self._document is not None and self._from_list:
            self.show_list()
            return True
        return False

    def focus_search(self) -> None:
        if self._stack.currentWidget() is self.bench:
            self.bench.open_find()

    def print_page(self) -> None:
        """Ctrl+P: the letter, where it is printed from."""
        if self.docket is None:
            self.told.emit("没有打开审核件。打开一件后，在意见书里打印。")
        else:
            self.do("review.opinion")

    def refresh(self, kinds: frozenset[str]) -> None:
        if not kinds & _KINDS:
            return
        if not self.isVisible():
            self._stale = True
        elif self._document is None:
            self._read_list()
        else:
            self._reload()

    def hints(self) -> list[str]:
        return [f"共 {self._rules} 条审核规则", "本机运行，文件不离开这台电脑"] if self._rules else []

    # --- list and workbench

    def show_list(self) -> None:
        """The reviews in hand."""
        self._document = None
        self.sitting.end()
        self._stack.setCurrentWidget(self.overview)
        self.overview.rounds.setFocus()
        self._read_list()

    def open(self, document_id: str, spot: Spot | None = None, *, from_list: bool = False) -> None:
        """The workbench of a document, at ``spot`` when given."""
        same = document_id == self._document and self.docket is not None
        self._document, self._from_list = document_id, from_list
        if same and not self._stale and spot is None:
            self._show_bench()
            return
        if same and spot is None:
            spot = self._spot()
        self.sitting.end()
        self._stack.setCurrentWidget(self._loading)
        self.busy.begin()
        self._ops.query(
            lambda office: _read_round(office, document_id, anew=True),
            lambda read: self._take(document_id, read, spot),
            owner=self,
            on_refused=self._cannot_open,
        )

    def _read_list(self) -> None:
        self._ops.query(rounds, self._take_rounds, owner=self)

    def _take_rounds(self, found: tuple[Round, ...]) -> None:
        if self._document is not None:
            return
        self._stale = False
        self.overview.show_rounds(found)

    def _take(self, document_id: str, read: _Read, spot: Spot | None) -> None:
        if document_id != self._document:
            return
        self.busy.end()
        self._stale = False
        self._rules = read.rules
        self.hinted.emit(self.hints())
        if read.bench is None:
            self._stack.setCurrentWidget(self._unaccepted)
            return
        docket = read.docket or Docket(read.bench, read.words)
        if spot is not None:
            docket.show(spot.segment)
            docket.choose(spot.item or "")
        # shown first, so that the text is set in lines once, at its right width
        self._stack.setCurrentWidget(self.bench)
        self.sitting.begin(docket, read.rules, read.today)
        self._show_bench()
        if spot is not None:
            self.bench.paper.verticalScrollBar().setValue(spot.scroll)

    def _show_bench(self) -> None:
        self._stack.setCurrentWidget(self.bench)
        self.bench.findings_pane.take_focus()

    def _cannot_open(self, sentence: str) -> None:
        self.busy.end()
        self.told.emit(sentence)
        self.show_list()

    def _reload(self) -> None:
        """Read the round again and keep what is selected."""
        document = self._document or ""
        self._ops.query(
            lambda office: _read_round(office, document, anew=False),
            lambda read: self._take_again(document, read),
            owner=self,
            on_refused=self._cannot_open,
        )

    def _take_again(self, document: str, read: _Read) -> None:
        if document == self._document and (read.bench is None or not self.sitting.take_again(read.bench, read.words)):
            self._take(document, read, None)

    # --- leaving

    def _leave(self, what: str) -> None:
        if what == "names":
            self.asked.emit("settings", "单位")
            return
        if what == "compare":
            self._go_to_comparison()
            return
        (self._go_to_document if what == "document" else self._go_back)()

    def _go_to_document(self) -> None:
        if self._document is not None:
            self.asked.emit("document", self._document)

    def _go_to_comparison(self) -> None:
        """The text that is reviewed against the one before it."""
        if self.docket is not None:
            version = self.docket.bench.version.id
            self.asked.emit("compare", Wanted(self.docket.bench.document.id, new_id=version))

    def _go_back(self) -> None:
        """The arrow in the head: as Esc, but past the search and the paper alone."""
        if self._from_list:
            self.show_list()
            return
        back = self.window().findChild(QAction, "back", Qt.FindChildOption.FindDirectChildrenOnly)
        if back is not None:
            back.trigger()
        else:
            self.show_list()
