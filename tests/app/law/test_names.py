from __future__ import annotations

import pytest

from app.law.names import load_names
from app.rules.pack import load_packs


@pytest.mark.parametrize("cited", ["行政处罚法", "《行政处罚法》", "中华人民共和国行政处罚法", "行政处罚法（2021年修订）"])
def test_a_law_is_known_by_its_short_and_its_official_title(cited: str) -> None:
    assert load_names().official(cited) == "中华人民共和国行政处罚法"


def test_an_unknown_law_has_no_official_title() -> None:
    assert load_names().official("云州区停车法") is None


def test_every_law_that_a_rule_is_based_on_is_known() -> None:
    titles = set(load_names().titles)
    assert {basis.law for rule in load_packs().rules for basis in rule.basis} <= titles


def test_the_articles_of_the_bases_are_written_as_laws_are_cited() -> None:
    articles = {basis.article for rule in load_packs().rules for basis in rule.basis if basis.article}
    assert [article for article in articles if not article.startswith("第")] == []
