"""送审函 (F-05): what the record knows of the draft for the letter of its drafting unit."""

from __future__ import annotations

from app.filing.papers import legal_bases
from app.forms.paper import Material, day
from app.forms.submission_letter import SubmissionLetter
from app.lifecycle import comments, consulting, proceedings
from app.lifecycle.materials import asked
from app.lifecycle.stages import Matter
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Consultation, Document

_NEED = "必要性："
_LATER = (proceedings.EVALUATION, proceedings.INTERPRETATION)


def submission_letter(office: Office, document_id: str) -> SubmissionLetter:
    """The letter of the drafting unit to the government; what nobody recorded is left to write on."""
    document = office.document(document_id)
    listed = asked(office, document, Matter(document.matter))
    named = {m.code: m.name for m in office.jurisdiction.submission}
    return SubmissionLetter(
        drafting_unit=name_of(office, document),
        number="",
        recipient=office.names["government"],
        title=document.called,
        background=_necessity(office, document),
        bases=legal_bases(office, document),
        drafting=_drafting(office, document),
        consultation=_consultation(office, document),
        materials=tuple(Material(named[m.code], 1, m.there) for m in listed if m.required or m.there),
        dated_on=document.submitted_on,
    )


def _necessity(office: Office, document: Document) -> str:
    """Why it is made, as it was proposed."""
    proposed = next((e.note for e in office.store.documents.events(document.id) if e.act == "propose"), "")
    return proposed.removeprefix(_NEED).split("；查", 1)[0] if proposed.startswith(_NEED) else ""


def _drafting(office: Office, document: Document) -> str:
    """What was held before the submission, a sentence each; the interpretation is published with the document and comes later."""
    return "；".join(
        f"{day(row.on_date)}{f'由{row.body}' if row.body else ''}开展{proceedings.kind(row.kind).name}"
        + (f"，结论：{row.conclusion}" if row.conclusion else "")
        + (f"（{row.number}）" if row.number else "")
        for row in proceedings.of(office, document.id)
        if row.kind not in _LATER and (row.on_date is None or document.submitted_on is None or row.on_date <= document.submitted_on)
    )


def _consultation(office: Office, document: Document) -> str:
    held = [_told(row) for row in office.store.documents.consultations(document.id)]
    found = comments.tally(office, document.id)
    if found.total:
        held.append(f"收到意见{found.total}条，采纳{found.adopted}条，部分采纳{found.partly}条，不采纳{found.refused}条")
    elif found.none_received:
        held.append("没有收到意见")
    return "；".join(held)


def _told(row: Consultation) -> str:
    """A consultation as a letter says it, its days in words."""
    if not consulting.was_held(row):
        return consulting.told(row)
    short = f"（缩短期限，理由：{row.excused}）" if row.excused else ""
    return f"{day(row.start_on)}至{day(row.until_on)}在{row.carrier}公开征求意见{short}"
