"""Issuing numbers inside an act: one series at a time, no gaps but recorded voids, taken back only while the last."""

from __future__ import annotations

from app.errors import Refused
from app.lifecycle.numbers import format_number, parse_number
from app.office import Office
from db.acts import Act, changes_of
from db.records import IssuedNumber, LoggedAct


def issue(office: Office, act: Act, kind: str, document_id: str, year: int, recipient: str = "") -> str:
    """The next number of ``kind`` for ``year``, recorded and returned as text. Raises Refused for a faulty template."""
    series, n, text = _next(office, kind, year, recipient)
    act.insert(IssuedNumber(id=act.new_id(), series=series, year=year, n=n, text=text, document_id=document_id))
    return text


def upcoming(office: Office, kind: str, year: int, recipient: str = "") -> str:
    """The number that ``issue`` would give now, without issuing it. Raises Refused for a faulty template."""
    return _next(office, kind, year, recipient)[2]


def _next(office: Office, kind: str, year: int, recipient: str) -> tuple[str, int, str]:
    form = office.jurisdiction.number_format(kind, recipient)
    series = form.series(year).key
    n = office.store.documents.last_number(series, year) + 1
    return series, n, format_number(form.template, year, n, office.names)


_LONGEST, _HIGHEST = 60, 99_999
"""Characters of a number as text, and the running number a series may reach."""


def keep(office: Office, act: Act, kind: str, document_id: str, text: str) -> None:
    """Record a number given from outside, so that the series here goes on after it; one of another form is no part of the series.

    Raises Refused when another document has that very number.
    """
    if len(text) > _LONGEST:
        raise Refused(f"编号有 {len(text)} 个字，太长了。核对后再登记。")
    refuse_taken(office, document_id, text)
    form = office.jurisdiction.number_format(kind)
    read = parse_number(form.template, text, office.names)
    if read is None:
        return
    year, n = read
    if n > _HIGHEST:
        raise Refused(f"编号 {text} 的顺序号太大。核对后再登记。")
    series = form.series(year).key
    if any((own.series, own.year, own.n) == (series, year, n) for own in office.store.documents.numbers(document_id)):
        return
    if office.store.documents.number_taken(series, year, n):
        raise Refused(f"编号 {text} 已经用过。核对后改用下一号，或者打开用它的那一件。")
    act.insert(IssuedNumber(id=act.new_id(), series=series, year=year, n=n, text=text, document_id=document_id))


def refuse_taken(office: Office, document_id: str, text: str) -> None:
    """Raise Refused when a registered document other than this one bears the number ``text``."""
    other = next((d for d in office.store.documents.registered_as(text) if d.id != document_id), None)
    if other is not None:
        raise Refused(f"编号 {text} 已经用过，用它的是《{other.title}》。核对后改用下一号。")


def refuse_to_take_back(office: Office, entry: LoggedAct) -> None:
    """Raise Refused when undoing ``entry`` would take back a number that later ones of its series follow."""
    for table, _, before, after in changes_of(entry):
        if table == IssuedNumber.TABLE and before is None and after is not None:
            number = IssuedNumber.of(after)
            if office.store.documents.followed(number):
                raise Refused(f"编号 {number.text} 之后已经发出新号，不能撤销。需要作废的，办理作废文号。")
