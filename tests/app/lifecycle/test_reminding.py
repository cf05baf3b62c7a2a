"""A reminder put off or marked as done by hand: the period itself runs on, and what was done says why."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle.desk import desk
from app.lifecycle.reminding import deadline_named, done, snooze, wake
from app.office import Office
from tests.app import road


@pytest.fixture
def deadline(office: Office) -> str:
    """The review's deadline of a matter under review."""
    return deadline_named(office, road.at(office, "under_review"), "出具合法性审核意见")


def names(office: Office) -> list[str]:
    return [item.action for item in desk(office).items]


def test_what_is_put_off_comes_back_on_its_day(office: Office, deadline: str) -> None:
    due_on = office.store.documents.deadline(deadline).due_on
    snooze(office, deadline, until=date(2026, 11, 25), reason=" 等补充材料 ")
    kept = office.store.documents.deadline(deadline)
    assert (kept.due_on, kept.state, kept.note) == (due_on, "open", "等补充材料")
    assert names(office) == []
    assert [item.due.deadline.id for item in desk(office).snoozed] == [deadline]
    wake(office, deadline)
    assert names(office) == ["出具合法性审核意见"]
    office.undo()
    office.undo()
    assert names(office) == ["出具合法性审核意见"]


def test_what_is_marked_as_done_leaves_the_desk_with_its_reason_in_the_history(office: Office, deadline: str) -> None:
    done(office, deadline, reason="已另行出具书面意见")
    kept = office.store.documents.deadline(deadline)
    assert (kept.state, kept.met_on, kept.note) == ("met", road.TODAY, "已另行出具书面意见")
    assert names(office) == []
    assert office.store.documents.events(kept.document_id)[-1].note == "出具合法性审核意见：已另行出具书面意见"
    with pytest.raises(Refused, match="已经办结"):
        done(office, deadline, reason="再办")
    office.undo()
    assert names(office) == ["出具合法性审核意见"]


def test_without_a_reason_or_a_day_to_come_nothing_is_put_off(office: Office, deadline: str) -> None:
    for attempt in (
        lambda: snooze(office, deadline, until=road.TODAY, reason="等"),
        lambda: snooze(office, deadline, until=date(2026, 12, 1), reason=" "),
        lambda: done(office, deadline, reason=""),
        lambda: wake(office, deadline),
    ):
        with pytest.raises(Refused):
            attempt()
    assert office.store.documents.deadline(deadline).row_version == 1
