"""``compare OLD NEW``: what changed between two texts, clause by clause; 花脸稿 and 修改对照表 where asked for."""

from __future__ import annotations

import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import places
from app.cli.console import DONE, FAILED, Console
from app.compare.comparing import compare
from app.compare.comparison import Comparison, Op, Pair, Sign
from app.compare.shape import comparison_to_json
from app.errors import UserError
from app.forms.templates import SHIPPED, Own
from app.text.filenames import sayable, sayable_path
from app.text.tree import Tree
from app.text.worker import Worker

_NAMES = {
    "same": "未改动",
    "edited": "修改",
    "inserted": "新增",
    "deleted": "删除",
    "split": "拆分",
    "merged": "合并",
    "moved": "移动",
    "renumbered": "改序号",
}


def arguments(parser: ArgumentParser) -> None:
    """OLD NEW, and the papers to write."""
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("--redline", type=_word_file, metavar="F.docx")
    parser.add_argument("--table", type=_word_file, metavar="F.docx")


def _word_file(words: str) -> Path:
    if not words.lower().endswith(".docx"):
        raise ArgumentTypeError(f"“{words}”要写成以 .docx 结尾的文件名")
    return Path(words)


def run(asked: Namespace, console: Console) -> int:
    """Compare the two files and write what is asked for; 2 when one of them cannot be read or a paper cannot be written."""
    with Worker() as worker:
        trees = [_read(path, worker, console) for path in (asked.old, asked.new)]
    old, new = trees
    if old is None or new is None:
        return FAILED
    start = time.perf_counter()
    found = compare(old, new)
    seconds = time.perf_counter() - start
    console.put(comparison_to_json(sayable_path(asked.old), sayable_path(asked.new), found, seconds), _words(found))
    return max(_written(_Paper(paper, asked, old, new, found), console) for paper in ("redline", "table"))


def _read(path: Path, worker: Worker, console: Console) -> Tree | None:
    try:
        return worker.read(path).tree
    except UserError as error:
        console.refuse(error.sentence, file=sayable_path(path))
        return None


@dataclass(frozen=True, slots=True)
class _Paper:
    """One paper that may be asked for, redline or table, and what it is made of."""

    name: str
    asked: Namespace
    old: Tree
    new: Tree
    found: Comparison

    @property
    def file(self) -> Path | None:
        """Where it goes; None when nobody asks for it."""
        file: Path | None = getattr(self.asked, self.name)
        return file

    def made(self, operator: str, at: datetime, own: Own) -> bytes:
        """The paper as a Word file."""
        # what writes Word is loaded only where a paper is asked for
        from app.compare.redline import Versions, redline
        from app.compare.table import table
        from app.word.runs import Signed

        make = redline if self.name == "redline" else table
        names = Versions(sayable(self.asked.old.stem), sayable(self.asked.new.stem))
        return make(self.old, self.new, self.found, Signed(operator, at), names, own=own)


def _written(paper: _Paper, console: Console) -> int:
    """Write one paper where it is asked for."""
    if paper.file is None:
        return DONE
    from app.forms import printing
    from app.forms.overlay import own_templates

    try:
        with console.office_if_named() as office:
            own = SHIPPED if office is None else own_templates(office)
        printing.save(paper.made(console.by or places.operator(), console.clock.now(), own), paper.file)
    except UserError as error:
        console.refuse(error.sentence, file=sayable_path(paper.file))
        return FAILED
    return DONE


def _words(found: Comparison) -> str:
    """The counts, and each change with its clauses."""
    head = "，".join(f"{_NAMES[name]} {count}" for name, count in found.counts().items() if count)
    return "\n".join([head, *(_line(pair) for pair in found.pairs if pair.is_change)])


def _line(pair: Pair) -> str:
    kinds = [_NAMES[pair.change.value]] if pair.change.value != "same" else []
    kinds += ["移动"] * pair.moved + ["改序号"] * pair.renumbered + ["仅条文引用随序号调整"] * pair.references_only
    where = " → ".join("、".join(unit.path for unit in side) for side in (pair.old, pair.new) if side)
    return f"  [{'，'.join(kinds)}] {where}　{''.join(map(_mark, pair.ops)) if pair.change.value != 'same' else ''}".rstrip()


def _mark(op: Op) -> str:
    words = op.text.replace("\n", " ")
    return words if op.sign is Sign.KEPT else f"〔{'删' if op.sign is Sign.GONE else '增'}：{words}〕"
