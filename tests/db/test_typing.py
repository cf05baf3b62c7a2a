"""What is being typed is kept beside the business and is none of it."""

from __future__ import annotations

from db import health
from db.store import Store
from tests.db.sample import AT, later


def test_the_last_words_of_each_place_are_kept(store: Store) -> None:
    store.typing.keep("finding/1/remark", "问", AT)
    store.typing.keep("finding/1/remark", "问起草单位", later(1))
    store.typing.keep("finding/2/remark", "查上位法", later(2))
    assert store.typing.find("finding/1/remark") == "问起草单位"
    assert store.typing.find("finding/3/remark") == ""
    assert store.typing.all() == (("finding/2/remark", "查上位法", later(2)), ("finding/1/remark", "问起草单位", later(1)))


def test_emptied_words_are_not_kept(store: Store) -> None:
    store.typing.keep("a", "问", AT)
    store.typing.keep("a", " \n", AT)
    assert store.typing.all() == ()


def test_a_place_is_forgotten_with_what_lies_below_it_and_nothing_else(store: Store) -> None:
    for key in ("finding/1", "finding/1/remark", "finding/10", "finding%1/x"):
        store.typing.keep(key, "词", AT)
    store.typing.forget("finding/1")
    assert sorted(key for key, *_ in store.typing.all()) == ["finding%1/x", "finding/10"]


def test_it_leaves_no_trace_in_the_log_and_wants_no_backup(store: Store) -> None:
    store.typing.keep("a", "问", AT)
    assert list(store.log.oldest_first()) == []
    assert not store.wants_backup()
    assert health.problems(store) == ()
