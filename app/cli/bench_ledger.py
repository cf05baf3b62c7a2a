"""What ``bench`` measures of ledgers: one of 5,000 rows in the habits of an office, read, tried and stored in a fresh store."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator
from datetime import date, timedelta
from pathlib import Path

from app.clock import Clock
from app.exchange.ledger import import_ledger
from app.exchange.mapping import proposed
from app.exchange.opening import open_ledger
from app.exchange.table_out import write_table
from app.office import open_office

ROWS = 5_000
_HEADINGS = (
    "序号",
    "文件名称",
    "发文字号",
    "制定机关",
    "起草单位",
    "成文日期",
    "公布日期",
    "施行日期",
    "有效期",
    "状态",
    "报市政府备案日期",
    "备注",
)
_UNITS = ("区住房和城乡建设委员会", "区发改委", "区财政局", "区农业农村委员会", "区市场监管局")
_TODAY = date(2026, 11, 23)


def write_ledger(path: Path) -> Path:
    """Write a ledger of ``ROWS`` good rows to ``path`` (.xlsx)."""
    write_table(path, _HEADINGS, _rows(), title="文件台账")
    return path


def take_in_ledger(ledger: Path) -> int:
    """Read, try and store ``ledger`` in a store made for it and thrown away; how many documents it made."""
    # a store that is thrown away need not be closed with a backup
    with tempfile.TemporaryDirectory() as folder:
        office = open_office(Path(folder) / "store", Clock(_TODAY), "测速")
        try:
            opened = open_ledger(ledger)
            steps = import_ledger(office, opened.file_name, opened.table, proposed(office, opened.table))
            return _finished(steps)
        finally:
            office.store.close()


def _finished(steps: Generator[tuple[int, int, str], None, object]) -> int:
    last = 0
    for _, total, _ in steps:
        last = total
    return last


def _rows() -> Iterator[tuple[str, ...]]:
    for n in range(ROWS):
        signed = date(2016, 1, 4) + timedelta(days=n % 3_900)
        published = signed + timedelta(days=n % 5)
        filed = _written(published + timedelta(days=9), n) if n % 2 else ""
        yield (
            str(n + 1), f"云州区第{n + 1}类事项管理办法", f"云府规[{signed.year}]{n + 1}号", "云州区人民政府", _UNITS[n % len(_UNITS)],
            _written(signed, n), _written(published, n + 1), _written(published + timedelta(days=30), n + 2), ("5年", "长期有效")[n % 2],
            "", filed, "/",
        )  # fmt: skip


def _written(day: date, habit: int) -> str:
    forms = ("{0}.{1}.{2}", "{0}-{1:02}-{2:02}", "{0}年{1}月{2}日", "{0}{1:02}{2:02}", "{0}/{1}/{2}")
    return forms[habit % len(forms)].format(day.year, day.month, day.day)
