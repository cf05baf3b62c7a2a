"""Random histories of 200 acts, undos and redos: undoing the rest brings every row back, and the log replayed gives the tables."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.office import Office
from app.safekeeping import problems
from db import health
from db.records import BUSINESS
from tests.app import road
from tests.app.lifecycle.verbs_at_random import VERBS, usual
from tests.db.sample import rows

LENGTH = 200
Rows = dict[tuple[str, str], dict[str, object]]
Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(st.one_of(st.just("usual"), st.just("usual"), st.sampled_from([*VERBS, "undo", "undo", "redo"])), st.integers(0, 60)),
    min_size=LENGTH, max_size=LENGTH,
)  # fmt: skip
EDITS = st.tuples(st.integers(0, 1000), st.integers(0, 1000))


class History:
    """What was done on one store since its beginning."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.begun = self._newest()
        self.done: Counter[str] = Counter()
        self.refused: set[str] = set()
        self.stages: set[str] = set()

    def take(self, verb: str, n: int) -> None:
        """One step; what is refused leaves the store as it was."""
        documents = self.office.store.documents.all() + self.office.store.documents.binned()
        document = documents[n % len(documents)].id
        before = self.office.store.log.last_hash()
        try:
            if verb == "undo":
                if self._newest() == self.begun:
                    return
                self.office.undo()
            elif verb == "redo":
                self.office.redo()
            else:
                verb = usual(self.office, document, n) if verb == "usual" else verb
                VERBS[verb](self.office, document, n)
        except UserError as refused:
            self.refused.add(refused.sentence)
            assert self.office.store.log.last_hash() == before, f"{verb} was refused and still changed something"
            return
        self.done[verb] += 1
        self.stages |= {found.stage for found in self.office.store.documents.all()}

    def undo_all(self) -> None:
        """Back to the beginning."""
        while self._newest() != self.begun:
            self.office.undo()

    def _newest(self) -> str:
        newest = self.office.newest()
        return newest.id if newest else ""


@contextmanager
def copied(template: Path, folder: Path) -> Iterator[Office]:
    """An office on a store of its own that begins like the template."""
    shutil.copytree(template, folder)
    office = road.opened(folder)
    # what is asked here is what the rows are, not whether they are on the disk
    office.store.db.execute("PRAGMA synchronous = OFF")
    try:
        yield office
    finally:
        office.store.close()
        shutil.rmtree(folder)


def tables(office: Office) -> Rows:
    """What stands in the tables, read plainly."""
    found: Rows = {}
    for kind in BUSINESS:
        cursor = office.store.db.execute(f"SELECT * FROM {kind.TABLE}")
        names = [column[0] for column in cursor.description]
        found |= {(kind.TABLE, str(row[0])): dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
    return found


def an_edit_from_outside_is_found(office: Office, which: tuple[int, int]) -> None:
    """Change one cell of one row behind the program's back, see that the self-check names the row, and change it back."""
    there = sorted(tables(office))
    table, row_id = there[which[0] % len(there)]
    names = sorted(name for name in tables(office)[table, row_id] if name != "id")
    name = names[which[1] % len(names)]
    before = tables(office)[table, row_id][name]
    after: object = before + 1000 if isinstance(before, int) else f"{before or ''}x"
    kinds = {row[1]: row[2] for row in office.store.db.execute(f"PRAGMA table_info({table})").fetchall()}
    after = 7 if before is None and kinds[name] == "INTEGER" else after
    change = f'UPDATE {table} SET "{name}" = ? WHERE id = ?'
    office.store.db.execute("PRAGMA foreign_keys = OFF")
    office.store.db.execute(change, [after, row_id])
    assert any("与操作日志不符" in sentence and f"（{table} {row_id}）" in sentence for sentence in problems(office)), (table, name)
    office.store.db.execute(change, [before, row_id])
    office.store.db.execute("PRAGMA foreign_keys = ON")


@pytest.mark.drill
def test_undoing_all_brings_back_the_start_whatever_was_done(tmp_path: Path) -> None:
    full = os.environ.get("GUIHENG_DRILL") == "full"
    office = road.opened(tmp_path / "数据")
    road.imported(office)
    start = rows(office.store)
    office.store.close()
    done: Counter[str] = Counter()
    stages: set[str] = set()
    refused: set[str] = set()

    @settings(
        max_examples=300 if full else 8, deadline=None, derandomize=not full, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )  # fmt: skip
    @given(STEPS, EDITS)
    def walk(steps: list[Step], edit: tuple[int, int]) -> None:
        with copied(tmp_path / "数据", tmp_path / "历史") as office:
            history = History(office)
            for verb, n in steps:
                history.take(verb, n)
            assert health.replay(office.store) == tables(office)
            an_edit_from_outside_is_found(office, edit)
            history.undo_all()
            assert rows(office.store) == start
            assert health.replay(office.store) == tables(office)
            assert problems(office) == ()
            done.update(history.done)
            stages.update(history.stages)
            refused.update(history.refused)

    walk()
    assert {"consulting", "submitted", "under_review", "revising", "deliberating", "signed", "registered"} <= stages
    assert [sentence for sentence in refused if not sentence.endswith("。")] == []
    if full:
        # nothing of a published document is reached without leaving the house
        assert set(VERBS) - set(done) <= {"correct"}, sorted(set(VERBS) - set(done))
