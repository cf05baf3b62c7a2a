"""What the page asks of the office about objections. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.forms.overlay import Laid, laid
from app.objections import letters
from app.objections.case import REASONS, barred
from app.objections.kinds import Deed
from app.objections.views import Listed, Standing, objections, standing
from app.office import Office
from app.people.permissions import why_not

ACTS: Mapping[Deed, str] = {
    Deed.ASK: "ask_objection", Deed.SUPPLY: "supply_objection", Deed.TAKE_UP: "take_up_objection", Deed.DECLINE: "decline_objection",
    Deed.TRANSFER: "transfer_objection", Deed.ANSWER: "answer_objection",
}  # fmt: skip
"""The act by which each deed is done."""


@dataclass(frozen=True, slots=True)
class Case:
    """One objection as the page shows it, and why each deed that is not open is not."""

    standing: Standing
    today: date
    barred: Mapping[Deed, str]

    @property
    def id(self) -> str:
        """The objection's id."""
        return self.standing.listed.objection.id

    @property
    def matter(self) -> str:
        """What is asked, without the reasons."""
        return self.standing.listed.objection.words.partition(REASONS)[0].strip()

    @property
    def reasons(self) -> str:
        """Why it is asked."""
        return self.standing.listed.objection.words.partition(REASONS)[2].strip()


def listed(office: Office) -> tuple[Listed, ...]:
    """Every objection."""
    return objections(office)


def due_at(office: Office, document_id: str, deadline_id: str) -> str | None:
    """The objection of the document that this period is the answer's of, or that is still owed one; None where there is none."""
    found = objections(office, document_id)
    exact = next((one.objection.id for one in found if one.objection.deadline_id == deadline_id), None)
    return exact or next((one.objection.id for one in found if one.is_open), None)


def case(office: Office, objection_id: str) -> Case:
    """One objection whole. Raises Refused when it is gone."""
    found = standing(office, objection_id)
    why = {deed: barred(found.listed.objection, deed) or why_not(office, ACTS[deed]) or "" for deed in Deed}
    return Case(found, office.today(), {deed: sentence for deed, sentence in why.items() if sentence})


def paper(office: Office, objection_id: str) -> tuple[str, Laid]:
    """The letter of the answer. Raises Refused before the answer."""
    name, form = letters.reply(office, objection_id)
    return name, laid(office, form)
