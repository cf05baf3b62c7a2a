"""One step of a filing that went out: what the recipient sent or what the office answered, with its number, its file and the period it starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.correspondence.entry import keep
from app.errors import Refused
from app.filing.states import KINDS, MOVES, STATES, Ends, Move, why_not
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.preparing import keep_file
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from app.text.filenames import sayable
from db import acts
from db.records import Deadline, Document, Filing, FilingStep

Kept = tuple[str, str, int]
"""A file beside the store: its name, its SHA-256, its size."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a step says: its day (today when None), number, words, its file, and a last day that the paper itself sets (``until``)."""

    on: date | None = None
    number: str = ""
    words: str = ""
    until: date | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step that may be taken: on ``filing`` of ``document`` by ``move`` on the day ``on``, to be entered inside an act."""

    office: Office
    filing: Filing
    document: Document
    move: Move
    on: date
    told: Told
    kept: Kept | None

    @property
    def name(self) -> str:
        """The recipient's full name."""
        return self.office.jurisdiction.recipient(self.filing.recipient).named(self.office.names)

    @property
    def title(self) -> str:
        """What the log calls the act."""
        return f"{self.move.word}（{self.office.jurisdiction.recipient(self.filing.recipient).short}）：{self.document.title}"

    def enter(self, act: acts.Act, *, start_on: date | None = None, **changes: object) -> Filing:
        """Take the step with ``changes`` made to the filing; a period that begins is counted from ``start_on``, else from its day."""
        if self.move.is_ours:
            act.final_now()
        settle(self.office, act, self.filing.id, self.move.ends, self.on)
        period = self._begin(act, start_on or self.on)
        state = self.move.target or self.filing.state
        result: dict[str, object] = {}
        if self.move.target and not self.move.is_ours:
            result = {"result": STATES[state], "result_on": self.on}
        filing = act.update(self.filing, **{"state": state, **result, **changes})
        put(self.office, act, filing, self.move.act, self.on, self.told.number, self.told.words, period, self.kept)
        record(act, self.office, self.document, _event(self.move), self.on, self._note())
        return filing

    def _begin(self, act: acts.Act, start_on: date) -> Deadline | None:
        if not self.move.starts:
            return None
        key = f"filing.{self.filing.recipient}.{self.move.starts}"
        if self.told.until is None:
            return duties.start(self.office, act, self.document.id, key, start_on)
        return duties.start_until(self.office, act, self.document.id, key, start_on, self.told.until)

    def _note(self) -> str:
        number, words = self.told.number.strip(), self.told.words.strip()
        what = number if self.move.act == "receive" else self.move.word + (f"，{number}" if number else "")
        return f"{self.name}，{what}" + (f"：{words}" if words else "")


def allowed(office: Office, filing_id: str, act: str, told: Told) -> Step:
    """The step ``act`` of a filing; its file is kept beside the store.

    Raises Refused where the state does not allow it, for a day before the step before it, and for a last day before its own.
    """
    move = MOVES[act]
    with said():
        filing = office.store.filings.get(filing_id)
    document = office.document(filing.document_id)
    refusal = why_not(move, filing.state)
    if refusal:
        raise Refused(refusal)
    day = told.on or office.today()
    _in_order(office, filing, move, day)
    if told.until is not None and told.until < day:
        raise Refused(f"写明的期限 {told.until} 早于“{move.word}”的日期 {day}。核对后再登记。")
    kept = (told.file.name, *keep_file(office, told.file)) if told.file else None
    return Step(office, filing, document, move, day, told, kept)


def take(office: Office, filing_id: str, act: str, told: Told) -> Made:
    """Take a step that does nothing but what its row of the table says. Raises Refused without the words it needs."""
    step = allowed(office, filing_id, act, worded(act, told))
    with office.act(act, step.title) as log:
        step.enter(log)
    return {"document": step.document.id, "filing": filing_id}


def worded(act: str, told: Told) -> Told:
    """``told``, which has the words the step needs. Raises Refused."""
    move = MOVES[act]
    if move.needs_words and not told.words.strip():
        raise Refused(f"没有写{move.words}。填写后再登记“{move.word}”。")
    return told


def put(
    office: Office,
    act: acts.Act,
    filing: Filing,
    kind: str,
    on: date,
    number: str = "",
    words: str = "",
    period: Deadline | None = None,
    kept: Kept | None = None,
) -> FilingStep:
    """Leave the row of a step of ``filing``, which stands in its state after it."""
    return act.insert(
        FilingStep(
            id=act.new_id(),
            document_id=filing.document_id,
            filing_id=filing.id,
            kind=kind,
            state=filing.state,
            on_date=on,
            number=number.strip() or None,
            words=words.strip(),
            deadline_id=period.id if period else None,
            file_sha=keep(office, act, kept) if kept else None,
            file_name=sayable(kept[0]) if kept else None,
            operator=office.operator,
            at=office.now(),
        )
    )


def running(office: Office, filing_id: str) -> tuple[Deadline, ...]:
    """The periods that steps of a filing started and that still run."""
    ids = [step.deadline_id for step in office.store.filings.steps(filing_id) if step.deadline_id]
    return tuple(row for row in map(office.store.documents.deadline, ids) if row.state == duties.OPEN)


def settle(office: Office, act: acts.Act, filing_id: str, ends: Ends, on: date) -> None:
    """End the periods of a filing that still run, as met or as void."""
    if ends is not Ends.NOTHING:
        for row in running(office, filing_id):
            act.update(row, state=ends.value, met_on=on)


def last_move(steps: Sequence[FilingStep]) -> FilingStep | None:
    """The last step of the table, before whose day no further one may lie; a receipt may be dated earlier, it came by another way."""
    return next((step for step in reversed(steps) if step.kind in MOVES and step.kind != "receive"), None)


def attach(office: Office, step_id: str, file: Path) -> Made:
    """Keep ``file`` as the paper of a step (the picture of a receipt that came later). Raises Unreadable."""
    with said():
        step = office.store.filings.step(step_id)
    document = office.document(step.document_id)
    kept = (file.name, *keep_file(office, file))
    with office.act("attach", f"附上《{sayable(file.name)}》：{document.title}") as act:
        act.update(step, file_sha=keep(office, act, kept), file_name=sayable(file.name))
    return {"document": document.id, "filing": step.filing_id}


def _in_order(office: Office, filing: Filing, move: Move, day: date) -> None:
    if filing.filed_on is not None and day < filing.filed_on:
        word = "收文日" if move.act == "receive" else "结果日期"
        raise Refused(f"{word} {day} 早于报送日 {filing.filed_on}。核对日期后再登记。")
    last = last_move(office.store.filings.steps(filing.id))
    if move.act != "receive" and last and day < last.on_date:
        raise Refused(f"{move.word}的日期 {day} 早于上一步“{KINDS[last.kind]}”（{last.on_date}）。核对日期后再登记。")


def _event(move: Move) -> str:
    """Under which name the history of the document keeps the step."""
    return "receive" if move.act == "receive" else "filing_answer" if move.is_ours else "outcome"
