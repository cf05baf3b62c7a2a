"""A real document lives at the window, by clicks and keys alone: from 立项 to both bodies' receipts, and from their questions to the archive."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.clock import Clock
from app.office import open_office
from tests.app.cli.life import real
from tests.ui import whole_case as whole
from tests.ui.road_case import adopt, issue_opinion, review
from tests.ui.test_road import OPERATOR, TODAY, Room, room
from tests.ui.whole_case import Life

__all__ = ["room"]

RULES, OPINION, TRIAL = "107_金山区公共交通场站管理办法", "118_奉贤区规范工程渣土消纳管理意见", "110_虹口区危险房屋应急处置工作办法（试行）"
NOTICE = "关于进一步规范吴泾镇建筑垃圾治理的通知"
ANNEXED = "119_青浦区加强建筑垃圾全程管理实施意见"
CALLED = {ANNEXED: "青浦区加强建筑垃圾全程管理工作实施意见"}
"""What a text calls itself where its file in the corpus is named otherwise."""
# a life takes ten seconds at the window: one is lived each time, all of them in the drill; each raises a question of fair competition
LIVED = (RULES, OPINION, TRIAL, NOTICE, ANNEXED) if os.environ.get("GUIHENG_DRILL") == "full" else (RULES,)


@pytest.mark.parametrize("name", LIVED)
def test_a_real_document_is_proposed_heard_returned_passed_published_and_received_by_both(
    corpus: Path, room: Room, tmp_path: Path, name: str
) -> None:
    picture = tmp_path / "截图.png"
    picture.write_bytes(b"\x89PNG")
    draft = real(corpus, name)
    clerk, life = room.clerk, Life(draft, CALLED.get(name, name.lstrip("0123456789_")), "云州区交通委员会", picture)
    whole.propose(clerk, life)
    whole.consult(clerk, life)
    whole.dispose(clerk)
    whole.hold_proceedings(clerk, life)
    whole.submit_and_return(clerk, life)
    review(clerk)
    if name == ANNEXED:
        # what it keeps for local companies goes on the list
        issue_opinion(clerk)
        adopt(clerk)
    else:
        whole.issue_lawful(clerk)
    whole.pass_and_publish(clerk, life)
    whole.file_with_both(clerk)
    if name == RULES:
        whole.answer_the_bodies(clerk)
        whole.archive(clerk, "2026-31")
    room.close()
    with open_office(room.folder, Clock(TODAY), OPERATOR).store as store:
        (document,) = store.documents.all()
        assert document.stage == ("archived" if name == RULES else "published")
        assert [(row.commenter, row.disposition) for row in store.procedures.comments(document.id)] == [
            ("某运输公司", "不采纳"), ("李女士", "采纳"),
        ]  # fmt: skip
        assert {row.kind for row in store.procedures.proceedings(document.id)} >= {"hearing", "department_review", "policy_interpretation"}
        assert [row.carrier for row in store.procedures.publications(document.id)] == ["区政府门户网站", "区政府公报"]
        states = [(filing.recipient, filing.ordinal, filing.state) for filing in store.filings.rounds(document.id)]
        rounds, state = ((1, 2), "closed") if name == RULES else ((1,), "received")
        assert sorted(states) == sorted((recipient, ordinal, state) for recipient in ("muni", "npc") for ordinal in rounds)
        assert document.archive_number == ("2026-31" if name == RULES else None)
