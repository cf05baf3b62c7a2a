"""The help of the page that is shown, at the right of the window: purpose, three acts, and the keys as they are in the table of actions."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.actions import Action, Scope, in_scope, of_page, printed
from ui.guide.text import Guide, guide
from ui.theme import theme
from ui.widgets.layout import STRETCH, Rule, clear, column, row
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import KeyCap, Label


class GuidePanel(SidePanel):
    """F1. :meth:`show_page` fills it for a page; it stays open and follows while the clerk turns pages."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, "本页说明", width=400)
        self.page_id = ""

    def show_page(self, page_id: str) -> None:
        """Show the help of a page."""
        self.page_id = page_id
        clear(self.body)
        self._fill(guide(page_id))
        for scope in (of_page(page_id), Scope.WINDOW):
            if scope is not None:
                self.body.addWidget(Rule())
                self.body.addWidget(key_list(scope))
        self.body.addStretch(1)

    def _fill(self, shown: Guide) -> None:
        self.set_title(shown.title)
        # Tab stops at the whole text, which is read out as one
        self.scroll.setAccessibleDescription(f"{shown.purpose}{''.join(f'{part.head}：{part.words}' for part in shown.parts)}")
        self.body.addWidget(Label(shown.purpose, "body", "text2", wrap=True))
        for part in shown.parts:
            self.body.addLayout(
                column(Label(part.head, "body", strong=True, wrap=True), Label(part.words, "small", "text2", wrap=True), gap=2)
            )


def key_list(scope: Scope) -> QWidget:
    """The keys of one scope with what they do, one under the other."""
    part = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, entry in enumerate(entry for entry in in_scope(scope) if entry.keys):
        keys = QWidget()
        keys.setLayout(_caps(entry))
        keys.setMinimumWidth(theme().px(96))
        grid.addWidget(keys, line, 0)
        grid.addWidget(Label(entry.text, "small"), line, 1)
    part.setLayout(column(Label(scope.label, "small", "text3", strong=True), 6, grid, STRETCH))
    return part


def _caps(entry: Action) -> QHBoxLayout:
    return row(*(KeyCap(printed(keys)) for keys in entry.keys), STRETCH, gap=4)
