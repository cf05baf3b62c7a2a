"""意见采纳情况表 (M05): the opinions of the last consultation with what became of each."""

from __future__ import annotations

from app.forms.comment_table import CommentRow, CommentTable
from app.lifecycle.consulting import was_held
from app.lifecycle.units import name_of
from app.office import Office


def comment_table(office: Office, document_id: str) -> CommentTable:
    """The table of a document's opinions, in the order received; its head names the last consultation that was held.

    It is the drafting unit that fills it in and seals it, so that its handler is written by hand.
    """
    document = office.document(document_id)
    held = next((row for row in reversed(office.store.documents.consultations(document_id)) if was_held(row)), None)
    rows = tuple(
        CommentRow(row.commenter, row.kind, row.words, row.path or "", row.received_on, row.disposition or "", row.reason or "")
        for row in office.store.procedures.comments(document_id)
    )
    return CommentTable(
        drafting_unit=name_of(office, document),
        title=document.called,
        rows=rows,
        carrier=held.carrier if held else "",
        url=(held.address or "") if held else "",
        begun_on=held.start_on if held else None,
        ended_on=held.until_on if held else None,
    )
