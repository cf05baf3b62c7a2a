"""What happened on a document's way beside its stages: comments, proceedings, places of publication, extensions, the archive list."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from db import rows
from db.records import ArchiveItem, Comment, Consultation, Deliberation, Extension, Proceeding, Publication, Suspension


class Procedures:
    """Reads the rows beside a document's stages. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def consultation(self, consultation_id: str) -> Consultation:
        """One consultation. Raises Gone."""
        return rows.get(self._db, Consultation, consultation_id)

    def deliberation(self, deliberation_id: str) -> Deliberation:
        """One collective deliberation. Raises Gone."""
        return rows.get(self._db, Deliberation, deliberation_id)

    def publication(self, publication_id: str) -> Publication:
        """One place of publication. Raises Gone."""
        return rows.get(self._db, Publication, publication_id)

    def comment(self, comment_id: str) -> Comment:
        """One opinion received. Raises Gone."""
        return rows.get(self._db, Comment, comment_id)

    def comments(self, document_id: str) -> tuple[Comment, ...]:
        """The opinions received on a document, by their numbers."""
        return rows.where(self._db, Comment, "document_id = ?", [document_id], "ordinal, rowid")

    def proceeding(self, proceeding_id: str) -> Proceeding:
        """One proceeding. Raises Gone."""
        return rows.get(self._db, Proceeding, proceeding_id)

    def proceedings(self, document_id: str) -> tuple[Proceeding, ...]:
        """The proceedings of a document, first to last."""
        return rows.where(self._db, Proceeding, "document_id = ?", [document_id], "on_date, rowid")

    def publications(self, document_id: str) -> tuple[Publication, ...]:
        """Where a document was published, first to last."""
        return rows.where(self._db, Publication, "document_id = ?", [document_id], "on_date, rowid")

    def extensions(self, document_id: str) -> tuple[Extension, ...]:
        """The extensions of a document's validity, first to last."""
        return rows.where(self._db, Extension, "document_id = ?", [document_id], "on_date, rowid")

    def archive_items(self, document_id: str) -> tuple[ArchiveItem, ...]:
        """What was said of the items of a document's archive list."""
        return rows.where(self._db, ArchiveItem, "document_id = ?", [document_id], "rowid")

    def suspensions(self, document_id: str) -> tuple[Suspension, ...]:
        """The times in which deadlines of a document stood still, first to last."""
        return rows.where(self._db, Suspension, "document_id = ?", [document_id], "from_on, rowid")

    def suspended(self, deadline_id: str) -> tuple[Suspension, ...]:
        """The times in which one deadline stood still, first to last."""
        return rows.where(self._db, Suspension, "deadline_id = ?", [deadline_id], "from_on, rowid")

    def suspensions_of(self, deadline_ids: Sequence[str]) -> tuple[Suspension, ...]:
        """The times in which these deadlines stood still, first to last."""
        return rows.of(self._db, Suspension, "deadline_id", deadline_ids, order="from_on, rowid")

    def standing(self) -> tuple[Suspension, ...]:
        """The suspensions that no day ends yet."""
        return rows.where(self._db, Suspension, "until_on IS NULL", (), "from_on, rowid")
