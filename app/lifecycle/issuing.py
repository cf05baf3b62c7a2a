"""签发, 登记编号, 公布: the document gets its signature, its numbers, its days in force and its two filings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.filing import rounds
from app.lifecycle import duties, guards, joint, places
from app.lifecycle.attached import attached
from app.lifecycle.dates import in_order
from app.lifecycle.genre import without_draft_mark
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue, keep, normal
from app.lifecycle.periods import Unit
from app.lifecycle.publication import Publication, publication
from app.lifecycle.step import allowed
from app.lifecycle.terms import terms
from app.lifecycle.transitions import Act
from app.office import Office
from db.records import Document


def sign(office: Office, document_id: str, *, by: str, on: date | None = None, despite: str | None = None) -> Made:
    """签发 by the head of the issuing authority; the twenty working days of disclosure begin (政府信息公开条例 §26)."""
    document = office.document(document_id)
    if not by.strip():
        raise Refused("没有填签发人。填写姓名后再登记。")
    step = allowed(office, document, Act.SIGN, on, guards=guards.to_sign(office, document), despite=despite)
    with office.act("sign", f"签发：{document.title}") as act:
        duties.start(office, act, document_id, "disclose.max", step.on)
        joint.signed(office, act, document, by, step.on)
        step.enter(act, f"{by}签发", signed_on=step.on, signatory=by)
    return {"document": document_id}


def register(office: Office, document_id: str, *, on: date | None = None, number: str | None = None, despite: str | None = None) -> Made:
    """登记编号: issue the unified number (or keep ``number`` when it was issued elsewhere) and, where it has none, the 文号.

    A number that comes with the document is kept in its series; the mark of a draft （送审稿） leaves the title. Raises Refused when another document has it.
    """
    document = office.document(document_id)
    given = normal(office, "unified_number", number or "")
    written = normal(office, "document_number", document.document_number or "")
    step = allowed(office, document, Act.REGISTER, on, guards=guards.to_register(office, document), despite=despite)
    in_order(step.on, "登记日", document.signed_on, "签发日")
    with office.act("register", f"登记编号：{document.title}") as act:
        if given:
            keep(office, act, "unified_number", document_id, given)
        if written:
            keep(office, act, "document_number", document_id, written)
        unified = given or issue(office, act, "unified_number", document_id, step.on.year)
        own = written or issue(office, act, "document_number", document_id, step.on.year)
        title, body = without_draft_mark(document.title), document.body_title and without_draft_mark(document.body_title)
        numbers = {"unified_number": unified, "document_number": own, "registered_on": step.on}
        step.enter(act, f"{own}，统一编号 {unified}", title=title, body_title=body, **numbers)
    return {"document": document_id, "number": unified, "document_number": own}


def publish(
    office: Office,
    document_id: str,
    *,
    carrier: str,
    on: date | None = None,
    effective_on: date | None = None,
    address: str | None = None,
    file: Path | None = None,
    despite: str | None = None,
) -> Made:
    """公布 on ``carrier`` (several parted by 、; ``address`` and a picture of the first): stamps effect and validity, begins both filings (none where another authority leads and files). It has left the house.

    The effective date is the one given, or the one the text fixes; the validity is the text's own, or the jurisdiction's.
    """
    document = office.document(document_id)
    if not carrier.strip():
        raise Refused("没有填公布载体。填写政府网站、公报等载体后再登记。")
    day = on or office.today()
    step = allowed(office, document, Act.PUBLISH, day, guards=guards.to_publish(office, document, effective_on, day), despite=despite)
    in_order(day, "公布日", document.registered_on or document.signed_on, "登记日" if document.registered_on else "签发日")
    dates = if_published(office, document, day, effective_on)
    first, last = (dates.effective_on, dates.valid_until) if dates else (None, None)
    if first and last and last < first:
        raise Refused(f"有效期至 {last}，早于施行日期 {first}。核对这两个日期后再公布。")
    kept = attached(office, file)
    with office.act("publish", f"公布：{document.title}") as act:
        act.final_now()
        places.put(office, act, document_id, carrier, address, day, kept)
        duties.end(office, act, document_id, "disclose.max", day)
        note = carrier + (f"，{first} 起施行" if first else "") + (f"，有效期至 {last}" if last else "")
        disclosure = document.disclosure or guards.DISCLOSED
        duty = joint.duty(office, document)
        note += "" if duty.is_ours else f"；{duty.because.rstrip('。')}"
        document = step.enter(act, note, published_on=day, carrier=carrier, effective_on=first, valid_until=last, disclosure=disclosure)
        filings = rounds.begin(office, act, document, occasion=rounds.PUBLISHED, on=day)
        if dates:
            duties.put(act, dates.warning)
    return {"document": document_id, "filings": filings}


def effect_fixed(office: Office, document: Document) -> date | None:
    """The day of effect that the register or the text itself names; None when it follows from the day of publication, or nothing says."""
    if document.effective_on is not None or document.current_version_id is None:
        return document.effective_on
    return terms(office.tree(office.store.documents.version(document.current_version_id))).effective_on


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where the days of a document not yet published are taken from, in words; empty where nothing gives them."""

    effect: str
    validity: str


def grounds(office: Office, document: Document) -> Grounds:
    """What the day of effect and the end of validity rest on before publication: the register, the text, or the jurisdiction's default."""
    said = terms(office.tree(office.store.documents.version(document.current_version_id))) if document.current_version_id else None
    by_hand = document.effective_on is not None
    effect = "填写的施行日期" if by_hand else "按正文推算"
    if document.valid_until is not None:
        return Grounds(effect, "填写的有效期")
    if said is not None and (said.validity or said.valid_until):
        return Grounds(effect, "按填写的施行日期和正文推算" if by_hand and said.valid_until is None else "按正文推算")
    usual = office.jurisdiction.validity(document.body_title or document.title)
    years, months = divmod(usual.amount, 12) if usual.period.unit is Unit.MONTH else (0, 0)
    span = f" {years} 年" if years and not months else str(usual.period)
    to_check = "" if usual.verified else "（依据待核对）"
    return Grounds(effect, f"正文没有写明有效期，按默认{span}推算{to_check}")


def if_published(office: Office, document: Document, on: date, effective_on: date | None = None) -> Publication | None:
    """What publication on that day would set going; None while nothing says when the document takes effect.

    A day given wins over the document's field, that over the text's own words.
    """
    said = None
    if document.current_version_id is not None:
        said = terms(office.tree(office.store.documents.version(document.current_version_id)))
    first = effective_on or document.effective_on or (said.takes_effect(on) if said else None)
    if first is None:
        return None
    stated = document.valid_until or (said.lapses(first) if said else None)
    out = publication(document.id, document.body_title or document.title, on, first, stated, office.jurisdiction_on(on), office.calendar)
    return out if joint.duty(office, document).is_ours else replace(out, filings={})
