from __future__ import annotations

from datetime import date, datetime

from app.lifecycle.force import Force
from app.lifecycle.register import RegisterRow
from app.lifecycle.stages import Stage
from db.records import Document
from ui.pages.places import Picked
from ui.pages.register.ledger import Part, Place, Question, arranged, belongs

TODAY = date(2026, 11, 23)


def row(title, *, stage=Stage.PUBLISHED, force=Force.IN_FORCE, until=None, number=None):
    document = Document(
        id=title,
        matter="normative_document",
        title=title,
        stage=stage.value,
        created_at=datetime(2026, 1, 1),
        valid_until=until,
        document_number=number,
    )
    return RegisterRow(document, "", "", stage, stage.label, force, "", (), None)


LAPSING = row("甲办法", until=date(2027, 1, 31))
LASTING = row("乙办法", until=date(2031, 1, 31))
DRAFT = row("丙办法", stage=Stage.DRAFTING, force=None)
REPEALED = row("丁办法", force=Force.REPEALED, until=date(2027, 1, 31))
ARCHIVED = row("戊办法", stage=Stage.ARCHIVED)
ALL = (LAPSING, LASTING, DRAFT, REPEALED, ARCHIVED)


def titles(question, hits=None):
    return [r.document.title for r in arranged(ALL, question, hits or {}, TODAY)]


def test_what_is_in_hand_or_in_force_is_living_also_when_archived():
    assert titles(Question(part=Part.LIVING)) == ["甲办法", "乙办法", "丙办法", "戊办法"]


def test_only_what_is_in_force_can_lapse_soon():
    assert titles(Question(part=Part.EXPIRING)) == ["甲办法"]


def test_what_lapses_today_is_still_shown_and_tomorrow_no_more():
    assert belongs(row("己", until=TODAY), Part.EXPIRING, TODAY)
    assert not belongs(row("己", until=TODAY), Part.EXPIRING, date(2026, 11, 24))


def test_a_picked_set_and_a_search_narrow_together():
    hits = {"甲办法": Place("标题", "甲办法"), "乙办法": Place("第一条", "…")}
    assert titles(Question(text="办法", picked=Picked("现行有效", ("乙办法", "丙办法"))), hits) == ["乙办法"]


def test_titles_that_hold_the_words_come_before_clauses_that_do():
    hits = {"甲办法": Place("第一条", "乙"), "乙办法": Place("标题", "乙办法")}
    assert titles(Question(text="乙"), hits) == ["乙办法", "甲办法"]


def test_empty_values_stand_last_whichever_way_it_is_sorted():
    assert titles(Question(sort="until"))[:3] == ["甲办法", "丁办法", "乙办法"]
    assert titles(Question(sort="until", descending=True))[0] == "乙办法"
    assert set(titles(Question(sort="until", descending=True))[3:]) == {"丙办法", "戊办法"}
