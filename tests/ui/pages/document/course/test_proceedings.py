"""听证 and its like are recorded, put right and taken out at the tab."""

from __future__ import annotations

import pytest

from app.lifecycle import proceedings
from tests.ui.pages.document.course.hands import button, confirm, course, fill, form, press, shown
from tests.ui.pages.workroom import words
from ui.widgets.fields import Choice


def rows(whole, document: str):
    return whole.ask(lambda office: office.store.procedures.proceedings(document))


@pytest.mark.parametrize("code", [code for code in proceedings.kinds() if code != "fair_competition_review"])
def test_each_kind_is_recorded_with_its_own_words(whole, code):
    kind = proceedings.kind(code)
    document = shown(whole, "published")
    press(whole, f"登记{kind.name}")
    fill(whole, "on", "2026-11-20")
    fill(whole, "body", "云州区林业局")
    fill(whole, "number", "云林〔2026〕2号")
    conclusion = form(whole).field("conclusion")
    if isinstance(conclusion, Choice):
        conclusion.setCurrentIndex(1)
    confirm(whole)
    (row,) = rows(whole, document)
    assert (row.kind, row.body, row.number) == (code, "云州区林业局", "云林〔2026〕2号")
    assert row.conclusion == (kind.conclusions[0] if kind.conclusions else None)
    assert "云林〔2026〕2号" in words(course(whole))


def test_a_hearing_is_put_right_and_taken_out_and_brought_back(whole):
    document = shown(whole, "consulting")
    press(whole, "登记听证")
    fill(whole, "on", "2026-10-20")
    fill(whole, "body", "云州区林业局")
    confirm(whole)
    press(whole, "修改2026-10-20的听证")
    fill(whole, "words", "十二人参加，三人反对收费")
    confirm(whole)
    assert rows(whole, document)[0].words == "十二人参加，三人反对收费"
    assert "十二人参加，三人反对收费" in words(course(whole))
    press(whole, "移除2026-10-20的听证")
    assert not rows(whole, document)
    whole.click(whole.undo_link)
    assert len(rows(whole, document)) == 1


def test_the_papers_of_a_hearing_to_come_are_told_to_be_out(whole):
    document = shown(whole, "consulting")
    press(whole, "登记听证")
    fill(whole, "on", "2026-12-15")
    fill(whole, "body", "云州区林业局")
    confirm(whole)
    press(whole, "2026-12-15的听证：材料已送达")
    assert "hearing_papers" in [event.act for event in whole.ask(lambda office: office.store.documents.events(document))]


def test_an_exception_of_the_competition_review_stands_with_its_term(whole):
    document = shown(whole, "lawful")
    press(whole, "登记公平竞争审查")
    segments = form(whole).field("conclusion").property("segments")
    whole.click(segments, segments.part_rect(1).center().toPoint())
    fill(whole, "until", "2027-12-31")
    fill(whole, "body", "区市场监管局")
    fill(whole, "reason", "维护国家安全的情形")
    confirm(whole)
    (row,) = rows(whole, document)
    assert (row.conclusion, str(row.until), row.body) == ("例外", "2027-12-31", "区市场监管局")
    assert "实施期限至 2027-12-31" in words(course(whole))
    assert button(whole, f"修改{row.on_date}的公平竞争审查").isEnabled()
