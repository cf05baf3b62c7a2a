"""The first tables. A migration is never edited once it has landed: later changes are later files."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("guiheng")

_ID = "id TEXT PRIMARY KEY, row_version INTEGER NOT NULL"

_TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE units ({_ID}, name TEXT NOT NULL UNIQUE, short_name TEXT NOT NULL) STRICT;
CREATE TABLE people ({_ID}, name TEXT NOT NULL UNIQUE, unit_id TEXT REFERENCES units(id), role TEXT NOT NULL, phone TEXT NOT NULL) STRICT;
CREATE TABLE files ({_ID}, name TEXT NOT NULL, size INTEGER NOT NULL) STRICT;
CREATE TABLE documents ({_ID}, matter TEXT NOT NULL, title TEXT NOT NULL, body_title TEXT, document_number TEXT, unified_number TEXT,
  issuing_authority TEXT, drafting_unit_id TEXT REFERENCES units(id), stage TEXT NOT NULL,
  current_version_id TEXT REFERENCES versions(id) DEFERRABLE INITIALLY DEFERRED, submitted_on TEXT, outcome TEXT, concerns_market INTEGER,
  fair_competition TEXT, fair_competition_until TEXT, signed_on TEXT, signatory TEXT, registered_on TEXT, published_on TEXT, carrier TEXT,
  effective_on TEXT, valid_until TEXT, repealed_on TEXT, repeal_reason TEXT, declared_invalid_on TEXT, superseded_on TEXT,
  superseded_by_id TEXT REFERENCES documents(id), annulled_on TEXT, suspended_on TEXT, disclosure TEXT, historical INTEGER NOT NULL,
  created_at TEXT NOT NULL, deleted_at TEXT) STRICT;
CREATE TABLE versions ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, name TEXT NOT NULL,
  file_name TEXT NOT NULL, file_sha TEXT NOT NULL REFERENCES files(id), format TEXT NOT NULL, tree_sha TEXT NOT NULL REFERENCES files(id),
  pending_revisions INTEGER NOT NULL, comments INTEGER NOT NULL, warnings TEXT NOT NULL, read_at TEXT NOT NULL) STRICT;
CREATE TABLE events ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), act TEXT NOT NULL, stage TEXT NOT NULL, on_date TEXT NOT NULL,
  at TEXT NOT NULL, operator TEXT NOT NULL, note TEXT NOT NULL, despite TEXT, missing TEXT NOT NULL) STRICT;
CREATE TABLE materials ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), code TEXT NOT NULL, name TEXT NOT NULL,
  file_sha TEXT REFERENCES files(id), file_name TEXT) STRICT;
CREATE TABLE consultations ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), carrier TEXT NOT NULL, start_on TEXT NOT NULL,
  until_on TEXT NOT NULL) STRICT;
CREATE TABLE deliberations ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), meeting TEXT NOT NULL, result TEXT NOT NULL,
  on_date TEXT NOT NULL, version_id TEXT REFERENCES versions(id)) STRICT;
CREATE TABLE reviews ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), version_id TEXT NOT NULL REFERENCES versions(id),
  round INTEGER NOT NULL, packs TEXT NOT NULL, accepted_on TEXT, concluded_on TEXT, outcome TEXT, recheck INTEGER, opinion_number TEXT,
  on_body TEXT, on_powers TEXT, on_content TEXT, on_procedure TEXT, reviewer TEXT) STRICT;
CREATE TABLE findings ({_ID}, review_id TEXT NOT NULL REFERENCES reviews(id), number INTEGER NOT NULL, rule TEXT NOT NULL,
  rule_group TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL, path TEXT, start INTEGER, "end" INTEGER, quote TEXT NOT NULL,
  message TEXT NOT NULL, basis TEXT NOT NULL, suggestion TEXT, decision TEXT NOT NULL, reason TEXT, rewrite TEXT, remark TEXT, reply TEXT,
  reply_reason TEXT) STRICT;
CREATE TABLE citations ({_ID}, review_id TEXT NOT NULL REFERENCES reviews(id), path TEXT NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, quote TEXT NOT NULL, law TEXT NOT NULL, article TEXT, checked INTEGER NOT NULL) STRICT;
CREATE TABLE deadlines ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), key TEXT NOT NULL, name TEXT NOT NULL,
  start_event TEXT NOT NULL, start_on TEXT NOT NULL, amount INTEGER NOT NULL, unit TEXT NOT NULL, due_on TEXT NOT NULL, basis TEXT NOT NULL,
  verified INTEGER NOT NULL, provisional INTEGER NOT NULL, state TEXT NOT NULL, met_on TEXT) STRICT;
CREATE TABLE filings ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), recipient TEXT NOT NULL, state TEXT NOT NULL,
  deadline_id TEXT NOT NULL REFERENCES deadlines(id), report_number TEXT, filed_on TEXT, receipt_number TEXT, received_on TEXT,
  result TEXT, result_on TEXT, UNIQUE (document_id, recipient)) STRICT;
CREATE TABLE numbers ({_ID}, series TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL,
  document_id TEXT REFERENCES documents(id), state TEXT NOT NULL, UNIQUE (series, year, n)) STRICT;
CREATE TABLE settings ({_ID}, value TEXT NOT NULL) STRICT;
CREATE TABLE parameters ({_ID}, amount INTEGER NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL, checked_by TEXT, checked_on TEXT) STRICT;
CREATE TABLE rule_changes ({_ID}, active INTEGER NOT NULL, severity TEXT, reason TEXT NOT NULL) STRICT;
CREATE TABLE calendar_days ({_ID}, workday INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE acts (id TEXT PRIMARY KEY, store_id TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  title TEXT NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL, final INTEGER NOT NULL, undoes TEXT REFERENCES acts(id),
  changes TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (store_id, seq)) STRICT;
CREATE TABLE clauses (rowid INTEGER PRIMARY KEY, version_id TEXT NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE clause_index USING fts5(words, content='', tokenize='unicode61');
CREATE INDEX versions_document ON versions(document_id);
CREATE INDEX events_document ON events(document_id);
CREATE INDEX materials_document ON materials(document_id);
CREATE INDEX consultations_document ON consultations(document_id);
CREATE INDEX deliberations_document ON deliberations(document_id);
CREATE INDEX reviews_document ON reviews(document_id);
CREATE INDEX findings_review ON findings(review_id);
CREATE INDEX citations_review ON citations(review_id);
CREATE INDEX deadlines_document ON deadlines(document_id);
CREATE INDEX deadlines_open ON deadlines(state, due_on);
CREATE INDEX filings_document ON filings(document_id);
CREATE INDEX clauses_version ON clauses(version_id);
"""


@migrations()
def m0001_first(db: Database) -> None:
    """Create every table of the road from a draft to its two filings."""
    for statement in filter(str.strip, _TABLES.split(";\n")):
        db.execute(statement)
