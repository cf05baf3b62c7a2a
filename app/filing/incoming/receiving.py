"""收文: what a department files is logged to the minute under a receipt number, its document made, its own period checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.errors import Refused
from app.filing.incoming.came import Came
from app.filing.incoming.case import Entry, write
from app.filing.incoming.facts import NOTHING, Brought, Facts
from app.filing.incoming.matching import answer_declared
from app.filing.incoming.materials import put_files, put_paper, refuse_strange
from app.filing.incoming.period import filed_period, lateness
from app.filing.incoming.states import State
from app.filing.packet.opening import Opened
from app.filing.packet.taking import enter
from app.intake.arriving import arrived
from app.intake.submission import Submission
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.step import record
from app.lifecycle.units import known_or_new
from app.office import Office
from app.text.worker import Worker
from db.acts import Act
from db.records import Document, Incoming

PACKET, FILES, PAPER = "报送包", "电子文件", "纸质"
WAYS = (PACKET, FILES, PAPER)
FORM = "filingreview.form"
"""The parameter of the period of the form check."""


def read(paths: Sequence[Path], worker: Worker) -> Submission | None:
    """What lies at ``paths`` (files, folders, zip archives) as one filing; None where there is nothing to take in. Raises Unreadable, Hostile."""
    came = arrived(paths, worker)
    return came.submissions[0].joined(came.submissions[1:]) if came.submissions else None


def receive(
    office: Office,
    *,
    unit: str,
    submission: Submission | None = None,
    facts: Facts = NOTHING,
    brought: Sequence[Brought] = (),
    at: datetime | None = None,
    receiver: str = "",
    way: str | None = None,
    packet: Opened | None = None,
) -> Made:
    """Log a filing of ``unit`` that came at ``at`` (default now), issue the receipt number and begin the period of the form check.

    A document filed before under the same number, refused or closed since, is filed again; else a new one is made at stage
    published. ``packet`` is the signed one that the papers came in, recorded in the same act. Raises Refused without a unit, without a title, for a time to come, and for a document whose filing is in hand.
    """
    name = unit.strip()
    if not name:
        raise Refused("没有填报送部门。填写后再收文。")
    when = (at or office.now()).replace(second=0, microsecond=0)
    if office.is_to_come(when):
        raise Refused(f"{when:%Y-%m-%d %H:%M} 还没有到。核对收文时间后再登记。")
    refuse_strange(office, brought)
    came = Came(office, submission, facts, when)
    known = _known(office, name, came.number)
    kept = came.keep()
    sealed = office.keep(packet.data) if packet is not None else ""
    chosen = way or (FILES if submission is not None and submission.kept else PAPER)
    if chosen not in WAYS:
        raise Refused(f"没有“{chosen}”这种报送方式，可以是：{'、'.join(WAYS)}。")
    with office.act("incoming", f"收到{name}报送备案：{came.title}") as act:
        unit_id = known_or_new(office, act, name)
        document, version = came.document(act, name, unit_id, known, kept)
        if submission is not None:
            put_files(office, act, document, submission)
        put_paper(office, act, document, brought)
        if packet is not None:
            enter(office, act, packet, document.id, sealed)
        incoming = _insert(office, act, document, unit_id, came, receiver.strip() or office.operator, chosen)
    made = {"document": document.id, "incoming": incoming.id, "number": incoming.receipt_number or ""}
    return {**made, "version": version.id} if version else made


def _insert(office: Office, act: Act, document: Document, unit_id: str, came: Came, receiver: str, way: str) -> Incoming:
    """The row of the filing with its receipt number and both periods."""
    on = came.when.date()
    number = issue(office, act, "receipt", document.id, on.year)
    period = filed_period(office, act, document, on)
    incoming = act.insert(
        Incoming(
            id=act.new_id(), document_id=document.id, unit_id=unit_id, received_at=came.when, receiver=receiver, way=way,
            copies=came.facts.copies, report_number=came.facts.report_number.strip() or None, receipt_number=number,
            state=State.RECEIVED.value, deadline_id=period.id if period else None, operator=office.operator,
        )
    )  # fmt: skip
    due = duties.start(office, act, document.id, FORM, on)
    told = f"{number}　{came.when:%Y-%m-%d %H:%M} {receiver}收"
    late = lateness(period, on).told
    guessed = "公布日期按落款日期计，待核对" if came.is_guessed else ""
    words = "；".join(part for part in (told, late, guessed) if part)
    write(office, act, incoming, "incoming", on, Entry(words=words, number=number, deadline=due))
    record(act, office, document, "incoming", on, words)
    answer_declared(office, act, incoming, document, late=lateness(period, on).days > 0)
    return incoming


def _known(office: Office, unit: str, number: str | None) -> Document | None:
    """The document that the department filed under this number before. Raises Refused while that filing is in hand."""
    body = office.store.people.unit_named(unit)
    if body is None or number is None:
        return None
    for incoming in reversed(office.store.incomings.all()):
        if incoming.unit_id != body.id:
            continue
        document = office.document(incoming.document_id)
        if document.document_number == number:
            if incoming.closed_on is None and incoming.state != State.LISTED:
                raise Refused(
                    f"{body.name}报送的 {number} 已经收文（{incoming.receipt_number}），还在办理。打开那一件，补正的登记收到补正材料。"
                )
            return document
    return None
