from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from app.errors import Unreadable
from app.text import normal, reading, shape
from tests.app.text.test_shape import SCHEMA

NANXUN = "019_湖州市南浔区人民政府办公室关于印发加快推进服务业高质量发展若干意见的通知.docx"


@pytest.fixture(scope="module")
def known(corpus):
    with (corpus / "index.tsv").open(encoding="utf-8", newline="") as rows:
        return {row["file"]: int(row["n_articles"] or 0) for row in csv.DictReader(rows, delimiter="\t")}


@cache
def read(path: Path):
    return reading.read_here(path)


def sample(corpus):
    docx = sorted((corpus / "binary").glob("*.docx"))
    return [
        *sorted((corpus / "district").glob("*.md")),
        *docx,
        *sorted((corpus / "local").glob("*.md"))[::3],
        *sorted((corpus / "national").glob("*.md"))[::10],
    ]


def articles(nodes):
    own = [n for n in nodes if n.kind != "annex"]
    return sum((n.kind == "article" and "之" not in (n.label or "")) + articles(n.children) for n in own)


def test_articles_agree_with_the_known_counts(corpus, known):
    counted = {str(p.relative_to(corpus)): articles(read(p).tree.nodes) for p in sample(corpus)}
    assert {name: (found, known[name]) for name, found in counted.items() if known.get(name) and found != known[name]} == {}


def test_every_path_in_a_real_text_is_unique(corpus):
    for path in sample(corpus):
        counts = Counter(node.path for node in read(path).tree.walk())
        assert [p for p, n in counts.items() if n > 1] == [], path.name


def test_every_visible_character_of_a_real_text_has_exactly_one_home(corpus):
    for path in sample(corpus):
        lines = reading.read_lines(path).lines
        printed = "".join(line.text + "".join(cell for row in line.rows or () for cell in row) for line in lines)
        held = "".join(
            (n.label or "") + (n.heading or "") + n.text + "".join(c for row in n.rows or () for c in row) for n in read(path).tree.walk()
        )
        assert normal.compact(held) == normal.compact(printed), path.name


def test_every_anchor_of_a_real_text_lies_in_its_node(corpus):
    for path in sample(corpus):
        for node in read(path).tree.walk():
            ends = [0, *(edge for a in node.anchors for edge in (a.start, a.end)), len(node.text)]
            assert ends == sorted(ends), (path.name, node.path)


def test_real_readings_fit_the_schema(corpus):
    for path in sample(corpus)[::6]:
        jsonschema.validate(shape.reading_to_json(read(path)) | {"warnings": list(read(path).warnings)}, SCHEMA)


def test_the_nanxun_notice_is_one_document_with_two_titles(corpus):
    tree = read(corpus / "binary" / NANXUN).tree
    assert tree.body_title == "加快推进服务业高质量发展若干意见"
    assert (tree.issuing_authority, tree.signed_on, tree.effective_on) == ("湖州市南浔区人民政府办公室", "2023-03-31", None)
    by_path = {node.path: node for node in tree.walk()}
    assert by_path["三、10."].text.startswith("鼓励商贸服务业企业招引")
    assert [child.path for child in by_path["九、"].children] == [f"九、（{n}）" for n in "一二三四五"]


def test_several_bodies_in_one_paper_are_kept_apart(corpus):
    notice = read(next((corpus / "district").glob("116_*"))).tree
    by_path = {node.path: node for node in notice.walk()}
    assert by_path["第十八条"].heading == "政策解释"
    assert by_path["附件1 第十条"].heading == "政策解释"
    assert by_path["附件2 第六条"].heading == "政策解释"
    two = {node.path for node in read(next((corpus / "district").glob("117_*"))).tree.walk()}
    assert {"第二十五条", "《上海市建筑垃圾运输许可证吊销程序规定》第二十三条"} <= two


def test_articles_glued_to_the_line_before_are_found(corpus):
    found = {node.path for node in read(next((corpus / "district").glob("112_*"))).tree.walk()}
    assert {"第七条", "第八条", "第六条第（四）项"} <= found


def test_a_pdf_with_a_table_over_many_pages_has_it_once(corpus):
    tree = read(next((corpus / "binary").glob("022_*.pdf"))).tree
    assert [node.kind for node in tree.nodes] == ["title", "table"]
    assert {len(row) for row in tree.nodes[1].rows or ()} == {5}


def test_a_real_pdf_reads_its_articles(corpus):
    tree = read(next((corpus / "binary").glob("024_*.pdf"))).tree
    assert articles(tree.nodes) == 7
    assert tree.effective_on == "2021-01-01"


def test_every_real_ofd_is_read_or_refused_with_a_sentence(corpus):
    refused = {}
    for path in sorted((corpus / "binary").glob("*.ofd")):
        try:
            assert read(path).format == "ofd"
        except Unreadable as said:
            refused[path.name[:3]] = said.sentence
    assert list(refused) == ["030"]
    assert "里面没有文字对象" in refused["030"]


def test_a_real_letter_in_ofd_is_a_notice_with_its_facts(corpus):
    tree = read(next((corpus / "binary").glob("028_*.ofd"))).tree
    assert (tree.title, tree.document_number, tree.signed_on) == ("关于同意张阿三同志辞职的批复", "路卫发〔2011〕76号", "2011-03-10")
    assert tree.addressee == "区中医院"
