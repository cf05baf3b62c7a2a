"""The acts of ``run`` on filings that go out: sent, received, asked about, answered, set right, closed; the statement and the yearly catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import partial

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.filing import catalogue, outgoing, rectifying, statement, stepping
from app.filing.statement import Points
from app.filing.stepping import Told
from app.lifecycle.made import Made


def _told(a: Arguments) -> Told:
    """What a step says: {on, number, words, until, file}, each of which may be left out."""
    named = a.maybe("file")
    return Told(a.day("on"), a.maybe("number") or "", a.maybe("words") or "", a.day("until"), a.file(named) if named else None)


def _file(a: Arguments) -> Made:
    filing = a.filing if "filing" in a.values else None
    return outgoing.file(
        a.office, a.document, recipient=a.text("recipient"), on=a.day("on"), filing_id=filing, copies=_count(a, "copies"),
        words=a.maybe("words") or "",
    )  # fmt: skip


def _receive(a: Arguments) -> Made:
    told = _told(a)
    return outgoing.receive(
        a.office, a.filing, number=a.text("number"), on=told.on, way=a.maybe("way") or "", words=told.words, file=told.file
    )


def _outcome(a: Arguments) -> Made:
    told = _told(a)
    return outgoing.outcome(a.office, a.filing, result=a.text("result"), on=told.on, number=told.number, words=told.words, file=told.file)


def _step(act: str, a: Arguments) -> Made:
    return stepping.take(a.office, a.filing, act, _told(a))


def _resupply(a: Arguments) -> Made:
    return rectifying.resupply(a.office, a.filing, _told(a))


def _rectify(a: Arguments) -> Made:
    return rectifying.rectify(a.office, a.filing, _told(a), stops=a.values.get("stop") is True)


def _prolong(a: Arguments) -> Made:
    return rectifying.prolong(a.office, a.filing, _told(a))


def _dispose(a: Arguments) -> Made:
    return rectifying.dispose(a.office, a.filing, _told(a), how=a.text("how"))


def _annul(a: Arguments) -> Made:
    return rectifying.annul(a.office, a.filing, _told(a))


def _close(a: Arguments) -> Made:
    return rectifying.close(a.office, a.filing, _told(a), despite=a.despite)


def _attach_receipt(a: Arguments) -> Made:
    return rectifying.attach_receipt(a.office, a.filing, a.file(a.text("file")))


def _statement(a: Arguments) -> Made:
    given = a.values.get("points")
    names = {field.name for field in fields(Points)}
    if not isinstance(given, dict) or not set(given) <= names or not all(isinstance(words, str) for words in given.values()):
        raise Refused(f"参数 points 应是 {{{', '.join(statement.WORDS)}}}，每项一段文字，可以缺。改正后再试。")
    return statement.write(a.office, a.document, Points(**{str(name): str(words) for name, words in given.items()}))


def _yearly_catalogue(a: Arguments) -> Made:
    return catalogue.make(a.office, _year(a), a.text("recipient"), on=a.day("on"))


def _send_catalogue(a: Arguments) -> Made:
    named = a.maybe("catalogue") or catalogue.catalogue_of(a.office, _year(a), a.text("recipient"))
    return catalogue.send(a.office, named, on=a.day("on"))


def _year(a: Arguments) -> int:
    year = _count(a, "year")
    return a.office.today().year - 1 if year is None else year


def _count(a: Arguments, name: str) -> int | None:
    value = a.values.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refused(f"参数 {name} 应是整数。改正后再试。")
    return value


FILING: Mapping[str, Run] = {
    "file": _file, "receive": _receive, "outcome": _outcome,
    **{act: partial(_step, act) for act in ("admit", "supplement", "turn_back", "examine", "clear", "inquiry", "explain")},
    "resupply": _resupply, "rectify": _rectify, "answer_opinion": partial(_step, "answer_opinion"), "plan": partial(_step, "plan"),
    "prolong": _prolong, "dispose": _dispose, "report_disposal": partial(_step, "report_disposal"), "annul": _annul, "close_filing": _close,
    "attach_receipt": _attach_receipt, "file_statement": _statement, "yearly_catalogue": _yearly_catalogue, "send_catalogue": _send_catalogue,
}  # fmt: skip
"""By name; an area of ``app.cli.acts``."""
