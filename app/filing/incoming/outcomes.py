"""The five outcomes of a substantive review (domain.md §3.6), what a department may answer, and how a case ends."""

from __future__ import annotations

from enum import StrEnum

from app.errors import Refused


class Outcome(StrEnum):
    """The outcome as it is kept and said; ``number`` is its place among the five."""

    ACCEPTED = "准予备案"
    ACCEPTED_WITH_HINTS = "准予备案并提示技术瑕疵"
    ADVISED = "建议自行修改或者废止"
    ORDERED = "责令停止执行并纠正"
    PROPOSED = "提请区政府改变或者撤销"

    @property
    def number(self) -> int:
        """1–5."""
        return list(Outcome).index(self) + 1

    @property
    def asks_reply(self) -> bool:
        """Whether the department has to answer within the period of feedback."""
        return self in ASK_REPLY

    @property
    def finds_fault(self) -> bool:
        """Whether it says that something is wrong, be it a flaw of wording."""
        return self is not Outcome.ACCEPTED


ASK_REPLY = (Outcome.ADVISED, Outcome.ORDERED)
LETTERS = ASK_REPLY
"""The outcomes that are told to the department by a numbered opinion (备案审查意见书, 备案审查建议书, F-08).

⑤ goes to the government as a report of the office's own (提请撤销报告), which is no form of the list.
"""

AMEND, REPEAL = MEASURES = ("修改", "废止")
"""What ③ and ④ ask the department to do with its document, as far as that was decided."""

MEASURE = "处理："
"""How the line of a step begins that says what was decided."""

ADOPTED, PARTLY, NOT_ADOPTED = "采纳", "部分采纳", "不采纳"
REPLIES = (ADOPTED, PARTLY, NOT_ADOPTED)

AMENDED, REPEALED, ANNULLED, CHANGED, KEPT = "已修改", "已废止", "已被撤销", "已被改变", "维持原文件"
RESULTS = (AMENDED, REPEALED, ANNULLED, CHANGED, KEPT)
"""How a case ends after an outcome that finds fault."""


def outcome_of(words: str) -> Outcome:
    """The outcome of these words or of this number (1–5). Raises Refused with the five."""
    given = words.strip()
    for outcome in Outcome:
        if given in (outcome.value, str(outcome.number)):
            return outcome
    raise Refused(f"没有“{words}”这种审查结论，可以是：{'、'.join(Outcome)}。")
