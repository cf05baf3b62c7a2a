"""A real document lives at the window, by clicks and keys alone: from 立项 over comments, a hearing and a return to both bodies' receipts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.clock import Clock
from app.office import open_office
from tests.app.cli.life import real
from tests.ui import whole_case as whole
from tests.ui.road_case import review
from tests.ui.test_road import OPERATOR, TODAY, Room, room
from tests.ui.whole_case import Life

__all__ = ["room"]

# a life takes a minute at the window: one is lived each time, all of them in the drill; each raises a question of fair competition
LIVED = ("107_", "118_", "110_") if os.environ.get("GUIHENG_DRILL") == "full" else ("107_",)


@pytest.mark.parametrize("number", LIVED)
def test_a_real_document_is_proposed_heard_returned_passed_published_and_received_by_both(
    corpus: Path, room: Room, tmp_path: Path, number: str
) -> None:
    picture = tmp_path / "截图.png"
    picture.write_bytes(b"\x89PNG")
    draft = real(corpus, number)
    clerk, life = room.clerk, Life(draft, draft.stem.removeprefix(number), "云州区交通委员会", picture)
    whole.propose(clerk, life)
    whole.consult(clerk, life)
    whole.dispose(clerk)
    whole.hold_proceedings(clerk, life)
    whole.submit_and_return(clerk, life)
    review(clerk)
    whole.issue_lawful(clerk)
    whole.pass_and_publish(clerk, life)
    whole.file_with_both(clerk)
    room.close()
    with open_office(room.folder, Clock(TODAY), OPERATOR).store as store:
        (document,) = store.documents.all()
        assert document.stage == "published"
        assert [(row.commenter, row.disposition) for row in store.procedures.comments(document.id)] == [
            ("某运输公司", "不采纳"), ("李女士", "采纳"),
        ]  # fmt: skip
        assert {row.kind for row in store.procedures.proceedings(document.id)} >= {"hearing", "department_review", "policy_interpretation"}
        assert [row.carrier for row in store.procedures.publications(document.id)] == ["区政府门户网站", "区政府公报"]
        assert {filing.recipient: filing.state for filing in store.filings.of_document(document.id)} == {
            "muni": "received",
            "npc": "received",
        }
