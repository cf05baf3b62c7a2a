"""The migrations of the store, one file each, in order. ``schema.md`` describes the tables and is held against them by a test."""

from db.schema.m0001_first import migrations

__all__ = ["migrations"]
