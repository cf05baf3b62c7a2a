"""回收站: a deletion is a move to the bin, where a matter lies for 30 days with all its links; only emptying takes it away for good.

A number that was issued for a matter taken away stays in its series as void: no number is ever issued twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refused
from app.filing.incoming.matching import FILED, LATE, MISSING
from app.lifecycle.made import Made
from app.lifecycle.numbering import VOID
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from app.text.markup import Settled
from db import acts
from db.records import Document, Row, TreeEdit

DAYS = 30
"""How long a matter lies in the bin before emptying takes it along without being chosen."""


TAKEN = frozenset({
    "documents", "versions", "events", "materials", "consultations", "deliberations", "reviews", "findings", "citations", "filings",
    "deadlines", "numbers", "issuers", "corrections", "contacts", "determinations", "confirmations", "tree_edits",
    "checklist_marks", "consultancies", "approvals", "comments", "proceedings", "publications", "extensions", "archive_items", "suspensions",
    "filing_steps", "incomings", "incoming_steps", "objections", "packets",
})  # fmt: skip
"""The tables whose rows emptying takes along (of ``numbers`` only the link: the number stays as void)."""


@dataclass(frozen=True, slots=True)
class Binned:
    """One matter in the bin: since when, why, and how many days until emptying takes it along (0: it may go)."""

    document: Document
    since: date
    reason: str
    days_left: int


def binned(office: Office) -> tuple[Binned, ...]:
    """What lies in the bin, the last moved there first."""
    return tuple(_binned(office, document) for document in office.store.documents.binned())


def is_out(office: Office, document: Document) -> bool:
    """Whether a document has left the house: published (and not entered afterwards), or filed with somebody."""
    if document.published_on is not None and not document.historical:
        return True
    return any(filing.filed_on is not None for filing in office.store.filings.rounds(document.id))


def discard(office: Office, documents: Sequence[str], *, reason: str = "") -> Made:
    """Move matters to the bin as one act; what has left the house only with a ``reason``. Raises Refused and moves none."""
    found = [office.document(document_id) for document_id in dict.fromkeys(documents)]
    if not found:
        raise Refused("没有选文件，没有移动。先选要移入回收站的文件。")
    out = next((document for document in found if is_out(office, document)), None)
    if out is not None and not reason.strip():
        raise Refused(f"《{out.title}》已经公布或者报出，写明理由才能移入回收站。不再有效的，应当办理废止。")
    why = reason.strip() or "移入回收站"
    with office.act("discard", f"移入回收站：{_named(found)}") as act:
        for document in found:
            row = act.update(document, deleted_at=office.now())
            record(act, office, row, "discard", office.today(), why)
    return {"documents": tuple(document.id for document in found)}


def bring_back(office: Office, documents: Sequence[str]) -> Made:
    """Bring matters back from the bin as one act, as they were. Raises Refused when another has taken the number of one of them."""
    found = [_lying(office, document_id) for document_id in dict.fromkeys(documents)]
    if not found:
        raise Refused("没有选文件，没有恢复。先选要恢复的文件。")
    for document in found:
        _refuse_doubled(office, document)
    with office.act("bring_back", f"从回收站恢复：{_named(found)}") as act:
        for document in found:
            row = act.update(document, deleted_at=None)
            record(act, office, row, "bring_back", office.today(), "从回收站恢复")
    return {"documents": tuple(document.id for document in found)}


def empty_bin(office: Office, documents: Sequence[str] | None = None) -> Made:
    """Take matters away for good with everything that hangs on them: those chosen, or all that have lain for :data:`DAYS` days.

    It cannot be undone. Files that nothing names any more go too, after the act is sure. Raises Refused when there is nothing to take.
    """
    if documents is None:
        found = [b.document for b in binned(office) if b.days_left == 0]
        if not found:
            raise Refused(f"回收站里没有满 {DAYS} 天的文件，没有清除。要提前清除的，先选中再办。")
    else:
        found = [_lying(office, document_id) for document_id in dict.fromkeys(documents)]
        if not found:
            raise Refused("没有选文件，没有清除。先选要彻底清除的文件。")
    with office.act("empty_bin", f"彻底清除：{_named(found)}") as act:
        act.final_now()
        files = {sha for document in found for sha in _take_away(office, act, document)}
        for edit in _of_gone_texts(office, files):
            act.remove(edit)
        gone = office.store.settings.unnamed(files)
        for file in gone:
            act.remove(file)
    with said():
        for file in gone:
            office.store.files.drop(file.id)
    return {"documents": tuple(document.id for document in found)}


def _take_away(office: Office, act: acts.Act, document: Document) -> set[str]:
    """Remove a document with its rows; the hashes of the files they named."""
    store = office.store.documents
    for heir in store.superseded_by(document.id):
        act.update(heir, superseded_by_id=None)
    for incoming in office.store.incomings.of_document(document.id):
        for declared in office.store.incomings.declared_with(incoming.id):
            act.update(declared, incoming_id=None, state=MISSING if declared.state in (FILED, LATE) else declared.state)
    for number in store.numbers(document.id):
        act.update(number, document_id=None, state=VOID)
    files = {sha for v in store.versions(document.id) for sha in (v.file_sha, v.tree_sha, v.markup_sha) if sha}
    files |= {review.opinion_sha for review in office.store.reviews.of_document(document.id) if review.opinion_sha}
    bare = act.update(document, current_version_id=None)
    for row in _hanging(office, document.id):
        sha = getattr(row, "file_sha", None)
        files |= {sha} if sha else set()
        act.remove(row)
    for version in store.versions(document.id):
        office.store.search.forget(version.id)
        act.remove(version)
    act.remove(bare)
    return files


def _of_gone_texts(office: Office, files: Iterable[str]) -> Iterator[TreeEdit]:
    """The corrections of trees whose text no version holds any more."""
    store = office.store.documents
    for sha in files:
        if not store.is_text(sha):
            for settled in Settled:
                yield from store.tree_edits(sha, settled.value)


def _hanging(office: Office, document_id: str) -> Iterator[Row]:
    """Every row that hangs on a document but its versions, those that refer to others first."""
    store, reviews, procedures = office.store.documents, office.store.reviews, office.store.procedures
    # a finding refers to the one it follows
    for review in reversed(reviews.of_document(document_id)):
        yield from reviews.findings(review.id)
        yield from reviews.citations(review.id)
        yield from reviews.checklist(review.id)
        yield from reviews.consultancies(review.id)
        yield from reviews.approvals(review.id)
        yield review
    yield from store.confirmations(document_id)
    yield from store.corrections(document_id)
    yield from _hanging_after_publication(office, document_id)
    yield from store.contacts(document_id)
    yield from procedures.suspensions(document_id)
    yield from store.deadlines(document_id)
    yield from store.deliberations(document_id)
    yield from procedures.comments(document_id)
    yield from store.consultations(document_id)
    yield from procedures.proceedings(document_id)
    yield from procedures.archive_items(document_id)
    yield from store.issuers(document_id)
    yield from store.determinations(document_id)
    yield from store.materials(document_id)
    yield from store.events(document_id)


def _hanging_after_publication(office: Office, document_id: str) -> Iterator[Row]:
    """The rows of publication, of the filings out and in, and of objections."""
    filings, incomings = office.store.filings, office.store.incomings
    yield from office.store.procedures.publications(document_id)
    yield from office.store.procedures.extensions(document_id)
    for filing in filings.rounds(document_id):
        yield from filings.steps(filing.id)
        yield filing
    for incoming in incomings.of_document(document_id):
        yield from incomings.steps(incoming.id)
        yield incoming
    yield from incomings.objections(document_id)
    yield from incomings.packets(document_id)


def _lying(office: Office, document_id: str) -> Document:
    document = office.store.documents.find(document_id)
    if document is None:
        raise Refused("回收站里没有这一件，可能已经清除。刷新后再看。")
    if document.deleted_at is None:
        raise Refused(f"《{document.title}》不在回收站里，没有改动。")
    return document


def _refuse_doubled(office: Office, document: Document) -> None:
    for number in (document.document_number, document.unified_number):
        other = next(iter(office.store.documents.registered_as(number)), None) if number and document.registered_on else None
        if other is not None:
            raise Refused(f"编号 {number} 已经用在《{other.title}》上，没有恢复。先核对哪一件用这个编号。")


def _binned(office: Office, document: Document) -> Binned:
    since = document.deleted_at.date() if document.deleted_at else office.today()
    left = (since + timedelta(days=DAYS) - office.today()).days
    last = next((e for e in reversed(office.store.documents.events(document.id)) if e.act == "discard"), None)
    return Binned(document, since, last.note if last else "", max(left, 0))


def _named(documents: Sequence[Document]) -> str:
    return documents[0].title if len(documents) == 1 else f"{len(documents)} 件"
