"""试导入: a ledger read as if it were taken in; every problem by row, what would be made, what was assumed. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refused
from app.exchange.bodies import Bodies
from app.exchange.entry import Entry, read_entry, unpublished, usual_fields
from app.exchange.headings import Table
from app.exchange.mapping import Column
from app.exchange.problem import Problem
from app.exchange.repeats import repeated
from app.exchange.row import filled
from app.office import Office

_EVERY = 50
_RECENT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a ledger would make: the entries without a problem, the problems and the notices in the order of rows, remarks on the whole."""

    rows: tuple[int, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    new_units: tuple[str, ...]
    notices: tuple[Problem, ...]
    """What was settled without the clerk; told by row, and keeps nothing out."""
    today: date

    @property
    def is_good(self) -> bool:
        """Whether it may be taken in: there are rows, and every one is good."""
        return bool(self.entries) and not self.problems

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
    usual = usual_fields(table.lines, columns)
    for done, line in enumerate(filled(table.lines), start=1):
        waiting = unpublished(line, columns)
        if waiting is not None:
            problems.append(waiting)
            continue
        entry, found = read_entry(line, columns, today, usual)
        problems.extend(found)
        entries.append(entry)
        if done % _EVERY == 0:
            yield done, total, f"检查第 {line.number} 行"
    problems.extend(repeated(entries, office.store.documents.known_by(), columns))
    bad = {problem.row for problem in problems if not problem.kind.is_notice}
    good = tuple(entry for entry in entries if entry.row not in bad)
    bodies = Bodies(office)
    bodies.meet(name for entry in good for name in (*entry.authorities, *entry.units))
    units = bodies.new_among(name for entry in good for name in entry.units[:1])
    yield total, total, "检查完毕"
    ordered = tuple(sorted(problems, key=lambda p: (p.row, p.column)))
    wrong = tuple(problem for problem in ordered if not problem.kind.is_notice)
    notices = tuple(problem for problem in ordered if problem.kind.is_notice)
    return Trial(tuple(line.number for line in table.lines), good, wrong, tuple(_remarks(office, good, columns)), units, notices, today)


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
