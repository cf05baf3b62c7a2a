"""The force that a row of a ledger will have in the register: computed from its days, as for every document."""

from __future__ import annotations

from datetime import date

from app.exchange.entry import Entry
from app.lifecycle.force import Dates, Standing, Suspension, standing


def foreseen(entry: Entry, on: date) -> Standing:
    """Whether the document of ``entry`` will be in force on a day, and why."""
    ended = {entry.ending.column: entry.ending.on}
    suspended = ended.get("suspended_on")
    return standing(
        Dates(
            published_on=entry.published_on,
            effective_on=entry.effective_on,
            valid_until=entry.valid_until,
            declared_invalid_on=ended.get("declared_invalid_on"),
            repealed_on=ended.get("repealed_on"),
            repeal_reason=entry.ending.reason,
            superseded_on=ended.get("superseded_on"),
            annulled_on=ended.get("annulled_on"),
            suspensions=(Suspension(suspended),) if suspended else (),
        ),
        on,
    )
