"""The form check: complete or not, registered, sent for supplement while its clock stands still, refused."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.filing.incoming import checking, letters
from app.filing.incoming.facts import Brought
from app.filing.incoming.materials import completeness
from app.filing.incoming.views import desk
from app.office import Office
from app.review.workbench import rounds, workbench
from db.records import Deadline
from tests.app.filing.incoming.packets import ALL, NUMBER, TITLE, UNIT, now, on_day, received, registered, submission

LACKING = submission(papers=tuple(name for name in ALL if name not in ("备案说明.md", "制定依据.md")))


def clock(office: Office, incoming: str, key: str) -> Deadline:
    rows = office.store.documents.deadlines(now(office, incoming).document_id)
    return next(row for row in rows if row.key == key)


def test_a_complete_filing_is_registered_under_a_number_and_its_review_begins(office: Office) -> None:
    incoming = received(office)
    made = checking.register(office, incoming, on=date(2026, 11, 6))
    kept = now(office, incoming)
    assert (kept.state, kept.registration_number, kept.registered_on) == ("substantive", "云州司备登〔2026〕1号", date(2026, 11, 6))
    assert clock(office, incoming, "filingreview.form").state == "met"
    assert clock(office, incoming, "filingreview.substantive").due_on == date(2026, 12, 7), "30 days end on Sunday the 6th and roll"
    review = office.store.reviews.current(kept.document_id)
    assert review is not None
    assert (made["review"], review.round, review.accepted_on) == (review.id, 1, date(2026, 11, 6))
    assert {finding.rule_group for finding in office.store.reviews.findings(review.id)} >= {"PEN"}


def test_the_round_opens_in_the_workbench_with_the_clock_of_the_filing(office: Office) -> None:
    document = now(office, registered(office)).document_id
    bench = workbench(office, document)
    assert bench is not None
    assert bench.editable
    assert bench.due is not None
    assert bench.due.deadline.key == "filingreview.substantive"
    assert [one.document.id for one in rounds(office)] == [document]


def test_what_is_missing_is_told_and_may_be_passed_with_a_reason(office: Office) -> None:
    incoming = received(office, LACKING)
    with pytest.raises(Missing) as refused:
        checking.register(office, incoming)
    assert refused.value.items == ("缺备案说明", "缺制定依据")
    checking.register(office, incoming, despite="急件，材料后补")
    event = office.store.documents.events(now(office, incoming).document_id)[-1]
    assert (event.despite, event.missing) == ("急件，材料后补", ("缺备案说明", "缺制定依据"))


def test_too_few_copies_are_told_once_they_are_counted(office: Office) -> None:
    incoming = received(office, LACKING)
    checking.supplement(office, incoming, on=date(2026, 11, 6))
    checking.resupply(office, incoming, brought=[Brought("statement", 1), Brought("basis", 2)], on=date(2026, 11, 9))
    with pytest.raises(Missing) as refused:
        checking.register(office, incoming)
    assert refused.value.items == ("备案说明只有 1 份，应当 2 份",)


def test_a_check_says_what_is_there(office: Office) -> None:
    whole, lacking = received(office), received(office, submission(number="云州城管规〔2026〕9号", papers=()))
    checking.check(office, whole)
    checking.check(office, lacking)
    told = [office.store.documents.events(now(office, one).document_id)[-1].note for one in (whole, lacking)]
    assert told == ["材料齐全", "缺备案报告、备案说明、制定依据、合法性审核意见"]


def test_the_form_check_stands_still_from_the_notice_until_the_materials_come(office: Office) -> None:
    incoming = received(office, LACKING)
    made = checking.supplement(office, incoming, faulty=["备案报告没有盖章"], missing=["statement", "basis"], on=date(2026, 11, 9))
    assert made["number"] == "云州司备补〔2026〕1号"
    assert clock(office, incoming, "filingreview.supplement").due_on == date(2026, 11, 19)
    checking.resupply(office, incoming, brought=[Brought("statement", 2), Brought("basis", 2)], on=date(2026, 11, 13))
    # five working days from the 5th: 6th and, after standing still from the 9th to the 13th, 16th 17th 18th 19th
    assert clock(office, incoming, "filingreview.form").due_on == date(2026, 11, 19)
    assert clock(office, incoming, "filingreview.supplement").state == "met"
    assert now(office, incoming).state == "form_check"
    assert all(one.held for one in completeness(office, office.document(now(office, incoming).document_id)))


def test_a_notice_after_the_last_day_of_the_form_check_is_possible_and_stops_nothing(office: Office) -> None:
    incoming = received(office, LACKING)
    checking.supplement(office, incoming, on=date(2026, 11, 20))
    checking.resupply(office, incoming, brought=[Brought("basis", 2)], on=date(2026, 11, 23))
    assert clock(office, incoming, "filingreview.form").due_on == date(2026, 11, 12)


def test_without_words_the_notice_asks_for_all_that_did_not_come(office: Office) -> None:
    incoming = received(office, LACKING)
    checking.supplement(office, incoming, on=date(2026, 11, 6))
    name, form = letters.supplement_notice(office, incoming)
    assert name == f"{TITLE}补正通知"
    assert (form.recipient, form.document_number, form.missing, form.faulty) == (UNIT, NUMBER, ("备案说明", "制定依据"), ())
    assert (form.number, form.period, form.until, form.receipt_number) == (
        "云州司备补〔2026〕1号", "10日", date(2026, 11, 16), "云州司收〔2026〕1号"
    )  # fmt: skip


def test_a_notice_keeps_what_is_missing_apart_from_what_is_faulty(office: Office) -> None:
    incoming = received(office)
    checking.supplement(office, incoming, missing=["电子文本光盘"], faulty=["文本缺骑缝章"], on=date(2026, 11, 6))
    _, form = letters.supplement_notice(office, incoming)
    assert (form.missing, form.faulty) == (("电子文本光盘",), ("文本缺骑缝章",))


def test_nothing_lacking_and_nothing_written_is_no_notice(office: Office) -> None:
    with pytest.raises(Refused, match="材料齐全"):
        checking.supplement(office, received(office))


def test_a_supplement_of_nothing_is_refused(office: Office) -> None:
    incoming = received(office, LACKING)
    checking.supplement(office, incoming, on=date(2026, 11, 6))
    with pytest.raises(Refused, match="没有写补来了什么"):
        checking.resupply(office, incoming)


def test_a_text_supplied_becomes_the_text_in_hand(office: Office) -> None:
    incoming = received(office, LACKING)
    checking.supplement(office, incoming, on=date(2026, 11, 6))
    title = "云州区临时占道经营管理规定"
    checking.resupply(office, incoming, submission=submission(title=title), on=date(2026, 11, 9))
    document = office.document(now(office, incoming).document_id)
    assert (document.title, document.issuing_authority) == (title, UNIT)
    assert len(office.store.documents.versions(document.id)) == 2
    checking.register(office, incoming)


def test_what_is_no_normative_document_is_refused_with_its_reason_in_the_register(office: Office) -> None:
    incoming = received(office)
    with pytest.raises(Refused, match="要写明理由"):
        checking.refuse(office, incoming, reason=" ")
    checking.refuse(office, incoming, reason="只规范内部管理", exclusions=["EX01"], on=date(2026, 11, 6))
    kept = now(office, incoming)
    document = office.document(kept.document_id)
    assert (kept.state, kept.closed_on, kept.registration_number) == ("concluded", date(2026, 11, 6), None)
    assert (document.normative, document.stage, document.matter) == (False, "concluded", "other")
    (made,) = office.store.documents.determinations(document.id)
    assert (made.normative, made.reason, made.exclusions) == (False, "只规范内部管理", ("EX01",))
    assert desk(office, incoming).listed.state_word == "不予登记"
    assert all(row.state != "open" for row in office.store.documents.deadlines(document.id))


def test_a_step_is_neither_to_come_nor_before_the_one_before(office: Office) -> None:
    incoming = received(office)
    with pytest.raises(Refused, match="还没有到"):
        checking.check(office, incoming, on=date(2026, 11, 24))
    with pytest.raises(Refused, match="早于上一步的 2026-11-05"):
        checking.check(office, incoming, on=date(2026, 11, 4))


def test_while_it_waits_for_supplement_the_list_shows_the_supplements_day(office: Office) -> None:
    incoming = received(office, LACKING)
    checking.supplement(office, incoming, on=date(2026, 11, 6))
    shown = desk(on_day(office, date(2026, 11, 12)), incoming)
    assert next(due.deadline.key for due in shown.running) == "filingreview.supplement"
    assert len(shown.sentences) == 2
