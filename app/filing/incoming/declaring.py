"""漏报、迟报: the list of documents that a department says it issued is compared with what it filed, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.exchange.dates import days_in
from app.exchange.headings import Line
from app.exchange.mapping import Column, guessed
from app.exchange.opening import open_ledger
from app.exchange.sheets import Cell, said
from app.exchange.values import compared as bare
from app.exchange.values import number_at_end, title_in
from app.filing.incoming.matching import EXCUSED, FILED, LATE, MISSING, STATES, Filed, answering, filed_by
from app.filing.incoming.period import due_on
from app.lifecycle.made import Made
from app.lifecycle.numbers import Number, number_in
from app.lifecycle.units import known_or_new
from app.office import Office
from app.refusals import said as told
from app.text.secrecy import names_mark
from db.acts import Act
from db.records import DeclaredDocument

NOT_DUE = "not_due"
"""Not filed, and the period of filing still runs: neither missing nor kept."""
STATE_WORDS: Mapping[str, str] = {**STATES, NOT_DUE: "未到报送期限"}


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """One document of the list; ``row`` is its row in the sheet."""

    row: int
    title: str
    document_number: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class DeclaredList:
    """A department's list as it was read, and the rows that could not be, each with its reason."""

    file_name: str
    rows: tuple[DeclaredRow, ...]
    problems: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One declared document held against what was filed; ``days_late`` in 日 for what came or is late."""

    row: DeclaredRow
    state: str
    filed: Filed | None
    due_on: date | None
    days_late: int

    @property
    def word(self) -> str:
        """已按期报送, 迟报 3 日, 漏报（逾期 5 日）…."""
        if self.state == LATE:
            return f"迟报 {self.days_late} 日"
        return STATE_WORDS[self.state] + (f"（逾期 {self.days_late} 日）" if self.state == MISSING and self.days_late else "")


def read_list(path: Path) -> DeclaredList:
    """The list in ``path`` (Excel, WPS or CSV), its columns known by their headings. Raises Unreadable, Hostile; Refused without a column of titles."""
    opened = open_ledger(path)
    columns = {column.field: column for column in guessed(opened.table)}
    if "title" not in columns:
        raise Refused(f"“{opened.file_name}”里没有认出标题一列，没有读取。把表头写成“标题、文号、公布日期”再导入。")
    rows: list[DeclaredRow] = []
    problems: list[tuple[int, str]] = []
    for line in opened.table.lines:
        made = _row(line, columns)
        if isinstance(made, str):
            problems.append((line.number, made))
        else:
            rows.append(made)
    if not rows:
        raise Refused(f"“{opened.file_name}”里没有读出文件，没有导入。核对选的表和表头。")
    return DeclaredList(opened.file_name, tuple(rows), tuple(problems))


def compare(office: Office, unit: str, listed: DeclaredList) -> tuple[Compared, ...]:
    """Every row held against what ``unit`` filed, before anything is kept."""
    body = office.store.people.unit_named(unit.strip())
    filed = filed_by(office, body.id) if body else ()
    return tuple(_compared(office, row, answering(filed, row.title, row.document_number)) for row in listed.rows)


def declare(office: Office, *, unit: str, listed: DeclaredList) -> Made:
    """Keep the list as one act: each document with its state; one declared before is looked at anew, what was excused stays so.

    What is not due yet is not kept. Raises Refused without a unit.
    """
    name = unit.strip()
    if not name:
        raise Refused("没有填是哪个部门的清单。填写后再登记。")
    found = [one for one in compare(office, name, listed) if one.state != NOT_DUE]
    with office.act("declare", f"{name}制发文件清单 {len(listed.rows)} 件") as act:
        unit_id = known_or_new(office, act, name)
        known = office.store.incomings.declared(unit_id)
        ids = tuple(_keep(office, act, unit_id, one, listed.file_name, known) for one in found)
    return {"unit": unit_id, "declared": tuple(dict.fromkeys(ids))}


def excuse(office: Office, declared_id: str, *, reason: str) -> Made:
    """不用报送: a document that was declared need not be filed, and why. Raises Refused without a reason and for one that was filed."""
    row = declared(office, declared_id)
    if not reason.strip():
        raise Refused("不用报送要写明理由。填写理由后再办。")
    if row.incoming_id is not None:
        raise Refused(f"《{row.title}》已经报送，不用再登记不用报送。")
    with office.act("excuse", f"不用报送：{row.title}") as act:
        act.update(row, state=EXCUSED, note=reason.strip())
    return {"declared": (row.id,)}


def declared(office: Office, declared_id: str) -> DeclaredDocument:
    """The declared document of this id. Raises Refused."""
    with told():
        return office.store.incomings.declared_one(declared_id)


def _row(line: Line, columns: Mapping[str, Column]) -> DeclaredRow | str:
    def cell(field: str) -> Cell:
        column = columns.get(field)
        return line.cells[column.place] if column is not None and column.place < len(line.cells) else None

    title, _ = title_in(cell("title"))
    title, behind = number_at_end(title)
    if not title:
        return "没有标题"
    if names_mark(title):
        return "标有密级，本程序不得用于处理涉密文件"
    written = said(cell("document_number")) or behind
    number = number_in(written) if written else None
    raw = cell("published_on" if "published_on" in columns else "signed_on")
    days = days_in(raw).days if raw is not None else ()
    if raw is not None and said(raw) and len(days) != 1:
        return f"“{said(raw)}”不是一个日期"
    return DeclaredRow(line.number, title, number.text if isinstance(number, Number) else written or None, days[0] if days else None)


def _compared(office: Office, row: DeclaredRow, filed: Filed | None) -> Compared:
    published = row.published_on or (filed.document.published_on if filed else None)
    due = due_on(office, published) if published else None
    reached = filed.incoming.received_at.date() if filed else office.today()
    late = max((reached - due).days, 0) if due else 0
    if filed is not None:
        return Compared(row, LATE if late else FILED, filed, due, late)
    # without a day of publication nothing says that it is not due yet
    return Compared(row, MISSING if late or due is None else NOT_DUE, None, due, late)


def _keep(office: Office, act: Act, unit_id: str, one: Compared, source: str, known: tuple[DeclaredDocument, ...]) -> str:
    row, incoming = one.row, one.filed.incoming.id if one.filed else None
    before = next((other for other in known if _same(other, row)), None)
    if before is None:
        return act.insert(
            DeclaredDocument(
                id=act.new_id(), unit_id=unit_id, title=row.title, document_number=row.document_number, published_on=row.published_on,
                source=source, incoming_id=incoming, state=one.state, operator=office.operator,
            )
        ).id  # fmt: skip
    state = EXCUSED if before.state == EXCUSED and incoming is None else one.state
    act.update(before, published_on=row.published_on or before.published_on, source=source, incoming_id=incoming, state=state)
    return before.id


def _same(known: DeclaredDocument, row: DeclaredRow) -> bool:
    if known.document_number and row.document_number:
        return known.document_number == row.document_number
    return bare(known.title) == bare(row.title)
