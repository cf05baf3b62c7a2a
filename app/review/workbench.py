"""合法性审核: one round with its text, its findings and its clock, as the workbench shows it; and the rounds in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.lifecycle import answers, duties
from app.lifecycle.habits import OF_A_REVIEW
from app.lifecycle.jurisdiction import Condition
from app.lifecycle.naming import unnamed
from app.lifecycle.periods import last_day
from app.lifecycle.register import Due, dued
from app.lifecycle.stages import Matter
from app.lifecycle.transitions import Act
from app.lifecycle.units import name_of
from app.office import Office
from app.people.permissions import why_not
from app.review.approving import StepStanding, steps
from app.review.checklist import Question, checklist
from app.review.counsel import Request, requests
from app.review.earlier import NONE, Earlier, earlier
from app.review.hand import ELSEWHERE, is_filed, is_open
from app.review.matters import Wording, kind_of
from app.review.settling import markup_of
from app.text.markup import NO_MARKUP, Markup
from app.text.tree import Tree
from db.records import Citation, Document, Finding, Material, Review, TextVersion


@dataclass(frozen=True, slots=True)
class Workbench:
    """A round of review. ``editable`` is False once the opinion is issued; ``due_sentence`` explains the clock.

    ``why_not``: why the operator may not issue the opinion; empty when he may. ``unnamed``: the words for the office's names
    (法制机构名称) that the opinion needs and that are still those that ship.
    """

    document: Document
    unit: str
    review: Review
    version: TextVersion
    tree: Tree
    findings: tuple[Finding, ...]
    citations: tuple[Citation, ...]
    materials: tuple[Material, ...]
    due: Due | None
    due_sentence: str
    editable: bool
    why_not: str = ""
    unnamed: tuple[str, ...] = ()
    earlier: Earlier = NONE
    """The round before, and what became of what it said."""
    markup: Markup = NO_MARKUP
    """The tracked changes and comments of the version."""
    checklist: tuple[Question, ...] = ()
    """The points for the kind of matter, with the answers given."""
    counsel: tuple[Request, ...] = ()
    """The advice asked of 法律顾问 and 公职律师."""
    approvals: tuple[StepStanding, ...] = ()
    """How far 复核 and 审签 are."""
    why_not_approve: str = ""
    """Why the operator may not approve; empty when he may."""
    people: tuple[str, ...] = ()
    """Who works here, by name."""
    today: date = date.min
    elsewhere: str = ""
    """Where the round is concluded when not by an opinion (a department's filing): the sentence that leads there; else empty."""

    @property
    def wording(self) -> Wording:
        """How the letter on this kind of matter speaks."""
        return kind_of(self.document.matter).wording


@dataclass(frozen=True, slots=True)
class Round:
    """One line of the list of reviews in hand."""

    document: Document
    unit: str
    review: Review
    handled: int
    total: int
    due: Due | None


def workbench(office: Office, document_id: str) -> Workbench | None:
    """The current round of a document; None before it is accepted."""
    document = office.document(document_id)
    review = office.store.reviews.current(document_id)
    if review is None:
        return None
    version = office.store.documents.version(review.version_id)
    due = _due(office, document_id)
    told = duties.sentence(office, due.deadline) if due else ""
    told += _least(office, document, review) if due else ""
    return Workbench(
        document=document,
        unit=name_of(office, document),
        review=review,
        version=version,
        tree=office.tree(version),
        findings=office.store.reviews.findings(review.id),
        citations=office.store.reviews.citations(review.id),
        materials=office.store.documents.materials(document_id),
        due=due,
        due_sentence=told,
        editable=is_open(review, document),
        why_not=why_not(office, Act.CONCLUDE) or "",
        unnamed=unnamed(office, "review_opinion", "legal_office"),
        earlier=earlier(office, review),
        markup=markup_of(office, version),
        checklist=checklist(office, document, review),
        counsel=requests(office, document, review),
        approvals=steps(office, review),
        why_not_approve=why_not(office, "approve") or "",
        people=tuple(person.name for person in office.store.people.people() if person.active),
        today=office.today(),
        elsewhere=ELSEWHERE if is_filed(document) else "",
    )


def rounds(office: Office) -> tuple[Round, ...]:
    """The reviews in hand (送审 accepted, or a department's filing under substantive review; not concluded), first due first."""
    made: list[Round] = []
    for document in office.store.reviews.in_hand():
        review = office.store.reviews.current(document.id)
        if review is None:
            continue
        findings = office.store.reviews.findings(review.id)
        handled = sum(f.decision != "open" for f in findings)
        made.append(Round(document, name_of(office, document), review, handled, len(findings), _due(office, document.id)))
    return tuple(sorted(made, key=lambda r: (r.due is None, r.due.deadline.due_on if r.due else r.document.created_at.date())))


def _least(office: Office, document: Document, review: Review) -> str:
    """That a review may not be shorter than so many days (重大行政决策程序暂行条例第二十六条), while they have not passed and the law is known to say so;
    a normative document that is a major decision too is held to the longer time, an urgent one (应急) to none.
    """
    is_major = Condition.MAJOR_DECISION in answers.facts(office, document)
    key = kind_of(Matter.MAJOR_DECISION if is_major else document.matter).least
    parameter = office.jurisdiction.parameters.get(key)
    if parameter is None or not parameter.verified or review.accepted_on is None or document.urgent_reason:
        return ""
    until = last_day(review.accepted_on, parameter.period, office.calendar)
    return f"{parameter.said(parameter.period)}，到{until.month}月{until.day}日。" if office.today() < until else ""


def _due(office: Office, document_id: str) -> Due | None:
    running = (d for d in office.store.documents.deadlines(document_id) if d.state == "open" and d.key.startswith(OF_A_REVIEW))
    return next((dued(office, d) for d in running), None)
