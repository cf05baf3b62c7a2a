"""Issuing numbers inside an act: one series at a time, no gaps but recorded voids, taken back only while the last."""

from __future__ import annotations

from app.errors import Refused
from app.lifecycle.numbers import format_number, parse_number
from app.office import Office
from db.acts import Act, changes_of
from db.records import IssuedNumber, LoggedAct


def issue(office: Office, act: Act, kind: str, document_id: str, year: int, recipient: str = "") -> str:
    """The next number of ``kind`` for ``year``, recorded and returned as text. Raises Refused for a faulty template."""
    form = office.jurisdiction.number_format(kind, recipient)
    series = form.series(year).key
    n = office.store.documents.last_number(series, year) + 1
    text = format_number(form.template, year, n, office.names)
    act.insert(IssuedNumber(id=act.new_id(), series=series, year=year, n=n, text=text, document_id=document_id))
    return text


def keep(office: Office, act: Act, kind: str, document_id: str, text: str) -> None:
    """Record a number issued elsewhere, so that the series here goes on after it; another form of number is no matter.

    Raises Refused when that very number is taken.
    """
    form = office.jurisdiction.number_format(kind)
    read = parse_number(form.template, text, office.names)
    if read is None:
        return
    year, n = read
    series = form.series(year).key
    if office.store.documents.number_taken(series, year, n):
        raise Refused(f"编号 {text} 已经用过。核对后改用下一号，或者打开用它的那一件。")
    act.insert(IssuedNumber(id=act.new_id(), series=series, year=year, n=n, text=text, document_id=document_id))


def refuse_to_take_back(office: Office, entry: LoggedAct) -> None:
    """Raise Refused when undoing ``entry`` would take back a number that later ones of its series follow."""
    for table, _, before, after in changes_of(entry):
        if table == IssuedNumber.TABLE and before is None and after is not None:
            number = IssuedNumber.of(after)
            if office.store.documents.last_number(number.series, number.year) > number.n:
                raise Refused(f"编号 {number.text} 之后已经发出新号，不能撤销。需要作废的，办理作废文号。")
