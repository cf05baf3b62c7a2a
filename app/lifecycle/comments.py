"""收到的意见 and what becomes of each: 采纳, 部分采纳, 不采纳 with its reason, and what market subjects are told (优化营商环境条例 §62)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.lifecycle.attached import attached, columns
from app.lifecycle.consulting import was_held
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.records import Comment, Document, Event

BUSINESSES = ("企业", "行业协会商会")
KINDS = ("公众", *BUSINESSES, "部门", "专家", "其他")
ADOPTED, PARTLY, REFUSED = "采纳", "部分采纳", "不采纳"
DISPOSITIONS = (ADOPTED, PARTLY, REFUSED)
NONE_RECEIVED, FEEDBACK = "no_comments", "feedback"
"""The names of the events that say that nothing was received, and that market subjects were told."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The opinions on a document in figures; ``none_received`` where a person said that none came, ``fed_back_on`` when the result was told."""

    total: int
    adopted: int
    partly: int
    refused: int
    waiting: int
    businesses: int
    none_received: bool
    fed_back_on: date | None

    @property
    def is_settled(self) -> bool:
        """Whether every opinion has its disposition, or it was said that none came."""
        return not self.waiting and (self.total > 0 or self.none_received)


def tally(office: Office, document_id: str) -> Tally:
    """The opinions received on a document in figures."""
    rows = office.store.procedures.comments(document_id)
    by = Counter(row.disposition for row in rows)
    events = office.store.documents.events(document_id)
    told = _last(events, FEEDBACK)
    businesses = sum(row.kind in BUSINESSES for row in rows)
    none = not rows and _last(events, NONE_RECEIVED) is not None
    return Tally(len(rows), by[ADOPTED], by[PARTLY], by[REFUSED], by[None], businesses, none, told.on_date if told else None)


def _last(events: tuple[Event, ...], name: str) -> Event | None:
    return next((event for event in reversed(events) if event.act == name), None)


def add(
    office: Office,
    document_id: str,
    *,
    commenter: str,
    words: str,
    kind: str = KINDS[0],
    on: date | None = None,
    path: str | None = None,
    file: Path | None = None,
) -> Made:
    """Record an opinion received, on a clause (``path``) or the whole document. Raises Refused without who and what, for an unknown kind."""
    document = office.document(document_id)
    _check(commenter, words, kind)
    kept = attached(office, file)
    held = [row for row in office.store.documents.consultations(document_id) if was_held(row)]
    last = max((row.ordinal for row in office.store.procedures.comments(document_id)), default=0)
    with office.act("comment", f"登记{commenter.strip()}的意见：{document.title}") as act:
        row = act.insert(
            Comment(
                id=act.new_id(), document_id=document_id, consultation_id=held[-1].id if held else None, ordinal=last + 1,
                commenter=commenter.strip(), kind=kind, received_on=on or office.today(), path=path or None, words=words.strip(),
                operator=office.operator, **columns(office, act, kept),
            )
        )  # fmt: skip
        record(act, office, document, "comment", row.received_on, f"{row.commenter}（{row.kind}），第 {row.ordinal} 条意见")
    return {"document": document_id, "comment": row.id}


def edit(
    office: Office, comment_id: str, *, commenter: str, words: str, kind: str, on: date | None = None, path: str | None = None
) -> Made:
    """Put right what was typed of an opinion; what became of it stays."""
    row, document = _of(office, comment_id)
    _check(commenter, words, kind)
    with office.act("comment", f"改{commenter.strip()}的意见：{document.title}") as act:
        act.update(
            row, commenter=commenter.strip(), words=words.strip(), kind=kind, received_on=on or row.received_on, path=path or None
        )  # fmt: skip
    return {"document": document.id, "comment": comment_id}


def remove(office: Office, comment_id: str) -> Made:
    """Take an opinion out that was recorded by mistake."""
    row, document = _of(office, comment_id)
    with office.act("comment", f"删去{row.commenter}的意见：{document.title}") as act:
        act.remove(row)
        record(act, office, document, "comment", office.today(), f"删去第 {row.ordinal} 条意见（{row.commenter}）")
    return {"document": document.id}


def dispose(office: Office, comment_id: str, *, disposition: str, reason: str = "") -> Made:
    """Say what becomes of an opinion. Raises Refused for another word, and for 部分采纳 or 不采纳 without a reason."""
    row, document = _of(office, comment_id)
    if disposition not in DISPOSITIONS:
        raise Refused(f"意见的处理只能是{'、'.join(DISPOSITIONS)}，不是“{disposition}”。")
    if disposition != ADOPTED and not reason.strip():
        raise Refused(f"{disposition}要写明理由。填写理由后再登记。")
    with office.act("dispose", f"{disposition}{row.commenter}的意见：{document.title}") as act:
        act.update(row, disposition=disposition, reason=reason.strip() or None)
    return {"document": document.id, "comment": comment_id}


def none_received(office: Office, document_id: str, *, on: date | None = None) -> Made:
    """Say that the consultation brought no opinion. Raises Refused where none was held, or opinions are recorded."""
    document = office.document(document_id)
    if not any(was_held(row) for row in office.store.documents.consultations(document_id)):
        raise Refused(f"《{document.title}》还没有公开征求意见。先登记征求意见。")
    count = len(office.store.procedures.comments(document_id))
    if count:
        raise Refused(f"《{document.title}》已经登记 {count} 条意见，不能再写没有收到意见。")
    with office.act(NONE_RECEIVED, f"没有收到意见：{document.title}") as act:
        record(act, office, document, NONE_RECEIVED, on or office.today(), "公开征求意见期间没有收到意见")
    return {"document": document_id}


def feed_back(office: Office, document_id: str, *, words: str, on: date | None = None) -> Made:
    """Record how those who gave opinions were told what became of them. Raises Refused while one still waits, or without the way."""
    document = office.document(document_id)
    if not words.strip():
        raise Refused("没有写明怎样反馈的。填写网站公布、书面答复、座谈等方式后再登记。")
    waiting = tally(office, document_id).waiting
    if waiting:
        raise Refused(f"还有 {waiting} 条意见没有写明采纳与否。先逐条处理再反馈。")
    with office.act(FEEDBACK, f"反馈意见采纳情况：{document.title}") as act:
        record(act, office, document, FEEDBACK, on or office.today(), words.strip())
    return {"document": document_id}


def _check(commenter: str, words: str, kind: str) -> None:
    if not commenter.strip():
        raise Refused("没有填谁提的意见。填写姓名或者单位，不留名的写“匿名”。")
    if not words.strip():
        raise Refused("没有填意见的内容。填写后再登记。")
    if kind not in KINDS:
        raise Refused(f"没有“{kind}”这类来源，可以是：{'、'.join(KINDS)}。")


def _of(office: Office, comment_id: str) -> tuple[Comment, Document]:
    with said():
        row = office.store.procedures.comment(comment_id)
    return row, office.document(row.document_id)
