"""校正结构: the lines of a tree, a bar with what can be done to the one with the caret and its keys, and the page it came from beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.text import mending
from app.text.mending import Edit, EditKind
from app.text.roles_given import HEADING, NO_HEADING, ROLES
from app.text.tree import Tree
from ui.icons import Icon
from ui.widgets.button import Button
from ui.widgets.choice_menu import ChoiceMenu
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.page_picture import RECOGNISED, PagePicture
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.tree_lines import TreeLines

_SETTLED_MS = 150
"""How long the caret must stand still until it is worked out what can be done there."""
_WORDS_STAY = "这里只校正结构，不改文字。文字有出入的，让送审单位发来能编辑的电子稿，重新导入；已经入库的换入修改稿。"
_NOT_PASTED = f"没有粘贴，也没有导入。{_WORDS_STAY}"
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_VERBS = (
    (EditKind.SPLIT, "拆开", "Enter"), (EditKind.JOIN, "并入上一段", "Backspace"), (EditKind.RAISE, "升一级", "Alt ←"),
    (EditKind.LOWER, "降一级", "Alt →"), (EditKind.RETITLE, "改标", "F2"),
)  # fmt: skip


class MendView(QWidget):
    """``edit_asked(Edit)`` for a correction, ``undo_asked()``, ``redo_asked()``, ``closed()`` by 看完了.

    Who made it carries them out and calls :meth:`show_tree` again, or :meth:`say` with why not.
    """

    edit_asked = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()
    closed = Signal()

    def __init__(self, picture: PagePicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TreeLines()
        self.picture = picture
        self._tree: Tree | None = None
        self._reason = ""
        self.where = ElidedLabel("", "small", "text2")
        self.told = Label("", "small", "amber", wrap=True)
        self.told.hide()
        self.buttons = {kind: Button(words, keys=keys, height=28) for kind, words, keys in _VERBS}
        self.undo, self.redo = Button("撤销", keys="Ctrl Z", height=28), Button("重做", keys="Ctrl Y", height=28)
        self.done = Button("看完了", icon=Icon.CHECK, height=28)
        self._check = QTimer(self, singleShot=True)
        self._unsaid: list[EditKind] = []
        self._lay_out()
        self._wire()

    def show_tree(self, tree: Tree, *, undo: str = "", redo: str = "") -> None:
        """Show ``tree``; ``undo`` and ``redo`` say why there is nothing to take back or make again, empty where there is."""
        self._tree = tree
        self.told.hide()
        self.undo.allow(undo)
        self.redo.allow(redo)
        self.lines.show_tree(tree)

    def forbid(self, reason: str) -> None:
        """Nothing may be corrected, for this ``reason``; empty to allow it again."""
        self._reason = reason
        self.say(reason)
        for button in self.buttons.values() if reason else ():
            button.allow(reason)
        self._look_again(0)

    def say(self, sentence: str) -> None:
        """Say why something was not done, under the bar."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def ask_role(self) -> ChoiceMenu:
        """The menu of what the line can be said to be."""
        menu = ChoiceMenu(self.lines, self)
        for role, words in ROLES.items():
            menu.offer(words, self._why_not(EditKind.RETITLE, role), partial(self._ask, EditKind.RETITLE, role)).setObjectName(role)
        menu.refused.connect(self.say)
        return menu

    # --- keys

    def event(self, event: QEvent) -> bool:
        # with the focus on a button of the bar too, the page around would import what is pasted
        if isinstance(event, QKeyEvent) and event.type() in _KEYS and event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._say_not_pasted()
            return True
        return super().event(event)

    def _say_not_pasted(self) -> None:
        self.say(_NOT_PASTED + self._reason)

    # --- asking

    def _ask(self, kind: str, role: str | None = None, _checked: bool = False) -> None:
        if kind == EditKind.RETITLE and role is None:
            if not self._reason:
                self.ask_role().popup(self.lines.caret_point())
            return
        edit = self._edit(kind, role)
        why = self._why_not(kind, role)
        if why or edit is None or self._tree is None:
            self.say(why)
            return
        self.edit_asked.emit(edit)

    def _edit(self, kind: str, role: str | None) -> Edit | None:
        edit = self.lines.edit(kind)
        if edit is None or kind != EditKind.RETITLE:
            return edit
        return Edit(kind, edit.path, edit.at if role == HEADING else None, role)

    def _why_not(self, kind: str, role: str | None = None) -> str:
        edit = self._edit(kind, role)
        if self._reason or edit is None or self._tree is None:
            return self._reason or "没有可以校正的文字"
        return mending.why_not(self._tree, edit)

    def _allow(self) -> None:
        """Say of one button after the other whether it can be used, with room for a key between them: a long text takes its time."""
        kind = self._unsaid.pop() if self._unsaid else None
        if kind is None:
            return
        self.buttons[kind].allow(self._reason if kind == EditKind.RETITLE else self._why_not(kind))
        self._check.start(0)

    # --- showing

    def _on_moved(self) -> None:
        line = self.lines.current
        self._look_again(_SETTLED_MS)
        if line is not None and self.picture is not None:
            self.picture.show_node(line.node, self.lines.spot())
        self._say_where()

    def _say_where(self) -> None:
        line = self.lines.current
        recognised = f"　第 {self.picture.page} 页是{RECOGNISED}" if self.picture is not None and self.picture.is_recognised else ""
        self.where.setText(f"{line.word}　{line.node.path}{recognised}" if line else "")

    def _look_again(self, after: int) -> None:
        self._unsaid = list(self.buttons)
        self._check.start(after)

    def _wire(self) -> None:
        self.lines.asked.connect(self._ask)
        self.lines.undo_asked.connect(lambda: self.undo.isEnabled() and self.undo_asked.emit())
        self.lines.redo_asked.connect(lambda: self.redo.isEnabled() and self.redo_asked.emit())
        self.lines.typed.connect(lambda: self.say(_WORDS_STAY + self._reason))
        self.lines.pasted.connect(self._say_not_pasted)
        self.lines.line_changed.connect(self._on_moved)
        self._check.timeout.connect(self._allow)
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self._press, kind))
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        self.done.clicked.connect(self.closed)

    def _press(self, kind: str, _checked: bool = False) -> None:
        # the caret is what the next key is about
        self.lines.setFocus()
        self._ask(kind)

    def _lay_out(self) -> None:
        bar = Pane("window", "bottom")
        buttons = row(*self.buttons.values(), 8, self.undo, self.redo, STRETCH, self.done, gap=6)
        bar.setLayout(column(buttons, row(self.where, gap=0), self.told, gap=4, margins=(12, 8, 12, 6)))
        below = row(self.lines, gap=0)
        below.setStretch(0, 3)
        if self.picture is not None:
            below.addWidget(self.picture, 2)
        whole = column(bar, below)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.lines)


__all__ = ["NO_HEADING", "MendView"]
