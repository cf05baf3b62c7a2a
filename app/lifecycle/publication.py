"""What the publication of a document (公布) sets going: its validity, one deadline for each recipient, and the warning of its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.deadlines import Deadline, deadline
from app.lifecycle.jurisdiction import Jurisdiction
from app.lifecycle.periods import days_before, valid_until

WARNING = "validity.warn_before"


@dataclass(frozen=True, slots=True)
class Publication:
    """The dates of a published document. ``filings`` has one deadline for each recipient code, each a chain of its own."""

    published_on: date
    effective_on: date
    valid_until: date
    filings: Mapping[str, Deadline]
    warning: Deadline


def publication(
    document: str,
    title: str,
    published_on: date,
    effective_on: date,
    stated_end: date | None,
    jurisdiction: Jurisdiction,
    calendar: WorkCalendar,
) -> Publication:
    """The consequences of publishing ``document`` on ``published_on``.

    ``stated_end`` is the last day that the text itself fixes; None takes the jurisdiction's validity for this title
    (暂行 and 试行 shorter), counted from ``effective_on``, its first day.
    """
    end = stated_end or valid_until(effective_on, jurisdiction.validity(title).period)
    filings = {r.code: deadline(document, r.deadline, published_on, jurisdiction, calendar) for r in jurisdiction.recipients}
    return Publication(published_on, effective_on, end, filings, warning(document, effective_on, end, jurisdiction, calendar))


def warning(document: str, effective_on: date, end: date, jurisdiction: Jurisdiction, calendar: WorkCalendar) -> Deadline:
    """The day by which to propose keeping, amending or repealing a document that is valid until ``end``.

    Counted back from ``end`` (its ``start_on``), never before ``effective_on``, and never rolled.
    """
    parameter = jurisdiction.parameter(WARNING)
    due_on = max(effective_on, days_before(end, parameter.period, calendar))
    return Deadline(
        document=document,
        key=WARNING,
        name=parameter.name,
        start_event=parameter.event,
        start_on=end,
        period=parameter.period,
        counted_on=due_on,
        due_on=due_on,
        basis=parameter.basis,
        verified=parameter.verified,
        provisional=False,
        phrase=parameter.said(parameter.period),
    )
