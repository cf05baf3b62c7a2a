"""A search finds exactly the places that hold the words, as Python finds them."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.search import phrase, words
from db.store import Store
from tests.db.sample import AT, CLERK, document, with_text

HAN = "处罚备案机关的法一二〇第条款项公安由以𠮷㐀豈龥䷀々"
MIXED = HAN + "aAbZ09" + "，。《》〔〕（）() \"'*-:^%_.;ＡａⅠé"
TEXTS = st.lists(st.text(MIXED, max_size=24), min_size=1, max_size=5)


def fold(text: str) -> str:
    return text.translate(str.maketrans(string.ascii_uppercase, string.ascii_lowercase))


def truth(clauses: list[str], query: str) -> list[str]:
    needle = fold(query.strip())
    return [f"第{n}条" for n, clause in enumerate(clauses, start=1) if needle and needle in fold(clause)]


@st.composite
def searches(draw: st.DrawFn) -> tuple[list[str], str]:
    """Clauses and a query: a piece of one of them, or anything at all."""
    clauses = draw(TEXTS)
    whole = draw(st.sampled_from(clauses))
    if whole and draw(st.booleans()):
        start = draw(st.integers(0, len(whole) - 1))
        return clauses, whole[start : start + draw(st.integers(1, 10))]
    return clauses, draw(st.text(MIXED, min_size=1, max_size=10))


def test_hits_are_what_python_finds(tmp_path: Path) -> None:
    with Store(tmp_path / "store", AT) as store:
        store.db.execute("PRAGMA synchronous = OFF")

        @settings(max_examples=600, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(searches())
        def search(asked: tuple[list[str], str]) -> None:
            clauses, query = asked
            with store.act("import", "导入", CLERK) as act:
                made = with_text(store, act, "标", *clauses)
            total, hits = store.search.find(query)
            found = [hit.path for hit in hits if hit.path.startswith("第")]
            store.undo(CLERK)
            assert found == truth(clauses, query)
            assert all(hit.document_id == made.id and hit.text == clauses[int(hit.path[1:-1]) - 1] for hit in hits if hit.path != "标题")
            assert total == len(hits)

        search()


@pytest.mark.parametrize(
    "query",
    [
        "处罚",
        "备案",
        "罚",
        "二〇二六",
        "2026",
        "〔2026〕3号",
        "gb/t 1",
        "《行政处罚法》",
        "处以五百元以上二千元以下",
        "，由",
        "法》第十六条",
    ],
)
def test_words_of_every_kind_are_found(store: Store, query: str) -> None:
    clause = "依照《行政处罚法》第十六条，由公安机关处以五百元以上二千元以下罚款，报备案，见云政规〔2026〕3号、GB/T 1和二〇二六年"
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "无关", clause)
    total, (hit,) = store.search.find(query)
    assert (total, hit.path, hit.text) == (1, "第2条", clause)


@pytest.mark.parametrize("query", ["", "  ", "罚备", "处 罚", "款罚", "五百元以下", "*", '"', "OR", "words:罚"])
def test_what_is_not_there_is_not_found(store: Store, query: str) -> None:
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "由公安机关处罚，罚款五百元以上，报备案")
    assert store.search.find(query) == (0, ())


def test_titles_and_numbers_come_before_clauses(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = with_text(store, act, "关于印发罚款办法的通知", "处以罚款")
        act.update(made, body_title="罚款办法", document_number="云罚款〔2026〕3号")
    total, hits = store.search.find("罚款")
    assert [(hit.path, hit.text) for hit in hits] == [
        ("标题", "关于印发罚款办法的通知"),
        ("正文标题", "罚款办法"),
        ("文号", "云罚款〔2026〕3号"),
        ("第1条", "处以罚款"),
    ]
    assert total == 4


def test_the_total_counts_what_the_limit_leaves_out(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "罚款办法", *["处以罚款"] * 30)
    total, hits = store.search.find("罚款", limit=10)
    assert (total, len(hits)) == (31, 10)


def test_only_the_current_version_is_searched(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = with_text(store, act, "甲", "旧的罚款")
        other = with_text(store, act, "乙", "新的处罚")
        act.update(made, current_version_id=other.current_version_id)
    assert store.search.find("罚款")[0] == 0


def test_the_recycle_bin_is_not_searched(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        act.update(with_text(store, act, "罚款办法", "处以罚款"), deleted_at=AT)
        document(act, "别的")
    assert store.search.find("罚款")[0] == 0


def test_the_newest_document_comes_first(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = [with_text(store, act, f"办法{n}", f"罚款{n}") for n in range(4)]
    assert [hit.document_id for hit in store.search.find("罚款")[1]] == [document.id for document in reversed(made)]


def test_han_is_split_into_pairs_and_latin_into_words() -> None:
    assert words("处罚法a1、GB，罚") == "处罚 罚法 法 a1 gb 罚"
    assert phrase("处罚法a罚") == '"处罚 罚法" AND "罚"*'
    assert phrase("gb1，") is None
