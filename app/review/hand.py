"""Which reviews are in hand: a submission under review, or a department's filing under substantive review, until its conclusion."""

from __future__ import annotations

from app.lifecycle.joint import DEPARTMENT
from app.lifecycle.stages import Stage
from db.records import Document, Review

ELSEWHERE = "部门报送备案的文件不出具合法性审核意见，在备案审查里登记审查结论。"
"""Where the review of a department's filing is concluded."""


def is_filed(document: Document) -> bool:
    """Whether ``document`` was filed by a department and is reviewed as such, not on its way to be made."""
    return document.origin == DEPARTMENT


def is_open(review: Review, document: Document) -> bool:
    """Whether findings, checklist and advice of the round may still change: before its conclusion, at the stage where it is reviewed."""
    at = Stage.PUBLISHED if is_filed(document) else Stage.UNDER_REVIEW
    return review.concluded_on is None and document.stage == at
