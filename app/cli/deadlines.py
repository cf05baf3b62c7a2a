"""``deadlines``: every running deadline, first due first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, Console
from app.lifecycle.desk import desk


def arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def run(asked: Namespace, console: Console) -> int:
    """Print what is due."""
    with console.office() as office:
        for item in desk(office).items:
            due = item.due.deadline
            record: dict[str, object] = {
                "document": due.document_id,
                "name": due.name,
                "start_on": due.start_on.isoformat(),
                "amount": due.amount,
                "unit": due.unit,
                "due_on": due.due_on.isoformat(),
                "workdays_left": item.due.workdays_left,
                "light": item.due.light.value,
                "basis": due.basis,
                "verified": due.verified,
            }
            console.put(record, f"{item.group.value}　{item.action}《{item.document.title}》　{item.reason}")
    return DONE
