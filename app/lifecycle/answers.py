"""The facts of a document that make conditional materials due (条件): answered by a person, or found in what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.errors import Refused
from app.lifecycle.genre import genre
from app.lifecycle.jurisdiction import Condition
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from db.records import Document

EXPERTISE = ("hearing", "expert_review", "risk_assessment")
"""The kinds of proceedings whose papers go with the submission (M09, 重大行政决策程序暂行条例 §29)."""
CHANGING = ("修改", "废止")
"""The categories of a document that is itself a decision to amend or repeal."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the page: ``answer`` as a person gave it, ``found`` as the record says, and what the two come to."""

    condition: Condition
    words: str
    answer: bool | None
    found: bool | None
    because: str

    @property
    def holds(self) -> bool:
        """Whether it holds: the answer, and without one what was found."""
        return bool(self.found if self.answer is None else self.answer)


ASKED = tuple(c for c in Condition if c not in (Condition.CONCERNS_OPERATORS, Condition.TRIAL))
"""The conditions that a person may answer; 涉及经营者经济活动 is answered with the fair-competition review, 试行 by the title."""


def answered(document: Document) -> Mapping[str, bool]:
    """What a person answered, by the name of the condition."""
    return dict(document.answers)


def is_trial(document: Document) -> bool:
    """Whether the document is one on trial (暂行, 试行) by its title."""
    return "暂行" in document.called or "试行" in document.called


def questions(office: Office, document: Document) -> tuple[Question, ...]:
    """The questions of a document with their answers, in the order of the conditions."""
    given = answered(document)
    return tuple(Question(c, c.label, given.get(c.value), *_found(office, document, c)) for c in ASKED)


def facts(office: Office, document: Document) -> frozenset[Condition]:
    """The conditions that hold for ``document``: what was answered, and where nothing was, what the record shows."""
    return frozenset(_holding(office, document))


def _holding(office: Office, document: Document) -> Iterator[Condition]:
    if document.concerns_market:
        yield Condition.CONCERNS_OPERATORS
    if is_trial(document):
        yield Condition.TRIAL
    yield from (question.condition for question in questions(office, document) if question.holds)


def answer(office: Office, document_id: str, given: Mapping[str, bool | None]) -> Made:
    """Answer the questions of ``given`` by the names of their conditions; None takes an answer back. Raises Refused for an unknown one."""
    document = office.document(document_id)
    known = {c.value: c for c in ASKED}
    strange = [name for name in given if name not in known]
    if strange or not given:
        told = f"没有“{'、'.join(strange)}”这个问题" if strange else "没有写明回答哪个问题"
        raise Refused(f"{told}，可以是：{'、'.join(f'{c.value}（{c.label}）' for c in ASKED)}。")
    after = {name: said for name, said in {**answered(document), **given}.items() if said is not None}
    kept = tuple(sorted(after.items()))
    if kept == document.answers:
        return {"document": document_id}
    with office.act("answers", f"回答送审条件：{document.title}") as act:
        document = act.update(document, answers=kept)
        told = "；".join(f"{known[name].label}：{_WORDS[said]}" for name, said in given.items())
        record(act, office, document, "answers", office.today(), told)
    return {"document": document_id}


_WORDS = {True: "是", False: "否", None: "没有回答"}


def _found(office: Office, document: Document, condition: Condition) -> tuple[bool | None, str]:
    """What the record says of ``condition`` and where; None where it says nothing."""
    match condition:
        case Condition.HELD_HEARING:
            held = [row for row in office.store.procedures.proceedings(document.id) if row.kind in EXPERTISE]
            return (True, "办理记录里有听证、专家论证或者风险评估") if held else (None, "")
        case Condition.CONCERNS_MARKET:
            return (document.concerns_market, "按“涉及经营者经济活动”的回答") if document.concerns_market is not None else (None, "")
        case Condition.AMENDS_OR_REPEALS:
            return (True, f"文件类别是{document.category}") if document.category in CHANGING else (None, "")
        case Condition.HAS_ANNOUNCEMENT:
            return (True, "标题是公告") if genre(document.called) == "公告" else (None, "")
        case _:
            return None, ""
