"""For each document the first place that holds the words."""

from __future__ import annotations

from db.store import Store
from tests.db.sample import CLERK, with_text


def held(store: Store, query: str) -> dict[str, str]:
    found = (store.search.place(document.id, query) for document in store.documents.all())
    return {hit.title: hit.path for hit in found if hit is not None}


def test_the_first_clause_of_each_document_is_told(store: Store) -> None:
    with store.act("x", "x", CLERK) as act:
        with_text(store, act, "甲办法", "总则", "处罚一", "处罚二")
        with_text(store, act, "乙办法", "处罚")
        with_text(store, act, "丙办法", "奖励")
    assert held(store, "处罚") == {"甲办法": "第2条", "乙办法": "第1条"}


def test_a_title_is_told_where_no_clause_holds_the_words(store: Store) -> None:
    with store.act("x", "x", CLERK) as act:
        with_text(store, act, "停车办法", "总则")
        with_text(store, act, "养犬办法", "不得占用停车位")
    assert held(store, "停车") == {"停车办法": "标题", "养犬办法": "第1条"}


def test_one_character_and_nothing_at_all(store: Store) -> None:
    with store.act("x", "x", CLERK) as act:
        with_text(store, act, "甲办法", "处罚")
    assert held(store, "罚") == {"甲办法": "第1条"}
    assert held(store, "  ") == {}


def test_only_the_current_text_is_searched(store: Store) -> None:
    with store.act("x", "x", CLERK) as act:
        made = with_text(store, act, "甲办法", "处罚")
        act.update(made, current_version_id=None)
    assert held(store, "处罚") == {}
