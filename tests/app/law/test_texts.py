"""Imported texts: cut into articles, found by day, compared, and every step undone in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Refused
from app.law.law import Law
from app.law.library import OfficeLaws, catalogue_of, forget_law, keep_law
from app.law.texts import article, changed, import_text, law_reading, misgivings, remove_text, text_on
from app.office import Office
from tests.app import road
from tests.app.law.papers import NEW, OLD, WATER

TITLE = "云州市停车场条例"
LAW = Law(TITLE, "地方性法规", status="有效", own=True, as_of=date(2026, 11, 1), evidence="市人大网站")


@pytest.fixture
def library(office: Office) -> Office:
    """An office that knows the parking law."""
    keep_law(office, LAW)
    return office


def test_a_text_tells_its_name_its_days_and_its_articles() -> None:
    read = law_reading(road.draft(NEW, "停车场条例.txt"))
    assert (read.title, read.promulgated_on, read.revised_on, read.effective_on) == (
        TITLE,
        date(2018, 3, 1),
        date(2022, 6, 1),
        date(2022, 9, 1),
    )
    assert [path for path, _ in read.articles] == ["第一条", "第二条", "第三条", "第四条"]
    assert read.articles[2][1].splitlines()[1] == "（一）擅自占用道路设置停车泊位的；"


def test_a_paper_without_articles_is_refused(library: Office) -> None:
    with pytest.raises(Refused, match="没有读出条文"):
        import_text(library, road.draft("云州市停车场条例\n\n各区县人民政府要高度重视。", "通知.txt"))


def test_a_law_that_nobody_has_registered_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="先在法规库里登记"):
        import_text(office, road.draft(OLD, "旧.txt"))


def test_the_same_wording_is_imported_once(library: Office) -> None:
    import_text(library, road.draft(OLD, "旧.txt"))
    with pytest.raises(Refused, match="已经导入过"):
        import_text(library, road.draft(OLD, "旧.txt"))


def test_an_article_is_given_in_the_words_of_the_day(library: Office) -> None:
    import_text(library, road.draft(NEW, "新.txt"))
    import_text(library, road.draft(OLD, "旧.txt"))
    then, now = article(library, TITLE, "第二条", date(2020, 1, 1)), article(library, TITLE, "第二条")
    assert then is not None
    assert now is not None
    assert "三十日内" in then.text
    assert "十五日内" in now.text


@pytest.mark.parametrize(
    ("cited", "path", "words"),
    [
        ("第三条第（二）项", "第三条第（二）项", "（二）未公示收费标准的。"),
        ("第三条第一款第（二）项", "第三条第（二）项", "（二）未公示收费标准的。"),
        ("第4条", "第四条", "本条例自2018年5月1日起施行。"),
    ],
)
def test_an_item_is_found_as_it_is_cited(library: Office, cited: str, path: str, words: str) -> None:
    import_text(library, road.draft(OLD, "旧.txt"))
    found = article(library, TITLE, cited)
    assert found is not None
    assert (found.path, found.text) == (path, words)


def test_an_article_that_is_not_there_is_not_found(library: Office) -> None:
    import_text(library, road.draft(OLD, "旧.txt"))
    assert article(library, TITLE, "第九条") is None
    assert article(library, "云州市供水条例", "第一条") is None


def test_two_wordings_show_which_articles_changed(library: Office) -> None:
    old = import_text(library, road.draft(OLD, "旧.txt"))
    new = import_text(library, road.draft(NEW, "新.txt"))
    assert changed(library, old, new) == {"第一条": False, "第二条": True, "第三条": False, "第四条": True}
    laws = OfficeLaws(library)
    assert laws.unchanged(TITLE, "第三条", date(2019, 1, 1))
    assert not laws.unchanged(TITLE, "第二条", date(2019, 1, 1))


def test_without_the_old_wording_nothing_is_known_to_be_unchanged(library: Office) -> None:
    import_text(library, road.draft(NEW, "新.txt"))
    assert not OfficeLaws(library).unchanged(TITLE, "第三条", date(2019, 1, 1))


def test_an_import_is_undone_and_a_removal_too(library: Office) -> None:
    text = import_text(library, road.draft(OLD, "旧.txt"))
    library.undo()
    assert text_on(library, TITLE, road.TODAY) is None
    library.redo()
    (back,) = library.store.laws.texts(TITLE)
    assert back.tree_sha == text.tree_sha
    remove_text(library, back)
    assert library.store.laws.texts(TITLE) == ()
    library.undo()
    assert article(library, TITLE, "第一条") is not None


def test_a_row_of_the_office_is_laid_over_and_taken_away_again(library: Office) -> None:
    keep_law(
        library,
        Law("中华人民共和国价格法", "法律", status="已废止", repealed_on=date(2026, 10, 1), own=True, as_of=road.TODAY, evidence="公报"),
    )
    found = catalogue_of(library).find("价格法")
    assert found is not None
    assert found.status == "已废止"
    forget_law(library, "中华人民共和国价格法")
    shipped = catalogue_of(library).find("价格法")
    assert shipped is not None
    assert shipped.status == "有效"


def test_a_row_is_corrected_again_and_each_correction_undone(library: Office) -> None:
    keep_law(library, replace(LAW, last_article=9, aliases=("停车条例",)))
    found = catalogue_of(library).find("停车条例")
    assert found is not None
    assert found.last_article == 9
    library.undo()
    before = catalogue_of(library).find(TITLE)
    assert before is not None
    assert before.last_article is None


def test_a_faulty_row_is_refused_with_what_is_wrong(office: Office) -> None:
    with pytest.raises(Refused, match="早于公布日"):
        keep_law(office, Law("甲条例", "地方性法规", first_promulgated=date(2020, 1, 1), effective_on=date(2019, 1, 1), own=True))
    assert office.store.laws.changes() == ()


def test_what_a_person_should_look_at_before_importing_is_told(library: Office) -> None:
    keep_law(library, replace(LAW, last_article=9))
    told = misgivings(law_reading(road.draft(OLD, "旧.txt")), catalogue_of(library))
    assert told == ("法规库记载这部法有 9 条，从文本里读出 4 条，核对文本是否完整。",)
    (other,) = misgivings(law_reading(road.draft(NEW, "新.txt")), catalogue_of(library))
    assert "核对是哪一个版本" in other
    (unknown,) = misgivings(law_reading(road.draft(WATER, "供水.txt")), catalogue_of(library))
    assert "先登记这部法" in unknown
