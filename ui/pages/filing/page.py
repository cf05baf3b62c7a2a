"""报送备案: the list, or one document with both its chains and its papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.filing.chains import Chain, FilingDesk, filing_desk
from app.office import Office
from ui.dialogs.printing_preview import PrintingPreview
from ui.ops import Ops
from ui.pages.filing import words
from ui.pages.filing.acts import FilingActs
from ui.pages.filing.chain import ChainPane
from ui.pages.filing.docket import DocketList
from ui.pages.filing.lists import FilingLists
from ui.pages.filing.papers import Paper, Papers
from ui.pages.filing.preview import KINDS, NOTICE_WORD
from ui.pages.filing.sheet import FilingSheet
from ui.pages.places import Listed
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.page import Page
from ui.window import Window

_KINDS = frozenset(
    {
        "documents", "filings", "filing_steps", "deadlines", "materials", "settings", "versions", "reviews", "deliberations", "corrections",
        "issuers", "catalogues", "form_templates",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that is shown, and whether it was opened from the list."""

    document: str
    from_list: bool


class FilingPage(Page):
    """``enter(place)`` takes a document's id, a :class:`ui.pages.places.Listed`, or what :meth:`place` gave; None shows the list."""

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._desk: FilingDesk | None = None
        self._shown = ""
        self._ordinal: int | None = None
        self._from_list = False
        self._acts = FilingActs(ops, self)
        self._papers = Papers(ops, self)
        self.lists = FilingLists(ops, self._acts)
        self.sheet = FilingSheet()
        self._stack = QStackedWidget()
        for part in (self.lists, self.sheet):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self._connect()

    @property
    def list(self) -> DocketList:
        """The list of what is to be filed and was filed."""
        return self.lists.list

    @property
    def empty(self) -> EmptyState:
        """What stands in its place while there is nothing."""
        return self.lists.empty

    def _connect(self) -> None:
        self._acts.told.connect(self.told)
        self._acts.undoable.connect(self.undoable)
        self.lists.opened.connect(self._open_from_list)
        self.lists.register_asked.connect(lambda: self.asked.emit("register", None))
        self.lists.printed.connect(self._open_preview)
        self.lists.listed.connect(self._fit_steps)
        self.sheet.back.connect(self._go_back)
        self.sheet.stepped.connect(self._step)
        self.sheet.round_asked.connect(self._choose_round)
        self.sheet.preview_asked.connect(self.print_page)
        self.sheet.preview.chosen.connect(self._draw_paper)
        self.sheet.preview.sheets.drawer.failed.connect(self.told)
        for pane in self.sheet.panes:
            self._connect_pane(pane)

    def _connect_pane(self, pane: ChainPane) -> None:
        acts = self._acts
        pane.filing_asked.connect(lambda: self._ask(pane, acts.ask_filing))
        pane.printing_asked.connect(lambda kind: self._print_for(pane, kind))
        pane.packet_asked.connect(lambda: self._ask(pane, acts.ask_packet))
        pane.statement_asked.connect(lambda: self._ask(pane, lambda desk, _: acts.ask_statement(desk)))
        pane.adding_asked.connect(lambda code, name: acts.ask_material(self._shown, code, name))
        pane.receipt_asked.connect(lambda: self._ask(pane, acts.ask_receipt))
        pane.step_asked.connect(lambda act: self._ask(pane, lambda desk, chain: acts.ask_step(desk, chain, act)))
        pane.reissue_asked.connect(lambda: self._ask(pane, acts.ask_reissue))
        pane.picture_dropped.connect(lambda file: self._ask(pane, lambda desk, chain: acts.take_picture(desk, chain, file)))
        pane.copy_asked.connect(acts.ask_copy)

    # --- what the window asks

    def enter(self, place: object = None) -> None:
        if isinstance(place, Opened):
            self.open_document(place.document)
            self._from_list = place.from_list
        elif isinstance(place, str) and place:
            self.open_document(place)
        elif isinstance(place, Listed):
            self.show_list()
            self.lists.show_view(place.view, place.year)
        else:
            self.show_list()

    def place(self) -> object:
        return Opened(self._shown, self._from_list) if self._shown else None

    def step_back(self) -> bool:
        if self._shown and self._from_list:
            self.show_list()
            return True
        return False

    def refresh(self, kinds: frozenset[str]) -> None:
        # what is not seen is read when it is shown: it would keep the page that is shown waiting
        if kinds & _KINDS and self.isVisible():
            self.lists.load()
            if self._shown:
                self._load_desk()

    def hints(self) -> list[str]:
        return [words.HINT]

    # --- list and document

    @property
    def document_id(self) -> str:
        """The document that is shown; empty while the list is."""
        return self._shown

    def show_list(self) -> None:
        """Back to the list."""
        self._shown, self._desk = "", None
        self._stack.setCurrentIndex(0)
        self.lists.load()
        self.list.setFocus()

    def open_document(self, document_id: str) -> None:
        """Show one document, as sent here from another page."""
        self._from_list = False
        self._show_document(document_id)
        self.lists.load()

    def _go_back(self) -> None:
        """The arrow: to the list, or to the page that sent here."""
        window = self.window()
        if not self._from_list and isinstance(window, Window) and window.came_from:
            window.back()
        else:
            self.show_list()

    def _open_from_list(self, document_id: str, ordinal: int | None) -> None:
        self._from_list = True
        self._show_document(document_id, ordinal)

    def _show_document(self, document_id: str, ordinal: int | None = None) -> None:
        if document_id != self._shown:
            self.sheet.preview.sheets.empty()
        self._shown, self._ordinal = document_id, ordinal
        self._fit_steps()
        self._load_desk()

    def _step(self, by: int) -> None:
        ids = self.list.docket.document_ids()
        if self._shown in ids and 0 <= ids.index(self._shown) + by < len(ids):
            self._show_document(ids[ids.index(self._shown) + by])

    def _choose_round(self, ordinal: int) -> None:
        self._ordinal = ordinal
        self._load_desk()

    def _load_desk(self) -> None:
        wanted, ordinal = self._shown, self._ordinal
        self._ops.query(lambda office: filing_desk(office, wanted, ordinal), self._take_desk, owner=self)

    def _take_desk(self, desk: FilingDesk) -> None:
        if desk.document.id != self._shown:
            return
        if not desk.chains:
            published = desk.document.published_on is not None
            why = desk.joint if published and desk.joint else "还没有公布，没有要报送的。公布后会自动出现在这里。"
            self.told.emit(f"《{desk.document.title}》{why}")
            self.show_list()
            return
        self._desk = desk
        self._stack.setCurrentIndex(1)
        self.sheet.show_desk(desk)
        self._fit_steps()

    def _fit_steps(self) -> None:
        ids = self.list.docket.document_ids()
        here = ids.index(self._shown) if self._shown in ids else -1
        self.sheet.allow_steps(before=here > 0, after=0 <= here < len(ids) - 1)

    # --- acts

    def _ask(self, pane: ChainPane, ask: Callable[[FilingDesk, Chain], None]) -> None:
        if self._desk is not None and pane.chain is not None:
            ask(self._desk, pane.chain)

    # --- paper

    def print_page(self) -> None:
        """Ctrl+P: the paper that is chosen in the preview, in its own dialog."""
        if self._desk is None:
            self.told.emit("先打开一件文件，再打印它的登记表或者备案报告。")
        else:
            self._print(self.sheet.preview.recipient, self.sheet.preview.kind)

    def _print_for(self, pane: ChainPane, kind: str) -> None:
        if pane.chain is not None:
            if kind in KINDS:
                self.sheet.preview.choose(pane.chain.filing.recipient, kind)
            self._print(pane.chain.filing.recipient, kind)

    def _print(self, recipient: str, kind: str) -> None:
        if self._desk is None:
            return
        title = f"{KINDS.get(kind, NOTICE_WORD)} {self._desk.document.title}"
        self._papers.make(self._paper(recipient, kind), lambda pdf: self._open_preview(pdf, title))

    def _open_preview(self, pdf: bytes, title: str) -> None:
        if self.findChild(PrintingPreview) is None:
            PrintingPreview(pdf, title, self).open()

    def _draw_paper(self) -> None:
        wanted = self._previewed()
        self._papers.make(wanted, lambda pdf: self.sheet.preview.sheets.set_pdf(pdf) if wanted == self._previewed() else None)

    def _previewed(self) -> Paper:
        return self._paper(self.sheet.preview.recipient, self.sheet.preview.kind)

    def _paper(self, recipient: str, kind: str) -> Paper:
        """The paper of the round that is shown."""
        chains = self._desk.chains if self._desk is not None and self._desk.document.id == self._shown else ()
        shown = next((chain.filing.id for chain in chains if chain.filing.recipient == recipient), "")
        return Paper(self._shown, recipient, kind, shown)
