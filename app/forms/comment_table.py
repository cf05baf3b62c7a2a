"""意见采纳情况表: each opinion received in a consultation, whether it was adopted, and why not (material M05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, day_to_write, inner

ADOPTED, PARTLY, NOT_ADOPTED = "采纳", "部分采纳", "不采纳"
DISPOSITIONS = (ADOPTED, PARTLY, NOT_ADOPTED)
_WHOLE = "全文"


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One opinion: who gave it (``kind``: 公众, 企业, 部门 …), on which ``clause`` ("" the whole text), its words, and what became of it.

    ``disposition`` is one of `DISPOSITIONS`, "" while nobody has said so; else ValueError.
    """

    commenter: str
    kind: str
    words: str
    clause: str = ""
    received_on: date | None = None
    disposition: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.disposition not in ("", *DISPOSITIONS):
            raise ValueError(f"not a disposition: {self.disposition!r}")

    def values(self, number: int) -> Values:
        """The row as printed; ``number`` counts from 1."""
        return {
            "number": number,
            "commenter": self.commenter,
            "kind": self.kind,
            "by": f"{self.commenter}（{self.kind}）" if self.kind and self.commenter else self.commenter or self.kind,
            "clause": self.clause or _WHOLE,
            "words": self.words,
            "received_on": day(self.received_on),
            "disposition": self.disposition,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class CommentTable:
    """The table of ``drafting_unit`` on the draft ``title``, asked from ``begun_on`` to ``ended_on`` through ``carrier`` (网站, 书面 …)."""

    template: ClassVar[str] = "comment_table"

    drafting_unit: str
    title: str
    rows: tuple[CommentRow, ...]
    carrier: str = ""
    url: str = ""
    begun_on: date | None = None
    ended_on: date | None = None
    handler: str = ""
    phone: str = ""
    dated_on: date | None = None

    def count(self, disposition: str) -> int:
        """How many opinions got ``disposition`` ("": those not dealt with yet)."""
        return sum(row.disposition == disposition for row in self.rows)

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "drafting_unit": self.drafting_unit,
            "title": inner(self.title),
            "rows": [row.values(n) for n, row in enumerate(self.rows, 1)],
            "count": len(self.rows),
            "adopted": self.count(ADOPTED),
            "partly": self.count(PARTLY),
            "not_adopted": self.count(NOT_ADOPTED),
            "open": self.count(""),
            "carrier": self.carrier,
            "url": self.url,
            "begun_on": day(self.begun_on),
            "ended_on": day(self.ended_on),
            "handler": self.handler,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
