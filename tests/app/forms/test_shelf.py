"""The office's own templates: tried before they are used, laid over what ships, taken away again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

import resources
from app.errors import Refused, UserError
from app.forms import printing, shelf
from app.forms.kinds import KINDS
from app.forms.overlay import own_templates
from app.forms.shelf import Standing
from app.office import Office
from tests.app.forms.examples import slip


def standing(office: Office, file: str) -> Standing:
    return next(each for each in shelf.shelf(office) if each.file == file)


def typst(folder: Path, file: str = "filing_slip.typ", old: str = "备案机关登记审查栏", new: str = "云州区专用审查栏") -> Path:
    shipped = shelf.shipped(file).decode()
    assert old in shipped
    place = folder / "本单位.typ"
    place.write_text(shipped.replace(old, new), "utf-8")
    return place


def letter(folder: Path, old: str, new: str) -> Path:
    made = Document(BytesIO(shelf.shipped("review_opinion.docx")))
    run = next(run for line in made.paragraphs for run in line.runs if old in run.text)
    run.text = run.text.replace(old, new)
    made.save(str(folder / "意见书.docx"))
    return folder / "意见书.docx"


def words(data: bytes) -> str:
    return "".join(printing.text(data).split())


def test_every_form_of_the_list_stands_on_the_shelf_and_none_is_the_offices_own_at_first(office: Office) -> None:
    there = shelf.shelf(office)
    assert {f"F-{n:02d}" for n in range(1, 19)} <= {each.code for each in there}
    assert {each.words for each in there} == {"自带"}
    assert len({each.file for each in there}) == len(there)


def test_the_table_that_the_catalogues_share_is_tried_on_each_of_them(office: Office, tmp_path: Path) -> None:
    own = typst(tmp_path, "cleanup_catalogue.typ", "[无。]", "[没有文件。]")
    shelf.use_own(office, "cleanup_catalogue.typ", own)
    assert standing(office, "cleanup_catalogue.typ").own is not None
    own.write_text(own.read_text("utf-8").replace("form.parts", "form.rows"), "utf-8")
    with pytest.raises(UserError, match="没有的栏目“rows”"):
        shelf.use_own(office, "cleanup_catalogue.typ", own)
    shelf.drop_own(office, "cleanup_catalogue.typ")
    assert standing(office, "cleanup_catalogue.typ").own is None


def test_the_paper_of_tracked_changes_has_its_looks_from_a_template_too(office: Office, tmp_path: Path) -> None:
    assert standing(office, "redline.docx").name == "花脸稿"
    place = tmp_path / "花脸稿.docx"
    place.write_bytes(shelf.shipped("redline.docx"))
    shelf.use_own(office, "redline.docx", place)
    assert standing(office, "redline.docx").own is not None
    assert shelf.preview("redline.docx", own_templates(office)).startswith(b"PK")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_every_shipped_template_stands_its_own_trial(kind) -> None:
    for ending in ("typ", "docx"):
        file = resources.path(f"forms/{kind.template}.{ending}")
        if file.is_file():
            shelf.try_out(file.name, file.read_bytes(), {})


def test_the_offices_template_is_used_from_then_on_and_undone(office: Office, tmp_path: Path) -> None:
    shelf.use_own(office, "filing_slip.typ", typst(tmp_path))
    assert standing(office, "filing_slip.typ").words == "本单位"
    assert "云州区专用审查栏" in words(printing.pdf(slip(), own_templates(office)))
    office.undo()
    assert standing(office, "filing_slip.typ").words == "自带"
    assert own_templates(office) == {}


def test_a_second_template_takes_the_place_of_the_first_and_the_shipped_one_comes_back(office: Office, tmp_path: Path) -> None:
    shelf.use_own(office, "filing_slip.typ", typst(tmp_path))
    shelf.use_own(office, "filing_slip.typ", typst(tmp_path, new="另一种审查栏"))
    assert "另一种审查栏" in words(printing.pdf(slip(), own_templates(office)))
    shelf.drop_own(office, "filing_slip.typ")
    assert "备案机关登记审查栏" in words(printing.pdf(slip(), own_templates(office)))
    with pytest.raises(Refused, match="用的就是自带的模板"):
        shelf.drop_own(office, "filing_slip.typ")
    office.undo()
    assert "另一种审查栏" in words(printing.pdf(slip(), own_templates(office)))


def test_a_word_letter_is_used_too(office: Office, tmp_path: Path) -> None:
    shelf.use_own(office, "review_opinion.docx", letter(tmp_path, "提出如下意见", "特提出如下意见"))
    made = Document(BytesIO(shelf.preview("review_opinion.docx", own_templates(office))))
    assert "特提出如下意见" in "".join(line.text for line in made.paragraphs)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("#form.titel", "titel"),
        ('#if form.title == "" [#form.never_there]', "never_there"),
        ("#table(", "第"),
        ('#import "@preview/cetz:0.3.0"', "模板以外的内容"),
        ('#read("paper.typ")', "模板以外的内容"),
    ],
)
def test_a_typst_template_that_would_not_print_is_refused_and_nothing_changes(office: Office, tmp_path: Path, new: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        shelf.use_own(office, "filing_slip.typ", typst(tmp_path, new=new))
    assert standing(office, "filing_slip.typ").own is None


@pytest.mark.parametrize("new", ["{{ nowhere }}", "{% if never %}{{ nowhere }}{% endif %}", "{% if number %}"])
def test_a_word_template_that_would_not_print_is_refused_and_nothing_changes(office: Office, tmp_path: Path, new: str) -> None:
    with pytest.raises(UserError, match=r"review_opinion\.docx"):
        shelf.use_own(office, "review_opinion.docx", letter(tmp_path, "{{ drafting_unit }}", new))
    assert standing(office, "review_opinion.docx").own is None


def test_the_file_all_share_is_tried_on_several_forms(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"排不出来"):
        shelf.use_own(office, "paper.typ", typst(tmp_path, "paper.typ", "#let headline(", "#let headlines("))
    shelf.use_own(office, "paper.typ", typst(tmp_path, "paper.typ", "#C8102E", "#A00000"))
    assert standing(office, "paper.typ").words == "本单位"


def test_what_is_no_template_is_refused_by_a_sentence(office: Office, tmp_path: Path) -> None:
    (bad := tmp_path / "意见书.docx").write_bytes("第一条".encode())
    (text := tmp_path / "表.typ").write_bytes("报告".encode("gb18030"))
    for file, path in (
        ("review_opinion.docx", bad),
        ("filing_slip.typ", text),
        ("filing_slip.typ", tmp_path / "没有.typ"),
        ("x.typ", text),
    ):
        with pytest.raises(UserError):
            shelf.use_own(office, file, path)
    assert own_templates(office) == {}
