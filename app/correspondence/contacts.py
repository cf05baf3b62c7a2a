"""Logging a call, a message, a visit, a mail or a letter on a matter, and the answer to it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from app.correspondence.entry import keep, log
from app.errors import Refused
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.preparing import keep_file
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from app.text.filenames import sayable
from db.records import Contact, Document

KINDS: dict[str, str] = {"call": "电话", "message": "消息", "visit": "当面", "mail": "邮件", "letter": "函"}
"""The kinds of contact with their Chinese names."""
ANSWER = "correspondence.answer.days"
"""The parameter by which an answer is expected where nobody has set a day."""


def contact(
    office: Office,
    document_id: str,
    *,
    kind: str,
    counterpart: str,
    words: str,
    outgoing: bool = True,
    at: datetime | None = None,
    number: str | None = None,
    due_on: date | None = None,
    file: Path | None = None,
) -> Made:
    """Log a contact; with ``due_on`` an answer is expected by that day, which then stands on the desk.

    Raises Refused for an unknown kind, for one without a counterpart or words, and for a time still to come; Unreadable for a file
    that cannot be read.
    """
    document = office.document(document_id)
    if kind not in KINDS:
        raise Refused(f"没有“{kind}”这种往来，可以是：{'、'.join(KINDS)}。")
    if not counterpart.strip():
        raise Refused("没有写对方是谁。填单位或者姓名后再记。")
    if not words.strip():
        raise Refused("没有写说了什么。填一句话后再记。")
    when = at or office.now()
    if office.is_to_come(when):
        raise Refused(f"{when:%m-%d %H:%M} 还没有到。核对时间后再记。")
    if due_on is not None and due_on < when.date():
        raise Refused(f"答复期限 {due_on} 早于联系的日子 {when.date()}。核对后再记。")
    kept = (file.name, *keep_file(office, file)) if file else None
    title = f"{KINDS[kind]}{'' if outgoing else '（来）'}：{counterpart.strip()}"
    with office.act("contact", f"{title}，{document.called}") as act:
        made = log(
            office, act, document, kind=kind, outgoing=outgoing, when=when, counterpart=counterpart, words=words, number=number,
            expected=(ANSWER, due_on) if due_on else None, kept=kept,
        )  # fmt: skip
        record(act, office, document, "contact", when.date(), _note(made))
    return {"document": document_id, "contact": made.id}


def answer(office: Office, contact_id: str, *, words: str, on: date | None = None) -> Made:
    """Record what was answered to a contact; its deadline is met. Raises Refused when it was answered already."""
    found, document = found_contact(office, contact_id)
    day = on or office.today()
    if found.answered_on is not None:
        raise Refused(f"{found.counterpart}已于 {found.answered_on} 答复。要改的，先撤销那一次登记。")
    if not words.strip():
        raise Refused("没有写答复了什么。填一句话后再登记。")
    if day < found.at.date():
        raise Refused(f"答复日期 {day} 早于联系的日子 {found.at.date()}。核对后再登记。")
    with office.act("answer", f"{found.counterpart}答复：{document.called}") as act:
        if found.deadline_id:
            row = office.store.documents.deadline(found.deadline_id)
            if row.state == duties.OPEN:
                act.update(row, state=duties.MET, met_on=day)
        act.update(found, answered_on=day, answer=words.strip())
        record(act, office, document, "answer", day, f"{found.counterpart}：{words.strip()}")
    return {"document": document.id, "contact": contact_id}


def attach(office: Office, contact_id: str, file: Path) -> Made:
    """Keep ``file`` as the file of a contact, in place of the one it may have. Raises Unreadable."""
    found, document = found_contact(office, contact_id)
    kept = (file.name, *keep_file(office, file))
    with office.act("attach", f"附上《{sayable(file.name)}》：{document.called}") as act:
        act.update(found, file_sha=keep(office, act, kept), file_name=sayable(file.name))
    return {"document": document.id, "contact": contact_id}


def found_contact(office: Office, contact_id: str) -> tuple[Contact, Document]:
    """A contact with its document. Raises Refused when there is none."""
    with said():
        found = office.store.documents.contact(contact_id)
    return found, office.document(found.document_id)


def waiting_for(office: Office, document_id: str, counterpart: str) -> str:
    """The id of the newest contact with ``counterpart`` that waits for an answer. Raises Refused when none does."""
    for one in reversed(office.store.documents.contacts(document_id)):
        if one.counterpart == counterpart and one.deadline_id and one.answered_on is None:
            return one.id
    raise Refused(f"没有等“{counterpart}”答复的往来。核对对方的名称后再登记。")


def _note(made: Contact) -> str:
    way = "" if made.outgoing else "（来）"
    return f"{KINDS[made.kind]}{way}　{made.counterpart}：{made.words}"
