"""``check PATH…``: judge files, one line each; exit 1 when a violation was found."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.console import DONE, FAILED, FOUND, Console, files_below
from app.errors import UserError
from app.office import Office
from app.review.accepting import judged
from app.rules.engine import judge
from app.rules.finding import Judgement, Severity
from app.rules.pack import load_packs
from app.rules.rule import Packs
from app.rules.shape import check_object
from app.text.filenames import sayable_path
from app.text.tree import Tree
from app.text.worker import Worker

REPORT = "标题像是总结、报告、统计一类材料，只检查了用语和格式，没有审查内容。如果它是行政规范性文件，改正标题或者在认定里注明后再查。"


def arguments(parser: ArgumentParser) -> None:
    """PATH…"""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")


def run(asked: Namespace, console: Console) -> int:
    """Judge every file; 2 beats 1 beats 0."""
    code = DONE
    with console.office_if_named() as office, Worker() as worker:
        packs = office.packs if office else load_packs()
        for path in files_below(asked.paths):
            code = max(code, _check(path, worker, office, packs, console))
    return code


def _check(path: Path, worker: Worker, office: Office | None, packs: Packs, console: Console) -> int:
    try:
        tree = worker.read(path).tree
    except UserError as error:
        console.refuse(error.sentence, file=sayable_path(path))
        return FAILED
    start = time.perf_counter()
    judgement = _judge(tree, office, packs)
    seconds = round(time.perf_counter() - start, 4)
    title = tree.body_title or tree.title
    console.put(check_object(sayable_path(path), title, judgement, seconds), _words(path, title, judgement))
    return FOUND if any(f.severity is Severity.VIOLATION for f in judgement.findings) else DONE


def _judge(tree: Tree, office: Office | None, packs: Packs) -> Judgement:
    return judged(office, tree) if office else judge(tree, packs)


def _words(path: Path, title: str, judgement: Judgement) -> str:
    head = f"{path}　《{title}》　疑点 {len(judgement.findings)} 处，援引核对 {len(judgement.to_verify)} 处"
    if judgement.report:
        head += f"\n  {REPORT}"
    found = [f"  [{f.severity.label}] {f.rule} {f.path or '全文'}　{f.quote}　{f.message}" for f in judgement.findings]
    return "\n".join([head, *found])
