"""What became different since a step was agreed to: 同意 stands for what was seen, and only for that."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from app.office import Office
from app.review.matters import kind_of
from db.acts import Cells, changes_of
from db.records import Approval, ChecklistMark, Consultancy, Document, Finding, Review

_DECISIONS = {"listed": "列入", "unlisted": "不列入", "open": "待处理"}
_WORDING = ("message", "suggestion", "rewrite", "reason", "severity", "quote", "path")
_TOLD = 3
"""How many changes a sentence names."""

_Pair = tuple[Cells | None, Cells | None]


def changed_since(office: Office, document: Document, review: Review, approval: Approval) -> tuple[str, ...]:
    """What is not as it was when ``approval`` was decided, each in a few words: a finding, an answer of the checklist, an advice.

    What was changed and changed back is as it was; so is a basis that was only checked. Empty where the log knows nothing of the approval.
    """
    rows: dict[tuple[str, str], _Pair] = {}
    for entry in office.store.log.after(approval.id):
        for table, row_id, before, after in changes_of(entry):
            if table in _TABLES and (before or after or {}).get("review_id") == review.id:
                rows[table, row_id] = (rows.get((table, row_id), (before, None))[0], after)
    told = (_TABLES[table](document, before, after) for (table, _), (before, after) in rows.items())
    return tuple(word for word in told if word)


def named(changes: tuple[str, ...]) -> str:
    """The changes in one phrase: the first few, and how many there are where they are more."""
    return "，".join(changes[:_TOLD]) + (f"等 {len(changes)} 处" if len(changes) > _TOLD else "")


def _finding(_: Document, before: Cells | None, after: Cells | None) -> str:
    if after is None:
        return f"第 {before['number']} 条意见撤去" if before else ""
    if before is None:
        return f"新增第 {after['number']} 条意见"
    if before["decision"] != after["decision"]:
        return f"第 {after['number']} 条意见改为{_DECISIONS[str(after['decision'])]}"
    same = all(before[name] == after[name] for name in _WORDING) and all(
        _laws(before[name]) == _laws(after[name]) for name in ("basis", "unlisted_basis")
    )
    return "" if same else f"第 {after['number']} 条意见改了内容"


def _laws(cell: object) -> list[object]:
    """The bases without whether somebody has checked them."""
    return [basis[:2] for basis in json.loads(str(cell or "[]"))]


def _answer(document: Document, before: Cells | None, after: Cells | None) -> str:
    held = after or before or {}
    point = kind_of(document.matter).point(str(held.get("point")))
    title = point.title if point else str(held.get("point"))
    if after is None:
        return f"要点“{title}”的回答取消" if before else ""
    if before is not None and (before["answer"], before["note"]) == (after["answer"], after["note"]):
        return ""
    return f"要点“{title}”{'改答' if before else '答'}{after['answer']}"


def _advice(_: Document, before: Cells | None, after: Cells | None) -> str:
    told = ("advice", "file_sha", "taken", "taken_reason")
    nothing = dict.fromkeys(told)
    if all((before or nothing)[name] == (after or nothing)[name] for name in told):
        return ""
    return f"{(after or before or {}).get('adviser')}的意见或者采纳情况有变"


_TABLES: Mapping[str, Callable[[Document, Cells | None, Cells | None], str]] = {
    Finding.TABLE: _finding, ChecklistMark.TABLE: _answer, Consultancy.TABLE: _advice,
}  # fmt: skip
