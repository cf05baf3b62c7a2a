"""The whole life: what happens on the way and after publication, filings in several rounds, filings that come in, objections, packets, dated figures."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0007_judging import migrations

__all__ = ["migrations"]

_ID = "id TEXT PRIMARY KEY, row_version INTEGER NOT NULL"
_OF = "document_id TEXT NOT NULL REFERENCES documents(id)"
_FILE = "file_sha TEXT REFERENCES files(id), file_name TEXT"

_STATEMENTS = f"""
CREATE TABLE comments ({_ID}, {_OF}, consultation_id TEXT REFERENCES consultations(id), ordinal INTEGER NOT NULL, commenter TEXT NOT NULL,
  kind TEXT NOT NULL, received_on TEXT NOT NULL, path TEXT, words TEXT NOT NULL, disposition TEXT, reason TEXT, {_FILE}, operator TEXT NOT NULL) STRICT;
CREATE TABLE proceedings ({_ID}, {_OF}, kind TEXT NOT NULL, on_date TEXT NOT NULL, body TEXT NOT NULL, people TEXT NOT NULL, conclusion TEXT,
  words TEXT NOT NULL, number TEXT, until TEXT, address TEXT, {_FILE}, operator TEXT NOT NULL) STRICT;
CREATE TABLE publications ({_ID}, {_OF}, carrier TEXT NOT NULL, address TEXT, on_date TEXT NOT NULL, {_FILE}, operator TEXT NOT NULL) STRICT;
CREATE TABLE extensions ({_ID}, {_OF}, on_date TEXT NOT NULL, published_on TEXT NOT NULL, before TEXT, until TEXT NOT NULL, reason TEXT NOT NULL,
  number TEXT, operator TEXT NOT NULL) STRICT;
CREATE TABLE archive_items ({_ID}, {_OF}, item TEXT NOT NULL, held INTEGER NOT NULL, note TEXT NOT NULL, operator TEXT NOT NULL,
  UNIQUE (document_id, item)) STRICT;
