"""催报: one numbered letter (F-11) to a department for everything it has not filed, and what it filed late beside it."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.filing.incoming.matching import LATE, MISSING
from app.filing.incoming.period import due_on
from app.forms.paper import Cited
from app.forms.urging_letter import LATE as LATE_WORD
from app.forms.urging_letter import MISSING as MISSING_WORD
from app.forms.urging_letter import UrgedDocument, UrgingLetter
from app.lifecycle import deadlines
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.office import Office
from db.records import DeclaredDocument

URGE = "filingreview.urge"


def urge(office: Office, *, unit: str, on: date | None = None) -> Made:
    """发催报函 to ``unit`` for all that is missing; each document keeps the number and the day. Raises Refused when nothing is missing."""
    body = office.store.people.unit_named(unit.strip())
    if body is None:
        raise Refused(f"没有“{unit}”这个部门的清单。先登记它的制发文件清单。")
    missing = [row for row in office.store.incomings.declared(body.id) if row.state == MISSING]
    if not missing:
        raise Refused(f"{body.name}没有漏报的文件，不用催报。")
    day = on or office.today()
    if day > office.today():
        raise Refused(f"催报日期 {day} 还没有到。核对后再办。")
    with office.act("urge", f"催报：{body.name} {len(missing)} 件") as act:
        number = issue(office, act, "urging_letter", None, day.year)
        for row in missing:
            act.update(row, urged_on=day, urge_number=number)
    return {"unit": body.id, "number": number, "declared": tuple(row.id for row in missing)}


def urging_letter(office: Office, unit_id: str, number: str) -> tuple[str, UrgingLetter]:
    """The letter of this number with its name for a file: what it urged, and beside it what the unit had filed late until that day."""
    unit = office.store.people.unit(unit_id)
    rows = office.store.incomings.declared(unit_id)
    urged = [row for row in rows if row.urge_number == number]
    if not urged:
        raise Refused(f"没有发给{unit.name}的催报函 {number}。核对编号。")
    on = urged[0].urged_on or office.today()
    late = [row for row in rows if row.state == LATE and row.urge_number is None and _filed_by(office, row, on)]
    jurisdiction = office.jurisdiction_on(on)
    until = deadlines.deadline("", URGE, on, jurisdiction, office.calendar).due_on
    period = jurisdiction.parameter(jurisdiction.incoming.deadline)
    form = UrgingLetter(
        authority=office.names["legal_office"],
        number=number,
        recipient=unit.name,
        documents=(*(_urged(office, row, MISSING_WORD) for row in urged), *(_urged(office, row, LATE_WORD) for row in late)),
        until=until,
        basis=(Cited(period.law, period.article or "", period.verified),) if period.law else (),
        contact=office.names.get("contact", "") or office.operator,
        phone=office.names.get("phone", ""),
        dated_on=on,
    )
    return f"{unit.name}催报函", form


def _filed_by(office: Office, row: DeclaredDocument, on: date) -> bool:
    return row.incoming_id is not None and office.store.incomings.get(row.incoming_id).received_at.date() <= on


def _urged(office: Office, row: DeclaredDocument, kind: str) -> UrgedDocument:
    filed = office.store.incomings.get(row.incoming_id).received_at.date() if row.incoming_id else None
    return UrgedDocument(
        title=row.title,
        document_number=row.document_number or "",
        kind=kind,
        published_on=row.published_on,
        due_on=due_on(office, row.published_on) if row.published_on else None,
        filed_on=filed if kind == LATE_WORD else None,
    )
