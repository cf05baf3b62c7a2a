"""``bench``: how long the program's main steps take here, each beside a peer where there is one; medians and ratios."""

from __future__ import annotations

import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import resources
from app.cli.bench_ledger import ROWS, take_in_ledger, write_ledger
from app.cli.console import DONE, Console
from app.clock import Clock
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle.register import rows
from app.office import Office, open_office
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.text.tree import Node, Reading, Tree
from app.text.worker import Worker
from db.peers import scan

_DOCUMENTS = 200
_CLAUSE = "申请人应当向街道办事处提交书面申请，街道办事处应当自受理之日起二十个工作日内完成初审并予以公示，公示期不少于三日。"
_LONG = 20_000
_RARE = "备案"


@dataclass(frozen=True, slots=True)
class Case:
    """One step measured: ``work`` and, where there is one, ``peer`` (named), each run ``runs`` times."""

    name: str
    work: Callable[[], object]
    runs: int = 5
    peer_name: str | None = None
    peer: Callable[[], object] | None = None


def arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def run(asked: Namespace, console: Console) -> int:
    """Measure every step and print its median in milliseconds."""
    with tempfile.TemporaryDirectory() as folder, _filled(Path(folder) / "store") as office, Worker() as worker:
        ledger = write_ledger(Path(folder) / "台账.xlsx")
        taking_in = Case(f"读取、检查并导入 {ROWS} 行台账", lambda: take_in_ledger(ledger), 1)
        for case in (*_cases(office, worker), taking_in):
            own = _median(case.work, case.runs)
            other = _median(case.peer, case.runs) if case.peer else None
            ratio = round(other / own, 2) if other is not None and own else None
            record: dict[str, object] = {
                "name": case.name, "median_ms": own, "runs": case.runs, "peer": case.peer_name, "peer_median_ms": other, "ratio": ratio,
            }  # fmt: skip
            beside = f"，{case.peer_name} {other} 毫秒，为其 {ratio} 分之一" if other is not None else ""
            console.put(record, f"{case.name}：{own} 毫秒（{case.runs} 次中位数）{beside}")
    return DONE


def _cases(office: Office, worker: Worker) -> Iterator[Case]:
    packs = load_packs()
    long = _tree("速度测试", _LONG)
    example = next(resources.path("examples").glob("*.docx"))
    yield Case(f"审核 {_LONG} 字全部规则", lambda: judge(long, packs))
    yield Case("读取一份 Word 送审稿（读取进程已启动）", lambda: worker.read(example))
    for kind, word in (("少见的", _RARE), ("条条都有的", "公示")):
        yield _searching(office, f"在 {_DOCUMENTS} 件文件中查找{kind}两字词", word)
    yield Case(f"列出 {_DOCUMENTS} 件台账", lambda: rows(office))
    yield Case("保存一步操作（落盘）", lambda: import_draft(office, _draft("落盘测试", 400), again=True), 10)


def _searching(office: Office, name: str, word: str) -> Case:
    """A search through the index beside the same question put by LIKE."""
    return Case(name, lambda: office.store.search.find(word), 20, "LIKE 扫描", lambda: scan(office.store.db, word))


def _median(work: Callable[[], object], runs: int) -> float:
    work()
    spent: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return round(median(spent), 2)


@contextmanager
def _filled(folder: Path) -> Iterator[Office]:
    office = open_office(folder, Clock(), "测速")
    try:
        for n in range(_DOCUMENTS):
            rare = _RARE if n % 50 == 0 else ""
            import_draft(office, _draft(f"云州区测试{rare}管理办法第{n}号", 2_000))
        yield office
    finally:
        office.store.close()


def _draft(title: str, characters: int) -> Draft:
    return Draft(f"{title}.txt", title.encode(), Reading(f"{title}.txt", "txt", _tree(title, characters)))


def _tree(title: str, characters: int) -> Tree:
    articles = tuple(Node("article", f"第{n}条", _CLAUSE, f"第{n}条", n) for n in range(1, characters // len(_CLAUSE) + 1))
    return Tree(title, None, None, None, None, None, None, None, (Node("title", "标题", title), *articles))
