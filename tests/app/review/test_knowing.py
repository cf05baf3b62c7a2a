"""What the office knows of a document reaches the checks."""

from __future__ import annotations

from datetime import date

from app.lifecycle import confirming, preparing
from app.office import Office
from app.review import accepting
from app.review.knowing import course_of, facts_of
from tests.app import road
from tests.app.lifecycle.test_confirming import put_in, reviewed_with_replies


def rules(office: Office, document: str) -> set[str]:
    return {finding.rule for finding in road.findings(office, document)}


def test_a_matter_taken_on_without_a_consultation_is_told_so_in_the_review(office: Office) -> None:
    document = road.imported(office)
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), despite="急需出台")
    accepting.accept(office, document, on=date(2026, 11, 11))
    assert course_of(office, road.now(office, document)).consultation_days == 0
    assert "DOC-13" in rules(office, document)


def test_a_consultation_that_was_held_is_counted_in_days(office: Office) -> None:
    document = road.at(office, "under_review")
    assert course_of(office, road.now(office, document)).consultation_days == 32
    assert rules(office, document).isdisjoint({"DOC-12", "DOC-13"})


def test_what_is_in_force_on_the_same_subject_is_known_and_what_is_not_yet_published_is_not(office: Office) -> None:
    old = road.at(office, "published")
    new = road.imported(office, road.text())
    road.imported(office, road.text())
    document = road.now(office, new)
    tree = office.tree(office.store.documents.version(document.current_version_id or ""))
    assert [neighbour.title for neighbour in facts_of(office, tree, document).register] == [road.now(office, old).called]


def test_of_a_text_outside_the_store_no_course_is_known(office: Office) -> None:
    facts = facts_of(office, road.draft().reading.tree)
    assert (facts.course, facts.register, facts.published_on) == (None, (), None)


def test_the_checks_learn_what_changed_after_the_review_how_long_publication_took_and_which_filing_is_late(office: Office) -> None:
    document = road.at(office, "published")
    known = course_of(office, road.now(office, document))
    assert (known.changed_since_review, known.late_filings) == (None, ())
    assert (known.disclosure_workdays, known.disclosure_most) == (3, 20)
    with office.act("set", "旧的日期") as act:
        row = office.store.filings.of_document(document)[0]
        act.update(office.store.documents.deadline(row.deadline_id), due_on=date(2026, 11, 1))
        act.update(road.now(office, document), signed_on=date(2026, 9, 1))
    told = course_of(office, road.now(office, document))
    assert told.late_filings == ("市政府",)
    assert told.disclosure_workdays is not None
    assert told.disclosure_workdays > 20


def test_a_text_that_changed_after_the_opinion_is_known_until_somebody_looked_at_it(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document)
    assert course_of(office, road.now(office, document)).changed_since_review
    confirming.confirm_in_hand(office, document)
    assert not course_of(office, road.now(office, document)).changed_since_review
