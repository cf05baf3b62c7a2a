"""What went out before a correction is flagged in the list and on its column until the corrected copy was sent."""

from __future__ import annotations

from app.lifecycle.correcting import correct
from app.lifecycle.joint import Issuing, issuers
from tests.ui.pages.filing.conftest import Room, Stock
from tests.ui.pages.workroom import Workroom
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages.filing.docket import DocketModel


def corrected(room: Room, document: str) -> None:
    room.ask(lambda office: correct(office, document, field="carrier", value="区政府公报", reason="印错"))
    room.ops.changed.emit(frozenset({"documents", "corrections"}))
    room.settle()


def spoken(room: Room) -> list[str]:
    model: DocketModel = room.page.list.docket
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_list_says_who_has_not_got_the_corrected_copy(room: Room, stock: Stock) -> None:
    corrected(room, stock.half.document)
    assert [line for line in spoken(room) if "待补发更正件" in line] == [
        line for line in spoken(room) if line.startswith("《云州区既有住宅加装电梯实施办法》")
    ]


def test_the_column_names_what_was_corrected_and_the_copy_is_recorded_after_asking(room: Room, stock: Stock) -> None:
    room.page.open_document(stock.half.document)
    room.settle()
    muni, npc = room.page.sheet.panes
    assert (muni.outdated, npc.outdated) == (None, None)
    corrected(room, stock.half.document)
    assert npc.outdated is None, "it was not filed yet"
    assert muni.outdated is not None
    assert muni.outdated.sentence == "报出的材料与现在不一致：报送以后更正了公布载体。"
    room.click(muni.notice_button)
    room.qtbot.waitUntil(lambda: room.is_open(PrintingPreview), timeout=15_000)
    room.dialog(PrintingPreview).close()
    room.settle()
    room.click(muni.outdated.verb)
    dialog = room.dialog(FormDialog)
    assert dialog.verb.text() == "登记补发"
    room.click(dialog.verb)
    assert muni.outdated is None
    assert room.toasts[-1] == "已登记向云州市人民政府补发更正件。已送出本机关，不能撤销。"
    filing = room.ask(lambda office: office.store.filings.get(stock.half.muni))
    assert filing.reissued_on is not None
    assert "更正件已补发" in [happened.what for happened in muni.chain.course]


def test_a_joint_document_says_who_files_it(room: Workroom, stock: Stock) -> None:
    room.page.open_document(stock.waiting.document)
    room.settle()
    assert not room.page.sheet.joint.isVisible()
    with_others = [Issuing("云州区人民政府", True), Issuing("云州区人民法院")]
    room.ask(
        lambda office: correct(
            office, stock.waiting.document, field="issuing_authority", value="云州区人民政府、云州区人民法院", reason="漏印"
        )
    )
    room.ask(lambda office: issuers(office, stock.waiting.document, with_others))
    room.ops.changed.emit(frozenset({"issuers"}))
    room.settle()
    assert room.page.sheet.joint.sentence.startswith("联合发文，由牵头机关云州区人民政府报送备案")
    assert room.page.sheet.joint.isVisible()
