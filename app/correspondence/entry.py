"""The row of a contact inside an act, for every act that writes or logs something."""

from __future__ import annotations

from datetime import date, datetime

from app.lifecycle import duties
from app.office import Office
from app.text.filenames import sayable
from db.acts import Act
from db.records import Contact, Document, StoredFile


def log(
    office: Office,
    act: Act,
    document: Document,
    *,
    kind: str,
    outgoing: bool,
    when: datetime,
    counterpart: str,
    words: str,
    number: str | None = None,
    expected: tuple[str, date | None] | None = None,
    kept: tuple[str, str, int] | None = None,
) -> Contact:
    """Insert a contact; ``expected`` is the parameter of its answer and the last day where one is set, ``kept`` its file (name, SHA-256, size)."""
    who = counterpart.strip()
    due = duties.answer_by(office, act, document.id, expected[0], f"等{who}答复", when.date(), expected[1]) if expected else None
    return act.insert(
        Contact(
            id=act.new_id(),
            document_id=document.id,
            kind=kind,
            outgoing=outgoing,
            at=when.replace(second=0, microsecond=0),
            counterpart=who,
            words=words.strip(),
            number=(number or "").strip() or None,
            deadline_id=due.id if due else None,
            file_sha=keep(office, act, kept) if kept else None,
            file_name=sayable(kept[0]) if kept else None,
            operator=office.operator,
        )
    )


def keep(office: Office, act: Act, kept: tuple[str, str, int]) -> str:
    """See that the store names the file ``kept`` (name, SHA-256, size); its SHA-256."""
    name, sha, size = kept
    if not office.store.settings.has_file(sha):
        act.insert(StoredFile(id=sha, name=sayable(name), size=size))
    return sha
