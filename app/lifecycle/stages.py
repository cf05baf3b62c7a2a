"""Where a matter can stand: stages, stepper nodes, kinds of matter, and the words of conclusions and results.

A *stage* is procedure only. Whether a document is in force is computed (``force.py``), and each filing has its own states.
The chain of steps is that of 国办发〔2018〕37号; ``transitions.py`` says what may follow what.
"""

from __future__ import annotations

from enum import StrEnum


class Node(StrEnum):
    """The nine nodes of the stepper, in order; the value is the word printed under the node."""

    DRAFTING = "起草"
    CONSULTING = "征求意见"
    SUBMITTED = "送审"
    REVIEW = "合法性审核"
    DELIBERATION = "集体审议"
    SIGNED = "签发"
    REGISTERED = "登记编号"
    PUBLISHED = "公布"
    FILED = "备案"


class Stage(StrEnum):
    """Where a matter stands in its procedure."""

    PROPOSED = "proposed"
    DRAFTING = "drafting"
    CONSULTING = "consulting"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    UNDER_REVIEW = "under_review"
    REVISING = "revising"
    DELIBERATING = "deliberating"
    SIGNED = "signed"
    REGISTERED = "registered"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    REJECTED = "rejected"
    CONCLUDED = "concluded"

    @property
    def label(self) -> str:
        """The Chinese name of the stage."""
        return _STAGES[self][0]

    @property
    def node(self) -> Node | None:
        """The stepper node of the stage; None for the ends (归档, 终止, 办结). See ``node_of`` for 备案."""
        return _STAGES[self][1]


_STAGES: dict[Stage, tuple[str, Node | None]] = {
    Stage.PROPOSED: ("立项", Node.DRAFTING),
    Stage.DRAFTING: ("起草", Node.DRAFTING),
    Stage.CONSULTING: ("征求意见", Node.CONSULTING),
    Stage.SUBMITTED: ("送审", Node.SUBMITTED),
    Stage.RETURNED: ("退回补正", Node.SUBMITTED),
    Stage.UNDER_REVIEW: ("合法性审核", Node.REVIEW),
    Stage.REVISING: ("修改", Node.REVIEW),
    Stage.DELIBERATING: ("集体审议", Node.DELIBERATION),
    Stage.SIGNED: ("签发", Node.SIGNED),
    Stage.REGISTERED: ("登记编号", Node.REGISTERED),
    Stage.PUBLISHED: ("公布", Node.PUBLISHED),
    Stage.ARCHIVED: ("归档", None),
    Stage.REJECTED: ("终止", None),
    Stage.CONCLUDED: ("办结", None),
}


def node_of(stage: Stage, open_filings: int) -> Node | None:
    """The current stepper node: a published document stands at 备案 while at least one of its filings is open."""
    if stage is Stage.PUBLISHED and open_filings > 0:
        return Node.FILED
    return stage.node


class Matter(StrEnum):
    """What kind of matter is under review. Only normative documents go the whole road."""

    NORMATIVE_DOCUMENT = "normative_document"
    MAJOR_DECISION = "major_decision"
    CONTRACT = "contract"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name of the kind."""
        return {
            "normative_document": "行政规范性文件",
            "major_decision": "重大行政决策",
            "contract": "政府合同",
            "other": "其他涉法文件",
        }[self.value]


class Conclusion(StrEnum):
    """The three conclusions of a legality review (合法性审核意见书, F-07)."""

    LAWFUL = "合法"
    AMEND = "应当予以修改"
    UNLAWFUL = "不合法"


class Result(StrEnum):
    """The three results of collective deliberation (集体审议)."""

    PASSED = "通过"
    PASSED_AMENDED = "修改后通过"
    FAILED = "不通过"


class Ending(StrEnum):
    """What a return may decide instead of asking for more materials."""

    TERMINATED = "终止"
