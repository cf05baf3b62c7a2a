"""Undo is a new act that puts the newest one's before back; redo takes the newest undo back."""

from __future__ import annotations

import pytest

from db import health
from db.acts import Stamp
from db.errors import LeftTheHouse, NothingToUndo, Stale
from db.records import IssuedNumber, LoggedAct, Setting, Unit
from db.store import Store
from tests.db.sample import AT, CLERK, document, fingerprint, later, one_of_every_kind, rows, with_text


def named(store: Store, *titles: str) -> None:
    for n, title in enumerate(titles):
        with store.act("import", title, Stamp("张三", later(n))) as act:
            document(act, title)


def titles(store: Store) -> str:
    return "".join(made.title for made in store.documents.all())


def test_undo_and_redo_walk_back_and_forth_until_a_new_act(store: Store) -> None:
    named(store, "甲", "乙")
    walked = []
    for step in (store.undo, store.undo, store.redo, store.redo, store.undo):
        entry = step(CLERK)
        walked.append((entry.title, titles(store)))
    assert walked == [("乙", "甲"), ("甲", ""), ("甲", "甲"), ("乙", "甲乙"), ("乙", "甲")]
    named(store, "丙")
    with pytest.raises(NothingToUndo):
        store.redo(CLERK)
    assert titles(store) == "甲丙"
    assert [store.undo(CLERK).title, store.undo(CLERK).title] == ["丙", "甲"]
    assert store.redo(CLERK).title == "甲"
    assert titles(store) == "甲"


def test_nothing_done_is_nothing_to_undo(store: Store) -> None:
    for step in (store.undo, store.redo):
        with pytest.raises(NothingToUndo):
            step(CLERK)
    named(store, "甲")
    store.undo(CLERK)
    with pytest.raises(NothingToUndo):
        store.undo(CLERK)


def test_what_has_left_the_house_is_not_undone_nor_anything_before_it(store: Store) -> None:
    named(store, "甲")
    with store.act("file", "报送备案", CLERK) as act:
        document(act, "乙")
        act.final_now()
    before = fingerprint(store)
    with pytest.raises(LeftTheHouse) as refused:
        store.undo(CLERK)
    assert refused.value.act == "报送备案"
    named(store, "丙")
    store.undo(CLERK)
    with pytest.raises(LeftTheHouse):
        store.undo(CLERK)
    assert titles(store) == "甲乙"
    assert fingerprint(store) != before


def test_a_final_act_without_rows_bars_the_way_back_too(store: Store) -> None:
    named(store, "甲")
    with store.act("export", "送出", CLERK) as act:
        act.final_now()
    with pytest.raises(LeftTheHouse):
        store.undo(CLERK)


def test_a_check_may_refuse_an_undo_and_nothing_happens(store: Store) -> None:
    class Refusal(Exception):
        pass

    def refuse(entry: LoggedAct) -> None:
        raise Refusal(entry.title)

    named(store, "甲")
    before = fingerprint(store)
    with pytest.raises(Refusal, match="甲"):
        store.undo(CLERK, refuse)
    assert fingerprint(store) == before


def test_a_record_read_before_an_undo_is_stale_after_it(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        first = document(act, "甲")
    with store.act("set", "改标题", CLERK) as act:
        second = act.update(first, title="乙")
    store.undo(CLERK)
    for held in (first, second):
        with pytest.raises(Stale), store.act("set", "改", CLERK) as act:
            act.update(held, title="丙")
    now = store.documents.get(first.id)
    assert (now.title, now.row_version) == ("甲", 3)
    with store.act("set", "改", CLERK) as act:
        act.update(now, title="丙")
    assert titles(store) == "丙"


def test_undo_and_redo_put_a_whole_family_of_rows_back(store: Store) -> None:
    start = rows(store)
    with store.act("import", "全部", CLERK) as act:
        one_of_every_kind(store, act)
    full = rows(store)
    store.undo(CLERK)
    assert {key for key in rows(store) if key[0] != "people"} == set(start)
    store.redo(CLERK)
    assert rows(store) == full
    assert health.problems(store) == ()


def test_rows_come_back_in_their_order(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        for title in "甲乙丙":
            document(act, title)
    store.undo(CLERK)
    store.redo(CLERK)
    assert titles(store) == "甲乙丙"


def test_a_name_that_wandered_inside_one_act_wanders_back(store: Store) -> None:
    with store.act("unit", "建单位", CLERK) as act:
        old = act.insert(Unit(id=act.new_id(), name="住建局"))
    start = rows(store)
    with store.act("unit", "改名", CLERK) as act:
        new = act.insert(Unit(id=act.new_id(), name="暂名"))
        act.update(old, name="原住建局")
        act.update(new, name="住建局")
    after = rows(store)
    store.undo(CLERK)
    assert rows(store) == start
    store.redo(CLERK)
    assert rows(store) == after


def test_a_number_goes_back_and_can_be_issued_again(store: Store) -> None:
    for _ in range(2):
        with store.act("register", "登记编号", CLERK) as act:
            made = document(act)
            n = store.documents.last_number("zf", 2026) + 1
            act.insert(IssuedNumber(id=act.new_id(), series="zf", year=2026, n=n, text=f"〔2026〕{n}号", document_id=made.id))
        assert store.documents.last_number("zf", 2026) == 1
        store.undo(CLERK)
        assert store.documents.last_number("zf", 2026) == 0


def test_a_row_changed_outside_is_not_overwritten_by_undo(store: Store) -> None:
    named(store, "甲")
    store.db.execute("UPDATE documents SET title = '外改'")
    before = fingerprint(store)
    with pytest.raises(Stale):
        store.undo(CLERK)
    assert fingerprint(store) == before


def test_a_redo_that_no_longer_fits_is_refused_and_writes_nothing(store: Store) -> None:
    with store.act("unit", "建单位", CLERK) as act:
        act.insert(Unit(id=act.new_id(), name="住建局"))
    store.undo(CLERK)
    store.db.execute("INSERT INTO units (id, row_version, name, short_name) VALUES ('outside', 1, '住建局', '')")
    before = fingerprint(store)
    with pytest.raises(Stale):
        store.redo(CLERK)
    assert fingerprint(store) == before


def test_a_key_set_again_after_its_undo_is_a_new_row(store: Store) -> None:
    for value in ("亮", "暗"):
        with store.act("set", "设置", CLERK) as act:
            act.insert(Setting(id="theme", value=value))
        assert store.settings.all() == {"theme": value}
        store.undo(CLERK)
    assert store.settings.all() == {}


def test_an_undone_import_is_not_found_and_a_redone_one_is(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        with_text(store, act, "办法", "由公安机关处以罚款。")
    assert store.search.find("罚款")[0] == 1
    store.undo(CLERK)
    assert store.search.find("罚款")[0] == 0
    store.redo(CLERK)
    assert store.search.find("罚款")[0] == 1


def test_undo_reads_no_more_of_a_long_log_than_it_needs(store: Store) -> None:
    named(store, *"甲乙丙")
    read: list[str] = []
    store.db.conn.set_trace_callback(read.append)
    entry = store.log.to_undo()
    store.db.conn.set_trace_callback(None)
    assert entry.title == "丙"
    assert all("LIMIT" in sql or "seq = " in sql for sql in read)
    assert sum("changes" in sql for sql in read) == 1


def test_undo_survives_closing(store: Store) -> None:
    named(store, "甲", "乙")
    store.close()
    with Store(store.folder, AT) as again:
        assert again.undo(CLERK).title == "乙"
    with Store(store.folder, AT) as again:
        assert again.redo(CLERK).kind == "undo"
        assert titles(again) == "甲乙"
