"""表单模板 with real clicks: look, keep, put in place, be refused by the field's name, go back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.forms import shelf
from app.forms.overlay import own_templates
from app.office import Office, open_office
from tests.blank import laid
from tests.ui.pages.workroom import Workroom
from ui.dialogs.printing_preview import PrintingPreview
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.settings.page import SettingsPage
from ui.widgets.cells import CELL
from ui.widgets.text import Label
from ui.window import PageEntry, Window

Room = Workroom[SettingsPage]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    ops: Ops[Office] = Ops(lambda: open_office(laid(tmp_path / "store"), Clock(date(2026, 11, 23)), "沈青禾"))
    window = Window("云州区司法局")
    window.watch(ops)
    page = SettingsPage(ops, log=tmp_path / "crash.log", own=tmp_path / "user.json")
    window.add_page("settings", page, PageEntry("settings", "设置", Icon.SETTINGS))
    window.on("undo", lambda: ops.act(lambda office: office.undo()))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    ops.open()
    made = Workroom(qtbot, ops, window, page)
    window.go("settings", "表单模板")
    made.settle()
    yield made
    made.settle()
    ops.close()


def choose(room: Room, file: str) -> None:
    pane = room.page.templates
    pane.table.select_row(pane.model.row_of(file))
    room.settle()


def row(room: Room, file: str) -> list[str]:
    model = room.page.templates.model
    return [model.index(model.row_of(file), column).data(CELL).text for column in range(model.columnCount())]


def pick(room: Room, button: str, file: Path) -> None:
    """Press the button and choose ``file`` in the dialog that opens."""
    room.click(room.button(button, room.page.templates))
    dialog = room.dialog(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    room.settle()


def own_slip(folder: Path, new: str = "云州区专用审查栏") -> Path:
    place = folder / "登记表.typ"
    place.write_text(shelf.shipped("filing_slip.typ").decode().replace("备案机关登记审查栏", new), "utf-8")
    return place


def said(room: Room) -> str:
    return " ".join(label.text() for label in room.page.templates.findChildren(Label) if label.isVisible())


def test_every_form_stands_there_with_the_template_it_ships_with(room: Room) -> None:
    assert row(room, "filing_slip.typ") == ["F-03", "备案登记表", "预览、打印、PDF", "自带", ""]
    assert row(room, "review_opinion.docx")[2] == "存为 Word"
    assert not room.page.templates.drop.isEnabled()


def test_a_template_is_kept_edited_put_in_place_and_given_back_by_undo(room: Room, tmp_path: Path) -> None:
    choose(room, "filing_slip.typ")
    pick(room, "另存自带模板", tmp_path / "自带.typ")
    assert (tmp_path / "自带.typ").read_bytes() == shelf.shipped("filing_slip.typ")
    pick(room, "换用本单位模板", own_slip(tmp_path))
    assert row(room, "filing_slip.typ")[3:] == ["本单位", "登记表.typ"]
    assert room.toasts[-1].startswith("备案登记表已换用本单位模板")
    room.ops.act(lambda office: office.undo())
    room.settle()
    assert row(room, "filing_slip.typ")[3] == "自带"


def test_a_template_with_a_field_that_is_not_there_is_refused_by_its_name(room: Room, tmp_path: Path) -> None:
    choose(room, "filing_slip.typ")
    pick(room, "换用本单位模板", own_slip(tmp_path, "#form.titel"))
    assert "titel" in said(room)
    assert row(room, "filing_slip.typ")[3] == "自带"
    choose(room, "receipt.typ")
    assert "titel" not in said(room)


def test_the_shipped_template_comes_back_by_its_button(room: Room, tmp_path: Path) -> None:
    choose(room, "filing_slip.typ")
    pick(room, "换用本单位模板", own_slip(tmp_path))
    room.click(room.button("恢复自带", room.page.templates))
    assert row(room, "filing_slip.typ")[3] == "自带"
    assert room.ask(own_templates) == {}


def test_the_preview_shows_the_form_with_made_up_values(room: Room) -> None:
    choose(room, "filing_slip.typ")
    room.click(room.button("预览", room.page.templates))
    room.qtbot.waitUntil(lambda: room.is_open(PrintingPreview))
    room.dialog(PrintingPreview).close()


def test_a_word_template_is_looked_at_in_word(room: Room, tmp_path: Path) -> None:
    choose(room, "review_opinion.docx")
    pick(room, "预览", tmp_path / "示例.docx")
    assert (tmp_path / "示例.docx").read_bytes().startswith(b"PK")
