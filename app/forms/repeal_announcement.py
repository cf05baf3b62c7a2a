"""废止决定公告 (F-17): which documents end, on what ground, from when and where this is made known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, day, day_to_write, inner, vouched

REPEAL = "废止"
DECLARE_INVALID = "宣布失效"
ACTS = (REPEAL, DECLARE_INVALID)

CLEANUP = "清理"
NEW_LAW = "新法"
EXPIRY = "期满"
GROUNDS = (CLEANUP, NEW_LAW, EXPIRY)

_SAID = {
    "": "",
    CLEANUP: "根据行政规范性文件清理结果",
    NEW_LAW: "因有关法律、法规、规章或者国家政策已经制定、修改或者废止",
    EXPIRY: "因有效期届满或者适用期已过",
}
_PUBLIC = "此件公开发布"


@dataclass(frozen=True, slots=True)
class Ended:
    """One document that ends: full title and number, and why ("" says nothing)."""

    title: str
    document_number: str
    reason: str = ""

    @property
    def named(self) -> str:
        """《云州区燃气管理办法》（云州府规〔2019〕3号）."""
        return f"《{inner(self.title)}》" + (f"（{self.document_number}）" if self.document_number else "")


@dataclass(frozen=True, slots=True)
class RepealAnnouncement:
    """The paper of ``authority``.

    ``act`` is one of `ACTS`, ``genre`` 决定 or 公告, ``ground`` "" or one of `GROUNDS`, else ValueError. ``bases`` name the new law or the rule the
    cleanup follows; unverified ones are not named. ``effective_on`` None: from the day it is published. ``carrier`` is where it is published.
    """

    template: ClassVar[str] = "repeal_announcement"

    authority: str
    number: str
    documents: tuple[Ended, ...]
    act: str = REPEAL
    genre: str = "决定"
    ground: str = ""
    bases: tuple[Cited, ...] = ()
    addressees: str = ""
    meeting: str = ""
    adopted_on: date | None = None
    effective_on: date | None = None
    carrier: str = ""
    note: str = _PUBLIC
    dated_on: date | None = None

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise ValueError(f"not an act: {self.act!r}")
        if self.genre not in ("决定", "公告"):
            raise ValueError(f"not a genre: {self.genre!r}")
        if self.ground not in _SAID:
            raise ValueError(f"not a ground: {self.ground!r}")

    @property
    def title(self) -> str:
        """云州区人民政府关于废止《云州区燃气管理办法》的决定; several are counted: 关于废止3件行政规范性文件的决定."""
        what = f"《{inner(self.documents[0].title)}》" if len(self.documents) == 1 else f"{len(self.documents)}件行政规范性文件"
        return f"{self.authority}关于{self.act}{what}的{self.genre}"

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "title": self.title,
            "act": self.act,
            "genre": self.genre,
            "ground": _SAID[self.ground],
            "basis": "、".join(vouched(self.bases)),
            "addressees": self.addressees,
            "meeting": self.meeting,
            "adopted_on": day(self.adopted_on),
            "count": len(self.documents),
            "documents": [
                {"number": n, "named": each.named, "reason": each.reason.rstrip("。；;")} for n, each in enumerate(self.documents, 1)
            ],
            "effective_on": day(self.effective_on),
            "carrier": self.carrier,
            "note": self.note,
            "dated_on": day_to_write(self.dated_on),
        }
