"""花脸稿: accepted it reads as the new text, rejected as the old one; its looks; what it says besides."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

import resources
from app.compare.comparing import compare
from app.compare.redline import Versions, redline
from app.text import structure
from app.text.line import Line
from app.text.markup import Settled
from app.text.readers import docx
from app.text.reading import read_here
from app.text.tree import Tree
from app.word.runs import Signed
from tests.app.compare.drafts import NEW, OLD
from tests.app.compare.drafts import tree as draft
from tests.app.compare.wordings import Wording, shapes, tree
from tests.app.forms.word_comparison import PAPERS
from tests.app.word import libreoffice

BY = Signed("王芳", datetime(2026, 11, 23, 9, 30))
VERSIONS = Versions("征求意见稿", "送审稿")
WHOLE = os.environ.get("GUIHENG_DRILL") == "full"


def written(old: Tree, new: Tree) -> bytes:
    return redline(old, new, compare(old, new), BY, VERSIONS)


def read_back(data: bytes, settled: Settled) -> Tree:
    lines = docx.read(data, "花脸稿.docx", settled).lines
    return structure.build(tuple(line.stripped() for line in lines if line.text.strip() or line.rows), (), "文稿")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "花脸稿.docx"
    file.write_bytes(written(draft(OLD), draft(NEW)))
    return file


@pytest.mark.drill
@pytest.mark.parametrize("start", range(0, 2400 if WHOLE else 40, 20))
def test_any_two_wordings_come_back_whole_from_their_redline(start: int) -> None:
    for seed in range(start, start + 20):
        maker = Wording(seed)
        lines = maker.paper()
        old, new = tree(lines), tree(maker.changed(lines))
        data = written(old, new)
        assert shapes(read_back(data, Settled.ACCEPTED)) == shapes(new), seed
        assert shapes(read_back(data, Settled.REJECTED)) == shapes(old), seed


def test_the_generated_wordings_differ_and_hold_what_a_text_can_hold() -> None:
    kinds = set()
    for seed in range(20):
        maker = Wording(seed)
        lines = maker.paper()
        kinds |= {node.kind for node in tree(lines).walk()}
        assert lines == Wording(seed).paper()
    assert {"title", "chapter", "article", "paragraph", "item", "table", "annex", "signature", "footnote", "number", "addressee"} <= kinds


def test_the_reference_of_a_changed_footnote_stands_within_kept_words_and_never_at_the_end_of_a_paragraph() -> None:
    """At the end, before a tracked paragraph, LibreOffice takes the paragraph mark back with it."""
    lines = [Line("云州区限额以下工程管理办法"), Line("第一条　本区应当公布名单。"), Line("第二条　本办法自公布之日起施行。")]
    old, new = tree([*lines, Line("名单每年更新。", footnote=True)]), tree([*lines[:2], Line("名单由街道办事处保管。", footnote=True)])
    with zipfile.ZipFile(io.BytesIO(written(old, new))) as package:
        body = package.read("word/document.xml").decode()
    hosts = [paragraph for paragraph in body.split("</w:p>") if "<w:footnoteReference " in paragraph]
    assert len(hosts) == 1
    assert re.search(r'footnoteReference w:id="\d+"/></w:r></w:(?:ins|del)><w:r><w:t xml:space="preserve">。</w:t></w:r>$', hosts[0])


@pytest.mark.drill
def test_libreoffice_accepts_and_rejects_it_into_the_same_texts(tmp_path: Path) -> None:
    libreoffice.program()
    jobs, wanted = [], []
    for seed in range(200 if WHOLE else 2):
        maker = Wording(seed)
        lines = maker.paper()
        old, new = tree(lines), tree(maker.changed(lines))
        source = tmp_path / f"source{seed}.docx"
        source.write_bytes(written(old, new))
        for command, text in ((libreoffice.ACCEPT, new), (libreoffice.REJECT, old)):
            target = tmp_path / f"settled{len(jobs)}.docx"
            jobs.append((source, target, command))
            wanted.append((target, text))
    libreoffice.settle(tmp_path, jobs)
    wrong = [file.name for file, text in wanted if not _same(read_here(file).tree, text)]
    assert wrong == []


def _same(read: Tree, text: Tree) -> bool:
    """LibreOffice puts a zero-width joiner into a cell that is empty in a tracked row."""
    return repr(shapes(read)).replace("\\u200d", "") == repr(shapes(text))


def test_the_same_text_twice_has_no_change_to_accept(tmp_path: Path) -> None:
    file = tmp_path / "花脸稿.docx"
    file.write_bytes(written(draft(OLD), draft(OLD)))
    reading = read_here(file)
    assert (reading.pending_revisions, reading.comments) == (0, 0)
    assert shapes(reading.tree) == shapes(draft(OLD))


def test_each_change_names_who_made_it_and_when(paper: Path) -> None:
    reading = read_here(paper)
    assert {revision.author for revision in reading.markup.revisions} == {"王芳"}
    assert {(revision.at or "")[:13] for revision in reading.markup.revisions} == {"2026-11-23T09"}


def test_a_renumbered_label_is_a_change_and_the_words_behind_it_are_none(paper: Path) -> None:
    changes = [(revision.kind, revision.text) for revision in read_here(paper).markup.revisions]
    assert {("deleted", "第六条"), ("inserted", "第七条")} <= set(changes)
    assert not any("承诺所填内容真实" in text for _, text in changes)


def test_only_the_words_that_differ_are_changed_inside_a_clause(paper: Path) -> None:
    texts = [revision.text for revision in read_here(paper).markup.revisions]
    assert "应当" in texts
    assert "可以" in texts


def test_a_moved_clause_says_where_it_came_from_and_where_it_went(paper: Path) -> None:
    said = {comment.text for comment in read_here(paper).markup.comments}
    assert said == {"由原第十一条移来", "移至第五条"}


def test_the_header_names_the_text_and_its_two_versions(paper: Path) -> None:
    assert (
        Document(str(paper)).sections[0].header.paragraphs[0].text
        == "花脸稿　《云州区公共租赁住房管理办法》　征求意见稿 → 送审稿　2026年11月23日制作"
    )


def test_titles_chapters_and_clauses_are_set_as_on_an_official_paper(paper: Path) -> None:
    looks = {p.text[:5]: p.style.name for p in Document(str(paper)).paragraphs if p.text}
    assert looks["云州区公共"] == "标题"
    assert looks["第一章　总"] == "章节"
    assert looks["第一条　为"] == "正文"


def test_an_office_can_lay_its_own_looks_over_it(tmp_path: Path) -> None:
    own = Document(str(resources.path("forms/redline.docx")))
    own.sections[0].header.paragraphs[0].text = "内部资料"
    laid = io.BytesIO()
    own.save(laid)
    data = redline(draft(OLD), draft(NEW), compare(draft(OLD), draft(NEW)), BY, VERSIONS, {"redline.docx": laid.getvalue()})
    (tmp_path / "made.docx").write_bytes(data)
    assert Document(str(tmp_path / "made.docx")).sections[0].header.paragraphs[0].text == "内部资料"


def test_every_part_is_named_once_and_has_its_type(paper: Path) -> None:
    with zipfile.ZipFile(paper) as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml").decode()
    assert len(names) == len(set(names))
    assert "/word/comments.xml" in types


@pytest.mark.parametrize("name", PAPERS)
def test_the_shipped_template_is_what_its_maker_makes(name: str) -> None:
    assert Document(str(resources.path(f"forms/{name}.docx"))).element.xml == PAPERS[name]().element.xml
