"""Filings of published documents, one chain per recipient."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from db import rows
from db.records import Filing

_LIVE = "document_id IN (SELECT id FROM documents WHERE deleted_at IS NULL)"


class Filings:
    """Reads filings. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, filing_id: str) -> Filing:
        """The filing. Raises Gone."""
        return rows.get(self._db, Filing, filing_id)

    def of_document(self, document_id: str) -> tuple[Filing, ...]:
        """The filings of a document, the municipal government's first."""
        return rows.where(self._db, Filing, "document_id = ?", [document_id], "recipient <> 'muni', recipient")

    def of_documents(self, document_ids: Sequence[str]) -> tuple[Filing, ...]:
        """The filings of these documents, oldest first."""
        return rows.of(self._db, Filing, "document_id", document_ids)

    def count(self, state: str) -> int:
        """How many filings stand in one state, of documents not in the recycle bin."""
        return int(self._db.execute(f"SELECT count(*) FROM filings WHERE state = ? AND {_LIVE}", [state]).fetchone()[0])

    def all(self) -> tuple[Filing, ...]:
        """Every filing of the documents not in the recycle bin, oldest first."""
        return rows.where(self._db, Filing, _LIVE)
