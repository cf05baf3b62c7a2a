"""校正结构 of a text that is stored already: one correction of its tree is one act with one undo."""

from __future__ import annotations

from app.errors import Refused
from app.intake.importing import renewed
from app.intake.mending import insert_edit, said_of
from app.lifecycle.made import Made
from app.office import Office
from app.text import mending
from app.text.markup import Settled
from app.text.mending import Edit
from app.text.shape import tree_to_json
from db.records import StoredFile, TextVersion


def mend(office: Office, document_id: str, edit: Edit) -> Made:
    """校正结构: one correction of the current text of a document. Raises Refused where it cannot be made, or the text is being or has been reviewed."""
    document = office.document(document_id)
    if document.current_version_id is None:
        raise Refused("这一件还没有文本，没有可以校正的。先导入文稿。")
    version = office.store.documents.version(document.current_version_id)
    _refuse_reviewed(office, version)
    tree = mending.apply(office.tree(version), [edit])
    sha = office.keep(data := tree_to_json(tree))
    settled = Settled(version.settled) if version.settled else Settled.ACCEPTED
    with office.act("mend_tree", f"校正结构：{said_of(edit)}") as act:
        if not office.store.settings.has_file(sha):
            act.insert(StoredFile(id=sha, name=f"{version.file_name}.json", size=len(data)))
        rows = office.store.documents.tree_edits(version.file_sha, settled.value)
        insert_edit(office, act, version.file_sha, settled, max((row.ordinal for row in rows), default=0) + 1, edit)
        facts = renewed(office, document, tree)
        act.update(version, tree_sha=sha)
        act.update(document, **facts)
    return {"document": document_id, "version": version.id}


def refusal(office: Office, document_id: str) -> str:
    """Why the current text of a document cannot be corrected; empty where it can."""
    document = office.document(document_id)
    if document.current_version_id is None:
        return "这一件还没有文本"
    try:
        _refuse_reviewed(office, office.store.documents.version(document.current_version_id))
    except Refused as refused:
        return refused.sentence
    return ""


def _refuse_reviewed(office: Office, version: TextVersion) -> None:
    rounds = [review for review in office.store.reviews.of_document(version.document_id) if review.version_id == version.id]
    if any(review.concluded_on for review in rounds):
        raise Refused(f"{version.name} 已经出具审核意见，审过的文本不再校正。送复核或者换入的新文稿可以校正。")
    if rounds:
        raise Refused("这一稿正在审核，疑点已经记在各条上，不能再校正结构。要校正的，先撤销受理，校正后再受理。")
