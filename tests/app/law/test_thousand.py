"""A thousand citations over the catalogue, half of them faulty, are all judged rightly: law, articles, words, and what is wrong."""

from __future__ import annotations

from collections import Counter

from app.law.catalogue import shipped
from app.law.mention import Cited
from app.law.reading import reader
from app.rules.checks.citing import CITING, law_without_marks
from app.rules.checks.document import document
from app.rules.checks.given import Facts
from app.text.tree import Node, Tree
from tests.app.law import thousand
from tests.app.law.thousand import Case

RULES = {
    "cited_law_repealed": thousand.REPEALED,
    "cited_law_not_yet_in_force": thousand.NOT_YET,
    "cited_article_missing": thousand.BEYOND,
    "cited_title_wrong": thousand.MISNAMED,
}


def judged(case: Case) -> set[str]:
    tree = Tree("云州区办法", None, None, None, None, None, None, None, (Node("article", "第一条", case.words, "第一条", 1),))
    seen = document(tree, Facts(published_on=case.on, today=case.on))
    found = {rule for name, rule in RULES.items() if any(CITING[name](seen))}
    return found | ({thousand.BARE} if any(law_without_marks(seen)) else set())


def wrong(case: Case, found: tuple[Cited, ...]) -> str:
    """What of ``case`` was read or judged otherwise than it should be; '' when all is right."""
    if len(found) != 1:
        return f"{len(found)} citations"
    cited = found[0]
    labels = tuple(article.label for article in cited.mention.articles)
    if (cited.law.title if cited.law else None) != case.law:
        return f"law {cited.law and cited.law.title}"
    if labels != case.articles:
        return f"articles {labels}"
    if case.words[cited.mention.start : cited.mention.end] != cited.quote or (case.articles and cited.quote != case.quote):
        return f"quote {cited.quote}"
    said = judged(case)
    return "" if said == ({case.fault} if case.fault else set()) else f"judged {sorted(said)}"


def test_a_thousand_citations_are_all_judged_rightly() -> None:
    made = thousand.cases(shipped(), 1000)
    read = reader(shipped())
    faults = [(case.words, case.form, case.fault, said) for case in made if (said := wrong(case, read.text(case.words)))]
    assert faults == []


def test_half_of_them_are_faulty_in_every_way_and_every_form_is_among_them() -> None:
    made = thousand.cases(shipped(), 1000)
    faults = Counter(case.fault for case in made)
    assert faults == {"": 500, "DOC-09": 100, "DOC-26": 100, "DOC-25": 100, "DOC-27": 100, "LT-20": 100}
    assert len({case.form for case in made}) == 11
    assert len({case.law for case in made}) > 500
