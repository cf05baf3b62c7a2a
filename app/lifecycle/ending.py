"""废止, 归档, and taking a terminated matter up again (重新起草)."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle import duties, guards
from app.lifecycle.dates import in_order
from app.lifecycle.made import Made
from app.lifecycle.publication import WARNING
from app.lifecycle.step import allowed, record
from app.lifecycle.transitions import Act
from app.office import Office


def repeal(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """废止 a published document from ``on``: force follows at once, the procedure stays where it is. It has left the house."""
    document = office.document(document_id)
    day = on or office.today()
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，不用废止。不再办理的，退回终止。")
    if document.repealed_on is not None:
        raise Refused(f"《{document.title}》已于 {document.repealed_on} 废止。")
    if not reason.strip():
        raise Refused("废止要写明理由。填写理由后再办。")
    in_order(day, "废止日", document.published_on, "公布日")
    with office.act("repeal", f"废止：{document.title}") as act:
        act.final_now()
        duties.end(office, act, document_id, WARNING, day, duties.VOID)
        document = act.update(document, repealed_on=day, repeal_reason=reason.strip())
        record(act, office, document, "repeal", day, reason.strip())
    return {"document": document_id}


def archive(office: Office, document_id: str, *, on: date | None = None, despite: str | None = None) -> Made:
    """归档: both filings concluded, the archive list complete."""
    document = office.document(document_id)
    step = allowed(office, document, Act.ARCHIVE, on, guards=guards.to_archive(office, document), despite=despite)
    with office.act("archive", f"归档：{document.title}") as act:
        step.enter(act, "卷内材料齐全" if not step.missing else "带缺项归档")
    return {"document": document_id}


def reopen(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """重新起草 a terminated matter: it goes back to drafting, its history stays."""
    document = office.document(document_id)
    if not reason.strip():
        raise Refused("重新起草要写明缘由。填写后再办。")
    step = allowed(office, document, Act.REOPEN, on)
    with office.act("reopen", f"重新起草：{document.title}") as act:
        step.enter(act, reason.strip(), outcome=None)
    return {"document": document_id}
