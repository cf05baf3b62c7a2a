"""An index from a version to the document whose text it is: the search asks it of every clause it finds."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0001_first import migrations

__all__ = ["migrations"]


@migrations()
def m0002_current(db: Database) -> None:
    """Index the text in hand of every document."""
    db.execute("CREATE INDEX documents_current ON documents(current_version_id)")
