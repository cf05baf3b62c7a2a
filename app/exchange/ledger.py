"""导入台账: a ledger whose every row is good becomes documents of the register (补录), all of them in one act with one undo.

Such a document is marked historical. It gets no deadline: its force follows from its days. A filing that the ledger tells with
its day is kept as made; where the rules of that time were others, or something is missing, the words go to the history.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from app.errors import Refused
from app.exchange.bodies import Bodies
from app.exchange.entry import Entry, Filed
from app.exchange.fields import words
from app.exchange.headings import Table
from app.exchange.mapping import Column
from app.exchange.trial import Trial, trial
from app.lifecycle import deadlines, duties
from app.lifecycle.jurisdiction import Jurisdiction
from app.lifecycle.made import Made
from app.lifecycle.numbering import series_of
from app.lifecycle.register import ENDED, force_on
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.step import record
from app.office import Office
from db.acts import Act
from db.records import Document, Filing, IssuedNumber

_EVERY = 25
_SAYS = {"signed_on": "成文日期", "effective_on": "施行日期", "published_on": "公布日期"}


def import_ledger(office: Office, file_name: str, table: Table, columns: Sequence[Column]) -> Generator[tuple[int, int, str], None, Made]:
    """Try the ledger once more and store it: ``{"documents": ids in the order of rows}``. Raises Refused, storing nothing, unless every row is good.

    Stopped half-way, nothing is stored.
    """
    tried = yield from trial(office, table, columns)
    return (yield from store_tried(office, file_name, tried))


def store_tried(office: Office, file_name: str, tried: Trial) -> Generator[tuple[int, int, str], None, Made]:
    """Store what was just tried, nothing having been done in between; as :func:`import_ledger`."""
    if not tried.is_good:
        raise Refused(_refusal(tried))
    total = len(tried.entries)
    with office.act("ledger", f"导入台账：{file_name}，{total} 件") as act:
        bodies = Bodies(office)
        bodies.meet(name for entry in tried.entries for name in (*entry.authorities, *entry.units))
        entering = Entering(office, act, file_name, bodies, office.jurisdiction)
        made: list[Document] = []
        for done, entry in enumerate(tried.entries, start=1):
            made.append(entering.enter(entry))
            if done % _EVERY == 0:
                yield done, total, f"写入第 {entry.row} 行"
        entering.keep_numbers(made)
        yield total, total, "保存"
    return {"documents": tuple(document.id for document in made)}


def _refusal(tried: Trial) -> str:
    if not tried.problems:
        return "这张表里没有一行文件，没有导入。核对选的表和表头行。"
    first = tried.problems[0].sentence
    return f"{len(tried.bad_rows)} 行有问题，一行也没有导入。{first}" + ("其余见问题清单。" if len(tried.problems) > 1 else "")


@dataclass(frozen=True, slots=True)
class Entering:
    """One act that enters the documents of a ledger."""

    office: Office
    act: Act
    file_name: str
    bodies: Bodies
    jurisdiction: Jurisdiction

    def enter(self, entry: Entry) -> Document:
        """Store one document with its filings and its row of history."""
        ended = {entry.ending.column: entry.ending.on} if entry.ending.column else {}
        if entry.ending.column == "repealed_on":
            ended["repeal_reason"] = entry.ending.reason or "台账没有写明"  # type: ignore[assignment]  # a column of words beside a day
        document = Document(
            id=self.act.new_id(),
            matter=Matter.NORMATIVE_DOCUMENT.value,
            title=entry.title,
            body_title=entry.body_title,
            document_number=entry.number.text if entry.number else None,
            unified_number=entry.unified_number,
            issuing_authority="、".join(dict.fromkeys(map(self.bodies.full_name, entry.authorities))) or None,
            drafting_unit_id=self.bodies.enter(self.act, entry.units[0]) if entry.units else None,
            stage=Stage.PUBLISHED.value,
            signed_on=entry.signed_on,
            signatory=entry.signatory,
            published_on=entry.published_on,
            carrier=entry.carrier,
            effective_on=entry.effective_on,
            valid_until=entry.valid_until,
            disclosure=entry.disclosure,
            historical=True,
            normative=True,
            created_at=self.office.now(),
            **ended,  # type: ignore[arg-type]  # columns of days by their names
        )
        document = self.act.insert(self._staged(document, entry))
        told = [self._filing(document, filed) for filed in entry.filed]
        record(self.act, self.office, document, "ledger", self.office.today(), self._history(entry, [note for note in told if note]))
        return document

    def keep_numbers(self, documents: Sequence[Document]) -> None:
        """Record the numbers of the office's own series, so that they go on after those of the ledger; the highest of a series first,
        because a number that a later one follows could not be taken back.
        """
        kept: dict[tuple[str, int, int], tuple[str, str]] = {}
        names = self.office.names
        for document in documents:
            for kind, text in (("document_number", document.document_number), ("unified_number", document.unified_number)):
                found = series_of(self.jurisdiction, names, kind, text) if text else None
                if text and found is not None:
                    kept.setdefault(found, (text, document.id))
        for (series, year, n), (text, document_id) in sorted(kept.items(), reverse=True):
            if not self.office.store.documents.number_taken(series, year, n):
                self.act.insert(IssuedNumber(id=self.act.new_id(), series=series, year=year, n=n, text=text, document_id=document_id))

    def _staged(self, document: Document, entry: Entry) -> Document:
        """归档 where nothing is left to do: both filings are told, force has ended, or no day says when it was published."""
        both = {filed.recipient for filed in entry.filed if filed.on} == {r.code for r in self.jurisdiction.recipients}
        over = force_on(self.office, document, self.office.today()).force in ENDED
        stage = Stage.ARCHIVED if both or over or document.published_on is None else Stage.PUBLISHED
        return document if stage is Stage.PUBLISHED else replace(document, stage=stage.value)

    def _filing(self, document: Document, filed: Filed) -> str:
        """Keep one filing as made; the words for the history where it cannot be."""
        recipient = self.jurisdiction.recipient(filed.recipient)
        since = words().filing_since.get(filed.recipient)
        published = document.published_on
        said_so = f"报{recipient.short}备案：" + "，".join(str(part) for part in (filed.on, filed.number) if part)
        if filed.on is None or published is None or since is None or published < since or filed.on < published:
            return said_so
        figures = self.office.jurisdiction_on(published)
        due = deadlines.deadline(document.id, recipient.deadline, published, figures, self.office.calendar)
        row = self.act.insert(duties.met(self.act, due, filed.on))
        state = "registered" if filed.number else "submitted"
        self.act.insert(
            Filing(
                id=self.act.new_id(), document_id=document.id, recipient=filed.recipient, state=state, deadline_id=row.id,
                filed_on=filed.on, receipt_number=filed.number,
            )
        )  # fmt: skip
        return ""

    def _history(self, entry: Entry, told: Sequence[str]) -> str:
        """What the history says of the entry: where it came from, what was assumed, and every word that has no column."""
        parts = [f"据《{self.file_name}》第{entry.row}行补录"]
        if entry.published_from:
            parts.append(f"公布日期按{_SAYS[entry.published_from]}登记")
        if entry.effective_from:
            parts.append("施行日期按公布日期登记")
        if len(entry.units) > 1:
            parts.append(f"起草单位：{'、'.join(entry.units)}")
        if entry.ending.reason and entry.ending.column != "repealed_on":
            parts.append(f"理由：{entry.ending.reason}")
        return "；".join([*parts, *told, *entry.notes])
