"""Filings of published documents: one chain per recipient, begun again when the document is amended, extended or repealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlite_utils import Database

from db import rows
from db.records import Deadline, Document, Filing, FilingStep

_LIVE = "document_id IN (SELECT id FROM documents WHERE deleted_at IS NULL)"
_CURRENT = """NOT EXISTS (SELECT 1 FROM filings later WHERE later.document_id = filings.document_id
  AND later.recipient = filings.recipient AND later.ordinal > filings.ordinal)"""


class Filings:
    """Reads filings. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, filing_id: str) -> Filing:
        """The filing. Raises Gone."""
        return rows.get(self._db, Filing, filing_id)

    def of_document(self, document_id: str) -> tuple[Filing, ...]:
        """The current filing of a document with each recipient, the municipal government's first."""
        return rows.where(self._db, Filing, f"document_id = ? AND {_CURRENT}", [document_id], "recipient <> 'muni', recipient")

    def rounds(self, document_id: str) -> tuple[Filing, ...]:
        """Every filing of a document, earlier rounds too: by recipient, the municipal government's first, then by round."""
        return rows.where(self._db, Filing, "document_id = ?", [document_id], "recipient <> 'muni', recipient, ordinal")

    def steps(self, filing_id: str) -> tuple[FilingStep, ...]:
        """What happened to a filing after it went out, in the order it was recorded."""
        return rows.where(self._db, FilingStep, "filing_id = ?", [filing_id], "at, rowid")

    def step(self, step_id: str) -> FilingStep:
        """One step. Raises Gone."""
        return rows.get(self._db, FilingStep, step_id)

    def steps_of(self, filing_ids: Sequence[str]) -> tuple[FilingStep, ...]:
        """The steps of these filings, in the order recorded."""
        return rows.of(self._db, FilingStep, "filing_id", filing_ids)

    def of_documents(self, document_ids: Sequence[str]) -> tuple[Filing, ...]:
        """The filings of these documents, earlier rounds too, oldest first."""
        return rows.of(self._db, Filing, "document_id", document_ids)

    def count(self, state: str) -> int:
        """How many filings stand in one state, of documents not in the recycle bin."""
        return int(self._db.execute(f"SELECT count(*) FROM filings WHERE state = ? AND {_LIVE}", [state]).fetchone()[0])

    def every_round(self) -> tuple[Filing, ...]:
        """Every filing of the documents not in the recycle bin, earlier rounds too, oldest first."""
        return rows.where(self._db, Filing, _LIVE)

    def begun(self, first: date, last: date) -> tuple[Filing, ...]:
        """The filings of every round whose period began in these days (the publication, the repeal), of documents not in the bin, oldest first."""
        condition = f"{_LIVE} AND EXISTS (SELECT 1 FROM deadlines l WHERE l.id = deadline_id AND l.start_on BETWEEN ? AND ?)"
        return rows.where(self._db, Filing, condition, [first.isoformat(), last.isoformat()])

    def falling_due(self, first: date, last: date) -> tuple[Filing, ...]:
        """The filings of every round that went out, or else were due, in these days, of documents not in the recycle bin, oldest first."""
        days = [first.isoformat(), last.isoformat()]
        condition = f"""{_LIVE} AND (filed_on BETWEEN ? AND ? OR filed_on IS NULL AND
            EXISTS (SELECT 1 FROM deadlines l WHERE l.id = deadline_id AND l.due_on BETWEEN ? AND ?))"""
        return rows.where(self._db, Filing, condition, [*days, *days])

    def deadlines(self, filings: Sequence[Filing]) -> dict[str, Deadline]:
        """The period of each of these filings by its id."""
        found = rows.of(self._db, Deadline, "id", [filing.deadline_id for filing in filings])
        return {deadline.id: deadline for deadline in found}

    def never_begun(self, recipient: str, first: date, last: date) -> tuple[Document, ...]:
        """Our own normative documents published in these days whose publication no filing with ``recipient`` is recorded for, oldest first."""
        condition = """published_on BETWEEN ? AND ? AND deleted_at IS NULL AND origin = 'own' AND matter = 'normative_document'
            AND NOT EXISTS (SELECT 1 FROM filings f WHERE f.document_id = documents.id AND f.recipient = ? AND f.occasion = '公布')"""
        return rows.where(self._db, Document, condition, [first.isoformat(), last.isoformat(), recipient], "published_on, rowid")

    def ended_without(self, recipient: str, first: date, last: date) -> tuple[Document, ...]:
        """Our own documents repealed or declared invalid in these days without a round of filing with ``recipient`` for it, oldest first."""
        condition = """coalesce(repealed_on, declared_invalid_on) BETWEEN ? AND ? AND published_on IS NOT NULL AND deleted_at IS NULL
            AND origin = 'own' AND matter = 'normative_document' AND NOT EXISTS
            (SELECT 1 FROM filings f WHERE f.document_id = documents.id AND f.recipient = ? AND f.occasion = '废止')"""
        return rows.where(self._db, Document, condition, [first.isoformat(), last.isoformat(), recipient], "repealed_on, rowid")

    def extended_without(self, recipient: str, first: date, last: date) -> tuple[tuple[Document, date], ...]:
        """Our own documents extended in these days without a round of filing with ``recipient`` that began then, with the day, oldest first."""
        sql = """SELECT e.document_id, e.published_on FROM extensions e JOIN documents d ON d.id = e.document_id
            WHERE e.published_on BETWEEN ? AND ? AND d.deleted_at IS NULL AND d.origin = 'own' AND d.matter = 'normative_document'
            AND NOT EXISTS (SELECT 1 FROM filings f JOIN deadlines l ON l.id = f.deadline_id WHERE f.document_id = d.id
            AND f.recipient = ? AND f.occasion = '延期' AND l.start_on = e.published_on) ORDER BY e.published_on, e.rowid"""
        found = self._db.execute(sql, [first.isoformat(), last.isoformat(), recipient]).fetchall()
        return tuple((rows.get(self._db, Document, document_id), date.fromisoformat(day)) for document_id, day in found)

    def disposed_without(self, recipient: str, first: date, last: date) -> tuple[tuple[Document, date], ...]:
        """Our own documents amended or repealed in these days after an opinion of somebody, and not filed again with ``recipient`` since, with the day."""
        sql = """SELECT s.document_id, s.on_date FROM filing_steps s JOIN documents d ON d.id = s.document_id
            WHERE s.kind = 'dispose' AND s.on_date BETWEEN ? AND ? AND d.deleted_at IS NULL AND d.origin = 'own'
            AND d.matter = 'normative_document' AND NOT EXISTS (SELECT 1 FROM filings f JOIN deadlines l ON l.id = f.deadline_id
            WHERE f.document_id = d.id AND f.recipient = ? AND f.ordinal > 1 AND l.start_on >= s.on_date)
            GROUP BY s.document_id ORDER BY s.on_date, s.rowid"""
        found = self._db.execute(sql, [first.isoformat(), last.isoformat(), recipient]).fetchall()
        return tuple((rows.get(self._db, Document, document_id), date.fromisoformat(day)) for document_id, day in found)

    def published_any(self, first: date, last: date) -> bool:
        """Whether a normative document of ours was published in these days; the start page asks it each time and reads nothing else."""
        sql = """SELECT 1 FROM documents WHERE published_on BETWEEN ? AND ? AND deleted_at IS NULL AND origin = 'own'
            AND matter = 'normative_document' LIMIT 1"""
        return self._db.execute(sql, [first.isoformat(), last.isoformat()]).fetchone() is not None
