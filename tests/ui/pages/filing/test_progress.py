"""What happens to a filing after it went out, by clicks: every open step has its button, the others say why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from app.filing import outgoing, rectifying, stepping
from app.filing.chains import filing_desk
from app.filing.states import MOVES, open_moves
from app.filing.stepping import Told
from db.records import Filing
from tests.ui.pages.filing.conftest import Room, Stock
from ui.dialogs.form import FormDialog
from ui.pages.filing.chain import ChainPane
from ui.widgets.chip import Chip
from ui.widgets.text import Label

TODAY = date(2026, 11, 23)


def opened(room: Room, document: str) -> tuple[ChainPane, ChainPane]:
    room.page.open_document(document)
    room.settle()
    return room.page.sheet.panes


def filing(room: Room, filing_id: str) -> Filing:
    return room.ask(lambda office: office.store.filings.get(filing_id))


def done(room: Room, *told: tuple[str, str]) -> None:
    """The steps told, taken in the store and seen by the window."""
    for filing_id, act in told:
        room.ask(lambda office, f=filing_id, a=act: stepping.take(office, f, a, Told(TODAY, "某文〔2026〕1号", "照来文")))
    room.ops.changed.emit(frozenset({"filings", "filing_steps"}))
    room.settle()


def labels(pane: ChainPane) -> list[str]:
    return [label.text() for label in pane.findChildren(Label) if label.isVisible()]


def test_each_open_step_has_its_button_and_a_filing_not_sent_has_none(room: Room, stock: Stock) -> None:
    muni, npc = opened(room, stock.half.document)
    assert list(muni.progress.buttons) == ["admit", "supplement", "turn_back"]
    assert npc.progress is None
    _, received = opened(room, stock.done.document)
    assert list(received.progress.buttons) == ["admit", "supplement", "turn_back", "examine", "clear"]


def test_the_list_of_all_steps_says_why_the_others_are_not_open(room: Room, stock: Stock) -> None:
    _, npc = opened(room, stock.done.document)
    room.click(npc.steps_link)
    menu = next(m for m in npc.findChildren(QMenu) if m.isVisible())
    entries = {entry.objectName(): entry for entry in menu.actions()}
    assert list(entries) == list(MOVES)
    assert {act for act, entry in entries.items() if entry.isEnabled()} == {move.act for move in open_moves("received")}
    assert entries["plan"].toolTip().startswith("这一件现在已收文，不能登记处理计划。现在可以：登记备案登记号、登记补正要求")
    menu.close()
    room.settle()


def test_a_notice_of_supplement_starts_its_days_and_the_answer_ends_them(room: Room, stock: Stock) -> None:
    _, npc = opened(room, stock.done.document)
    room.click(npc.progress.buttons["supplement"])
    dialog = room.dialog(FormDialog)
    room.click(dialog.verb)
    assert "没有填要补什么。" in [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    room.type_over(dialog.field("words"), "缺主要依据")
    room.type_over(dialog.field("number"), "云常备补〔2026〕3号")
    room.type_over(dialog.field("until"), "2026-12-01")
    room.click(dialog.verb)
    assert filing(room, stock.done.npc).state == "supplement_required"
    assert {"补报材料（区人大常委会）", "要求补正", "云常备补〔2026〕3号", "缺主要依据"} <= set(labels(npc))
    assert room.toasts[-1] == "已登记区人大常委会：要求补正。"
    assert npc.progress.buttons["resupply"].kind == "primary"
    room.click(npc.progress.buttons["resupply"])
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("words"), "补报主要依据2份")
    room.click(dialog.verb)
    assert filing(room, stock.done.npc).state == "received"
    assert "补报材料（区人大常委会）" not in labels(npc)
    assert room.toasts[-1] == "已登记区人大常委会：补报材料。已送出本机关，不能撤销。"
    assert room.undo_link is None


def test_an_opinion_may_stop_the_document_and_a_plan_answers_it(room: Room, stock: Stock) -> None:
    _, npc = opened(room, stock.done.document)
    done(room, (stock.done.npc, "admit"))
    room.click(npc.progress.buttons["rectify"])
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("words"), "第二条增设了条件")
    box = dialog.field("stop").boxes["stop"]
    room.click(box, QPoint(8, box.height() // 2))
    room.click(dialog.verb)
    document = room.ask(lambda office: office.document(stock.done.document))
    assert document.suspended_on == TODAY
    room.click(npc.progress.buttons["plan"])
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("words"), "三个月内修改")
    room.click(dialog.verb)
    assert npc.findChild(Chip).text == "已报处理计划"
    assert list(npc.progress.buttons) == ["prolong", "dispose", "annul"]
    room.click(npc.progress.buttons["dispose"])
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("words"), "已修改第二条")
    room.click(dialog.verb)
    assert room.ask(lambda office: office.document(stock.done.document)).resumed_on is not None
    sheet = room.page.sheet
    assert sheet.rounds.labels == ["公布　待办 1", "重新报备　待办 2"]


def test_the_rounds_are_chosen_and_each_shows_its_own_course(room: Room, stock: Stock) -> None:
    room.ask(lambda office: outgoing.outcome(office, stock.done.npc, result="registered", on=TODAY))
    room.ask(lambda office: rectifying.rectify(office, stock.done.npc, Told(TODAY, words="第二条")))
    room.ask(lambda office: rectifying.dispose(office, stock.done.npc, Told(TODAY), how="修改"))
    _, npc = opened(room, stock.done.document)
    sheet = room.page.sheet
    assert sheet.rounds.isVisible()
    assert npc.chain.filing.occasion == "重新报备"
    room.click(sheet.rounds, sheet.rounds.part_rect(0).center().toPoint())
    assert npc.chain.filing.id == stock.done.npc
    assert "处置完毕" in labels(npc)
    room.click(npc.progress.buttons["report_disposal"])
    room.click(room.dialog(FormDialog).verb)
    assert sheet.rounds.labels[0] == "公布"
    room.click(sheet.rounds, sheet.rounds.part_rect(1).center().toPoint())
    opened(room, stock.waiting.document)
    assert not sheet.rounds.isVisible()
    assert sheet.rounds.current == 0


def test_closing_without_an_answer_asks_for_the_reason(room: Room, stock: Stock) -> None:
    _, npc = opened(room, stock.done.document)
    done(room, (stock.done.npc, "admit"))
    room.ask(lambda office: rectifying.rectify(office, stock.done.npc, Told(TODAY, words="第二条")))
    done(room)
    room.click(npc.progress.buttons["close"])
    dialog = room.dialog(FormDialog)
    room.click(dialog.verb)
    assert dialog.verb.text() == "带缺项继续"
    room.type_over(dialog.missing.reason, "备案机关撤回意见")
    room.click(dialog.verb)
    assert filing(room, stock.done.npc).state == "closed"
    assert npc.progress.buttons == {}


def drop(room: Room, pane: ChainPane, file: Path) -> None:
    """``file`` let go over the column."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), actions, data, buttons, keys)
    QApplication.sendEvent(pane.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(pane.viewport(), QDropEvent(QPointF(40, 40), actions, data, buttons, keys))
    room.settle()


def test_a_dropped_picture_becomes_the_receipt_with_its_number(room: Room, stock: Stock, tmp_path: Path) -> None:
    picture = tmp_path / "回执扫描件.png"
    picture.write_bytes(b"\x89PNG")
    muni, npc = opened(room, stock.half.document)
    drop(room, muni, picture)
    dialog = room.dialog(FormDialog)
    assert dialog.field("file").path == picture
    room.type_over(dialog.field("number"), "市府规备〔2026〕117号")
    room.click(dialog.verb)
    assert muni.receipt.picture.text() == "回执扫描件.png"
    drop(room, npc, picture)
    assert room.toasts[-1] == "没有附上《回执扫描件.png》。区人大常委会这一份还没有登记报送，报送以后再附回执。"


def test_a_picture_dropped_later_is_attached_and_saved_as_a_copy(room: Room, stock: Stock, tmp_path: Path) -> None:
    scan = tmp_path / "回执扫描件.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    _, npc = opened(room, stock.done.document)
    drop(room, npc, scan)
    assert room.toasts[-1] == "已把《回执扫描件.pdf》附到区人大常委会的回执。"
    room.click(npc.receipt.picture)
    chooser = room.dialog(QFileDialog)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    room.type_over(name, str(tmp_path / "另存.pdf"))
    room.qtbot.keyClick(name, Qt.Key.Key_Return)
    room.settle()
    assert (tmp_path / "另存.pdf").read_bytes() == scan.read_bytes()


def test_the_points_of_the_statement_are_written_and_stand_there_again(room: Room, stock: Stock) -> None:
    _, npc = opened(room, stock.half.document)
    room.click(npc.write_button)
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("necessity"), "没有统一的程序")
    room.click(dialog.verb)
    assert room.toasts[-1] == "已保存备案说明的要点。"
    desk = room.ask(lambda office: filing_desk(office, stock.half.document))
    assert {e.material.code: e.held for e in desk.chains[1].enclosures}["statement"] is True
    room.click(npc.write_button)
    assert room.dialog(FormDialog).field("necessity").toPlainText() == "没有统一的程序"
    room.click(room.dialog(FormDialog).cancel)


