"""Receipt: logged to the minute under a number, the document made as the department's own, its period checked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing.incoming import amending, checking, letters, receiving
from app.filing.incoming.facts import Brought, Facts
from app.filing.incoming.materials import completeness
from app.filing.incoming.views import desk, incoming_list
from app.lifecycle.register import force_on
from app.office import Office
from app.safekeeping import problems
from app.text.worker import Worker
from tests.app.filing.incoming.packets import (
    CLEAN,
    NUMBER,
    PAPERS,
    PUBLISHED,
    RECEIVED,
    TEXT,
    TITLE,
    UNIT,
    draft,
    now,
    received,
    submission,
)


def test_the_filing_is_logged_to_the_minute_under_a_receipt_number(office: Office) -> None:
    made = receiving.receive(office, unit=UNIT, submission=submission(), facts=Facts(published_on=PUBLISHED, copies=2), at=RECEIVED)
    incoming = now(office, str(made["incoming"]))
    assert made["number"] == incoming.receipt_number == "云州司收〔2026〕1号"
    assert (incoming.received_at, incoming.receiver, incoming.way, incoming.copies) == (RECEIVED, "沈青禾", "电子文件", 2)
    assert incoming.state == "received"
    form = next(row for row in office.store.documents.deadlines(incoming.document_id) if row.key == "filingreview.form")
    assert (form.start_on, form.due_on, form.state) == (date(2026, 11, 5), date(2026, 11, 12), "open")


def test_the_document_is_the_departments_own_and_published(office: Office) -> None:
    document = office.document(now(office, received(office)).document_id)
    assert (document.origin, document.stage, document.title, document.document_number) == ("department", "published", TITLE, NUMBER)
    assert (document.issuing_authority, office.store.people.unit(document.drafting_unit_id or "").name) == (UNIT, UNIT)
    assert (document.published_on, document.effective_on, document.valid_until) == (PUBLISHED, date(2026, 11, 1), date(2031, 10, 31))
    assert office.store.documents.version(document.current_version_id or "").name == "公布稿"
    assert office.store.filings.of_document(document.id) == (), "the government does not file what a department issued"
    assert problems(office) == ()


def test_its_papers_are_the_materials_the_jurisdiction_asks_for(office: Office) -> None:
    document = office.document(now(office, received(office)).document_id)
    held = {one.code: (one.held, one.evidence) for one in completeness(office, document)}
    assert held == {
        "report": (True, "备案报告.md"), "text": (True, f"{TITLE}.md"), "statement": (True, "备案说明.md"), "basis": (True, "制定依据.md"),
        "review_opinion": (True, "合法性审核意见.md"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("at", "told", "days"),
    [
        (datetime(2026, 11, 10, 17, 0), "按期报送", 0),
        (datetime(2026, 11, 11, 8, 0), "逾期 1 日报送", 1),
        (datetime(2026, 11, 23, 0, 1), "逾期 13 日报送", 13),
    ],
)
def test_the_departments_period_of_fifteen_days_is_held_against_the_receipt(office: Office, at: datetime, told: str, days: int) -> None:
    shown = desk(office, received(office, at=at)).listed.lateness
    assert (shown.told, shown.days, shown.due_on) == (told, days, date(2026, 11, 10))


def test_paper_alone_needs_a_title_and_has_no_text(office: Office) -> None:
    with pytest.raises(Refused, match="没有填文件名称"):
        receiving.receive(office, unit=UNIT)
    made = receiving.receive(office, unit=UNIT, facts=Facts(title=TITLE), brought=[Brought("text", 2), Brought("report", 1)])
    incoming = now(office, str(made["incoming"]))
    document = office.document(incoming.document_id)
    assert (incoming.way, document.current_version_id, document.document_number) == ("纸质", None, None)
    assert desk(office, incoming.id).listed.lateness.told == "没有公布日期，是否按期算不出来"
    assert {one.code: one.copies for one in completeness(office, document) if one.held} == {"text": 2, "report": 1}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"unit": " "}, "没有填报送部门"),
        ({"at": datetime(2026, 11, 24, 8, 0)}, "还没有到"),
        ({"brought": [Brought("photo")]}, "没有“photo”这种备案材料"),
        ({"brought": [Brought("text", 0)]}, "1 份以上"),
        ({"way": "传真"}, "没有“传真”这种报送方式"),
        ({"facts": Facts(published_on=date(2026, 11, 6))}, "晚于收文日期"),
    ],
)
def test_what_cannot_be_logged_is_refused_and_nothing_is_kept(office: Office, given: dict[str, object], told: str) -> None:
    filled = {"unit": UNIT, "submission": submission(), "at": RECEIVED, **given}
    with pytest.raises(Refused, match=told):
        receiving.receive(office, **filled)  # type: ignore[arg-type]
    assert office.store.incomings.all() == ()
    assert office.store.documents.all() == ()


def test_without_a_day_of_publication_the_day_under_the_text_counts_and_is_to_be_checked(office: Office) -> None:
    signed = TEXT + "\n云州区城市管理局\n\n2026年10月20日\n"
    made = receiving.receive(office, unit=UNIT, submission=submission(words=signed), at=RECEIVED)
    document = office.document(str(made["document"]))
    assert document.published_on == date(2026, 10, 20)
    assert "公布日期按落款日期计，待核对" in office.store.documents.events(document.id)[-1].note


def test_the_same_number_is_not_taken_in_twice_while_it_is_in_hand(office: Office) -> None:
    received(office)
    with pytest.raises(Refused, match=r"云州城管规〔2026〕3号 已经收文（云州司收〔2026〕1号），还在办理"):
        received(office)


def test_what_was_refused_may_be_filed_again_as_the_same_document(office: Office) -> None:
    first = received(office)
    checking.refuse(office, first, reason="只规范内部管理", on=date(2026, 11, 6))
    second = received(office, submission(words=CLEAN), at=datetime(2026, 11, 16, 10, 0))
    document = office.document(now(office, second).document_id)
    assert document.id == now(office, first).document_id
    assert (document.stage, document.matter, document.normative) == ("published", "normative_document", None)
    assert len(office.store.documents.versions(document.id)) == 2
    assert [one.incoming.id for one in incoming_list(office)] == [second, first]


def test_an_undone_receipt_leaves_nothing_and_gives_the_number_back(office: Office) -> None:
    received(office)
    office.undo()
    assert office.store.incomings.all() == ()
    assert office.store.documents.all() == ()
    assert now(office, received(office)).receipt_number == "云州司收〔2026〕1号"


def test_a_folder_is_read_as_one_filing(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "城管局报备"
    folder.mkdir()
    (folder / "文件.md").write_text(TEXT.format(title=TITLE, number=NUMBER), "utf-8")
    for name, words in PAPERS.items():
        (folder / name).write_text(words.format(title=TITLE), "utf-8")
    with Worker() as worker:
        came = receiving.read([folder], worker)
    assert came is not None
    made = receiving.receive(office, unit=UNIT, submission=came, facts=Facts(published_on=PUBLISHED), at=RECEIVED)
    assert all(one.held for one in completeness(office, office.document(str(made["document"]))))


def test_the_receipt_has_both_facts_and_materials(office: Office) -> None:
    incoming = received(office)
    name, form = letters.receipt(office, incoming)
    assert name == f"{TITLE}收文回执"
    assert (form.number, form.drafting_unit, form.received_at, form.receiver) == ("云州司收〔2026〕1号", UNIT, RECEIVED, "沈青禾")
    assert sorted(one.name for one in form.materials) == ["制定依据", "合法性审核意见", "备案报告", "备案说明", "正式文本"]
    assert form.code.startswith("GH-")
    assert form.code_svg.startswith("<svg")


def test_a_day_of_publication_put_right_counts_the_period_anew(office: Office) -> None:
    incoming = received(office)
    amending.amend(office, incoming, Facts(published_on=date(2026, 10, 10), document_number="云州城管规[2026]4号", copies=3))
    shown = desk(office, incoming).listed
    assert shown.lateness.told == "逾期 10 日报送"
    assert (shown.document.published_on, shown.document.document_number, shown.incoming.copies) == (
        date(2026, 10, 10),
        "云州城管规〔2026〕4号",
        3,
    )


def test_amending_nothing_and_a_publication_after_the_receipt_are_refused(office: Office) -> None:
    incoming = received(office)
    with pytest.raises(Refused, match="没有写要改什么"):
        amending.amend(office, incoming, Facts())
    with pytest.raises(Refused, match="晚于收文日期"):
        amending.amend(office, incoming, Facts(published_on=date(2026, 11, 20)))


def test_a_text_that_comes_after_the_registration_of_paper_begins_the_round(office: Office) -> None:
    made = receiving.receive(office, unit=UNIT, facts=Facts(title=TITLE, published_on=PUBLISHED), brought=[Brought("text", 2)], at=RECEIVED)
    incoming = str(made["incoming"])
    checking.register(office, incoming, despite="其余材料随后补交")
    assert desk(office, incoming).review is None
    added = amending.add_text(office, incoming, draft())
    review = desk(office, incoming).review
    assert review is not None
    assert added["review"] == review.id
    with pytest.raises(Refused, match="文本已经在审查"):
        amending.add_text(office, incoming, draft(words=CLEAN))


def test_what_a_department_issued_is_in_force_by_its_own_days(office: Office) -> None:
    document = office.document(now(office, received(office)).document_id)
    assert force_on(office, document, date(2026, 11, 23)).force.value == "in_force"
