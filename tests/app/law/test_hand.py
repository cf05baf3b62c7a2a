"""Citations in the odd forms of real documents are read and judged as a person would."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.law.catalogue import shipped
from app.law.reading import reader
from app.rules.checks.citing import CITING, law_without_marks
from app.rules.checks.document import Document, document
from app.rules.checks.given import Facts
from app.text.tree import Node, Tree

CASES = tomllib.loads((Path(__file__).parent / "hand.toml").read_text("utf-8"))["case"]
RULES = {
    "cited_law_repealed": "DOC-09", "cited_wording_changed": "DOC-10", "cited_law_not_yet_in_force": "DOC-25",
    "cited_article_missing": "DOC-26", "cited_title_wrong": "DOC-27", "cited_rank_too_low": "DOC-28",
}  # fmt: skip
TODAY = date(2026, 11, 23)


def tree(case: dict[str, object]) -> Tree:
    lines = str(case["text"]).split("\n")
    nodes = tuple(Node("article", f"第{n}条", line, f"第{n}条", n) for n, line in enumerate(lines, 1))
    starts = case.get("effective_on")
    return Tree("云州区管理办法", None, None, None, None, None, starts.isoformat() if isinstance(starts, date) else None, None, nodes)


def expected(line: str) -> tuple[str | None, tuple[str, ...]]:
    name, _, articles = line.partition("|")
    law = shipped().find(name.strip())
    assert name.strip() == "?" or law is not None, name
    return law.title if law else None, tuple(articles.split())


def said(seen: Document) -> list[str]:
    found = [rule for name, rule in RULES.items() if any(CITING[name](seen))]
    return sorted(found + (["LT-20"] if any(law_without_marks(seen)) else []))


def test_there_are_sixty() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=[str(case["text"])[:24] for case in CASES])
def test_a_citation_is_read_and_judged_as_a_person_would(case: dict[str, object]) -> None:
    read = tree(case)
    cites, faults = case["cites"], case.get("faults", [])
    assert isinstance(cites, list)
    assert isinstance(faults, list)
    found = reader(shipped()).tree(read)
    assert [(c.law.title if c.law else None, tuple(a.label for a in c.mention.articles)) for c in found] == [expected(c) for c in cites]
    texts = {node.path: node.text for node in read.walk()}
    assert all(texts[c.path][c.mention.start : c.mention.end] == c.quote for c in found)
    on = case.get("on")
    seen = document(read, Facts(published_on=on if isinstance(on, date) else None, today=TODAY))
    assert said(seen) == sorted(faults)
