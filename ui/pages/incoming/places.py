"""Where the page 备案审查 can stand."""

from __future__ import annotations

from dataclasses import dataclass

DOCKET, OBJECTIONS, STANDING, CATALOGUES = range(4)
"""The views without one case."""
VIEWS = ("报备件", "异议", "部门发文核对", "季度目录")


@dataclass(frozen=True, slots=True)
class View:
    """One of the views."""

    index: int


@dataclass(frozen=True, slots=True)
class DueAt:
    """What a period of a document runs for: the objection that it is to be answered by, else the newest filing of the document."""

    document: str
    deadline: str


@dataclass(frozen=True, slots=True)
class OneFiling:
    """One filing that came in; ``from_list`` when the list was left for it."""

    incoming: str
    from_list: bool = False


@dataclass(frozen=True, slots=True)
class OneObjection:
    """One objection."""

    objection: str
    from_list: bool = False
