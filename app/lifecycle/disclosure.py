"""公开属性: a normative document is disclosed on the office's own initiative (政府信息公开条例第二十条); anything else wants a reason."""

from __future__ import annotations

from app.errors import Refused
from app.lifecycle.guards import DISCLOSED
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office

CHOICES = (DISCLOSED, "依申请公开", "不公开")


def disclose(office: Office, document_id: str, *, disclosure: str, reason: str = "") -> Made:
    """Choose how a document is disclosed. Raises Refused for a word that is none of :data:`CHOICES`, and without a reason for the last two."""
    document = office.document(document_id)
    if disclosure not in CHOICES:
        raise Refused(f"没有“{disclosure}”这种公开属性，可以是：{'、'.join(CHOICES)}。")
    why = reason.strip() or None
    if disclosure != DISCLOSED and why is None:
        raise Refused(f"{disclosure}的要写明理由。填写理由后再办。")
    why = None if disclosure == DISCLOSED else why
    if (document.disclosure, document.disclosure_reason) == (disclosure, why):
        return {"document": document_id}
    with office.act("disclosure", f"公开属性：{document.title}") as act:
        document = act.update(document, disclosure=disclosure, disclosure_reason=why)
        record(act, office, document, "disclosure", office.today(), disclosure + (f"，理由：{why}" if why else ""))
    return {"document": document_id}
