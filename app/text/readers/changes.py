"""Tracked changes as .doc and .rtf keep them: stretches of characters of one hand; neighbours of one hand are one change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.text.line import Placed
from app.text.markup import Revision, RevisionKind, Settled

UNSURE_NUMBERS = "自动编号可能缺失，对照原件。"
"""What a reviewer must be told where only Word itself could count."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Who put a stretch in or took it away: index of the author, and when (a DTTM)."""

    author: int = 0
    at: int = 0


def moment(dttm: int) -> str | None:
    """A DTTM ([MS-DOC] 2.9.64) as an ISO local instant; None when it names none."""
    minute, hour, day, month, year = dttm & 0x3F, dttm >> 6 & 0x1F, dttm >> 11 & 0x1F, dttm >> 16 & 0xF, (dttm >> 20 & 0x1FF) + 1900
    try:
        return datetime(year, month, day, hour, minute).isoformat()
    except ValueError:
        return None


def dttm(when: datetime) -> int:
    """The DTTM of an instant, to the minute."""
    return when.minute | when.hour << 6 | when.day << 11 | when.month << 16 | (when.year - 1900) << 20


def is_gone(settled: Settled, inserted: Mark | None, deleted: Mark | None) -> bool:
    """Whether what bears these marks is no part of the text as ``settled``."""
    return (deleted if settled is Settled.ACCEPTED else inserted) is not None


class Changes:
    """The changes of one file, in the order of its text; ``found`` holds those of the finished paragraphs."""

    def __init__(self, part: str, author: Callable[[int], str]) -> None:
        self._part, self._author = part, author
        self._open: list[tuple[RevisionKind, Mark, list[str], int]] = []
        self._last: tuple[RevisionKind, Mark] | None = None
        self.found: list[Placed] = []

    def stretch(self, inserted: Mark | None, deleted: Mark | None, text: str, offset: int) -> None:
        """``text`` that bears these marks, ``offset`` characters into its paragraph; without a mark it parts what stands around it."""
        if not text:
            return
        marks = [(kind, mark) for kind, mark in ((RevisionKind.INSERTED, inserted), (RevisionKind.DELETED, deleted)) if mark]
        for kind, mark in marks:
            if len(marks) == 1 and self._last == (kind, mark):
                self._open[-1][2].append(text)
            else:
                self._open.append((kind, mark, [text], offset))
        self._last = marks[0] if len(marks) == 1 else None

    def paragraph(self, inserted: Mark | None, deleted: Mark | None, place: int, end: int) -> None:
        """The paragraph is complete, its mark bears these marks; that counts where nothing else in it was changed."""
        mark = deleted or inserted
        if mark and not self._open:
            self._open.append((RevisionKind.PARAGRAPH, mark, [], end))
        for kind, who, texts, offset in self._open:
            self.found.append(
                Placed(Revision(kind.value, "".join(texts), self._author(who.author), moment(who.at)), self._part, place, offset)
            )
        self._open, self._last = [], None


def warning(count: int, settled: Settled) -> tuple[str, ...]:
    """What a reviewer must be told of ``count`` pending changes, if there are any."""
    return (f"含 {count} 处未接受的修订，已{settled.label}后的文字读取。与起草单位确认后再审。",) if count else ()
