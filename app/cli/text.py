"""``text FILE --json``: the clause tree of a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.console import DONE, FAILED, Console
from app.errors import UserError
from app.text.filenames import sayable_path
from app.text.shape import reading_to_json
from app.text.worker import read


def arguments(parser: ArgumentParser) -> None:
    """FILE."""
    parser.add_argument("file", type=Path)


def run(asked: Namespace, console: Console) -> int:
    """Print the tree, or why there is none."""
    try:
        reading = read(asked.file)
    except UserError as error:
        console.refuse(error.sentence, file=sayable_path(asked.file))
        return FAILED
    lines = [f"{'  ' * node.path.count('第')}{node.path}　{node.text}" for node in reading.tree.walk()]
    console.put(reading_to_json(reading), "\n".join([*reading.warnings, *lines]))
    return DONE
