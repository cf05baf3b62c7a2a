"""Rows of the law library out of a spreadsheet: each good row a law, each bad one a sentence; nothing is stored by reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import Refused, UserError
from app.exchange.sheets import Cell, read_spreadsheet, said
from app.exchange.table_out import write_table
from app.law.catalogue import Catalogue
from app.law.checking import row_faults
from app.law.law import IN_FORCE, LEVELS, Law
from app.law.library import catalogue_of, keep_laws
from app.lifecycle.dates import read_date
from app.office import Office

COLUMNS = (
    "名称", "别称", "效力位阶", "制定机关", "文号", "公布日期", "最近修改日期", "施行日期", "状态", "废止日期", "替代它的法", "待施行版本施行日期", "条数",
    "核对日期", "来源", "核对人",
)  # fmt: skip
"""The headings of the template. 名称 and 效力位阶 must be there; the rest may be missing or in any order."""
_NEEDED = ("名称", "效力位阶")
_DAYS = ("公布日期", "最近修改日期", "施行日期", "废止日期", "待施行版本施行日期")
STATUSES = ("有效", "已修改", "已废止", "尚未生效", "待核")
_EXAMPLE = (
    "××市停车场管理办法", "停车场办法", "政府规章", "××市人民政府", "××市人民政府令第1号", "2020-01-06", "", "2020-03-01", "有效", "", "", "", "42",
    "2026-11-23", "市政府门户网站", "",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LawRow:
    """A row of the table, counted as the spreadsheet does: the law it makes, or what is wrong with it."""

    row: int
    title: str
    law: Law | None
    problem: str = ""


def write_template(path: Path) -> None:
    """Write the table to be filled in, with a row as an example. Raises UserError."""
    write_table(path, COLUMNS, [_EXAMPLE], title="法规库")


def read_laws(path: Path, office: Office) -> tuple[LawRow, ...]:
    """Every row of the first sheet of ``path``, tried but not stored. Raises Unreadable, Hostile, or Refused when the headings are not there."""
    sheet = read_spreadsheet(path).sheets[0]
    top = next((n for n, row in enumerate(sheet.rows[:10]) if "名称" in [said(cell) for cell in row]), None)
    headings = [said(cell) for cell in sheet.rows[top]] if top is not None else []
    missing = [name for name in _NEEDED if name not in headings]
    if top is None or missing:
        raise Refused(f"“{path.name}”里没有“{'”“'.join(missing or _NEEDED)}”这一栏，没有读取。先导出模板，照模板填写后再导入。")
    rows = tuple(_rows(headings, sheet.rows[top + 1 :], top + 2, office))
    if not rows:
        raise Refused(f"“{path.name}”里只有表头，没有内容。填写后再导入。")
    return rows


def store_laws(office: Office, rows: Sequence[LawRow]) -> int:
    """Lay the good rows over the catalogue, one act for all; how many. Raises Refused when none is good."""
    good = tuple(row.law for row in rows if row.law is not None)
    if not good:
        raise Refused("没有一行可以导入，法规库没有动。按每一行的说明改正后再导入。")
    keep_laws(office, good, f"导入法规库：{len(good)} 部")
    return len(good)


def _rows(headings: Sequence[str], rows: Sequence[Sequence[Cell]], first: int, office: Office) -> Iterator[LawRow]:
    known = catalogue_of(office)
    laws: dict[str, int] = {}
    read: list[LawRow] = []
    for number, cells in enumerate(rows, first):
        given = {name: said(cell) for name, cell in zip(headings, cells, strict=False) if name in COLUMNS}
        if any(given.values()):
            read.append(_row(number, given, office.today(), laws))
    # a row may name as its successor a law that comes with the same table
    after = known.laid_over(row.law for row in read if row.law is not None)
    for row in read:
        yield _checked(row, after)


def _checked(row: LawRow, catalogue: Catalogue) -> LawRow:
    wrong = row_faults(row.law, catalogue) if row.law is not None else ()
    return LawRow(row.row, row.title, None, wrong[0]) if wrong else row


def _row(number: int, given: dict[str, str], today: date, seen: dict[str, int]) -> LawRow:
    title = given.get("名称", "").strip("《》 ")
    try:
        law = _law(title, given, today)
    except UserError as error:
        return LawRow(number, title, None, error.sentence)
    if title in seen:
        return LawRow(number, title, None, f"和第 {seen[title]} 行是同一部法，只留一行。")
    seen[title] = number
    return LawRow(number, title, law)


def _law(title: str, given: dict[str, str], today: date) -> Law:
    if not title:
        raise Refused("没有填名称。")
    level, status = given.get("效力位阶", ""), given.get("状态", "") or IN_FORCE
    if level not in LEVELS:
        raise Refused(f"效力位阶“{level}”不认识，可以填：{'、'.join(LEVELS)}。")
    if status not in STATUSES:
        raise Refused(f"状态“{status}”不认识，可以填：{'、'.join(STATUSES)}。")
    count = given.get("条数", "")
    if count and not count.isdigit():
        raise Refused(f"条数“{count}”不是数字。")
    days = {name: read_date(given[name], today) if given.get(name) else None for name in _DAYS}
    looked_up = read_date(given["核对日期"], today) if given.get("核对日期") else today
    return Law(
        title, level, given.get("制定机关", ""), given.get("文号", ""), days["公布日期"], days["最近修改日期"], days["施行日期"], status,
        days["废止日期"], given.get("替代它的法", "").strip("《》 "), days["待施行版本施行日期"], int(count) if count else None, 0, looked_up,
        given.get("来源", "") or "本单位登记", tuple(name for name in given.get("别称", "").replace("，", "、").split("、") if name), True, given.get("核对人", ""),
    )  # fmt: skip
