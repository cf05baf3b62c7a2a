"""Finding a document by a few characters of its title or number: what the command box asks while the clerk types."""

from __future__ import annotations

from collections.abc import Sequence

from app.office import Office
from db.records import Document

AT_MOST = 12


def titled(office: Office, words: str, limit: int = AT_MOST) -> tuple[Document, ...]:
    """Documents whose title or number holds ``words``, newest first; none for empty words."""
    return tuple(filter(None, map(office.store.documents.find, office.store.search.titled(words, limit))))


def known(office: Office, ids: Sequence[str]) -> tuple[Document, ...]:
    """The documents of ``ids`` in this order, those in the recycle bin left out."""
    found = (office.store.documents.find(one) for one in ids)
    return tuple(document for document in found if document is not None and document.deleted_at is None)


def newest(office: Office, limit: int = AT_MOST) -> tuple[Document, ...]:
    """The documents that came in last."""
    return known(office, office.store.search.titled("", limit))
