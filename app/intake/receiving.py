"""收件: a whole submission becomes one document with its text version and its materials, in one act with one undo."""

from __future__ import annotations

from datetime import datetime

from app.errors import Refused
from app.intake.importing import insert_document, keep_read
from app.intake.mending import as_corrected
from app.intake.submission import Part, Submission, material_name
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter
from app.lifecycle.step import record
from app.office import Office
from db import acts
from db.records import Document, Material, StoredFile


def receive(
    office: Office, submission: Submission, *, at: datetime | None = None, matter: Matter = Matter.NORMATIVE_DOCUMENT, again: bool = False
) -> Made:
    """Store ``submission`` as a document at 起草, received at ``at`` (default now): its main text the version, every other file a material.

    Gives document, version and materials. Raises Refused without a readable main text, and when the main text's bytes are
    kept already, unless ``again``.
    """
    draft = submission.draft
    if draft is None:
        raise Refused(
            "没有读得出来的正文，没有入库。先指定哪一份是正文；正文可以是 Word、WPS、PDF、OFD、RTF、网页或者文本文件，装了文字识别的也可以是扫描件。"
        )
    draft = as_corrected(office, draft)
    known = None if again else office.store.documents.with_file(draft.sha)
    if known is not None:
        raise Refused(f"《{draft.file_name}》已经导入过，就是《{known.title}》。打开那一件，或者导入改动后的文件。")
    received = (at or office.now()).replace(second=0, microsecond=0)
    kept = keep_read(office, draft)
    others = [part for part in submission.kept if part is not submission.main]
    for part in others:
        office.keep(part.arrival.data)
    titles = submission.titles
    with office.act("import", f"{'收件' if others else '导入'}：{titles.title}") as act:
        document, version = insert_document(office, act, draft, matter, kept, titles.title, titles.body_title, received)
        document = act.update(document, document_number=submission.document_number, issuing_authority=submission.issuing_authority)
        materials = tuple(_material(office, act, document, part, received).id for part in others)
        record(act, office, document, "import", received.date(), _note(submission, draft.file_name))
    return {"document": document.id, "version": version.id, "materials": materials}


def _material(office: Office, act: acts.Act, document: Document, part: Part, received: datetime) -> Material:
    arrival = part.arrival
    if not office.store.settings.has_file(arrival.sha):
        act.insert(StoredFile(id=arrival.sha, name=arrival.name, size=len(arrival.data)))
    return act.insert(
        Material(
            id=act.new_id(),
            document_id=document.id,
            code=part.code,
            name=material_name(part.code, office.jurisdiction),
            file_sha=arrival.sha,
            file_name=arrival.name,
            received_at=received,
        )
    )


def _note(submission: Submission, main: str) -> str:
    """The words of the history: the main file, how many came with it, what was not kept."""
    others = len(submission.kept) - 1
    barred = "、".join(part.arrival.name for part in submission.barred)
    return main + (f"，另有材料 {others} 份" if others else "") + (f"；没有留存：{barred}" if barred else "")
