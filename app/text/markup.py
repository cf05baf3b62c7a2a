"""What others wrote into a draft that is not its text yet: tracked changes nobody has accepted, and comments.

They are listed with author and date, so that a reviewer sees what is still open before relying on the text.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum


class Settled(StrEnum):
    """How pending tracked changes are taken: the text as if all were accepted (the default of every reading), or as if all were rejected."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """What a clerk chose."""
        return "按全部接受" if self is Settled.ACCEPTED else "按全部拒绝"


class RevisionKind(StrEnum):
    """What a tracked change does to the text; ``FORMAT`` changes looks alone."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"
    PARAGRAPH = "paragraph"
    """A paragraph mark put in or taken away: two paragraphs become one, or one becomes two."""
    ROW = "row"
    """A table row or cell put in or taken away."""
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change: its words, who made it and when (ISO local instant as the file has it), and the node it stands in.

    ``path`` is None where the words have no node (all of a paragraph is deleted); ``start`` counts code points in that node's text.
    """

    kind: str
    text: str
    author: str = ""
    at: str | None = None
    path: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: what it says, about which words (``quote``), who and when, and the node it hangs on."""

    text: str
    author: str = ""
    at: str | None = None
    quote: str = ""
    path: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """All tracked changes and comments of one file, in the order of the text."""

    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.revisions or self.comments)


NO_MARKUP = Markup()


def to_json(markup: Markup) -> bytes:
    """``markup`` for storage: compact UTF-8, the same bytes for the same markup."""
    value = {"revisions": [asdict(r) for r in markup.revisions], "comments": [asdict(c) for c in markup.comments]}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def from_json(data: bytes) -> Markup:
    """The markup that :func:`to_json` wrote; ValueError when ``data`` is not such bytes."""
    value = json.loads(data)
    try:
        revisions = tuple(Revision(**{f.name: each[f.name] for f in fields(Revision)}) for each in value["revisions"])
        comments = tuple(Comment(**{f.name: each[f.name] for f in fields(Comment)}) for each in value["comments"])
    except (KeyError, TypeError) as wrong:
        raise ValueError("not a stored markup") from wrong
    return Markup(revisions, comments)
