"""法律顾问 and 公职律师: advice asked on a review, reminded of, received, taken or not, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.correspondence.entry import keep
from app.errors import Refused
from app.forms.paper import day
from app.lifecycle import duties
from app.lifecycle.dates import in_order
from app.lifecycle.made import Made
from app.lifecycle.preparing import keep_file
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from app.review.hand import is_open
from app.text.filenames import sayable
from db import acts
from db.records import Consultancy, Document, Review

KINDS = ("法律顾问", "公职律师")
TAKEN = ("采纳", "部分采纳", "不采纳")
DAYS = "counsel.answer.days"
"""The parameter of the usual period for advice."""
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Tally:
    """How much advice was asked, received, taken wholly, taken in part, and not taken."""

    asked: int = 0
    received: int = 0
    taken: int = 0
    partly: int = 0
    refused: int = 0
    people: tuple[tuple[str, int], ...] = ()
    """How many requests went to each kind of adviser."""

    @property
    def share(self) -> float | None:
        """The part of what was decided that was taken, wholly or in part; None while nothing was."""
        decided = self.taken + self.partly + self.refused
        return (self.taken + self.partly) / decided if decided else None

    @property
    def told(self) -> str:
        """咨询 3 次，收到 2 份，采纳 1 份，部分采纳 1 份; empty when nothing was asked."""
        counted = (("收到", self.received), ("采纳", self.taken), ("部分采纳", self.partly), ("不采纳", self.refused))
        return "，".join([f"咨询 {self.asked} 次", *(f"{word} {count} 份" for word, count in counted if count)]) if self.asked else ""


@dataclass(frozen=True, slots=True)
class Request:
    """One request for advice with the last day for it, and whether that has passed without the advice."""

    row: Consultancy
    due_on: date | None
    overdue: bool

    @property
    def state(self) -> str:
        """等意见，11月20日到期; 逾期未回; 11月20日收到，没有写采纳情况; 采纳."""
        row = self.row
        if row.received_on is None:
            until = f"，{self.due_on.month}月{self.due_on.day}日到期" if self.due_on else ""
            times = f"，已催 {len(row.reminded_on)} 次" if row.reminded_on else ""
            return ("已逾期" if self.overdue else "等意见") + until + times
        came = f"{row.received_on.month}月{row.received_on.day}日收到"
        return f"{came}，{row.taken}" if row.taken else f"{came}，没有写采纳情况"


def requests(office: Office, document: Document, review: Review) -> tuple[Request, ...]:
    """The requests of a round, first asked first."""
    rows = office.store.reviews.consultancies(review.id)
    days = {row.id: due_on(office, document, row) for row in rows}
    return tuple(Request(r, days[r.id], r.received_on is None and (days[r.id] or date.max) < office.today()) for r in rows)


def ask(
    office: Office,
    document_id: str,
    *,
    adviser: str,
    kind: str = KINDS[0],
    question: str,
    on: date | None = None,
    workdays: int | None = None,
) -> Made:
    """Ask ``adviser`` for advice on the round in hand, due in ``workdays`` working days, or within the usual period of the office."""
    document = office.document(document_id)
    review = _in_hand(office, document)
    name, words, asked_on = adviser.strip(), question.strip(), on or office.today()
    if not name:
        raise Refused("没有写请谁提意见。写姓名后再办。")
    if kind not in KINDS:
        raise Refused(f"只能请{'、'.join(KINDS)}，不是“{kind}”。改正后再办。")
    if not words:
        raise Refused("没有写要问的问题。写明后再办。")
    if workdays is not None and not 1 <= workdays <= _LONGEST:
        raise Refused(f"期限应为 1 到 {_LONGEST} 个工作日，不是 {workdays}。改正后再办。")
    if asked_on > office.today():
        raise Refused(f"咨询日期 {asked_on} 还没有到。核对后再办。")
    until = office.calendar.add_workdays(asked_on, workdays) if workdays else None
    with office.act("consult_counsel", f"请{kind}{name}提意见：{document.title}") as act:
        due = duties.answer_by(office, act, document_id, DAYS, f"等{kind}{name}的意见", asked_on, until)
        made = act.insert(
            Consultancy(
                id=act.new_id(), review_id=review.id, adviser=name, kind=kind, question=words, asked_on=asked_on, deadline_id=due.id,
                operator=office.operator,
            )
        )  # fmt: skip
        record(act, office, document, "consult_counsel", asked_on, f"{kind}{name}")
    return {"document": document_id, "consultancy": made.id}


def remind(office: Office, consultancy_id: str, *, on: date | None = None) -> Made:
    """催办: note that the adviser was reminded. Raises Refused once the advice has come."""
    row, document = _waiting(office, consultancy_id)
    when = on or office.today()
    in_order(when, "催办日期", row.asked_on, "咨询日期")
    with office.act("remind_counsel", f"催{row.kind}{row.adviser}：{document.title}") as act:
        act.update(row, reminded_on=(*row.reminded_on, when.isoformat()))
    return {"consultancy": row.id}


def reminder(office: Office, consultancy_id: str) -> str:
    """The words of a reminder, to be sent or printed."""
    row, document = _waiting(office, consultancy_id)
    due = due_on(office, document, row)
    until = f"，约定{day(due)}前提供" if due else ""
    times = f"（第{len(row.reminded_on) + 1}次提醒）" if row.reminded_on else ""
    return (
        f"{row.adviser}：\n"
        f"{day(row.asked_on)}就《{document.called}》向您咨询“{row.question}”{until}，目前还没有收到意见{times}。"
        f"请尽快提供书面意见；一时不能提供的，请告知大致时间。\n"
        f"{office.names['legal_office']}  {office.operator}\n{day(office.today())}"
    )


def receive(office: Office, consultancy_id: str, *, advice: str = "", file: Path | None = None, on: date | None = None) -> Made:
    """The advice has come: its words, the file it came as, or both. It may be received after the conclusion, for the archive."""
    row, document = _waiting(office, consultancy_id)
    words, when = advice.strip(), on or office.today()
    if not words and file is None:
        raise Refused("没有意见内容，也没有附文件。写下要点，或者选意见书文件。")
    in_order(when, "收到日期", row.asked_on, "咨询日期")
    kept = (file.name, *keep_file(office, file)) if file is not None else None
    with office.act("receive_advice", f"收到{row.kind}{row.adviser}的意见：{document.title}") as act:
        sha = keep(office, act, kept) if kept else None
        act.update(row, received_on=when, advice=words or None, file_sha=sha, file_name=sayable(kept[0]) if kept else None)
        _end_deadline(office, act, document, row, when, duties.MET)
    return {"consultancy": row.id}


def paper(office: Office, consultancy_id: str) -> bytes:
    """The file that the advice came as. Raises Refused where it came without one, UserError when it is damaged."""
    row, _ = _known(office, consultancy_id)
    if row.file_sha is None:
        raise Refused(f"{row.adviser}的意见没有附文件。")
    with said():
        return office.store.files.get(row.file_sha)


def take(office: Office, consultancy_id: str, *, taken: str, reason: str = "") -> Made:
    """Whether the advice is taken: 采纳, 部分采纳 or 不采纳; anything but 采纳 needs its reason."""
    row, document = _known(office, consultancy_id)
    if taken not in TAKEN:
        raise Refused(f"只能是{'、'.join(TAKEN)}，不是“{taken}”。改正后再办。")
    if row.received_on is None:
        raise Refused(f"还没有收到{row.adviser}的意见，不能写采纳情况。先登记收到的意见。")
    if taken != TAKEN[0] and not reason.strip():
        raise Refused(f"{row.adviser}的意见{taken}，没有写明理由。补上理由后再办。")
    with office.act("take_advice", f"{taken}{row.adviser}的意见：{document.title}") as act:
        act.update(row, taken=taken, taken_reason=reason.strip() or None)
    return {"consultancy": row.id}


def tally(rows: Iterable[Consultancy]) -> Tally:
    """What became of the requests ``rows``."""
    every = tuple(rows)
    taken = [row.taken for row in every]
    people = tuple((kind, count) for kind in KINDS if (count := sum(row.kind == kind for row in every)))
    wholly, partly, refused = (taken.count(word) for word in TAKEN)
    return Tally(len(every), sum(row.received_on is not None for row in every), wholly, partly, refused, people)


def tally_of_year(office: Office, year: int) -> Tally:
    """The requests made in a year, over every review of the documents not in the bin (年报: 法律顾问、公职律师提供法律论证和意见)."""
    store = office.store.reviews
    return tally(row for review in store.all() for row in store.consultancies(review.id) if row.asked_on.year == year)


def remark(rows: Sequence[Consultancy], examined: str = "审核") -> str:
    """听取法律顾问意见情况 as the letter says it; empty when nobody was asked."""
    counted = tally(rows)
    if not counted.received:
        return ""
    came = tally(row for row in rows if row.received_on is not None)
    who = "、".join(f"{kind} {count} 份" for kind, count in came.people)
    became = [f"{word} {n} 份" for word, n in zip(TAKEN, (counted.taken, counted.partly, counted.refused), strict=True) if n]
    return f"{examined}中听取了法律顾问、公职律师意见：{who}" + (f"，其中{'、'.join(became)}" if became else "") + "。"


def end_waiting(office: Office, act: acts.Act, document: Document, review: Review, on: date) -> None:
    """Let nobody wait any more for what was not received before the conclusion, within an open act."""
    for row in office.store.reviews.consultancies(review.id):
        if row.received_on is None:
            _end_deadline(office, act, document, row, on, duties.VOID)


def due_on(office: Office, document: Document, row: Consultancy) -> date | None:
    """The last day for the advice."""
    return next((d.due_on for d in office.store.documents.deadlines(document.id) if d.id == row.deadline_id), None)


def _end_deadline(office: Office, act: acts.Act, document: Document, row: Consultancy, on: date, state: str) -> None:
    for due in office.store.documents.deadlines(document.id):
        if due.id == row.deadline_id and due.state == duties.OPEN:
            act.update(due, state=state, met_on=on)


def _known(office: Office, consultancy_id: str) -> tuple[Consultancy, Document]:
    with said():
        row = office.store.reviews.consultancy(consultancy_id)
        review = office.store.reviews.get(row.review_id)
    return row, office.document(review.document_id)


def _waiting(office: Office, consultancy_id: str) -> tuple[Consultancy, Document]:
    row, document = _known(office, consultancy_id)
    if row.received_on is not None:
        raise Refused(f"{row.adviser}的意见已于{row.received_on}收到，不用再催或者再登记。")
    return row, document


def _in_hand(office: Office, document: Document) -> Review:
    review = office.store.reviews.current(document.id)
    if review is None:
        raise Refused(f"《{document.called}》还没有受理，不能请法律顾问提意见。先受理。")
    if not is_open(review, document):
        raise Refused("审核意见已经出具，不用再请法律顾问提意见。需要的，先撤销审核结论。")
    return review
