"""The words of the command line: global options, the verbs that are built, and exit code 64 for anything else."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from app.cli.console import DONE, FAILED, USAGE, Console, TakePictures
from app.errors import UserError
from app.lifecycle.dates import read_date
from app.text.filenames import sayable

Arguments = Callable[[argparse.ArgumentParser], None]
Run = Callable[[argparse.Namespace, Console], int]


@dataclass(frozen=True, slots=True)
class Verb:
    """Where a verb is built: loaded only when asked for, so that each verb starts with what it needs and no more."""

    module: str
    words: str
    arguments: str = "arguments"
    run: str = "run"


VERBS: Mapping[str, Verb] = {
    "text": Verb("text", "把文件拆成条款"),
    "check": Verb("check", "审核文件"),
    "annotate": Verb("annotate", "在原稿上加批注"),
    "compare": Verb("compare", "比对两份文件"),
    "import": Verb("importing", "导入文件"),
    "list": Verb("listing", "列出台账"),
    "search": Verb("search", "查找"),
    "deadlines": Verb("deadlines", "列出期限"),
    "force": Verb("force", "查询效力"),
    "run": Verb("run", "按清单办理"),
    "ledger": Verb("ledger", "导入台账"),
    "packet": Verb("packet", "生成报送包"),
    "open-packet": Verb("packet", "核对报送包", "open_arguments", "open_packet"),
    "rules": Verb("rules", "规则自测、覆盖表、导出规则包"),
    "laws": Verb("laws", "核对法规库"),
    "impact": Verb("laws", "查谁引用了一部法", "impact_arguments", "impact"),
    "health": Verb("keeping", "检查数据", "health_arguments", "health"),
    "backup": Verb("keeping", "备份", "backup_arguments", "backup"),
    "restore": Verb("keeping", "恢复", "restore_arguments", "restore"),
    "demo": Verb("demo", "用示例文件走一遍"),
    "bench": Verb("bench", "测速度"),
}
"""The verbs that are built; the contract names more, and those answer 64 until they are."""


_TAKES_VALUE = ("--store", "--today", "--by")
"""The global options; each takes a value and stands before or after the verb."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        sys.stderr.write(f"用法不对：{message}\n")
        sys.exit(USAGE)


def main(words: Sequence[str], pictures: TakePictures | None = None) -> int:
    """Run one verb and return its exit code. A refusal of the store is one sentence and exit code 2."""
    verb = VERBS.get(_verb_of(words) or "")
    asked = _parser(_verb_of(words)).parse_args(words)
    assert verb is not None, "the parser ends with 64 for any other word"
    run: Run = getattr(import_module(f"app.cli.{verb.module}"), verb.run)
    console = Console(asked.store, asked.today, asked.by, asked.json, pictures)
    try:
        return run(asked, console)
    except UserError as error:
        console.refuse(error.sentence)
        return FAILED
    except BrokenPipeError:
        # the reader has closed (``| head``): nothing more to say, and nothing to flush at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        sys.stderr.write("已停下。说过办好的都已保存。\n")
        return FAILED


def globals_of(words: Sequence[str]) -> Console:
    """The global options alone: what the window is opened with."""
    parser = _Parser(prog="python -m app", allow_abbrev=False)
    _add_globals(parser, None)
    asked = parser.parse_args(words)
    return Console(asked.store, asked.today, asked.by, json=False)


def day(text: str) -> date:
    """A date of the command line, ISO. Raises ArgumentTypeError with the way to write one."""
    try:
        return read_date(date.fromisoformat(text).isoformat(), date.min)
    except (ValueError, UserError):
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，要写成 2026-11-23 这样") from None


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("没有写数据文件夹")
    return Path(text)


def _verb_of(words: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of a global one."""
    values = {place + 1 for place, word in enumerate(words) if word in _TAKES_VALUE}
    return next((word for place, word in enumerate(words) if place not in values and not word.startswith("-")), None)


def _built() -> dict[str, Verb]:
    return {name: verb for name, verb in VERBS.items() if find_spec(f"app.cli.{verb.module}") is not None}


def _add_globals(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--store", type=_folder, metavar="DIR", default=default)
    parser.add_argument("--today", type=day, metavar="DATE", default=default)
    parser.add_argument("--by", type=sayable, metavar="NAME", default=default)


def _parser(wanted: str | None) -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m app", description="规衡：行政规范性文件全周期管理", allow_abbrev=False)
    _add_globals(parser, None)
    parser.add_argument("--json", action="store_true")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=_Parser)
    for name, verb in _built().items():
        own = verbs.add_parser(name, help=verb.words, allow_abbrev=False)
        if name == wanted:
            add: Arguments = getattr(import_module(f"app.cli.{verb.module}"), verb.arguments)
            add(own)
        # absent after the verb, an option keeps what was said before it
        _add_globals(own, argparse.SUPPRESS)
        own.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    return parser
