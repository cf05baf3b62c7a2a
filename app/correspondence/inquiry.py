"""征求意见函: one letter to each of several bureaus, each with its number and the day by which it is to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.correspondence.entry import log
from app.errors import Refused
from app.lifecycle.instants import of_day
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.step import record
from app.lifecycle.units import known_or_new
from app.office import Office

LETTER = "inquiry_letter"
"""The kind of its numbers and the name of its template."""
DAYS = "correspondence.inquiry.days"


def inquire(
    office: Office,
    document_id: str,
    *,
    units: Sequence[str],
    until: date | None = None,
    words: str = "",
    on: date | None = None,
) -> Made:
    """Write to ``units`` about a draft: a numbered letter and a deadline for each.

    Without ``until`` each has the usual period of the jurisdiction. ``words`` say what is asked beyond the text itself. Raises Refused
    without a unit, for a unit named twice, and for a last day before the letter.
    """
    document = office.document(document_id)
    names = [name.strip() for name in units if name.strip()]
    if not names:
        raise Refused("没有选要征求意见的单位。至少选一家后再发函。")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(f"“{'、'.join(twice)}”写了两次。留下一次后再发函。")
    day = on or office.today()
    if day > office.today():
        raise Refused(f"发函日期 {day} 还没有到。核对后再办。")
    if until is not None and until < day:
        raise Refused(f"答复期限 {until} 早于发函日期 {day}。核对后再办。")
    numbers: list[str] = []
    contacts: list[str] = []
    when = of_day(day, office.now())
    with office.act("inquire", f"发征求意见函 {len(names)} 份：{document.called}") as act:
        for name in names:
            known_or_new(office, act, name)
            numbers.append(issue(office, act, LETTER, document_id, day.year))
            made = log(
                office, act, document, kind="letter", outgoing=True, when=when, counterpart=name, words=words or "征求意见",
                number=numbers[-1], expected=(DAYS, until),
            )  # fmt: skip
            contacts.append(made.id)
        record(act, office, document, "inquire", day, "、".join(names))
    return {"document": document_id, "contacts": tuple(contacts), "numbers": tuple(numbers)}
