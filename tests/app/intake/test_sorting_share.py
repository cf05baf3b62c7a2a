"""Ten submissions made of real texts: at least nine files in ten sorted right, none lost, each submission one matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.intake.arriving import Arrived, arrived
from app.text.worker import Worker
from tests.app.intake.offices import SEEN, UNSEEN, Submission
from tests.app.intake.papers import Sent

SHARE = 0.9


def brought(folder: Path, sent: list[Sent], worker: Worker) -> Arrived:
    for one in sent:
        (folder / one.folder).mkdir(parents=True, exist_ok=True)
        (folder / one.folder / one.name).write_bytes(one.data)
    return arrived([folder], worker)


@pytest.mark.parametrize("kept", [SEEN, UNSEEN], ids=["seen", "unseen"])
def test_nine_files_in_ten_are_sorted_right_and_none_is_lost(corpus: Path, tmp_path: Path, kept: tuple[Submission, ...]) -> None:
    wrong: list[str] = []
    total = 0
    with Worker() as worker:
        for make in kept:
            sent = make(corpus)
            came = brought(tmp_path / make.__name__, sent, worker)
            got = {(p.arrival.folder, p.arrival.name): p for s in came.submissions for p in s.parts}
            assert set(got) == {(one.folder, one.name) for one in sent}, "a file was lost"
            assert 4 <= len(sent) <= 8
            assert len(came.submissions) == 1, make.__name__
            assert came.submissions[0].main is not None
            total += len(sent)
            wrong += [
                f"{make.__name__}: {s.name} {s.code} as {got[s.folder, s.name].code}" for s in sent if got[s.folder, s.name].code != s.code
            ]
    assert 1 - len(wrong) / total >= SHARE, wrong
