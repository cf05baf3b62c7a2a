"""Places on the page of the law library, for pages that ask it to show one."""

from __future__ import annotations

from dataclasses import dataclass

from app.law.listing import Sought

FACTS, ARTICLES, CITING = range(3)
"""The parts of a law's card."""


@dataclass(frozen=True, slots=True)
class LawAt:
    """A law by any of its names, at an article (第十六条第二款) where one is named."""

    title: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the page stands, for the way back: what is asked, the law chosen, the part of its card, how far the table is scrolled, and whether the card is alone."""

    sought: Sought
    title: str = ""
    part: int = FACTS
    scroll: int = 0
    alone: bool = False
