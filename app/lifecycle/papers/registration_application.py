"""统一登记编号申请表 (F-18): what is signed asks for its number, with the opinion, the meeting and the signature it rests on."""

from __future__ import annotations

from app.filing.papers import adopted_at, sender
from app.forms import slip_code
from app.forms.registration_application import RegistrationApplication
from app.lifecycle import competition, proceedings
from app.lifecycle.genre import genre
from app.lifecycle.issuing import if_published
from app.lifecycle.terms import terms
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Document


def registration_application(office: Office, document_id: str) -> RegistrationApplication:
    """The application for the unified number of a document; its last part is filled once the number was issued.

    Who handles it at the applicant the office does not know: it is written by hand.
    """
    document = office.document(document_id)
    review, adopted, code = office.store.reviews.current(document_id), adopted_at(office, document), slip_code.of(document_id)
    first = sender(office, document)
    others = [name for name in (document.issuing_authority or "").split("、") if name and name != first]
    dates = if_published(office, document, document.published_on or office.today())
    at_once = document.effective_on is None and _at_once(office, document)
    registered = document.registered_on is not None
    return RegistrationApplication(
        applicant=name_of(office, document) or first,
        title=document.title,
        body_title=document.body_title or "",
        issuing_authority=first,
        joint_authorities=tuple(others),
        genre=genre(document.called),
        proposed_number=document.document_number or "",
        opinion_number=review.opinion_number or "" if review else "",
        opinion_on=review.concluded_on if review else None,
        meeting=adopted.meeting if adopted else "",
        adopted_on=adopted.on_date if adopted else None,
        signer=document.signatory or "",
        signed_on=document.signed_on,
        effective_on=document.effective_on or (dates.effective_on if dates and not at_once else None),
        effective_text="自公布之日起" if at_once else "",
        valid_until=document.valid_until or (dates.valid_until if dates and not at_once else None),
        fair_competition=document.concerns_market,
        fair_competition_number=_competition(office, document),
        carrier=document.carrier or "",
        applied_on=document.signed_on if not registered else None,
        registering_body=office.names["legal_office"],
        unified_number=document.unified_number or "",
        registrar=_registrar(office, document) if registered else "",
        registered_on=document.registered_on,
        code=code.text,
        code_svg=code.svg,
    )


def _at_once(office: Office, document: Document) -> bool:
    """Whether the text takes effect with its publication, so that no day can be named before it."""
    if document.current_version_id is None:
        return False
    said = terms(office.tree(office.store.documents.version(document.current_version_id)))
    return said.effective_on is None and said.days_after == 0


def _competition(office: Office, document: Document) -> str:
    held = [row for row in proceedings.of(office, document.id) if row.kind == competition.KIND]
    return held[-1].number or "" if held else ""


def _registrar(office: Office, document: Document) -> str:
    return next((e.operator for e in reversed(office.store.documents.events(document.id)) if e.act == "register"), "")
