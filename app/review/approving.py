"""复核 and 审签: the steps by which a draft opinion is approved before it is issued; each has a person and a decision.

Whether a step is required is a parameter of the office; none is, as it ships. A step that was asked for is waited for either way. 同意 stands for
what was seen: when a finding, an answer, an advice, the conclusion meant or a statement changes afterwards, the step is asked for again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.lifecycle.dates import in_order
from app.lifecycle.guard import Guard
from app.lifecycle.made import Made
from app.lifecycle.stages import Conclusion
from app.lifecycle.step import record
from app.office import Office
from app.review.approved import changed_since, named
from app.review.assessment import Assessment
from app.review.hand import is_open
from app.review.laid import differing, newest, statements
from app.review.matters import kind_of
from db.records import Approval, Document, Review

AGREED, RETURNED = "同意", "退回"
DECISIONS = (AGREED, RETURNED)


class Step(StrEnum):
    """The two steps in their order; the value is the word."""

    SECOND = "复核"
    LEADER = "审签"

    @property
    def parameter(self) -> str:
        """The switch that makes it required."""
        return "review.step.second" if self is Step.SECOND else "review.step.leader"


@dataclass(frozen=True, slots=True)
class StepStanding:
    """How far a step is. ``last`` is the newest request, None where none was made; ``changed`` what became different after it was agreed to;
    ``heads`` name the statements for this kind of matter.
    """

    step: Step
    required: bool
    last: Approval | None
    changed: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether the newest request was agreed to, and what was seen then still stands."""
        return self.last is not None and self.last.decision == AGREED and not self.changed

    @property
    def outrun(self) -> bool:
        """Whether it was agreed to, and the opinion changed afterwards."""
        return bool(self.changed)

    @property
    def waits(self) -> bool:
        """Whether somebody is asked and has not said."""
        return self.last is not None and self.last.decision is None

    @property
    def returned(self) -> bool:
        """Whether it came back."""
        return self.last is not None and self.last.decision == RETURNED

    @property
    def word(self) -> str:
        """The state in a few words: 等李强复核, 李强同意, 李强退回：第三条再议, 李强同意后有改动, 没有提请."""
        if self.last is None:
            return "没有提请" if self.required else "没有要求"
        who = self.last.person or ""
        if self.last.decision is None:
            return f"等{who}{self.step}"
        if self.outrun:
            return f"{who}同意后有改动"
        return f"{who}{self.last.decision}" + (f"：{self.last.words}" if self.last.words else "")

    @property
    def lacking(self) -> str:
        """What keeps the opinion from being issued; empty where nothing does."""
        if self.agreed or (self.last is None and not self.required):
            return ""
        if self.last is None:
            return f"还没有提请{self.step}，本单位要求{self.step}同意后才出具"
        if self.waits:
            return f"{self.last.person or ''}还没有{self.step}"
        if self.outrun:
            return f"{self.last.person or ''}{self.step}同意后，{named(self.changed)}，再提请{self.step}"
        return f"{self.last.person or ''}{self.step}退回（{self.last.words}），改好后再提请{self.step}"


def steps(office: Office, review: Review) -> tuple[StepStanding, ...]:
    """Both steps of a round."""
    rows = office.store.reviews.approvals(review.id)
    document, laid = office.document(review.document_id), newest(rows)
    made: list[StepStanding] = []
    for step in Step:
        last = next((row for row in reversed(rows) if row.step == step), None)
        # an opinion that was issued went out with what was agreed to, or with the reason why it did not
        open_ = review.concluded_on is None and last is not None and last.decision == AGREED
        changed = changed_since(office, document, review, last) if open_ and last is not None else ()
        one = StepStanding(step, _is_required(office, step), last, changed, kind_of(document.matter).wording.heads)
        made.append(against(one, laid.outcome, dict(laid.statements)) if open_ and laid is not None else one)
    return tuple(made)


def against(one: StepStanding, outcome: str | None, now: Mapping[str, str | None]) -> StepStanding:
    """The step as it stands for an opinion with ``outcome`` and the statements ``now`` (by column): what was agreed to and differs is a change."""
    if one.last is None or one.last.decision != AGREED:
        return one
    return replace(one, changed=tuple(dict.fromkeys((*one.changed, *differing(one.last, outcome, now, one.heads)))))


