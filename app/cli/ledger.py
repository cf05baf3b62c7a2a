"""``ledger F.xlsx``: a ledger becomes documents, all of its rows or none; a line per row."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

from app.cli.console import DONE, FAILED, Console
from app.errors import UserError
from app.exchange.ledger import store_tried
from app.exchange.mapping import proposed
from app.exchange.opening import Opened, open_ledger
from app.exchange.trial import Trial, trial
from app.text.filenames import sayable_path

T = TypeVar("T")


def arguments(parser: ArgumentParser) -> None:
    """F.xlsx, and whether to try only."""
    parser.add_argument("file", type=Path, metavar="F.xlsx")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不导入")


def run(asked: Namespace, console: Console) -> int:
    """Try the sheet that looks like a ledger with the columns as remembered or guessed; store it when every row is good."""
    try:
        opened = open_ledger(asked.file)
    except UserError as error:
        console.refuse(error.sentence, file=sayable_path(asked.file))
        return FAILED
    table = opened.table
    with console.reading() if asked.dry_run else console.office() as office:
        columns = proposed(office, table)
        try:
            tried = _finished(trial(office, table, columns))
            if not tried.rows:
                raise UserError(f"“{opened.file_name}”里没有一行文件，没有导入。核对文件后再试。")
        except UserError as error:
            console.refuse(error.sentence, file=sayable_path(asked.file))
            return FAILED
        made: tuple[str, ...] = ()
        if tried.is_good and not asked.dry_run:
            stored = _finished(store_tried(office, opened.file_name, tried))["documents"]
            made = stored if isinstance(stored, tuple) else ()
    _tell(console, tried, made)
    _tell_of_others(console, opened)
    return DONE if tried.is_good else FAILED


def _tell(console: Console, tried: Trial, made: tuple[str, ...]) -> None:
    wrong: dict[int, list[str]] = defaultdict(list)
    # a notice is told until the row is stored: it keeps nothing out
    for problem in (*tried.problems, *(() if made else tried.notices)):
        wrong[problem.row].append(problem.sentence)
    documents = dict(zip((entry.row for entry in tried.entries), made, strict=True)) if made else {}
    for row in tried.rows:
        error = "".join(wrong[row]) or None
        words = error or (f"第{row}行已导入" if row in documents else f"第{row}行没有问题")
        console.put({"row": row, "document": documents.get(row), "error": error}, words)
    if not console.json:
        for remark in tried.remarks:
            console.put({}, remark)


def _tell_of_others(console: Console, opened: Opened) -> None:
    """Name the other sheets that hold rows, so that nobody takes one sheet for the whole file."""
    others = [table for table in opened.tables if table is not opened.table and table.lines and table.sureness > 1]
    if others and not console.json:
        named = "、".join(f"“{table.sheet}”（{len(table.lines)} 行）" for table in others)
        console.put({}, f"只读了“{opened.table.sheet}”这张表。{named}没有读，要导入的，各存成一个文件再导入。")


def _finished(steps: Generator[object, None, T]) -> T:
    """What long work comes to when nobody watches its progress."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
