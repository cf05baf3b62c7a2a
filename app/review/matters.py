"""The kinds of matter under review: which period runs, which rules speak, what the letter is called, and the points of the checklist.

Data: ``resources/matters.toml``. The stages of each kind stand in ``app/lifecycle/transitions.py``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import resources
from app.lifecycle.stages import Matter
from app.rules.finding import Basis

FILE = "matters.toml"
PARTS = ("body", "powers", "content", "procedure")
"""The four parts of 审核情况 (F-07), each point of a checklist belonging to one."""
FACTS = ("", "consultation", "materials", "fair_competition")
"""What the register can say beside a point; empty for none."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a checklist. ``kept``: the answer holds for the next round too, because it does not rest on the wording."""

    key: str
    title: str
    question: str
    part: str
    groups: tuple[str, ...]
    fact: str
    kept: bool
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How the letter on a kind of matter speaks: its title, 审核 or 审查, the heads of the four statements, what follows each conclusion.

    ``rounds``: whether a text to be amended comes back (送复核); other matters end with the conclusion.
    """

    title: str
    examined: str
    heads: tuple[str, ...]
    after: str
    lawful: str
    unlawful: str
    rounds: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of matter. ``deadline`` is the parameter of the period of review, ``least`` that of its shortest, empty where none is set."""

    matter: Matter
    deadline: str
    least: str
    groups: frozenset[str]
    wording: Wording
    points: tuple[Point, ...]

    def point(self, key: str) -> Point | None:
        """The point of this key."""
        return next((point for point in self.points if point.key == key), None)


def kind_of(matter: str) -> Kind:
    """The kind of matter of a document (``Document.matter``)."""
    return kinds()[Matter(matter)]


@lru_cache
def kinds() -> Mapping[Matter, Kind]:
    """Every kind of matter, read once."""
    table = tomllib.loads(resources.path(FILE).read_text("utf-8"))
    return {Matter(row["kind"]): _kind(row) for row in table["matter"]}


def _kind(row: dict[str, object]) -> Kind:
    letter, points = row["letter"], row["point"]
    assert isinstance(letter, dict)
    assert isinstance(points, list)
    groups = row["groups"]
    assert isinstance(groups, list)
    wording = Wording(**letter | {"heads": tuple(letter["heads"])})
    return Kind(
        Matter(str(row["kind"])), str(row["deadline"]), str(row.get("least", "")), frozenset(groups), wording, tuple(map(_point, points))
    )


def _point(row: dict[str, object]) -> Point:
    groups, basis = row.get("groups", []), row["basis"]
    assert isinstance(groups, list)
    assert isinstance(basis, list)
    return Point(
        key=str(row["key"]), title=str(row["title"]), question=str(row["question"]), part=str(row["part"]),
        groups=tuple(groups), fact=str(row.get("fact", "")), kept=bool(row.get("kept")),
        basis=tuple(Basis(one["law"], one.get("article"), bool(one["verified"])) for one in basis),
    )  # fmt: skip
