"""换入文本: the text of a document already under way is replaced by the amended one, and the procedure stays where it is."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.importing import REVIEW_DRAFT, add_version, keep_read, named, renewed
from app.intake.mending import as_corrected
from app.lifecycle.genre import without_draft_mark
from app.lifecycle.made import Made
from app.lifecycle.stages import Stage
from app.lifecycle.step import record
from app.office import Office
from app.review.accepting import followed, judged, tell_fates

TABLED_DRAFT, FINAL_TEXT = "审议稿", "公布稿"
"""How a text put in is called after the opinion: before the signature, and from it on."""

REPLACEABLE: dict[Stage, str] = {
    Stage.DRAFTING: REVIEW_DRAFT, Stage.CONSULTING: REVIEW_DRAFT, Stage.RETURNED: REVIEW_DRAFT, Stage.REVISING: TABLED_DRAFT,
    Stage.DELIBERATING: TABLED_DRAFT, Stage.SIGNED: FINAL_TEXT, Stage.REGISTERED: FINAL_TEXT,
}  # fmt: skip
"""The stages at which a text may be replaced, each with the name that the version then bears."""


def replace_text(office: Office, document_id: str, draft: Draft, *, on: date | None = None) -> Made:
    """换入文本: store ``draft`` as the next and current version; stage, conclusion and results stay as they are.

    Whether a text changed after deliberation may be signed is for ``guards.to_sign`` to say (DOC-17). Raises Refused at any
    other stage, and for the very file that is current.
    """
    document = office.document(document_id)
    stage = Stage(document.stage)
    if stage not in REPLACEABLE:
        raise Refused(f"“{stage.label}”阶段不能换入文本，文本没有改动。{_otherwise(stage)}")
    now = office.store.documents.version(document.current_version_id) if document.current_version_id else None
    if now is not None and now.file_sha == draft.sha:
        raise Refused(f"《{draft.file_name}》和现在的文本（{now.name}）是同一个文件，没有换入。核对后选改好的那一份。")
    draft = as_corrected(office, draft)
    tree = draft.reading.tree
    kept = keep_read(office, draft)
    fates = followed(office, document, tree, judged(office, tree, document)).fates if stage is Stage.REVISING else {}
    with office.act("replace_text", f"换入文本：{document.title}") as act:
        name = named(tree) if stage is Stage.DRAFTING else REPLACEABLE[stage]
        version = add_version(office, act, document, draft, name, kept)
        facts = renewed(office, document, tree)
        if document.registered_on is not None:
            facts = {key: without_draft_mark(value) for key, value in facts.items() if key != "document_number"}
        document = act.update(document, current_version_id=version.id, **facts)
        tell_fates(office, act, fates)
        record(act, office, document, "replace_text", on or office.today(), f"{version.name}，{draft.file_name}")
    return {"document": document_id, "version": version.id}


def _otherwise(stage: Stage) -> str:
    if stage in (Stage.PUBLISHED, Stage.ARCHIVED):
        return "已经公布的文件要改，另行导入修改后的文稿，按程序重新制定。"
    if stage in (Stage.REJECTED, Stage.CONCLUDED):
        return "这一件已经办完。要继续办理，另行导入新的文稿。"
    return "送审以后、出具审核意见以前需要换稿的，退回补正，再换入改好的送审稿；出具意见以后、公布以前可以直接换入。"
