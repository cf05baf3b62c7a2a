"""What the start page counts by day: an index each, so that a year is read and not the whole register."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0004_register import migrations

__all__ = ["migrations"]

_INDEXES = (
    "CREATE INDEX documents_published ON documents(published_on)",
    "CREATE INDEX documents_repealed ON documents(repealed_on)",
    "CREATE INDEX documents_lapsing ON documents(valid_until)",
    "CREATE INDEX filings_filed ON filings(filed_on)",
    "CREATE INDEX filings_state ON filings(state)",
    "CREATE INDEX reviews_accepted ON reviews(accepted_on)",
    "CREATE INDEX deadlines_snoozed ON deadlines(snoozed_until) WHERE snoozed_until IS NOT NULL",
)


@migrations()
def m0005_desk(db: Database) -> None:
    """Add the indexes; no row changes."""
    for statement in _INDEXES:
        db.execute(statement)
