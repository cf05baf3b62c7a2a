"""What 办理环节 and 归档 show: parts, each with lines of what is there and what is lacking, and the verbs beside them. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.lifecycle.guards import Guard
from ui.icons import Icon
from ui.pages.document.deed import Deed


class Mark(Enum):
    """How a line stands: icon and tone."""

    HELD = (Icon.CHECK, "green")
    LACKING = (Icon.CLOSE, "red")
    OPEN = (Icon.NOT_FILED, "text3")
    """Not there and not needed now."""

    @property
    def word(self) -> str:
        """What a screen reader is told of it."""
        return {Mark.HELD: "已有", Mark.LACKING: "缺少", Mark.OPEN: "没有"}[self]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another page of the window, at a place of its own."""

    page: str
    place: object = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A button: its words, and what it asks for: a deed, what a guard says mends it, or another page. ``name`` tells it from its like, ``why_not`` greys it."""

    word: str
    deed: Deed | str | Elsewhere
    name: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store, by the name it came with."""

    name: str
    sha: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a part. ``below`` is a second line of words that may be long; ``id`` is its own within the tab."""

    id: str
    word: str
    told: str = ""
    mark: Mark = Mark.HELD
    below: str = ""
    file: Kept | None = None
    verbs: tuple[Verb, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stage or a track: its head with ``told`` beside it and its ``verbs``, and its lines; ``empty`` is said where it has none."""

    key: str
    title: str
    told: str = ""
    lines: tuple[Line, ...] = ()
    verbs: tuple[Verb, ...] = ()
    empty: str = ""


def kept(name: str | None, sha: str | None) -> Kept | None:
    """The file of a record, None where it has none."""
    return Kept(name or "文件", sha) if sha else None


def lacking(guard: Guard, verb: str, mark: Mark = Mark.LACKING) -> Line:
    """The line of a guard that is not held; an open one was gone on without."""
    verbs = (Verb(verb, guard.mend, f"{verb}：{guard.sentence}"),) if verb else ()
    told = "" if mark is Mark.LACKING else "带缺项继续时缺的，还没有补"
    return Line(f"lacking-{guard.mend}", guard.sentence, told, mark, verbs=verbs)


def joined(*parts: str | None) -> str:
    """Words side by side with commas, what is empty left out."""
    return "，".join(part for part in parts if part)
