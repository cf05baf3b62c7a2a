"""A draft becomes a document: stored file, tree, first version, and its clauses in the index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.mending import as_corrected, keep_edits
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter
from app.lifecycle.step import record
from app.lifecycle.transitions import Act, entered
from app.office import Office
from app.text import markup
from app.text.markup import Settled
from app.text.shape import tree_to_json
from app.text.tree import Tree
from db import acts
from db.records import Document, StoredFile, TextVersion

REVIEW_DRAFT, REVISED_DRAFT = "送审稿", "审后稿"


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a draft lies beside the store, by SHA-256: its bytes, the tree read from them, the tracked changes and comments (None without any)."""

    file_sha: str
    tree_sha: str
    markup_sha: str | None = None


def keep_read(office: Office, draft: Draft) -> Kept:
    """Keep the bytes of ``draft`` and what was read from them, before the act whose rows name them. Raises UserError."""
    reading = draft.reading
    pending = office.keep(markup.to_json(reading.markup)) if reading.markup else None
    return Kept(office.keep(draft.data), office.keep(tree_to_json(reading.tree)), pending)


def import_draft(
    office: Office, draft: Draft, matter: Matter = Matter.NORMATIVE_DOCUMENT, *, at: datetime | None = None, again: bool = False
) -> Made:
    """Make a document at 起草 from ``draft``, received at ``at`` (default now). Raises Refused when the same bytes are kept already, unless ``again``."""
    known = None if again else office.store.documents.with_file(draft.sha)
    if known is not None:
        raise Refused(f"《{draft.file_name}》已经导入过，就是《{known.title}》。打开那一件，或者导入改动后的文件。")
    draft = as_corrected(office, draft)
    tree = draft.reading.tree
    kept = keep_read(office, draft)
    received = (at or office.now()).replace(second=0, microsecond=0)
    with office.act("import", f"导入：{tree.title}") as act:
        document, version = insert_document(office, act, draft, matter, kept, tree.title, tree.body_title, received)
        record(act, office, document, "import", office.today(), draft.file_name)
    return {"document": document.id, "version": version.id}


def insert_document(
    office: Office, act: acts.Act, draft: Draft, matter: Matter, kept: Kept, title: str, body_title: str | None, received: datetime
) -> tuple[Document, TextVersion]:
    """A document at 起草 with ``draft`` as its first version, inside an open act; ``kept`` is what :func:`keep_read` gave."""
    tree = draft.reading.tree
    document = act.insert(
        Document(
            id=act.new_id(),
            matter=matter.value,
            title=title,
            body_title=body_title,
            document_number=tree.document_number,
            issuing_authority=tree.issuing_authority,
            stage=entered(Act.IMPORT, None, matter).value,
            created_at=office.now(),
            received_at=received,
            handler_id=act.operator_id(),
        )
    )
    version = add_version(office, act, document, draft, named(tree), kept)
    return act.update(document, current_version_id=version.id), version


def add_version(office: Office, act: acts.Act, document: Document, draft: Draft, name: str, kept: Kept) -> TextVersion:
    """Store ``draft`` as the next version of ``document``; ``kept`` is what :func:`keep_read` gave."""
    name_files(office, act, draft, kept)
    keep_edits(office, act, draft, kept.file_sha)
    reading = draft.reading
    version = act.insert(
        TextVersion(
            id=act.new_id(),
            document_id=document.id,
            ordinal=len(office.store.documents.versions(document.id)) + 1,
            name=name,
            file_name=draft.file_name,
            file_sha=kept.file_sha,
            format=reading.format,
            tree_sha=kept.tree_sha,
            pending_revisions=reading.pending_revisions,
            comments=reading.comments,
            warnings=reading.warnings,
            read_at=office.now(),
            markup_sha=kept.markup_sha,
            settled=reading.settled.value if reading.settled is Settled.REJECTED else None,
            recognised=reading.recognised,
        )
    )
    office.store.search.add(version.id, clauses(reading.tree))
    return version


def name_files(office: Office, act: acts.Act, draft: Draft, kept: Kept) -> None:
    """The rows of the files that a version refers to, inside an open act; those that are there already stay."""
    size = len(draft.data)
    for sha, suffix in ((kept.file_sha, ""), (kept.tree_sha, ".json"), (kept.markup_sha, ".markup.json")):
        if sha is not None and not office.store.settings.has_file(sha):
            act.insert(StoredFile(id=sha, name=f"{draft.file_name}{suffix}", size=size if not suffix else len(office.store.files.get(sha))))


def renewed(office: Office, document: Document, tree: Tree) -> dict[str, str]:
    """What a revised text says anew of itself, as far as the register holds what the text before it said and no hand changed that."""
    before = office.tree(office.store.documents.version(document.current_version_id or ""))
    named = any(node.kind in ("title", "body_title") for node in tree.nodes)
    # who issues a document together was said by a person, with the lead
    joint = ("issuing_authority",) if office.store.documents.issuers(document.id) else ()
    facts = ("title", "body_title", "document_number", "issuing_authority") if named else ()
    same = (fact for fact in facts if fact not in joint and getattr(document, fact) == getattr(before, fact))
    return {fact: getattr(tree, fact) for fact in same if getattr(tree, fact)}


def named(tree: Tree) -> str:
    """What a text is called that comes before the submission: 征求意见稿 where its title says so, else 送审稿."""
    return "征求意见稿" if "征求意见稿" in tree.title or "征求意见稿" in (tree.body_title or "") else REVIEW_DRAFT


def clauses(tree: Tree) -> Iterator[tuple[str, str]]:
    """Path and words of every clause, and of every cell of a table, as search finds them."""
    for node in tree.walk():
        own = "　".join(part for part in (node.heading, node.text) if part)
        if own:
            yield node.path, own
        for r, row in enumerate(node.rows or (), start=1):
            for c, cell in enumerate(row, start=1):
                if cell:
                    yield f"{node.path}第{r}行第{c}格", cell
