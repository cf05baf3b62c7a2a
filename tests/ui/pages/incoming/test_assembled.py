"""The page in the whole window: its number in the navigation, files let go over it, the way from the desk."""

from __future__ import annotations

from pathlib import Path

from tests.ui.pages.assembled import Whole, whole
from tests.ui.pages.incoming.conftest import filed_folder
from tests.ui.standard.departments import stock
from ui.assembly import DESK, INCOMING
from ui.pages.desk.due_row import DueRow
from ui.pages.incoming.places import OneFiling, OneObjection
from ui.pages.incoming.receive_dialog import ReceiveDialog

__all__ = ["whole"]


def settled(whole: Whole) -> None:
    for _ in range(5):
        whole.settle()


def test_files_let_go_over_the_page_are_a_filing(whole: Whole, tmp_path: Path) -> None:
    whole.go(INCOMING)
    folder = filed_folder(tmp_path / "来件", "云州区校车管理办法", "云州教规〔2026〕5号")
    assert whole.window.drop_line([folder]) == "松开后读取《来件》，核对后收文"
    whole.window.files_dropped.emit([folder])
    settled(whole)
    assert whole.dialog(ReceiveDialog).name.text() == "云州区校车管理办法"


def test_what_is_due_on_the_desk_leads_to_its_filing_and_its_objection(whole: Whole, tmp_path: Path) -> None:
    ids = whole.ask(lambda office: stock(office, tmp_path, "云州区夜间施工管理规定"))
    whole.ops.changed.emit(frozenset({"incomings", "objections", "deadlines"}))
    settled(whole)
    for words, place in (("补正", OneFiling(ids["waiting"])), ("审查建议", OneObjection(ids["asked"]))):
        whole.go(DESK)
        settled(whole)
        row = next(row for row in whole.window.page(DESK).findChildren(DueRow) if row.isVisible() and words in row.accessibleName())
        row.button.click()
        settled(whole)
        assert whole.window.current == INCOMING
        assert whole.window.page(INCOMING).place() == place
