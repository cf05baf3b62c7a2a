"""办理记录: each kind with its words, what it stands for, the papers of a hearing, the fair-competition review in step with the document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.lifecycle import answers, deliberating, ending, guards, proceedings
from app.lifecycle.jurisdiction import Condition
from app.lifecycle.materials import asked
from app.lifecycle.proceedings import Facts
from app.lifecycle.stages import Matter
from app.office import Office
from tests.app import road

KINDS = [
    "assessment",
    "hearing",
    "expert_review",
    "risk_assessment",
    "fair_competition_review",
    "department_review",
    "department_discussion",
    "policy_interpretation",
    "post_evaluation",
]


def hold(office: Office, document: str, kind: str, **told: object) -> str:
    return str(proceedings.hold(office, document, kind=kind, facts=Facts(**told))["proceeding"])


def missing(office: Office, document: str) -> set[str]:
    return {g.mend for g in guards.to_submit(office, road.now(office, document), road.UNIT, (), road.TODAY) if not g.held}


def deadlines(office: Office, document: str) -> list[tuple[str, date, str]]:
    return [(d.key, d.due_on, d.state) for d in office.store.documents.deadlines(document)]


def test_the_kinds_are_those_of_the_work(office: Office) -> None:
    assert list(proceedings.kinds()) == KINDS
    known = {m.code for m in office.jurisdiction.submission}
    assert all(set(kind.materials) <= known and kind.basis and kind.hint for kind in proceedings.kinds().values())
    with pytest.raises(Refused, match="没有“tea”这种程序"):
        hold(office, road.imported(office), "tea")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_recorded_put_right_and_taken_out(office: Office, kind: str, tmp_path: Path) -> None:
    paper = tmp_path / "记录.txt"
    paper.write_text("记录", "utf-8")
    document = road.imported(office)
    word = next(iter(proceedings.kind(kind).conclusions), None)
    made = proceedings.hold(office, document, kind=kind, facts=Facts(on=date(2026, 11, 2), body="住建局", conclusion=word), file=paper)
    row = office.store.procedures.proceeding(str(made["proceeding"]))
    assert (row.on_date, row.body, row.conclusion, row.file_name, row.operator) == (
        date(2026, 11, 2),
        "住建局",
        word,
        "记录.txt",
        road.CLERK,
    )
    proceedings.edit(office, row.id, facts=replace(proceedings.facts_of(row), number="〔2026〕3号", people="五人"))
    after = office.store.procedures.proceeding(row.id)
    assert (after.number, after.people, after.file_name, after.body) == ("〔2026〕3号", "五人", "记录.txt", "住建局")
    proceedings.remove(office, row.id)
    assert proceedings.of(office, document) == ()
    assert [e.act for e in office.store.documents.events(document)][1:] == ["proceeding"] * 3


@pytest.mark.parametrize("kind", ["department_review", "department_discussion", "fair_competition_review", "post_evaluation"])
def test_a_conclusion_in_other_words_is_refused(office: Office, kind: str) -> None:
    with pytest.raises(Refused, match="不是“大概可以”"):
        hold(office, road.imported(office), kind, conclusion="大概可以")


@pytest.mark.parametrize(
    ("kind", "conclusion", "code"),
    [
        ("department_review", "同意送审", "M06"),
        ("department_discussion", "同意送审", "M07"),
        ("fair_competition_review", "符合", "M08"),
        ("hearing", None, "M09"),
        ("expert_review", None, "M09"),
        ("risk_assessment", None, "M09"),
        ("policy_interpretation", None, "M11"),
    ],
)
def test_what_was_held_stands_for_the_material_it_yields(office: Office, kind: str, conclusion: str | None, code: str) -> None:
    document = road.imported(office)
    answers.answer(office, document, {"held_hearing": True, "needs_interpretation": True})
    deliberating.fair_competition(office, document, concerned=True)
    assert f"material:{code}" in missing(office, document)
    made = hold(office, document, kind, conclusion=conclusion)
    assert f"material:{code}" not in missing(office, document)
    assert next(m.there for m in asked(office, road.now(office, document), Matter.NORMATIVE_DOCUMENT) if m.code == code)
    proceedings.remove(office, made)
    assert f"material:{code}" in missing(office, document)


@pytest.mark.parametrize(("kind", "code"), [("department_review", "M06"), ("department_discussion", "M07")])
def test_a_refusal_of_the_department_stands_for_nothing(office: Office, kind: str, code: str) -> None:
    document = road.imported(office)
    hold(office, document, kind, conclusion="不同意送审")
    assert f"material:{code}" in missing(office, document)


def test_a_hearing_asks_for_its_papers_by_itself(office: Office) -> None:
    document = road.imported(office)
    assert Condition.HELD_HEARING not in answers.facts(office, road.now(office, document))
    hold(office, document, "hearing", on=date(2026, 12, 15))
    assert Condition.HELD_HEARING in answers.facts(office, road.now(office, document))
    assert "material:M09" in missing(office, document)


def test_the_papers_of_a_hearing_to_come_are_due_seven_days_before_it(office: Office) -> None:
    document = road.imported(office)
    one = hold(office, document, "hearing", on=date(2026, 12, 15))
    assert deadlines(office, document) == [("hearing.material_lead", date(2026, 12, 8), "open")]
    row = office.store.procedures.proceeding(one)
    proceedings.edit(office, one, facts=replace(proceedings.facts_of(row), on=date(2026, 12, 18)))
    assert deadlines(office, document)[-1] == ("hearing.material_lead", date(2026, 12, 11), "open")
    assert deadlines(office, document)[0][2] == "void"
    proceedings.hand_out(office, one)
    assert deadlines(office, document)[-1][2] == "met"
    assert road.last_event(office, document).note == "2026-12-18 听证的材料已送达参加人"


def test_papers_that_went_out_late_are_said_to_be_and_none_go_out_after_the_hearing(office: Office) -> None:
    document = road.imported(office)
    one = hold(office, document, "hearing", on=date(2026, 11, 26))
    with pytest.raises(Refused, match="晚于听证日"):
        proceedings.hand_out(office, one, on=date(2026, 11, 27))
    proceedings.hand_out(office, one)
    assert road.last_event(office, document).note.endswith("，晚于 2026-11-19")
    with pytest.raises(Refused, match="没有送达听证材料这一步"):
        proceedings.hand_out(office, hold(office, document, "assessment"))


def test_a_hearing_held_already_or_taken_out_waits_for_no_papers(office: Office) -> None:
    document = road.imported(office)
    hold(office, document, "hearing", on=date(2026, 11, 1))
    assert deadlines(office, document) == []
    proceedings.remove(office, hold(office, document, "hearing", on=date(2026, 12, 15)))
    assert [state for *_, state in deadlines(office, document)] == ["void"]


def test_the_document_bears_the_conclusion_of_its_last_review(office: Office) -> None:
    document = road.imported(office)
    first = hold(office, document, "fair_competition_review", on=date(2026, 11, 2), conclusion="违反")
    row = road.now(office, document)
    assert (row.concerns_market, row.fair_competition, row.fair_competition_until) == (True, "违反", None)
    second = hold(
        office, document, "fair_competition_review", on=date(2026, 11, 9), conclusion="例外", until=date(2028, 6, 30), words="科技进步"
    )  # fmt: skip
    row = road.now(office, document)
    assert (row.fair_competition, row.fair_competition_until) == ("例外", date(2028, 6, 30))
    proceedings.remove(office, second)
    assert road.now(office, document).fair_competition == "违反"
    proceedings.remove(office, first)
    assert road.now(office, document).fair_competition is None


def test_an_exception_has_its_term_and_ends_on_a_day_that_is_watched(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="要写明实施期限"):
        deliberating.fair_competition(office, document, concerned=True, conclusion="例外")
    with pytest.raises(Refused, match="早于审查日期"):
        hold(office, document, "fair_competition_review", conclusion="例外", until=date(2026, 1, 1))
    deliberating.fair_competition(office, document, concerned=True, conclusion="例外", until=date(2028, 6, 30), reason="节约能源")
    (held,) = proceedings.of(office, document)
    assert (held.kind, held.conclusion, held.until, held.words) == ("fair_competition_review", "例外", date(2028, 6, 30), "节约能源")
    assert deadlines(office, document) == [("fair_competition.exception", date(2028, 6, 30), "open")]
    assert office.store.documents.deadlines(document)[0].basis == "《公平竞争审查条例》第十二条"
    deliberating.fair_competition(office, document, concerned=True, conclusion="例外", until=date(2027, 6, 30))
    assert ("fair_competition.exception", date(2027, 6, 30), "open") in deadlines(office, document)
    deliberating.fair_competition(office, document, concerned=True, conclusion="符合")
    assert [state for *_, state in deadlines(office, document)] == ["void", "void"]


def test_the_watch_over_an_exception_ends_with_the_document(office: Office) -> None:
    document = road.at(office, "published")
    hold(office, document, "fair_competition_review", conclusion="例外", until=date(2028, 6, 30))
    ending.repeal(office, document, reason="上位法已修改")
    assert ("fair_competition.exception", date(2028, 6, 30), "void") in deadlines(office, document)
