"""废止决定公告 (F-17): the announcement that one document, or several of one decision, have ended."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import Refused
from app.filing.papers import sender
from app.forms.repeal_announcement import DECLARE_INVALID, REPEAL, Ended, RepealAnnouncement
from app.office import Office
from db.records import Document


def repeal_announcement(office: Office, document_ids: Sequence[str]) -> RepealAnnouncement:
    """The announcement for documents that were all repealed, or all declared invalid, by one authority.

    Raises Refused for none, for one that has not ended so, and for a mixture.
    """
    documents = [office.document(one) for one in document_ids]
    if not documents:
        raise Refused("没有选要公告的文件。先选废止或者宣布失效的文件。")
    acts = {_act(document) for document in documents}
    if len(acts) != 1:
        raise Refused("废止的和宣布失效的不能写在一份公告里。分开选后再打印。")
    authorities = {sender(office, document) for document in documents}
    if len(authorities) != 1:
        raise Refused(f"这几件的制定机关不是一个（{'、'.join(sorted(authorities))}）。按制定机关分开选后再打印。")
    days = {document.repealed_on or document.declared_invalid_on for document in documents}
    return RepealAnnouncement(
        authority=authorities.pop(),
        number="",
        documents=tuple(Ended(d.called, d.document_number or "", _reason(office, d)) for d in documents),
        act=acts.pop(),
        effective_on=days.pop() if len(days) == 1 else None,
        carrier=documents[0].carrier or "",
    )


def _act(document: Document) -> str:
    if document.repealed_on is not None:
        return REPEAL
    if document.declared_invalid_on is not None:
        return DECLARE_INVALID
    raise Refused(f"《{document.title}》没有废止，也没有宣布失效，没有公告可打印。先登记废止。")


def _reason(office: Office, document: Document) -> str:
    if document.repeal_reason:
        return document.repeal_reason
    return next((e.note for e in reversed(office.store.documents.events(document.id)) if e.act == "declare_invalid"), "")
