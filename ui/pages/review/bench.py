"""The workbench: outline, paper and findings side by side, drawn from one docket. It shows and asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.pages.review import presenter
from ui.pages.review.docket import Docket
from ui.pages.review.folding import finished, folded_nodes
from ui.pages.review.header import Banner, BenchHeader
from ui.pages.review.panes import FindBar, FindingsPane, FootBar, OutlinePane
from ui.theme import theme
from ui.widgets.layout import column, row
from ui.widgets.paper import PaperView
from ui.widgets.paper_text import paper_paragraphs

COMPACT_BELOW = 1348
"""Width of the page in px under which panes and type are the smaller ones (a window of 1400 without its rail)."""


class BenchView(QFrame):
    """The whole workbench.

    Signals: ``finding_chosen(id)`` and ``clause_chosen(path)`` by mouse; ``number_chosen(number)`` for a mark on the paper; ``segment_chosen(int)``; ``fate_chosen(str)`` for the points of the round before;
    ``check_asked(index)`` for the basis of the open finding whose 待核对 was clicked; ``asked(what)`` for everything that has an action id or a name (``document``, ``word``, ``shortcuts``, ``replies``, ``back``).
    """

    finding_chosen = Signal(str)
    number_chosen = Signal(int)
    clause_chosen = Signal(str)
    segment_chosen = Signal(int)
    fate_chosen = Signal(str)
    check_asked = Signal(int)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header, self.banner = BenchHeader(), Banner()
        self.outline_pane, self.findings_pane = OutlinePane(), FindingsPane()
        self.paper, self.find_bar, self.foot = PaperView(), FindBar(), FootBar()
        self._docket: Docket | None = None
        self._rules = 0
        self._locked = ""
        self._compact = False
        self._folded: frozenset[str] = frozenset()
        middle = column(self.find_bar, self.paper)
        middle.setStretch(1, 1)
        parts = row(self.outline_pane, gap=0)
        parts.addLayout(middle, 1)
        parts.addWidget(self.findings_pane)
        whole = column(self.header, self.banner)
        whole.addLayout(parts, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self.header.back.connect(lambda: self.asked.emit("back"))
        for part in (self.header, self.banner, self.foot):
            part.asked.connect(self.asked)
        self.outline_pane.outline.chosen.connect(self.clause_chosen)
        self.outline_pane.only_toggled.connect(self._draw_outline)
        self.paper.mark_clicked.connect(self.number_chosen)
        self.paper.clause_clicked.connect(self.clause_chosen)
        self.paper.fold_clicked.connect(lambda path: self._set_folded(self._folded - {path}))
        self.findings_pane.segment_chosen.connect(self.segment_chosen)
        self.findings_pane.fate_chosen.connect(self.fate_chosen)
        self.findings_pane.earlier.selected.connect(self.finding_chosen)
        self.findings_pane.add_asked.connect(lambda: self.asked.emit("review.add"))
        self.findings_pane.findings.selected.connect(self.finding_chosen)
        self.findings_pane.findings.asked.connect(lambda name, _finding: self.asked.emit(name))
        self.findings_pane.findings.source_asked.connect(lambda _finding, _index: self.asked.emit("review.basis"))
        self.findings_pane.findings.check_asked.connect(lambda _finding, index: self.check_asked.emit(index))
        self.findings_pane.citations.selected.connect(self.finding_chosen)
        self.findings_pane.citations.opened.connect(lambda: self.asked.emit("review.basis"))
        self.findings_pane.checklist.selected.connect(self.finding_chosen)
        self.findings_pane.asked.connect(self.asked)
        self.find_bar.sought.connect(lambda words, back: self.find_bar.told(found=self.paper.find(words, backwards=back)))
        self.find_bar.closed.connect(self.close_find)
        theme().changed.connect(self._fit)

    # --- drawing

    def load(self, docket: Docket, rules: int) -> None:
        """Show another round, from the beginning of its text."""
        self._docket, self._rules, self._folded = docket, rules, frozenset()
        self.find_bar.hide()
        self.outline_pane.outline.set_items(())
        self.paper.set_paragraphs(paper_paragraphs(docket.bench.tree.nodes))
        self.draw()

    def draw(self) -> None:
        """Everything that follows from the findings, and the selection."""
        docket = self._docket
        if docket is None:
            return
        self._locked = presenter.locked(docket.bench)
        self.header.show_bench(docket.bench)
        bench = docket.bench
        self.foot.set_issued(issued=bench.review.concluded_on is not None, why_not=bench.why_not, title=bench.wording.title)
        if bench.elsewhere:
            self.foot.lead_elsewhere(bench.elsewhere)
        self.banner.say(*presenter.banner(docket))
        self._draw_outline()
        self.paper.set_marks(presenter.marks(docket))
        self.findings_pane.show_docket(docket, self._rules)
        self.draw_selection()

    def draw_selection(self) -> None:
        """What is current in outline, paper and list."""
        docket = self._docket
        if docket is None:
            return
        finding, citation = docket.finding, docket.citation
        self._unfold_current()
        self.outline_pane.outline.set_current(docket.clause)
        item = finding or citation
        here = docket.clause
        if item is not None and item.path is not None and not docket.clauses.is_article(here):
            here = item.path
        self.paper.set_current(here, finding.number if finding else 0)
        if citation is not None:
            self.paper.select(citation.path, citation.start, citation.end)
        if item is not None and item.path is not None:
            self.paper.scroll_to(item.path, item.start or 0)
        elif docket.clause:
            self.paper.scroll_to(docket.clause)
        self.findings_pane.show_selection(docket)
        self.findings_pane.lock_card(self._locked)

    def _draw_outline(self) -> None:
        if self._docket is not None:
            only = self.outline_pane.only_with_findings
            self.outline_pane.outline.set_items(presenter.outline(self._docket, only_with_findings=only))
            self.outline_pane.outline.set_current(self._docket.clause)

    # --- folding

    @property
    def folded(self) -> frozenset[str]:
        """The chapters folded on the paper."""
        return self._folded

    def toggle_folds(self) -> bool:
        """Fold the chapters that are done with, or unfold them all; False when there was nothing to fold."""
        docket = self._docket
        if docket is None:
            return False
        before = self._folded
        self._set_folded(frozenset() if before else finished(docket) - {docket.clauses.chapter_of(docket.clause)})
        self.draw_selection()
        return self._folded != before

    def _unfold_current(self) -> None:
        if self._docket is not None:
            chapter = self._docket.clauses.chapter_of(self._docket.clause)
            if chapter in self._folded:
                self._set_folded(self._folded - {chapter})

    def _set_folded(self, folded: frozenset[str]) -> None:
        if self._docket is not None and folded != self._folded:
            self._folded = folded
            scroll = self.paper.verticalScrollBar().value()
            self.paper.set_paragraphs(paper_paragraphs(folded_nodes(self._docket, folded)))
            self.paper.verticalScrollBar().setValue(scroll)
            self.header.has_folds = bool(folded)

    # --- room

    @property
    def is_text_only(self) -> bool:
        """Whether the paper stands alone."""
        return self.outline_pane.isHidden()

    def toggle_text_only(self) -> None:
        """只看正文, and back."""
        alone = not self.is_text_only
        self.outline_pane.setVisible(not alone)
        self.findings_pane.setVisible(not alone)
        (self.paper.setFocus if alone else self.findings_pane.take_focus)()
        self.draw_selection()

    def open_find(self) -> None:
        """Ctrl+F: search in the text."""
        selected = self.paper.selection()
        self.find_bar.begin(selected[3] if selected else "")

    def close_find(self) -> None:
        """Put the search away."""
        self.find_bar.hide()
        self.paper.setFocus()

    def step_back(self) -> bool:
        """Esc: the search goes first, then the paper alone."""
        if not self.find_bar.isHidden():
            self.close_find()
            return True
        if self.is_text_only:
            self.toggle_text_only()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < COMPACT_BELOW
        if compact != self._compact:
            self._compact = compact
            self._fit()
            self.draw()

    def _fit(self) -> None:
        """Panes and type as wide as window and size of type ask for."""
        self.outline_pane.set_compact(compact=self._compact)
        self.findings_pane.set_compact(compact=self._compact)
        self.paper.set_compact(self._compact)
