"""Before a text with tracked changes is reviewed, somebody says how they are taken; rejecting reads the same bytes anew."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.errors import Missing, Refused
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle import ending, preparing
from app.lifecycle.gaps import gaps
from app.office import Office
from app.review import accepting
from app.review.settling import markup_of
from app.safekeeping import problems
from app.text.markup import Settled
from app.text.reading import read_here
from tests.app import road
from tests.app.text.word_files import paragraph, run, write

_WHO = 'w:id="7" w:author="刘科" w:date="2026-11-02T09:30:00Z"'
PLAIN = road.text().removeprefix("# ").strip().split("\n\n")


def _marked(words: str) -> str:
    """A paragraph in which 五百元 was taken out and 一千元 put in, both pending."""
    before, _, after = words.partition("五百元")
    gone = f'<w:del {_WHO}><w:r><w:delText xml:space="preserve">五百元</w:delText></w:r></w:del>'
    return paragraph(run(before), gone, f"<w:ins {_WHO}>{run('一千元')}</w:ins>", run(after))


@cache
def revised(name: str = "送审稿.docx") -> Draft:
    """The draft of the road as a Word file with two pending changes in 第三条."""
    with TemporaryDirectory() as folder:
        file = write(Path(folder), *(_marked(line) if "五百元" in line else paragraph(line) for line in PLAIN), name=name)
        return Draft(name, file.read_bytes(), read_here(file))


def _submitted(office: Office) -> str:
    document = str(import_draft(office, revised())["document"])
    road.consult(office, document)
    road.submit(office, document)
    return document


def _text(office: Office, document: str) -> str:
    version = office.store.documents.version(road.now(office, document).current_version_id or "")
    return next(node.text for node in office.tree(version).walk() if node.path == "第三条")


def test_acceptance_asks_how_tracked_changes_are_taken(office: Office) -> None:
    document = _submitted(office)
    with pytest.raises(Missing, match="含 2 处未接受的修订，没有定取舍"):
        accepting.accept(office, document)
    assert road.now(office, document).stage == "submitted"


def test_a_text_without_any_is_accepted_without_a_question(office: Office) -> None:
    document = road.at(office, "submitted")
    accepting.accept(office, document, revisions=Settled.REJECTED)
    (version,) = office.store.documents.versions(document)
    assert version.settled is None


def test_accepting_them_keeps_the_text_as_it_was_read(office: Office) -> None:
    document = _submitted(office)
    (before,) = office.store.documents.versions(document)
    accepting.accept(office, document, on=date(2026, 11, 11), revisions=Settled.ACCEPTED)
    (version,) = office.store.documents.versions(document)
    assert (version.settled, version.tree_sha) == ("accepted", before.tree_sha)
    assert "处以一千元以上" in _text(office, document)
    assert road.last_event(office, document).note.endswith("；修订按全部接受")
    assert problems(office) == ()


def test_rejecting_them_reads_the_same_bytes_anew(office: Office) -> None:
    document = _submitted(office)
    (before,) = office.store.documents.versions(document)
    accepting.accept(office, document, on=date(2026, 11, 11), revisions=Settled.REJECTED)
    (version,) = office.store.documents.versions(document)
    assert (version.settled, version.file_sha, version.id) == ("rejected", before.file_sha, before.id)
    assert "处以五百元以上" in _text(office, document)
    assert [f.quote for f in road.findings(office, document) if f.rule == "PEN-01"] != []
    assert all("一千元" not in f.quote for f in road.findings(office, document))
    assert problems(office) == ()


def test_search_follows_a_rejection_and_its_undo(office: Office) -> None:
    document = _submitted(office)
    find = lambda words: office.store.search.find(words)[0]  # noqa: E731
    assert (find("一千元"), find("五百元")) == (1, 0)
    accepting.accept(office, document, revisions=Settled.REJECTED)
    assert (find("一千元"), find("五百元")) == (0, 1)
    office.undo()
    assert (find("一千元"), find("五百元")) == (1, 0)
    office.redo()
    assert (find("一千元"), find("五百元")) == (0, 1)
    assert problems(office) == ()


def test_going_on_despite_takes_them_as_accepted_and_stays_in_sight(office: Office) -> None:
    document = _submitted(office)
    accepting.accept(office, document, despite="起草单位来不及定稿")
    (version,) = office.store.documents.versions(document)
    assert version.settled is None
    assert "处以一千元以上" in _text(office, document)
    event = road.last_event(office, document)
    assert (event.despite, len(event.missing)) == ("起草单位来不及定稿", 1)
    assert [gap.mend for gap in gaps(office, road.now(office, document), [event])] == ["revisions"]


def test_what_was_written_into_it_is_listed_with_author_and_clause(office: Office) -> None:
    document = _submitted(office)
    (version,) = office.store.documents.versions(document)
    found = [(r.kind, r.text, r.author, r.path) for r in markup_of(office, version).revisions]
    assert found == [("deleted", "五百元", "刘科", "第三条"), ("inserted", "一千元", "刘科", "第三条")]


def test_the_revised_text_is_asked_about_in_the_same_way(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    draft = revised("审后稿.docx")
    with pytest.raises(Missing, match="没有定取舍"):
        accepting.resubmit(office, document, draft)
    accepting.resubmit(office, document, draft, revisions=Settled.REJECTED)
    second = office.store.documents.versions(document)[-1]
    assert (second.name, second.settled) == ("审后稿", "rejected")
    assert "处以五百元以上" in _text(office, document)
    assert problems(office) == ()


def test_a_choice_once_made_stands(office: Office) -> None:
    document = _submitted(office)
    accepting.accept(office, document, on=date(2026, 11, 11), revisions=Settled.REJECTED)
    road.conclude(office, document, "不合法")
    ending.reopen(office, document, reason="重新起草")
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS)
    with pytest.raises(Refused, match="已经按全部拒绝"):
        accepting.accept(office, document, revisions=Settled.ACCEPTED)
    accepting.accept(office, document)
    assert len(office.store.reviews.of_document(document)) == 2
