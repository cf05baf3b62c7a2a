"""批量修改: one value given to several documents at once, seen beforehand as old and new, done as one act with one undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.errors import Refused
from app.lifecycle.editing import put_fields
from app.lifecycle.fixed import is_fixed
from app.lifecycle.made import Made
from app.lifecycle.units import name_of
from app.office import Office
from app.people.roster import known_or_new
from db.records import Document

HANDLER = "handler"
FIELDS: Mapping[str, str] = {
    "drafting_unit": "起草单位", HANDLER: "经办人", "disclosure": "公开属性", "issuing_authority": "制定机关", "valid_until": "有效期至",
}  # fmt: skip
"""What can be given to many, in words."""

CHOICES: Mapping[str, tuple[str, ...]] = {"disclosure": ("主动公开", "依申请公开", "不公开")}


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of one document: the value it has and the one it gets; ``refused`` says why it cannot get it, empty when it can."""

    document: str
    title: str
    before: str
    after: str
    refused: str = ""


def preview(office: Office, documents: Sequence[str], field: str, value: str) -> tuple[Change, ...]:
    """What :func:`set_many` would do to each of these documents, in the order they are given. Raises Refused for a field that cannot be given to many."""
    _refuse_strange({field: value})
    people = {person.id: person.name for person in office.store.people.people()}
    changes: list[Change] = []
    found = {document.id: document for document in office.store.documents.these(documents)}
    for document in (found[wanted] for wanted in documents if wanted in found):
        before = _before(office, document, field, people)
        fixed = field != HANDLER and is_fixed(document, field) and before != value.strip()
        changes.append(Change(document.id, document.called, before, value.strip(), "已经公布，办理更正" if fixed else ""))
    return tuple(changes)


def set_many(office: Office, documents: Sequence[str], values: Mapping[str, str]) -> Made:
    """Give each of these documents the same values as one act: all of them or none. Raises Refused, naming the document that stands against it."""
    _refuse_strange(values)
    found = [office.document(document_id) for document_id in dict.fromkeys(documents)]
    if not found or not values:
        raise Refused("没有选文件，没有修改。先选要修改的文件。")
    words = "、".join(FIELDS[field] for field in values)
    plain = {field: value.strip() for field, value in values.items() if field != HANDLER}
    handler = values.get(HANDLER, "").strip()
    with office.act("set_many", f"批量修改{words}：{len(found)} 件") as act:
        for document in found:
            changed = put_fields(office, act, document, plain) if plain else document
            if HANDLER in values:
                person = known_or_new(office, act, handler) if handler else None
                stand_in = None if person == changed.stand_in_id else changed.stand_in_id
                act.update(changed, handler_id=person, stand_in_id=stand_in)
    return {"documents": tuple(document.id for document in found)}


def _before(office: Office, document: Document, field: str, people: Mapping[str, str]) -> str:
    if field == HANDLER:
        return people.get(document.handler_id or "", "")
    return name_of(office, document) if field == "drafting_unit" else str(getattr(document, field) or "")


def _refuse_strange(values: Mapping[str, object]) -> None:
    strange = [field for field in values if field not in FIELDS]
    if strange:
        raise Refused(f"“{'、'.join(strange)}”不能批量修改，可以批量修改的有：{'、'.join(FIELDS)}。")
