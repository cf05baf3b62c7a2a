"""A law as the library knows it: facts of one title, and whether it applied on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

REPUBLIC = "中华人民共和国"
IN_FORCE = "有效"
REPEALED = "已废止"
UNCHECKED = "待核"
OTHER = "其他"
"""The level of what is no law: a standard, a paper on drafting, a Party document."""

LEVELS = (
    "宪法", "法律", "立法解释", "法律性文件", "行政法规", "监察法规", "司法解释", "地方性法规", "部门规章", "政府规章",
    "部门规章或规范性文件", "党内法规", "国务院规范性文件", "部门规范性文件", OTHER,
)  # fmt: skip
"""The words of the library for what kind of law one is, the highest first."""
NO_LEGISLATION = frozenset({"国务院规范性文件", "部门规范性文件"})
"""What may set no penalty, licence or coercive measure at all (行政处罚法第十六条, 行政许可法第十七条, 行政强制法第十条)."""
_SEEN = frozenset({"两源相符", "一源"})


class Standing(StrEnum):
    """Whether a law applied on a day, as far as the library can tell."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Law:
    """One title. Dates are days; None where not known.

    ``latest_revision`` is the day a 修正 or 修订 was passed; a law changed by 修正 keeps its first ``effective_on``, by 修订 it carries
    the new one. ``last_article`` is the number of its last 条, ``inserted`` how many 第×条之× it has. ``as_of`` is the day for which the facts
    were looked up, ``evidence`` how well they are borne out: 两源相符, 一源, 条数存疑, 来源不一, 未见原文, or the clerk's own words for the source.
    """

    title: str
    level: str = ""
    issuing_body: str = ""
    doc_no: str = ""
    first_promulgated: date | None = None
    latest_revision: date | None = None
    effective_on: date | None = None
    status: str = IN_FORCE
    repealed_on: date | None = None
    replaced_by: str = ""
    pending_version: date | None = None
    last_article: int | None = None
    inserted: int = 0
    as_of: date = date.min
    evidence: str = ""
    aliases: tuple[str, ...] = ()
    own: bool = False
    """Whether the office added or corrected it."""
    checked_by: str = ""

    @property
    def short_title(self) -> str:
        """The title without 中华人民共和国 in front."""
        return self.title.removeprefix(REPUBLIC)

    @property
    def verified(self) -> bool:
        """Whether somebody saw the facts in a source and no source says otherwise."""
        return self.status != UNCHECKED and (self.own or self.evidence in _SEEN or self.evidence == "条数存疑")

    @property
    def counted(self) -> bool:
        """Whether the number of its last article can be relied on."""
        return self.last_article is not None and (self.own or self.evidence in _SEEN)

    @property
    def worded_on(self) -> date | None:
        """The day from which the wording in hand can be the one that applies: its last change, or its promulgation."""
        return self.latest_revision or self.first_promulgated or self.effective_on
