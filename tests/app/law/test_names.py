from __future__ import annotations

from app.law.catalogue import shipped
from app.rules.pack import load_packs


def test_every_law_that_a_rule_is_based_on_is_known_by_its_official_title() -> None:
    assert {basis.law for rule in load_packs().rules for basis in rule.basis if shipped().by_title(basis.law) is None} == set()


def test_the_articles_of_the_bases_are_written_as_laws_are_cited() -> None:
    articles = {basis.article for rule in load_packs().rules for basis in rule.basis if basis.article}
    assert [article for article in articles if not article.startswith("第")] == []
