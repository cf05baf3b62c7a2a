"""The steps measured without a window: judging, reading, searching, storing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import resources
from app.bench import beside
from app.bench.case import Case
from app.bench.judging import judging
from app.bench.peers import Peer
from app.cli.bench_ledger import take_in_ledger, write_ledger
from app.clock import Clock
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.office import Office, open_office
from app.text.tree import Node, Reading, Tree
from app.text.worker import Worker
from db.peers import scan

_DOCUMENTS = 200
_CLAUSE = "申请人应当向街道办事处提交书面申请，街道办事处应当自受理之日起二十个工作日内完成初审并予以公示，公示期不少于三日。"
_RARE = "备案"


def cases(store: Path) -> Iterator[Case]:
    """The steps, each to be measured before the next is asked for; ``store`` is made anew where there is none."""
    office = open_office(store, Clock(), "测速")
    try:
        if not office.store.register.count():
            for n in range(_DOCUMENTS):
                rare = _RARE if n % 50 == 0 else ""
                import_draft(office, _draft(f"云州区测试{rare}管理办法第{n}号", 2_000))
        with Worker() as worker:
            yield from _cases(office, worker)
    finally:
        office.store.close()


def _cases(office: Office, worker: Worker) -> Iterator[Case]:
    example = next(resources.path("examples").glob("*.docx"))
    yield from judging()
    yield Case("读取一份 Word 送审稿（读取进程已启动）", lambda: worker.read(example))
    with tempfile.TemporaryDirectory() as folder:
        yield from beside.reading(Path(folder), worker)
        yield from beside.comparing(Path(folder))
    for kind, word in (("少见的", _RARE), ("条条都有的", "公示")):
        yield _searching(office, f"在 {_DOCUMENTS} 件文件中查找{kind}两字词", word)
    with tempfile.TemporaryDirectory() as folder:
        ledger = write_ledger(Path(folder) / "台账.xlsx")
        yield Case("导入一份台账（读取、试导入、入库）", lambda: take_in_ledger(ledger), 1)
    yield Case("保存一步操作（落盘）", lambda: import_draft(office, _draft("落盘测试", 400), again=True), 10)


def _searching(office: Office, name: str, word: str) -> Case:
    """A search through the index beside the same question put by LIKE."""
    return Case(name, lambda: office.store.search.find(word), 20, (Peer("LIKE 扫描", lambda: scan(office.store.db, word)),))


def _draft(title: str, characters: int) -> Draft:
    return Draft(f"{title}.txt", title.encode(), Reading(f"{title}.txt", "txt", _tree(title, characters)))


def _tree(title: str, characters: int) -> Tree:
    articles = tuple(Node("article", f"第{n}条", _CLAUSE, f"第{n}条", n) for n in range(1, characters // len(_CLAUSE) + 1))
    return Tree(title, None, None, None, None, None, None, None, (Node("title", "标题", title), *articles))
