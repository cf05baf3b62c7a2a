"""What a clerk does on the page 备案审查, by clicks and keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.filing.incoming.states import Deed
from db.records import Incoming
from tests.ui.pages.incoming.conftest import Room
from ui.dialogs.form import FormDialog
from ui.pages.incoming.receive_dialog import ReceiveDialog


def begin(room: Room) -> ReceiveDialog:
    """收文 by its button."""
    room.click(room.page.lists.receive)
    return room.dialog(ReceiveDialog)


def settle(room: Room) -> None:
    """Until what was read first has made the page read on."""
    for _ in range(4):
        room.settle()


def receive(room: Room, unit: str, folder: Path, published: str, at: str) -> Incoming:
    """A filing in ``folder`` is logged, as a clerk does it; the page shows it then."""
    if room.page.document_id:
        room.page.show_lists()
        settle(room)
    dialog = begin(room)
    dialog.pane.take([folder])
    settle(room)
    room.type_over(dialog.unit, unit)
    room.type_over(dialog.published, published)
    room.type_over(dialog.at, at)
    room.click(dialog.verb)
    settle(room)
    assert not room.is_open(ReceiveDialog), dialog.problem.text()
    return now(room)


def now(room: Room) -> Incoming:
    """The filing that is shown, as the store has it."""
    seen = room.page.sheet.seen
    assert seen is not None
    return room.ask(lambda office: office.store.incomings.get(seen.id))


def do(room: Room, deed: Deed, **answers: str) -> FormDialog | None:
    """Press the button of ``deed`` and fill its form in; the dialog while it stays open, else None."""
    deeds = room.page.sheet.deeds
    assert deeds is not None
    room.click(deeds.buttons[deed])
    settle(room)
    if not room.is_open(FormDialog):
        return None
    dialog = room.dialog(FormDialog)
    for key, words in answers.items():
        fill(room, dialog, key, words)
    room.click(dialog.verb)
    settle(room)
    return dialog if room.is_open(FormDialog) else None


def fill(room: Room, dialog: FormDialog, key: str, words: str) -> None:
    """Put ``words`` into the field ``key``: typed, chosen from a list, or switched on."""
    field = dialog.field(key)
    segments = field.property("segments")
    if hasattr(field, "setCurrentText"):
        place = next(n for n in range(field.count()) if words in field.itemText(n))
        room.focus(field)
        while field.currentIndex() != place:
            QTest.keyClick(field, Qt.Key.Key_Down if field.currentIndex() < place else Qt.Key.Key_Up)
    elif segments is not None:
        segments.choose(segments.labels.index(words))
    else:
        room.type_over(field, words)