def to_conclude(
    office: Office, review: Review, outcome: str | None = None, now: Mapping[str, str | None] | None = None
) -> tuple[Guard, ...]:
    """Before the conclusion: every step that is required or was asked for is agreed to, with ``outcome`` and the statements ``now`` where they are given."""
    standing = steps(office, review)
    if now is not None:
        standing = tuple(against(one, outcome, now) for one in standing)
    return tuple(
        Guard(f"{one.step}已同意", not one.lacking, one.word, one.lacking, mend="approval")
        for one in standing
        if one.required or one.last is not None
    )


def ask_approval(
    office: Office, document_id: str, *, step: str, person: str, outcome: str | None = None, assessment: Assessment | None = None,
    on: date | None = None,
) -> Made:  # fmt: skip
    """提请复核 or 提请审签 of ``person``, with the conclusion meant (``outcome``) and the statements laid before; without an outcome nothing is.

    审签 comes after a 复核 that is required or was asked for, and agreed to the same opinion.
    """
    document = office.document(document_id)
    review = _in_hand(office, document)
    wanted, who, when = _step(step), person.strip(), on or office.today()
    if not who:
        raise Refused(f"没有写请谁{wanted}。写姓名后再提请。")
    standing = {one.step: one for one in steps(office, review)}
    if standing[wanted].waits:
        raise Refused(_already(standing[wanted]))
    if outcome is not None and outcome not in set(Conclusion):
        raise Refused(f"拟出具的结论只能是{'、'.join(Conclusion)}，不是“{outcome}”。改正后再提请。")
    laid = assessment or Assessment()
    first = standing[Step.SECOND] if outcome is None else against(standing[Step.SECOND], outcome, laid.columns())
    if wanted is Step.LEADER and first.lacking:
        raise Refused(f"{first.lacking}。复核同意后再提请审签。")
    with office.act("ask_approval", f"提请{who}{wanted}：{document.title}") as act:
        rows = office.store.reviews.approvals(review.id)
        made = act.insert(
            Approval(
                id=act.new_id(), review_id=review.id, ordinal=len(rows) + 1, step=wanted.value, person=who, asked_on=when,
                operator=office.operator, outcome=outcome, statements=statements(laid) if outcome is not None else (),
            )
        )  # fmt: skip
        record(act, office, document, "ask_approval", when, f"提请{who}{wanted}" + (f"，拟出具“{outcome}”" if outcome else ""))
    return {"document": document_id, "approval": made.id}


def decide_approval(office: Office, document_id: str, *, step: str, decision: str, words: str = "", on: date | None = None) -> Made:
    """同意 or 退回 (with words) of the step that waits."""
    document = office.document(document_id)
    review = _in_hand(office, document)
    wanted, said, when = _step(step), words.strip(), on or office.today()
    if decision not in DECISIONS:
        raise Refused(f"{wanted}只能是{'、'.join(DECISIONS)}，不是“{decision}”。改正后再办。")
    standing = next(one for one in steps(office, review) if one.step is wanted)
    row = standing.last
    if row is None or row.decision is not None:
        raise Refused(f"没有等着{wanted}的。先提请{wanted}。")
    if decision == RETURNED and not said:
        raise Refused("退回要写明意见。写明后再退回。")
    in_order(when, f"{wanted}日期", row.asked_on, "提请日期")
    with office.act("approve", f"{row.person}{wanted}{decision}：{document.title}") as act:
        act.update(row, decided_on=when, decision=decision, words=said or None)
        record(act, office, document, "approve", when, f"{row.person}{wanted}{decision}" + (f"：{said}" if said else ""))
    return {"document": document_id, "approval": row.id}


def _already(standing: StepStanding) -> str:
    person = standing.last.person if standing.last else ""
    return f"已经提请{person}{standing.step}，还没有答复。登记同意或者退回后再办。"


def _step(word: str) -> Step:
    if word not in set(Step):
        raise Refused(f"没有“{word}”这一步，可以是{'、'.join(Step)}。改正后再办。")
    return Step(word)


def _is_required(office: Office, step: Step) -> bool:
    return office.jurisdiction.parameter(step.parameter).amount == 1


def _in_hand(office: Office, document: Document) -> Review:
    review = office.store.reviews.current(document.id)
    if review is None:
        raise Refused(f"《{document.called}》还没有受理，没有意见可以复核。先受理。")
    if not is_open(review, document):
        raise Refused("审核意见已经出具，不能再复核或者审签。需要的，先撤销审核结论。")
    return review
