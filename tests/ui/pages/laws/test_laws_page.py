"""法规库 on the assembled window: found, narrowed, read, gone to from a citation and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.assembled import Whole
from tests.ui.pages.laws.conftest import TITLE, page_of, search
from ui.pages import places as document_places
from ui.pages.ids import DOCUMENT, LAWS
from ui.pages.laws.places import ARTICLES, CITING, FACTS, LawAt

KEY = Qt.Key


def chosen(whole: Whole) -> str:
    card = page_of(whole).pane.card
    return card.law.title if card else ""


def test_every_law_stands_in_the_table_with_the_day_it_is_of_and_a_head_turns_it(whole: Whole) -> None:
    whole.go(LAWS)
    page = page_of(whole)
    assert len(page.model.rows) > 2600
    assert page.header.title == "法规库"
    assert "截至 20" in page.header._beside.text()
    assert chosen(whole) == "中华人民共和国宪法"
    before = [entry.law.title for entry in page.model.rows]
    seen = []
    for _ in range(3):
        page.table.sort_asked.emit("articles")
        whole.settle()
        seen.append([entry.law.title for entry in page.model.rows])
    assert seen[1][0] == "中华人民共和国民法典"
    assert seen[0] != seen[1] != seen[2] == before


def test_a_law_is_found_by_its_initials_and_what_finds_nothing_leads_back(whole: Whole) -> None:
    whole.go(LAWS)
    assert search(whole, "xzcff")[0] == "行政处罚法"
    assert page_of(whole).header._beside.text().startswith("1 / 2,6")
    assert search(whole, "qqqzz") == []
    assert chosen(whole) == ""
    whole.click(page_of(whole).empty.button)
    assert len(page_of(whole).model.rows) > 2600
    assert page_of(whole).search.text() == ""


def test_state_level_and_ticks_narrow_and_enter_gives_the_card_the_page(library: Whole) -> None:
    page = page_of(library)
    library.click(page.tools.own)
    assert [entry.law.title for entry in page.model.rows] == [TITLE]
    library.click(page.tools.own)
    page.tools.states.choose(3)
    library.settle()
    assert {entry.state for entry in page.model.rows} == {"已废止"}
    level = next(entry for entry in page.tools.level.make_menu().actions() if entry.text().startswith("法律（"))
    level.trigger()
    library.settle()
    assert {entry.law.level for entry in page.model.rows} == {"法律"}
    assert page.tools.level.text == "层级：法律"
    QTest.keyClick(page.table, KEY.Key_Escape)
    library.settle()
    assert len(page.model.rows) > 2600
    library.go(LAWS, LawAt(TITLE))
    QTest.keyClick(page.table, KEY.Key_Return)
    assert page.is_alone
    assert page.pane.part == ARTICLES
    library.window.back()
    assert not page.is_alone
    assert library.window.current == LAWS


def test_the_card_leads_to_what_replaced_the_law_and_one_that_is_not_there_is_told(whole: Whole) -> None:
    from ui.pages.lines import Line

    whole.go(LAWS, LawAt("环境保护法"))
    page = page_of(whole)
    assert page.pane.state.text == "已废止"
    successor = page.pane.card.successor
    line = next(line for line in page.pane.facts.findChildren(Line) if line.text() == successor.short_title)
    whole.click(line)
    assert chosen(whole) == successor.title
    whole.go(LAWS, LawAt("没有这样的法"))
    assert whole.toasts == ["法规库里没有《没有这样的法》。可以在这里新增。"]
    assert page_of(whole).pane.part == FACTS


def test_an_article_is_opened_searched_and_jumped_to_and_an_older_wording_read(library: Whole) -> None:
    library.go(LAWS, LawAt("停车条例", "第二条"))
    page = page_of(library)
    articles = page.pane.articles
    assert (chosen(library), page.pane.part) == (TITLE, ARTICLES)
    assert any("十五日内" in paragraph.text for paragraph in articles.paper.paragraphs)
    library.type_over(articles.field, "3")
    QTest.keyClick(articles.field, KEY.Key_Return)
    assert articles.paper._clause == "第三条"
    library.type_over(articles.field, "公示收费标准")
    QTest.keyClick(articles.field, KEY.Key_Return)
    assert articles.paper.selected_text() == "公示收费标准"
    library.type_over(articles.field, "第九十条")
    QTest.keyClick(articles.field, KEY.Key_Return)
    assert articles.said.text() == "这个文本里没有“第九十条”。"
    from ui.pages.lines import Line

    library.go(LAWS, LawAt(TITLE))
    lines = [line for line in page.pane.facts.findChildren(Line) if "施行" in line.text()]
    assert [line.text() for line in lines] == ["2022-06-01 修改，2022-09-01 施行", "2018-05-01 施行"]
    library.click(lines[1])
    assert page.pane.part == ARTICLES
    assert any("三十日内" in paragraph.text for paragraph in page.pane.articles.paper.paragraphs)


def test_who_cites_it_is_listed_and_opened_at_the_clause_and_esc_comes_back(library: Whole) -> None:
    library.go(LAWS, LawAt(TITLE))
    page = page_of(library)
    page.pane.choose(CITING)
    assert [(clause.path, clause.article) for clause in page.pane.citing.clauses] == [("第一条", None), ("第二条", "第二条")]
    assert page.pane.parts.labels[CITING] == "被引用 2"
    view = page.pane.citing.view
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, KEY.Key_Return)
    library.settle()
    document = library.assembly.document
    assert (library.window.current, document.place()[1]) == (DOCUMENT, document_places.TEXT)
    assert document.text.paper._clause == "第二条"
    library.window.back()
    library.settle()
    assert (library.window.current, chosen(library), page.pane.part) == (LAWS, TITLE, CITING)
