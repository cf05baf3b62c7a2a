"""What an office judges with and who judges: laws and their texts over the catalogue, rules and words of its own, checklists, counsel, approvals."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0006_versions import migrations

__all__ = ["migrations"]

_ID = "id TEXT PRIMARY KEY, row_version INTEGER NOT NULL"

_STATEMENTS = f"""
CREATE TABLE law_changes ({_ID}, short_title TEXT, aliases TEXT NOT NULL, level TEXT NOT NULL, issuing_body TEXT, doc_no TEXT,
  first_promulgated TEXT, latest_revision TEXT, effective_on TEXT, status TEXT NOT NULL, repealed_on TEXT, replaced_by TEXT,
  pending_version TEXT, last_article INTEGER, as_of TEXT NOT NULL, source TEXT NOT NULL, checked_by TEXT, operator TEXT NOT NULL) STRICT;
CREATE TABLE law_texts ({_ID}, law TEXT NOT NULL, revised_on TEXT, effective_on TEXT, file_sha TEXT NOT NULL REFERENCES files(id),
  file_name TEXT NOT NULL, tree_sha TEXT NOT NULL REFERENCES files(id), articles INTEGER NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE office_rules ({_ID}, pack TEXT NOT NULL, definition TEXT NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE rule_words ({_ID}, words TEXT NOT NULL, note TEXT NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE checklist_marks ({_ID}, review_id TEXT NOT NULL REFERENCES reviews(id), point TEXT NOT NULL, answer TEXT NOT NULL,
  note TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE consultancies ({_ID}, review_id TEXT NOT NULL REFERENCES reviews(id), adviser TEXT NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL,
  asked_on TEXT NOT NULL, deadline_id TEXT REFERENCES deadlines(id), reminded_on TEXT NOT NULL, received_on TEXT, advice TEXT,
  taken TEXT, taken_reason TEXT, file_sha TEXT REFERENCES files(id), file_name TEXT, operator TEXT NOT NULL) STRICT;
CREATE TABLE approvals ({_ID}, review_id TEXT NOT NULL REFERENCES reviews(id), ordinal INTEGER NOT NULL, step TEXT NOT NULL, person TEXT,
  asked_on TEXT NOT NULL, decided_on TEXT, decision TEXT, words TEXT, operator TEXT NOT NULL) STRICT;
CREATE TABLE law_articles (rowid INTEGER PRIMARY KEY, text_id TEXT NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE law_index USING fts5(words, content='', tokenize='unicode61');
ALTER TABLE findings ADD COLUMN unlisted_basis TEXT NOT NULL DEFAULT '[]';
CREATE INDEX law_texts_law ON law_texts(law);
CREATE INDEX law_texts_file ON law_texts(file_sha);
CREATE INDEX law_texts_tree ON law_texts(tree_sha);
CREATE INDEX law_articles_text ON law_articles(text_id);
CREATE UNIQUE INDEX checklist_marks_point ON checklist_marks(review_id, point);
CREATE INDEX consultancies_review ON consultancies(review_id);
CREATE INDEX consultancies_file ON consultancies(file_sha);
CREATE INDEX consultancies_deadline ON consultancies(deadline_id);
CREATE INDEX approvals_review ON approvals(review_id);
"""


@migrations()
def m0007_judging(db: Database) -> None:
    """Add the tables and columns; a column has a default, so that a row logged before reads as if it had held that."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        db.execute(statement)
