"""The tables of the work day: who handles a matter, what was said about it, whether it is a normative document, what was corrected.

The last indexes serve undo: SQLite asks of every row taken away whether another refers to it.
"""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0002_current import migrations

__all__ = ["migrations"]

_ID = "id TEXT PRIMARY KEY, row_version INTEGER NOT NULL"

_STATEMENTS = f"""
ALTER TABLE people ADD COLUMN active INTEGER NOT NULL DEFAULT 1;
ALTER TABLE people ADD COLUMN stand_in_id TEXT REFERENCES people(id);
ALTER TABLE people ADD COLUMN away_until TEXT;
ALTER TABLE documents ADD COLUMN received_at TEXT;
ALTER TABLE documents ADD COLUMN normative INTEGER;
ALTER TABLE documents ADD COLUMN handler_id TEXT REFERENCES people(id);
ALTER TABLE documents ADD COLUMN stand_in_id TEXT REFERENCES people(id);
ALTER TABLE documents ADD COLUMN disclosure_reason TEXT;
ALTER TABLE materials ADD COLUMN received_at TEXT;
ALTER TABLE deadlines ADD COLUMN snoozed_until TEXT;
ALTER TABLE deadlines ADD COLUMN note TEXT;
ALTER TABLE filings ADD COLUMN reissued_on TEXT;
ALTER TABLE reviews ADD COLUMN opinion_sha TEXT REFERENCES files(id);
CREATE TABLE determinations ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), on_date TEXT NOT NULL, normative INTEGER NOT NULL,
  answers TEXT NOT NULL, exclusions TEXT NOT NULL, reason TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE contacts ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), kind TEXT NOT NULL, outgoing INTEGER NOT NULL,
  at TEXT NOT NULL, counterpart TEXT NOT NULL, words TEXT NOT NULL, number TEXT, deadline_id TEXT REFERENCES deadlines(id), answered_on TEXT,
  answer TEXT, file_sha TEXT REFERENCES files(id), file_name TEXT, operator TEXT NOT NULL) STRICT;
CREATE TABLE corrections ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), field TEXT NOT NULL, before TEXT, after TEXT,
  reason TEXT NOT NULL, on_date TEXT NOT NULL, version_id TEXT REFERENCES versions(id), operator TEXT NOT NULL,
  owed TEXT NOT NULL) STRICT;
CREATE TABLE issuers ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, name TEXT NOT NULL,
  lead INTEGER NOT NULL, signed_on TEXT, signatory TEXT) STRICT;
CREATE TABLE typing (key TEXT PRIMARY KEY, words TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX determinations_document ON determinations(document_id);
CREATE INDEX contacts_document ON contacts(document_id);
CREATE INDEX corrections_document ON corrections(document_id);
CREATE INDEX issuers_document ON issuers(document_id);
CREATE INDEX documents_handler ON documents(handler_id);
CREATE INDEX documents_superseded ON documents(superseded_by_id);
CREATE INDEX numbers_document ON numbers(document_id);
CREATE INDEX filings_deadline ON filings(deadline_id);
CREATE INDEX contacts_deadline ON contacts(deadline_id);
CREATE INDEX versions_file ON versions(file_sha);
CREATE INDEX versions_tree ON versions(tree_sha);
CREATE INDEX materials_file ON materials(file_sha);
CREATE INDEX reviews_opinion ON reviews(opinion_sha);
"""


@migrations()
def m0003_workplace(db: Database) -> None:
    """Add the tables and columns; a column has a default, so that a row logged before reads as if it had held that."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        db.execute(statement)
