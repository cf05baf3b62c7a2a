"""``rules --self-test``: every shipped rule against its own proofs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, FAILED, Console
from app.rules.pack import load_packs
from app.rules.selftest import report


def arguments(parser: ArgumentParser) -> None:
    """--self-test."""
    parser.add_argument("--self-test", action="store_true", required=True)


def run(asked: Namespace, console: Console) -> int:
    """Run the proofs; 2 when one fails."""
    with console.office_if_named() as office:
        told = report(office.packs if office else load_packs())
    failures = told["failures"]
    words = f"{told['rules']} 条规则，{told['examples']} 个例句，不符 {len(failures) if isinstance(failures, list) else 0} 个"
    console.put(told, words)
    return FAILED if failures else DONE
