"""A record becomes a row and the row that record again; fields and columns are the same."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from db import rows
from db.errors import Gone
from db.records import BUSINESS, Document, LoggedAct, Row
from db.store import Store
from tests.db.sample import CLERK, document, one_of_every_kind


def columns(store: Store, table: str) -> dict[str, tuple[str, bool]]:
    """Type and whether it may be empty, by column."""
    return {name: (kind, not (required or key)) for _, name, kind, required, _, key in store.db.execute(f"PRAGMA table_info({table})")}


def expected(kind: type) -> dict[str, tuple[str, bool]]:
    hints = get_type_hints(kind)
    found = {}
    for field in fields(kind):
        plain = {str(part) for part in get_args(hints[field.name]) if part is not NoneType} or {str(hints[field.name])}
        number = plain & {"<class 'int'>", "<class 'bool'>"} and "tuple" not in str(hints[field.name])
        found[field.name] = ("INTEGER" if number else "TEXT", NoneType in get_args(hints[field.name]))
    return found


@pytest.mark.parametrize("kind", BUSINESS, ids=lambda kind: kind.__name__)
def test_fields_are_the_columns_of_the_table(store: Store, kind: type[Row]) -> None:
    assert columns(store, kind.TABLE) == expected(kind)


def test_entries_of_the_log_are_the_columns_of_acts(store: Store) -> None:
    assert columns(store, "acts") == expected(LoggedAct)


def test_every_kind_comes_back_as_it_was_stored(store: Store) -> None:
    with store.act("import", "全部", CLERK) as act:
        made = one_of_every_kind(store, act)
    assert {type(record) for record in made} == set(BUSINESS)
    for record in made:
        assert rows.get(store.db, type(record), record.id) == record
    unfilled = {f"{type(r).__name__}.{f.name}" for r in made for f in fields(r) if getattr(r, f.name) is None}
    assert unfilled == set()


@pytest.mark.parametrize("answer", [None, False, True])
def test_a_question_not_yet_answered_differs_from_no(store: Store, answer: bool | None) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = act.update(document(act), concerns_market=answer)
    assert store.documents.get(made.id).concerns_market is answer


@pytest.mark.parametrize("title", ["〔2026〕3号", "0003", "=1+1", "一\n二", "𠮷", "'; DROP TABLE documents; --", " 两端 "])
def test_text_comes_back_unchanged(store: Store, title: str) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = act.update(document(act), document_number=title)
    assert store.documents.get(made.id).document_number == title


def test_columns_of_a_later_release_are_passed_over(store: Store) -> None:
    with store.act("import", "导入", CLERK) as act:
        made = document(act)
    assert Document.of(made.cells() | {"later": 1}) == made


def test_what_no_column_holds_is_refused() -> None:
    made = Document(id="x", matter="other", title="甲", stage="drafting", created_at=datetime(2026, 7, 1))
    with pytest.raises(TypeError):
        replace(made, title={"a"}).cells()


def test_reading_what_is_not_there_raises_or_gives_none(store: Store) -> None:
    with pytest.raises(Gone) as gone:
        store.documents.get("nobody")
    assert (gone.value.table, gone.value.row_id) == ("documents", "nobody")
    assert store.documents.find("nobody") is None
    assert store.settings.find("nothing") is None
