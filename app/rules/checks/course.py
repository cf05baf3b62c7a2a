"""Steps on the way to publication that are missing or out of time, as the store has them (DOC-06, DOC-12 … DOC-21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.rules.checks.document import Document
from app.rules.checks.given import Course
from app.rules.checks.spot import Spot, about_all
from app.rules.checks.term import term

_GAP_DAYS = 30
_CONCLUSION = "M08"
_FROM_DELIBERATION = frozenset({"deliberating", "signed", "registered", "published", "archived"})
_FROM_SIGNING = _FROM_DELIBERATION - {"deliberating"}
_PUBLIC = frozenset({"published", "archived"})
_REASON = re.compile(
    r"(?:因|为(?:了)?(?:保障|应对|防汛|防疫|应急))[^，。；]{0,30}(?:需要|原因|要求|必要)[^。；]{0,20}(?:公布|印发|发布)?(?:之日|即日)?起?[^。；]{0,6}(?:施行|实施)?"
)
_AT_ONCE = re.compile(r"自?(?:公布|印发|发布|下发)之日起[^。；]{0,6}(?:施行|实施|执行|生效)")


def effective_too_soon(document: Document) -> Iterator[Spot]:
    """Fewer than 30 days between publication and effect, and no reason in the text (DOC-06). Silent while the day of publication is unknown."""
    published = document.facts.published_on
    if published is None or any(_REASON.search(sentence) for sentence in document.sentences if "施行" in sentence or "实施" in sentence):
        return
    effective = term(document).effective_on
    at_once = effective is None and any(_AT_ONCE.search(sentence) for sentence in document.sentences)
    days = 0 if at_once else (effective - published).days if effective else _GAP_DAYS
    if 0 <= days < _GAP_DAYS:
        yield about_all(f"{days}日")


def consultation_too_short(document: Document) -> Iterator[Spot]:
    """A draft that concerns operators was open for comments for fewer days than are due (DOC-12)."""
    course = _course(document)
    days = course.consultation_days
    if course.concerns_operators and days and days < course.consultation_least and not course.kept_secret:
        yield about_all(f"{days}日")


def not_consulted(document: Document) -> Iterator[Spot]:
    """It is known that the draft was not opened for comments, and no secrecy is recorded (DOC-13)."""
    course = _course(document)
    if course.consultation_days == 0 and not course.kept_secret:
        yield about_all()


def fair_competition_missing(document: Document) -> Iterator[Spot]:
    """It concerns operators, as a person has answered, and there is no conclusion of a fair-competition review (DOC-14)."""
    course = _course(document)
    there = course.fair_competition is not None or _CONCLUSION in (course.materials or ())
    if course.materials is not None and course.concerns_operators and not there:
        yield about_all()


def exception_without_end(document: Document) -> Iterator[Spot]:
    """It rests on an exception of article 12, and no end of it is recorded or written (DOC-15)."""
    course = _course(document)
    if course.fair_competition == "例外" and course.exception_until is None:
        yield about_all()


def opinion_missing(document: Document) -> Iterator[Spot]:
    """It was put before the meeting without a conclusion on its legality (DOC-16)."""
    course = _course(document)
    if course.stage in _FROM_DELIBERATION and course.outcome is None:
        yield about_all()


def changed_after_review(document: Document) -> Iterator[Spot]:
    """Its words changed after the review, and nobody reviewed them again (DOC-17)."""
    if _course(document).changed_since_review:
        yield about_all()


def not_deliberated(document: Document) -> Iterator[Spot]:
    """It was signed without a meeting that passed it (DOC-18)."""
    course = _course(document)
    if course.stage in _FROM_SIGNING and not course.passed:
        yield about_all()


def not_registered(document: Document) -> Iterator[Spot]:
    """It was published without a unified number (DOC-19)."""
    course = _course(document)
    if course.stage in _PUBLIC and course.unified_number is None:
        yield about_all()


def disclosed_late(document: Document) -> Iterator[Spot]:
    """It was published more than 20 working days after it was signed, or still is not (DOC-20)."""
    course = _course(document)
    days = course.disclosure_workdays
    if days is not None and days > course.disclosure_most:
        yield about_all(f"{days}个工作日")


def filed_late(document: Document) -> Iterator[Spot]:
    """A filing is overdue or came late (DOC-21)."""
    late = _course(document).late_filings
    if late:
        yield about_all("、".join(late))


def _course(document: Document) -> Course:
    return document.facts.course or Course()
