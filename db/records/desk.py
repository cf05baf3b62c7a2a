"""What the start page asks for and gets: which running deadlines, whose matters, what lapses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Whose:
    """The matters somebody looks after: ``handler``'s own; of people ``away`` those that name the handler as stand-in, and all of the ``covered``
    ones that name nobody; with ``unassigned`` also what has no handler at all. All are ids of people.
    """

    handler: str
    away: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    unassigned: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """The running deadlines due before a day, of documents not in the recycle bin, that are not put off beyond ``today``.

    ``whose`` None: everybody's. Keys that begin with one of ``until_due`` stand there until their last day only.
    """

    today: date
    before: date
    whose: Whose | None = None
    until_due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lapse:
    """A document whose validity ends soon."""

    id: str
    called: str
    valid_until: date
