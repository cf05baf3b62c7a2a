"""Finding a document by a few characters of its title or number, or by its initials: what the command box asks while the clerk types."""

from __future__ import annotations

from collections.abc import Sequence

from app.lifecycle.asking import Question, ask_of
from app.lifecycle.initials import may_be_initials, work_out_initials
from app.lifecycle.listing import keep_in_step
from app.office import Office
from db.records import Document

AT_MOST = 12


def looked_up(office: Office, words: str, limit: int = AT_MOST) -> tuple[Document, ...]:
    """Documents whose title, number or initials hold ``words``, then those whose text does; either newest first. The newest ones for empty words."""
    keep_in_step(office)
    if may_be_initials(words):
        work_out_initials(office)
    ask = ask_of(Question(text=words), office.today(), office.calendar)
    return known(office, office.store.register.page(ask, 0, limit))


def known(office: Office, ids: Sequence[str]) -> tuple[Document, ...]:
    """The documents of ``ids`` in this order, those in the recycle bin left out."""
    found = (office.store.documents.find(one) for one in ids)
    return tuple(document for document in found if document is not None and document.deleted_at is None)
