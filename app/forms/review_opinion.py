"""合法性审核意见书 (F-07): the letter in which the review body says whether a draft is lawful.

Parts and their order: 国办发〔2018〕115号 as collected in the office's form list; conclusions 合法 / 应当予以修改 / 不合法.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, called, day, day_to_write, inner, joined, numeral, tick

LAWFUL = "合法"
TO_REVISE = "应当予以修改"
UNLAWFUL = "不合法"
CONCLUSIONS = (LAWFUL, TO_REVISE, UNLAWFUL)

REVIEW_AGAIN = "再送复核"
TABLE_DIRECTLY = "直接提请审议"
AFTER_REVISION = ("", REVIEW_AGAIN, TABLE_DIRECTLY)

_TO_FILL = "（待填写）"
_NONE = "—"


@dataclass(frozen=True, slots=True)
class OpinionPoint:
    """One row of the 具体意见表: where, what is wrong, against which law, what to write instead, how grave (违法 / 风险 / 提示)."""

    clause: str
    problem: str
    bases: tuple[Cited, ...]
    suggestion: str
    severity: str

    def values(self, number: int) -> Values:
        """The row as printed; ``number`` counts from 1."""
        return {
            "number": number,
            "clause": self.clause,
            "problem": self.problem,
            "basis": "；".join(item.text for item in self.bases) or _NONE,
            "suggestion": self.suggestion or _NONE,
            "severity": self.severity,
        }


@dataclass(frozen=True, slots=True)
class Speech:
    """How the letter speaks of a kind of matter: its name, 审核 (国办发〔2018〕115号) or 审查 (国务院令第713号), the heads of the four
    statements, what the unit does next, what an unlawful one bars, and whether an amended text may come back (送复核).
    """

    letter: str = "合法性审核意见书"
    examined: str = "审核"
    heads: tuple[str, ...] = ("制定主体", "制定权限", "文件内容", "制定程序")
    after: str = "提请审议"
    bars: str = "不得提请审议"
    rounds: bool = True


NORMATIVE = Speech()
"""The words for a 行政规范性文件."""


@dataclass(frozen=True, slots=True)
class ReviewOpinion:
    """The letter of ``authority`` to ``drafting_unit`` about one version of one draft.

    ``conclusion`` is one of `CONCLUSIONS` ("" while a person has not concluded: no box is ticked), ``after_revision`` one of
    `AFTER_REVISION` and only with 应当予以修改; anything else raises ValueError. ``submitted_on`` is the day the unit sent it, ``complete_on`` the day
    the materials were complete. ``number`` is "" before one is issued. Signatures and seal are left to the hand.
    ``reply_workdays`` 0 asks for no reply, and a letter without points asks for none either.
    """

    template: ClassVar[str] = "review_opinion"

    authority: str
    number: str
    drafting_unit: str
    title: str
    version: str
    submitted_on: date | None
    complete_on: date | None
    bases: tuple[Cited, ...]
    on_body: str
    on_powers: str
    on_content: str
    on_procedure: str
    points: tuple[OpinionPoint, ...]
    conclusion: str
    after_revision: str = ""
    reply_workdays: int = 0
    remarks: tuple[str, ...] = ()
    counsel_signs: bool = False
    signed_on: date | None = None
    copies: int = 2
    kept_by: str = "送审单位一份，存档一份"
    speech: Speech = NORMATIVE

    def __post_init__(self) -> None:
        if self.conclusion not in ("", *CONCLUSIONS):
            raise ValueError(f"not a conclusion: {self.conclusion!r}")
        again = self.after_revision and (self.conclusion != TO_REVISE or not self.speech.rounds)
        if self.after_revision not in AFTER_REVISION or again:
            raise ValueError(f"{self.after_revision!r} does not go with {self.conclusion!r}")

    @property
    def you(self) -> str:
        """How the letter calls the unit it is written to: 你局, 你委, 你镇 …, else 你单位."""
        return called(self.drafting_unit)

    @property
    def has_unverified_basis(self) -> bool:
        """Whether any cited law still bears the open mark."""
        return any(not basis.verified for basis in (*self.bases, *(b for point in self.points for b in point.bases)))

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "letter": self.speech.letter,
            "examined": self.speech.examined,
            "heads": list(self.speech.heads),
            "after": self.speech.after,
            "bars": self.speech.bars,
            "rounds": self.speech.rounds,
            "authority": self.authority,
            "number": self.number,
            "drafting_unit": self.drafting_unit,
            "you": self.you,
            "title": inner(self.title),
            "version": self.version,
            "submitted_on": day(self.submitted_on),
            "complete_on": day(self.complete_on),
            "basis": joined(self.bases),
            "on_body": self.on_body or _TO_FILL,
            "on_powers": self.on_powers or _TO_FILL,
            "on_content": self.on_content or _TO_FILL,
            "on_procedure": self.on_procedure or _TO_FILL,
            "points": [point.values(n) for n, point in enumerate(self.points, 1)],
            "lawful": tick(self.conclusion == LAWFUL),
            "to_revise": tick(self.conclusion == TO_REVISE),
            "review_again": tick(self.after_revision == REVIEW_AGAIN),
            "table_directly": tick(self.after_revision == TABLE_DIRECTLY),
            "unlawful": tick(self.conclusion == UNLAWFUL),
            "reply_workdays": self.reply_workdays,
            "has_unverified_basis": self.has_unverified_basis,
            "has_notes": bool(self.points or self.remarks or self.has_unverified_basis),
            "remarks": list(self.remarks),
            "counsel_signs": self.counsel_signs,
            "signed_on": day_to_write(self.signed_on),
            "copies": numeral(self.copies),
            "kept_by": self.kept_by,
        }
