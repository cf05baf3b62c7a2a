"""``import PATH…``: make documents of files, one line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.console import DONE, FAILED, Console, files_below
from app.errors import UserError
from app.intake.draft import read_draft
from app.intake.importing import import_draft
from app.text.filenames import sayable_path
from app.text.worker import Worker


def arguments(parser: ArgumentParser) -> None:
    """PATH…"""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")


def run(asked: Namespace, console: Console) -> int:
    """Import every file that can be read."""
    code = DONE
    with console.office() as office, Worker() as worker:
        for path in files_below(asked.paths):
            try:
                made = import_draft(office, read_draft(path, worker))
            except UserError as error:
                console.refuse(error.sentence, file=sayable_path(path))
                code = FAILED
                continue
            document = office.document(str(made["document"]))
            record = {"document": document.id, "title": document.title, "files": [sayable_path(path)], "kind": document.matter}
            console.put(record, f"已导入《{document.title}》")
    return code
