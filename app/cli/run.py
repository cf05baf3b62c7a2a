"""``run ACTS.jsonl``: acts one per line; after each commit one line is written and flushed."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from app.cli.acts import perform
from app.cli.arguments import Arguments, with_names
from app.cli.console import DONE, FAILED, Console
from app.errors import UserError
from app.office import Office
from app.text.worker import Worker


def arguments(parser: ArgumentParser) -> None:
    """ACTS.jsonl."""
    parser.add_argument("acts", type=Path, metavar="ACTS.jsonl")


def run(asked: Namespace, console: Console) -> int:
    """Do every act; a refused one is said and the next is tried. The lines are JSON with or without ``--json``."""
    console = replace(console, json=True)
    try:
        # only a line feed ends a line: JSON texts may hold U+2028 and the like as they are
        lines = asked.acts.read_text("utf-8-sig").split("\n")
    except OSError as error:
        console.refuse(f"操作清单“{asked.acts.name}”读不出来（{error.strerror}）。核对路径后再试。", file=str(asked.acts))
        return FAILED
    except UnicodeDecodeError:
        console.refuse(f"操作清单“{asked.acts.name}”不是 UTF-8 文字。另存为 UTF-8 后再试。", file=str(asked.acts))
        return FAILED
    code = DONE
    names: dict[str, str] = {}
    with console.office() as office, Worker() as worker:
        for line in filter(str.strip, lines):
            code = max(code, _line(line, office, worker, names, asked.acts.parent, console))
    return code


def _line(line: str, office: Office, worker: Worker, names: dict[str, str], folder: Path, console: Console) -> int:
    try:
        values = json.loads(line)
        # a NUL or half a surrogate pair can stand neither in the store nor in a file name
        sound = "\\u0000" not in json.dumps(values, ensure_ascii=False).encode("utf-8").decode("utf-8")
    except (ValueError, RecursionError):
        values, sound = None, False
    if not isinstance(values, dict) or not sound:
        console.put({"ok": False, "act": None, "error": "这一行不是一个 JSON 对象。改正后再试。"}, f"没有办：{line}")
        return FAILED
    name = values["act"] if isinstance(values.get("act"), str) else None
    try:
        named = {key: with_names(value, names) for key, value in values.items() if key != "as"}
        made = perform(Arguments(office, worker, named, folder))
    except UserError as error:
        console.put({"ok": False, "act": name, "error": error.sentence}, f"没有办“{name}”：{error.sentence}")
        return FAILED
    if isinstance(values.get("as"), str) and "document" in made:
        names[values["as"]] = str(made["document"])
    ids = {key: list(value) if isinstance(value, tuple) else value for key, value in made.items()}
    console.put({"ok": True, "act": name, "ids": ids}, f"已办“{name}”")
    return DONE
