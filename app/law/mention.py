"""A law as a text mentions it, and what the mention was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.law.law import Law
from app.law.references import ArticleRef


class Form(StrEnum):
    """How a law is written."""

    TITLE = "title"
    """In 《》 or 〈〉."""
    BARE = "bare"
    """Its name without any brackets."""
    SHORT = "short"
    """A 简称 that the document gave it, written without brackets."""
    NUMBER = "number"
    """Its 文号 alone."""
    BACK = "back"
    """该法, 该条例: what was cited before."""


class Why(StrEnum):
    """By what a mention was resolved, or why it was not."""

    NAME = "name"
    NUMBER = "number"
    CONTEXT = "context"
    BACK = "back"
    OWN = "own"
    """The document's own title: no law."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` with the articles named after the name; ``text[name_start:name_end]`` is the name with its brackets.

    ``name`` has no brackets. ``number`` is a 文号 in the brackets after the title, ``note_year`` the year of the wording noted there
    (2021年修订), ``defines`` the 简称 given there. ``introduced``: 依照, 根据, 违反 … stands right before.
    """

    form: Form
    name: str
    start: int
    end: int
    name_start: int
    name_end: int
    articles: tuple[ArticleRef, ...] = ()
    number: str = ""
    note_year: int | None = None
    defines: str = ""
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with the law it means, None when none is known, and why."""

    mention: Mention
    law: Law | None
    why: Why


@dataclass(frozen=True, slots=True)
class Cited:
    """A resolved mention at ``path`` of a text: ``quote == text[start:end]`` of the node or cell there."""

    path: str
    quote: str
    resolved: Resolved

    @property
    def mention(self) -> Mention:
        """The mention as written."""
        return self.resolved.mention

    @property
    def law(self) -> Law | None:
        """The law meant; None when none is known."""
        return self.resolved.law
