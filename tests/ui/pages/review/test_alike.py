"""上位法对照 by L, and the words of a basis by O: what imported texts of laws add to the workbench."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.law.law import Law
from app.law.library import keep_law
from app.law.texts import import_text
from app.office import Office
from tests.app import road
from tests.ui.pages.review.conftest import Desk
from ui.dialogs.basis import BasisDialog
from ui.pages.laws.places import LawAt
from ui.pages.review.alike import NO_TEXTS, NOTHING_LIKE
from ui.pages.review.docket import Segment
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.widgets.rich import DocumentLabel
from ui.widgets.text import Label, Link

KEY = Qt.Key
PARKING, PENALTIES = "云州市道路停车条例", "中华人民共和国行政处罚法"
TEXT = """云州市道路停车条例

（2020年3月1日云州市人民代表大会常务委员会第一次会议通过）

第一条 为了规范道路停车，制定本条例。

第二条 违反规定乱停放车辆的，由公安机关处200元罚款。

第三条 本条例自2020年5月1日起施行。
"""


def with_texts(office: Office) -> None:
    """A law of the city with its text, and two articles of the law on penalties."""
    keep_law(office, Law(PARKING, "地方性法规", status="有效", own=True, as_of=date(2026, 11, 1), evidence="市人大网站"))
    import_text(office, road.draft(TEXT, "停车.txt"))
    words = "第一条 为了规范行政处罚的设定和实施，制定本法。\n\n第十六条 除法律、法规、规章外，其他规范性文件不得设定行政处罚。"
    import_text(office, road.draft(f"{PENALTIES}\n\n{words}\n", "处罚法.txt"))


def sentences(desk: Desk) -> list[str]:
    return [empty.sentence for empty in desk.page.sitting.alike.panel.findChildren(EmptyState) if empty.isVisible()]


def words(desk: Desk, kind: type[Label] = Label) -> list[str]:
    return [label.text() for label in desk.page.sitting.alike.panel.findChildren(kind) if label.isVisible()]


def test_l_lays_the_likest_article_beside_the_clause_and_marks_what_is_otherwise(desk: Desk) -> None:
    desk.ask(with_texts)
    desk.open()
    desk.page.docket.choose_clause("第三条")
    desk.key(KEY.Key_L)
    panel = desk.page.sitting.alike.panel
    assert panel.title.text() == "上位法对照　第三条"
    assert panel.geometry().bottom() < desk.page.bench.foot.y()
    assert words(desk)[1] == f"《{PARKING}》第二条"
    assert "金额、倍数：文件写“500元”，这一条是“200元”" in words(desk)
    shown = next(label for label in panel.findChildren(DocumentLabel) if label.isVisible())
    assert shown.accessibleName() == "违反规定乱停放车辆的，由公安机关处200元罚款。"
    assert "background" in shown.text().partition("200元")[0].rpartition("<span")[2]
    desk.key(KEY.Key_Escape)
    assert panel.isHidden()


def test_the_panel_follows_the_clause_and_says_when_nothing_is_like_it(desk: Desk) -> None:
    desk.ask(with_texts)
    desk.open()
    desk.page.docket.choose_clause("第三条")
    desk.key(KEY.Key_L)
    desk.key(KEY.Key_BracketRight)
    assert desk.page.sitting.alike.panel.title.text() == "上位法对照　第四条"
    assert sentences(desk) == [NOTHING_LIKE]
    desk.key(KEY.Key_L)
    assert desk.page.sitting.alike.panel.isHidden()


def test_without_texts_it_says_what_would_fill_it_and_leads_there(desk: Desk) -> None:
    asked: list[tuple[str, object]] = []
    desk.open()
    desk.window.add_page("laws", Page())
    desk.page.asked.connect(lambda page, place: asked.append((page, place)))
    desk.key(KEY.Key_L)
    assert sentences(desk) == [NO_TEXTS]
    empty = next(found for found in desk.page.sitting.alike.panel.findChildren(EmptyState) if found.isVisible())
    empty.button.click()
    assert asked == [("laws", None)]


def test_o_shows_the_words_of_the_article_and_opens_the_law_in_the_library(desk: Desk) -> None:
    desk.ask(with_texts)
    desk.open()
    card = desk.page.bench.findings_pane.findings
    begun = "除法律、法规、规章外，其他规范性文件不得设定行政处罚。"
    assert begun in [label.accessibleName() for label in card.findChildren(DocumentLabel) if label.isVisible()]
    asked: list[tuple[str, object]] = []
    desk.window.add_page("laws", Page())
    desk.page.asked.connect(lambda page, place: asked.append((page, place)))
    desk.key(KEY.Key_O)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BasisDialog)
    assert begun in [label.accessibleName() for label in dialog.findChildren(DocumentLabel)]
    assert dialog.height() < 420
    links = {link.accessibleName(): link for link in dialog.findChildren(Link)}
    links["在法规库里打开《行政处罚法》第十六条"].clicked.emit()
    assert asked == [("laws", LawAt(PENALTIES, "第十六条"))]


def test_a_citation_of_the_paper_is_opened_by_enter_and_by_o(desk: Desk) -> None:
    desk.open()
    desk.key(KEY.Key_4)
    assert desk.page.docket.segment is Segment.CITATIONS
    for key in (KEY.Key_O, KEY.Key_Return):
        desk.page.bench.findings_pane.citations.setFocus()
        desk.key(key)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BasisDialog)
        assert "《中华人民共和国道路交通安全法》" in [label.text() for label in dialog.findChildren(Label)]
        assert "法规库里没有这部法的全文，只列名称和条号。导入全文后，这里显示条文。" in [
            label.text() for label in dialog.findChildren(Label)
        ]
        dialog.reject()
        desk.settle()
