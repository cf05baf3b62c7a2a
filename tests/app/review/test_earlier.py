"""The round before stays in sight: what became of its points, and its decisions taken over in one step."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.opinion import opinion
from app.review.workbench import workbench
from db.records import Finding
from tests.app import road
from tests.app.review.test_following import REVISED


@pytest.fixture
def document(office: Office) -> str:
    """In its second round; of the first the fine (changed since) and the fee (still there) were listed, the local company was not."""
    made = road.at(office, "under_review")
    fine, local, fee = road.findings(office, made)
    assert (fine.path, local.path, fee.path) == ("第三条", "第四条", "第五条")
    deciding.decide(office, fine.id, listed=True)
    deciding.decide(office, local.id, listed=False, reason="有上位法依据", basis=[("优化营商环境条例", "第20条")])
    deciding.decide(office, fee.id, listed=True)
    deciding.rewrite(office, fee.id, "删去本条。")
    deciding.remark(office, fee.id, "财政局也提过。")
    concluding.conclude(office, made, outcome="应当予以修改", on=road.date(2026, 11, 12))
    deciding.reply(office, made, [deciding.Reply(fine.id, "采纳"), deciding.Reply(fee.id, "不采纳", "有收费依据")])
    accepting.resubmit(office, made, road.draft(REVISED, "审后稿.md"))
    return made


def at(office: Office, document: str, path: str) -> Finding:
    return next(f for f in road.findings(office, document) if f.path == path)


def test_the_points_of_the_last_letter_are_counted_by_what_became_of_them(office: Office, document: str) -> None:
    bench = workbench(office, document)
    assert bench is not None
    assert bench.earlier.counts() == {"已改": 1, "仍在": 1, "条款已删": 0}
    assert [(f.number, f.path, f.fate) for f in bench.earlier.points] == [(1, "第三条", "已改"), (2, "第五条", "仍在")]
    assert bench.earlier.told() == "已改 1 条，仍在 1 条"


def test_a_doubt_still_there_knows_what_was_decided_and_replied(office: Office, document: str) -> None:
    bench = workbench(office, document)
    assert bench is not None
    fee = at(office, document, "第五条")
    before = bench.earlier.before(fee)
    assert before is not None
    assert (before.number, before.decision, before.reply, before.reply_reason) == (2, "listed", "不采纳", "有收费依据")
    assert bench.earlier.heirs[before.id] == fee.id


def test_the_first_round_has_none_before_it(office: Office) -> None:
    bench = workbench(office, road.at(office, "under_review"))
    assert bench is not None
    assert (bench.earlier.round, bench.earlier.points, bench.earlier.told()) == (0, (), "")


def test_the_earlier_decision_is_taken_over_with_its_words(office: Office, document: str) -> None:
    fee, local = at(office, document, "第五条"), at(office, document, "第四条")
    deciding.reopen_finding(office, local.id)
    deciding.carry_over(office, fee.id)
    deciding.carry_over(office, local.id)
    fee, local = at(office, document, "第五条"), at(office, document, "第四条")
    assert (fee.decision, fee.rewrite, fee.remark, fee.reply) == ("listed", "删去本条。", "财政局也提过。", None)
    assert (local.decision, local.reason, local.unlisted_basis) == (
        "unlisted", "有上位法依据", (("优化营商环境条例", "第二十条", True),),
    )  # fmt: skip
    office.undo()
    assert at(office, document, "第四条").decision == "open"


def test_what_was_set_aside_at_a_sentence_that_has_not_changed_comes_in_set_aside_with_its_reason(office: Office, document: str) -> None:
    local = at(office, document, "第四条")
    assert (local.decision, local.reason, local.unlisted_basis) == (
        "unlisted", "有上位法依据", (("优化营商环境条例", "第二十条", True),),
    )  # fmt: skip
    assert at(office, document, "第五条").decision == "open"
    deciding.reopen_finding(office, local.id)
    assert (at(office, document, "第四条").decision, at(office, document, "第四条").unlisted_basis) == ("open", ())


def test_what_was_set_aside_is_raised_again_where_its_sentence_was_rewritten(office: Office) -> None:
    made = road.at(office, "under_review")
    for finding in road.findings(office, made):
        deciding.decide(office, finding.id, listed=False, reason="上下文已限定")
    concluding.conclude(office, made, outcome="应当予以修改", on=road.date(2026, 11, 12))
    accepting.resubmit(office, made, road.draft(REVISED.replace("参与限额以下工程的施工企业，应当", "施工企业和监理企业，均应当")))
    assert {f.path: f.decision for f in road.findings(office, made) if f.path in ("第四条", "第五条")} == {
        "第四条": "open", "第五条": "unlisted",
    }  # fmt: skip


def test_what_follows_nothing_or_was_left_open_has_nothing_to_take_over(office: Office) -> None:
    made = road.at(office, "under_review")
    with pytest.raises(Refused, match="上一轮没有这一条"):
        deciding.carry_over(office, road.findings(office, made)[0].id)
    concluding.conclude(office, made, outcome="应当予以修改", on=road.date(2026, 11, 12))
    accepting.resubmit(office, made, road.draft(REVISED))
    with pytest.raises(Refused, match="上一轮没有处理这一条"):
        deciding.carry_over(office, road.findings(office, made)[0].id)


def test_the_letter_of_the_second_round_says_what_became_of_the_first(office: Office, document: str) -> None:
    deciding.carry_over(office, at(office, document, "第五条").id)
    remarks = opinion(office, document).remarks
    assert remarks[0] == "上一轮意见共 2 条：已改 1 条，仍在 1 条。本意见第 1 条即上一轮第 2 条。"


def test_the_letter_of_a_later_round_speaks_of_the_revised_text_and_the_day_it_came(office: Office, document: str) -> None:
    letter = opinion(office, document)
    assert (letter.version, letter.submitted_on, letter.complete_on) == ("修改稿", office.store.reviews.current(document).accepted_on, None)
