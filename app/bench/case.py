"""One step measured, and how: its runs and those of its peers in turn, so that what else the machine does falls on all alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from app.bench.peers import Peer


@dataclass(frozen=True, slots=True)
class Case:
    """One step: ``work`` and its ``peers``, each run ``runs`` times; ``within_ms`` is the longest it may take, if that is said."""

    name: str
    work: Callable[[], object]
    runs: int = 5
    peers: tuple[Peer, ...] = ()
    within_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """Median milliseconds: of the step, and of each peer in their order, None for one that is not on this machine."""

    own: float
    peers: tuple[float | None, ...]


def spent_on(case: Case) -> Spent:
    """Measure the step and its peers in turn; one run of each before that counts for nothing."""
    works = [case.work, *(peer.work for peer in case.peers)]
    runs: list[list[float]] = [[] for _ in works]
    for n in range(case.runs + 1):
        for work, spent in zip(works, runs, strict=True):
            if work is None:
                continue
            start = time.perf_counter()
            work()
            if n:
                spent.append((time.perf_counter() - start) * 1000)
    own, *peers = (round(median(spent), 2) if spent else None for spent in runs)
    return Spent(own or 0.0, tuple(peers))
