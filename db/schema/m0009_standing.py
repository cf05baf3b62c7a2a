"""What a step of approval agreed to, and the day from which a document that was stopped is executed again."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0008_life import migrations

__all__ = ["migrations"]

_STATEMENTS = """
ALTER TABLE documents ADD COLUMN resumed_on TEXT;
ALTER TABLE approvals ADD COLUMN outcome TEXT;
ALTER TABLE approvals ADD COLUMN statements TEXT NOT NULL DEFAULT '[]';
"""


@migrations()
def m0009_standing(db: Database) -> None:
    """Add the columns; an empty one, and a list of nothing, say that nothing was recorded, as for every row written before."""
    for statement in filter(str.strip, _STATEMENTS.split(";\n")):
        db.execute(statement)
