"""What 文件详情 reads of a document at once, in the store's thread."""

from __future__ import annotations

from dataclasses import dataclass

from app.correspondence.thread import thread
from app.errors import Refused
from app.intake.resorting import kinds
from app.lifecycle import duties
from app.lifecycle.confirming import to_confirm
from app.lifecycle.deadlines import reason
from app.lifecycle.dossier import dossier
from app.lifecycle.habits import habits
from app.lifecycle.materials import asked
from app.lifecycle.naming import unnamed
from app.lifecycle.numbering import upcoming
from app.lifecycle.stages import Matter, Stage
from app.office import Office
from app.review.deciding import LISTED
from db.records import Document, Review
from ui.pages.document.course.reading import course_of
from ui.pages.document.forms import View


@dataclass(frozen=True, slots=True)
class Answer:
    """A document with the reason and the words of its next deadline, and the short names of the recipients of filings."""

    view: View
    line: str
    why: str
    recipients: dict[str, str]


def view_of(office: Office, document_id: str) -> Answer:
    """The document as the page shows it. Raises Refused when it is not in the register."""
    found = dossier(office, document_id)
    materials = asked(office, found.document, Matter(found.document.matter))
    line = why = ""
    due = found.next_step.due if found.next_step else None
    if due is not None:
        *parts, why = reason(duties.recalled(office, due.deadline), office.today()).removesuffix(" • 依据待核对").split(" • ")
        line = " • ".join(parts)
    names = {recipient.code: recipient.short for recipient in office.jurisdiction.recipients}
    return Answer(
        View(
            found,
            habits(office),
            materials,
            _upcoming(office, found.document, found.stage),
            thread(office, document_id),
            to_confirm(office, found.document),
            kinds(office, Matter(found.document.matter)),
            _unnamed(office, found.stage),
            course_of(office, found.document),
            {due.deadline.id: duties.sentence(office, due.deadline) for due in found.deadlines},
            _replies(office, found.reviews),
        ),
        line,
        why,
        names,
    )


def _replies(office: Office, reviews: tuple[Review, ...]) -> tuple[int, int]:
    """The points of the last opinion issued, and how many of them were answered."""
    if not reviews or reviews[-1].concluded_on is None:
        return 0, 0
    points = [f for f in office.store.reviews.findings(reviews[-1].id) if f.decision == LISTED]
    return len(points), sum(f.reply is not None for f in points)


def _unnamed(office: Office, stage: Stage) -> tuple[str, ...]:
    """The names that registration needs and that are still those that ship."""
    if stage is not Stage.SIGNED:
        return ()
    return tuple(dict.fromkeys((*unnamed(office, "unified_number"), *unnamed(office, "document_number"))))


def _upcoming(office: Office, document: Document, stage: Stage) -> tuple[str, str]:
    if stage is not Stage.SIGNED:
        return "", ""
    try:
        year = office.today().year
        own = "" if document.document_number else upcoming(office, "document_number", year)
        return own, upcoming(office, "unified_number", year)
    except Refused:
        # a name is not filled in yet: the act itself says so
        return "", ""
