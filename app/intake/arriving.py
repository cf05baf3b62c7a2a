"""What was brought, gathered, read and sorted in one go; and which of it a command may take as one submission without asking."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.intake import company
from app.intake.arrival import read_each
from app.intake.gathering import Passed, gather
from app.intake.sorting import SURE
from app.intake.submission import Submission
from app.intake.wordlist import ANNEX, OTHER
from app.text.worker import Worker

Steps = Generator[tuple[int, int, str], None, "Arrived"]


@dataclass(frozen=True, slots=True)
class Arrived:
    """The matters that came, each with its files, and what was left out."""

    submissions: tuple[Submission, ...]
    passed: tuple[Passed, ...]

    @property
    def is_one_submission(self) -> bool:
        """Whether this is plainly one submission: one matter with a readable text, and beside it a paper that only comes with a submission."""
        if len(self.submissions) != 1 or self.submissions[0].main is None:
            return False
        parts = self.submissions[0].parts
        return any(p.code not in (ANNEX, OTHER, "M02", "M04") and p.sorting.confidence >= SURE for p in parts[1:])


def arrive(paths: Sequence[Path], worker: Worker) -> Steps:
    """Gather, read and sort what lies at ``paths`` (files, folders, zip archives), yielding (done, total, words)."""
    with TemporaryDirectory(prefix="guiheng-") as room:
        gathered = gather(paths, Path(room))
        arrivals = yield from read_each(gathered.found, worker)
    return Arrived(company.sort(arrivals), gathered.passed)


def arrived(paths: Sequence[Path], worker: Worker) -> Arrived:
    """The same without a word on the way."""
    steps = arrive(paths, worker)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: Arrived = end.value
            return done
