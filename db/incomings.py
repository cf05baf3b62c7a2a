"""What comes in about documents: departments' filings, what departments declare, objections; catalogues of filings, packets and known keys."""

from __future__ import annotations

from sqlite_utils import Database

from db import rows
from db.records import Catalogue, DeclaredDocument, Incoming, IncomingStep, KnownKey, Objection, Packet

_LIVE = "document_id IN (SELECT id FROM documents WHERE deleted_at IS NULL)"


class Incomings:
    """Reads filings that came in and what stands beside them. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, incoming_id: str) -> Incoming:
        """One filing that came in. Raises Gone."""
        return rows.get(self._db, Incoming, incoming_id)

    def all(self) -> tuple[Incoming, ...]:
        """Every filing that came in, of documents not in the recycle bin, oldest first."""
        return rows.where(self._db, Incoming, _LIVE, (), "received_at, rowid")

    def of_document(self, document_id: str) -> tuple[Incoming, ...]:
        """The times a department filed this document, first to last."""
        return rows.where(self._db, Incoming, "document_id = ?", [document_id], "received_at, rowid")

    def steps(self, incoming_id: str) -> tuple[IncomingStep, ...]:
        """What happened to a filing that came in, in the order it was recorded."""
        return rows.where(self._db, IncomingStep, "incoming_id = ?", [incoming_id], "at, rowid")

    def count(self, *states: str) -> int:
        """How many stand in one of ``states``, of documents not in the recycle bin."""
        marks = ", ".join("?" * len(states))
        sql = f"SELECT count(*) FROM incomings WHERE state IN ({marks}) AND {_LIVE}"
        return int(self._db.execute(sql, list(states)).fetchone()[0])

    def open_ones(self) -> int:
        """How many filings that came in are not closed, of documents not in the recycle bin."""
        return int(self._db.execute(f"SELECT count(*) FROM incomings WHERE closed_on IS NULL AND {_LIVE}").fetchone()[0])

    def open_objections(self) -> int:
        """How many objections are owed an answer, of documents not in the recycle bin."""
        sql = f"SELECT count(*) FROM objections WHERE state NOT IN ('answered', 'transferred') AND {_LIVE}"
        return int(self._db.execute(sql).fetchone()[0])

    def declared(self, unit_id: str | None = None) -> tuple[DeclaredDocument, ...]:
        """What departments declared they issued; of one unit, or of all."""
        condition, values = ("1", []) if unit_id is None else ("unit_id = ?", [unit_id])
        return rows.where(self._db, DeclaredDocument, condition, values, "unit_id, published_on, rowid")

    def declared_one(self, declared_id: str) -> DeclaredDocument:
        """One declared document. Raises Gone."""
        return rows.get(self._db, DeclaredDocument, declared_id)

    def declared_with(self, incoming_id: str) -> tuple[DeclaredDocument, ...]:
        """The declared documents that this filing answers."""
        return rows.where(self._db, DeclaredDocument, "incoming_id = ?", [incoming_id], "rowid")

    def objection(self, objection_id: str) -> Objection:
        """One objection. Raises Gone."""
        return rows.get(self._db, Objection, objection_id)

    def objections(self, document_id: str | None = None) -> tuple[Objection, ...]:
        """The objections to a document, or to all documents not in the recycle bin, first to last."""
        condition, values = (_LIVE, []) if document_id is None else ("document_id = ?", [document_id])
        return rows.where(self._db, Objection, condition, values, "received_on, rowid")

    def catalogues(self, kind: str | None = None) -> tuple[Catalogue, ...]:
        """The catalogues made, of one kind or all, oldest first."""
        condition, values = ("1", []) if kind is None else ("kind = ?", [kind])
        return rows.where(self._db, Catalogue, condition, values, "year, quarter, rowid")

    def catalogue(self, catalogue_id: str) -> Catalogue:
        """One catalogue. Raises Gone."""
        return rows.get(self._db, Catalogue, catalogue_id)

    def packets(self, document_id: str) -> tuple[Packet, ...]:
        """The packets built or opened for a document, first to last."""
        return rows.where(self._db, Packet, "document_id = ?", [document_id], "at, rowid")

    def known_key(self, fingerprint: str) -> KnownKey | None:
        """The key of this fingerprint, or None when no packet of it was taken in."""
        return rows.find(self._db, KnownKey, fingerprint)

    def known_keys(self) -> tuple[KnownKey, ...]:
        """Every key known."""
        return rows.where(self._db, KnownKey)
