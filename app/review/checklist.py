"""审核要点: the points a reviewer answers for the kind of matter, one by one, with what the register says beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Refused
from app.lifecycle import consulting
from app.lifecycle.made import Made
from app.office import Office
from app.review.hand import is_open
from app.review.matters import Point, kind_of
from app.rules.finding import Basis
from db import acts
from db.records import ChecklistMark, Document, Finding, Review

MEETS, FAILS, NOT_CONCERNED = "符合", "不符合", "不涉及"
ANSWERS = (MEETS, FAILS, NOT_CONCERNED)


@dataclass(frozen=True, slots=True)
class Question:
    """One point with its answer (empty while there is none) and ``evidence``: what the rules and the register say of it."""

    id: str
    number: int
    title: str
    question: str
    part: str
    basis: tuple[Basis, ...]
    answer: str
    note: str
    evidence: str
    hits: int
    """How many findings of its groups are open or on the list."""
    listed: int
    """How many findings of its groups that are more than a hint are on the list."""
    path: None = None
    """A point stands at no clause."""


def checklist(office: Office, document: Document, review: Review) -> tuple[Question, ...]:
    """The points for ``document`` with the answers given in the round ``review``."""
    marks = {mark.point: mark for mark in office.store.reviews.checklist(review.id)}
    findings = office.store.reviews.findings(review.id)
    asked: list[Question] = []
    for number, point in enumerate(kind_of(document.matter).points, start=1):
        mark = marks.get(point.key)
        answer, note = (mark.answer, mark.note) if mark else ("", "")
        told, hits = _evidence(office, document, point, findings)
        listed = sum(f.decision == "listed" and f.rule_group in point.groups and f.severity != "hint" for f in findings)
        asked.append(Question(point.key, number, point.title, point.question, point.part, point.basis, answer, note, told, hits, listed))
    return tuple(asked)


def contradicted(questions: Sequence[Question]) -> int:
    """How many points are answered 符合 while the list holds a doubt about them."""
    return sum(question.answer == MEETS and question.listed > 0 for question in questions)


def unanswered(questions: Sequence[Question]) -> int:
    """How many points have no answer."""
    return sum(not question.answer for question in questions)


def answer(office: Office, document_id: str, *, point: str, answer: str | None, note: str | None = None) -> Made:
    """Answer one point 符合, 不符合 or 不涉及; None takes the answer back. ``note`` None keeps the note that is there.

    Raises Refused for another point or answer, before the acceptance and after the conclusion.
    """
    document = office.document(document_id)
    review = _in_hand(office, document)
    asked = kind_of(document.matter).point(point)
    if asked is None:
        known = "、".join(one.key for one in kind_of(document.matter).points)
        raise Refused(f"审核要点里没有“{point}”，可以是 {known}。改正后再答。")
    if answer is not None and answer not in ANSWERS:
        raise Refused(f"要点只能答{'、'.join(ANSWERS)}，不是“{answer}”。改正后再答。")
    held = next((mark for mark in office.store.reviews.checklist(review.id) if mark.point == point), None)
    words = held.note if note is None and held is not None else (note or "").strip()
    if answer is None and held is None:
        raise Refused(f"“{asked.title}”还没有答，没有可以取消的。")
    title = f"要点“{asked.title}”答{answer}" if answer else f"取消要点“{asked.title}”的回答"
    with office.act("checklist", f"{title}：{document.title}") as act:
        if held is None:
            assert answer is not None
            act.insert(_mark(office, act, review, point, answer, words))
        elif answer is None:
            act.remove(held)
        else:
            act.update(held, answer=answer, note=words, operator=office.operator)
    return {"document": document_id, "review": review.id}


def carry(office: Office, act: acts.Act, document: Document, last: Review | None, review: Review) -> None:
    """Take the answers that do not rest on the wording over into a new round, within an open act."""
    points = kind_of(document.matter).points
    kept = {point.key for point in points if point.kept}
    for mark in office.store.reviews.checklist(last.id) if last else ():
        if mark.point in kept:
            act.insert(_mark(office, act, review, mark.point, mark.answer, mark.note))


def _mark(office: Office, act: acts.Act, review: Review, point: str, given: str, note: str) -> ChecklistMark:
    return ChecklistMark(id=act.new_id(), review_id=review.id, point=point, answer=given, note=note, operator=office.operator)


def _in_hand(office: Office, document: Document) -> Review:
    review = office.store.reviews.current(document.id)
    if review is None:
        raise Refused(f"《{document.called}》还没有受理，没有审核要点可答。先受理。")
    if not is_open(review, document):
        raise Refused("审核意见已经出具，要点不能再答。需要改的，先撤销审核结论。")
    return review


def _evidence(office: Office, document: Document, point: Point, findings: Sequence[Finding]) -> tuple[str, int]:
    here = [f for f in findings if f.rule_group in point.groups]
    listed, waiting = (sum(f.decision == state for f in here) for state in ("listed", "open"))
    said: list[str] = []
    if point.groups and point_is_judged(document, point):
        parts = [f"列入 {listed}" if listed else "", f"待处理 {waiting}" if waiting else ""]
        counted = "，".join(part for part in parts if part) or "都没有列入"
        said.append(f"规则提示 {len(here)} 处，{counted}" if here else "规则没有提示")
    if point.fact:
        said.append(_fact(office, document, point.fact))
    return "；".join(said), listed + waiting


def point_is_judged(document: Document, point: Point) -> bool:
    """Whether the rules of the groups of ``point`` run on this kind of matter."""
    return bool(kind_of(document.matter).groups & set(point.groups))


def _fact(office: Office, document: Document, fact: str) -> str:
    if fact == "consultation":
        held = office.store.documents.consultations(document.id)
        return consulting.told(held[-1]) if held else "没有公开征求意见的记录"
    if fact == "fair_competition":
        if document.concerns_market is None:
            return "没有回答是否涉及经营者经济活动"
        if not document.concerns_market:
            return "经确认不涉及经营者经济活动"
        return f"公平竞争审查结论：{document.fair_competition or '没有登记'}"
    names = [material.name for material in office.store.documents.materials(document.id)]
    return f"收到材料 {len(names)} 份" if names else "没有登记收到的材料"
