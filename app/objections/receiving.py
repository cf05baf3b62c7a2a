"""What came about a document is logged with its clock; what a citizen left out is told, and taken in when it comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.correspondence.entry import keep
from app.errors import Refused
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.preparing import keep_file
from app.lifecycle.step import record
from app.objections.case import REASONS, case, clock_name, end_clock, lacking
from app.objections.kinds import FORWARDED, SUPPLEMENT, TRANSFER, Deed, Kind, State, kind_of
from app.office import Office
from app.text.filenames import sayable
from db.records import Objection

ASKED = "等补充内容"
PASS_ON = "转送无权处理的附带审查申请"


def receive(
    office: Office,
    document_id: str,
    *,
    kind: str,
    applicant: str,
    words: str,
    reasons: str = "",
    contact: str = "",
    path: str | None = None,
    number: str = "",
    on: date | None = None,
    until: date | None = None,
    forwarded_by: str = "",
    file: Path | None = None,
) -> Made:
    """Log an objection to a document and start its clock: the period of its kind, or the day ``until`` that the letter sets.

    A reconsideration's request also starts the period in which one without power passes it on, unless ``forwarded_by`` names the body
    that passed it on to us. Raises Refused for an unknown kind, without an applicant, and for a court's request without the day it sets.
    """
    document = office.document(document_id)
    chosen, name, day = kind_of(kind), applicant.strip(), on or office.today()
    if not name:
        raise Refused("没有填来件的人或者机关。填写后再登记。")
    if day > office.today():
        raise Refused(f"收到日期 {day} 还没有到。核对后再登记。")
    if chosen is Kind.LITIGATION and until is None:
        raise Refused("没有填法院指定的日期。照法院的通知填写后再登记。")
    if until is not None and until < day:
        raise Refused(f"答复期限 {until} 早于收到日期 {day}。核对后再登记。")
    kept = (file.name, *keep_file(office, file)) if file else None
    told = "\n".join(part for part in (words.strip(), f"{REASONS}{reasons.strip()}" if reasons.strip() else "") if part)
    with office.act("objection", f"收到{chosen.label}：{document.called}") as act:
        row = Objection(
            id=act.new_id(), document_id=document_id, kind=chosen.value, applicant=name, contact=contact.strip(), received_on=day,
            number=number.strip() or None, path=path, words=told, state=State.RECEIVED.value, operator=office.operator,
            file_sha=keep(office, act, kept) if kept else None, file_name=sayable(kept[0]) if kept else None,
        )  # fmt: skip
        forwarded = chosen is Kind.RECONSIDERATION and bool(forwarded_by.strip())
        key = FORWARDED if forwarded else chosen.clock
        due = duties.answer_by(office, act, document_id, key, clock_name(row, chosen.duty), day, until)
        if chosen is Kind.RECONSIDERATION and not forwarded:
            duties.answer_by(office, act, document_id, TRANSFER, clock_name(row, PASS_ON), day)
        made = act.insert(replace(row, deadline_id=due.id))
        via = f"，{forwarded_by.strip()}转送" if forwarded else ""
        record(act, office, document, "objection", day, f"{chosen.label}，{name}{via}：{words.strip() or '没有写事项'}")
    return {"document": document_id, "objection": made.id}


def ask(office: Office, objection_id: str, *, on: date | None = None) -> Made:
    """告知补充: everything that is lacking is told at once; the period of the answer runs on. Raises Refused when nothing is lacking."""
    held = case(office, objection_id, Deed.ASK, on)
    missing = lacking(held.objection)
    if not missing:
        raise Refused("要审查的事项、理由和联系方式都写明了，不用补充。启动审查，或者写明不启动的理由。")
    with office.act("ask_objection", f"告知补充：{held.document.called}") as act:
        duties.answer_by(office, act, held.document.id, SUPPLEMENT, clock_name(held.objection, ASKED), held.on)
        held.enter(act, "objection_asked", State.LACKING, f"{held.objection.applicant}，缺{'、'.join(missing)}")
    return {**held.made, "missing": missing}


def supply(office: Office, objection_id: str, *, words: str = "", reasons: str = "", contact: str = "", on: date | None = None) -> Made:
    """登记补充内容: what came takes the place of what was missing. Raises Refused when nothing came."""
    held = case(office, objection_id, Deed.SUPPLY, on)
    given = {"words": words.strip(), "reasons": reasons.strip(), "contact": contact.strip()}
    if not any(given.values()):
        raise Refused("没有写补充了什么。填写后再登记。")
    matter, _, why = held.objection.words.partition(REASONS)
    matter, why = given["words"] or matter.strip(), given["reasons"] or why.strip()
    told = "\n".join(part for part in (matter, f"{REASONS}{why}" if why else "") if part)
    with office.act("supply_objection", f"收到补充内容：{held.document.called}") as act:
        end_clock(office, act, held.document.id, clock_name(held.objection, ASKED), held.on)
        changes = {"words": told, "contact": given["contact"] or held.objection.contact}
        held.enter(act, "objection_supplied", State.RECEIVED, held.objection.applicant, **changes)
    return held.made
