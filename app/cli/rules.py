"""``rules --self-test``: every rule against its own proofs; ``rules --coverage``: which rules answer each prohibited kind."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, FAILED, Console
from app.rules.coverage import complete, coverage, table
from app.rules.coverage import report as coverage_report
from app.rules.pack import load_packs
from app.rules.rule import Packs
from app.rules.selftest import report


def arguments(parser: ArgumentParser) -> None:
    """--self-test or --coverage; one of them."""
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--self-test", action="store_true")
    wanted.add_argument("--coverage", action="store_true")


def run(asked: Namespace, console: Console) -> int:
    """Run the proofs, or print the coverage table; 2 when a proof fails, a kind is not covered or its example not flagged."""
    with console.office_if_named() as office:
        packs = office.packs if office else load_packs()
    return _coverage(packs, console) if asked.coverage else _self_test(packs, console)


def _self_test(packs: Packs, console: Console) -> int:
    told = report(packs)
    failures = told["failures"]
    words = f"{told['rules']} 条规则，{told['examples']} 个例句，不符 {len(failures) if isinstance(failures, list) else 0} 个"
    console.put(told, words)
    return FAILED if failures else DONE


def _coverage(packs: Packs, console: Console) -> int:
    rows = coverage(packs)
    console.put(coverage_report(rows), table(rows))
    return DONE if complete(rows) else FAILED
