"""Asking for an act: its dialog is opened, its answers are carried out, and it stays open with the sentence when the office refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from app.intake.draft import Draft
from app.lifecycle.transitions import Act
from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.fields import Ticks
from ui.dialogs.form import FormDialog, Values
from ui.dialogs.frame import Dialog
from ui.dialogs.markup import RevisionsDialog
from ui.ops import Ops
from ui.pages.document.deed import ActDialog, Deed
from ui.pages.document.deeds import DEEDS
from ui.pages.document.forms import View, changed
from ui.pages.document.papers import Papers
from ui.pages.document.revisions import REFUSED, Pending, as_chosen, returned_for
from ui.pages.document.values import text_of
from ui.pages.naming import quoted
from ui.typing import keep_dialog
from ui.widgets.fields import Choice


@dataclass(frozen=True, slots=True)
class _First:
    """With what a dialog opens: gaps to give a reason for, a material ticked, words in fields."""

    missing: tuple[str, ...]
    tick: str
    fill: Mapping[str, str]

    def put(self, dialog: FormDialog) -> None:
        """Tick and write."""
        ticks = dialog.field("codes") if self.tick else None
        if isinstance(ticks, Ticks) and self.tick in ticks.boxes:
            ticks.boxes[self.tick].setChecked(True)
        for key, words in self.fill.items():
            field = dialog.field(key)
            if isinstance(field, QLineEdit):
                field.setText(words)
            elif isinstance(field, Choice):
                field.setCurrentIndex(max(field.findText(words), 0))


class Asking(QObject):
    """Opens the dialogs over ``page``."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._deeds, self._page = ops, deeds, page
        self._papers = Papers(ops, page)

    def ask(
        self, view: View, name: str, *, missing: tuple[str, ...] = (), tick: str = "", fill: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Open the dialog of the act ``name`` (a key of DEEDS) for the document of ``view``.

        ``missing`` asks for the reason of 带缺项继续 at once, ``tick`` ticks one material, ``fill`` writes words into fields.
        """
        self._begin(view, name, DEEDS[name], _First(missing, tick, fill))

    def ask_deed(self, view: View, name: str, deed: Deed) -> None:
        """Open the dialog of a ``deed`` that was made for one row of the document; ``name`` tells it from its like. One without a dialog is done at once."""
        self._begin(view, name, deed, _First((), "", MappingProxyType({})))

    def _begin(self, view: View, name: str, deed: Deed, first: _First) -> None:
        document, prepare = view.dossier.document.id, deed.prepare
        if deed.form is None and deed.opens is None:
            self._do(view, deed, None, {})
        elif prepare is None:
            self._open(view, name, deed, None, first)
        else:
            self._ops.query(
                lambda office: prepare(office, document),
                lambda found: self._open(view, name, deed, found, first),
                owner=self,
                title=deed.label,
            )

    def _open(self, view: View, name: str, deed: Deed, found: object, first: _First) -> None:
        dialog: ActDialog
        if deed.opens is not None:
            dialog = deed.opens(view, found, self._page)
        elif deed.form is not None:
            dialog = FormDialog(deed.form(view), view.habits.today, self._page)
        else:
            raise TypeError(f"{name} has no dialog")
        if isinstance(dialog, FormDialog):
            first.put(dialog)
        if isinstance(dialog, RevisionsDialog):
            dialog.sent_back.connect(lambda: self._send_back(view, dialog, found))
        if isinstance(dialog, FormDialog | Dialog):
            keep_dialog(self._ops, dialog, f"deed/{name}/{view.dossier.document.id}", dialog.note)
        if first.missing and not deed.supplies:
            dialog.ask_despite(first.missing)
        dialog.submitted.connect(lambda values: self._submit(view, name, deed, dialog, values))
        dialog.open()

    def _submit(self, view: View, name: str, deed: Deed, dialog: ActDialog, values: Values) -> None:
        if name == "edit":
            values = changed(view, values)
            if not values:
                dialog.accept()
                return
        file = values.get(deed.reads) if deed.reads else None
        if isinstance(file, Path):
            self._ops.run(
                lambda: deed.reader(file),
                lambda draft: self._settle(view, deed, dialog, values, draft),
                owner=dialog,
                title="读取文稿",
                on_refused=dialog.refuse,
            )
        else:
            self._do(view, deed, dialog, values)

    def _send_back(self, view: View, dialog: Dialog, found: object) -> None:
        """退回补正 in place of 受理, with the reason written."""
        dialog.reject()
        self.ask(view, str(Act.RETURN), fill=returned_for(found.count) if isinstance(found, Pending) else {})

    def _settle(self, view: View, deed: Deed, dialog: ActDialog, values: Values, draft: Draft) -> None:
        """Ask how the tracked changes of the file just read are taken, where it has any and the act wants to know."""
        count = draft.reading.pending_revisions
        if not deed.settles or not count or not isinstance(dialog, FormDialog):
            self._do(view, deed, dialog, {**values, "draft": draft})
            return
        question = RevisionsDialog(f"{deed.label}：修订取舍", count, draft.reading.markup, parent=dialog)

        def go_on(chosen: Values) -> None:
            question.accept()
            word = text_of(chosen, "revisions")
            self._ops.run(
                lambda: as_chosen(draft, word),
                lambda read: self._do(view, deed, dialog, {**values, "draft": read, "revisions": word}),
                owner=dialog,
                title="读取文稿",
                on_refused=dialog.refuse,
            )

        question.submitted.connect(go_on)
        question.sent_back.connect(question.reject)
        question.rejected.connect(lambda: dialog.refuse(REFUSED))
        question.open()

    def _do(self, view: View, deed: Deed, dialog: ActDialog | None, values: Values) -> None:
        document = view.dossier.document
        self._deeds.do(
            lambda office: deed.do(office, document.id, values),
            f"{deed.said}：{quoted(document)}",
            then=lambda made: self._done(deed, dialog, document.id, made),
            final=deed.final,
            title=deed.label,
            on_missing=_if_open(dialog, lambda open_, missing: open_.ask_despite(missing.items)) if dialog is not None else None,
            on_refused=_if_open(dialog, lambda open_, sentence: open_.refuse(sentence)) if dialog is not None else None,
        )

    def _done(self, deed: Deed, dialog: ActDialog | None, document: str, made: object) -> None:
        if dialog is not None and shiboken6.isValid(dialog):
            dialog.accept()
        papers = deed.papers
        if papers is not None:
            self._papers.show(lambda office: papers(office, document, made))


def _if_open(dialog: ActDialog, slot: Callable[..., None]) -> Callable[..., None]:
    def guarded(answer: object) -> None:
        if shiboken6.isValid(dialog):
            slot(dialog, answer)

    return guarded
