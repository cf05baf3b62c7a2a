"""公开征求意见 beside its step: which period binds, when it need not be held, the page it stood on and its picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.errors import Refused
from app.lifecycle import answers
from app.lifecycle.attached import attached, columns
from app.lifecycle.jurisdiction import Condition, Parameter
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.records import Consultation, Document

GENERAL, MARKET, MAJOR = "consult.days.general", "consult.days.market", "consult.days.major_decision"
_NOT_HELD = ""
"""The carrier of a row that says why no consultation was held."""


def least_key(office: Office, document: Document) -> str:
    """The parameter of the least time of consultation that binds ``document``: market subjects, a major decision, or any other."""
    facts = answers.facts(office, document)
    if Condition.CONCERNS_MARKET in facts:
        return MARKET
    is_major = Condition.MAJOR_DECISION in facts or document.matter == Matter.MAJOR_DECISION
    return MAJOR if is_major else GENERAL


def least(office: Office, document: Document) -> Parameter:
    """The least time of consultation that binds ``document``."""
    return office.jurisdiction.parameter(least_key(office, document))


def was_held(row: Consultation) -> bool:
    """Whether ``row`` is a consultation that was held, and not the reason why none was."""
    return row.carrier != _NOT_HELD


def told(row: Consultation) -> str:
    """A consultation in words, or why there was none."""
    if not was_held(row):
        return f"没有公开征求意见，理由：{row.excused}"
    short = f"（缩短期限，理由：{row.excused}）" if row.excused else ""
    return f"{row.start_on}至{row.until_on}在{row.carrier}公开征求意见{short}"


def excuse(office: Office, document_id: str, *, reason: str, on: date | None = None) -> Made:
    """Say why no public consultation is held (依法需要保密, 应急). Raises Refused without a reason, after the submission, or where one was held."""
    document = office.document(document_id)
    if not reason.strip():
        raise Refused("不公开征求意见要写明理由。依法需要保密的写明依据，应急的写明情形。")
    if Stage(document.stage) not in (Stage.PROPOSED, Stage.DRAFTING, Stage.RETURNED):
        raise Refused(f"《{document.title}》在“{Stage(document.stage).label}”阶段，不能再登记不公开征求意见。")
    if any(was_held(row) for row in office.store.documents.consultations(document_id)):
        raise Refused(f"《{document.title}》已经公开征求过意见，不用登记理由。")
    day = on or office.today()
    with office.act("excuse", f"不公开征求意见：{document.title}") as act:
        row = Consultation(
            id=act.new_id(), document_id=document_id, carrier=_NOT_HELD, start_on=day, until_on=day, excused=reason.strip()
        )  # fmt: skip
        act.insert(row)
        record(act, office, document, "excuse", day, told(row))
    return {"document": document_id, "consultation": row.id}


def amend(
    office: Office, consultation_id: str, *, carrier: str | None = None, address: str | None = None, file: Path | None = None
) -> Made:
    """Fill in where a consultation was published: carrier, address, a picture of the page; what is None stays."""
    with said():
        row = office.store.procedures.consultation(consultation_id)
    document = office.document(row.document_id)
    if not was_held(row):
        raise Refused("这一条是不公开征求意见的理由，没有网址和截图可补。")
    kept = attached(office, file)
    words = (carrier or "").strip() or row.carrier
    with office.act("consultation", f"补征求意见的网址和截图：{document.title}") as act:
        place = row.address if address is None else address.strip() or None
        act.update(row, carrier=words, address=place, **columns(office, act, kept))
        record(
            act,
            office,
            document,
            "consultation",
            office.today(),
            "，".join(part for part in (words, place, kept.name if kept else None) if part),
        )
    return {"document": document.id, "consultation": consultation_id}
