"""Citations as clerks, scanners and other people's computers leave them are read and judged as a person would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.law.catalogue import shipped
from app.law.reading import reader
from app.rules.checks.citing import CITING, law_without_marks
from app.rules.checks.document import document
from app.rules.checks.given import Facts
from app.text.tree import Node, Tree

_TODAY = date(2026, 11, 10)
_SAYS = {
    "cited_law_repealed": "repealed", "cited_law_not_yet_in_force": "not_yet", "cited_article_missing": "beyond",
    "cited_title_wrong": "wrong_title", "cited_rank_too_low": "too_low",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    laws: str
    said: list[str]
    made: date | None


def _cases() -> Iterator[Case]:
    for line in (Path(__file__).parent / "odd.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            text, laws, said, made = (*(cell.strip() for cell in line.split(" | ")), "", "", "")[:4]
            yield Case(text.replace("¶", "\n"), laws, sorted(said.split()), date.fromisoformat(made) if made else None)


CASES = tuple(_cases())


def tree(case: Case) -> Tree:
    clauses = re.split(r"\n(?=第.条　)", case.text)
    nodes = tuple(Node("article", f"第{n}条", clause, f"第{n}条", n) for n, clause in enumerate(clauses, 1))
    return Tree("云州区管理办法", None, None, None, None, None, None, None, nodes)


def meant(case: Case) -> set[tuple[str, int]]:
    """Each law with 0 and with each of its articles."""
    found: set[tuple[str, int]] = set()
    for one in filter(None, case.laws.split(";")):
        name, _, articles = one.partition(":")
        law = shipped().find(name) if name != "-" else None
        assert name == "-" or law is not None, name
        if law is not None:
            found |= {(law.title, 0)} | {(law.title, int(article)) for article in articles.split(",") if article}
    return found


def test_there_are_a_hundred_and_fifty() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=[case.text[:28].replace("\n", "") for case in CASES])
def test_a_citation_in_an_odd_form_is_read_and_judged_as_a_person_would(case: Case) -> None:
    read = tree(case)
    laws = {(cited.law.title, number) for cited in reader(shipped()).tree(read) if cited.law is not None
            for number in (0, *(n for article in cited.mention.articles for n in (article.number, article.last)))}  # fmt: skip
    assert laws == meant(case)
    seen = document(read, Facts(published_on=case.made, today=_TODAY))
    said = [word for check, word in _SAYS.items() for _ in CITING[check](seen)] + ["no_marks" for _ in law_without_marks(seen)]
    assert sorted(said) == case.said
