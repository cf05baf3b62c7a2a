"""The list of the law library: sought by every name, narrowed, put in order; the card of one law and what an article says."""

from __future__ import annotations

from datetime import date

import pytest

from app.law.card import article_words, card, text_tree, wording
from app.law.law import Law
from app.law.library import catalogue_of, keep_law
from app.law.listing import NOT_YET, Sought, listing, state_of, titles_like
from app.law.texts import import_text
from app.office import Office
from tests.app import road
from tests.app.law.papers import NEW, OLD

PARKING = Law(
    "云州市停车场条例", "地方性法规", status="有效", own=True, as_of=date(2026, 11, 1), evidence="市人大网站", aliases=("停车条例",)
)


@pytest.fixture
def library(office: Office) -> Office:
    """An office with a law of its own and two wordings of its text."""
    keep_law(office, PARKING)
    for words in (OLD, NEW):
        import_text(office, road.draft(words, "条例.txt"))
    return office


def first(office: Office, words: str) -> str:
    return listing(office, Sought(words)).entries[0].law.title


@pytest.mark.parametrize("words", ["行政处罚法", "中华人民共和国行政处罚法", "《行政处罚法》", "xzcff"])
def test_a_law_is_found_by_title_short_name_and_initials(office: Office, words: str) -> None:
    assert first(office, words) == "中华人民共和国行政处罚法"


def test_a_law_is_found_by_its_number_and_by_an_alias(library: Office) -> None:
    assert first(library, "停车条例") == "云州市停车场条例"
    numbered = next(law for law in catalogue_of(library).laws if law.level == "行政法规" and law.doc_no)
    assert numbered in [entry.law for entry in listing(library, Sought(numbered.doc_no)).entries]


def test_words_that_no_law_has_find_nothing(office: Office) -> None:
    assert listing(office, Sought("没有这样的法")).entries == ()
    assert listing(office, Sought("zzzzqq")).entries == ()


def test_the_whole_library_stands_by_rank_and_says_of_what_day_it_is(office: Office) -> None:
    found = listing(office, Sought())
    assert [entry.law.level for entry in found.entries[:3]] == ["宪法", "宪法", "法律"]
    assert len(found.entries) == found.total == len(catalogue_of(office))
    assert found.as_of == catalogue_of(office).as_of


def test_states_and_levels_narrow_and_each_counts_what_the_other_leaves(office: Office) -> None:
    gone = listing(office, Sought(state="已废止", levels=("法律",)))
    assert {(entry.state, entry.law.level) for entry in gone.entries} == {("已废止", "法律")}
    assert len(gone.entries) == gone.states["已废止"] == gone.levels["法律"]
    assert gone.states["有效"] > 200


def test_what_the_office_added_and_what_has_a_text_can_be_seen_alone(library: Office) -> None:
    own, read = listing(library, Sought(own=True)), listing(library, Sought(with_text=True))
    assert [(entry.law.title, entry.texts) for entry in own.entries] == [("云州市停车场条例", 2)]
    assert own.entries == read.entries
    assert read.texts == 2


@pytest.mark.parametrize("column", ["title", "promulgated", "revised", "effective", "articles"])
def test_a_column_turns_the_list_and_what_is_unknown_stays_last(office: Office, column: str) -> None:
    up, down = (listing(office, Sought(levels=("法律性文件",), sort=column, descending=way)).entries for way in (False, True))
    known = [entry for entry in up if getattr(entry.law, _FIELDS[column]) is not None]
    assert [getattr(entry.law, _FIELDS[column]) for entry in up[: len(known)]] == sorted(getattr(e.law, _FIELDS[column]) for e in known)
    assert getattr(down[0].law, _FIELDS[column]) == getattr(known[-1].law, _FIELDS[column])
    assert set(down[len(known) :]) == set(up[len(known) :])


_FIELDS = {
    "title": "short_title", "promulgated": "first_promulgated", "revised": "latest_revision", "effective": "effective_on", "articles": "last_article",
}  # fmt: skip


def test_a_day_that_has_come_since_changes_the_state(office: Office) -> None:
    coming = Law(
        "云州市供水条例", "地方性法规", status=NOT_YET, effective_on=date(2027, 1, 1), first_promulgated=date(2026, 9, 1), own=True,
        as_of=date(2026, 11, 1), evidence="市人大网站",
    )  # fmt: skip
    keep_law(office, coming)
    catalogue = catalogue_of(office)
    law = catalogue.find("云州市供水条例")
    assert law is not None
    assert [state_of(catalogue, law, day) for day in (date(2026, 11, 23), date(2027, 1, 1))] == [NOT_YET, "有效"]


def test_a_misspelt_title_is_answered_with_the_one_it_may_mean(office: Office) -> None:
    assert titles_like(office, "土地管里法")[0] == "中华人民共和国土地管理法"
    assert titles_like(office, "甲乙丙丁戊己") == ()


def test_the_card_names_what_replaced_a_law_and_what_it_replaced(office: Office) -> None:
    old = card(office, "环境保护法")
    assert old is not None
    assert old.successor is not None
    new = card(office, old.successor.title)
    assert new is not None
    assert (old.state, old.law in new.replaced) == ("已废止", True)
    assert card(office, "没有这样的法") is None


def test_the_card_has_every_wording_and_knows_the_one_of_today(library: Office) -> None:
    found = card(library, "停车条例")
    assert found is not None
    assert [text.effective_on for text in found.texts] == [date(2018, 5, 1), date(2022, 9, 1)]
    assert found.current == found.texts[1]
    assert "十五日内" in str(text_tree(library, found.texts[1].id))
    assert (found.law.own, found.is_shipped) == (True, False)


def test_an_article_is_given_with_the_state_of_its_law(library: Office) -> None:
    said = wording(library, "停车条例", "第二条")
    assert "十五日内" in said.words
    assert (said.state, said.has_text) == ("有效", True)
    assert wording(library, "停车条例", "第九条").words == ""
    assert wording(library, "环境保护法", "第一条").successor is not None
    nobody = wording(library, "依法", None)
    assert (nobody.law, nobody.words) == (None, "")


def test_the_articles_that_findings_rest_on_are_read_together_by_every_name(library: Office) -> None:
    wanted = (("停车条例", "第三条第（一）项"), ("云州市停车场条例", "第九条"), ("中华人民共和国价格法", "第一条"), ("停车条例", None))
    found = article_words(library, wanted)
    assert list(found) == [("停车条例", "第三条第（一）项")]
    assert found["停车条例", "第三条第（一）项"].startswith("有下列情形之一的")
