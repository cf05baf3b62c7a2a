"""送审登记表 (F-06): what came in, when it was sent back and came again, when it was reviewed."""

from __future__ import annotations

from app.forms import slip_code
from app.forms.submission_slip import SubmissionSlip, SubmittedMaterial
from app.lifecycle import answers
from app.lifecycle.jurisdiction import Condition
from app.lifecycle.materials import asked
from app.lifecycle.stages import Matter
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Document, Event, TextVersion


def submission_slip(office: Office, document_id: str) -> SubmissionSlip:
    """The slip of a document's last submission; the office that saw to the procedure signs by hand."""
    document = office.document(document_id)
    code = slip_code.of(document_id)
    named = {m.code: m.name for m in office.jurisdiction.submission}
    events = office.store.documents.events(document_id)
    noticed, supplemented = _supplement(events)
    review = office.store.reviews.current(document_id)
    begun, over = (review.accepted_on, review.concluded_on) if review else (None, None)
    return SubmissionSlip(
        authority=office.names["legal_office"],
        number="",
        drafting_unit=name_of(office, document),
        title=document.called,
        version=_version(office, document),
        submitted_on=document.submitted_on,
        materials=tuple(SubmittedMaterial(m.code, named[m.code], m.there) for m in asked(office, document, Matter(document.matter))),
        concerns_market=_said(office, document, Condition.CONCERNS_MARKET),
        major_decision=_said(office, document, Condition.MAJOR_DECISION),
        fair_competition=document.concerns_market,
        receiver=review.reviewer or "" if review else "",
        transferred_on=begun,
        noticed_on=noticed.on_date if noticed else None,
        supplemented_on=supplemented.on_date if supplemented else None,
        review_from=begun,
        review_until=over,
        review_workdays=office.calendar.workdays_between(begun, over) if begun and over else None,
        code=code.text,
        code_svg=code.svg,
    )


def _supplement(events: tuple[Event, ...]) -> tuple[Event | None, Event | None]:
    """The last time it was sent back, and the submission that came after it."""
    places = [place for place, event in enumerate(events) if event.act == "return" and event.stage == "returned"]
    if not places:
        return None, None
    return events[places[-1]], next((event for event in events[places[-1] :] if event.act == "submit"), None)


def _said(office: Office, document: Document, condition: Condition) -> bool | None:
    """The answer, or what the record says; None where neither says anything."""
    found = next(one for one in answers.questions(office, document) if one.condition is condition)
    return found.found if found.answer is None else found.answer


def _version(office: Office, document: Document) -> str:
    """The text that was reviewed, or the one in hand."""
    review = office.store.reviews.current(document.id)
    version_id = review.version_id if review else document.current_version_id
    if version_id is None:
        return ""
    version: TextVersion = office.store.documents.version(version_id)
    return f"{version.name} v{version.ordinal}"
