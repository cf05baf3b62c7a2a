"""The help texts of ``resources/help/<page>.md``, with the keys of the table of actions put in where a text names an action.

A text is a line ``# title``, a paragraph that says what the page is for, and three parts ``## act`` with a paragraph each. ``{register.open}`` stands for the
printed key of that action, so that no text names a key that no longer holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import resources
from ui import actions

_KEY = re.compile(r"\{([a-z_.]+)\}")


@dataclass(frozen=True, slots=True)
class Part:
    """One usual act: what it is, and how it is done."""

    head: str
    words: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The help of one page."""

    title: str
    purpose: str
    parts: tuple[Part, ...]


def guide(page_id: str) -> Guide:
    """The help text of a page. Raises FileNotFoundError where it has none, KeyError where it names an action that does not exist."""
    return parsed(resources.path(f"help/{page_id}.md").read_text("utf-8"))


def parsed(text: str) -> Guide:
    """A help text taken apart, its keys filled in. Raises ValueError when it has no title, KeyError for an unknown action."""
    head, *rest = re.split(r"^## ", _KEY.sub(_printed, text), flags=re.MULTILINE)
    title, _, purpose = head.strip().partition("\n")
    if not title.startswith("# "):
        raise ValueError("a help text begins with its title")
    parts = (part.partition("\n") for part in rest)
    return Guide(title.removeprefix("# ").strip(), _line(purpose), tuple(Part(act.strip(), _line(words)) for act, _, words in parts))


def _printed(found: re.Match[str]) -> str:
    entry = actions.action(found.group(1))
    if not entry.keys:
        raise KeyError(f"{entry.id} has no key to name")
    return entry.hint


def _line(words: str) -> str:
    """A paragraph on one line: Chinese needs no blank where the file breaks it."""
    return "".join(line.strip() for line in words.strip().splitlines())
