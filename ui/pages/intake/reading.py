"""What the check page asks of the office and of the reading process. No Qt here."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from app.intake.arriving import Arrived, arrive
from app.intake.known import Echo, echoes
from app.intake.submission import Submission
from app.lifecycle.habits import habits
from app.lifecycle.materials import asked
from app.lifecycle.stages import Matter
from app.office import Office
from app.text.worker import Worker
from ui.pages.intake.check import Known

NAMED = 3


def read_all(paths: Sequence[Path]) -> Generator[tuple[int, int, str], None, Arrived]:
    """Gather, read and sort; yields (done, total, words)."""
    with Worker() as worker:
        return (yield from arrive(paths, worker))


def what_is_known(office: Office) -> Known:
    """What the office knows before anything was read."""
    return Known(habits(office), {matter: asked(office, None, matter) for matter in Matter}, office.now())


def look_up(office: Office, submission: Submission) -> tuple[Echo, ...]:
    """What of it the office has already."""
    return echoes(office, submission)


def left_out(came: Arrived) -> str:
    """A sentence about what was not taken: the first few by name."""
    told = [f"“{one.name}”{one.why}" for one in came.passed[:NAMED]]
    rest = f"；另有 {len(came.passed) - NAMED} 个" if len(came.passed) > NAMED else ""
    return "；".join(told) + rest + "。"