def test_a_packet_is_made_where_the_clerk_says(room: Room, stock: Stock, tmp_path: Path) -> None:
    _, npc = opened(room, stock.half.document)
    room.click(npc.packet_button)
    chooser = room.dialog(QFileDialog)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    room.type_over(name, str(tmp_path / "packet.zip"))
    room.qtbot.keyClick(name, Qt.Key.Key_Return)
    room.settle()
    assert (tmp_path / "packet.zip").stat().st_size > 1000
    assert room.toasts[-1].startswith("已生成报送包“packet.zip”，签名指纹 ")
    # the clerk is told what the recipient would look for in vain
    assert "还没有登记报送，备案报告没有文号" in room.toasts[-1]
    assert "包里没有" in room.toasts[-1]


def test_a_long_title_gives_way_to_its_number(room: Room, stock: Stock) -> None:
    title = "云州区人民政府办公室关于进一步加强既有住宅加装电梯工作财政补贴资金使用管理和监督检查有关事项的实施意见（试行）"

    def rename(office) -> None:
        with office.act("set", "改标题") as act:
            act.update(office.document(stock.half.document), title=title, body_title=None)

    room.ask(rename)
    opened(room, stock.half.document)
    header = room.page.sheet.header
    assert header.title == title
    assert "云州府规〔2026〕1号 • 10月27日公布" in [label.text() for label in header.findChildren(Label)]
