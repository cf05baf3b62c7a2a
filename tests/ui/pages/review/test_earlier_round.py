"""The second round at the workbench: what became of the points of the first, and its decisions taken over by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.intake.draft import Draft
from app.office import Office
from app.review import concluding, deciding
from app.review.accepting import resubmit
from app.review.workbench import workbench
from tests.app import road
from tests.ui.pages.review.conftest import ACCEPTED, FAULTY, Desk
from ui.pages.review.docket import Segment
from ui.widgets.text import Label

CHANGED = FAULTY.replace("处500元罚款", "责令改正").replace(
    "第四条（证明）申请停车优惠的，应当提交单位证明，还应当提交居民委员会出具的居住证明。\n", ""
).replace("第五条（保", "第四条（保").replace("第六条（依", "第五条（依").replace("第七条（施", "第六条（施")  # fmt: skip


@pytest.fixture
def changed() -> Draft:
    """The text after the first letter: the fine gone from 第三条, the certificate's clause taken out, the deposit as it was."""
    return road.draft(CHANGED, "审后稿.txt")


def _second_round(office: Office, document: str, draft: Draft) -> None:
    bench = workbench(office, document)
    assert bench is not None
    for finding in bench.findings:
        if finding.path in ("第三条", "第四条", "第五条"):
            deciding.decide(office, finding.id, listed=True)
        elif finding.decision == "open":
            deciding.decide(office, finding.id, listed=False, reason="表述可以接受")
    concluding.conclude(office, document, outcome="应当予以修改", on=ACCEPTED)
    resubmit(office, document, draft)


@pytest.fixture
def second(desk: Desk, changed: Draft) -> Desk:
    """The workbench of the second round."""
    desk.ask(lambda office: (_second_round(office, desk.documents["faulty"], changed), True)[1])
    desk.ops.changed.emit(frozenset({"reviews"}))
    desk.open()
    return desk


def click(desk: Desk, widget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    desk.settle()


def test_the_points_of_the_letter_are_counted_by_their_fate(second: Desk) -> None:
    links = second.page.bench.findings_pane.fates.links
    earlier = second.bench().earlier
    assert {fate: link.text() for fate, link in links.items()} == {fate: f"{fate} {n}" for fate, n in earlier.counts().items()}
    assert earlier.counts()["已改"] >= 1
    assert earlier.counts()["条款已删"] >= 1
    assert earlier.counts()["仍在"] >= 1


def test_in_a_first_round_there_is_no_such_line(desk: Desk) -> None:
    desk.open()
    assert not desk.page.bench.findings_pane.fates.isVisible()


def test_a_click_lists_those_that_are_still_there_and_leads_to_where_they_stand(second: Desk) -> None:
    pane = second.page.bench.findings_pane
    click(second, pane.fates.links["仍在"])
    docket = second.page.docket
    assert docket is not None
    assert docket.segment is Segment.EARLIER
    assert {point.fate for point in pane.earlier.points} == {"仍在"}
    assert (docket.point.path, docket.clause) == ("第五条", "第四条")
    assert pane.earlier.isVisible()


def test_digits_and_the_control_lead_back(second: Desk) -> None:
    pane = second.page.bench.findings_pane
    click(second, pane.fates.links["已改"])
    second.key(Qt.Key.Key_1)
    assert second.page.docket.segment is Segment.OPEN
    click(second, pane.fates.links["已改"])
    QTest.mouseClick(pane.segments, Qt.MouseButton.LeftButton, pos=pane.segments.part_rect(0).center().toPoint())
    second.settle()
    assert second.page.docket.segment is Segment.OPEN


def test_the_card_says_what_was_decided_before_and_r_takes_it_over(second: Desk) -> None:
    docket = second.page.docket
    follower = next(f for f in docket.findings if f.follows_id and f.path == "第四条")
    docket.choose(follower.id)
    second.page.bench.draw_selection()
    card = second.page.bench.findings_pane.findings.open_card
    assert card is not None
    assert any("，仍在：已列入" in label.text() for label in card.findChildren(Label))
    second.key(Qt.Key.Key_R)
    assert next(f for f in second.bench().findings if f.id == follower.id).decision == "listed"
    assert second.toasts[-1].startswith("沿用上轮，已列入")


def test_a_doubt_without_a_predecessor_has_nothing_to_take_over(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_R)
    assert desk.toasts[-1].startswith("上一轮没有处理过这一条")
    assert set(desk.decisions()) == {"open"}
