"""Materials that come in one by one, after or before the submission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Refused
from app.lifecycle import guards
from app.lifecycle.made import Made
from app.lifecycle.preparing import keep_file, put_material
from app.lifecycle.stages import Matter
from app.office import Office
from db.records import Document, Material


@dataclass(frozen=True, slots=True)
class Asked:
    """One material of the jurisdiction's list: ``required`` for this document, ``there`` once it was received.

    What is recorded (意见采纳情况, 办理记录) is there as well. ``by_text`` says that only the text read stands for it; its name then tells what may still come beside the text.
    """

    code: str
    name: str
    required: bool
    when: str
    there: bool
    by_text: bool = False


def asked(office: Office, document: Document | None, matter: Matter) -> tuple[Asked, ...]:
    """The materials a submission may bring, those required first as the jurisdiction lists them; None asks for a document not made yet."""
    needed = office.jurisdiction.to_submit(matter, guards.conditions(office, document) if document else ())
    there = {m.code for m in office.store.documents.materials(document.id)} | set(guards.by_record(office, document)) if document else set()
    read = document is None or document.current_version_id is not None
    by_text = {guards.DRAFT} - there if read else set()
    listed = [m for m in office.jurisdiction.submission if matter in m.matters]
    return tuple(
        Asked(m.code, guards.DRAFT_READ if m.code in by_text else m.name, m in needed, m.condition.label if m.condition else "",
              m.code in there | by_text, m.code in by_text)
        for m in listed
    )  # fmt: skip


def add_materials(office: Office, document_id: str, *, codes: Sequence[str], files: Sequence[Path] = ()) -> Made:
    """Record materials received, with their files as far as they came as files. Raises Refused for an unknown code."""
    document = office.document(document_id)
    known = {m.code: m.name for m in office.jurisdiction.submission}
    strange = [code for code in codes if code not in known]
    if strange or not codes:
        raise Refused(
            f"没有“{'、'.join(strange)}”这样的材料编号，可以是 {'、'.join(known)}。" if strange else "没有选材料。先选收到的是哪一份。"
        )
    kept = [(path.name, *keep_file(office, path)) for path in files]
    there: dict[str, Material] = {m.code: m for m in office.store.documents.materials(document_id)}
    with office.act("material", f"收到{'、'.join(known[code] for code in codes)}：{document.title}") as act:
        for index, code in enumerate(codes):
            file = kept[index] if index < len(kept) else None
            if code not in there or file:
                put_material(office, act, document_id, code, known[code], file)
    return {"document": document_id}
