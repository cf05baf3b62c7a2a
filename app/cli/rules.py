"""``rules --self-test``: every rule against its own proofs; ``rules --coverage``: which rules answer each prohibited kind;
``rules --export``: what an office laid over them, as a pack for another office.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.console import DONE, FAILED, Console
from app.errors import Refused
from app.rules.coverage import complete, coverage, table
from app.rules.coverage import report as coverage_report
from app.rules.office.packing import export_pack
from app.rules.pack import load_packs
from app.rules.rule import Packs
from app.rules.selftest import report


def arguments(parser: ArgumentParser) -> None:
    """--self-test, --coverage or --export; one of them."""
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--self-test", action="store_true")
    wanted.add_argument("--coverage", action="store_true")
    wanted.add_argument("--export", type=Path, metavar="F.toml")


def run(asked: Namespace, console: Console) -> int:
    """Run the proofs, or print the coverage table; 2 when a proof fails, a kind is not covered or its example not flagged."""
    if asked.export is not None:
        return _export(asked.export, console)
    with console.office_if_named() as office:
        packs = office.packs if office else load_packs()
    return _coverage(packs, console) if asked.coverage else _self_test(packs, console)


def _self_test(packs: Packs, console: Console) -> int:
    told = report(packs)
    failures = told["failures"]
    words = f"{told['rules']} 条规则，{told['examples']} 个例句，不符 {len(failures) if isinstance(failures, list) else 0} 个"
    console.put(told, words)
    return FAILED if failures else DONE


def _export(file: Path, console: Console) -> int:
    with console.office_if_named() as office:
        if office is None:
            raise Refused("没有指明数据文件夹，没有导出。加上 --store 写明是哪个单位的规则后再试。")
        count = export_pack(office, file)
    console.put({"file": str(file), "parts": count}, f"已导出 {count} 项到“{file.name}”")
    return DONE


def _coverage(packs: Packs, console: Console) -> int:
    rows = coverage(packs)
    console.put(coverage_report(rows), table(rows))
    return DONE if complete(rows) else FAILED
