"""Tones: colour as state, always beside a word, a number or a shape."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QColor

from ui.theme import theme


class Tone(StrEnum):
    """State shown by colour. ``outline`` is for what no longer holds (已废止, 已失效)."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    VIOLET = "violet"
    OUTLINE = "outline"

    @property
    def soft(self) -> QColor:
        """Fill behind the words (transparent for outline)."""
        if self is Tone.OUTLINE:
            return QColor(0, 0, 0, 0)
        return theme().color("hover" if self is Tone.NEUTRAL else f"{self.value}Soft")

    @property
    def strong(self) -> QColor:
        """Colour of the words."""
        plain = {Tone.NEUTRAL: "text2", Tone.OUTLINE: "text2", Tone.ACCENT: "accentText"}
        return theme().color(plain.get(self, self.value))

    @property
    def fill(self) -> QColor:
        """Full colour for marks, underlines and bars."""
        plain = {Tone.NEUTRAL: "borderStrong", Tone.OUTLINE: "borderStrong"}
        return theme().color(plain.get(self, f"{self.value}Fill"))


def paper_soft(tone: Tone) -> QColor:
    """Fill of a highlight on paper."""
    return theme().paper_color("accentSoft" if tone in (Tone.NEUTRAL, Tone.OUTLINE, Tone.ACCENT) else f"{tone.value}Soft")


def paper_mark(tone: Tone) -> QColor:
    """Fill of the current highlight on paper."""
    return theme().paper_color("blueMark" if tone in (Tone.NEUTRAL, Tone.OUTLINE, Tone.ACCENT) else f"{tone.value}Mark")


def paper_line(tone: Tone) -> QColor:
    """Underline of a highlight on paper."""
    return theme().paper_color("accentFill" if tone in (Tone.NEUTRAL, Tone.OUTLINE, Tone.ACCENT) else f"{tone.value}Fill")


def paper_strong(tone: Tone) -> QColor:
    """The number beside a highlight on paper."""
    return theme().paper_color("accentText" if tone in (Tone.NEUTRAL, Tone.OUTLINE, Tone.ACCENT) else tone.value)
