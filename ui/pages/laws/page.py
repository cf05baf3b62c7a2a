"""法规库: every law in one table, found by title, name, number or initials, with the card of the chosen one beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.law.card import LawCard, card, text_tree
from app.law.impact import CitingClause, citing_clauses
from app.law.law import Law
from app.law.listing import Entry, Listing, Sought, listing
from app.office import Office
from db.records import LawText
from ui import actions
from ui.deeds import Deeds
from ui.icons import Icon
from ui.ops import Job, Ops
from ui.pages import places as document_places
from ui.pages.laws.acts import Acts
from ui.pages.laws.articles import law_paragraphs
from ui.pages.laws.cardpane import CardPane
from ui.pages.laws.columns import COLUMNS, cell, give_way
from ui.pages.laws.places import ARTICLES, CITING, FACTS, LawAt, Stand
from ui.pages.laws.tools import Tools
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.header import PageHeader
from ui.widgets.layout import column, row
from ui.widgets.page import Page
from ui.widgets.paper_text import PaperParagraph
from ui.widgets.records import RecordsModel
from ui.widgets.table import Table

_CARD_WAIT_MS = 60
_KINDS = frozenset({"law_changes", "law_texts"})
_REGISTER = frozenset({"documents", "versions"})
_Card = tuple[LawCard | None, list[PaperParagraph] | None]


class LawsPage(Page):
    """The law library. ``place`` is a :class:`LawAt`, a :class:`Stand`, or None."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._sought = Sought()
        self._known = False
        self._wanted = ""
        self._article = ""
        self._scroll: int | None = None
        self._part: int | None = None
        self._text: LawText | None = None
        self._looking: Job | None = None
        self.search = SearchField("名称、简称、文号或拼音首字母", actions.action("find").hint, width=320, wait_ms=0)
        self.more = Button("导入", icon=Icon.IMPORT)
        self.add = Button("新增法规", icon=Icon.ADD)
        self.header = PageHeader("法规库", "", self.search, self.more, self.add)
        self.tools = Tools()
        self.model: RecordsModel[Entry] = RecordsModel(COLUMNS, cell, lambda entry: entry.law.title)
        self.table = Table(self.model)
        self.table.setAccessibleName("法规库")
        self.empty = EmptyState(Icon.LAWS, "没有找到。换几个字，或者去掉筛选条件；库里没有的法可以新增。", "去掉全部条件")
        self.pane = CardPane()
        self.acts = Acts(ops, deeds, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CARD_WAIT_MS)
        self._lay_out()
        self._wire()
        theme().changed.connect(self.restyle)

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self.empty)
        body = row(self._left, self.pane, gap=0)
        body.setStretchFactor(self._left, 1)
        whole = column(self.header, self.tools, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.search.searched.connect(lambda text: self._ask(replace(self._sought, text=text.strip())))
        self.search.left_downwards.connect(self.table.setFocus)
        self.tools.asked.connect(self._ask)
        self.table.sort_asked.connect(self._sort)
        self.table.current_changed.connect(lambda _entry: self._timer.start())
        self.table.opened.connect(lambda _entry: self._stand(alone=True))
        self.empty.clicked.connect(lambda: self._reset(Sought()))
        self._timer.timeout.connect(self._read_card)
        self.add.clicked.connect(self.acts.add)
        self.more.clicked.connect(lambda: self.acts.make_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.acts.kept.connect(self._show_law)
        self.acts.refused.connect(self.told)
        pane = self.pane
        pane.correct_asked.connect(lambda: self.acts.correct(pane.card))
        pane.restore_asked.connect(lambda: self.acts.restore(pane.card))
        pane.alone_asked.connect(lambda: self._stand(alone=not self.is_alone))
        pane.facts.law_asked.connect(self._show_law)
        pane.facts.text_asked.connect(self._show_text)
        pane.facts.removal_asked.connect(self.acts.remove_text)
        pane.facts.import_asked.connect(lambda: self.acts.ask_text(pane.card.law.title if pane.card else ""))
        pane.articles.import_asked.connect(lambda: self.acts.ask_text(pane.card.law.title if pane.card else ""))
        pane.citing.opened.connect(self._open_clause)

    # --- the page in the window

    def enter(self, place: object = None) -> None:
        if isinstance(place, Stand):
            self._wanted, self._part, self._scroll = place.title, place.part, place.scroll
            self._stand(alone=place.alone)
            self._reset(place.sought)
        elif isinstance(place, LawAt):
            self._article = place.article
            self._part = ARTICLES if place.article else FACTS
            self._stand(alone=False)
            self._show_law(place.title)
        elif not self._known:
            self._ask(self._sought)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> object:
        return Stand(
            self._sought, self.current.title if self.current else "", self.pane.part, self.table.verticalScrollBar().value(), self.is_alone
        )

    def step_back(self) -> bool:
        if self.is_alone:
            self._stand(alone=False)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self._sought != Sought(sort=self._sought.sort, descending=self._sought.descending):
            self._reset(Sought())
            return True
        return False

    def focus_search(self) -> None:
        if self.is_alone:
            self.pane.choose(ARTICLES)
            self.pane.articles.focus_search()
            return
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self._known = False
            if self.isVisible():
                self._ask(self._sought)
        elif kinds & _REGISTER and self.isVisible():
            self._read_card()

    def hints(self) -> list[str]:
        return ["Esc 返回列表", "Ctrl F 在条文里找"] if self.is_alone else ["Enter 展开", "Ctrl F 找一部法"]

    def take_file(self, path: Path) -> None:
        """A file was let go over the page: a table or the text of a law is looked at."""
        from app.exchange.opening import LEDGERS

        (self.acts.look_at_table if path.suffix.lower() in LEDGERS else self.acts.look_at_text)(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        give_way(self.table, self.width() - self.pane.minimumWidth())

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @property
    def current(self) -> Law | None:
        """The law chosen in the table."""
        entry = self.table.current
        return entry.law if isinstance(entry, Entry) else None

    @property
    def is_alone(self) -> bool:
        """Whether the card has the page for itself."""
        return self._left.isHidden()

    def _stand(self, *, alone: bool) -> None:
        if alone and self.pane.card is None:
            return
        self._left.setVisible(not alone)
        self.tools.setVisible(not alone)
        self.pane.stand(alone=alone)
        self.hinted.emit(self.hints())
        if alone and self.pane.card is not None and self.pane.card.texts:
            self.pane.choose(ARTICLES)
            self.pane.articles.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the list

    def _sort(self, column_id: str) -> None:
        same = self._sought.sort == column_id
        # once up, once down, then as it was
        if same and self._sought.descending:
            self._ask(replace(self._sought, sort="", descending=False))
        else:
            self._ask(replace(self._sought, sort=column_id, descending=same))

    def _reset(self, sought: Sought) -> None:
        self.search.blockSignals(True)
        self.search.setText(sought.text)
        self.search.blockSignals(False)
        self._ask(sought)

    def _ask(self, sought: Sought) -> None:
        wanted = self._wanted or (self.current.title if self.current else "")
        self._sought, self._wanted = sought, ""
        self._ops.query(lambda office: listing(office, sought), lambda found: self._show(sought, found, wanted), owner=self, title="法规库")

    def _show(self, sought: Sought, found: Listing, wanted: str) -> None:
        if sought != self._sought:
            return
        self._known = True
        self.model.set_rows(found.entries)
        shown = f"{len(found.entries):,} / " if len(found.entries) != found.total else ""
        self.header.set_title("法规库", f"{shown}{found.total:,} 部，截至 {found.as_of}")
        self.tools.show_listing(sought, found)
        self._left.setCurrentWidget(self.table if found.entries else self.empty)
        place = self.model.row_of(wanted) if wanted else -1
        self.table.select_row(max(place, 0))
        if self._scroll is not None:
            self.table.verticalScrollBar().setValue(self._scroll)
            self._scroll = None
        self._read_card()

    def _show_law(self, title: str) -> None:
        """Choose a law, by any of its names; what hides it in the list is taken away."""
        place = self.model.row_of(title)
        if self._known and place >= 0:
            self.table.select_row(place)
            self._read_card()
            return

        def take(found: LawCard | None) -> None:
            if found is None:
                self.told.emit(f"法规库里没有《{title}》。可以在这里新增。")
                self._ask(self._sought)
                return
            self._wanted = found.law.title
            self._reset(Sought())

        self._ops.query(lambda office: card(office, title), take, owner=self, title="法规库")

    # --- the card

    def _read_card(self) -> None:
        self._timer.stop()
        law = self.current
        if law is None:
            self.pane.show_none()
            return
        title, text = law.title, self._text
        wanted = text.id if text is not None and text.law == title else ""
        self._ops.query(lambda office: _read(office, title, wanted), lambda found: self._show_card(title, *found), owner=self)

    def _show_card(self, title: str, found: LawCard | None, text: list[PaperParagraph] | None) -> None:
        if found is None or self.current is None or self.current.title != title:
            return
        self.pane.show_card(found)
        if self._part is not None:
            self.pane.choose(self._part)
        if text is not None:
            self.pane.articles.show_text(text, self._article)
        self._article, self._part, self._text = "", None, None
        self._look_for_clauses(found.law)

    def _look_for_clauses(self, law: Law) -> None:
        if self._looking is not None:
            self._looking.cancel()

        def show(clauses: tuple[CitingClause, ...]) -> None:
            if self.pane.card is not None and self.pane.card.law == law:
                self.pane.citing.show_clauses(clauses)
                self.pane.show_citing(len(clauses))

        self._looking = self._ops.query(lambda office: citing_clauses(office, law), show, owner=self, title="找引用的条文")

    def _show_text(self, text: LawText) -> None:
        self._text, self._part = text, ARTICLES
        self._read_card()

    def _open_clause(self, clause: CitingClause) -> None:
        self.asked.emit("document", (clause.document, document_places.TEXT, clause.path))


def _read(office: Office, title: str, text_id: str) -> _Card:
    found = card(office, title)
    if found is None:
        return None, None
    shown = text_id or (found.current.id if found.current else "")
    return found, law_paragraphs(text_tree(office, shown)) if shown else None


__all__ = ["CITING", "LawsPage"]
