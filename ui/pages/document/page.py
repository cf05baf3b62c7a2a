"""文件详情: one document with what comes next, its text, its materials and its history."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.lifecycle.dossier import Change, changes
from app.lifecycle.transitions import Act
from app.office import Office
from ui.actions import bind
from ui.deeds import Deeds
from ui.icons import Icon
from ui.ops import Ops
from ui.pages import places
from ui.pages.document import menus, sheets
from ui.pages.document.asking import Asking
from ui.pages.document.conversation import Conversation
from ui.pages.document.course.mends import ELSE
from ui.pages.document.course.whole import PLACES
from ui.pages.document.course.working import CourseWork
from ui.pages.document.deeds import DEEDS
from ui.pages.document.forms import View, called
from ui.pages.document.header import DocumentHeader
from ui.pages.document.materials import Copying, MaterialsTab
from ui.pages.document.notices import Notices
from ui.pages.document.originals import Originals
from ui.pages.document.overview import Overview
from ui.pages.document.papers import Papers
from ui.pages.document.reading import Answer, view_of
from ui.pages.document.steps import ELSEWHERE, Mend, lead, mend
from ui.pages.document.strip import ContactStrip
from ui.pages.document.structure import Structure
from ui.pages.document.tabs import ElsewhereTab, LogTab
from ui.pages.document.text import Reading, TextTab, read
from ui.pages.document.thread import ThreadTab
from ui.pages.ids import COMPARE, INCOMING, REGISTER
from ui.pages.places import Wanted
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.page import Page


class DocumentPage(Page):
    """The document whose id is its place; ``(id, tab)`` opens it at a tab, ``(id, places.TEXT, path)`` at a clause."""

    home = REGISTER

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._id = ""
        self._version = ""
        self._first_tab = places.OVERVIEW
        self._view: View | None = None
        self._asking = Asking(ops, deeds, self)
        self._originals, self._papers = Originals(ops, self), Papers(ops, self)
        self.header = DocumentHeader()
        self.notices = Notices()
        self.overview = Overview()
        self.structure = Structure(ops, deeds, self)
        self.text = TextTab(lambda work, then: ops.run(work, then, owner=self), self.structure.view)
        self.reviews = ElsewhereTab(Icon.REVIEW, "还没有受理，没有审核记录。受理以后在合法性审核里逐条处理疑点。", "去审核")
        self.materials, self.copying = MaterialsTab(), Copying(ops, deeds, self)
        self.thread, self.strip = ThreadTab(), ContactStrip()
        self.conversation = Conversation(ops, deeds, self.strip, self.thread, self)
        self.work = CourseWork(ops, self._asking, self)
        self.filings = ElsewhereTab(Icon.FILING, "还没有公布，不用报送。公布以后两个备案期限会列在这里。", "去报送")
        self.log = LogTab()
        self._tabs = QStackedWidget()
        course, archive = self.work.course, self.work.archive
        for tab in (self.overview, course, self.text, self.reviews, self.materials, self.thread, self.filings, archive, self.log):
            self._tabs.addWidget(tab)
        self._gone = EmptyState(Icon.REGISTER, "", "回到文件台账")
        self._gone.clicked.connect(lambda: self.asked.emit("register", None))
        whole = QWidget()
        lines = column(self.header, self.notices, self._tabs, self.strip)
        lines.setStretchFactor(self._tabs, 1)
        whole.setLayout(lines)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._gone)
        self.setLayout(column(self._stack))
        self._wire()

    def _wire(self) -> None:
        self.header.tab_chosen.connect(self._on_tab)
        self.header.menu_asked.connect(self.open_menu)
        self.header.sheets_asked.connect(self.print_page)
        self.header.step_opened.connect(self._open_step)
        self.header.handler_asked.connect(lambda: self.ask("assign"))
        self.notices.filing_asked.connect(lambda: self.asked.emit("filing", self._id))
        self.overview.taken.connect(lambda: self._take())
        self.overview.went_on.connect(lambda: self._take(despite=True))
        self.overview.mend_asked.connect(self._mend)
        self.overview.edit_asked.connect(lambda: self.ask("edit"))
        self.overview.review_asked.connect(lambda: self.asked.emit(INCOMING, self._id))
        self.overview.log_asked.connect(lambda: self.header.tabs.choose(places.LOG))
        self.log.more_asked.connect(self._show_changes)
        self.text.version_asked.connect(self._show_version)
        self.text.deed_asked.connect(self._ask_text)
        self.text.original_asked.connect(self._originals.ask)
        self.text.compare_asked.connect(lambda version: self.asked.emit(COMPARE, Wanted(self._id, new_id=version)))
        self._originals.told.connect(self.told)
        self.text.structure_asked.connect(lambda: self.structure.open(self._id))
        self.structure.opened.connect(lambda: self.text.show_lines(on=True))
        self.structure.closed.connect(self._leave_lines)
        self.materials.add_asked.connect(lambda code: self.ask("material", tick=code))
        self.materials.copy_asked.connect(self.copying.ask)
        self.materials.sort_asked.connect(lambda material: self.ask("sort_material", fill={"material": called(material)}))
        self.thread.inquire_asked.connect(lambda: self.ask("inquire"))
        bind(self, "document.contact", self.conversation.begin)
        bind(self, "document.comment", lambda: self.ask("comment"))
        self.work.mend_asked.connect(self._lead)
        self.work.copy_asked.connect(self.copying.ask_file)
        self.work.gone_to.connect(self.asked)
        self.reviews.go_asked.connect(lambda: self.asked.emit("review", self._id))
        self.filings.go_asked.connect(lambda: self.asked.emit("filing", self._id))

    # --- page

    def enter(self, place: object = None) -> None:
        document, tab, *clause = place if isinstance(place, tuple) else (place, places.OVERVIEW)
        if isinstance(document, str) and document:
            if document != self._id:
                self._version = ""
                self.structure.close()
                self.log.forget_changes()
            self._id = document
            # Esc leads back to where the clause was asked for
            self._first_tab = tab if clause else places.OVERVIEW
            if clause:
                self._version = ""
                self.text.begin_at(clause[0])
            self.header.tabs.choose(tab)
            self._tabs.setCurrentIndex(tab)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    @property
    def document_id(self) -> str:
        """The document shown."""
        return self._id

    def place(self) -> object:
        return (self._id, self.header.tabs.current)

    def step_back(self) -> bool:
        if self.strip.isVisible():
            self.strip.close_strip()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.structure.is_open:
            self.structure.close()
            return True
        if self.header.tabs.current not in (places.OVERVIEW, self._first_tab):
            self.header.tabs.choose(places.OVERVIEW)
            return True
        return False

    def refresh(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and self._id:
            self._load()
            self.structure.refresh()

    def hints(self) -> list[str]:
        return ["全部更改已保存", "Ctrl Z 撤销上一步", "L 记一笔往来", "N 登记意见", "Ctrl P 表单"]

    def set_way_back(self, word: str) -> None:
        """Where the way back leads, in words."""
        self.header.set_way_back(word)

    # --- showing

    def _load(self) -> None:
        wanted = self._id
        if not wanted:
            return
        self._ops.query(
            lambda office: view_of(office, wanted),
            lambda answer: self._show(wanted, answer),
            owner=self,
            title="文件详情",
            on_refused=self._show_gone,
        )

    def _show_gone(self, sentence: str) -> None:
        self._gone.set_sentence(sentence)
        self._stack.setCurrentIndex(1)

    def _show(self, wanted: str, answer: Answer) -> None:
        if wanted != self._id:
            return
        self._view = answer.view
        self._stack.setCurrentIndex(0)
        self.header.show_dossier(answer.view.dossier, len(answer.view.thread.entries) if answer.view.thread else 0)
        self.notices.show_dossier(answer.view.dossier)
        turn = self.overview.verticalScrollBar().value()
        self.overview.show_view(answer.view, answer.line, answer.why)
        self.overview.verticalScrollBar().setValue(turn)
        self.reviews.show_reviews(answer.view.dossier)
        self.materials.show_view(answer.view)
        self.conversation.show(answer.view)
        self.work.show(answer.view)
        self.filings.show_filings(answer.view.dossier, answer.recipients)
        self.log.show_dossier(answer.view.dossier)
        if self.header.tabs.current == places.TEXT:
            self._show_version(self._version)
        elif self.header.tabs.current == places.LOG:
            self._show_changes()

    def _show_changes(self, skip: int = 0) -> None:
        wanted = self._id

        def show(found: tuple[Change, ...]) -> None:
            if wanted == self._id:
                self.log.show_changes(found, skip)

        self._ops.query(lambda office: changes(office, wanted, skip), show, owner=self, title="读取改动记录")

    def _on_tab(self, index: int) -> None:
        self._tabs.setCurrentIndex(index)
        if index == places.TEXT:
            self._show_version(self._version)
        elif index == places.LOG and self._id:
            self._show_changes()

    def _show_version(self, version_id: str) -> None:
        if self._view is None:
            return
        wanted = version_id or self._view.dossier.document.current_version_id
        if not wanted:
            self.text.show_none()
            return
        self._version = version_id
        self._ops.query(lambda office: read(office, wanted), self._show_text, owner=self, title="读取正文")

    def _leave_lines(self) -> None:
        self.text.show_lines(on=False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_text(self, name: str) -> None:
        # the text put in is the one to be seen afterwards, whichever was looked at
        self._version = ""
        self.ask(name)

    def _show_text(self, reading: Reading) -> None:
        if self._view is not None and reading.version.document_id == self._id:
            self.text.show_reading(self._view.dossier, reading)

    def _open_step(self, index: int) -> None:
        node = self.header.stepper.steps[index].label
        if node == "合法性审核":
            self.asked.emit("review", self._id)
        elif node == "备案":
            self.asked.emit("filing", self._id)
        elif node in PLACES:
            self.header.tabs.choose(places.COURSE)
            self.work.course.reveal(PLACES[node])
        else:
            self.header.tabs.choose(places.LOG)

    # --- papers

    def print_page(self) -> None:
        """Ctrl+P: the papers of the document in one menu."""
        if self._view is not None:
            menus.drop(menus.sheets_menu(self._view, self._print, self), self.header.sheets)

    def _print(self, one: sheets.Sheet) -> None:
        view = self._view
        if view is not None:
            document, title = view.dossier.document.id, sheets.titled(view, one)
            self._papers.show(lambda office: [(title, one.fill(office, document))])

    # --- acts

    def open_menu(self) -> None:
        """The other acts open here."""
        menus.drop(self.make_menu(), self.header.more)

    def make_menu(self) -> QMenu:
        """Every act that may be done now beside the usual one."""
        return menus.acts_menu(self._view, self.ask, self)

    def other_acts(self) -> list[str]:
        """The names of the acts in the menu."""
        return menus.other_acts(self._view)

    def _take(self, *, despite: bool = False) -> None:
        step = self._view.dossier.next_step if self._view else None
        if step is None:
            return
        if step.act is Act.CONCLUDE:
            self.asked.emit("review", self._id)
        else:
            self.ask(str(step.act), missing=tuple(guard.sentence for guard in step.missing) if despite else ())

    def _mend(self, condition_id: str) -> None:
        step = self._view.dossier.next_step if self._view else None
        if step is not None:
            self._follow(mend(step, condition_id))

    def _lead(self, key: str) -> None:
        """To what mends ``key``, or to the deed of that name."""
        if key.startswith(sheets.PAPER):
            self._print(sheets.sheet(key.removeprefix(sheets.PAPER)))
        elif key.startswith(ELSE):
            self.asked.emit(key.removeprefix(ELSE), self._id)
        elif key in DEEDS and key not in ELSEWHERE:
            self.ask(key)
        elif self._view is not None:
            self._follow(lead(key, self._view.dossier.next_step))

    def _follow(self, way: Mend | None) -> None:
        changed = self._view.unseen if self._view else None
        if way is None:
            return
        if way.page == COMPARE and changed is not None:
            self.asked.emit(COMPARE, Wanted(self._id, changed.answered.id, changed.in_hand.id))
        elif way.page:
            self.asked.emit(way.page, self._id)
        elif way.in_course:
            self.header.tabs.choose(places.COURSE)
        elif way.key:
            self.work.mend(way.key)
        else:
            self.ask(way.deed, tick=way.code)

    def ask(self, name: str, *, missing: tuple[str, ...] = (), tick: str = "", fill: Mapping[str, str] = MappingProxyType({})) -> None:
        """Open the dialog of an act; ``missing`` asks for the reason of 带缺项继续 at once, ``tick`` ticks one material, ``fill`` fills fields in."""
        if self._view is not None:
            self._asking.ask(self._view, name, missing=missing, tick=tick, fill=fill)
