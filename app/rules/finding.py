"""What judging a text yields: findings at their words, and citations that a person must compare with the cited law."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is. A machine says 疑似 at most; a person decides."""

    VIOLATION = "violation"
    RISK = "risk"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The word on the finding card."""
        return {"violation": "疑似违法", "risk": "存在风险", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis: official title, article as cited (第十六条 or null), and whether a person has verified it."""

    law: str
    article: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt at exact words: ``quote == node.text[start:end]`` at ``path``; about the whole document when path is None."""

    rule: str
    group: str
    severity: Severity
    path: str | None
    start: int | None
    end: int | None
    quote: str
    message: str
    basis: tuple[Basis, ...]
    suggestion: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A clause that leans on a cited law about a penalty, licence, coercion or fee: compare it with that law."""

    path: str
    start: int
    end: int
    quote: str
    law: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """All findings of one text, made with the packs whose hash is ``packs``; ``han`` counts U+4E00–9FFF.

    ``report`` says that the text is taken for a report or a summary, of which only the drafting was judged.
    """

    packs: str
    han: int
    findings: tuple[Finding, ...]
    to_verify: tuple[ToVerify, ...]
    report: bool = False
