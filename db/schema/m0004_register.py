"""What the list of documents is asked by: a small row per document, and an index over whole texts.

Both are derived: they stand in no log, and can be made again from the business rows and the clauses.
"""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0003_workplace import migrations
from db.wholetexts import index_text

__all__ = ["migrations"]

_STATEMENTS = """
CREATE TABLE register_rows (seq INTEGER PRIMARY KEY, document_id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, number TEXT, genre TEXT, unit TEXT, handler TEXT, year INTEGER NOT NULL, stage_word TEXT NOT NULL,
  stage_rank INTEGER NOT NULL, force TEXT, living INTEGER NOT NULL, ended INTEGER NOT NULL, published_on TEXT, effective_on TEXT,
  valid_until TEXT, lapses_on TEXT, muni TEXT, npc TEXT, muni_state TEXT, npc_state TEXT, unfiled_due_on TEXT, due_on TEXT, task_due_on TEXT,
  text_seq INTEGER, head TEXT NOT NULL, initials TEXT, valid_from TEXT NOT NULL, valid_before TEXT NOT NULL) STRICT;
CREATE TABLE texts (seq INTEGER PRIMARY KEY, version_id TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE text_index USING fts5(words, content='', tokenize='unicode61', prefix='1');
CREATE VIRTUAL TABLE head_index USING fts5(words, content='', tokenize='unicode61', prefix='1');
CREATE INDEX register_title ON register_rows(title);
CREATE INDEX register_number ON register_rows(number);
CREATE INDEX register_longest ON register_rows(length(number) DESC, number);
CREATE INDEX register_genre ON register_rows(genre);
CREATE INDEX register_unit ON register_rows(unit);
CREATE INDEX register_handler ON register_rows(handler);
CREATE INDEX register_year ON register_rows(year);
CREATE INDEX register_stage ON register_rows(stage_rank, stage_word);
CREATE INDEX register_force ON register_rows(force);
CREATE INDEX register_living ON register_rows(living);
CREATE INDEX register_ended ON register_rows(ended);
CREATE INDEX register_published ON register_rows(published_on);
CREATE INDEX register_effective ON register_rows(effective_on);
CREATE INDEX register_until ON register_rows(valid_until);
CREATE INDEX register_lapses ON register_rows(lapses_on);
CREATE INDEX register_muni ON register_rows(muni);
CREATE INDEX register_npc ON register_rows(npc);
CREATE INDEX register_muni_state ON register_rows(muni_state);
CREATE INDEX register_npc_state ON register_rows(npc_state);
CREATE INDEX register_unfiled ON register_rows(unfiled_due_on);
CREATE INDEX register_due ON register_rows(due_on);
CREATE INDEX register_task ON register_rows(task_due_on);
CREATE INDEX register_text ON register_rows(text_seq);
CREATE INDEX register_since ON register_rows(valid_from);
CREATE INDEX register_before ON register_rows(valid_before);
CREATE INDEX register_nameless ON register_rows(document_id) WHERE initials IS NULL;
"""


@migrations()
def m0004_register(db: Database) -> None:
    """Add the tables and index the texts that are there; the rows are made when the program first looks at the list."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        db.execute(statement)
    for (version_id,) in db.execute("SELECT DISTINCT version_id FROM clauses").fetchall():
        found = db.execute("SELECT text FROM clauses WHERE version_id = ? ORDER BY rowid", [version_id]).fetchall()
        index_text(db, version_id, [str(text) for (text,) in found])
