"""What others wrote into a draft is kept with its version, and goes with it."""

from __future__ import annotations

from dataclasses import replace

from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle import bin
from app.office import Office
from app.safekeeping import problems
from app.text.markup import Comment, Markup, Revision, RevisionKind, from_json
from tests.app import road

MARKUP = Markup(
    (Revision(RevisionKind.INSERTED, "以上", "刘科", "2026-11-02T09:30:00", "第三条", 4),),
    (Comment("这里要不要写上限？", "刘科", "2026-11-02T09:31:00", "罚款", "第三条", 30),),
)


def marked(words: str = "", markup: Markup = MARKUP) -> Draft:
    """The draft of the road with tracked changes and comments in it."""
    draft = road.draft(words)
    reading = replace(draft.reading, markup=markup, pending_revisions=len(markup.revisions), comments=len(markup.comments))
    return replace(draft, reading=reading)


def test_tracked_changes_and_comments_are_kept_with_the_version(office: Office) -> None:
    made = import_draft(office, marked())
    version = office.store.documents.version(str(made["version"]))
    assert version.markup_sha is not None
    assert from_json(office.store.files.get(version.markup_sha)) == MARKUP
    assert (version.pending_revisions, version.comments, version.settled) == (1, 1, None)
    assert problems(office) == ()


def test_a_file_without_any_has_no_such_file(office: Office) -> None:
    made = import_draft(office, road.draft())
    assert office.store.documents.version(str(made["version"])).markup_sha is None


def test_pages_that_were_recognised_are_remembered(office: Office) -> None:
    draft = road.draft()
    made = import_draft(office, replace(draft, reading=replace(draft.reading, recognised=(1, 3))))
    assert office.store.documents.version(str(made["version"])).recognised == (1, 3)


def test_what_was_written_into_it_goes_when_the_matter_is_taken_away_for_good(office: Office) -> None:
    made = import_draft(office, marked())
    document = str(made["document"])
    sha = office.store.documents.version(str(made["version"])).markup_sha
    bin.discard(office, [document], reason="导入错了")
    bin.empty_bin(office, [document])
    assert sha is not None
    assert not office.store.settings.has_file(sha)
    assert problems(office) == ()
