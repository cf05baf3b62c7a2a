"""登记异议 and the deeds with one: the document is found, the form filled in, the office's verb called."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.objections.kinds import Deed
from app.office import Office
from db.records import Document
from ui.deeds import Deeds
from ui.dialogs.form import FormDialog
from ui.ops import Ops
from ui.pages.compare.picking import DocumentPicker
from ui.pages.incoming.acts import open_form
from ui.pages.incoming.objection_forms import WAYS, do_receive, receipt_form
from ui.pages.incoming.objection_reading import Case
from ui.typing import keep_dialog


class ObjectionActs(QObject):
    """Asks over ``host`` and acts. ``received(Made)`` once an objection is logged."""

    received = Signal(object)

    def __init__(self, ops: Ops[Office], deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._deeds, self._host = ops, deeds, host

    def begin(self) -> None:
        """登记异议: first the document that it is about."""
        picker = DocumentPicker(self._ops, self._host, "登记异议：选择文件", "来件针对哪一件文件。", "选这一件")
        picker.picked.connect(lambda document: self._ops.query(partial(_read, document), self._ask, owner=self))
        picker.open()

    def _ask(self, document: Document) -> None:
        self._ops.query(
            lambda office: office.today(),
            lambda today: self._open(FormDialog(receipt_form(document, today), today, self._host), document.id),
            owner=self,
        )

    def _open(self, dialog: FormDialog, document: str) -> None:
        keep_dialog(self._ops, dialog, f"objection/{document}", dialog.note)
        open_form(self._deeds, dialog, lambda office, values: do_receive(office, document, values), "已登记异议。", then=self.received.emit)

    def ask(self, deed: Deed, case: Case) -> None:
        """Do ``deed``, after asking what it needs."""
        if case.barred.get(deed):
            self._deeds.say(case.barred[deed])
            return
        way, objection = WAYS[deed], case.id
        dialog = FormDialog(way.form(case), case.today, self._host)
        keep_dialog(self._ops, dialog, f"objection/{objection}/{deed}", dialog.note)
        open_form(self._deeds, dialog, lambda office, values: way.do(office, objection, values), way.said)


def _read(document: str, office: Office) -> Document:
    return office.document(document)
