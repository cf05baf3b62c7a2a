"""What the register is asked and answers on a day."""

from __future__ import annotations

from datetime import date

import pytest

from app.lifecycle.answering import BLOCK, answer, block, choices, every, total
from app.lifecycle.asking import Facet, Filter, Part, Picked, Question
from app.office import Office
from db.records import Document, Filing
from db.records.life import Deadline
from tests.app import road

TODAY = road.TODAY
IN_FORCE = {"published_on": date(2021, 1, 1), "effective_on": date(2021, 1, 1)}


def put(office: Office, title: str, stage: str = "published", **values: object) -> str:
    with office.act("fill", title) as act:
        given = Document(id=act.new_id(), matter="normative_document", title=title, stage=stage, created_at=office.now(), **values)
        return act.insert(given).id


def due(office: Office, document: str, on: date, key: str = "filing.muni.days") -> str:
    with office.act("fill", "期限") as act:
        given = Deadline(
            id=act.new_id(), document_id=document, key=key, name="报送", start_event="公布", start_on=TODAY, amount=30, unit="日",
            due_on=on, basis="", verified=True,
        )  # fmt: skip
        return act.insert(given).id


def titles(office: Office, question: Question) -> list[str]:
    return [office.store.documents.get(found).title for found in every(office, question)]


@pytest.fixture
def filled(office: Office) -> Office:
    put(office, "甲办法", valid_until=date(2027, 1, 31), **IN_FORCE)
    put(office, "乙规定", valid_until=date(2031, 1, 31), **IN_FORCE)
    put(office, "丙办法", "drafting")
    put(office, "丁办法", valid_until=date(2027, 1, 31), repealed_on=date(2025, 1, 1), **IN_FORCE)
    put(office, "戊办法", "archived", **IN_FORCE)
    return office


def test_what_is_in_hand_or_in_force_is_living_also_when_archived(filled: Office) -> None:
    assert titles(filled, Question(part=Part.LIVING)) == ["戊办法", "丙办法", "乙规定", "甲办法"]


def test_only_what_has_not_ended_can_lapse_soon(filled: Office) -> None:
    assert titles(filled, Question(part=Part.EXPIRING)) == ["甲办法"]
    assert titles(filled, Question(part=Part.ENDED)) == ["丁办法"]


def test_what_lapses_today_is_still_shown_and_what_lapsed_yesterday_no_more(office: Office) -> None:
    put(office, "今天", valid_until=TODAY, **IN_FORCE)
    put(office, "昨天", valid_until=date(2026, 11, 22), **IN_FORCE)
    assert titles(office, Question(part=Part.EXPIRING)) == ["今天"]


def test_values_of_one_filter_widen_and_filters_narrow_each_other(filled: Office) -> None:
    kinds = Filter(Facet.GENRE, ("办法", "规定"))
    assert len(titles(filled, Question(filters=(kinds,)))) == 5
    assert titles(filled, Question(filters=(kinds, Filter(Facet.FORCE, ("in_force",))))) == ["戊办法", "乙规定", "甲办法"]
    assert titles(filled, Question(filters=(Filter(Facet.GENRE, ("规定",)),), part=Part.LIVING)) == ["乙规定"]


def test_relative_years_are_those_of_the_day_of_asking(filled: Office) -> None:
    put(filled, "新办法", published_on=date(2026, 11, 3), effective_on=date(2026, 12, 1))
    assert titles(filled, Question(filters=(Filter(Facet.YEAR, ("今年",)),))) == ["新办法", "丙办法"]
    assert titles(filled, Question(filters=(Filter(Facet.YEAR, ("近30天公布",)),))) == ["新办法"]
    assert titles(filled, Question(filters=(Filter(Facet.YEAR, ("去年", "2021")),))) == ["戊办法", "丁办法", "乙规定", "甲办法"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("已逾期", ["逾期"]),
        ("3个工作日内", ["周四", "今天"]),
        ("两周内", ["十二月", "周四", "今天"]),
        ("未来3个月届满", ["届满"]),
        ("今年届满", []),
    ],
)
def test_a_day_that_comes_is_filtered_by_how_near_it_is(office: Office, value: str, found: list[str]) -> None:
    for title, day in (
        ("逾期", date(2026, 11, 20)),
        ("今天", TODAY),
        ("周四", date(2026, 11, 26)),
        ("十二月", date(2026, 12, 7)),
        ("以后", date(2026, 12, 8)),
    ):
        due(office, put(office, title, **IN_FORCE), day)
    put(office, "届满", valid_until=date(2027, 1, 31), **IN_FORCE)
    assert titles(office, Question(filters=(Filter(Facet.DUE, (value,)),))) == found


