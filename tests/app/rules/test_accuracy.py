"""Judging measured on real documents that lie beside the project: what it finds, and how often it cries out on lawful ones."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

from app.rules.engine import judge
from app.rules.finding import Judgement, Severity
from app.rules.pack import load_packs
from app.text import structure
from app.text.readers import plain
from app.text.tree import Tree
from tests.app.rules.small_texts import article, document

PACKS = load_packs()
#: held unlawful for reasons that the quoted words alone do not show
NOT_FROM_THE_CLAUSE = {"C055", "C089", "C257", "C259", "C262"}


def read(path: Path) -> Tree:
    lines = plain.read(path.read_bytes(), path.name)
    return structure.build(lines.lines, lines.metadata, path.stem)


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def doubts(judgement: Judgement) -> Counter[Severity]:
    return Counter(finding.severity for finding in judgement.findings if finding.group not in {"DOC", "LT", "FMT", "ST"})


def test_lawful_documents_raise_few_doubts(corpus: Path) -> None:
    count: Counter[Severity] = Counter()
    characters = 0
    for row in rows(corpus / "lawful.tsv"):
        judgement = judge(read(corpus / row["file"]), PACKS)
        count += doubts(judgement)
        characters += judgement.han
    assert count[Severity.VIOLATION] / characters * 10_000 <= 1.5
    assert (count[Severity.VIOLATION] + count[Severity.RISK]) / characters * 10_000 <= 3


def test_clauses_that_an_authority_held_unlawful_are_found(cases: Path) -> None:
    judged = [
        row
        for row in rows(cases / "cases.tsv")
        if row["is_normative_doc"].startswith("Y") and row["provenance"][:1] in "AC" and row["clause_quote"].strip()
    ]
    clauses = [re.sub(r"\s*\n\s*", "", row["clause_quote"]) for row in judged if row["id"] not in NOT_FROM_THE_CLAUSE]
    found = [clause for clause in clauses if any(doubts(judge(document(article(clause)), PACKS)).values())]
    assert len(found) / len(clauses) >= 0.85


def test_every_quote_of_a_real_document_stands_where_it_says(corpus: Path) -> None:
    for row in rows(corpus / "lawful.tsv"):
        tree = read(corpus / row["file"])
        texts = {node.path: node.text for node in tree.walk()}
        for r in (*judge(tree, PACKS).findings, *judge(tree, PACKS).to_verify):
            if texts.get(r.path):
                assert texts[r.path][r.start : r.end] == r.quote
