"""法律顾问 and 公职律师: asked with a day, reminded, received by word or file, taken or not, and counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.lifecycle.desk import Group, Scope, desk
from app.office import Office
from app.review import concluding, counsel
from app.review.opinion import opinion
from app.safekeeping import problems
from db.records import Consultancy
from tests.app import road

ASKED = date(2026, 11, 12)


@pytest.fixture
def document(office: Office) -> str:
    return road.at(office, "under_review")


def asked(office: Office, document: str, adviser: str = "周律师", kind: str = "法律顾问", workdays: int | None = 3) -> str:
    made = counsel.ask(office, document, adviser=adviser, kind=kind, question="街道能否处罚", on=ASKED, workdays=workdays)
    return str(made["consultancy"])


def row(office: Office, consultancy: str) -> Consultancy:
    return office.store.reviews.consultancy(consultancy)


def test_a_request_is_on_the_desk_until_its_advice_has_come(office: Office, document: str) -> None:
    one = asked(office, document)
    shown = {item.due.deadline.name: group.group for group in desk(office, Scope.ALL).sections for item in group.items}
    assert shown["等法律顾问周律师的意见"] is Group.OVERDUE
    counsel.receive(office, one, advice="街道没有处罚权。", on=date(2026, 11, 20))
    assert "等法律顾问周律师的意见" not in {i.due.deadline.name for s in desk(office, Scope.ALL).sections for i in s.items}
    office.undo()
    assert row(office, one).received_on is None
    assert [d.state for d in office.store.documents.deadlines(document) if d.key == counsel.DAYS] == ["open"]


def test_without_days_of_its_own_a_request_has_those_of_the_office(office: Office, document: str) -> None:
    asked(office, document, workdays=None)
    (due,) = (d for d in office.store.documents.deadlines(document) if d.key == counsel.DAYS)
    assert (due.amount, due.due_on) == (5, date(2026, 11, 19))


def test_a_reminder_is_noted_and_says_what_was_asked_and_when(office: Office, document: str) -> None:
    one = asked(office, document)
    assert counsel.reminder(office, one).startswith(
        "周律师：\n2026年11月12日就《云州区限额以下工程管理办法》向您咨询“街道能否处罚”，约定2026年11月17日前提供"
    )
    counsel.remind(office, one)
    assert row(office, one).reminded_on == ("2026-11-23",)
    assert "第2次提醒" in counsel.reminder(office, one)


def test_the_file_of_an_advice_is_kept_and_nothing_is_left_behind(office: Office, document: str, tmp_path: Path) -> None:
    paper = tmp_path / "法律意见书.txt"
    paper.write_text("街道没有处罚权。", "utf-8")
    one = asked(office, document)
    counsel.receive(office, one, file=paper)
    held = row(office, one)
    assert (held.file_name, office.store.files.get(held.file_sha or "").decode()) == ("法律意见书.txt", "街道没有处罚权。")
    assert counsel.paper(office, one) == paper.read_bytes()
    assert problems(office) == ()
    with pytest.raises(Refused, match="没有附文件"):
        counsel.paper(office, asked(office, document))


def test_what_was_taken_is_counted_and_told_in_the_letter(office: Office, document: str) -> None:
    first, second, _ = asked(office, document), asked(office, document, "吴科长", "公职律师"), asked(office, document, "郑律师")
    for one, taken in ((first, "采纳"), (second, "部分采纳")):
        counsel.receive(office, one, advice="见意见。")
        counsel.take(office, one, taken=taken, reason="第二点已有规定")
    review = office.store.reviews.current(document)
    assert review is not None
    counted = counsel.tally(office.store.reviews.consultancies(review.id))
    assert (counted.asked, counted.received, counted.taken, counted.partly, counted.share) == (3, 2, 1, 1, 1.0)
    assert counted.told == "咨询 3 次，收到 2 份，采纳 1 份，部分采纳 1 份"
    assert counsel.tally_of_year(office, 2026).asked == 3
    assert counsel.tally_of_year(office, 2025).asked == 0
    said = "审核中听取了法律顾问、公职律师意见：法律顾问 1 份、公职律师 1 份，其中采纳 1 份、部分采纳 1 份。"
    assert said in opinion(office, document).remarks


def test_the_conclusion_waits_for_nobody_and_ends_the_waiting(office: Office, document: str) -> None:
    one = asked(office, document)
    concluding.conclude(office, document, outcome="应当予以修改")
    assert [d.state for d in office.store.documents.deadlines(document) if d.key == counsel.DAYS] == ["void"]
    counsel.receive(office, one, advice="晚到的意见。")
    with pytest.raises(Refused, match="不用再请"):
        asked(office, document)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"adviser": " "}, "没有写请谁"), ({"kind": "朋友"}, "只能请法律顾问、公职律师"), ({"question": ""}, "没有写要问的问题"),
        ({"workdays": 0}, "1 到 250 个工作日"), ({"on": date(2027, 1, 4)}, "还没有到"),
    ],
)  # fmt: skip
def test_a_request_that_says_too_little_is_refused(office: Office, document: str, values: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        counsel.ask(office, document, **{"adviser": "周律师", "question": "能否处罚"} | values)


def test_advice_comes_once_and_is_taken_only_after_it_has_come(office: Office, document: str) -> None:
    one = asked(office, document)
    with pytest.raises(Refused, match="还没有收到周律师的意见"):
        counsel.take(office, one, taken="采纳")
    with pytest.raises(Refused, match="没有意见内容"):
        counsel.receive(office, one)
    counsel.receive(office, one, advice="可以。")
    with pytest.raises(Refused, match="没有写明理由"):
        counsel.take(office, one, taken="不采纳")
    for again in (lambda: counsel.receive(office, one, advice="再来"), lambda: counsel.remind(office, one)):
        with pytest.raises(Refused, match="收到"):
            again()
