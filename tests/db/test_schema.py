"""``schema.md`` names every table and column of the store with its type, and none more."""

from __future__ import annotations

import re
from pathlib import Path

import db.schema
from db.records import BUSINESS
from db.store import Store

Columns = dict[str, str]


def written() -> dict[str, Columns]:
    page = Path(db.schema.__file__).with_name("schema.md").read_text("utf-8")
    found: dict[str, Columns] = {}
    for section in page.split("\n## ")[1:]:
        name, sentence, *_, table = section.strip().split("\n\n")
        assert sentence.endswith("."), f"{name} has no sentence"
        lines = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()[2:]]
        assert all(len(line) == 3 and line[2] for line in lines), f"a column of {name} has no meaning"
        found[name] = {column: kind for column, kind, _ in lines}
        assert len(found[name]) == len(lines), f"a column of {name} stands twice"
    return found


def real(store: Store) -> dict[str, Columns]:
    names = [
        name
        for schema, name, kind, *_ in store.db.execute("PRAGMA table_list")
        if schema == "main" and kind in ("table", "virtual") and not name.startswith("sqlite_")
    ]
    return {
        name: {
            column: (kind or "any") + ("" if required or key or not kind else "?")
            for _, column, kind, required, _, key in store.db.execute(f"PRAGMA table_info({name})")
        }
        for name in names
    }


def test_the_page_names_every_table_and_column_and_none_more(store: Store) -> None:
    assert written() == real(store)


def test_the_columns_stand_in_their_order(store: Store) -> None:
    page, tables = written(), real(store)
    assert {name: list(columns) for name, columns in page.items()} == {name: list(columns) for name, columns in tables.items()}


def test_what_the_page_says_a_column_refers_to_is_what_it_refers_to(store: Store) -> None:
    page = Path(db.schema.__file__).with_name("schema.md").read_text("utf-8")
    said = {
        (section.splitlines()[0], column, target)
        for section in page.split("\n## ")[1:]
        for column, target in re.findall(r"^\| (\w+) \|[^\n]*→ (\w+)\.id", section, re.MULTILINE)
    }
    held = {(name, row[3], row[2]) for name in real(store) for row in store.db.execute(f"PRAGMA foreign_key_list({name})")}
    assert said - held == {("clauses", "version_id", "versions"), ("law_articles", "text_id", "law_texts")}, (
        "an index outlives what was undone"
    )
    assert held <= said


def test_every_kind_of_record_has_a_table(store: Store) -> None:
    assert {kind.TABLE for kind in BUSINESS} <= set(real(store))
