"""The acts of ``run`` about the thread of a matter: contacts, answers, letters to other bureaus, and whether it is a normative document at all."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Arguments, Run
from app.correspondence import contacts, inquiry
from app.errors import Refused
from app.intake import determination
from app.lifecycle.instants import read_instant
from app.lifecycle.made import Made


def _contact(a: Arguments) -> Made:
    file, at, outgoing = a.maybe("file"), a.maybe("at"), a.values.get("outgoing", True)
    if not isinstance(outgoing, bool):
        raise Refused("参数 outgoing 应是 true 或者 false。改正后再试。")
    return contacts.contact(
        a.office,
        a.document,
        kind=a.text("kind"),
        counterpart=a.text("counterpart"),
        words=a.text("words"),
        outgoing=outgoing,
        at=read_instant(at, a.office.now()) if at else None,
        number=a.maybe("number"),
        due_on=a.day("due_on"),
        file=a.file(file) if file else None,
    )


def _answer(a: Arguments) -> Made:
    """The contact is named by its id, or by {document, counterpart}, which a list written beforehand can know."""
    named = a.values.get("contact")
    if isinstance(named, dict):
        document, counterpart = str(named.get("document") or a.values.get("document") or ""), str(named.get("counterpart") or "")
        wanted = contacts.waiting_for(a.office, a.office.document(document).id, counterpart)
    else:
        wanted = a.text("contact")
    return contacts.answer(a.office, wanted, words=a.text("words"), on=a.day("on"))


def _inquire(a: Arguments) -> Made:
    return inquiry.inquire(a.office, a.document, units=a.texts("units"), until=a.day("until"), words=a.maybe("words") or "", on=a.day("on"))


def _determine(a: Arguments) -> Made:
    answers = a.values.get("answers")
    if not isinstance(answers, dict) or not all(isinstance(one, bool) for one in answers.values()):
        raise Refused("参数 answers 应是 {body, public, rights, general, repeated}，每项 true 或者 false。改正后再试。")
    return determination.determine(
        a.office,
        a.document,
        normative=a.yes("normative"),
        answers={str(key): bool(one) for key, one in answers.items()},
        exclusions=a.texts("exclusions"),
        reason=a.maybe("reason") or "",
        on=a.day("on"),
    )


CORRESPONDENCE: Mapping[str, Run] = {"contact": _contact, "answer": _answer, "inquire": _inquire, "determine": _determine}
