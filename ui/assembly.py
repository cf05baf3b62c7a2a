"""Everything put together: the pages in the window, the window's actions, the numbers beside the pages, files that come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.lifecycle.habits import Tally, tally
from app.office import Office
from app.text.formats import PATTERNS
from db.records import OfficeRule, RuleChange
from ui.actions import Scope, of_page
from ui.beginning import Beginnings
from ui.building import Builder
from ui.deeds import Deeds
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.finder.commands import Commands
from ui.first_sight import AFTER_PAINTING, FirstSight
from ui.guide.panel import GuidePanel
from ui.keeping import Keeper
from ui.operator import Operators
from ui.ops import Ops
from ui.pages.ids import (
    BIN,
    COMPARE,
    DESK,
    DOCUMENT,
    FILING,
    INCOMING,
    INTAKE,
    LAWS,
    LEDGER,
    REGISTER,
    REVIEW,
    SETTINGS,
    SETTINGS_PANES,
    TEXTS,
    WORDS,
)
from ui.pages.intake.brought import Brought, Purpose
from ui.samples import Samples
from ui.widgets.navigation import Count
from ui.window import Window

if TYPE_CHECKING:
    from ui.pages.desk.page import DeskPage
    from ui.pages.document.page import DocumentPage
    from ui.pages.intake.page import IntakePage
    from ui.pages.ledger.page import LedgerPage
    from ui.pages.ledger.texts import TextsPage
    from ui.pages.register.page import RegisterPage

DRAFTS = f"文稿和材料 ({PATTERNS} *.xls *.xlsx *.et);;压缩包 (*.zip);;全部文件 (*)"


def assemble(window: Window, ops: Ops[Office]) -> Assembly:
    """Put the pages and actions into ``window``; what is returned lives as long as the window."""
    return Assembly(window, ops)


class Assembly(QObject):
    """What joins the pages of one window."""

    def __init__(self, window: Window, ops: Ops[Office]) -> None:
        super().__init__(window)
        self._window, self._ops = window, ops
        # before all others who ask: what the first page shows is read first
        ops.opened.connect(self._begin)
        self.deeds = Deeds(ops, window)
        self.guide = GuidePanel(window.centralWidget())
        self.commands = Commands(
            window, ops, open_document=lambda found: window.go(DOCUMENT, found), look_for=self._look_for, settings=self._settings_panes
        )
        self.keeper = Keeper(ops, parent=self)
        self.keeper.told.connect(lambda state: window.status.set_backup(state.words, urgent=state.urgent))
        self.operators = Operators(ops, window)
        self.samples = Samples(ops, window)
        self.beginnings = Beginnings(ops, self.deeds, window, lambda document: window.go(DOCUMENT, document))
        window.status.operator_asked.connect(self.operators.open_menu)
        Builder(window, ops, self.deeds, self.keeper, self.samples.open).promise_all()
        window.shown.connect(self._on_shown)
        self._bind()
        self.sight = FirstSight(window, ops)
        # the first use of the rules reads all of them: not while the first page is painted
        self.sight.seen.connect(lambda: QTimer.singleShot(AFTER_PAINTING, self, self._count_rules))
        ops.changed.connect(self._on_changed)

    # --- pages

    @property
    def desk(self) -> DeskPage:
        """工作台."""
        return self._window.page(DESK)

    @property
    def register(self) -> RegisterPage:
        """文件台账."""
        return self._window.page(REGISTER)

    @property
    def document(self) -> DocumentPage:
        """The page of one document."""
        return self._window.page(DOCUMENT)

    @property
    def intake(self) -> IntakePage:
        """导入核对."""
        return self._window.page(INTAKE)

    @property
    def ledger(self) -> LedgerPage:
        """导入台账."""
        return self._window.page(LEDGER)

    @property
    def texts(self) -> TextsPage:
        """匹配正文."""
        return self._window.page(TEXTS)

    def _begin(self) -> None:
        if not self._window.current:
            self._window.choose(DESK)
        self._count()

    def _on_changed(self, kinds: frozenset[str]) -> None:
        self._count()
        if kinds & {RuleChange.TABLE, OfficeRule.TABLE}:
            self._count_rules()

    def _on_shown(self, page_id: str) -> None:
        if self.guide.isVisible():
            self.guide.show_page(page_id)
        if page_id == DOCUMENT:
            self.commands.remember(self.document.place()[0])
            self.document.set_way_back(WORDS.get(self._window.came_from, "返回"))

    # --- numbers

    def _count(self) -> None:
        self._ops.query(_numbers, self._show_counts, owner=self)

    def _show_counts(self, answer: _Numbers) -> None:
        found = answer.tally
        self._window.set_counts(
            {
                DESK: Count(found.due, urgent=found.overdue > 0),
                REGISTER: Count(found.documents),
                REVIEW: Count(found.reviews, urgent=found.reviews_overdue > 0),
                FILING: Count(found.filings, urgent=found.filings_overdue > 0),
                INCOMING: Count(found.incomings, urgent=found.incomings_overdue > 0),
            }
        )
        self._window.set_unit(answer.unit)
        self._window.status.set_operator(answer.operator)

    def _count_rules(self) -> None:
        status = self._window.status
        if not self._ops.is_closed:
            self._ops.query(lambda office: len(office.packs.rules), lambda count: status.set_packs(f"审核规则 {count} 条"), owner=self)

    # --- actions

    def _bind(self) -> None:
        on = self._window.on
        on("import", self.import_files)
        on("new", self.new_submission)
        on("propose", self.beginnings.propose)
        on("enter", self.beginnings.enter)
        on("paste", self.paste)
        on("ledger", self.import_ledger)
        on("texts", partial(self._window.go, TEXTS))
        on("bin", partial(self._window.go, BIN))
        on("compare", self.compare)
        on("undo", self.deeds.undo)
        on("redo", self.deeds.redo)
        on("search", self.commands.toggle)
        on("help", self._show_help)
        on("shortcuts", self._show_shortcuts)
        on("print", self._print)
        on("day_papers", self._ask_day_papers)
        self._window.files_dropped.connect(self._take_dropped)
        self._window.drop_line = self._drop_line

    def import_files(self) -> None:
        """Ctrl+O: ask for files and check them."""
        self._ask_files("导入文件", Purpose.STORE)

    def paste(self) -> None:
        """Ctrl+Shift+V: what was copied elsewhere is read and checked as a file is."""
        if self._window.current != INTAKE:
            self._window.go(INTAKE)
        self.intake.pasting.paste()

    def new_submission(self) -> None:
        """Ctrl+N: a submission begins with the draft that came in."""
        self._ask_files("新建送审件：选择送审稿", Purpose.SUBMIT)

    def _ask_files(self, title: str, purpose: Purpose) -> None:
        dialog = QFileDialog(self._window, title, "", DRAFTS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        begin_in_documents(dialog)
        dialog.filesSelected.connect(lambda names: self.check_files([Path(name) for name in names], purpose))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_ledger(self) -> None:
        """Ask for the ledger an office already has, on the page that tries it."""
        self._window.go(LEDGER)
        self.ledger.ask_file()

    def compare(self) -> None:
        """The text of the document in hand against the one before; two texts to be chosen where none is in hand."""
        page = self._window.stack.current_page
        if self._window.current != COMPARE and page is not None:
            self._window.go(COMPARE, page.document_id or None)

    def check_files(self, paths: list[Path], purpose: Purpose = Purpose.STORE) -> None:
        """Files came in: each is read and checked before anything is stored; a ledger by itself goes to the page that tries it."""
        if is_ledger(paths):
            self._window.go(LEDGER, paths[0])
            return
        if self._window.current != INTAKE:
            self._window.go(INTAKE, Brought(tuple(paths), purpose))
        else:
            self.intake.add(Brought(tuple(paths), purpose))

    def _take_dropped(self, paths: list[Path]) -> None:
        if self._is_for_laws(paths):
            self._window.page(LAWS).take_file(paths[0])
        elif self._window.current == INCOMING:
            self._window.page(INCOMING).take_files(paths)
        else:
            self.check_files(paths)

    def _drop_line(self, paths: list[Path]) -> str:
        if self._window.current == INCOMING:
            return str(self._window.page(INCOMING).drop_line(paths))
        return f"松开后读取《{paths[0].stem}》，核对后存入法规库" if self._is_for_laws(paths) else drop_line(paths)

    def _is_for_laws(self, paths: list[Path]) -> bool:
        """A file by itself over the law library is for it."""
        return self._window.current == LAWS and len(paths) == 1 and not paths[0].is_dir()

    def _look_for(self, words: str) -> None:
        if self._window.current != REGISTER:
            self._window.go(REGISTER)
        self.register.focus_search()
        self.register.search.setText(words)

    def _settings_panes(self) -> dict[str, Callable[[], object]]:
        return {name: partial(self._window.go, SETTINGS, index) for index, name in enumerate(SETTINGS_PANES)}

    def _show_help(self) -> None:
        if self.guide.isVisible():
            self.guide.shut()
        elif self._window.current:
            self.guide.show_page(self._window.current)
            self.guide.appear()

    def _show_shortcuts(self) -> None:
        own = of_page(self._window.current)
        ShortcutsDialog((own, Scope.WINDOW) if own is not None else (Scope.WINDOW,), self._window).open()

    def _ask_day_papers(self) -> None:
        # what fills forms is loaded when it is asked for
        from ui.pages.filing.day import DayPapers

        DayPapers(self._ops, self._window).ask()

    def _print(self) -> None:
        page = self._window.page(self._window.current) if self._window.current else None
        slot = getattr(page, "print_page", None)
        if callable(slot):
            slot()
        else:
            self._window.say("这一页没有可以打印的内容。意见书在合法性审核里打印，备案表在报送备案里打印。")


def is_ledger(paths: list[Path]) -> bool:
    """Whether a spreadsheet came by itself; one among other files is a paper of a submission."""
    from app.exchange.opening import LEDGERS

    return len(paths) == 1 and paths[0].suffix.lower() in LEDGERS and not paths[0].is_dir()


def drop_line(paths: list[Path]) -> str:
    """What letting the files go will do."""
    if len(paths) > 1:
        return f"松开后读取这 {len(paths)} 份，认出各是什么，核对后再入库"
    (path,) = paths
    if path.is_dir() or path.suffix.lower() == ".zip":
        kind, name = ("文件夹", path.name) if path.is_dir() else ("压缩包", path.stem)
        return f"松开后读取{kind}“{name}”里的文件，认出各是什么，核对后再入库"
    return f"松开后读取《{path.stem}》，核对后再入库"


@dataclass(frozen=True, slots=True)
class _Numbers:
    tally: Tally
    operator: str
    unit: str


def _numbers(office: Office) -> _Numbers:
    kept = office.store.settings.find("names.legal_office")
    return _Numbers(tally(office), office.operator, kept.value if kept else "")
