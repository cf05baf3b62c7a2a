"""Setting one field of a document by hand, and the office's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.errors import Refused
from app.lifecycle.consequences import move_warning, refuse_disorder
from app.lifecycle.dates import read_date
from app.lifecycle.figures import put_jurisdiction
from app.lifecycle.fixed import FIELDS as FACTS
from app.lifecycle.fixed import is_fixed
from app.lifecycle.issuing import if_published
from app.lifecycle.made import Made
from app.lifecycle.numbering import exchange, normal, refuse_taken, replace_entered
from app.lifecycle.seed import available
from app.lifecycle.step import record
from app.lifecycle.units import known_or_new, name_of
from app.office import Office
from db.acts import Act
from db.records import Document, Setting

FIELDS: dict[str, str] = {
    "title": "标题", "body_title": "正文标题", "document_number": "文号", "issuing_authority": "制定机关", "drafting_unit": "起草单位",
    "carrier": "公布载体", "signatory": "签发人", "disclosure": "公开属性", "effective_on": "施行日期", "valid_until": "有效期至",
    "concerns_market": "涉及经营者经济活动", "category": "文件类别", "field": "领域",
}  # fmt: skip
"""The fields a clerk may set, with their Chinese names."""

CATEGORIES = ("新制定", "修改", "延期", "废止", "解释")
"""文件类别, as the slip of a filing has them (F-03)."""

_TOLD = {**FACTS, **{field: word for field, word in FIELDS.items() if field != "drafting_unit"}}


def set_field(office: Office, document_id: str, *, field: str, value: str | bool | None) -> Made:
    """Give one field of a document another value; empty clears it (a title cannot be empty)."""
    return set_fields(office, document_id, {field: value})


def set_fields(office: Office, document_id: str, values: Mapping[str, str | bool | None]) -> Made:
    """Give several fields of a document other values as one act. Raises Refused for an unknown field or a value it cannot hold."""
    document = office.document(document_id)
    _refuse_strange(values)
    words = "、".join(FIELDS[field] for field in values)
    with office.act("set", f"改{words}：{document.title}") as act:
        put_fields(office, act, document, values)
    return {"document": document_id}


def _refuse_strange(values: Mapping[str, object]) -> None:
    """Raise Refused for a field that nobody may set."""
    strange = [field for field in values if field not in FIELDS]
    if strange:
        raise Refused(f"没有“{'、'.join(strange)}”这一项可以改，可以改的有：{'、'.join(FIELDS)}。")


def put_fields(office: Office, act: Act, document: Document, values: Mapping[str, str | bool | None]) -> Document:
    """Give fields of a document other values within an open act. Raises Refused for a value it cannot hold."""
    changes = {"drafting_unit_id" if f == "drafting_unit" else f: _value(office, act, f, v) for f, v in values.items()}
    if "disclosure" in changes and changes["disclosure"] != document.disclosure:
        changes["disclosure_reason"] = None
    changed = act.update(document, **changes)
    _refuse_fixed(document, changed)
    changed = _hold(office, act, document, changed)
    if document.published_on is not None:
        _leave_trace(office, act, document, changed)
    return changed


def _leave_trace(office: Office, act: Act, before: Document, after: Document) -> None:
    """What of a published document (补录, or what had never been filled in) was changed stands in its history, old and new."""
    told = told_changes(before.cells(), after.cells())
    if before.drafting_unit_id != after.drafting_unit_id:
        told += (f"起草单位由“{_said(name_of(office, before))}”改为“{_said(name_of(office, after))}”",)
    if told:
        record(act, office, after, "set", office.today(), "；".join(told))


def told_changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """Each fact of a document that differs between two of its rows, in words: 文号由“…”改为“…”."""
    changed = ((word, before.get(field), after.get(field)) for field, word in _TOLD.items() if before.get(field) != after.get(field))
    return tuple(f"{word}由“{_said(old)}”改为“{_said(new)}”" for word, old, new in changed)


def _said(value: object) -> str:
    if isinstance(value, bool) or value in (0, 1):
        return "是" if value else "否"
    return str(value) if value not in (None, "") else "空"


def _hold(office: Office, act: Act, before: Document, document: Document) -> Document:
    """What a change by hand brings with it: no number twice, no end before the beginning, the warning of the end on its day."""
    if document.document_number and document.document_number != before.document_number:
        if document.historical:
            replace_entered(office, act, "document_number", before, document.document_number)
        elif document.registered_on is None:
            refuse_taken(office, document.id, document.document_number)
        else:
            exchange(office, act, "document_number", document.id, before.document_number, document.document_number)
    if document.issuing_authority != before.issuing_authority and office.store.documents.issuers(document.id):
        raise Refused(f"《{before.title}》是联合发文，制定机关没有改。在“联合发文”里改各机关和牵头机关。")
    refuse_disorder(document)
    first, last = document.effective_on, document.valid_until
    if document.published_on and first and before.effective_on is None and last is None:
        stamped = if_published(office, document, document.published_on)
        document = act.update(document, valid_until=stamped.valid_until if stamped else None)
    move_warning(office, act, before, document)
    return document


def _refuse_fixed(before: Document, document: Document) -> None:
    """What the published paper says is put right by 更正 alone, with a reason, so that what went out with the error is known."""
    fixed = [FIELDS[f] for f in FIELDS if is_fixed(before, f) and getattr(document, f) != getattr(before, f)]
    if fixed:
        raise Refused(f"《{before.title}》已经公布，{'、'.join(fixed)}不能直接改。确有错误的，办理更正并写明理由。")


def _value(office: Office, act: Act, field: str, value: str | bool | None) -> str | bool | date | None:
    if field != "drafting_unit":
        return _typed(office, field, value)
    if isinstance(value, bool):
        raise Refused("起草单位要填文字，不能填是或者否。")
    name = (value or "").strip()
    return known_or_new(office, act, name) if name else None


def save_settings(office: Office, values: Mapping[str, str]) -> Made:
    """Store the office's settings that differ from what is stored, as one act; an empty value falls back to what ships.

    Raises Refused for a jurisdiction that does not ship.
    """
    chosen = values.get("jurisdiction")
    if chosen is not None and chosen not in available():
        raise Refused(f"没有“{chosen}”这个辖区，设置没有改。可以选：{'、'.join(available())}。")
    with office.act("jurisdiction" if chosen else "settings", "修改辖区" if chosen else "修改设置") as act:
        if chosen:
            put_jurisdiction(office, act, chosen)
        for key, value in values.items():
            known, text = office.store.settings.find(key), value.strip()
            if known is not None:
                act.update(known, value=text)
            elif text:
                act.insert(Setting(id=key, value=text))
    return {}


def _typed(office: Office, field: str, value: str | bool | None) -> str | bool | date | None:
    if field == "concerns_market":
        answers: dict[object, bool | None] = {True: True, False: False, "是": True, "否": False, "": None, None: None}
        if value not in answers:
            raise Refused("“涉及经营者经济活动”只能填是或者否。")
        return answers[value]
    if isinstance(value, bool):
        raise Refused(f"{FIELDS[field]}要填文字，不能填是或者否。")
    text = (value or "").strip()
    if field.endswith(("_on", "_until")):
        return read_date(text, office.today()) if text else None
    if field == "title" and not text:
        raise Refused("标题不能为空。")
    if field == "category" and text and text not in CATEGORIES:
        raise Refused(f"文件类别只能是{'、'.join(CATEGORIES)}，不是“{text}”。")
    if field == "document_number":
        return normal(office, field, text) or None
    return text or None
