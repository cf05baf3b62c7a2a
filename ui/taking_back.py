"""撤销 and 重做 over the whole program: what they take back is asked about first where it is not what stands on screen, and the menu names it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics

from app.errors import Refused
from app.lifecycle.last_act import LastAct, last_seq, to_redo, to_undo
from app.office import Office
from ui.dialogs.frame import Dialog
from ui.ops import Ops
from ui.pages.ids import REGISTER
from ui.theme import theme
from ui.window import Window

UNDO, REDO = "撤销", "重做"
_PASSED = "这一步之后又办了别的，不能单独{verb}它。用 Ctrl Z 从最近的一步起依次撤销。"
_WIDE = 360
"""Up to how many px the menu gives to what would be taken back."""


class TakingBack(QObject):
    """Takes back and does again for ``window``, an act at a time in the order of the log."""

    def __init__(self, ops: Ops[Office], window: Window) -> None:
        super().__init__(window)
        self._ops, self._window = ops, window
        self._since = 0
        window.shown.connect(lambda _page: self._mark())
        window.menu_opened.connect(self._name_both)

    def undo(self) -> None:
        """Ctrl+Z: take back the newest act and say which; one on something that is not on screen is asked about first."""
        self._begin(UNDO, to_undo, lambda office: office.undo().title, self._say_undone)

    def redo(self) -> None:
        """Ctrl+Y: do again what was taken back last and say what; asked about like :meth:`undo`."""
        self._begin(REDO, to_redo, lambda office: office.redo().title, self._say_redone)

    def undo_that(self, entry_id: str) -> None:
        """Take back the act of this entry, which the clerk has just read the name of; refused when it is not the newest any more."""
        self._carry_out(UNDO, to_undo, lambda office: office.undo().title, self._say_undone, entry_id)

    def _begin(self, verb: str, look: Callable[[Office], LastAct], do: Callable[[Office], str], then: Callable[[str], None]) -> None:
        shown, is_list, since = self._shown(), self._window.current == REGISTER, self._since

        def work(office: Office) -> str | LastAct:
            last = look(office)
            seen = last.concerns(shown) if shown else False
            # what was done on a page that lists many is in sight there
            is_here = seen or ((is_list or not shown) and last.seq > since)
            return do(office) if is_here or not last.documents else last

        def answered(answer: str | LastAct) -> None:
            if isinstance(answer, LastAct):
                self._ask(verb, answer, lambda: self._carry_out(verb, look, do, then, answer.entry), shown)
            else:
                then(answer)

        self._ops.act(work, answered, owner=self, title=verb)

    def _ask(self, verb: str, last: LastAct, go_on: Callable[[], None], shown: str) -> None:
        told = f"{verb}的是{last.told}" + ("，不是当前这件。" if shown else "。")
        dialog = Dialog(f"{verb}另一件的操作", told, verb=verb, width=440, parent=self._window)
        dialog.accepted.connect(go_on)
        dialog.open()

    def _carry_out(
        self, verb: str, look: Callable[[Office], LastAct], do: Callable[[Office], str], then: Callable[[str], None], entry_id: str
    ) -> None:
        def work(office: Office) -> str:
            if look(office).entry != entry_id:
                raise Refused(_PASSED.format(verb=verb))
            return do(office)

        self._ops.act(work, then, owner=self, title=verb)

    def _shown(self) -> str:
        page = self._window.stack.current_page
        return page.document_id if page is not None else ""

    def _mark(self) -> None:
        """What is in the log by now was not done on the page just shown."""
        if not self._ops.is_closed:
            self._ops.query(last_seq, self._keep_mark, owner=self)

    def _keep_mark(self, seq: int) -> None:
        self._since = seq

    def _name_both(self) -> None:
        """The menu is opened: let it say what would be taken back and done again."""
        for action, verb, look in (("undo", UNDO, to_undo), ("redo", REDO, to_redo)):
            self._ops.query(
                lambda office, look=look: look(office).told,
                lambda told, action=action, verb=verb: self._name(action, verb, told),
                owner=self,
                on_refused=lambda _why, action=action, verb=verb: self._name(action, verb, ""),
            )

    def _name(self, action: str, verb: str, told: str) -> None:
        words = f"{verb}{told}"
        short = QFontMetrics(theme().font("body")).elidedText(words, Qt.TextElideMode.ElideMiddle, theme().px(_WIDE))
        self._window.rename(action, short, words)

    def _say_undone(self, title: str) -> None:
        self._window.toasts.withdraw_undo()
        self._window.say(f"已{UNDO}“{title}”")

    def _say_redone(self, title: str) -> None:
        self._window.say(f"已{REDO}“{title}”", self.undo)
