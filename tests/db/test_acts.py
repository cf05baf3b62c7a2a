"""Every change is an act: one transaction, one entry of the log, everything before and after."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from db.acts import Stamp, changes_of
from db.errors import Gone, Stale
from db.records import Document, Event, Unit
from db.store import Store
from tests.db.sample import AT, CLERK, DAY, document, fingerprint, later, rows


def entries(store: Store) -> list[tuple[str, str]]:
    return [(entry.kind, entry.title) for entry in store.log.oldest_first()]


def test_an_act_is_one_entry_with_name_operator_and_instant(store: Store) -> None:
    with store.act("import", "导入文件", CLERK) as act:
        document(act, "甲")
        document(act, "乙")
    entry = next(store.log.newest_first())
    assert (entry.name, entry.title, entry.operator, entry.at, entry.kind) == ("import", "导入文件", "张三", AT, "do")
    assert len(changes_of(entry)) == 2


def test_an_act_that_raises_leaves_nothing(store: Store) -> None:
    def break_off() -> None:
        with store.act("import", "导入文件", CLERK) as act:
            made = act.update(document(act), title="改过")
            store.search.add(made.id, [("第一条", "内容")])
            raise ZeroDivisionError

    before = fingerprint(store)
    with pytest.raises(ZeroDivisionError):
        break_off()
    assert fingerprint(store) == before


def test_a_stale_save_raises_and_writes_nothing(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        read = document(act)
    with store.act("set", "改标题", CLERK) as act:
        act.update(read, title="先改的")

    def save_late() -> None:
        with store.act("set", "改标题", CLERK) as act:
            document(act, "同一步里先做的")
            act.update(read, title="后改的")

    before = fingerprint(store)
    with pytest.raises(Stale):
        save_late()
    assert fingerprint(store) == before


def test_an_update_of_what_is_not_there_raises_gone(store: Store) -> None:
    nobody = Document(id="nobody", matter="other", title="无", stage="drafting", created_at=AT)
    with pytest.raises(Gone), store.act("set", "改标题", CLERK) as act:
        act.update(nobody, title="改过")


def test_before_and_after_hold_every_column(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = document(act)
    with store.act("set", "改标题", CLERK) as act:
        changed = act.update(made, title="改过")
    ((table, row_id, before, after),) = changes_of(next(store.log.newest_first()))
    assert (table, row_id) == ("documents", made.id)
    assert before == made.cells()
    assert after == changed.cells()
    assert changed.row_version == made.row_version + 1


def test_a_row_made_and_changed_in_one_act_stands_in_the_log_once_as_it_ended(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = act.update(act.update(document(act), title="一"), title="二")
    assert changes_of(next(store.log.newest_first())) == (("documents", made.id, None, made.cells()),)
    assert store.documents.get(made.id) == made


def test_a_change_made_on_the_record_itself_is_stored_too(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = document(act)
    with store.act("set", "改标题", CLERK) as act:
        act.update(replace(made, title="改过"))
    assert store.documents.get(made.id).title == "改过"


def test_an_update_that_changes_nothing_is_no_act(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = document(act)
    before = fingerprint(store)
    with store.act("set", "改标题", CLERK) as act:
        assert act.update(made, title=made.title) == made
    assert fingerprint(store) == before
    assert store.last_kinds == frozenset()


def test_a_row_changed_and_changed_back_in_one_act_is_a_step_all_the_same(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = document(act)
    with store.act("set", "改标题", CLERK) as act:
        act.update(act.update(made, title="改过"), title=made.title)
    assert store.documents.get(made.id).title == made.title
    assert next(store.log.newest_first()).title == "改标题"
    assert store.undo(CLERK).title == "改标题"
    assert store.documents.get(made.id).title == made.title


def test_an_id_cannot_be_changed(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = document(act)
    with pytest.raises(TypeError), store.act("set", "改", CLERK) as act:
        act.update(made, id="another")
    assert store.documents.get(made.id) == made


def test_the_operator_becomes_one_of_the_people_once(store: Store) -> None:
    for n in range(2):
        with store.act("import", "导入", Stamp("李四", later(n))) as act:
            document(act)
    assert [person.name for person in store.people.people()] == ["李四"]


def test_who_only_undoes_becomes_one_of_the_people_too_and_undo_takes_no_name_back(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        document(act)
    store.undo(Stamp("李四", AT))
    assert {person.name for person in store.people.people()} == {"张三", "李四"}
    assert store.documents.all() == ()
    store.redo(Stamp("王五", AT))
    assert {person.name for person in store.people.people()} == {"张三", "李四", "王五"}
    assert len(store.documents.all()) == 1


def test_an_act_says_which_kinds_of_row_it_touched(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        document(act)
    assert store.last_kinds == {"documents", "people"}
    with store.act("import", "导入", CLERK) as act:
        act.insert(Unit(id=act.new_id(), name="区住建局"))
    assert store.last_kinds == {"units"}
    store.undo(CLERK)
    assert store.last_kinds == {"units"}


def test_a_row_that_points_nowhere_is_refused_with_its_whole_act(store: Store) -> None:
    def accept_nobody() -> None:
        with store.act("accept", "受理", CLERK) as act:
            document(act)
            act.insert(
                Event(id=act.new_id(), document_id="nobody", act="accept", stage="under_review", on_date=DAY, at=AT, operator="张三")
            )

    before = fingerprint(store)
    with pytest.raises(sqlite3.IntegrityError):
        accept_nobody()
    assert fingerprint(store) == before


def test_acts_of_the_same_second_keep_their_order(store: Store) -> None:
    for title in "甲乙丙丁戊":
        with store.act("import", title, CLERK) as act:
            document(act, title)
    assert [made.title for made in store.documents.all()] == list("甲乙丙丁戊")
    ids = [made.id for made in store.documents.all()]
    assert ids == sorted(ids)
    assert [title for kind, title in entries(store) if kind == "do"] == list("甲乙丙丁戊")


def test_an_act_inside_an_act_is_refused(store: Store) -> None:
    def nest() -> None:
        with store.act("import", "外", CLERK) as outer:
            document(outer)
            with store.act("import", "内", CLERK) as inner:
                document(inner)

    before = rows(store)
    with pytest.raises(RuntimeError):
        nest()
    assert rows(store) == before


def test_an_act_that_is_over_writes_nothing_more(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        document(act)
    before = fingerprint(store)
    with pytest.raises(RuntimeError):
        document(act)
    assert fingerprint(store) == before
