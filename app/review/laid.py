"""What is laid before who approves: the conclusion meant and the statements of 审核情况. An agreement stands for them as they were."""

from __future__ import annotations

from collections.abc import Mapping

from app.office import Office
from app.review.assessment import Assessment, suggested
from db.records import Approval

_PREFIX = "on_"
COLUMNS = tuple(Assessment().columns())
"""The columns of the statements, in the order of their heads in the letter."""

Statements = tuple[tuple[str, str], ...]


def statements(assessment: Assessment) -> Statements:
    """The statements that were made, as an approval keeps them."""
    return tuple((column, words) for column, words in assessment.columns().items() if words)


def differing(approval: Approval, outcome: str | None, now: Mapping[str, str | None], heads: tuple[str, ...]) -> tuple[str, ...]:
    """What of an opinion with ``outcome`` (None: not chosen yet) and the statements ``now`` was not laid before ``approval``, each in a few words.

    Empty where nothing was laid before it. ``heads`` name the statements in the order of :data:`COLUMNS`.
    """
    if approval.outcome is None:
        return ()
    other = outcome is not None and outcome != approval.outcome
    before = dict(approval.statements)
    changed = [head for column, head in zip(COLUMNS, heads, strict=True) if (now.get(column) or "") != before.get(column, "")]
    return (
        *((f"结论由“{approval.outcome}”改为“{outcome}”",) if other else ()),
        *(f"审核情况“{head}”改了内容" for head in changed),
    )


def newest(rows: tuple[Approval, ...]) -> Approval | None:
    """The newest request that something was laid before; None where none was."""
    return next((row for row in reversed(rows) if row.outcome is not None), None)


def prepared(office: Office, document_id: str) -> Assessment:
    """The statements as they were last laid before who approves, else as the program suggests them. Raises Refused before the acceptance."""
    review = office.store.reviews.current(document_id)
    last = newest(office.store.reviews.approvals(review.id)) if review is not None else None
    if last is None:
        return suggested(office, document_id)
    return Assessment(**{column.removeprefix(_PREFIX): words for column, words in last.statements})
