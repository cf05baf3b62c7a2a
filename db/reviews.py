"""Legality reviews with their findings and citations."""

from __future__ import annotations

from sqlite_utils import Database

from db import rows
from db.records import Citation, Finding, Review

_LIVE = "document_id IN (SELECT id FROM documents WHERE deleted_at IS NULL)"


class Reviews:
    """Reads the review aggregate. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, review_id: str) -> Review:
        """The review. Raises Gone."""
        return rows.get(self._db, Review, review_id)

    def of_document(self, document_id: str) -> tuple[Review, ...]:
        """The rounds of review of a document, first to last."""
        return rows.where(self._db, Review, "document_id = ?", [document_id], "round")

    def current(self, document_id: str) -> Review | None:
        """The last round of review of a document, or None."""
        return next(reversed(self.of_document(document_id)), None)

    def all(self) -> tuple[Review, ...]:
        """Every review of the documents not in the recycle bin, oldest first."""
        return rows.where(self._db, Review, _LIVE)

    def is_reviewed(self, version_id: str) -> bool:
        """Whether an opinion on this text version was issued."""
        sql = "SELECT 1 FROM reviews WHERE version_id = ? AND concluded_on IS NOT NULL"
        return self._db.execute(sql, [version_id]).fetchone() is not None

    def finding(self, finding_id: str) -> Finding:
        """One finding. Raises Gone."""
        return rows.get(self._db, Finding, finding_id)

    def findings(self, review_id: str) -> tuple[Finding, ...]:
        """The findings of a review by number."""
        return rows.where(self._db, Finding, "review_id = ?", [review_id], "number")

    def citations(self, review_id: str) -> tuple[Citation, ...]:
        """The clauses of a review to be compared with the law they cite, in the order of the text."""
        return rows.where(self._db, Citation, "review_id = ?", [review_id], "rowid")
