"""收文 and 收到补正材料: the dialog is opened, files are read off the window's thread, the office's verb takes them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.filing.incoming import checking, packets, receiving
from app.filing.packet.opening import Opened
from app.filing.packet.taking import arrival
from app.intake.submission import Submission
from app.lifecycle.made import Made
from app.office import Office
from app.text.worker import Worker
from ui.deeds import Deeds
from ui.ops import Ops
from ui.pages.incoming.brought import BroughtPane
from ui.pages.incoming.reading import Known, Seen, acquainted, known, read_papers
from ui.pages.incoming.receive_dialog import Received, ReceiveDialog
from ui.pages.incoming.resupply_dialog import Resupplied, ResupplyDialog

NOTHING = "里面没有可以收的文件。核对后再选。"


class Receiving(QObject):
    """Opens the dialogs over ``host``. ``received(Made)`` once a filing is logged."""

    received = Signal(object)
    resupplied = Signal(object)

    def __init__(self, ops: Ops[Office], deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._deeds, self._host = ops, deeds, host

    def begin(self, paths: Sequence[Path] = ()) -> None:
        """收文, with what was dropped; a dialog that is open takes it too."""
        for kind in (ReceiveDialog, ResupplyDialog):
            shown = next((dialog for dialog in self._host.findChildren(kind) if dialog.isVisible()), None)
            if shown is not None:
                if paths:
                    shown.pane.take(paths)
                return
        self._ops.query(known, lambda found: self._open(found, list(paths)), owner=self)

    def _open(self, found: Known, paths: list[Path]) -> None:
        dialog = ReceiveDialog(found, self._host)
        dialog.pane.given.connect(lambda given: self._read(dialog, dialog.pane, given))
        dialog.submitted.connect(lambda values: self._store(dialog, values))
        dialog.open()
        if paths:
            dialog.pane.take(paths)

    def _read(self, dialog: ReceiveDialog, pane: BroughtPane, paths: list[Path]) -> None:
        def show(found: Submission | Opened | None) -> None:
            if isinstance(found, Opened):
                self._show_packet(dialog, found)
            elif found is None:
                pane.refuse(NOTHING)
            else:
                dialog.show_submission(found)

        self._ops.run(lambda: read_papers(paths), show, owner=dialog, title="读取报送的文件", on_refused=pane.refuse)

    def _show_packet(self, dialog: ReceiveDialog, packet: Opened) -> None:
        if not packet.ok:
            dialog.pane.refuse(f"“{packet.name}”没有收，什么都没有存。{''.join(packet.problems)}")
            return
        self._ops.query(
            lambda office: acquainted(office, packet), lambda told: dialog.show_packet(packet, arrival(packet), told), owner=dialog
        )

    def _store(self, dialog: ReceiveDialog, values: Received) -> None:
        def done(made: Made) -> None:
            dialog.accept()
            self.received.emit(made)

        self._deeds.do(
            lambda office: receive(office, values), f"已收文：{values.unit}。", then=done, title="收文", on_refused=dialog.refuse
        )

    # --- 收到补正材料

    def begin_resupply(self, seen: Seen) -> None:
        """收到补正材料 of a filing."""
        self._ops.query(known, lambda found: self._open_resupply(found, seen), owner=self)

    def _open_resupply(self, found: Known, seen: Seen) -> None:
        dialog = ResupplyDialog(found, seen, self._host)

        def show(read: Submission | Opened | None) -> None:
            if isinstance(read, Submission):
                dialog.pane.show_submission(read)
            else:
                dialog.pane.refuse(NOTHING if read is None else "补正材料不收报送包。选补来的文件，或者让部门重新报送。")

        dialog.pane.given.connect(
            lambda paths: self._ops.run(lambda: read_papers(paths), show, owner=dialog, title="读取补正材料", on_refused=dialog.pane.refuse)
        )
        dialog.submitted.connect(lambda values: self._resupply(dialog, seen.id, values))
        dialog.open()

    def _resupply(self, dialog: ResupplyDialog, incoming: str, values: Resupplied) -> None:
        def done(made: Made) -> None:
            dialog.accept()
            self.resupplied.emit(made)

        self._deeds.do(
            lambda office: checking.resupply(office, incoming, submission=values.submission, brought=values.brought, on=values.on),
            "已登记补正材料。", then=done, title="收到补正材料", on_refused=dialog.refuse,
        )  # fmt: skip


def receive(office: Office, values: Received) -> Made:
    """Log the filing."""
    if values.packet is None:
        return receiving.receive(
            office, unit=values.unit, submission=values.submission, facts=values.facts, brought=values.brought, at=values.at,
            receiver=values.receiver,
        )  # fmt: skip
    with Worker() as worker:
        return packets.receive_packet(
            office, values.packet, worker, unit=values.unit, at=values.at, receiver=values.receiver, copies=values.facts.copies,
            paper=values.brought,
        )  # fmt: skip
