"""What is known of a text beside its words: markup, corrections of its tree, what follows a finding, who has looked at a change."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0005_desk import migrations

__all__ = ["migrations"]

_ID = "id TEXT PRIMARY KEY, row_version INTEGER NOT NULL"

_STATEMENTS = f"""
ALTER TABLE versions ADD COLUMN markup_sha TEXT REFERENCES files(id);
ALTER TABLE versions ADD COLUMN settled TEXT;
ALTER TABLE versions ADD COLUMN recognised TEXT NOT NULL DEFAULT '[]';
ALTER TABLE findings ADD COLUMN follows_id TEXT REFERENCES findings(id);
ALTER TABLE findings ADD COLUMN fate TEXT;
CREATE TABLE tree_edits ({_ID}, file_sha TEXT NOT NULL REFERENCES files(id), settled TEXT NOT NULL, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, path TEXT NOT NULL, at_character INTEGER, words TEXT, operator TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE confirmations ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id),
  from_version_id TEXT NOT NULL REFERENCES versions(id), to_version_id TEXT NOT NULL REFERENCES versions(id),
  on_date TEXT NOT NULL, note TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE INDEX versions_markup ON versions(markup_sha);
CREATE INDEX findings_follows ON findings(follows_id);
CREATE INDEX tree_edits_file ON tree_edits(file_sha);
CREATE INDEX confirmations_document ON confirmations(document_id);
CREATE INDEX confirmations_from ON confirmations(from_version_id);
CREATE INDEX confirmations_to ON confirmations(to_version_id);
"""


@migrations()
def m0006_versions(db: Database) -> None:
    """Add the tables and columns; a column has a default, so that a row logged before reads as if it had held that."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        db.execute(statement)