CREATE TABLE suspensions ({_ID}, {_OF}, deadline_id TEXT NOT NULL REFERENCES deadlines(id), from_on TEXT NOT NULL, until_on TEXT,
  reason TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE incomings ({_ID}, {_OF}, unit_id TEXT NOT NULL REFERENCES units(id), received_at TEXT NOT NULL, receiver TEXT NOT NULL, way TEXT NOT NULL,
  copies INTEGER, report_number TEXT, receipt_number TEXT, state TEXT NOT NULL, deadline_id TEXT REFERENCES deadlines(id), registration_number TEXT,
  registered_on TEXT, outcome TEXT, outcome_on TEXT, opinion_number TEXT, replied_on TEXT, reply TEXT, escalated_on TEXT, closed_on TEXT,
  operator TEXT NOT NULL) STRICT;
CREATE TABLE incoming_steps ({_ID}, {_OF}, incoming_id TEXT NOT NULL REFERENCES incomings(id), kind TEXT NOT NULL, state TEXT NOT NULL,
  on_date TEXT NOT NULL, number TEXT, words TEXT NOT NULL, deadline_id TEXT REFERENCES deadlines(id), {_FILE}, operator TEXT NOT NULL,
  at TEXT NOT NULL) STRICT;
CREATE TABLE declared_documents ({_ID}, unit_id TEXT NOT NULL REFERENCES units(id), title TEXT NOT NULL, document_number TEXT, published_on TEXT,
  source TEXT NOT NULL, incoming_id TEXT REFERENCES incomings(id), state TEXT NOT NULL, urged_on TEXT, urge_number TEXT, note TEXT NOT NULL,
  operator TEXT NOT NULL) STRICT;
CREATE TABLE objections ({_ID}, {_OF}, kind TEXT NOT NULL, applicant TEXT NOT NULL, contact TEXT NOT NULL, received_on TEXT NOT NULL, number TEXT,
  path TEXT, words TEXT NOT NULL, deadline_id TEXT REFERENCES deadlines(id), state TEXT NOT NULL, outcome TEXT, outcome_reason TEXT,
  answered_on TEXT, answer TEXT, answer_number TEXT, {_FILE}, operator TEXT NOT NULL) STRICT;
CREATE TABLE catalogues ({_ID}, kind TEXT NOT NULL, year INTEGER NOT NULL, quarter INTEGER, recipient TEXT, on_date TEXT NOT NULL,
  documents TEXT NOT NULL, number TEXT, sent_on TEXT, file_sha TEXT REFERENCES files(id), operator TEXT NOT NULL) STRICT;
CREATE TABLE packets ({_ID}, document_id TEXT REFERENCES documents(id), outgoing INTEGER NOT NULL, counterpart TEXT NOT NULL,
  file_sha TEXT NOT NULL REFERENCES files(id), fingerprint TEXT NOT NULL, at TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE known_keys ({_ID}, owner TEXT NOT NULL, public_key TEXT NOT NULL, since TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE dated_parameters ({_ID}, key TEXT NOT NULL, since TEXT NOT NULL, amount INTEGER NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL,
  reason TEXT NOT NULL, operator TEXT NOT NULL, checked_by TEXT, checked_on TEXT, UNIQUE (key, since)) STRICT;
CREATE TABLE calendar_notices ({_ID}, words TEXT NOT NULL, source TEXT NOT NULL, entered_on TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE form_templates ({_ID}, file_sha TEXT NOT NULL REFERENCES files(id), note TEXT NOT NULL, at TEXT NOT NULL, operator TEXT NOT NULL) STRICT;
CREATE TABLE filings_by_round ({_ID}, document_id TEXT NOT NULL REFERENCES documents(id), recipient TEXT NOT NULL, state TEXT NOT NULL,
  deadline_id TEXT NOT NULL REFERENCES deadlines(id), report_number TEXT, filed_on TEXT, receipt_number TEXT, received_on TEXT, result TEXT,
  result_on TEXT, reissued_on TEXT, occasion TEXT NOT NULL DEFAULT '公布', ordinal INTEGER NOT NULL DEFAULT 1, copies INTEGER,
  UNIQUE (document_id, recipient, ordinal)) STRICT;
INSERT INTO filings_by_round (id, row_version, document_id, recipient, state, deadline_id, report_number, filed_on, receipt_number, received_on,
  result, result_on, reissued_on) SELECT id, row_version, document_id, recipient, state, deadline_id, report_number, filed_on, receipt_number,
  received_on, result, result_on, reissued_on FROM filings ORDER BY rowid;
DROP TABLE filings;
ALTER TABLE filings_by_round RENAME TO filings;
CREATE TABLE filing_steps ({_ID}, {_OF}, filing_id TEXT NOT NULL REFERENCES filings(id), kind TEXT NOT NULL, state TEXT NOT NULL, on_date TEXT NOT NULL, number TEXT,
  words TEXT NOT NULL, deadline_id TEXT REFERENCES deadlines(id), {_FILE}, operator TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX filings_document ON filings(document_id);
CREATE INDEX filings_deadline ON filings(deadline_id);
CREATE INDEX filings_filed ON filings(filed_on);
CREATE INDEX filings_state ON filings(state);
ALTER TABLE documents ADD COLUMN origin TEXT NOT NULL DEFAULT 'own';
ALTER TABLE documents ADD COLUMN urgent_reason TEXT;
ALTER TABLE documents ADD COLUMN answers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN category TEXT;
ALTER TABLE documents ADD COLUMN field TEXT;
ALTER TABLE documents ADD COLUMN archived_on TEXT;
ALTER TABLE documents ADD COLUMN archive_number TEXT;
ALTER TABLE consultations ADD COLUMN address TEXT;
ALTER TABLE consultations ADD COLUMN excused TEXT;
ALTER TABLE consultations ADD COLUMN file_sha TEXT REFERENCES files(id);
ALTER TABLE consultations ADD COLUMN file_name TEXT;
ALTER TABLE deliberations ADD COLUMN minutes_number TEXT;
ALTER TABLE deliberations ADD COLUMN attendees TEXT;
ALTER TABLE deliberations ADD COLUMN words TEXT;
ALTER TABLE deliberations ADD COLUMN file_sha TEXT REFERENCES files(id);
ALTER TABLE deliberations ADD COLUMN file_name TEXT;
ALTER TABLE materials ADD COLUMN copies INTEGER;
ALTER TABLE deadlines ADD COLUMN extended_amount INTEGER;
ALTER TABLE deadlines ADD COLUMN extended_unit TEXT;
ALTER TABLE deadlines ADD COLUMN extended_on TEXT;
ALTER TABLE deadlines ADD COLUMN extension_reason TEXT;
ALTER TABLE numbers ADD COLUMN voided_on TEXT;
ALTER TABLE numbers ADD COLUMN void_reason TEXT;
CREATE INDEX comments_document ON comments(document_id);
CREATE INDEX comments_consultation ON comments(consultation_id);
CREATE INDEX comments_file ON comments(file_sha);
CREATE INDEX proceedings_document ON proceedings(document_id);
CREATE INDEX proceedings_file ON proceedings(file_sha);
CREATE INDEX publications_document ON publications(document_id);
CREATE INDEX publications_file ON publications(file_sha);
CREATE INDEX extensions_document ON extensions(document_id);
CREATE INDEX suspensions_document ON suspensions(document_id);
CREATE INDEX suspensions_deadline ON suspensions(deadline_id);
CREATE INDEX filing_steps_document ON filing_steps(document_id);
CREATE INDEX filing_steps_filing ON filing_steps(filing_id);
CREATE INDEX filing_steps_deadline ON filing_steps(deadline_id);
CREATE INDEX filing_steps_file ON filing_steps(file_sha);
CREATE INDEX incomings_document ON incomings(document_id);
CREATE INDEX incomings_unit ON incomings(unit_id);
CREATE INDEX incomings_state ON incomings(state);
CREATE INDEX incomings_deadline ON incomings(deadline_id);
CREATE INDEX incoming_steps_document ON incoming_steps(document_id);
CREATE INDEX incoming_steps_incoming ON incoming_steps(incoming_id);
CREATE INDEX incoming_steps_deadline ON incoming_steps(deadline_id);
CREATE INDEX incoming_steps_file ON incoming_steps(file_sha);
CREATE INDEX declared_documents_unit ON declared_documents(unit_id);
CREATE INDEX declared_documents_incoming ON declared_documents(incoming_id);
CREATE INDEX objections_document ON objections(document_id);
CREATE INDEX objections_deadline ON objections(deadline_id);
CREATE INDEX objections_file ON objections(file_sha);
CREATE INDEX catalogues_file ON catalogues(file_sha);
CREATE INDEX packets_document ON packets(document_id);
CREATE INDEX packets_file ON packets(file_sha);
CREATE INDEX form_templates_file ON form_templates(file_sha);
CREATE INDEX consultations_file ON consultations(file_sha);
CREATE INDEX deliberations_file ON deliberations(file_sha);
CREATE INDEX documents_origin ON documents(origin);
"""


@migrations()
def m0008_life(db: Database) -> None:
    """Add the tables and columns, and let a document be filed with one recipient in several rounds; a column has a default, so that a row
    logged before reads as if it had held that."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        db.execute(statement)