def test_filings_are_filtered_by_where_they_stand(office: Office) -> None:
    for title, state, day in (
        ("未报", "due", date(2026, 12, 1)),
        ("迟", "due", date(2026, 11, 1)),
        ("已报", "submitted", TODAY),
        ("办结", "registered", TODAY),
    ):
        document = put(office, title, **IN_FORCE)
        deadline = due(office, document, day)
        with office.act("fill", "备案") as act:
            act.insert(Filing(id=act.new_id(), document_id=document, recipient="muni", state=state, deadline_id=deadline))
    told = {
        value: titles(office, Question(filters=(Filter(Facet.FILING, (value,)),)))
        for value in ("未报送", "逾期未报", "市政府待回执", "市政府已备案", "人大已备案")
    }
    assert told == {"未报送": ["迟", "未报"], "逾期未报": ["迟"], "市政府待回执": ["已报"], "市政府已备案": ["办结"], "人大已备案": []}


def test_a_picked_set_and_a_search_narrow_together(filled: Office) -> None:
    ids = {d.title: d.id for d in filled.store.documents.all()}
    assert titles(filled, Question(text="办法", picked=Picked("现行有效", (ids["甲办法"], ids["乙规定"])))) == ["甲办法"]


def test_the_first_letters_find_a_title_and_so_do_capitals(filled: Office) -> None:
    put(filled, "公共租赁住房管理办法")
    assert titles(filled, Question(text="gzzl")) == []
    assert titles(filled, Question(text="ggzlzf")) == ["公共租赁住房管理办法"]
    assert titles(filled, Question(text="GGZL")) == ["公共租赁住房管理办法"]


def test_a_document_wanted_is_answered_with_the_block_around_it(office: Office) -> None:
    with office.act("fill", "许多") as act:
        ids = [
            act.insert(Document(id=act.new_id(), matter="normative_document", title=f"第{n}", stage="drafting", created_at=office.now())).id
            for n in range(3 * BLOCK)
        ]
    found = answer(office, Question(), ids[0])
    assert (found.at, found.total, sorted(found.blocks)) == (3 * BLOCK - 1, 3 * BLOCK, [0, 2])
    assert [row.document.id for row in block(office, Question(), 1)] == ids[::-1][BLOCK : 2 * BLOCK]
    assert answer(office, Question(part=Part.ENDED), ids[0]).at == -1


def test_what_a_narrowed_search_found_is_counted_after_the_first_rows(office: Office) -> None:
    with office.act("fill", "许多") as act:
        for n in range(BLOCK + 1):
            act.insert(Document(id=act.new_id(), matter="normative_document", title=f"第{n}号", stage="drafting", created_at=office.now()))
    assert answer(office, Question(text="号")).total == BLOCK + 1
    narrowed = Question(text="号", part=Part.LIVING)
    assert answer(office, narrowed).total is None
    assert total(office, narrowed) == BLOCK + 1
    assert answer(office, Question(text="第12号")).total == 1


def test_a_filter_offers_what_stands_in_the_register(filled: Office) -> None:
    assert [(choice.words, choice.count) for choice in choices(filled, Facet.GENRE)] == [("办法", 4), ("规定", 1)]
    assert [choice.words for choice in choices(filled, Facet.FORCE)] == ["有效", "废止"]
    assert [choice.words for choice in choices(filled, Facet.YEAR)][:2] == ["今年", "去年"]
    assert all(choice.count is None for choice in choices(filled, Facet.DUE))
