"""The peer of the benchmark answers the same question as the index it is measured against."""

from __future__ import annotations

from db.peers import scan
from tests.db.sample import CLERK, with_text


def test_a_scan_finds_what_the_index_finds(store):
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "标题", "处罚由区城管局实施", "备案")
    assert scan(store.db, "处罚") == store.search.find("处罚")
