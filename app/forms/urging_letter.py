"""催报函 (F-11): the documents a unit has not filed or filed late, by when to file them, and that it will be told of otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, called, day, day_to_write, numeral, sentence, vouched

MISSING, LATE = "漏报", "迟报"
KINDS = (MISSING, LATE)
_ROWS_TO_FILL = 3
_DEMANDS = {MISSING: "将漏报的文件报送备案", LATE: "书面说明迟报的原因"}


@dataclass(frozen=True, slots=True)
class UrgedDocument:
    """One document: ``kind`` is 漏报 (not filed) or 迟报 (filed after ``due_on``, on ``filed_on``), else ValueError."""

    title: str
    document_number: str
    kind: str
    published_on: date | None = None
    due_on: date | None = None
    filed_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"neither missing nor late: {self.kind!r}")

    def values(self, number: int) -> Values:
        """The row as printed; ``number`` counts from 1 and is left out with 0."""
        return {
            "number": str(number or ""),
            "title": self.title,
            "document_number": self.document_number,
            "kind": self.kind,
            "published_on": day(self.published_on),
            "due_on": day(self.due_on),
            "filed_on": day(self.filed_on),
            "note": self.note.rstrip("。；;"),
        }


@dataclass(frozen=True, slots=True)
class UrgingLetter:
    """The letter of ``authority`` to ``recipient`` about ``documents``; without one the table has empty rows for the hand. What is missing is to be filed by ``until``; ``consequence`` says what follows otherwise."""

    template: ClassVar[str] = "urging_letter"

    authority: str
    number: str
    recipient: str
    documents: tuple[UrgedDocument, ...]
    until: date | None
    basis: tuple[Cited, ...] = ()
    consequence: str = "逾期仍未报送的，予以通报。"
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None
    copies: int = 2

    def count(self, kind: str) -> str:
        """How many documents are of this kind; room to write where none is listed."""
        return str(sum(document.kind == kind for document in self.documents)) if self.documents else "　　"

    @property
    def counts(self) -> str:
        """其中漏报1件，迟报2件; 共1件 where all are of one kind."""
        kinds = [f"{kind}{self.count(kind)}件" for kind in (MISSING, LATE) if self.count(kind) != "0"]
        return f"其中{'，'.join(kinds)}" if len(kinds) > 1 else f"共{len(self.documents)}件"

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "recipient": self.recipient,
            "you": called(self.recipient),
            "documents": [document.values(n) for n, document in enumerate(self.documents, 1)]
            or [UrgedDocument("", "", MISSING).values(0) | {"kind": ""}] * _ROWS_TO_FILL,
            "counts": self.counts,
            "missing": self.count(MISSING),
            "late": self.count(LATE),
            "demand": "，并".join(words for kind, words in _DEMANDS.items() if not self.documents or self.count(kind) != "0"),
            "basis": "、".join(vouched(self.basis)),
            "until": day_to_write(self.until),
            "consequence": sentence(self.consequence),
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
            "copies": numeral(self.copies),
        }
