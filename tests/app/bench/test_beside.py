"""What is measured beside others: the texts made for it are read whole, and a peer that is missing is named."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

import resources
from app.bench import papers, peers
from app.bench.case import Case, Spent, spent_on
from app.cli.bench import lines_of
from app.text.reading import read_here
from app.text.tree import Tree

ABOUT = {"machine": "一台机器", "date": "2026-11-23"}


def clauses(tree: Tree) -> list[tuple[str, str]]:
    return [(node.path, node.text) for node in tree.walk() if node.kind == "article"]


def test_the_word_file_and_the_pdf_made_for_measuring_are_read_as_what_they_were_made_of(tmp_path: Path) -> None:
    texts = papers.articles(12, 1_200)
    expected = clauses(papers.tree(texts))
    assert clauses(read_here(papers.word_file(texts, tmp_path / "测.docx")).tree) == expected
    assert clauses(read_here(papers.pdf_file(texts, tmp_path / "测.pdf")).tree) == expected


def test_the_later_wording_has_as_many_articles_and_differs_in_some() -> None:
    old = papers.articles(120, 20_000)
    new = papers.reworded(old)
    assert abs(sum(map(len, old)) - 20_000) < 500
    assert len(new) == len(old) == 120
    assert 20 < sum(text not in old for text in new) < 60
    assert old == papers.articles(120, 20_000)


def test_the_peers_see_the_whole_of_a_file(tmp_path: Path) -> None:
    word = papers.word_file(papers.articles(3, 300), tmp_path / "测.docx")
    pdf = papers.pdf_file(papers.articles(3, 300), tmp_path / "测.pdf")
    parts, layer = peers.parsed_parts(word), peers.pdfium(pdf)
    assert parts.work is not None
    assert parts.work()
    assert layer.work is not None
    assert int(str(layer.work())) > 300


def test_a_program_that_is_not_on_this_machine_is_named_as_absent_and_not_measured(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    absent = peers.pdftotext(tmp_path / "测.pdf")
    assert absent.work is None
    case = Case("读取", lambda: None, 1, (absent,))
    (line,) = lines_of(ABOUT, case, spent_on(case))
    assert (line["peer"], line["peer_median_ms"], line["holds"]) == ("pdftotext", None, None)


def test_a_line_says_whether_the_step_keeps_to_its_limit() -> None:
    case = Case("比对", lambda: None, 5, (peers.Peer("甲", lambda: None, 3), peers.Peer("乙", lambda: None)))
    said = list(lines_of(ABOUT, case, Spent(30.0, (9.0, 10.0))))
    alone = list(lines_of(ABOUT, Case("全部", lambda: None, within_ms=1_000), Spent(900.0, ())))
    schema = json.loads(resources.path("schema/bench.json").read_text("utf-8"))
    for line in (*said, *alone):
        jsonschema.validate(line, schema)
    assert [(line["peer"], line.get("holds")) for line in (*said, *alone)] == [("甲", False), ("乙", None), (None, True)]
