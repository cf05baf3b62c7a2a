"""The list of documents, asked through its derived rows (:class:`db.records.register.Listing`): filtered, sorted and counted by indexes, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from sqlite_utils import Database

from db.acts import Change
from db.records.register import Ask, Listing, Span
from db.records.row import Cell
from db.wholetexts import expression, is_exact, pairs

_COLUMNS = tuple(f.name for f in fields(Listing))
_SORTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",), "number": ("number",), "genre": ("genre",), "unit": ("unit",), "stage": ("stage_rank", "stage_word"),
    "effective": ("effective_on",), "until": ("valid_until",), "muni": ("muni",), "npc": ("npc",), "due": ("due_on",), "handler": ("handler",),
}  # fmt: skip
_RENAMED = {"units": "drafting_unit_id", "people": "handler_id"}
"""Rows whose name stands in the rows of documents, and the column that refers to them."""


class Register:
    """The derived rows: read by pages and by the store's own hook, which keeps them in step with every act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # --- asking

    def count(self) -> int:
        """How many documents there are."""
        return int(self._db.execute("SELECT count(*) FROM register_rows").fetchone()[0])

    def total(self, ask: Ask) -> int:
        """How many documents ``ask`` picks."""
        if ask == Ask(sort=ask.sort, descending=ask.descending):
            return self.count()
        match = expression(ask.words)
        if match is not None and self.counts_at_once(ask):
            texts = "SELECT seq FROM text_index JOIN register_rows ON text_seq = text_index.rowid WHERE text_index MATCH :match"
            sql = f"SELECT count(*) FROM (SELECT rowid FROM head_index WHERE head_index MATCH :match UNION {texts})"
            return int(self._db.execute(sql, {"match": match}).fetchone()[0])
        where, values = _where(ask)
        return int(self._db.execute(f"SELECT count(*) FROM register_rows WHERE {where}", values).fetchone()[0])

    def counts_at_once(self, ask: Ask) -> bool:
        """Whether :meth:`total` is answered by indexes alone: no words, or words alone that need no second look."""
        return not ask.words or (is_exact(ask.words) and not ask.spans and ask.picked is None)

    def page(self, ask: Ask, skip: int, most: int) -> tuple[str, ...]:
        """The ids of ``most`` documents that ``ask`` picks, in its order, after the first ``skip``."""
        if ask.words and ask.sort not in _SORTS:
            return tuple(self._found(ask, skip, most))
        where, values = _where(ask)
        sql = f"SELECT document_id FROM register_rows WHERE {where} ORDER BY {_order(ask)} LIMIT :most OFFSET :skip"
        return self._ids(sql, {**values, "most": most, "skip": skip})

    def every(self, ask: Ask) -> tuple[str, ...]:
        """The ids of all documents that ``ask`` picks, in its order."""
        return self.page(ask, 0, self.count())

    def values(self, column: str) -> tuple[tuple[Cell, int], ...]:
        """The values that stand in a column, each with how many documents have it; the empty one is left out."""
        name = _known(column)
        sql = f"SELECT {name}, count(*) FROM register_rows WHERE {name} IS NOT NULL GROUP BY {name}"
        return tuple((value, int(count)) for value, count in self._db.execute(sql).fetchall())

    def longest_numbers(self, most: int) -> tuple[str, ...]:
        """The longest 文号."""
        sql = "SELECT number FROM register_rows INDEXED BY register_longest WHERE number IS NOT NULL ORDER BY length(number) DESC LIMIT ?"
        return tuple(str(row[0]) for row in self._db.execute(sql, [most]).fetchall())

    def _found(self, ask: Ask, skip: int, most: int) -> Iterator[str]:
        """Those whose title or number holds the words, then those whose text does; either kind newest first."""
        match = expression(ask.words)
        if match is None:
            return
        where, values = _where(ask, with_words=False)
        values |= {"words": ask.words.lower(), "match": match}
        heads = (
            f"FROM head_index JOIN register_rows ON seq = head_index.rowid WHERE head_index MATCH :match AND {where}{_head_recheck(ask)}"
        )
        page = f"SELECT document_id {heads} ORDER BY head_index.rowid DESC LIMIT :most OFFSET :skip"
        in_heads = self._ids(page, {**values, "most": most, "skip": skip})
        yield from in_heads
        if len(in_heads) == most:
            return
        before = self._db.execute(f"SELECT count(*) {heads}", values).fetchone()[0] if skip else len(in_heads)
        texts = "FROM text_index JOIN register_rows ON text_seq = text_index.rowid"
        sql = f"""SELECT document_id {texts} WHERE text_index MATCH :match AND {where} AND NOT {_HEAD}{_recheck(ask)}
            ORDER BY text_index.rowid DESC LIMIT :most OFFSET :skip"""
        yield from self._ids(sql, {**values, "most": most - len(in_heads), "skip": max(0, skip - int(before))})

    def _ids(self, sql: str, values: dict[str, Cell] | Sequence[Cell] = ()) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self._db.execute(sql, values).fetchall())

    # --- keeping in step

    def touched(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """The documents whose rows may be others after ``changes``."""
        found: dict[str, None] = {}
        for table, row_id, before, after in changes:
            if table == "documents":
                found[row_id] = None
            elif table in _RENAMED and before is not None:
                found.update(dict.fromkeys(self._ids(f"SELECT id FROM documents WHERE {_RENAMED[table]} = ?", [row_id])))
            for cells in (before, after):
                if cells is not None and cells.get("document_id"):
                    found[str(cells["document_id"])] = None
        return tuple(found)

    def outdated(self, today: str) -> tuple[str, ...]:
        """The documents whose rows do not hold on ``today``."""
        past = "SELECT document_id FROM register_rows WHERE valid_before <= :today"
        return self._ids(f"{past} UNION SELECT document_id FROM register_rows WHERE valid_from > :today", {"today": today})

    def all_documents(self) -> tuple[str, ...]:
        """Every document not in the recycle bin, whether it has a row or not, oldest first."""
        return self._ids("SELECT id FROM documents WHERE deleted_at IS NULL ORDER BY rowid")

    def clear(self) -> None:
        """Take every row away, inside the transaction that is open; what letters had been worked out must be worked out again."""
        self._db.execute("DELETE FROM register_rows")
        self._db.execute("INSERT INTO head_index (head_index) VALUES ('delete-all')")

    def put(self, listings: Iterable[Listing]) -> None:
        """Write the rows of these documents anew, inside the transaction that is open."""
        names = ", ".join(_COLUMNS)
        marks = ", ".join(f":{name}" for name in _COLUMNS)
        sql = f"""INSERT OR REPLACE INTO register_rows (seq, text_seq, initials, {names})
            SELECT documents.rowid, (SELECT seq FROM texts WHERE version_id = documents.current_version_id),
              (SELECT initials FROM register_rows WHERE document_id = :document_id AND title = :title), {marks}
            FROM documents WHERE documents.id = :document_id"""
        for listing in listings:
            self._unindex(listing.document_id)
            self._db.execute(sql, {name: getattr(listing, name) for name in _COLUMNS})
            self._index(listing.document_id)

    def forget(self, document_ids: Sequence[str]) -> None:
        """Take the rows of these documents away, inside the transaction that is open."""
        for document_id in document_ids:
            self._unindex(document_id)
            self._db.execute("DELETE FROM register_rows WHERE document_id = ?", [document_id])

    def _index(self, document_id: str) -> None:
        for seq, words in self._heads(document_id):
            self._db.execute("INSERT INTO head_index (rowid, words) VALUES (?, ?)", [seq, words])

    def _unindex(self, document_id: str) -> None:
        for seq, words in self._heads(document_id):
            # an index that keeps no words of its own must be told which ones go
            self._db.execute("INSERT INTO head_index (head_index, rowid, words) VALUES ('delete', ?, ?)", [seq, words])

    def _heads(self, document_id: str) -> tuple[tuple[int, str], ...]:
        """The row of a document in the index, with its words; none where it is not in the list."""
        found = self._db.execute("SELECT seq, head, initials FROM register_rows WHERE document_id = ?", [document_id]).fetchall()
        return tuple((int(seq), pairs([*str(head).split("\n"), initials or ""])) for seq, head, initials in found)

    def mark(self) -> str:
        """What the rows were made by and of when they were last brought into step; empty when never."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'register'").fetchone()
        return str(found[0]) if found else ""

    def set_mark(self, mark: str) -> None:
        """Keep :meth:`mark`, inside the transaction that is open."""
        self._db.execute(
            "INSERT INTO meta (key, value) VALUES ('register', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [mark]
        )

    def held(self, document_id: str) -> Listing | None:
        """The row of a document as it is kept, or None."""
        found = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM register_rows WHERE document_id = ?", [document_id]).fetchone()
        if found is None:
            return None
        cells = dict(zip(_COLUMNS, found, strict=True))
        return Listing(**{**cells, "living": bool(cells["living"]), "ended": bool(cells["ended"])})

    # --- initials

    def nameless(self) -> tuple[tuple[str, str], ...]:
        """Id and title of the documents whose initials nobody has worked out yet."""
        sql = "SELECT document_id, title FROM register_rows INDEXED BY register_nameless WHERE initials IS NULL"
        return tuple((str(key), str(title)) for key, title in self._db.execute(sql).fetchall())

    def set_initials(self, initials: Iterable[tuple[str, str]]) -> None:
        """Keep the initials of documents, (id, letters) each."""
        with self._db.atomic():
            for document_id, letters in initials:
                self._unindex(document_id)
                self._db.execute("UPDATE register_rows SET initials = ? WHERE document_id = ?", [letters, document_id])
                self._index(document_id)


def _known(column: str) -> str:
    if column not in _COLUMNS:
        raise ValueError(f"the list has no column {column}")
    return column


def _where(ask: Ask, *, with_words: bool = True) -> tuple[str, dict[str, Cell]]:
    values: dict[str, Cell] = {}
    parts = ["1", *("(" + (" OR ".join(_span(span, values) for span in group) or "0") + ")" for group in ask.spans)]
    if ask.picked is not None:
        parts.append("document_id IN (SELECT value FROM json_each(:picked))")
        values["picked"] = json.dumps(ask.picked)
    if with_words and ask.words:
        match = expression(ask.words)
        values |= {"words": ask.words.lower(), "match": match or ""}
        in_head = f"seq IN (SELECT rowid FROM head_index WHERE head_index MATCH :match){_head_recheck(ask)}"
        in_text = f"text_seq IN (SELECT rowid FROM text_index WHERE text_index MATCH :match){_recheck(ask)}"
        parts.append("0" if match is None else f"(({in_head}) OR ({in_text}))")
    return " AND ".join(parts), values


def _span(span: Span, values: dict[str, Cell]) -> str:
    name, parts = _known(span.column), []
    if span.among is not None and len(span.among) == 1:
        # one value asked for plainly keeps the order of the index
        values[key := f"v{len(values)}"] = span.among[0]
        return f"{name} = :{key}"
    if span.among is not None:
        values[key := f"v{len(values)}"] = json.dumps(span.among)
        return f"{name} IN (SELECT value FROM json_each(:{key}))"
    for sign, bound in ((">=", span.low), ("<=", span.high)):
        if bound is not None:
            values[key := f"v{len(values)}"] = bound
            parts.append(f"{name} {sign} :{key}")
    return "(" + (" AND ".join(parts) or f"{name} IS NOT NULL") + ")"


_HEAD = "(instr(head, :words) > 0 OR instr(coalesce(initials, ''), :words) > 0)"


def _head_recheck(ask: Ask) -> str:
    """The condition that looks at title, numbers and initials where the index alone does not decide."""
    return "" if is_exact(ask.words) else f" AND {_HEAD}"


def _recheck(ask: Ask) -> str:
    """The condition that looks at the clauses where the index alone does not decide."""
    if is_exact(ask.words):
        return ""
    clauses = "SELECT 1 FROM texts JOIN clauses ON clauses.version_id = texts.version_id"
    return f" AND EXISTS ({clauses} WHERE texts.seq = register_rows.text_seq AND instr(lower(clauses.text), :words) > 0)"


def _order(ask: Ask) -> str:
    way = "DESC" if ask.descending else "ASC"
    columns = _SORTS.get(ask.sort)
    if columns is None:
        return "seq DESC"
    # SQLite walks an index both ways, and empty values stand last either way
    last = "" if ask.sort == "stage" else " NULLS LAST"
    return ", ".join([*(f"{name} {way}{last}" for name in columns), f"seq {way}"])
