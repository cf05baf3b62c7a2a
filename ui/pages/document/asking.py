"""Asking for an act: its dialog is opened, its answers are carried out, and it stays open with the sentence when the office refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.fields import Ticks
from ui.dialogs.form import FormDialog, Values
from ui.dialogs.frame import Dialog
from ui.ops import Ops
from ui.pages.document.deed import ActDialog, Deed
from ui.pages.document.deeds import DEEDS
from ui.pages.document.forms import View, changed
from ui.pages.document.papers import Papers
from ui.pages.naming import quoted
from ui.typing import keep_dialog


class Asking(QObject):
    """Opens the dialogs over ``page``."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._deeds, self._page = ops, deeds, page
        self._papers = Papers(ops, page)

    def ask(self, view: View, name: str, *, missing: tuple[str, ...] = (), tick: str = "") -> None:
        """Open the dialog of the act ``name`` (a key of DEEDS) for the document of ``view``.

        ``missing`` asks for the reason of 带缺项继续 at once, ``tick`` ticks one material.
        """
        deed, document = DEEDS[name], view.dossier.document.id
        prepare = deed.prepare
        if prepare is None:
            self._open(view, name, None, missing, tick)
            return
        self._ops.query(
            lambda office: prepare(office, document),
            lambda found: self._open(view, name, found, missing, tick),
            owner=self,
            title=deed.label,
        )

    def _open(self, view: View, name: str, found: object, missing: tuple[str, ...], tick: str) -> None:
        deed = DEEDS[name]
        dialog: ActDialog
        if deed.opens is not None:
            dialog = deed.opens(view, found, self._page)
        elif deed.form is not None:
            dialog = FormDialog(deed.form(view), view.habits.today, self._page)
        else:
            raise TypeError(f"{name} has no dialog")
        if tick and isinstance(dialog, FormDialog):
            ticks = dialog.field("codes")
            if isinstance(ticks, Ticks) and tick in ticks.boxes:
                ticks.boxes[tick].setChecked(True)
        if isinstance(dialog, FormDialog | Dialog):
            keep_dialog(self._ops, dialog, f"deed/{name}/{view.dossier.document.id}", dialog.note)
        if missing and not deed.supplies:
            dialog.ask_despite(missing)
        dialog.submitted.connect(lambda values: self._submit(view, name, dialog, values))
        dialog.open()

    def _submit(self, view: View, name: str, dialog: ActDialog, values: Values) -> None:
        deed = DEEDS[name]
        if name == "edit":
            values = changed(view, values)
            if not values:
                dialog.accept()
                return
        file = values.get(deed.reads) if deed.reads else None
        if isinstance(file, Path):
            self._ops.run(
                lambda: deed.reader(file),
                lambda draft: self._do(view, deed, dialog, {**values, "draft": draft}),
                owner=dialog,
                title="读取文稿",
                on_refused=dialog.refuse,
            )
        else:
            self._do(view, deed, dialog, values)

    def _do(self, view: View, deed: Deed, dialog: ActDialog, values: Values) -> None:
        document = view.dossier.document
        self._deeds.do(
            lambda office: deed.do(office, document.id, values),
            f"{deed.said}：{quoted(document)}",
            then=lambda made: self._done(deed, dialog, document.id, made),
            final=deed.final,
            title=deed.label,
            on_missing=_if_open(dialog, lambda missing: dialog.ask_despite(missing.items)),
            on_refused=_if_open(dialog, dialog.refuse),
        )

    def _done(self, deed: Deed, dialog: ActDialog, document: str, made: object) -> None:
        if shiboken6.isValid(dialog):
            dialog.accept()
        papers = deed.papers
        if papers is not None:
            self._papers.show(lambda office: papers(office, document, made))


def _if_open(dialog: ActDialog, slot: Callable[..., None]) -> Callable[..., None]:
    def guarded(answer: object) -> None:
        if shiboken6.isValid(dialog):
            slot(answer)

    return guarded
