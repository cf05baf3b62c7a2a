"""Filing out: one chain per recipient (市政府, 区人大常委会), each with its own number, day, receipt and result."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.errors import Refused
from app.filing import rectifying, stepping
from app.filing.materials import enclosures
from app.filing.rounds import DUE, PUBLISHED, refuse_without_round
from app.filing.states import STATES, leading_to, open_moves
from app.filing.stepping import Told
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.records import Document, Filing

SUBMITTED, RECEIVED = "submitted", "received"
PAPER, ELECTRONIC = WAYS = ("纸质回执", "电子回执")
"""How a receipt comes."""
_MOST_COPIES = 99


def outcomes(state: str) -> tuple[str, ...]:
    """The results that the recipient may give in ``state``; the receipt (received) is recorded by :func:`receive`, under its number."""
    return tuple(dict.fromkeys(move.target for move in open_moves(state) if move.target and not move.is_ours and move.act != "receive"))


def may_receive(state: str) -> bool:
    """Whether a receipt may be recorded in ``state``."""
    return leading_to(RECEIVED, state) is not None


def file(
    office: Office,
    document_id: str,
    *,
    recipient: str,
    on: date | None = None,
    filing_id: str | None = None,
    copies: int | None = None,
    words: str = "",
) -> Made:
    """报送: the packet goes out under a filing report number of its own, in ``copies`` (those asked for when None). It has left the house.

    Of several rounds the one of ``filing_id`` goes out, else the oldest that has not gone out. ``words`` say how it went (平台, 专人, 快递).
    """
    document = office.document(document_id)
    asked = office.jurisdiction.recipient(recipient)
    filing = _to_file(office, document, recipient, filing_id)
    day = on or office.today()
    _refuse_early(office, document, filing, day)
    number_of = copies if copies is not None else office.jurisdiction.parameter(asked.copies).amount
    if not 1 <= number_of <= _MOST_COPIES:
        raise Refused(f"报送份数 {number_of} 不对，应为 1 到 {_MOST_COPIES}。")
    name = asked.named(office.names)
    told = _enclosed(office, document, recipient, number_of) + (f"；{words.strip()}" if words.strip() else "")
    with office.act("file", f"报送{name}备案：{document.title}") as act:
        act.final_now()
        number = issue(office, act, "filing_report", document_id, day.year, recipient)
        sent = act.update(filing, state=SUBMITTED, filed_on=day, report_number=number, copies=number_of)
        with said():
            deadline = office.store.documents.deadline(filing.deadline_id)
        act.update(deadline, state=duties.MET, met_on=day)
        stepping.put(office, act, sent, "file", day, number, told)
        record(act, office, document, "file", day, f"{name}，{number}")
    return {"document": document_id, "filing": filing.id, "number": number}


def filing_of(office: Office, document_id: str, recipient: str) -> str:
    """The id of the filing of a document with one recipient that is under way: the last round that went out and is not closed, else the current one.

    Raises Refused before publication.
    """
    document = office.document(document_id)
    office.jurisdiction.recipient(recipient)
    own = [f for f in office.store.filings.rounds(document_id) if f.recipient == recipient]
    if not own:
        refuse_without_round(office, document, "没有备案记录")
    return next((f for f in reversed(own) if f.state not in (DUE, "closed")), own[-1]).id


def receive(
    office: Office, filing_id: str, *, number: str, on: date | None = None, way: str = "", words: str = "", file: Path | None = None
) -> Made:
    """Record the recipient's receipt (收文回执) under its own number; ``way`` is one of :data:`WAYS` or "", ``file`` its picture."""
    if not number.strip():
        raise Refused("没有填回执编号。照回执填写后再登记。")
    if way not in ("", *WAYS):
        raise Refused(f"没有“{way}”这样的回执，可以是：{'、'.join(WAYS)}。")
    told = Told(on, number.strip(), "，".join(part for part in (way, words.strip()) if part), file=file)
    step = stepping.allowed(office, filing_id, "receive", told)
    with office.act("receive", f"登记回执 {number}：{step.document.title}") as act:
        step.enter(act, receipt_number=number.strip(), received_on=step.on, result=step.filing.result, result_on=step.filing.result_on)
    return {"document": step.document.id, "filing": filing_id}


def outcome(
    office: Office, filing_id: str, *, result: str, on: date | None = None, number: str = "", words: str = "", file: Path | None = None
) -> Made:
    """Record the result the recipient gave; ``result`` is a filing state or its Chinese word. What it says may be left out here."""
    with said():
        filing = office.store.filings.get(filing_id)
    state = next((key for key, word in STATES.items() if result in (key, word)), None)
    # 补报 is no result: it says what was sent after, and is recorded as such
    move = leading_to(state, filing.state) if state and state != SUBMITTED else None
    if move is None or state is None:
        words = "、".join(f"{STATES[key]}（{key}）" for key in outcomes(filing.state)) or "先登记报送"
        raise Refused(f"这一件现在{STATES[filing.state]}，不能登记“{STATES.get(result, result)}”。现在可以：{words}。")
    if state == RECEIVED:
        return receive(office, filing_id, number=number, on=on, words=words, file=file)
    return rectifying.enter(office, filing_id, move.act, Told(on, number, words, file=file))


def _to_file(office: Office, document: Document, recipient: str, filing_id: str | None) -> Filing:
    own = [f for f in office.store.filings.rounds(document.id) if f.recipient == recipient and filing_id in (None, f.id)]
    filing = next((f for f in own if f.state == DUE), own[-1] if own else None)
    if filing is None:
        refuse_without_round(office, document, "不能报送备案")
    if filing.state != DUE:
        raise Refused(f"《{document.title}》已于 {filing.filed_on} 报送（{filing.report_number}）。要补充材料的，登记补正。")
    return filing


def _refuse_early(office: Office, document: Document, filing: Filing, day: date) -> None:
    if document.published_on is not None and day < document.published_on:
        raise Refused(f"报送日 {day} 早于公布日 {document.published_on}。核对日期后再登记。")
    begun = office.store.documents.deadline(filing.deadline_id).start_on
    if filing.occasion != PUBLISHED and day < begun:
        raise Refused(f"报送日 {day} 早于{filing.occasion}的日子 {begun}。核对日期后再登记。")


def _enclosed(office: Office, document: Document, recipient: str, copies: int) -> str:
    """What went with it and what did not, as it stood that day."""
    asked = enclosures(office, document, recipient)
    held = "、".join(f"{e.material.name}{'' if e.material.electronic else f'{copies}份'}" for e in asked if e.held)
    missing = "、".join(e.material.name for e in asked if not e.held)
    return held + (f"；缺{missing}" if missing else "")


__all__ = [
    "ELECTRONIC", "PAPER", "RECEIVED", "STATES", "SUBMITTED", "WAYS", "file", "filing_of", "may_receive", "outcome", "outcomes", "receive",
]  # fmt: skip
