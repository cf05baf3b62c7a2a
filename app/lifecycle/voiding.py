"""作废文号: a number issued before publication that must not be used stays in its series as void, and the next one takes its place."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue, void
from app.lifecycle.step import record
from app.office import Office

KINDS: dict[str, str] = {"document_number": "文号", "unified_number": "统一编号"}
"""The numbers of a document that can be voided, by field."""


def void_number(office: Office, document_id: str, *, kind: str = "document_number", reason: str, on: date | None = None) -> Made:
    """Void the number of ``kind`` that a registered document bears and issue the next one of its series.

    Raises Refused before registration and after publication (a published number is put right by 更正), without a reason, and for a
    number that was issued elsewhere: it is no number of ours to void.
    """
    document = office.document(document_id)
    if kind not in KINDS:
        raise Refused(f"没有“{kind}”这种编号，可以是：{'、'.join(KINDS)}。")
    word, number = KINDS[kind], getattr(document, kind)
    if document.registered_on is None or number is None:
        raise Refused(f"《{document.title}》还没有登记编号，没有{word}可以作废。")
    if document.published_on is not None:
        raise Refused(f"《{document.title}》已经公布，{word}不能直接作废。确有错误的，办理更正并写明理由。")
    if not reason.strip():
        raise Refused(f"作废{word}要写明理由。填写理由后再办。")
    day = on or office.today()
    with office.act("void_number", f"作废{word} {number}：{document.title}") as act:
        if not void(office, act, document_id, number, reason=reason.strip(), on=day):
            raise Refused(f"{word} {number} 不是本机编发的，不在编号登记里，没有作废。直接编辑基本信息改正。")
        fresh = issue(office, act, kind, document_id, day.year)
        document = act.update(document, **{kind: fresh})
        record(act, office, document, "void_number", day, f"{word} {number} 作废，改用 {fresh}；理由：{reason.strip()}")
    return {"document": document_id, "number": fresh}
