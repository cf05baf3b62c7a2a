"""批注稿: the unit's own Word file with the listed findings of a round as comments of the reviewer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle import preparing
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting, deciding
from app.review.annotate import annotate, file_name
from app.text.reading import read_here
from tests.app import road
from tests.app.text.word_files import package, paragraph


@pytest.fixture
def office(tmp_path: Path):
    office = road.opened(tmp_path / "store")
    yield office
    office.close()


def under_review(office: Office, folder: Path) -> str:
    """A Word draft under review."""
    file = folder / "送审稿.docx"
    file.write_bytes(package(*(paragraph(line.lstrip("# ")) for line in road.text().splitlines() if line)))
    document = str(
        import_draft(office, Draft(file.name, file.read_bytes(), read_here(file)), Matter.NORMATIVE_DOCUMENT, again=True)["document"]
    )
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), despite="测试")
    accepting.accept(office, document, on=date(2026, 11, 11))
    return document


def review_of(office: Office, document: str) -> str:
    review = office.store.reviews.current(document)
    assert review is not None
    return review.id


def test_each_listed_finding_is_a_comment_of_the_reviewer_and_the_others_are_none(office: Office, tmp_path: Path) -> None:
    document = under_review(office, tmp_path)
    first, *others = [finding for finding in road.findings(office, document) if finding.path]
    deciding.decide(office, first.id, listed=True)
    for finding in others:
        deciding.decide(office, finding.id, listed=False, reason="上下文已限定")
    copy = tmp_path / "批注稿.docx"
    copy.write_bytes(annotate(office, review_of(office, document)))
    (comment,) = read_here(copy).markup.comments
    assert (comment.author, comment.quote, comment.path, comment.start) == (road.CLERK, first.quote, first.path, first.start)
    assert comment.text.startswith("1. 【")
    assert first.message in comment.text
    assert ("依据：" in comment.text) == bool(first.basis)


def test_nothing_is_annotated_before_a_finding_is_listed(office: Office, tmp_path: Path) -> None:
    document = under_review(office, tmp_path)
    with pytest.raises(Refused, match="还没有列入意见"):
        annotate(office, review_of(office, document))


def test_a_text_that_is_no_word_file_is_refused_with_the_way_out(office: Office) -> None:
    document = road.at(office, "under_review")
    with pytest.raises(Refused, match=r"不是 \.docx 文件.*\.docx 稿"):
        annotate(office, review_of(office, document))


def test_the_copy_is_named_after_the_file_that_was_sent() -> None:
    assert file_name("关于某办法的送审稿.docx") == "关于某办法的送审稿（批注）.docx"
