"""The acts of ``run`` of a review beside its findings: the checklist, advice of counsel, the steps of approval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.lifecycle.made import Made
from app.review import approving, checklist, counsel
from app.review.assessment import Assessment


def _checklist(a: Arguments) -> Made:
    note = a.values.get("note")
    if note is not None and not isinstance(note, str):
        raise Refused("参数 note 应是文字。加上引号后再试。")
    return checklist.answer(a.office, a.document, point=a.text("point"), answer=a.maybe("answer"), note=note)


def _consult_counsel(a: Arguments) -> Made:
    workdays = a.values.get("workdays")
    if workdays is not None and (not isinstance(workdays, int) or isinstance(workdays, bool)):
        raise Refused("参数 workdays 应是整数，单位是工作日。改正后再试。")
    return counsel.ask(
        a.office,
        a.document,
        adviser=a.text("adviser"),
        kind=a.maybe("kind") or counsel.KINDS[0],
        question=a.text("question"),
        on=a.day("on"),
        workdays=workdays,
    )


def _remind_counsel(a: Arguments) -> Made:
    return counsel.remind(a.office, _consultancy(a), on=a.day("on"))


def _receive_advice(a: Arguments) -> Made:
    file = a.maybe("file")
    return counsel.receive(a.office, _consultancy(a), advice=a.maybe("advice") or "", file=a.file(file) if file else None, on=a.day("on"))


def _take_advice(a: Arguments) -> Made:
    return counsel.take(a.office, _consultancy(a), taken=a.text("taken"), reason=a.maybe("reason") or "")


def _consultancy(a: Arguments) -> str:
    """A request for advice is named by its id, or by {document, adviser}, which a list written beforehand can know: the newest to that adviser."""
    named = a.values.get("consultancy")
    if not isinstance(named, dict):
        return a.text("consultancy")
    document, adviser = str(named.get("document") or a.values.get("document") or ""), str(named.get("adviser") or "")
    review = a.office.store.reviews.current(a.office.document(document).id)
    rows = a.office.store.reviews.consultancies(review.id) if review else ()
    found = next((row for row in reversed(rows) if row.adviser == adviser), None)
    if found is None:
        raise Refused(f"这一轮审核没有请“{adviser}”提过意见。核对姓名，或者先登记咨询。")
    return found.id


def assessment_of(a: Arguments) -> Assessment | None:
    """The statements of 审核情况 that ``assessment`` gives; None where it is left out. Raises Refused for what is no such statement."""
    given = a.values.get("assessment")
    if given is None:
        return None
    names = tuple(field.name for field in fields(Assessment))
    if not isinstance(given, dict) or not set(given) <= set(names) or not all(isinstance(words, str | None) for words in given.values()):
        raise Refused(f"参数 assessment 应是 {{{', '.join(names)}}}，每项一段文字，可以缺。改正后再试。")
    return Assessment(**given)


def _ask_approval(a: Arguments) -> Made:
    return approving.ask_approval(
        a.office,
        a.document,
        step=a.text("step"),
        person=a.text("person"),
        outcome=a.maybe("outcome"),
        assessment=assessment_of(a),
        on=a.day("on"),
    )


def _approve(a: Arguments) -> Made:
    return approving.decide_approval(
        a.office, a.document, step=a.text("step"), decision=a.text("decision"), words=a.maybe("words") or "", on=a.day("on")
    )


REVIEWING: Mapping[str, Run] = {
    "checklist": _checklist, "consult_counsel": _consult_counsel, "remind_counsel": _remind_counsel, "receive_advice": _receive_advice,
    "take_advice": _take_advice, "ask_approval": _ask_approval, "approve": _approve,
}  # fmt: skip
"""By name; an area of ``app.cli.acts``."""
