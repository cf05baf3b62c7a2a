"""Documents with their versions, events, materials, consultations, deliberations, deadlines and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from db import rows
from db.records import (
    Confirmation,
    Consultation,
    Contact,
    Correction,
    Deadline,
    Deliberation,
    Determination,
    Document,
    Event,
    IssuedNumber,
    Issuer,
    Known,
    Material,
    TextVersion,
    TreeEdit,
)

_LIVE = "deleted_at IS NULL"
_LAST_USED = {
    "carrier": "SELECT carrier FROM documents WHERE carrier IS NOT NULL ORDER BY published_on DESC, rowid DESC LIMIT 1",
    "signatory": "SELECT signatory FROM documents WHERE signatory IS NOT NULL ORDER BY signed_on DESC, rowid DESC LIMIT 1",
    "consulted_on": "SELECT carrier FROM consultations WHERE carrier <> '' ORDER BY rowid DESC LIMIT 1",
    "meeting": "SELECT meeting FROM deliberations ORDER BY rowid DESC LIMIT 1",
}


def _open(ended: Sequence[str]) -> str:
    marks = ", ".join("?" * len(ended))
    running = "EXISTS (SELECT 1 FROM deadlines WHERE document_id = documents.id AND state = 'open')"
    return f"stage NOT IN ({marks}) AND (published_on IS NULL OR {running})"


class Documents:
    """Reads the document aggregate. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, document_id: str) -> Document:
        """The document. Raises Gone."""
        return rows.get(self._db, Document, document_id)

    def find(self, document_id: str) -> Document | None:
        """The document, or None."""
        return rows.find(self._db, Document, document_id)

    def all(self) -> tuple[Document, ...]:
        """Every document not in the recycle bin, oldest first."""
        return rows.where(self._db, Document, _LIVE)

    def these(self, document_ids: Sequence[str]) -> tuple[Document, ...]:
        """Those of the documents of these ids that are not in the recycle bin, oldest first."""
        return rows.of(self._db, Document, "id", document_ids, _LIVE)

    def ending(self, tail: str) -> tuple[Document, ...]:
        """The documents not in the recycle bin whose id ends so (hexadecimal digits), oldest first."""
        return rows.where(self._db, Document, f"{_LIVE} AND substr(id, -?) = ?", [len(tail), tail])

    def binned(self) -> tuple[Document, ...]:
        """Every document in the recycle bin, the last moved there first."""
        return rows.where(self._db, Document, "deleted_at IS NOT NULL", (), "deleted_at DESC, rowid DESC")

    def superseded_by(self, document_id: str) -> tuple[Document, ...]:
        """The documents, also those in the bin, in whose place this one stepped."""
        return rows.where(self._db, Document, "superseded_by_id = ?", [document_id])

    def handled_by(self, person_id: str, ended: Sequence[str] = ()) -> tuple[Document, ...]:
        """The open matters of a handler, oldest first: not at one of the stages ``ended``, and published ones while a deadline of theirs runs."""
        return rows.where(self._db, Document, f"{_LIVE} AND handler_id = ? AND {_open(ended)}", [person_id, *ended])

    def handled(self, ended: Sequence[str] = ()) -> dict[str, int]:
        """How many open matters each handler has, by the person's id."""
        sql = f"SELECT handler_id, count(*) FROM documents WHERE {_LIVE} AND handler_id IS NOT NULL AND {_open(ended)} GROUP BY handler_id"
        return dict(self._db.execute(sql, list(ended)).fetchall())

    def with_number(self, number: str) -> Document | None:
        """The document that bears this 文号, or None."""
        return next(iter(rows.where(self._db, Document, f"{_LIVE} AND document_number = ?", [number])), None)

    def registered_as(self, number: str) -> tuple[Document, ...]:
        """The registered documents, and those entered afterwards (补录), that bear ``number`` as their 文号 or unified number (统一编号)."""
        condition = f"{_LIVE} AND (registered_on IS NOT NULL OR historical = 1) AND (document_number = ? OR unified_number = ?)"
        return rows.where(self._db, Document, condition, [number, number])

    def known_by(self) -> tuple[Known, ...]:
        """What every document not in the recycle bin is known by, oldest first."""
        return self._known(_LIVE)

    def without_text(self) -> tuple[Known, ...]:
        """What every document entered afterwards (补录) that has no text yet is known by, oldest first."""
        return self._known(f"{_LIVE} AND historical = 1 AND current_version_id IS NULL")

    def _known(self, condition: str) -> tuple[Known, ...]:
        columns = "id, title, body_title, document_number, unified_number, signed_on, published_on, effective_on"
        found = self._db.execute(f"SELECT {columns} FROM documents WHERE {condition} ORDER BY rowid").fetchall()
        return tuple(
            Known(key, title, body_title, number, unified, frozenset(filter(None, days)))
            for key, title, body_title, number, unified, *days in found
        )

    def with_file(self, sha: str) -> Document | None:
        """A document one of whose versions is exactly this file, or None."""
        picked = "id IN (SELECT document_id FROM versions WHERE file_sha = ?)"
        return next(iter(rows.where(self._db, Document, f"{_LIVE} AND {picked}", [sha])), None)

    def is_text(self, sha: str) -> bool:
        """Whether a version of any document, also of one in the bin, is exactly this file."""
        return self._db.execute("SELECT 1 FROM versions WHERE file_sha = ?", [sha]).fetchone() is not None

    def with_material(self, sha: str) -> Document | None:
        """A document one of whose materials is exactly this file, or None."""
        picked = "id IN (SELECT document_id FROM materials WHERE file_sha = ?)"
        return next(iter(rows.where(self._db, Document, f"{_LIVE} AND {picked}", [sha])), None)

    def titled(self, title: str) -> tuple[Document, ...]:
        """The documents whose title or text title is ``title``, an addition in brackets at its end aside."""
        same = "substr({0}, 1, length(?1)) = ?1 AND substr({0}, length(?1) + 1, 1) IN ('', '（', '(')"
        condition = f"{_LIVE} AND (({same.format('title')}) OR ({same.format('body_title')}))"
        return rows.where(self._db, Document, condition, [title])

    def version(self, version_id: str) -> TextVersion:
        """One text version. Raises Gone."""
        return rows.get(self._db, TextVersion, version_id)

    def versions(self, document_id: str) -> tuple[TextVersion, ...]:
        """The text versions of a document, first to last."""
        return rows.where(self._db, TextVersion, "document_id = ?", [document_id], "ordinal")

    def tree_edits(self, file_sha: str, settled: str) -> tuple[TreeEdit, ...]:
        """The corrections of the tree read from this file, in the order they were made."""
        return rows.where(self._db, TreeEdit, "file_sha = ? AND settled = ?", [file_sha, settled], "ordinal")

    def confirmations(self, document_id: str) -> tuple[Confirmation, ...]:
        """Which changes between versions of a document a person has looked at, first to last."""
        return rows.where(self._db, Confirmation, "document_id = ?", [document_id], "rowid")

    def events(self, document_id: str) -> tuple[Event, ...]:
        """What happened to a document, in the order it was recorded."""
        return rows.where(self._db, Event, "document_id = ?", [document_id], "at, rowid")

    def material(self, material_id: str) -> Material:
        """One material. Raises Gone."""
        return rows.get(self._db, Material, material_id)

    def materials(self, document_id: str) -> tuple[Material, ...]:
        """The materials of a document, by code."""
        return rows.where(self._db, Material, "document_id = ?", [document_id], "code, id")

    def consultations(self, document_id: str) -> tuple[Consultation, ...]:
        """The public consultations of a document, first to last."""
        return rows.where(self._db, Consultation, "document_id = ?", [document_id], "start_on, rowid")

    def deliberations(self, document_id: str) -> tuple[Deliberation, ...]:
        """The collective deliberations of a document, first to last."""
        return rows.where(self._db, Deliberation, "document_id = ?", [document_id], "rowid")

    def issuers(self, document_id: str) -> tuple[Issuer, ...]:
        """The authorities that issue a document together, in their order; none where there is one alone."""
        return rows.where(self._db, Issuer, "document_id = ?", [document_id], "ordinal")

    def corrections(self, document_id: str) -> tuple[Correction, ...]:
        """What was put right after publication, first to last."""
        return rows.where(self._db, Correction, "document_id = ?", [document_id], "rowid")

    def owed(self) -> frozenset[str]:
        """The ids of the filings that went out before a correction and have not got the corrected copy."""
        sql = "SELECT DISTINCT owed.value FROM corrections, json_each(corrections.owed) owed"
        return frozenset(str(row[0]) for row in self._db.execute(sql).fetchall())

    def contact(self, contact_id: str) -> Contact:
        """One contact. Raises Gone."""
        return rows.get(self._db, Contact, contact_id)

    def contacts(self, document_id: str) -> tuple[Contact, ...]:
        """What was said about a document, first to last."""
        return rows.where(self._db, Contact, "document_id = ?", [document_id], "at, rowid")

    def counterparts(self) -> tuple[str, ...]:
        """With whom there were contacts, the latest first, at most 200."""
        sql = "SELECT counterpart FROM contacts GROUP BY counterpart ORDER BY max(at) DESC LIMIT 200"
        return tuple(str(row[0]) for row in self._db.execute(sql).fetchall())

    def determinations(self, document_id: str) -> tuple[Determination, ...]:
        """What was said of the question whether it is a normative document, first to last."""
        return rows.where(self._db, Determination, "document_id = ?", [document_id], "rowid")

    def deadline(self, deadline_id: str) -> Deadline:
        """One deadline. Raises Gone."""
        return rows.get(self._db, Deadline, deadline_id)

    def deadlines(self, document_id: str) -> tuple[Deadline, ...]:
        """The deadlines of a document, first due first."""
        return rows.where(self._db, Deadline, "document_id = ?", [document_id], "due_on, rowid")

    def open_deadlines(self) -> tuple[Deadline, ...]:
        """Every deadline still running, first due first."""
        live = f"state = 'open' AND document_id IN (SELECT id FROM documents WHERE {_LIVE})"
        return rows.where(self._db, Deadline, live, (), "due_on, rowid")

    def every_open_deadline(self) -> tuple[Deadline, ...]:
        """Every deadline still running, those of documents in the recycle bin too, which may come back."""
        return rows.where(self._db, Deadline, "state = 'open'", (), "due_on, rowid")

    def deadlines_of(self, document_ids: Sequence[str]) -> tuple[Deadline, ...]:
        """The deadlines of these documents that run or that a filing of theirs has, first due first."""
        wanted = "(state = 'open' OR id IN (SELECT deadline_id FROM filings WHERE filings.document_id = deadlines.document_id))"
        return rows.of(self._db, Deadline, "document_id", document_ids, wanted, "due_on, rowid")

    def last_results(self, document_ids: Sequence[str]) -> dict[str, str]:
        """The result of the last deliberation of each of these documents that had one."""
        return {d.document_id: d.result for d in rows.of(self._db, Deliberation, "document_id", document_ids)}

    def last_number(self, series: str, year: int) -> int:
        """The highest number of a series in a year; 0 when none was issued."""
        found = self._db.execute("SELECT max(n) FROM numbers WHERE series = ? AND year = ?", [series, year]).fetchone()
        return int(found[0] or 0)

    def number_taken(self, series: str, year: int, n: int) -> bool:
        """Whether this number of the series stands in the register, issued or void."""
        sql = "SELECT 1 FROM numbers WHERE series = ? AND year = ? AND n = ?"
        return self._db.execute(sql, [series, year, n]).fetchone() is not None

    def numbered(self, text: str) -> tuple[IssuedNumber, ...]:
        """The numbers in the register that read ``text``, issued or void."""
        return rows.where(self._db, IssuedNumber, "text = ?", [text], "rowid")

    def followed(self, number: IssuedNumber) -> bool:
        """Whether a higher number of the series was recorded after this one."""
        sql = """SELECT 1 FROM numbers own JOIN numbers later ON later.series = own.series AND later.year = own.year
                 AND later.n > own.n AND later.rowid > own.rowid WHERE own.id = ?"""
        return self._db.execute(sql, [number.id]).fetchone() is not None

    def numbers(self, document_id: str) -> tuple[IssuedNumber, ...]:
        """The numbers issued for a document."""
        return rows.where(self._db, IssuedNumber, "document_id = ?", [document_id], "rowid")

    def all_numbers(self) -> tuple[IssuedNumber, ...]:
        """Every number of every series, issued or void, by series, year and running number."""
        return rows.where(self._db, IssuedNumber, "1", (), "series, year, n")

    def last_used(self) -> dict[str, str]:
        """The words last written for what is asked again and again: carrier, signatory, consulted_on (its carrier), meeting."""
        found = {name: self._db.execute(sql).fetchone() for name, sql in _LAST_USED.items()}
        return {name: str(row[0]) for name, row in found.items() if row}

    def counts(self) -> dict[str, int]:
        """How many documents stand at each stage."""
        sql = f"SELECT stage, count(*) FROM documents WHERE {_LIVE} GROUP BY stage"
        return dict(self._db.execute(sql).fetchall())
