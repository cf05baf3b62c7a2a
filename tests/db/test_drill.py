"""kill -9 at random moments: nothing acknowledged is lost and the store is sound."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

import pytest

from db import health
from db.backup import verify
from db.store import Store
from tests.db.conftest import Children
from tests.db.sample import AT


@pytest.mark.drill
@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX kills without warning")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(folder: Path, children: Children, drill: bool) -> None:
    there: set[str] = set()
    acknowledged = 0
    for turn in range(60 if drill else 10):
        child = children.start("committing", folder)
        assert child.stdout is not None
        # some die while the store is still being opened, the others after it was
        said = [child.stdout.readline()] if turn % 5 else []
        killer = threading.Timer(random.uniform(0.1, 0.6), child.kill)
        killer.start()
        said += child.stdout.readlines()
        killer.join()
        child.wait()
        for sign, name in (line.split() for line in said[1:] if line.endswith("\n")):
            acknowledged += 1
            if sign == "b":
                verify(folder / "backups" / name)
            elif sign == "+":
                there.add(name)
            else:
                there.remove(name)
        with Store(folder, AT) as store:
            found = {document.id for document in store.documents.all()}
            # one act may have been committed that there was no time to acknowledge
            assert len(found ^ there) <= 1
            assert health.problems(store) == ()
        there = found
    assert acknowledged > 10
