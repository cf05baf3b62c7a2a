"""What Ctrl+K offers: the pages, the actions open now with their keys, the buttons in sight, the settings, and documents of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.forms import slip_code
from app.lifecycle import lookup
from app.lifecycle.initials import initials
from app.office import Office
from db.records import Document
from ui import actions
from ui.actions import Scope
from ui.finder.box import CommandBox
from ui.finder.entries import Entry, Kind, matching
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.ids import WORDS
from ui.pages.naming import named
from ui.theme import Mode, theme
from ui.theme.appearance import SCALES
from ui.widgets.button import Button
from ui.window import Window

_NOT_HERE = "这一页现在用不上"
_RECENT = 5


class Commands(QObject):
    """Fills the command box of ``window``.

    ``open_document(id)`` shows a document, ``look_for(words)`` the register with these words searched; ``settings`` gives the panes of the settings (name -> how
    to show it).
    """

    def __init__(
        self,
        window: Window,
        ops: Ops[Office],
        *,
        open_document: Callable[[str], object],
        look_for: Callable[[str], object],
        settings: Callable[[], dict[str, Callable[[], object]]],
    ) -> None:
        super().__init__(window)
        self._window, self._ops = window, ops
        self._open_document, self._look_for, self._settings = open_document, look_for, settings
        self._recent: list[str] = []
        self._initials: dict[str, str] = {}
        self.box = CommandBox(window.centralWidget(), self._near)
        self.box.far_asked.connect(self._ask)

    def toggle(self) -> None:
        """Ctrl+K."""
        self.box.toggle()
        if self.box.isVisible():
            self._learn_initials([entry.text for entry in (*self._pages(), *self._actions(), *self._settings_entries())])

    def _learn_initials(self, texts: list[str]) -> None:
        """Have the pinyin initials of what the window knows itself worked out; reading the dictionary takes a moment, once."""
        missing = [text for text in texts if text not in self._initials]
        if missing:
            self._ops.run(lambda: {text: initials(text) for text in missing}, self._initials.update, owner=self)

    def remember(self, document_id: str) -> None:
        """A document was opened: it stands among the recent ones from now on."""
        self._recent = [document_id, *(known for known in self._recent if known != document_id)][:_RECENT]

    # --- what the window knows itself

    def _near(self, words: str) -> list[Entry]:
        own = [*self._pages(), *self._actions(), *self._buttons()]
        if words:
            own += self._settings_entries()
        found = matching(own, words, self._initials)
        if slip_code.is_code(words):
            # at once and first: a scanner types the code and presses Enter in one go
            wrong = slip_code.why_not(words)
            found.insert(
                0, Entry(Kind.CODE, f"打开单据 {words.upper()} 的文件", partial(self._open_code, words), icon=Icon.TEXT, reason=wrong)
            )
        if words:
            found.append(
                Entry(Kind.SEARCH, f"在文件台账里查找“{words}”", partial(self._look_for, words), "标题、文号和正文", icon=Icon.SEARCH)
            )
        return found

    def _pages(self) -> Iterator[Entry]:
        for entry in self._window.entries:
            if entry.id != self._window.current:
                yield Entry(Kind.PAGE, entry.label, partial(self._window.choose, entry.id), icon=entry.icon)
        stack = self._window.stack
        for page_id in set(stack.ids) - set(stack.unbuilt) - {self._window.current}:
            left = stack.page(page_id).unfinished
            if left:
                yield Entry(Kind.PAGE, WORDS[page_id], partial(self._window.go, page_id), left, icon=Icon.IMPORT)

    def _actions(self) -> Iterator[Entry]:
        """Those of the page first, because they are nearest."""
        own = actions.of_page(self._window.current)
        page = self._window.stack.current_page
        if own is not None and page is not None:
            yield from (self._page_action(entry, page) for entry in actions.in_scope(own))
        for entry in actions.in_scope(Scope.WINDOW):
            if entry.id not in ("search", "back"):
                why = self._window.why_not(entry.id)
                yield Entry(
                    Kind.ACTION,
                    entry.text,
                    partial(self._window.trigger, entry.id),
                    keys=entry.hint,
                    icon=entry.icon or Icon.FORWARD,
                    reason=why,
                )

    def _page_action(self, entry: actions.Action, page: QWidget) -> Entry:
        bound = page.findChild(QAction, entry.id)
        owner = bound.parent() if bound is not None else None
        is_open = bound is not None and bound.isEnabled() and isinstance(owner, QWidget) and owner.isVisible()
        do = bound.trigger if bound is not None else (lambda: None)
        return Entry(Kind.ACTION, entry.text, do, keys=entry.hint, icon=entry.icon or Icon.FORWARD, reason="" if is_open else _NOT_HERE)

    def _buttons(self) -> Iterator[Entry]:
        """The buttons in sight; those whose words stand on more than one cannot be told apart and are left out."""
        page = self._window.stack.current_page
        seen = [button for button in page.findChildren(Button) if button.isVisible() and button.text()] if page is not None else []
        words = [button.text() for button in seen]
        known = {entry.text for entry in actions.ACTIONS}
        for button in seen:
            if words.count(button.text()) == 1 and button.text() not in known:
                why = "" if button.isEnabled() else button.toolTip() or _NOT_HERE
                yield Entry(Kind.ACTION, button.text(), partial(_click, button), "这一页的按钮", icon=Icon.FORWARD, reason=why)

    def _settings_entries(self) -> Iterator[Entry]:
        for name, show in self._settings().items():
            yield Entry(Kind.SETTING, name, show, "设置", icon=Icon.SETTINGS)
        for mode in Mode:
            yield Entry(Kind.SETTING, f"颜色：{mode.label}", partial(theme().set_mode, mode), "外观", icon=Icon.LIGHT)
        for name, scale in SCALES.items():
            yield Entry(Kind.SETTING, f"字号：{name}", partial(theme().set_scale, scale), "外观", icon=Icon.SETTINGS)

    # --- what the store knows

    def _open_code(self, words: str) -> None:
        self._ops.query(lambda office: slip_code.find(office, words), partial(self._show_coded, words), owner=self)

    def _show_coded(self, words: str, found: str | None) -> None:
        if found is None:
            self._window.refuse(f"没有单据编码是“{words}”的文件。它可能登记在别的电脑上，或者已移入回收站。用标题或文号查找。")
        else:
            self._open_document(found)

    def _ask(self, words: str) -> None:
        recent = list(self._recent)

        def read(office: Office) -> tuple[Document, ...]:
            if words:
                return lookup.looked_up(office, words)
            return lookup.known(office, recent) or lookup.looked_up(office, "", _RECENT)

        self._ops.query(read, partial(self._show, words), owner=self)

    def _show(self, words: str, found: tuple[Document, ...]) -> None:
        kind = Kind.DOCUMENT if words else Kind.RECENT
        self.box.add(words, [self._document(kind, document) for document in found])

    def _document(self, kind: Kind, document: Document) -> Entry:
        return Entry(kind, named(document), partial(self._open_document, document.id), document.document_number or "", icon=Icon.TEXT)


def _click(button: Button) -> None:
    # the page may have drawn itself anew since
    if shiboken6.isValid(button) and button.isVisible():
        button.click()
