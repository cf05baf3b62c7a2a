"""备案审查: the lists, or one filing from its receipt to the end, or one objection."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.filing.incoming.views import of_document
from app.lifecycle.made import Made
from app.office import Office
from ui import actions
from ui.deeds import Deeds
from ui.ops import Ops
from ui.pages.ids import DOCUMENT, REVIEW
from ui.pages.incoming.acts import Acts
from ui.pages.incoming.copies import ask_copy
from ui.pages.incoming.lists import Lists
from ui.pages.incoming.papers import Papers
from ui.pages.incoming.places import DOCKET, OneFiling, View
from ui.pages.incoming.reading import RECEIPT, Seen, paper, seen
from ui.pages.incoming.receiving import Receiving
from ui.pages.incoming.sheet import FilingSheet
from ui.widgets.layout import column
from ui.widgets.page import Page
from ui.window import Window

_KINDS = frozenset(
    {
        "documents", "incomings", "incoming_steps", "objections", "declared_documents", "deadlines", "materials", "settings", "versions",
        "reviews", "findings", "catalogues", "units", "parameters", "form_templates", "people",
    }
)  # fmt: skip


class IncomingPage(Page):
    """``enter(place)`` takes what :meth:`place` gave, a :mod:`ui.pages.incoming.places` place, or a document's id (its newest filing)."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._shown = ""
        self._seen: Seen | None = None
        self._from_list = False
        self.acts = Acts(ops, deeds, self)
        self.receiving = Receiving(ops, deeds, self)
        self.papers = Papers(ops, self)
        self.lists = Lists(ops)
        self.sheet = FilingSheet()
        self._stack = QStackedWidget()
        for part in (self.lists, self.sheet):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self._wire()
        self._bind()

    def _wire(self) -> None:
        self.papers.told.connect(self.told)
        self.lists.opened.connect(self._open_from_list)
        self.lists.receive_asked.connect(self.receiving.begin)
        self.lists.listed.connect(self._fit_steps)
        self.receiving.received.connect(self._show_received)
        self.acts.resupply_asked.connect(self.receiving.begin_resupply)
        sheet = self.sheet
        sheet.back.connect(self._go_back)
        sheet.stepped.connect(self._step)
        sheet.deed_asked.connect(lambda deed: self.acts.ask(deed, self._seen) if self._seen else None)
        sheet.review_asked.connect(self.open_review)
        sheet.document_asked.connect(lambda: self.asked.emit(DOCUMENT, self.document_id))
        sheet.paper_asked.connect(self._show_paper)
        sheet.copy_asked.connect(lambda sha, name: ask_copy(self._ops, self, sha, name, self.told.emit))

    def _bind(self) -> None:
        slots: Mapping[str, object] = {
            "incoming.receive": self.receiving.begin, "incoming.review": self.open_review, "incoming.next": self.do_next,
        }  # fmt: skip
        for name, slot in slots.items():
            if callable(slot):
                actions.bind(self, name, slot)

    # --- the page in the window

    def enter(self, place: object = None) -> None:
        if isinstance(place, OneFiling):
            self._show_filing(place.incoming, from_list=place.from_list)
        elif isinstance(place, str) and place:
            self._ops.query(lambda office: of_document(office, place), self._take_found, owner=self)
        else:
            self.show_lists(place.index if isinstance(place, View) else None)

    def place(self) -> object:
        return OneFiling(self._shown, self._from_list) if self._shown else View(self.lists.views.current)

    def step_back(self) -> bool:
        if self._shown and self._from_list:
            self.show_lists()
            return True
        return False

    def refresh(self, kinds: frozenset[str]) -> None:
        # what is not seen is read when it is shown
        if kinds & _KINDS and self.isVisible():
            self.lists.load()
            if self._shown:
                self._load()

    def hints(self) -> list[str]:
        return ["N 收文", "R 打开审查", "G 办下一步", "Ctrl P 打印收文回执"] if self._shown else ["N 收文", "Enter 打开"]

    @property
    def document_id(self) -> str:
        """The document of the filing that is shown; empty while a list is."""
        return self._seen.desk.listed.document.id if self._seen and self._shown else ""

    def print_page(self) -> None:
        """Ctrl+P: the receipt of the filing that is shown."""
        if self._shown:
            self._show_paper(RECEIPT)
        else:
            self.told.emit("先打开一件，再打印它的收文回执和文书。")

    def take_files(self, paths: list[Path]) -> None:
        """Files were let go over the page: they are what a department files."""
        self.receiving.begin(paths)

    def drop_line(self, paths: list[Path]) -> str:
        """What letting the files go will do."""
        name = f"《{paths[0].stem}》" if len(paths) == 1 else f"这 {len(paths)} 份"
        return f"松开后读取{name}，核对后收文"

    # --- lists and one filing

    def show_lists(self, view: int | None = None) -> None:
        """Back to the lists."""
        self._shown, self._seen = "", None
        self._stack.setCurrentWidget(self.lists)
        if view is not None:
            self.lists.show_view(view)
        else:
            self.lists.load()
        self.hinted.emit(self.hints())
        if self.lists.views.current == DOCKET:
            self.lists.docket.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_found(self, incoming: str | None) -> None:
        if incoming is None:
            self.told.emit("这一件不是部门报送备案的。")
            self.show_lists()
        else:
            self._show_filing(incoming, from_list=False)

    def _open_from_list(self, incoming: str) -> None:
        self._show_filing(incoming, from_list=True)

    def _show_received(self, made: Made) -> None:
        self._show_filing(str(made["incoming"]), from_list=True)

    def _show_filing(self, incoming: str, *, from_list: bool) -> None:
        self._shown, self._from_list = incoming, from_list
        self._load()
        self.lists.load()

    def _load(self) -> None:
        wanted = self._shown
        self._ops.query(lambda office: seen(office, wanted), self._take_seen, owner=self, on_refused=self._lost)

    def _take_seen(self, found: Seen) -> None:
        if found.id != self._shown:
            return
        self._seen = found
        self._stack.setCurrentWidget(self.sheet)
        self.sheet.show_seen(found)
        self._fit_steps()
        self.hinted.emit(self.hints())

    def _lost(self, sentence: str) -> None:
        """The filing that was shown is gone: its receipt was taken back."""
        if self._shown:
            self.show_lists()

    def _go_back(self) -> None:
        window = self.window()
        if not self._from_list and isinstance(window, Window) and window.came_from:
            window.back()
        else:
            self.show_lists()

    def _step(self, by: int) -> None:
        ids = self.lists.ids()
        if self._shown in ids and 0 <= ids.index(self._shown) + by < len(ids):
            self._show_filing(ids[ids.index(self._shown) + by], from_list=self._from_list)

    def _fit_steps(self) -> None:
        ids = self.lists.ids()
        here = ids.index(self._shown) if self._shown in ids else -1
        self.sheet.allow_steps(before=here > 0, after=0 <= here < len(ids) - 1)

    # --- what is done

    def open_review(self) -> None:
        """打开审查: the workbench with this document."""
        if self._seen is None:
            return
        if self.sheet.review_button.isEnabled():
            self.asked.emit(REVIEW, self.document_id)
        else:
            self.told.emit(f"{self.sheet.review_button.toolTip()}。")

    def do_next(self) -> None:
        """The deed that is to be done."""
        first = self.sheet.deeds.first if self.sheet.deeds is not None else None
        if self._seen is not None and first is not None:
            self.acts.ask(first, self._seen)

    def _show_paper(self, kind: str) -> None:
        wanted = self._shown
        self.papers.show(lambda office: paper(office, wanted, kind))
