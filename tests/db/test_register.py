"""The list of documents: pages in an order, conditions, and words in titles and texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from db.acts import Act
from db.records import Document
from db.records.register import Ask, Listing, Span
from db.store import Store
from tests.db.sample import CLERK, with_text

DAY = "2026-07-01"


def listed(store: Store, document: Document) -> Listing:
    """A row as a program might make it: the unit is the first character of the title, the number what the document has."""
    return Listing(
        document_id=document.id, title=document.title, number=document.document_number, genre=None, unit=document.title[0], handler=None,
        year=2026, stage_word="起草", stage_rank=10, force=None, living=True, ended=False, published_on=None,
        effective_on=document.effective_on.isoformat() if document.effective_on else None, valid_until=None, lapses_on=None, muni=None,
        npc=None, muni_state=None, npc_state=None, unfiled_due_on=None, due_on=None, task_due_on=None,
        head=f"{document.title}\n{document.document_number or ''}".lower(), valid_from="", valid_before="9999",
    )  # fmt: skip


@pytest.fixture
def listing(store: Store) -> Store:
    def lister(document_ids: Sequence[str]) -> Iterable[Listing]:
        return [listed(store, document) for document in store.documents.these(document_ids)]

    store.list_with("test", lister, DAY)
    return store


def fill(store: Store, *texts: tuple[str, ...]) -> None:
    with store.act("x", "x", CLERK) as act:
        for title, *clauses in texts:
            with_text(store, act, title, *clauses)


def titles(store: Store, ask: Ask, skip: int = 0, most: int = 50) -> list[str]:
    return [store.documents.get(found).title for found in store.register.page(ask, skip, most)]


def change(store: Store, called: str, /, **values: object) -> None:
    document = next(d for d in store.documents.all() if d.title == called)
    with store.act("x", "x", CLERK) as act:
        act.update(document, **values)


def test_the_newest_come_first_and_are_read_by_pages(listing: Store) -> None:
    fill(listing, ("甲",), ("乙",), ("丙",))
    assert titles(listing, Ask(), 0, 2) == ["丙", "乙"]
    assert titles(listing, Ask(), 2, 2) == ["甲"]
    assert listing.register.total(Ask()) == 3


def test_empty_values_stand_last_whichever_way_it_is_sorted(listing: Store) -> None:
    fill(listing, ("甲",), ("乙",), ("丙",))
    change(listing, "甲", document_number="二号")
    change(listing, "丙", document_number="一号")
    assert titles(listing, Ask(sort="number")) == ["丙", "甲", "乙"]
    assert titles(listing, Ask(sort="number", descending=True)) == ["甲", "丙", "乙"]


def test_groups_of_conditions_all_hold_and_one_span_of_each_is_enough(listing: Store) -> None:
    fill(listing, ("甲",), ("乙",), ("丙",))
    units = (Span("unit", among=("甲", "乙")),)
    assert titles(listing, Ask((units,))) == ["乙", "甲"]
    assert titles(listing, Ask((units, (Span("title", "乙", "乙"), Span("title", "丙", "丙"))))) == ["乙"]
    assert titles(listing, Ask(((Span("number"),),))) == [], "a span without bounds asks for any value"


def test_picked_documents_narrow_whatever_else_is_asked(listing: Store) -> None:
    fill(listing, ("甲",), ("乙",))
    first = listing.documents.all()[0].id
    assert titles(listing, Ask(picked=(first,))) == ["甲"]
    assert titles(listing, Ask(picked=())) == []


def test_titles_that_hold_the_words_come_before_texts_that_do(listing: Store) -> None:
    fill(listing, ("停车办法", "总则"), ("养犬办法", "不得占用停车位"), ("绿化办法", "停车"), ("停车细则", "停车"))
    assert titles(listing, Ask(words="停车")) == ["停车细则", "停车办法", "绿化办法", "养犬办法"]
    assert [titles(listing, Ask(words="停车"), n, 1) for n in range(5)] == [["停车细则"], ["停车办法"], ["绿化办法"], ["养犬办法"], []]
    assert listing.register.total(Ask(words="停车")) == 4
    assert titles(listing, Ask(words="停车", sort="title"))[0] == "停车办法"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("处罚五百", True), ("罚五", True), ("罚", True), ("五处", False), ("GB50016", True), ("B500", True), ("500", True), ("gb", True),
        ("处罚，依", False), ("五百元，依", True), ("元依", False), ("罚款", False), ("，", False),
    ],
)  # fmt: skip
def test_words_are_found_exactly_also_inside_latin_and_across_a_comma(listing: Store, words: str, found: bool) -> None:
    fill(listing, ("甲", "处罚五百元，依 GB50016 执行", "第二条"))
    assert bool(titles(listing, Ask(words=words))) is found
    assert listing.register.total(Ask(words=words)) == found


def test_words_do_not_join_two_clauses(listing: Store) -> None:
    fill(listing, ("甲", "处罚", "罚款"))
    assert titles(listing, Ask(words="处罚罚款")) == []


def test_initials_are_kept_while_the_title_stays(listing: Store) -> None:
    fill(listing, ("甲乙",))
    (key, title), *_ = listing.register.nameless()
    listing.register.set_initials([(key, "jy")])
    assert titles(listing, Ask(words="jy")) == [title]
    change(listing, "甲乙", document_number="一号")
    assert listing.register.nameless() == ()
    change(listing, "甲乙", title="丙")
    assert listing.register.nameless() == ((key, "丙"),)


def test_undo_and_redo_take_the_row_along(listing: Store) -> None:
    fill(listing, ("甲",))
    listing.undo(CLERK)
    assert listing.register.count() == 0
    listing.redo(CLERK)
    assert titles(listing, Ask()) == ["甲"]


def test_words_of_what_was_undone_do_not_find_what_came_in_its_place(listing: Store) -> None:
    fill(listing, ("停车办法",))
    listing.undo(CLERK)
    fill(listing, ("绿化办法",))
    assert titles(listing, Ask(words="停车")) == []
    assert listing.register.total(Ask(words="停车")) == 0
    assert titles(listing, Ask(words="绿化")) == ["绿化办法"]


def test_what_goes_to_the_bin_leaves_the_list(listing: Store) -> None:
    fill(listing, ("甲",))
    change(listing, "甲", deleted_at=CLERK.at)
    assert listing.register.count() == 0


def test_a_store_that_nobody_followed_is_listed_anew(store: Store) -> None:
    fill(store, ("甲",), ("乙",))
    assert store.register.count() == 0

    def lister(document_ids: Sequence[str]) -> Iterable[Listing]:
        return [listed(store, document) for document in store.documents.these(document_ids)]

    store.list_with("test", lister, DAY)
    assert titles(store, Ask()) == ["乙", "甲"]
    with store.act("x", "x", CLERK) as act:
        _rename(store, act)
    assert titles(store, Ask()) == ["乙", "新"]


def _rename(store: Store, act: Act) -> None:
    act.update(store.documents.all()[0], title="新")


def test_a_text_forgotten_is_found_no_more(listing: Store) -> None:
    fill(listing, ("甲", "处罚"))
    version = listing.documents.all()[0].current_version_id
    with listing._transaction():
        listing.search.forget(version or "")
    assert titles(listing, Ask(words="处罚")) == []


def test_a_column_that_is_none_is_refused(listing: Store) -> None:
    with pytest.raises(ValueError, match="no column"):
        listing.register.page(Ask(((Span("title; DROP TABLE documents"),),)), 0, 1)
