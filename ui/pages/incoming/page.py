"""备案审查: the lists, or one filing from its receipt to the end, or one objection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
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
from ui.pages.incoming import objection_reading
from ui.pages.incoming.acts import Acts
from ui.pages.incoming.copies import ask_copy
from ui.pages.incoming.lists import Lists
from ui.pages.incoming.objection_acts import ObjectionActs
from ui.pages.incoming.objection_sheet import ObjectionSheet
from ui.pages.incoming.papers import Papers
from ui.pages.incoming.places import OBJECTIONS, STANDING, DueAt, OneFiling, OneObjection, View
from ui.pages.incoming.quarterly_acts import QuarterlyActs
from ui.pages.incoming.reading import RECEIPT, Seen, paper, seen
from ui.pages.incoming.receiving import Receiving
from ui.pages.incoming.sheet import FilingSheet
from ui.pages.incoming.standing_acts import StandingActs, letter
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
        self._shown: OneFiling | OneObjection | None = None
        self.acts = Acts(ops, deeds, self)
        self.objection_acts = ObjectionActs(ops, deeds, self)
        self.standing_acts = StandingActs(ops, deeds, self)
        self.quarterly_acts = QuarterlyActs(deeds, self)
        self.receiving = Receiving(ops, deeds, self)
        self.papers = Papers(ops, self)
        self.lists = Lists(ops)
        self.sheet = FilingSheet()
        self.objection = ObjectionSheet()
        self._stack = QStackedWidget()
        for part in (self.lists, self.sheet, self.objection):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self._wire_lists()
        self._wire_sheets()
        slots: Mapping[str, Callable[[], object]] = {
            "incoming.receive": self.begin, "incoming.review": self.open_review, "incoming.next": self.do_next,
        }  # fmt: skip
        for name, slot in slots.items():
            actions.bind(self, name, slot)

    def _wire_lists(self) -> None:
        lists = self.lists
        lists.opened.connect(lambda incoming: self.show_case(OneFiling(incoming, from_list=True)))
        lists.objection_opened.connect(lambda objection: self.show_case(OneObjection(objection, from_list=True)))
        lists.receive_asked.connect(self.receiving.begin)
        lists.objection_asked.connect(self.objection_acts.begin)
        lists.listed.connect(self._fit_steps)
        lists.turned.connect(lambda: self.hinted.emit(self.hints()))
        lists.standing.list_asked.connect(self._ask_list)
        lists.standing.urge_asked.connect(self.standing_acts.ask_urge)
        lists.standing.excuse_asked.connect(self.standing_acts.ask_excuse)
        lists.standing.letter_asked.connect(lambda unit, number: self.papers.show(letter(unit, number)))
        lists.quarterly.make_asked.connect(self.quarterly_acts.make)
        lists.quarterly.print_asked.connect(self.quarterly_acts.show_on(self.papers))

    def _wire_sheets(self) -> None:
        for sheet in (self.sheet, self.objection):
            sheet.back.connect(self._go_back)
            sheet.document_asked.connect(lambda: self.asked.emit(DOCUMENT, self.document_id))
            sheet.copy_asked.connect(lambda sha, name: ask_copy(self._ops, self, sha, name, self.told.emit))
        self.sheet.stepped.connect(self._step)
        self.sheet.deed_asked.connect(lambda deed: self.acts.ask(deed, self.sheet.seen) if self.sheet.seen else None)
        self.sheet.review_asked.connect(self.open_review)
        self.sheet.paper_asked.connect(self._show_paper)
        self.objection.deed_asked.connect(lambda deed: self.objection_acts.ask(deed, self.objection.case) if self.objection.case else None)
        self.objection.paper_asked.connect(self._show_reply)
        for source in (self.papers, self.standing_acts):
            source.told.connect(self.told)
        self.receiving.received.connect(self._show_received)
        self.objection_acts.received.connect(lambda made: self.show_case(OneObjection(str(made["objection"]), from_list=True)))
        self.acts.resupply_asked.connect(self.receiving.begin_resupply)
        self.standing_acts.declared.connect(self.lists.standing.choose_unit)
        self.standing_acts.urged.connect(lambda unit, number: self.papers.show(letter(unit, number)))

    # --- the page in the window

    def enter(self, place: object = None) -> None:
        if isinstance(place, OneFiling | OneObjection):
            self.show_case(place)
        elif isinstance(place, DueAt):
            self._ops.query(lambda office: _worked_at(office, place), self._show_worked, owner=self)
        elif isinstance(place, str) and place:
            self._ops.query(lambda office: of_document(office, place), self._take_found, owner=self)
        else:
            self.show_lists(place.index if isinstance(place, View) else None)

    def place(self) -> object:
        return self._shown or View(self.lists.views.current)

    def step_back(self) -> bool:
        if self._shown is not None and self._shown.from_list:
            self.show_lists()
            return True
        return False

    def refresh(self, kinds: frozenset[str]) -> None:
        # what is not seen is read when it is shown
        if kinds & _KINDS and self.isVisible():
            self.lists.load()
            if self._shown is not None:
                self._load(self._shown)

    def hints(self) -> list[str]:
        if isinstance(self._shown, OneFiling):
            return ["N 收文", "R 打开审查", "G 办下一步", "Ctrl P 打印收文回执"]
        if isinstance(self._shown, OneObjection):
            return ["G 办下一步", "Ctrl P 打印答复函"]
        return [f"N {'登记异议' if self.lists.views.current == OBJECTIONS else '收文'}", "Enter 打开"]

    @property
    def document_id(self) -> str:
        """The document of the filing or objection that is shown; empty while a list is."""
        if isinstance(self._shown, OneFiling):
            return self.sheet.seen.desk.listed.document.id if self.sheet.seen else ""
        if isinstance(self._shown, OneObjection):
            return self.objection.case.standing.listed.document.id if self.objection.case else ""
        return ""

    def print_page(self) -> None:
        """Ctrl+P: the receipt of the filing or the answer to the objection that is shown, or the catalogue."""
        if isinstance(self._shown, OneFiling):
            self._show_paper(RECEIPT)
        elif isinstance(self._shown, OneObjection):
            self._show_reply()
        elif self.lists.quarterly.isVisible() and self.lists.quarterly.print_button.isEnabled():
            self.lists.quarterly.print_button.click()
        else:
            self.told.emit("先打开一件，再打印它的收文回执和文书。")

    def take_files(self, paths: list[Path]) -> None:
        """Files were let go over the page: a department's list while lists are looked at, else what it files."""
        if self._is_list(paths):
            self.standing_acts.look_at(paths[0], self._unit())
        else:
            self.receiving.begin(paths)

    def drop_line(self, paths: list[Path]) -> str:
        """What letting the files go will do."""
        name = f"《{paths[0].stem}》" if len(paths) == 1 else f"这 {len(paths)} 份"
        return f"松开后读取{name}，与报送的核对" if self._is_list(paths) else f"松开后读取{name}，核对后收文"

    def _is_list(self, paths: list[Path]) -> bool:
        return self._shown is None and self.lists.views.current == STANDING and len(paths) == 1 and not paths[0].is_dir()

    def _unit(self) -> str:
        standing = self.lists.standing.standing
        return standing.unit.name if standing is not None else ""

    def _ask_list(self) -> None:
        self.standing_acts.ask_list(self._unit())

    # --- lists and one case

    def show_lists(self, view: int | None = None) -> None:
        """Back to the lists."""
        self._shown = None
        self._stack.setCurrentWidget(self.lists)
        self.lists.show_view(self.lists.views.current if view is None else view)
        self.hinted.emit(self.hints())
        self.lists.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, place: OneFiling | OneObjection) -> None:
        """Show one filing or one objection."""
        self._shown = place
        self._load(place)
        self.lists.load()

    def _take_found(self, incoming: str | None) -> None:
        if incoming is None:
            self.told.emit("这一件不是部门报送备案的。")
            self.show_lists()
        else:
            self.show_case(OneFiling(incoming))

    def _show_worked(self, found: OneFiling | OneObjection | None) -> None:
        if found is None:
            self.show_lists()
        else:
            self.show_case(found)

    def _show_received(self, made: Made) -> None:
        self.show_case(OneFiling(str(made["incoming"]), from_list=True))

    def _load(self, place: OneFiling | OneObjection) -> None:
        if isinstance(place, OneFiling):
            self._ops.query(lambda office: seen(office, place.incoming), self._take_seen, owner=self, on_refused=self._lost)
        else:
            self._ops.query(
                lambda office: objection_reading.case(office, place.objection), self._take_case, owner=self, on_refused=self._lost
            )

    def _take_seen(self, found: Seen) -> None:
        if not isinstance(self._shown, OneFiling) or found.id != self._shown.incoming:
            return
        is_new = self._stack.currentWidget() is not self.sheet or self.sheet.seen is None or self.sheet.seen.id != found.id
        self._stack.setCurrentWidget(self.sheet)
        self.sheet.show_seen(found)
        if is_new:
            self.sheet.papers[RECEIPT].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit_steps()
        self.hinted.emit(self.hints())

    def _take_case(self, found: objection_reading.Case) -> None:
        if isinstance(self._shown, OneObjection) and found.id == self._shown.objection:
            self._stack.setCurrentWidget(self.objection)
            self.objection.show_case(found)
            self.hinted.emit(self.hints())

    def _lost(self, _sentence: str) -> None:
        """What was shown is gone: its receipt was taken back."""
        if self._shown is not None:
            self.show_lists()

    def _go_back(self) -> None:
        window = self.window()
        from_list = self._shown is not None and self._shown.from_list
        if not from_list and isinstance(window, Window) and window.came_from:
            window.back()
        else:
            self.show_lists()

    def _step(self, by: int) -> None:
        ids = self.lists.ids()
        if isinstance(self._shown, OneFiling) and self._shown.incoming in ids:
            place = ids.index(self._shown.incoming) + by
            if 0 <= place < len(ids):
                self.show_case(OneFiling(ids[place], self._shown.from_list))

    def _fit_steps(self) -> None:
        ids = self.lists.ids()
        here = ids.index(self._shown.incoming) if isinstance(self._shown, OneFiling) and self._shown.incoming in ids else -1
        self.sheet.allow_steps(before=here > 0, after=0 <= here < len(ids) - 1)

    # --- what is done

    def begin(self) -> None:
        """N: 收文, or 登记异议 among the objections."""
        if not self.lists.receive.isEnabled():
            self.told.emit(self.lists.receive.toolTip())
            return
        among = isinstance(self._shown, OneObjection) or (self._shown is None and self.lists.views.current == OBJECTIONS)
        (self.objection_acts if among else self.receiving).begin()

    def open_review(self) -> None:
        """打开审查: the workbench with this document."""
        if not isinstance(self._shown, OneFiling):
            return
        if self.sheet.review_button.isEnabled():
            self.asked.emit(REVIEW, self.document_id)
        else:
            self.told.emit(f"{self.sheet.review_button.toolTip()}。")

    def do_next(self) -> None:
        """The deed that is to be done."""
        if isinstance(self._shown, OneFiling) and self.sheet.seen and self.sheet.deeds and self.sheet.deeds.first:
            self.acts.ask(self.sheet.deeds.first, self.sheet.seen)
        elif isinstance(self._shown, OneObjection) and self.objection.case and self.objection.first:
            self.objection_acts.ask(self.objection.first, self.objection.case)

    def _show_paper(self, kind: str) -> None:
        if isinstance(self._shown, OneFiling):
            self.papers.show(partial(paper, incoming_id=self._shown.incoming, kind=kind))

    def _show_reply(self) -> None:
        if isinstance(self._shown, OneObjection):
            self.papers.show(partial(objection_reading.paper, objection_id=self._shown.objection))


def _worked_at(office: Office, place: DueAt) -> OneFiling | OneObjection | None:
    """Where the work of a period is done: a period of an objection is one of its own, any other one of the filing."""
    key = office.store.documents.deadline(place.deadline).key
    objection = None if key.startswith("filingreview.") else objection_reading.due_at(office, place.document, place.deadline)
    if objection is not None:
        return OneObjection(objection)
    incoming = of_document(office, place.document)
    return OneFiling(incoming) if incoming is not None else None
