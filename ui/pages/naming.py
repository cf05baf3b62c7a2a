"""How a document is called and its states are coloured on the window's pages."""

from __future__ import annotations

from datetime import date

from app.lifecycle.force import Force
from app.lifecycle.stages import Stage
from db.records import Document
from ui.widgets.tone import Tone


def named(document: Document) -> str:
    """The document's own name: that of the text a 通知 issues, or the title."""
    return document.body_title or document.title


def quoted(document: Document) -> str:
    """The name in book-title marks, as a sentence needs it."""
    return f"《{named(document)}》"


def number_of(document: Document) -> str:
    """The 文号, or 未编号."""
    return document.document_number or "未编号"


_FORCE_WORDS = {Force.IN_FORCE: "现行有效", Force.NOT_YET: "尚未施行", Force.REPEALED: "已废止", Force.EXPIRED: "已失效"}
_ENDED = frozenset({Force.EXPIRED, Force.DECLARED_INVALID, Force.REPEALED, Force.SUPERSEDED, Force.ANNULLED})


def force_word(force: Force) -> str:
    """The state of force in a chip."""
    return _FORCE_WORDS.get(force, force.label)


def force_tone(force: Force) -> Tone:
    """Outline for what no longer holds, green for what does."""
    if force in _ENDED:
        return Tone.OUTLINE
    return {Force.IN_FORCE: Tone.GREEN, Force.NOT_YET: Tone.ACCENT}.get(force, Tone.AMBER)


def stage_tone(stage: Stage, light: str = "") -> Tone:
    """The colour of a stage: that of its running deadline when it is short, else the accent."""
    if light in ("red", "amber"):
        return Tone(light)
    return Tone.OUTLINE if stage in (Stage.REJECTED, Stage.ARCHIVED, Stage.CONCLUDED) else Tone.ACCENT


def days_tone(days: int) -> Tone:
    """How near an end of validity is: red within 45 days, amber within 90."""
    if days <= 45:
        return Tone.RED
    return Tone.AMBER if days <= 90 else Tone.ACCENT


def spoken_day(day: date, today: date) -> str:
    """11月24日, with the year when it is another one."""
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
