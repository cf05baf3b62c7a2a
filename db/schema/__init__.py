"""The migrations of the store, one file each, in order. ``schema.md`` describes the tables and is held against them by a test."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m0009_standing import migrations

__all__ = ["migrations", "unknown_migrations"]


def unknown_migrations(db: Database) -> tuple[str, ...]:
    """The migrations a store has been through that this release does not know; empty unless a later release wrote it."""
    empty = Database(memory=True)
    known = {m.name for m in migrations.pending(empty)}
    empty.close()
    return tuple(m.name for m in migrations.applied(db) if m.name not in known)
