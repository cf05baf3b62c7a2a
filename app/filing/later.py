"""What a filing after the first one is about (延期, 废止, 修改, 重新报备), and the days that its papers state."""

from __future__ import annotations

from datetime import date

from app.filing import rounds
from app.forms.filing_report import AMENDED, EXTENDED, INVALID, REPEALED, Later
from app.forms.filing_slip import CATEGORIES
from app.office import Office
from db.records import Deadline, Document, Extension, Filing

_IN_TITLES = (("废止", "废止"), ("修改", "修改"), ("延长", "延期"), ("继续有效", "延期"), ("解释", "解释"))


def later(office: Office, document: Document, filing: Filing, deadline: Deadline) -> Later | None:
    """What ``filing`` says beside the publication; None where it files the publication itself."""
    match filing.occasion:
        case rounds.EXTENDED:
            row = _extension(office, document, deadline)
            return Later(EXTENDED, deadline.start_on, row.before if row else None)
        case rounds.REPEALED:
            # the period runs from the decision, which may take effect on a later day
            ended = document.declared_invalid_on is not None and document.repealed_on is None
            on = document.declared_invalid_on if ended else document.repealed_on
            return Later(INVALID if ended else REPEALED, max(on, deadline.start_on) if on else deadline.start_on)
        case rounds.AMENDED:
            return Later(AMENDED, deadline.start_on)
        case rounds.AGAIN:
            repealed = _repealed_by(document, deadline.start_on)
            return Later(REPEALED, document.repealed_on, again=True) if repealed else Later(AMENDED, deadline.start_on, again=True)
        case _:
            return None


def valid_until(office: Office, document: Document, deadline: Deadline) -> date | None:
    """The end of validity as it was when the period of a filing began: an extension after it is filed by itself."""
    after = [one for one in office.store.procedures.extensions(document.id) if one.published_on > deadline.start_on]
    return after[0].before if after else document.valid_until


def category(office: Office, document: Document, filing: Filing, deadline: Deadline) -> str:
    """文件类别 of what is filed: what the round is about, else what the document says of itself, else what its title says."""
    if filing.occasion in (rounds.AMENDED, rounds.EXTENDED, rounds.REPEALED):
        return filing.occasion
    if filing.occasion == rounds.AGAIN:
        return rounds.REPEALED if _repealed_by(document, deadline.start_on) else rounds.AMENDED
    if document.category in CATEGORIES and not _came_later(office, document):
        return str(document.category)
    title = document.body_title or document.title
    for words, found in _IN_TITLES:
        if f"关于{words}" in title or title.endswith(f"{words}的决定"):
            return found
    return "新制定"


def _came_later(office: Office, document: Document) -> bool:
    """Whether the document's category tells of what became of it after it was published."""
    if document.category == rounds.REPEALED:
        return document.repealed_on is not None or document.declared_invalid_on is not None
    return document.category == rounds.EXTENDED and bool(office.store.procedures.extensions(document.id))


def _repealed_by(document: Document, day: date) -> bool:
    """Whether the document was repealed when a second filing began; one that was amended may be repealed after it."""
    return document.repealed_on is not None and document.repealed_on <= day


def _extension(office: Office, document: Document, deadline: Deadline) -> Extension | None:
    made = office.store.procedures.extensions(document.id)
    return next((one for one in reversed(made) if one.published_on == deadline.start_on), None)
