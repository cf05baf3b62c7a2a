"""The file a version was read from, as far as its pages can be shown beside the text. No Qt here."""

from __future__ import annotations

from app.office import Office
from db.records import TextVersion
from ui.widgets.page_picture import PICTURED, Source


def source_of(office: Office, version: TextVersion) -> Source | None:
    """The bytes of a file with pages; None for one without. Raises UserError when they are damaged."""
    if version.format not in PICTURED:
        return None
    return Source(office.original(version), version.format, version.recognised)
