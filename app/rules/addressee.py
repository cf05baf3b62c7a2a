"""Whom the words of a sentence bind: the administration itself, or citizens and enterprises.

The subject of a Chinese clause stands before its predicate, is introduced by 由, or is left out and carried on from the clause before.
What cannot be told is UNKNOWN: a rule that asks for one side is silent only where the other side is certain. Words: ``shared.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.rule import Addressee, Addressing

_CLAUSE = re.compile(r"[^，。；：;:！？]+[，。；：;:！？]*")
#: how many characters may stand between two actors that are one name (申请人户籍所在地街道办事处)
_ONE_NAME = 6


@dataclass(frozen=True, slots=True)
class _Actor:
    """``text[start:end]`` of a clause names one side; ``governed`` by a verb or preposition it is no subject."""

    start: int
    end: int
    side: Addressee
    governed: bool


def addressee(text: str, start: int, end: int, before: Addressee, how: Addressing) -> Addressee:
    """Whom ``text[start:end]`` binds; ``text`` is a sentence with its lead-ins, 《》 masked, ``before`` the subject carried into it.

    A clause that ends in 的 is a condition and hands its subject on only when it names one. Where an agency acts upon somebody
    (责令, 对其, 要求申请人 …) the words bind both, which is UNKNOWN.
    """
    subject = before if how.carries.match(text) else Addressee.UNKNOWN
    for clause in _CLAUSE.finditer(text):
        words = clause.group()
        subject = _subject(words, subject, how)
        if clause.end() < end:
            continue
        inside = words[: max(end - clause.start(), 0)]
        if subject is Addressee.AGENCY and how.measure.search(inside):
            return Addressee.UNKNOWN
        return subject
    return subject


def last_subject(text: str, before: Addressee, how: Addressing) -> Addressee:
    """The subject that ``text`` hands on to the sentence after it."""
    subject = before if how.carries.match(text) else Addressee.UNKNOWN
    for clause in _CLAUSE.finditer(text):
        subject = _subject(clause.group(), subject, how)
    return subject


def _subject(clause: str, before: Addressee, how: Addressing) -> Addressee:
    actors = tuple(_actors(clause, how))
    for actor in actors:
        if not actor.governed:
            return actor.side
    if how.condition_end.search(clause) or _has_subject_unknown(clause, how):
        return Addressee.UNKNOWN
    return Addressee.CITIZEN if _is_measure_against(actors, clause, how) else before


def _has_subject_unknown(clause: str, how: Addressing) -> bool:
    """Whether something that is no known actor stands as the subject: 检测报告应当 …."""
    predicate = how.predicate.search(clause)
    return predicate is not None and predicate.start() > 0 and how.adverbial.match(clause[: predicate.start()]) is None


def _is_measure_against(actors: tuple[_Actor, ...], clause: str, how: Addressing) -> bool:
    """对申请人收取 …, 禁止经营者 …: nobody acts, and a citizen bears it."""
    return bool(actors) and actors[0].side is Addressee.CITIZEN and how.upon.match(clause) is not None


def _actors(clause: str, how: Addressing) -> Iterator[_Actor]:
    """The actors named in ``clause``; of two that are one name the last, which is its head, stands for both."""
    left: _Actor | None = None
    edge = 0
    begun = how.predicate.search(clause)
    predicate = begun.start() if begun else len(clause)
    for match in how.actor.finditer(clause):
        between = clause[edge : match.start()]
        side = Addressee.AGENCY if match.lastgroup == "agency" else Addressee.CITIZEN
        if left is not None and _is_one_name(between, how):
            left = _Actor(left.start, match.end(), side, left.governed)
        else:
            if left is not None:
                yield left
            joined = left is not None and how.joins.fullmatch(between) is not None
            governed = left.governed if joined and left is not None else _is_governed(clause[: match.start()], edge, predicate, how)
            governed = governed or how.attributive.match(clause, match.end()) is not None
            left = _Actor(match.start(), match.end(), side, governed)
        edge = match.end()
    if left is not None:
        yield left


def _is_governed(before: str, edge: int, predicate: int, how: Addressing) -> bool:
    """Whether what stands after ``before`` is an object: of what governs it since the last actor at ``edge``, or of the predicate."""
    if how.agent.search(before, edge) is not None:
        return False
    return len(before) > predicate or how.governs.search(before, edge) is not None


def _is_one_name(between: str, how: Addressing) -> bool:
    return len(between) <= _ONE_NAME and how.breaks_name.search(between) is None
