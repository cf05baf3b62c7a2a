"""试导入: a ledger read as if it were taken in; every problem by row, what would be made, what was assumed. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.errors import Refused
from app.exchange.bodies import Bodies
from app.exchange.entry import Entry, filled, read_entry
from app.exchange.headings import Table
from app.exchange.mapping import Column
from app.exchange.problem import Kind, Problem
from app.exchange.values import compared
from app.office import Office
from db.records import Known

_EVERY = 50
_RECENT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a ledger would make: the entries without a problem, the problems in the order of rows, remarks on the whole."""

    rows: tuple[int, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    new_units: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether it may be taken in: there are rows, and every one is good."""
        return bool(self.rows) and not self.problems

    @property
    def bad_rows(self) -> frozenset[int]:
        """The numbers of the rows with a problem."""
        return frozenset(problem.row for problem in self.problems)


def trial(office: Office, table: Table, columns: Sequence[Column]) -> Generator[tuple[int, int, str], None, Trial]:
    """Try every row of ``table`` with ``columns``. Raises Refused without a column for the title."""
    if not any(column.field == "title" for column in columns):
        raise Refused("没有一列对应“标题”，没有检查。在列的对应里选出标题那一列。")
    today, total = office.today(), len(table.lines)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for done, line in enumerate(filled(table.lines), start=1):
        entry, found = read_entry(line, columns, today)
        problems.extend(found)
        entries.append(entry)
        if done % _EVERY == 0:
            yield done, total, f"检查第 {line.number} 行"
    problems.extend(_repeated(entries, office.store.documents.known_by(), columns))
    bad = {problem.row for problem in problems}
    good = tuple(entry for entry in entries if entry.row not in bad)
    bodies = Bodies(office)
    bodies.meet(name for entry in good for name in (*entry.authorities, *entry.units))
    units = bodies.new_among(name for entry in good for name in entry.units[:1])
    yield total, total, "检查完毕"
    ordered = tuple(sorted(problems, key=lambda p: (p.row, p.column)))
    return Trial(tuple(line.number for line in table.lines), good, ordered, tuple(_remarks(office, good, columns)), units)


def _repeated(entries: Sequence[Entry], known: Sequence[Known], columns: Sequence[Column]) -> Iterator[Problem]:
    """The rows that the ledger or the store has already: by number, else by title and day."""
    called = {column.field: column.called for column in columns}
    number_in_store = {n: k for k in known for n in (k.document_number, k.unified_number) if n}
    row_in_store = {(compared(t), day): k for k in known for t in (k.title, k.body_title) if t for day in k.days}
    by_number: dict[str, int] = {}
    by_title: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        number = entry.number.text if entry.number else entry.unified_number
        column = called.get("document_number" if entry.number else "unified_number", called["title"])
        key = (compared(entry.title), entry.day.isoformat() if entry.day else "")
        if number and number in by_number:
            why = f"和第{by_number[number]}行的文号一样"
            yield Problem(Kind.NUMBER_TWICE, entry.row, column, number, why, "核对是不是同一件，留下一行，或者改正文号")
        elif number and number in number_in_store:
            why = f"台账里《{number_in_store[number].title}》已经用了这个文号"
            yield Problem(Kind.NUMBER_KNOWN, entry.row, column, number, why, "已经入库的，从表里删去这一行；文号写错的，改正后再导入")
        elif all(key) and key in by_title and _may_be_one(entry, by_title[key]):
            why = f"和第{by_title[key].row}行的标题、日期一样"
            yield Problem(Kind.ROW_TWICE, entry.row, called["title"], entry.title, why, "核对是不是同一件，留下一行，或者补上各自的文号")
        elif all(key) and key in row_in_store and _may_be_stored(entry, row_in_store[key]):
            why = "台账里已经有标题、日期都一样的一件"
            yield Problem(
                Kind.ROW_KNOWN, entry.row, called["title"], entry.title, why, "已经入库的，从表里删去这一行；不是同一件的，补上文号"
            )
        if number:
            by_number.setdefault(number, entry.row)
        by_title.setdefault(key, entry)


def _may_be_one(entry: Entry, other: Entry) -> bool:
    """Two rows of one title and day are two documents only where their numbers say so."""
    return entry.number is None or other.number is None or entry.number == other.number


def _may_be_stored(entry: Entry, known: Known) -> bool:
    return entry.number is None or known.document_number is None or entry.number.text == known.document_number


def _remarks(office: Office, entries: Sequence[Entry], columns: Sequence[Column]) -> Iterator[str]:
    """What was assumed, in sentences; nothing of it keeps a ledger out."""
    names = {"signed_on": "成文日期", "effective_on": "施行日期", "published_on": "公布日期"}
    for source, count in Counter(entry.published_from for entry in entries if entry.published_from).items():
        yield f"{count} 行没有公布日期，按{names[source]}登记，写进办理记录。"
    lent = sum(bool(entry.effective_from) for entry in entries)
    if lent:
        yield f"{lent} 行没有施行日期，按公布日期登记，写进办理记录。"
    dateless = sum(entry.published_on is None for entry in entries)
    if dateless:
        yield f"{dateless} 行没有可用的日期，效力推算不出来；导入后在文件页补上。"
    recent = sum(bool(e.published_on) and not e.filed and office.today() - (e.published_on or office.today()) <= _RECENT for e in entries)
    if recent:
        yield f"{recent} 行是 60 天内公布的，没有备案日期。补录的文件不生成备案期限，要报送的另行登记。"
    several = sum(len(entry.units) > 1 for entry in entries)
    if several:
        yield f"{several} 行写了几个起草单位，第一个登记为起草单位，其余写进办理记录。"
