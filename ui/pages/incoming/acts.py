"""The deeds with a filing that came in: asked for in a form, done by the office's verbs, said in a toast with 撤销."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Missing
from app.filing.incoming.states import Deed
from app.lifecycle.made import Made
from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.form import FormDialog, Values
from ui.ops import Ops
from ui.pages.incoming.deed_forms import WAYS, Way
from ui.pages.incoming.reading import Seen
from ui.typing import keep_dialog


class Acts(QObject):
    """Asks over ``host`` and acts. ``done(deed, made)`` afterwards; ``resupply_asked(Seen)`` for 收到补正材料."""

    done = Signal(object, object)
    resupply_asked = Signal(object)

    def __init__(self, ops: Ops[Office], deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._deeds, self._host = ops, deeds, host

    def ask(self, deed: Deed, seen: Seen) -> None:
        """Do ``deed``, after asking what it needs."""
        if seen.barred.get(deed):
            self._deeds.say(seen.barred[deed])
        elif deed is Deed.RESUPPLY:
            self.resupply_asked.emit(seen)
        else:
            self._ask(deed, WAYS[deed], seen)

    def _ask(self, deed: Deed, way: Way, seen: Seen) -> None:
        incoming, title = seen.id, deed.label
        if way.form is None:
            self._deeds.do(
                lambda office: way.do(office, incoming, {}), f"{way.said}。", then=lambda made: self.done.emit(deed, made), title=title
            )
            return
        dialog = FormDialog(way.form(seen), seen.today, self._host)
        if deed is Deed.REGISTER and seen.desk.gaps:
            dialog.ask_despite(seen.desk.gaps)
        keep_dialog(self._ops, dialog, f"incoming/{incoming}/{deed}", dialog.note)
        open_form(
            self._deeds, dialog, lambda office, values: way.do(office, incoming, values), said_of(way.said), is_final=way.is_final,
            then=lambda made: self.done.emit(deed, made),
        )  # fmt: skip


def said_of(words: str) -> str:
    """``words`` as a sentence."""
    return words if words.endswith("。") else f"{words}。"


def open_form(
    deeds: Deeds,
    dialog: FormDialog,
    work: Callable[[Office, Values], Made],
    said: str,
    *,
    then: Callable[[Made], object] | None = None,
    is_final: bool = False,
) -> None:
    """Let the clerk fill ``dialog`` in; it stays open until the act is done, and says why when it was refused."""

    def submit(values: Values) -> None:
        def done(made: Made) -> None:
            dialog.accept()
            if then is not None:
                then(made)

        deeds.do(
            lambda office: work(office, values), said, then=done, final=is_final, title=dialog.windowTitle(), on_missing=missing,
            on_refused=dialog.refuse,
        )  # fmt: skip

    def missing(error: Missing) -> None:
        dialog.ask_despite(error.items)

    dialog.submitted.connect(submit)
    dialog.open()
