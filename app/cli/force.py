"""``force DOCUMENT --on DATE``: is it in force on that day, and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, FAILED, Console
from app.cli.parser import day
from app.errors import UserError
from app.lifecycle.register import force_on
from app.text.filenames import sayable


def arguments(parser: ArgumentParser) -> None:
    """DOCUMENT --on DATE."""
    parser.add_argument("document", type=sayable)
    parser.add_argument("--on", type=day, required=True)


def run(asked: Namespace, console: Console) -> int:
    """Print the force on the day."""
    with console.reading() as office:
        try:
            found = force_on(office, office.document(asked.document), asked.on)
        except UserError as error:
            console.refuse(error.sentence, document=asked.document)
            return FAILED
    record = {"document": asked.document, "on": asked.on.isoformat(), "force": found.force.value, "because": found.because}
    console.put(record, f"{found.force.label}：{found.because}")
    return DONE
