"""Random corrections of a published and half filed document: whatever was put right, undoing all brings every row back."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.filing import outgoing
from app.lifecycle import bin, sealing
from app.lifecycle.correcting import correct, correct_text
from app.lifecycle.fixed import FIELDS
from app.office import Office
from app.safekeeping import problems
from tests.app import road
from tests.db.sample import rows


def take(office: Office, document: str, what: str, n: int) -> None:
    if what == "text":
        correct_text(office, document, road.draft(road.text().replace("五百元", f"{n}百元")), reason="印错")
    elif what == "seal":
        sealing.seal(office, document, road.draft(f"{road.text()}\n第{n % 7}页", "盖章.md"))
    elif what == "discard":
        bin.discard(office, [document], reason="重复录入")
    elif what == "bring_back":
        bin.bring_back(office, [document])
    else:
        correct(office, document, field=what, value=right(what, n), reason="印错")


def right(field: str, n: int) -> str:
    if field.endswith(("_on", "_until")):
        return (date(2026, 11, 10) + timedelta(days=n % 14 + (700 if field == "valid_until" else 0))).isoformat()
    if field.endswith("_number"):
        return f"云州府规{'登' if field == 'unified_number' else ''}〔2026〕{n % 12 + 1}号"
    return f"改正{n}"


STEPS = st.lists(
    st.tuples(st.sampled_from([*FIELDS, "text", "seal", "discard", "bring_back", "undo", "undo", "redo"]), st.integers(0, 60)), max_size=25
)


@pytest.mark.drill
def test_undoing_every_correction_brings_back_the_start(tmp_path: Path) -> None:
    full = os.environ.get("GUIHENG_DRILL") == "full"
    office = road.opened(tmp_path / "数据")
    road.at(office, "published", road.text(title="云州区别的办法"))
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 20))
    start = rows(office.store)

    @settings(
        max_examples=1000 if full else 60, deadline=None, derandomize=not full, database=None, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(STEPS)
    def walk(steps: list[tuple[str, int]]) -> None:
        states = [start]
        try:
            for what, n in steps:
                if what == "undo":
                    if len(states) > 1:
                        office.undo()
                        states.pop()
                        assert rows(office.store) == states[-1]
                    continue
                refused = ""
                try:
                    if what == "redo":
                        office.redo()
                    else:
                        take(office, document, what, n)
                except UserError as error:
                    refused = error.sentence
                if refused:
                    assert refused.endswith("。")
                    assert rows(office.store) == states[-1], f"{what} was refused and still changed something"
                elif rows(office.store) != states[-1]:
                    states.append(rows(office.store))
            assert problems(office) == ()
        finally:
            for _ in states[1:]:
                office.undo()
        assert rows(office.store) == start

    walk()
    office.store.close()
