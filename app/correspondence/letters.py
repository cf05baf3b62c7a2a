"""The letters of the office about a matter, filled from what the store knows: 退回补正告知单, 征求意见函, 复函, 收文回执."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache

import resources
from app.correspondence.contacts import found_contact
from app.errors import Refused
from app.forms import slip_code
from app.forms.inquiry_letter import InquiryLetter
from app.forms.objection_reply import ObjectionReply
from app.forms.paper import Cited, Form, Material
from app.forms.receipt import Receipt
from app.forms.reply_letter import ReplyLetter
from app.forms.return_slip import ReturnSlip
from app.intake.determination import definition, reasons_of
from app.lifecycle.periods import Period, Unit
from app.lifecycle.preparing import SUPPLEMENT
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Contact, Document

NAMES: Mapping[str, str] = {
    "return_slip": "退回补正告知单",
    "inquiry_letter": "征求意见函",
    "reply_letter": "非规范性文件复函",
    "objection_reply": "异议答复函",
    "receipt": "收文回执",
}
"""By the kind of their numbers, which is the name of their template too."""


def letter(office: Office, contact_id: str) -> tuple[str, Form]:
    """The letter that a contact stands for, with its name for a file. Raises Refused when it is none of this office's letters."""
    contact, document = found_contact(office, contact_id)
    kind = kind_of(office, contact)
    fill = _FILLED.get(kind)
    if fill is None:
        raise Refused("这一条往来不是本机编号的函，没有可以打印的。")
    whom = f"（{contact.counterpart}）" if kind in ("inquiry_letter", "objection_reply") else ""
    return f"{document.called}{NAMES[kind]}{whom}", fill(office, document, contact)


def receipt(office: Office, document_id: str) -> tuple[str, Receipt]:
    """收文回执 of a submission, with its name for a file."""
    document = office.document(document_id)
    numbers = [n.text for n in office.store.documents.numbers(document_id) if n.series.startswith("receipt/")]
    materials = [Material(m.name) for m in office.store.documents.materials(document_id)]
    code = slip_code.of(document_id)
    form = Receipt(
        authority=office.names["legal_office"],
        number=numbers[-1] if numbers else "",
        drafting_unit=name_of(office, document),
        title=document.called,
        received_at=document.received_at,
        materials=tuple(materials),
        receiver=office.operator,
        phone=office.names["phone"],
        code=code.text,
        code_svg=code.svg,
    )
    return f"{document.called}{NAMES['receipt']}", form


def newest(office: Office, document_id: str, kind: str) -> str:
    """The id of the newest letter of ``kind`` about a document. Raises Refused when there is none."""
    for contact in reversed(office.store.documents.contacts(document_id)):
        if kind_of(office, contact) == kind:
            return contact.id
    raise Refused(f"还没有{NAMES[kind]}。办了以后再打印。")


def kind_of(office: Office, contact: Contact) -> str:
    """Which letter of this office a contact is, by the series of its number; "" for anything else."""
    if not contact.outgoing or contact.number is None:
        return ""
    numbers = office.store.documents.numbers(contact.document_id)
    return next((n.series.partition("/")[0] for n in numbers if n.text == contact.number), "")


def _return_slip(office: Office, document: Document, contact: Contact) -> ReturnSlip:
    slips = [d for d in office.store.documents.deadlines(document.id) if d.key == SUPPLEMENT and d.start_on == contact.at.date()]
    due = slips[-1] if slips else None
    return ReturnSlip(
        authority=office.names["legal_office"],
        number=contact.number or "",
        drafting_unit=name_of(office, document),
        title=document.called,
        submitted_on=document.submitted_on,
        items=tuple(contact.words.splitlines()),
        period=str(Period(due.amount, Unit(due.unit))) if due else str(office.jurisdiction.parameter(SUPPLEMENT).period),
        until=due.due_on if due else None,
        consequence=_wording("return_slip", "consequence"),
        contact=office.names["contact"] or office.operator,
        phone=office.names["phone"],
        dated_on=contact.at.date(),
    )


def _inquiry(office: Office, document: Document, contact: Contact) -> InquiryLetter:
    due = office.store.documents.deadline(contact.deadline_id) if contact.deadline_id else None
    return InquiryLetter(
        authority=office.names["legal_office"],
        number=contact.number or "",
        recipient=contact.counterpart,
        title=document.called,
        drafting_unit=name_of(office, document),
        until=due.due_on if due else None,
        about="" if contact.words == "征求意见" else contact.words,
        lapse=_wording("inquiry_letter", "lapse"),
        contact=office.names["contact"] or office.operator,
        phone=office.names["phone"],
        dated_on=contact.at.date(),
    )


def _reply(office: Office, document: Document, contact: Contact) -> ReplyLetter:
    basis = definition()
    return ReplyLetter(
        authority=office.names["legal_office"],
        number=contact.number or "",
        drafting_unit=name_of(office, document),
        title=document.called,
        submitted_on=document.submitted_on,
        reasons=reasons_of(office, document.id),
        basis=(Cited(basis.law, basis.article or "", basis.verified),),
        contact=office.names["contact"] or office.operator,
        phone=office.names["phone"],
        dated_on=contact.at.date(),
    )


def _objection_reply(office: Office, document: Document, contact: Contact) -> ObjectionReply:
    answered = next((one for one in office.store.incomings.objections(document.id) if one.answer_number == contact.number), None)
    if answered is None:
        raise Refused(f"编号 {contact.number} 的答复对不上来件，没有可以打印的。打开往来核对编号。")
    return ObjectionReply(
        authority=office.names["legal_office"],
        number=contact.number or "",
        recipient=contact.counterpart,
        title=document.called,
        document_number=document.document_number or "",
        matter=_wording("objection_matter", answered.kind),
        paragraphs=tuple(line for line in contact.words.splitlines() if line.strip()),
        their_number=answered.number or "",
        received_on=answered.received_on,
        result=_wording("objection_reply", answered.outcome or ""),
        contact=office.names["contact"] or office.operator,
        phone=office.names["phone"],
        dated_on=contact.at.date(),
    )


_FILLED: Mapping[str, Callable[[Office, Document, Contact], Form]] = {
    "return_slip": _return_slip,
    "inquiry_letter": _inquiry,
    "reply_letter": _reply,
    "objection_reply": _objection_reply,
}


@lru_cache
def _wording(letter_name: str, key: str) -> str:
    table: dict[str, dict[str, str]] = tomllib.loads(resources.path("letters.toml").read_text("utf-8"))
    return table[letter_name][key]
