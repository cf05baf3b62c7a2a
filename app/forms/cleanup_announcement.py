"""清理结果公告 or 决定 (F-16): what a cleanup of normative documents came to, made known to everybody.

Its elements: ground, scope and cut-off day, the meeting that decided, how many of each kind, that what is in no catalogue of what stays serves no
longer as ground of administration, from when, where the public may look it up, the annexes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, day, day_to_write, vouched

ANNOUNCEMENT = "公告"
DECISION = "决定"
GENRES = (ANNOUNCEMENT, DECISION)
_PUBLIC = "此件公开发布"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many papers of one body or group of bodies stay, are to be amended, are repealed, are declared invalid."""

    called: str
    kept: int = 0
    amended: int = 0
    repealed: int = 0
    invalid: int = 0

    @property
    def total(self) -> int:
        """All papers looked at."""
        return self.kept + self.amended + self.repealed + self.invalid

    @property
    def sentence(self) -> str:
        """区人民政府文件303件，其中继续有效267件、废止17件、宣布失效19件; a kind with none is not spoken of."""
        kinds = (("继续有效", self.kept), ("需要修改", self.amended), ("废止", self.repealed), ("宣布失效", self.invalid))
        said = "、".join(f"{word}{count}件" for word, count in kinds if count)
        return f"{self.called}{self.total}件" + (f"，其中{said}" if said else "")


@dataclass(frozen=True, slots=True)
class CleanupAnnouncement:
    """The paper of ``authority`` on the cleanup of all papers made up to ``as_of``.

    ``genre`` is one of `GENRES`, else ValueError. ``scope`` says what was looked at, as in 区人民政府及其办公室、区级部门制定的行政规范性文件. ``effective_on`` None: from the day
    it is published. ``inquiry`` is where the public finds the catalogues ("" says nothing). ``annexes`` are their titles.
    Unverified ``bases`` are not named.
    """

    template: ClassVar[str] = "cleanup_announcement"

    authority: str
    number: str
    genre: str
    scope: str
    as_of: date | None
    outcomes: tuple[Outcome, ...]
    annexes: tuple[str, ...]
    bases: tuple[Cited, ...] = ()
    addressees: str = ""
    meeting: str = ""
    adopted_on: date | None = None
    effective_on: date | None = None
    inquiry: str = ""
    note: str = _PUBLIC
    dated_on: date | None = None

    def __post_init__(self) -> None:
        if self.genre not in GENRES:
            raise ValueError(f"not a genre: {self.genre!r}")

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "genre": self.genre,
            "addressees": self.addressees,
            "basis": "、".join(vouched(self.bases)),
            "scope": self.scope or "现行行政规范性文件",
            "as_of": day_to_write(self.as_of),
            "meeting": self.meeting,
            "adopted_on": day(self.adopted_on),
            "total": sum(outcome.total for outcome in self.outcomes),
            "outcomes": [outcome.sentence for outcome in self.outcomes if outcome.total],
            "to_amend": any(outcome.amended for outcome in self.outcomes),
            "ended": any(outcome.repealed or outcome.invalid for outcome in self.outcomes),
            "effective_on": day(self.effective_on),
            "inquiry": self.inquiry.rstrip("。"),
            "annexes": [{"number": n, "title": title} for n, title in enumerate(self.annexes, 1)],
            "note": self.note,
            "dated_on": day_to_write(self.dated_on),
        }
