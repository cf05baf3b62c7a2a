"""Legality reviews with their findings and citations."""

from __future__ import annotations

from sqlite_utils import Database

from db import rows
from db.records import Approval, ChecklistMark, Citation, Consultancy, Finding, Review

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

    def checklist(self, review_id: str) -> tuple[ChecklistMark, ...]:
        """The answers given to the points of a review's checklist."""
        return rows.where(self._db, ChecklistMark, "review_id = ?", [review_id])

    def consultancies(self, review_id: str) -> tuple[Consultancy, ...]:
        """The advice asked on a review, first asked first."""
        return rows.where(self._db, Consultancy, "review_id = ?", [review_id], "asked_on, rowid")

    def consultancy(self, consultancy_id: str) -> Consultancy:
        """One request for advice. Raises Gone."""
        return rows.get(self._db, Consultancy, consultancy_id)

    def waiting_consultancies(self) -> tuple[Consultancy, ...]:
        """The advice asked and not received, of documents not in the recycle bin."""
        condition = f"received_on IS NULL AND review_id IN (SELECT id FROM reviews WHERE {_LIVE})"
        return rows.where(self._db, Consultancy, condition, order="asked_on, rowid")

    def approvals(self, review_id: str) -> tuple[Approval, ...]:
        """The steps of approval of a review, in their order."""
        return rows.where(self._db, Approval, "review_id = ?", [review_id], "ordinal")
