"""异议答复函, filled from the store: to whoever wrote, what came of it, and what becomes of the document."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import Refused
from app.forms.objection_reply import ObjectionReply
from app.objections.case import found
from app.objections.kinds import AMEND, REPEAL, SUSPEND, UPHELD, Kind
from app.office import Office

_MATTERS: Mapping[Kind, str] = {
    Kind.CITIZEN: "审查建议", Kind.NPC_SUGGESTION: "审查建议", Kind.RECONSIDERATION: "附带审查要求", Kind.LITIGATION: "附带审查征求意见",
    Kind.JUDICIAL_ADVICE: "司法建议", Kind.PROCURATORIAL_ADVICE: "检察建议",
}  # fmt: skip
_RESULTS: Mapping[str, str] = {
    UPHELD: "该文件继续执行。", SUSPEND: "该文件停止执行。", AMEND: "该文件将按照规定程序修改，修改后重新公布。",
    REPEAL: "该文件将按照规定程序废止。",
}  # fmt: skip


def reply(office: Office, objection_id: str) -> tuple[str, ObjectionReply]:
    """The letter of the answer with its name for a file. Raises Refused before the answer."""
    objection, document = found(office, objection_id)
    if objection.answered_on is None:
        raise Refused(f"{objection.applicant}的来件还没有答复，没有可以打印的。答复以后再打印。")
    matter = _MATTERS[Kind(objection.kind)]
    form = ObjectionReply(
        authority=office.names["legal_office"],
        number=objection.answer_number or "",
        recipient=objection.applicant,
        title=document.called,
        document_number=document.document_number or "",
        matter=matter,
        paragraphs=tuple(line.strip() for line in (objection.answer or "").splitlines() if line.strip()),
        their_number=objection.number or "",
        received_on=objection.received_on,
        result=_RESULTS.get(objection.outcome or "", ""),
        contact=office.names.get("contact", "") or office.operator,
        phone=office.names.get("phone", ""),
        dated_on=objection.answered_on,
    )
    return f"{document.called}{matter}答复函", form
