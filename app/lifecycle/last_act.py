"""What 撤销 or 重做 would take back or do again, told beforehand: the act in words, and the documents it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from app.office import Office
from app.refusals import said
from db.acts import changes_of
from db.errors import Gone
from db.records import Document, LoggedAct
from db.records.row import Cell


@dataclass(frozen=True, slots=True)
class LastAct:
    """The entry of the log that would be taken back (``seq`` its place there), the act's name in words, and its documents: id and name, in the order touched."""

    entry: str
    seq: int
    words: str
    documents: tuple[tuple[str, str], ...]

    @property
    def told(self) -> str:
        """《…》的“送审”; of several documents the first is named, of none the act alone."""
        if not self.documents:
            return f"“{self.words}”"
        more = f"等 {len(self.documents)} 件" if len(self.documents) > 1 else ""
        return f"《{self.documents[0][1]}》{more}的“{self.words}”"

    def concerns(self, document_id: str) -> bool:
        """Whether a row of this document would change."""
        return any(one == document_id for one, _ in self.documents)


def to_undo(office: Office) -> LastAct:
    """What ``office.undo`` would take back. Raises Refused where there is nothing, or it has left the house."""
    with said():
        return _told(office, office.store.log.to_undo())


def to_redo(office: Office) -> LastAct:
    """What ``office.redo`` would do again. Raises Refused where there is nothing."""
    with said():
        return _told(office, office.store.log.to_redo())


def last_seq(office: Office) -> int:
    """The place of the newest entry in the log; what is done from now on comes after it."""
    return office.store.log.last_seq()


def _told(office: Office, entry: LoggedAct) -> LastAct:
    changes = [(table, row_id, after or before or {}) for table, row_id, before, after in changes_of(entry)]
    own = {row_id: _called(cells) for table, row_id, cells in changes if table == Document.TABLE}
    written = {name for names in own.values() for name in names}
    called = {row_id: names[0] for row_id, names in own.items()}
    for table, _, cells in changes:
        document_id = "" if table == Document.TABLE else _document_of(office, cells)
        known = office.store.documents.find(document_id) if document_id and document_id not in called else None
        if known is not None:
            called[known.id] = known.called
            written |= {known.called, known.title}
    head, _, rest = entry.title.partition("：")
    return LastAct(entry.id, entry.seq, head if rest in written else entry.title, tuple(called.items()))


def _called(cells: dict[str, Cell]) -> tuple[str, ...]:
    """The names in a row of a document, the usual one first."""
    return tuple(str(cells[name]) for name in ("body_title", "title") if cells.get(name))


def _document_of(office: Office, cells: dict[str, Cell]) -> str:
    """The document that a row of another table belongs to; empty for one of no document."""
    if cells.get("document_id"):
        return str(cells["document_id"])
    try:
        if cells.get("review_id"):
            return office.store.reviews.get(str(cells["review_id"])).document_id
        if cells.get("incoming_id"):
            return office.store.incomings.get(str(cells["incoming_id"])).document_id
    except Gone:
        return ""
    return ""
