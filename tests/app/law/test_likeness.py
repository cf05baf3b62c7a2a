"""上位法对照: the article most like a clause comes first, and what the clause says otherwise is marked."""

from __future__ import annotations

from datetime import date

import pytest

from app.law.differing import Kind, differences
from app.law.law import Law
from app.law.library import keep_laws
from app.law.likeness import most_like
from app.law.texts import import_text
from app.office import Office
from tests.app import road
from tests.app.law.papers import NEW, OLD, WATER


@pytest.fixture
def library(office: Office) -> Office:
    """An office with two laws and their texts, one of them in two wordings."""
    own = (Law(title, "地方性法规", own=True, as_of=date(2026, 11, 1)) for title in ("云州市停车场条例", "云州市供水条例"))
    keep_laws(office, tuple(own), "登记两部条例")
    for words in (OLD, NEW, WATER):
        import_text(office, road.draft(words, "条例.txt"))
    return office


def test_the_article_on_the_same_matter_comes_first(library: Office) -> None:
    found = most_like(library, "经营性停车场应当自开业之日起六十日内向区城市管理局备案，在入口处公示收费标准。")
    assert (found[0].title, found[0].article) == ("云州市停车场条例", "第二条")
    assert "十五日内" in found[0].words
    assert [(d.kind, d.quote, d.other) for d in found[0].differences] == [(Kind.PERIOD, "六十日", ("十五日",))]


def test_a_clause_on_another_matter_is_like_nothing(library: Office) -> None:
    assert most_like(library, "申请人对评审结果有异议的，可以要求复核专家名单。") == ()


def test_without_texts_nothing_is_like_a_clause(office: Office) -> None:
    assert most_like(office, "经营性停车场应当备案。") == ()


@pytest.mark.parametrize(
    ("clause", "article", "expected"),
    [
        ("处五千元罚款", "处二百元以上二千元以下的罚款", [(Kind.AMOUNT, "五千元")]),
        ("处2000元以下罚款", "处二百元以上二千元以下的罚款", []),
        ("处0.2万元罚款", "处二千元罚款", []),
        ("处违法所得5倍罚款", "处违法所得三倍以下罚款", [(Kind.AMOUNT, "5倍")]),
        ("按30%收取", "按百分之二十收取", [(Kind.AMOUNT, "30%")]),
        ("应当在10个工作日内办理", "应当在十日内办理", [(Kind.PERIOD, "10个工作日")]),
        ("应当在15天内办理", "应当在十五日内办理", []),
        ("自2024年3月1日起，应当在十日内办理", "应当在十日内办理", []),
        ("由街道办事处责令改正", "由区城市管理局责令改正", [(Kind.SUBJECT, "街道办事处")]),
        ("由城市管理局责令改正", "违反规定的，由城市管理局责令改正", []),
        ("处五千元罚款", "应当公示收费标准", []),
    ],
)
def test_amounts_periods_and_bodies_that_the_article_does_not_have_are_marked(
    clause: str, article: str, expected: list[tuple[Kind, str]]
) -> None:
    found = differences(clause, article)
    assert [(difference.kind, difference.quote) for difference in found] == expected
    assert all(clause[d.start : d.end] == d.quote for d in found)
