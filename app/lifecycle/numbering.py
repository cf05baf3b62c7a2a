"""Issuing numbers inside an act: one series at a time, no gaps but recorded voids, taken back only while the last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.errors import Refused
from app.lifecycle.jurisdiction import Jurisdiction
from app.lifecycle.numbers import Number, format_number, is_filled, number_in, parse_number
from app.office import Office
from db.acts import Act, changes_of
from db.records import Document, IssuedNumber, LoggedAct

ISSUED, VOID = "issued", "void"
"""The states of a number in the register."""


def issue(office: Office, act: Act, kind: str, document_id: str | None, year: int, recipient: str = "") -> str:
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

    ``text`` is in normal form (:func:`normal`). Raises Refused when another document has that very number.
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


def exchange(office: Office, act: Act, kind: str, document_id: str, old: str | None, new: str) -> None:
    """Void ``old``, which stays in its series and is never issued again by itself, and record ``new`` in its place.

    Raises Refused when another document has ``new``.
    """
    void(office, act, document_id, old, reason=f"改用 {new}")
    spoilt = next((own for own in office.store.documents.numbers(document_id) if own.text == new and own.state == VOID), None)
    if spoilt is not None:
        act.update(spoilt, state=ISSUED, voided_on=None, void_reason=None)
    else:
        keep(office, act, kind, document_id, new)


def replace_entered(office: Office, act: Act, kind: str, document: Document, new: str) -> None:
    """Record ``new`` for a document entered afterwards (补录) in place of the number misread: that one was never its own and leaves the series.

    Raises Refused when another document has ``new``.
    """
    for own in office.store.documents.numbers(document.id):
        if own.text == getattr(document, kind) and own.text != new:
            act.remove(own)
    keep(office, act, kind, document.id, new)


def normal(office: Office, kind: str, text: str) -> str:
    """A number as it is typed, in the form under which the register knows it: 虹府规[2026]4号 is 虹府规〔2026〕4号.

    What no rule reads stays as it is, without the blanks around it.
    """
    text = text.strip()
    if kind == "document_number":
        read = number_in(text)
        text = read.text if isinstance(read, Number) else text
    template, names = office.jurisdiction.number_format(kind).template, office.names
    own = parse_number(template, text, names) if is_filled(template, names) else None
    return format_number(template, *own, names) if own else text


def void(office: Office, act: Act, document_id: str, number: str | None, *, reason: str, on: date | None = None) -> bool:
    """Mark ``number`` of the document as void (作废) with the day and why; False when no series here knows it."""
    own = [n for n in office.store.documents.numbers(document_id) if n.text == number and n.state == ISSUED]
    for row in own:
        act.update(row, state=VOID, voided_on=on or office.today(), void_reason=reason)
    return bool(own)


def series_of(jurisdiction: Jurisdiction, names: Mapping[str, str], kind: str, text: str) -> tuple[str, int, int] | None:
    """The series, year and running number of ``text`` when it is one of the office's own numbers of ``kind``; else None."""
    form = jurisdiction.number_format(kind)
    read = parse_number(form.template, text, names)
    return (form.series(read[0]).key, *read) if read and read[1] <= _HIGHEST else None


def refuse_taken(office: Office, document_id: str, text: str) -> None:
    """Raise Refused when the number ``text`` stands at a registered document other than this one, or was issued to it, void or not."""
    other = next((d for d in office.store.documents.registered_as(text) if d.id != document_id), None)
    if other is not None:
        raise Refused(f"编号 {text} 已经用过，用它的是《{other.title}》。核对后改用下一号。")
    if any(number.document_id != document_id for number in office.store.documents.numbered(text)):
        raise Refused(f"编号 {text} 已经用过，作废的也不再编发。核对后改用下一号，或者打开用它的那一件。")


def refuse_to_take_back(office: Office, entry: LoggedAct) -> None:
    """Raise Refused when undoing ``entry`` would take back a number that later ones of its series follow."""
    last: dict[str, IssuedNumber] = {}
    for table, _, before, after in changes_of(entry):
        if table == IssuedNumber.TABLE and before is None and after is not None:
            number = IssuedNumber.of(after)
            # one act may issue several of a series: they go back together, so only the highest must be the last
            if number.series not in last or last[number.series].n < number.n:
                last[number.series] = number
    for number in last.values():
        if office.store.documents.followed(number):
            raise Refused(f"编号 {number.text} 之后已经发出新号，不能撤销。需要作废的，办理作废文号。")
