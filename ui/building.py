"""The pages of the window, each built when it is first asked for: what a page needs is loaded with it, so that the start waits for the first page alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.folder import open_folder
from ui.icons import Icon
from ui.keeping import Keeper
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
    RULES,
    SETTINGS,
    TEXTS,
    WORDS,
)
from ui.widgets.navigation import FOOT, PageEntry
from ui.widgets.page import Page
from ui.window import Window


class Builder:
    """Builds the pages of ``window``; what they ask for goes to its actions. ``open_samples`` shows the examples, ``keeper`` makes the backups."""

    def __init__(self, window: Window, ops: Ops[Office], deeds: Deeds, keeper: Keeper, open_samples: Callable[[], object]) -> None:
        self._window, self._ops, self._deeds, self._keeper, self._open_samples = window, ops, deeds, keeper, open_samples

    def promise_all(self) -> None:
        """Have every page in the window, and those that stand alone in its navigation."""
        promise = self._window.promise_page
        promise(DESK, self._desk, PageEntry(DESK, WORDS[DESK], Icon.TODAY, 1))
        promise(REGISTER, self._register, PageEntry(REGISTER, WORDS[REGISTER], Icon.REGISTER, 2))
        promise(DOCUMENT, self._document)
        promise(INTAKE, self._intake)
        promise(LEDGER, self._ledger)
        promise(TEXTS, self._texts)
        promise(BIN, self._bin)
        promise(COMPARE, self._compare)
        promise(REVIEW, self._review, PageEntry(REVIEW, WORDS[REVIEW], Icon.REVIEW, 2))
        promise(FILING, self._filing, PageEntry(FILING, WORDS[FILING], Icon.FILING, 2))
        promise(INCOMING, self._incoming, PageEntry(INCOMING, WORDS[INCOMING], Icon.INCOMING, 2))
        promise(LAWS, self._laws, PageEntry(LAWS, WORDS[LAWS], Icon.LAWS, 3))
        promise(RULES, self._rules, PageEntry(RULES, WORDS[RULES], Icon.RULES, FOOT))
        promise(SETTINGS, self._settings, PageEntry(SETTINGS, WORDS[SETTINGS], Icon.SETTINGS, FOOT))

    def _desk(self) -> Page:
        from ui.pages.desk.page import DeskPage

        page = DeskPage(self._ops)
        page.import_asked.connect(self._does("import"))
        page.new_asked.connect(self._does("new"))
        page.ledger_asked.connect(self._does("ledger"))
        page.samples_asked.connect(self._open_samples)
        page.restore_asked.connect(lambda: self._window.page(SETTINGS).safekeeping.begin_restore())
        return page

    def _register(self) -> Page:
        from ui.pages.register.page import RegisterPage

        page = RegisterPage(self._ops)
        page.import_asked.connect(self._does("import"))
        return page

    def _document(self) -> Page:
        from ui.pages.document.page import DocumentPage

        page = DocumentPage(self._ops, self._deeds)
        page.header.back.connect(self._window.back)
        return page

    def _intake(self) -> Page:
        from ui.pages.intake.page import IntakePage

        page = IntakePage(self._ops, self._deeds)
        page.finished.connect(self._after_intake)
        return page

    def _ledger(self) -> Page:
        from ui.pages.ledger.page import LedgerPage

        page = LedgerPage(self._ops)
        page.header.back.connect(self._window.back)
        page.finished.connect(partial(self._window.choose, REGISTER))
        page.texts_asked.connect(
            lambda: self._window.say("正文还没有放进来", partial(self._window.trigger, "texts"), verb="匹配正文文件夹")
        )
        return page

    def _texts(self) -> Page:
        from ui.pages.ledger.texts import TextsPage

        page = TextsPage(self._ops)
        page.header.back.connect(self._window.back)
        page.finished.connect(partial(self._window.choose, REGISTER))
        return page

    def _bin(self) -> Page:
        from ui.pages.bin.page import BinPage

        return BinPage(self._ops, self._deeds)

    def _compare(self) -> Page:
        from ui.pages.compare.page import ComparePage

        page = ComparePage(self._ops, self._deeds)
        page.exporting.saved.connect(self._say_saved)
        page.header.back.connect(self._window.back)
        return page

    def _say_saved(self, file: Path) -> None:
        self._window.say(f"已导出《{file.name}》", partial(open_folder, file.parent), verb="打开文件夹")

    def _review(self) -> Page:
        from ui.pages.review.page import ReviewPage

        page = ReviewPage(self._ops)
        page.new_asked.connect(self._does("new"))
        return page

    def _filing(self) -> Page:
        from ui.pages.filing.page import FilingPage

        return FilingPage(self._ops)

    def _incoming(self) -> Page:
        from ui.pages.incoming.page import IncomingPage

        return IncomingPage(self._ops, self._deeds)

    def _rules(self) -> Page:
        from ui.pages.rules.page import RulesPage

        return RulesPage(self._ops, self._deeds)

    def _laws(self) -> Page:
        from ui.pages.laws.page import LawsPage

        return LawsPage(self._ops, self._deeds)

    def _settings(self) -> Page:
        from ui.pages.settings.page import SettingsPage

        page = SettingsPage(self._ops, keeper=self._keeper)
        page.document_asked.connect(lambda found: self._window.go(DOCUMENT, found))
        return page

    def _does(self, action: str) -> Callable[[], None]:
        return lambda: self._window.trigger(action)

    def _after_intake(self, document_id: str) -> None:
        if self._window.current != INTAKE:
            return
        if document_id:
            self._window.choose(REGISTER)
            self._window.go(DOCUMENT, document_id)
        elif self._window.came_from:
            self._window.back()
        else:
            self._window.choose(DESK)
