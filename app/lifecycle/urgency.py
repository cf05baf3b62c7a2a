"""应急: a document that goes the short way says why; its consultation may be excused or shortened, and no least time of review binds."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle.made import Made
from app.lifecycle.stages import Stage
from app.lifecycle.step import record
from app.office import Office
from db.records import Document

_BEFORE = (Stage.PUBLISHED, Stage.ARCHIVED, Stage.REJECTED, Stage.CONCLUDED)


def mark(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """Mark a document as urgent with its ``reason``. Raises Refused without one, and once it was published or has ended."""
    document = office.document(document_id)
    if not reason.strip():
        raise Refused("应急制定要写明理由。填写突发事件、上级紧急命令等情形后再办。")
    if Stage(document.stage) in _BEFORE:
        raise Refused(f"《{document.title}》已经{Stage(document.stage).label}，不用再标应急。")
    return _put(office, document, reason.strip(), f"按应急程序办理：{reason.strip()}", on)


def unmark(office: Office, document_id: str, *, on: date | None = None) -> Made:
    """Go the ordinary way again. Raises Refused where the document is not marked."""
    document = office.document(document_id)
    if document.urgent_reason is None:
        raise Refused(f"《{document.title}》没有标应急，没有改动。")
    return _put(office, document, None, "改按一般程序办理", on)


def _put(office: Office, document: Document, reason: str | None, note: str, on: date | None) -> Made:
    with office.act("urgent", f"{'应急' if reason else '取消应急'}：{document.title}") as act:
        document = act.update(document, urgent_reason=reason)
        record(act, office, document, "urgent", on or office.today(), note)
    return {"document": document.id}
